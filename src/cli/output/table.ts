/** Tables with cells of several lines. Never for a pipe: the library is quadratic and colours what it should not. */
import Table from 'cli-table3';
import stringWidth from 'string-width';
import { narrowed } from './columns-aligned.ts';
import { labelled, wrapped } from './wrapped.ts';

const PLAIN_BORDERS = Object.fromEntries(
  ['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right']
    .concat(['left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid'])
    .map((name) => [name, '']),
);

const GAP = 2;

/** Below this width a table that has to be cut becomes one block a row. */
const NARROW = 60;

/** Rows under heads, cut to the width: the widest columns give way first. On a narrow terminal nothing is cut, but stands below. */
export function grid(heads: string[], rows: string[][], width: number): string {
  const natural = heads.map((head, i) =>
    Math.max(stringWidth(head), ...rows.map((row) => stringWidth(row[i] ?? ''))),
  );
  const widths = narrowed(natural, width - GAP * (heads.length - 1));
  if (width < NARROW && widths.some((w, i) => w < natural[i]!)) return blocks(heads, rows, width);
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

/** One block a row: its first named cell, and the others below it with their heads. */
function blocks(heads: string[], rows: string[][], width: number): string {
  const named = heads.findIndex((head) => stringWidth(head) > 0);
  const cells = Math.max(...heads.map((head) => stringWidth(head)));
  return rows
    .map((row) =>
      row
        .flatMap((cell, i) => {
          if (cell === '' || i === named) return [];
          return labelled(`  ${heads[i]}${' '.repeat(cells - stringWidth(heads[i]!))}`, cell, width, 0);
        })
        .toSpliced(0, 0, wrapped(row[named]!, width, '', '  '))
        .join('\n'),
    )
    .join('\n');
}
