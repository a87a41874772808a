/** A few lines below the cursor that are drawn over and over, and gone when the question is answered. */
import stringWidth from 'string-width';
import type { Stream } from '../output/ui.ts';

/** Where the cursor stands: line and cell, from 0. */
export interface Spot {
  line: number;
  cell: number;
}

export interface Frame {
  /** Draws these lines in place of the last; none may be wider than the terminal. */
  draw(lines: readonly string[], cursor: Spot): void;
  /** Takes the lines away; the cursor stands where they began. */
  clear(): void;
}

/** A frame on a terminal. */
export function frame(output: Stream): Frame {
  let at: number | null = null;
  const home = (): string => `${at ? `\x1b[${at}A` : ''}\r\x1b[J`;
  return {
    draw: (lines, cursor) => {
      const below = lines.length - 1 - cursor.line;
      output.write(
        `${home()}${lines.join('\r\n')}${below > 0 ? `\x1b[${below}A` : ''}\r${cursor.cell > 0 ? `\x1b[${cursor.cell}C` : ''}`,
      );
      at = cursor.line;
    },
    clear: () => {
      if (at === null) return;
      output.write(home());
      at = null;
    },
  };
}

/** The end of a text that fits into so many cells. */
export function tailOf(text: string, cells: number): string {
  let kept = [...text];
  while (kept.length > 0 && stringWidth(kept.join('')) > cells) kept = kept.slice(1);
  return kept.join('');
}
