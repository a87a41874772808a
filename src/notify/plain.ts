/** The longest title and body a channel is handed, in code points. */
export const TITLE_LIMIT = 160;
export const BODY_LIMIT = 16_000;

// ECMA-48: control sequences, strings (OSC, DCS, …) and two-character escapes.
const ESCAPES = /\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)?|[ -/]*[0-~])/g;
const BREAKS = /\r\n?|[\n\v\f\x85\u2028\u2029]/g;
const CONTROLS = /[\x00-\x08\x0e-\x1f\x7f-\x9f]/g;
// Marks and overrides that turn the reading direction, and characters nobody sees (UAX #9, TR36).
const INVISIBLE =
  /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]/g;
const LONE_SURROGATE = /\p{Cs}/gu;

function shorten(text: string, limit: number): string {
  // Twice the limit in code units holds at least `limit` code points: the rest need not be walked.
  const points = [...text.slice(0, limit * 2 + 2)];
  return points.length > limit
    ? `${points
        .slice(0, limit - 1)
        .join('')
        .trimEnd()}…`
    : text;
}

/** Text without control characters, escape sequences and direction overrides; lines end in `\n`. */
export function plainText(text: string, limit: number = BODY_LIMIT): string {
  const clean = text
    .slice(0, limit * 8)
    .replace(ESCAPES, '')
    .replace(BREAKS, '\n')
    .replace(/\t/g, ' ')
    .replace(CONTROLS, '')
    .replace(INVISIBLE, '')
    .replace(LONE_SURROGATE, '\ufffd')
    .trim();
  return shorten(clean, limit);
}

/** The same on one line. */
export function plainLine(text: string, limit: number = TITLE_LIMIT): string {
  return shorten(plainText(text, limit * 8).replace(/\s+/g, ' '), limit);
}

/** Text for a place that reads it as markup (the body of a desktop notification). */
export function withoutMarkup(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
