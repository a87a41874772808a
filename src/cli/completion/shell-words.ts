/** Reads what stands on a command line the way a shell would split it, and never runs or expands any of it. */

/** The quote a word was left open in, if any. */
export type Quote = '' | "'" | '"';

/** A command line up to the cursor. */
export interface Line {
  /** The words before the one at the cursor, without their quotes. */
  words: string[];
  /** The word at the cursor, without its quotes; empty where a new one begins. */
  current: string;
  quote: Quote;
}

/** Splits a line at its unquoted blanks; quotes and backslashes are taken off as bash and fish do. */
export function readLine(text: string): Line {
  const words: string[] = [];
  let current: string | null = null;
  let quote: Quote = '';
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i]!;
    const next = text[i + 1];
    if (quote === "'") {
      if (char === "'") quote = '';
      else current += char;
    } else if (quote === '"') {
      if (char === '"') quote = '';
      else if (char === '\\' && next !== undefined && '"\\$`'.includes(next)) {
        current += next;
        i += 1;
      } else current += char;
    } else if (char === "'" || char === '"') {
      quote = char;
      current ??= '';
    } else if (char === '\\') {
      current = (current ?? '') + (next ?? '');
      i += 1;
    } else if (/\s/.test(char)) {
      if (current !== null) words.push(current);
      current = null;
    } else current = (current ?? '') + char;
  }
  return { words, current: current ?? '', quote };
}

/** Text as bash may have it in a word, within the quote that is open; null where that quote cannot hold it. */
export function quoteForBash(text: string, quote: Quote): string | null {
  // Nothing can be escaped within '…', and no backslash keeps ! from history within "…".
  if (quote === "'") return text.includes("'") ? null : text;
  if (quote === '"') return text.includes('!') ? null : text.replace(/[$`"\\]/g, '\\$&');
  return text.replace(/[^\p{L}\p{M}\p{N}_@%+=:,./-]/gu, '\\$&');
}
