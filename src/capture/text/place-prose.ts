import { LETTER, UPPER } from './letters.ts';

const PLACES = `([${UPPER}][${LETTER}.'’-]*(?: [${UPPER}][${LETTER}.'’-]*){0,3}(?:, (?:[A-Z]{2,3}\\b|[${UPPER}][${LETTER}]+(?: [${UPPER}][${LETTER}]+)?))?(?:(?:,? (?:or|and)|,|;| /) [${UPPER}][${LETTER}.'’-]*(?: [${UPPER}][${LETTER}.'’-]*){0,3}(?:, [A-Z]{2,3}\\b)?){0,5})`;
const PLACE_RULES = [
  new RegExp(
    `\\b(?:role|position|job|opportunity|internship|team member|candidate|opening|team|vacancy)s?\\b[^.\\n]{0,40}\\b(?:is|are|be|can be|will be)\\b[^.\\n]{0,20}\\b(?:based|located|on-?site|in-office|in[- ]person)(?: out of)? (?:in|at|from)(?: our| the)? ${PLACES}`,
    'gu',
  ),
  new RegExp(
    `\\b(?:to be|must be|you (?:will|['’]ll) be|be) (?:based|located) (?:out of |in |near )(?:our |the )?${PLACES}`,
    'gu',
  ),
];

/** The phrase naming where the work is, as in "This role is based in X or Y"; null where none does. */
export function placesInProse(text: string): string | null {
  for (const rule of PLACE_RULES) {
    for (const m of text.matchAll(rule)) return m[1]!.replace(/[.,]+$/, '');
  }
  return null;
}
