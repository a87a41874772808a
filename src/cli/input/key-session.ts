/** A while in which a terminal's keys are ours: raw, with pastes marked; everything is put back at its end. */
import { StringDecoder } from 'node:string_decoder';
import { cancelledError } from '../../errors.ts';
import type { Stream } from '../output/ui.ts';
import { type Frame, frame } from './frame.ts';
import { type Key, KeyDecoder } from './keys.ts';

/** How long a lone Esc waits for what would make an arrow of it, in milliseconds. */
const ESCAPE = 50;

/** The two ends of a terminal. */
export interface Terminal {
  input: NodeJS.ReadStream;
  output: Stream;
}

/** Where the next key comes from. Ctrl-C and a closed terminal throw `cancelledError`. */
export interface Keys {
  next(): Promise<Key>;
}

/** Asks the terminal to mark pastes, or no longer. */
export const MARK_PASTES = { on: '\x1b[?2004h', off: '\x1b[?2004l' };

/** Hands the keys to `work` with a frame to draw in, and gives the terminal back whatever becomes of it. */
export async function withKeys<T>(
  { input, output }: Terminal,
  work: (keys: Keys, screen: Frame) => Promise<T>,
): Promise<T> {
  const screen = frame(output);
  const letters = new StringDecoder('utf8');
  const decoder = new KeyDecoder();
  const queue: Key[] = [];
  let waiting: { take: (key: Key) => void; fail: (error: Error) => void } | null = null;
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  const gone = () => cancelledError('cancelled', 'Cancelled; nothing was written.');
  const serve = (): void => {
    if (!waiting) return;
    const { take, fail } = waiting;
    const key = queue.shift();
    if (key?.kind === 'key' && key.name === 'ctrl-c') fail(gone());
    else if (key) take(key);
    else if (isOver) fail(gone());
    else return;
    waiting = null;
  };
  const hear = (chunk: Buffer | string): void => {
    clearTimeout(timer);
    queue.push(...decoder.feed(typeof chunk === 'string' ? chunk : letters.write(chunk)));
    if (decoder.waits)
      timer = setTimeout(() => {
        queue.push(...decoder.flush());
        serve();
      }, ESCAPE);
    serve();
  };
  const end = (): void => {
    isOver = true;
    serve();
  };
  input.setRawMode?.(true);
  output.write(MARK_PASTES.on);
  input.on('data', hear).on('end', end).on('error', end);
  input.resume();
  try {
    const next = (): Promise<Key> =>
      new Promise((take, fail) => {
        waiting = { take, fail };
        serve();
      });
    return await work({ next }, screen);
  } finally {
    // Ctrl-C too leaves no half of a question behind.
    screen.clear();
    clearTimeout(timer);
    input.off('data', hear).off('end', end).off('error', end);
    input.pause();
    // What was typed ahead is for the next question.
    const ahead = queue.map((key) =>
      key.kind === 'char' ? key.text : key.kind === 'key' && key.name === 'enter' ? '\r' : '',
    );
    if (ahead.join('') !== '' && !isOver) input.unshift(Buffer.from(ahead.join('')));
    output.write(MARK_PASTES.off);
    input.setRawMode?.(false);
  }
}
