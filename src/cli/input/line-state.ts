/** One line of text under a person's fingers. */
import type { Key } from './keys.ts';

export interface Line {
  /** One letter each. */
  before: readonly string[];
  after: readonly string[];
}

/** Nothing typed yet, or a text to be changed. */
export const lineOf = (text = ''): Line => ({ before: [...text], after: [] });

/** The whole text. */
export const textOf = ({ before, after }: Line): string => [...before, ...after].join('');

/** The line after a key; a paste goes in as one line. What is no key of a line changes nothing. */
export function edited(line: Line, key: Key): Line {
  const { before, after } = line;
  if (key.kind === 'char') return { before: [...before, key.text], after };
  if (key.kind === 'paste')
    return {
      before: [
        ...before,
        ...key.text
          .trim()
          .replace(/\s*\n\s*/g, ' ')
          .replace(/[\0-\x1f\x7f]/g, ''),
      ],
      after,
    };
  switch (key.name) {
    case 'backspace':
      return { before: before.slice(0, -1), after };
    case 'delete':
      return { before, after: after.slice(1) };
    case 'left':
      return before.length === 0 ? line : { before: before.slice(0, -1), after: [before.at(-1)!, ...after] };
    case 'right':
      return after.length === 0 ? line : { before: [...before, after[0]!], after: after.slice(1) };
    case 'home':
    case 'ctrl-a':
      return { before: [], after: [...before, ...after] };
    case 'end':
    case 'ctrl-e':
      return { before: [...before, ...after], after: [] };
    case 'ctrl-u':
      return { before: [], after };
    case 'ctrl-k':
      return { before, after: [] };
    case 'ctrl-w':
      return { before: [...before.join('').replace(/\S*\s*$/, '')], after };
    default:
      return line;
  }
}
