/** Tables with cells of several lines. Never for a pipe: the library is quadratic and colours what it should not. */
import Table from 'cli-table3';
import stringWidth from 'string-width';
import { narrowed } from './aligned.ts';

const PLAIN_BORDERS = Object.fromEntries(
  ['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right']
    .concat(['left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid'])
    .map((name) => [name, '']),
);

const GAP = 2;

/** Rows under heads, cut to the width: the widest columns give way first. */
export function grid(heads: string[], rows: string[][], width: number): string {
  const natural = heads.map((head, i) =>
    Math.max(stringWidth(head), ...rows.map((row) => stringWidth(row[i] ?? ''))),
  );
  const widths = narrowed(natural, width - GAP * (heads.length - 1));
  const table = new Table({
    head: heads,
    colWidths: widths.map((w) => w + GAP),
    chars: { ...PLAIN_BORDERS, middle: '' },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': GAP },
  });
  table.push(...rows);
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}
