/** The list a left-out argument is picked from: type to filter, arrows, Enter, Esc; space for several. */

import stringWidth from 'string-width';
import { cancelledError } from '../../errors.ts';
import { shortened, wrapped } from '../output/wrapped.ts';
import type { Look } from './ask-line.ts';
import { tailOf } from './frame.ts';
import { type Terminal, withKeys } from './key-session.ts';
import { textOf } from './line-state.ts';
import { type Choice, type Picker, pickerOf, pressed, shownOf } from './picker-state.ts';

/** How many lines of the list are seen at once. */
const PAGE = 12;

/** The least of a terminal's height that is left to the question and its help. */
const AROUND = 4;

/** Lets a person pick; gives the values in the order of picking. Esc throws `cancelledError`. */
export function pick<T>(
  terminal: Terminal,
  look: Look,
  { question, choices, several }: { question: string; choices: readonly Choice<T>[]; several: boolean },
): Promise<T[]> {
  return withKeys(terminal, async (keys, screen) => {
    let picker = pickerOf(choices, several);
    let top = 0;
    for (;;) {
      const page = Math.max(1, Math.min(PAGE, (terminal.output.rows ?? PAGE + AROUND) - AROUND));
      // The line under the cursor stays in sight.
      top = Math.max(Math.min(top, picker.at), picker.at - page + 1);
      const { lines, cell } = drawn(picker, look, question, top, page);
      screen.draw(lines, { line: 0, cell });
      const step = pressed(picker, await keys.next(), page);
      if ('next' in step) {
        picker = step.next;
        continue;
      }
      screen.clear();
      if (step.done === null) throw cancelledError('cancelled', 'Cancelled; nothing was written.');
      const names = choices.filter(({ value }) => step.done!.includes(value)).map(({ name }) => name);
      for (const name of names)
        terminal.output.write(`${shortened(`${look.head(question)} ${name}`, look.width - 1)}\r\n`);
      return step.done;
    }
  });
}

function drawn<T>(
  picker: Picker<T>,
  look: Look,
  question: string,
  top: number,
  page: number,
): { lines: string[]; cell: number } {
  const shown = shownOf(picker);
  const width = look.width - 1;
  const asked = shortened(question, Math.max(8, width - 16));
  const filter = tailOf(textOf(picker.filter), width - stringWidth(asked) - 1);
  const rows = shown.slice(top, top + page).map((choice, i) => {
    const isHere = top + i === picker.at;
    const box = picker.picked ? (picker.picked.includes(choice) ? '[x] ' : '[ ] ') : '';
    const row = shortened(`${isHere ? '>' : ' '} ${box}${choice.name}`, width);
    return isHere ? look.head(row) : row;
  });
  const below = shown.length - top - rows.length;
  const count = shown.length === 0 ? 'Nothing fits.' : below > 0 ? `and ${below} more` : '';
  const take =
    picker.picked && picker.picked.length > 0 ? `Enter takes ${picker.picked.length}` : 'Enter takes it';
  const keys = [...(picker.picked ? ['space picks several'] : []), take, 'Esc leaves'];
  const help = wrapped(
    [count, `Type to filter, arrows move, ${keys.join(', ')}.`].filter(Boolean).join('; '),
    width,
  );
  return {
    lines: [`${look.head(asked)} ${filter}`, ...rows, ...help.split('\n').map(look.dim)],
    cell: stringWidth(asked) + 1 + stringWidth(filter),
  };
}
