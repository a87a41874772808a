/** A stranger's text made plain: the one place that knows what a text may not bring with it. */

// ECMA-48: control sequences, strings (OSC, DCS, …; one that is not ended ends with its line) and short escapes.
const ESCAPES = /\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_][^\x07\x1b\r\n]*(?:\x07|\x1b\\)?|[ -/]*[0-~])/g;
const BREAKS = /\r\n?|[\v\f\x85\u2028\u2029]/g;
// C0 but for tab and line end, DEL, C1; what turns the reading direction (UAX #9); what nobody sees (UTR #36), the
// tags that spell a hidden text among it. Joiners and selectors stay: letters and emoji are made of them.
const STEERS =
  '\\0-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u00ad\\u061c\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb\\ufffe\\uffff';
const STEERING = new RegExp(`[${STEERS}]|\\udb40[\\udc00-\\udc7f]`, 'g');
const LONE_SURROGATE = /\p{Cs}/gu;
// What would be changed; most texts hold nothing of it.
const CARE = new RegExp(`[\\r${STEERS}\\ud800-\\udfff]`);
const UNEVEN = /[^\S ]|^ | $| {2}/;

/**
 * The text without escape sequences, control characters, marks of direction and invisible signs; lines end in `\n`,
 * tabs stay, half a character is U+FFFD. It is the same when it is done twice.
 */
export function withoutSteering(text: string): string {
  if (!CARE.test(text)) return text;
  return text
    .replace(ESCAPES, '')
    .replace(LONE_SURROGATE, '\ufffd')
    .replace(BREAKS, '\n')
    .replace(STEERING, '');
}

/** The same on one line: blanks of any kind are one space, the ends are bare. */
export function plain(text: string): string {
  if (!UNEVEN.test(text) && !CARE.test(text)) return text;
  return withoutSteering(text).replace(/\s+/g, ' ').trim();
}

/** JSON in which all that steers is written as `\u…`, so that a program reads the same values. */
export function harmlessJson(value: unknown, indent = 0): string {
  // Line ends and tabs of values are escaped by JSON itself; those left are the document's own.
  return JSON.stringify(value, null, indent).replace(STEERING, (found) =>
    [...Array(found.length).keys()]
      .map((i) => `\\u${found.charCodeAt(i).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}

/** A count with its noun, `1 job`, `3 jobs`; `many` where the plural takes no `s`. */
export const counted = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
