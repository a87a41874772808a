/** The man macros, as mandoc and groff both read them. */

const NAMED: Record<string, string> = {
  '\\': '\\e',
  '-': '\\-',
  "'": '\\(aq',
  '`': '\\(ga',
  '^': '\\(ha',
  '~': '\\(ti',
};

/** Text within a line, every character as itself; beyond ASCII by its number, since not every reader expects UTF-8. */
export const inline = (text: string): string =>
  text
    .replace(/[\\\-'`^~]/g, (char) => NAMED[char]!)
    .replace(
      /[^\x20-\x7e]/gu,
      (char) => `\\[u${char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`,
    );

/** A line of its own: no dot or quote at its start is a request. */
const line = (text: string): string => (/^[.']/.test(text) ? `\\&${text}` : text);

export const bold = (text: string): string => `\\fB${inline(text)}\\fR`;

/** The first line of a page. */
export const header = (name: string, day: string, version: string): string =>
  `.\\" Made from the program's own help by the build.\n.TH ${inline(name.toUpperCase())} 1 ${day} "jobtrail ${version}" "jobtrail"\n`;

/** A section; nothing where it would be empty. */
export const section = (head: string, body: string): string =>
  body === '' ? '' : `.SH ${inline(head.toUpperCase())}\n${body.endsWith('\n') ? body : `${body}\n`}`;

/** A paragraph that is filled to the width of the reader, a sentence a line. */
export const filled = (text: string): string => `.PP\n${sentences(text)}\n`;

/** A term and what it is. */
export const tagged = (term: string, what: string): string =>
  `.TP\n${line(term)}\n${sentences(what) || '\\&'}\n`;

/** Lines as they are. */
export const literal = (lines: readonly string[]): string =>
  lines.length === 0 ? '' : `.PP\n.EX\n${lines.map((each) => line(inline(each.trim()))).join('\n')}\n.EE\n`;

/** Text in which what stands for something else, <between these>, is in italics instead. */
export const placeholders = (text: string): string => inline(text).replace(/<([^>]+)>/g, '\\fI$1\\fR');

/** How a command is called. */
export const usage = (command: string, rest: string): string => `${bold(command)} ${placeholders(rest)}\n`;

// Man readers put the right gap after a sentence only where the line ends with it.
const sentences = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .split(/(?<=[.!?]) (?=[A-Z])/)
    .flatMap((sentence) => folded(inline(sentence)))
    .map(line)
    .join('\n');

const folded = (text: string): string[] =>
  text.match(/.{1,78}(?= |$)|[^ ]+/g)?.map((part) => part.trim()) ?? [];

/** A page of parts; a section's first paragraph needs no macro of its own. */
export const page = (parts: readonly string[]): string =>
  parts.join('').replace(/^(\.S[HS] .*\n)\.PP\n/gm, '$1');

/** A head and the indented lines under it. */
export interface Block {
  head: string;
  lines: string[];
}

/** The blocks of a help text: every line that is not indented begins one. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  for (const each of text.split('\n')) {
    if (each.trim() === '') continue;
    if (/^\S/.test(each)) blocks.push({ head: each.trim(), lines: [] });
    else blocks.at(-1)?.lines.push(each);
  }
  return blocks;
}
