import type { Draft, Warning } from '../../domain/draft.ts';
import { emptyFields } from '../../domain/draft.ts';
import type { PostingFields } from '../../domain/job.ts';
import { webLink } from '../../domain/links.ts';

/** What one rung of the ladder says; unknown fields are left out or null. */
export interface Evidence {
  /** Such as `json-ld`, `microdata`, `page`, `text`, `greenhouse`. */
  source: string;
  fields: Partial<PostingFields>;
  /** The posting's text as Markdown. */
  description?: string | null;
  /** Places too coarse to end the search: a country alone. */
  coarseLocations?: string[];
  warnings?: Warning[];
}

/** Fields, description and provenance of several rungs, best first; a lower one fills only what is missing. */
export function climb(
  rungs: readonly Evidence[],
): Pick<Draft, 'fields' | 'description' | 'provenance' | 'warnings'> {
  const fields = emptyFields();
  const provenance: Draft['provenance'] = {};
  const warnings: Warning[] = [];
  let description: string | null = null;
  const put = <K extends keyof PostingFields>(key: K, value: PostingFields[K], source: string): void => {
    fields[key] = value;
    provenance[key] = source;
  };
  for (const { source, fields: given, description: text, warnings: said } of rungs) {
    for (const key of Object.keys(fields) as (keyof PostingFields)[]) {
      const value = key === 'url' || key === 'applyUrl' ? webLink(given[key] ?? null) : given[key];
      if (!isKnown(value) || isKnown(fields[key])) continue;
      // The evidence belongs to the deadline it was read from.
      if (key === 'expiresEvidence' && provenance.expiresOn !== source && provenance.expiresOn !== undefined)
        continue;
      put(key, value as never, source);
    }
    if (
      text &&
      (description === null || description.length < 200) &&
      text.length > (description?.length ?? 0)
    ) {
      description = text;
      provenance.description = source;
    }
    if (said) warnings.push(...said);
  }
  if (fields.locations.length === 0) {
    const coarse = rungs.find((rung) => rung.coarseLocations && rung.coarseLocations.length > 0);
    if (coarse) put('locations', coarse.coarseLocations ?? [], coarse.source);
  }
  return { fields, description, provenance, warnings };
}

function isKnown(value: unknown): boolean {
  return (
    value !== undefined &&
    value !== null &&
    value !== 'unknown' &&
    !(Array.isArray(value) && value.length === 0)
  );
}
