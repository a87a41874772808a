import { clockIn } from '../days.ts';

/** True where an instant lies in the quiet hours of a zone: from `from` on, up to and without `to`, past midnight too. */
export function isQuiet(now: Date, quiet: { from: string; to: string } | null, zone: string): boolean {
  if (!quiet || quiet.from === quiet.to) return false;
  const clock = clockIn(now, zone);
  const { from, to } = quiet;
  return from < to ? clock >= from && clock < to : clock >= from || clock < to;
}
