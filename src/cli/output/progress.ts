/** What a terminal shows while something takes long: a bar or a turning sign on stderr, never in a pipe. */
import type { SingleBar } from 'cli-progress';
import { plain } from '../../domain/text.ts';
import type { Context } from '../context.ts';

/** What takes less than this many milliseconds is over before anybody wonders. */
const PATIENCE = 500;

const TURNS = ['|', '/', '-', '\\'];

/** A running task, drawn or not. */
export interface Progress {
  /** One more is done. */
  step(): void;
  /** How far it is, in a few words of the task's own. */
  tell(words: string): void;
  /** Says something on a line of its own; what is drawn makes way for it. */
  aside(say: () => void): void;
}

interface Begun extends Progress {
  stop(): void;
}

const SILENT: Begun = { step: () => {}, tell: () => {}, aside: (say) => say(), stop: () => {} };

/** How a task is shown. */
export interface Showing {
  /** How many steps it has; null where nobody knows. */
  total?: number | null;
  /** False where the task hears Ctrl-C itself, or holds the thread so that only its default works at once. */
  hearsInterrupt?: boolean;
}

/** Shows a task under a name of a few words while it runs: nothing for half a second, and nothing where nobody looks. */
export async function showing<T>(
  context: Context,
  words: string,
  how: Showing,
  work: (progress: Progress) => T | Promise<T>,
): Promise<T> {
  const progress = await begin(context, words, how);
  try {
    return await work(progress);
  } finally {
    // A bar that is not stopped keeps the process from ending.
    progress.stop();
  }
}

async function begin(
  context: Context,
  words: string,
  { total = null, hearsInterrupt = true }: Showing,
): Promise<Begun> {
  const { stderr, env, onInterrupt } = context.host;
  const { quiet, json } = context.flags;
  if (stderr.isTTY !== true || env.TERM === 'dumb' || quiet || json) return SILENT;
  const { default: library } = await import('cli-progress');
  const columns = stderr.columns || 80;
  const name = cut(plain(words), total === null ? columns - 12 : columns - 36);
  const began = Date.now();
  let done = 0;
  let turn = 0;
  let told = '';
  let bar: SingleBar | null = null;
  let timer: NodeJS.Timeout | null = null;
  let forget: (() => void) | undefined;

  const shown = () => ({ turn: TURNS[turn % TURNS.length], left: left(began, done, total), told });
  const draw = (): void => {
    bar = new library.SingleBar({
      format: total === null ? `{turn} ${name} {left}{told}` : `${name} {bar} {value}/{total}{left}`,
      barsize: Math.max(5, Math.min(30, columns - name.length - 30)),
      barCompleteChar: '#',
      barIncompleteChar: '.',
      stream: stderr as unknown as NodeJS.WritableStream,
      clearOnComplete: true,
      // Killed, it could not put back what it had changed: the cursor stays to be seen, lines wrap.
      hideCursor: false,
      linewrap: true,
    });
    bar.start(total ?? 1, total === null ? 0 : done, shown());
  };
  const hide = (): void => {
    bar?.stop();
    bar = null;
  };
  const appear = (): void => {
    if (timer) clearTimeout(timer);
    timer = setInterval(() => {
      turn += 1;
      bar?.update(shown());
    }, 150);
    timer.unref();
    draw();
    if (hearsInterrupt)
      forget = onInterrupt?.(() => {
        hide();
        return false;
      });
  };
  timer = setTimeout(appear, PATIENCE);
  timer.unref();
  return {
    step: () => {
      done = total === null ? 0 : Math.min(done + 1, total);
      // A task that holds the thread lets no timer run.
      if (!bar && Date.now() - began > PATIENCE) appear();
      else bar?.update(done, shown());
    },
    tell: (text) => {
      told = `, ${text}`;
    },
    aside: (say) => {
      const wasDrawn = bar !== null;
      hide();
      say();
      if (wasDrawn) draw();
    },
    stop: () => {
      if (timer) clearTimeout(timer);
      forget?.();
      hide();
    },
  };
}

function left(began: number, done: number, total: number | null): string {
  const passed = (Date.now() - began) / 1000;
  if (total === null) return `${Math.floor(passed)} s`;
  if (done === 0 || done >= total) return '';
  const seconds = Math.ceil((passed / done) * (total - done));
  return seconds < 100 ? `, ${seconds} s left` : `, ${Math.ceil(seconds / 60)} min left`;
}

const cut = (text: string, width: number): string =>
  text.length <= width ? text : `${text.slice(0, Math.max(4, width) - 1)}…`;
