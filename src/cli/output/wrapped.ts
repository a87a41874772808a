/** Text in lines of a terminal's width. */
import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';

/** The least room a text gets, however deep it hangs. */
const LEAST = 16;

/** A bullet or a number before a line. */
const BULLET = /^\s*(?:(?:[-*•]|\d+[.)])\s+)?/;

/**
 * Wraps every line at words, `indent` before each; what follows a bullet hangs below its text, everything else below
 * `hang`. A word longer than a line is cut, but a link never: cut, it could be neither clicked nor copied.
 */
export function wrapped(text: string, width: number, indent = '', hang = ''): string {
  return text
    .split('\n')
    .flatMap((line) => {
      if (stringWidth(indent + line) <= width) return [(indent + line).trimEnd()];
      const lead = BULLET.exec(line)?.[0] ?? '';
      const below = ' '.repeat(lead.length) + hang;
      const room = Math.max(LEAST, width - indent.length - below.length);
      return rowsOf(line.slice(lead.length), room).map((row, i) =>
        `${indent}${i === 0 ? lead : below}${row}`.trimEnd(),
      );
    })
    .join('\n');
}

/** A label and what it says, which hangs below itself where it is longer than a line. */
export function labelled(label: string, value: string, width: number, cells: number): string {
  const lead = `${label.padEnd(cells)}  `;
  const rows = rowsOf(value, Math.max(LEAST, width - lead.length));
  return rows.map((row, i) => (i === 0 ? lead : ' '.repeat(lead.length)) + row).join('\n');
}

/** The text, its end left out where it takes more cells than there are. */
export function shortened(text: string, cells: number): string {
  if (stringWidth(text) <= cells) return text;
  let kept = [...text].slice(0, cells - 1);
  while (stringWidth(kept.join('')) > cells - 1) kept = kept.slice(0, -1);
  return `${kept.join('')}…`;
}

/** The same, filled up with blanks. */
export function padded(text: string, cells: number): string {
  const kept = shortened(text, cells);
  return kept + ' '.repeat(cells - stringWidth(kept));
}

function rowsOf(text: string, room: number): string[] {
  if (!Number.isFinite(room)) return [text];
  return wrapAnsi(text, room)
    .split('\n')
    .flatMap((row) => (stringWidth(row) > room && !row.includes('://') ? cut(row, room) : [row]));
}

/** One long word cut into rows, piece by piece: the library takes the square of its length. */
function cut(word: string, room: number): string[] {
  const rows: string[] = [];
  let rest = '';
  for (const [piece] of word.matchAll(/[\s\S]{1,500}/gu)) {
    // What is left of a piece begins the next, so that no row is short and no sign of several parts is torn.
    const all: string[] = wrapAnsi(rest + piece, room, { hard: true }).split('\n');
    rest = all.pop() ?? '';
    rows.push(...all);
  }
  return [...rows, rest];
}
