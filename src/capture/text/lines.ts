import { withoutSteering } from '../../domain/text.ts';

// What joins or varies letters and is no letter itself: between two of a word it would hide the word.
const JOINERS = /\u034f|\u115f|\u1160|\u17b4|\u17b5|[\u180b-\u180d]|\u200c|\u200d|[\ufe00-\ufe0f]/g;

// Most lines are of these letters alone, with nothing to clean.
const PLAIN =
  /^[\n\x20-\x7e\xa1-\xac\xae-\u02ff\u0370-\u061b\u061d-\u115e\u1e00-\u1fff\u2010-\u2027\u2030-\u205e\u2070-\u2fff\u3001-\ud7ff]*$/;

/** Text without control characters, escape sequences or invisible marks, lines ended by `\n`, blanks plain. */
export function cleanText(text: string): string {
  if (PLAIN.test(text)) return text;
  return withoutSteering(text)
    .replace(JOINERS, '')
    .replace(/[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g, ' ');
}

/** One line of clean text: blanks collapsed, ends trimmed; null when nothing is left. */
export function cleanLine(text: string | null | undefined): string | null {
  if (!text) return null;
  const line = cleanText(text).replace(/\s+/g, ' ').trim();
  return line === '' ? null : line;
}

/** The longest line a rule is given to read, in characters; no paragraph anyone wrote is as long. */
export const LONGEST_LINE = 5000;

/** A line in pieces no longer than that, broken at blanks where it has any. */
function pieces(line: string): string[] {
  const parts: string[] = [];
  let from = 0;
  while (line.length - from > LONGEST_LINE) {
    const blank = line.lastIndexOf(' ', from + LONGEST_LINE);
    const edge = from + LONGEST_LINE;
    // Never between the halves of one character.
    const isHalf = (line.charCodeAt(edge - 1) & 0xfc00) === 0xd800;
    const to = blank > from ? blank : isHalf ? edge - 1 : edge;
    parts.push(line.slice(from, to));
    from = to;
  }
  return [...parts, line.slice(from)];
}

/** The text cut into clean, trimmed lines of at most `LONGEST_LINE`; blank ones kept as `''`. */
export function linesOf(text: string): string[] {
  return cleanText(text)
    .split('\n')
    .flatMap(pieces)
    .map((line) => line.replace(/ {2,}/g, ' ').trim());
}

/** Letters and digits only, folded: for comparing names, never for showing. */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+#]+/gu, ' ')
    .trim();
}
