/** How long something takes when some of it has not happened yet. */

/** One stay, in days; `ended` is false where it was still going on when last looked at. */
export interface Stay {
  days: number;
  ended: boolean;
}

/**
 * The median stay in days, by Kaplan and Meier's estimate (J. Amer. Stat. Assoc. 53, 1958): stays still going on
 * count for as long as they were seen. Null where the estimate never comes down to a half. To a tenth of a day.
 */
export function medianStay(stays: readonly Stay[]): number | null {
  const sorted = [...stays].sort((a, b) => a.days - b.days);
  let surviving = 1;
  for (let i = 0; i < sorted.length; ) {
    const { days } = sorted[i]!;
    const atRisk = sorted.length - i;
    let ended = 0;
    for (; i < sorted.length && sorted[i]!.days === days; i += 1) if (sorted[i]!.ended) ended += 1;
    surviving *= 1 - ended / atRisk;
    // Products of fractions miss a half by a hair.
    if (ended > 0 && surviving <= 0.5 + 1e-9) return Math.round(days * 10) / 10;
  }
  return null;
}
