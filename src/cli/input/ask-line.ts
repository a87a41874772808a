/** The questions that are answered by a line, a paste or one key. */

import stringWidth from 'string-width';
import { cancelledError } from '../../errors.ts';
import { shortened, wrapped } from '../output/wrapped.ts';
import { tailOf } from './frame.ts';
import { type Keys, type Terminal, withKeys } from './key-session.ts';
import { edited, lineOf, textOf } from './line-state.ts';

/** How a prompt looks on this terminal. */
export interface Look {
  width: number;
  head(text: string): string;
  dim(text: string): string;
}

export interface LineQuestion {
  question: string;
  /** What an empty line stands for; shown in brackets. */
  fallback?: string;
  /** What stands there to be changed. */
  begin?: string;
  /** True, or why it cannot be. */
  check?: (value: string) => true | string;
}

/** A line, or a paste of several lines where the question takes one. */
export type Answer = { kind: 'line'; text: string } | { kind: 'paste'; text: string };

/** Asks for one line. With `pastes`, what is pasted in several lines is an answer of its own. */
export function askLine(
  terminal: Terminal,
  look: Look,
  { question, fallback, begin, check }: LineQuestion,
  pastes = false,
): Promise<Answer> {
  const asked = `${question}${fallback ? ` (${fallback})` : ''}`;
  return withKeys(terminal, async (keys, screen) => {
    const answered = (text: string): void => {
      screen.clear();
      terminal.output.write(
        `${look.head(asked)} ${shortened(text, Math.max(8, look.width - stringWidth(asked) - 2))}\r\n`,
      );
    };
    let line = lineOf(begin);
    let wrong = '';
    for (;;) {
      // A long question keeps its line to itself.
      const rows = wrapped(asked, look.width - 1).split('\n');
      const last = rows.at(-1)!;
      const beside = look.width - 2 - stringWidth(last) >= Math.min(30, look.width - 4);
      const lead = beside ? `${last} ` : '  ';
      const room = look.width - 1 - stringWidth(lead);
      const before = tailOf(line.before.join(''), room);
      const after = shortenedTo(line.after.join(''), room - stringWidth(before));
      const heads = (beside ? rows.slice(0, -1) : rows).map(look.head);
      const spot = { line: heads.length, cell: stringWidth(lead) + stringWidth(before) };
      const trouble = wrong === '' ? [] : wrapped(wrong, look.width - 1).split('\n');
      screen.draw([...heads, `${beside ? look.head(lead) : lead}${before}${after}`, ...trouble], spot);
      const key = await keys.next();
      wrong = '';
      if (key.kind === 'key' && (key.name === 'escape' || key.name === 'ctrl-d')) {
        screen.clear();
        throw cancelledError('cancelled', 'Cancelled; nothing was written.');
      }
      if (pastes && key.kind === 'paste' && key.text.trim().includes('\n')) {
        const text = key.marked ? key.text : key.text + (await restOf(keys));
        answered(`${lineCount(text)} pasted`);
        return { kind: 'paste', text };
      }
      if (key.kind === 'key' && key.name === 'enter') {
        const text = textOf(line) === '' ? (fallback ?? '') : textOf(line);
        const verdict = check?.(text) ?? true;
        if (verdict === true) {
          answered(text);
          return { kind: 'line', text };
        }
        wrong = verdict;
      } else line = edited(line, key);
    }
  });
}

/** How many lines a pasted text has, in words. */
export const lineCount = (text: string): string => {
  const count = text.trim().split('\n').length;
  return `${count} ${count === 1 ? 'line' : 'lines'}`;
};

const shortenedTo = (text: string, cells: number): string => (cells <= 1 ? '' : shortened(text, cells));

// Without marks nobody knows where a paste ends but the one who pasted.
async function restOf(keys: Keys): Promise<string> {
  let text = '';
  for (;;) {
    const key = await keys.next();
    if (key.kind === 'paste' || key.kind === 'char') text += key.text;
    else if (key.name === 'enter') text += '\n';
    else if (key.name === 'ctrl-d') return text;
    if (key.kind === 'paste' && key.marked) return text;
  }
}

export interface PasteQuestion {
  question: string;
  /** Below it: what else can be done. */
  help: string;
  /** True where a line and Enter is an answer; false where only a paste or Ctrl-D ends it. */
  lines: boolean;
  /** True where `e` on an empty line is an answer. */
  editor: boolean;
}

/** Asks for a link or a paste: a paste of several lines answers at once, a line at Enter, all else at Ctrl-D. */
export function askPaste(
  terminal: Terminal,
  look: Look,
  { question, help, lines, editor }: PasteQuestion,
): Promise<Answer | { kind: 'editor' }> {
  return withKeys(terminal, async (keys, screen) => {
    let line = lineOf();
    let kept = '';
    for (;;) {
      const heads = wrapped(question, look.width - 1)
        .split('\n')
        .map(look.head);
      const so = kept === '' ? help : `${lineCount(kept)} so far; Ctrl-D ends it, Esc leaves.`;
      const helps = wrapped(so, look.width - 1)
        .split('\n')
        .map(look.dim);
      const typed = tailOf(line.before.join(''), look.width - 3);
      const after = shortenedTo(line.after.join(''), look.width - 3 - stringWidth(typed));
      screen.draw([...heads, ...helps, `> ${typed}${after}`], {
        line: heads.length + helps.length,
        cell: 2 + stringWidth(typed),
      });
      const key = await keys.next();
      const whole = (): string => kept + textOf(line);
      if (key.kind === 'paste') {
        const text = whole() + key.text;
        const isLink = /^\s*https?:\/\/\S+\s*$/i.test(text);
        if (key.marked && (text.trim().includes('\n') || isLink)) {
          screen.clear();
          return isLink ? { kind: 'line', text: text.trim() } : { kind: 'paste', text };
        }
        if (key.marked) line = edited(line, key);
        else {
          kept = text;
          line = lineOf();
        }
      } else if (key.kind === 'key' && key.name === 'escape') {
        screen.clear();
        throw cancelledError('cancelled', 'Cancelled; nothing was written.');
      } else if (key.kind === 'key' && key.name === 'ctrl-d') {
        screen.clear();
        if (whole().trim() === '')
          throw cancelledError('cancelled', 'Nothing was given; nothing was written.');
        return { kind: whole().trim().includes('\n') ? 'paste' : 'line', text: whole() };
      } else if (key.kind === 'key' && key.name === 'enter') {
        if (lines && kept === '') {
          screen.clear();
          return { kind: 'line', text: textOf(line) };
        }
        kept = `${whole()}\n`;
        line = lineOf();
      } else if (editor && key.kind === 'char' && key.text === 'e' && whole() === '') {
        screen.clear();
        return { kind: 'editor' };
      } else line = edited(line, key);
    }
  });
}

/** Waits for one of these keys, by letter or name; every other key and every paste does nothing. */
export function askKey<K extends string>(
  terminal: Terminal,
  look: Look,
  question: string,
  keys: Readonly<Record<string, K>>,
): Promise<K> {
  return withKeys(terminal, async (pressed, screen) => {
    const rows = wrapped(question, look.width - 1).split('\n');
    screen.draw(rows, { line: rows.length - 1, cell: stringWidth(rows.at(-1)!) });
    for (;;) {
      const key = await pressed.next();
      if (key.kind === 'paste') continue;
      const name = key.kind === 'char' ? key.text.toLowerCase() : key.name;
      if (!Object.hasOwn(keys, name)) continue;
      screen.clear();
      return keys[name]!;
    }
  });
}
