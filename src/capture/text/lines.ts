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

/** The text cut into clean, trimmed lines; blank ones kept as `''`. */
export function linesOf(text: string): string[] {
  return cleanText(text)
    .split('\n')
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
