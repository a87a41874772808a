import { withoutSteering } from '../domain/text.ts';

/** The longest title and body a channel is handed, in code points. */
export const TITLE_LIMIT = 160;
export const BODY_LIMIT = 16_000;

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
  const clean = withoutSteering(text.slice(0, limit * 8))
    .replace(/\t/g, ' ')
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
