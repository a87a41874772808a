/** Text from elsewhere on its way to a person: one scrubber of what steers a terminal, for every room. */

// Control characters but for line ends and tabs, bidirectional overrides and isolates, and every escape sequence
// that is no colour: what a posting says must not move the cursor, set a title or turn a line around.
const SEQUENCE =
  /\x1b(?:\[(?![0-9;]*m)[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[PX^_][^\x1b]*(?:\x1b\\)?|[@-Z\\^_`-~])/g;
const CONTROL = /[\0-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const LONE_ESCAPE = /\x1b(?!\[[0-9;]*m)/g;
const COLOUR = /\x1b\[[0-9;]*m/g;
// What `plain` would change; most texts hold nothing of it.
const CARE = /[\0-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]|[^\S ]|^ | $| {2}/;

/** The text as a terminal may have it: colours stay, everything else that steers is gone. */
export function harmless(text: string): string {
  return text.replace(SEQUENCE, '').replace(CONTROL, '').replace(LONE_ESCAPE, '');
}

/** The text without its colours. */
export const withoutColour = (text: string): string => text.replace(COLOUR, '');

/** A stranger's text on its way into a line of ours: one line, no escape sequence at all. */
export function plain(text: string): string {
  if (!CARE.test(text)) return text;
  return harmless(text).replace(COLOUR, '').replace(/\s+/g, ' ').trim();
}

/** A stranger's text of several lines: as `plain`, the lines kept. */
export function plainLines(text: string): string {
  return harmless(text.replace(/\r\n?/g, '\n')).replace(COLOUR, '');
}

/** A value as JSON a terminal may have: what steers it is escaped, so that a program reads it unchanged. */
export function harmlessJson(value: unknown, indent = 0): string {
  // JSON leaves these as they are, and a terminal does not.
  return JSON.stringify(value, null, indent).replace(CONTROL, escapeJson);
}

const escapeJson = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** A count with its noun, `1 job`, `3 jobs`; `many` where the plural takes no `s`. */
export const counted = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
