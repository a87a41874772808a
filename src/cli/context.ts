import type { Environment, Session } from '../app/session.ts';
import { dayIn, SYSTEM_ZONE } from '../domain/days.ts';
import { effective } from '../domain/settings.ts';
import { plain } from '../domain/text.ts';
import { EXIT, usageError, userError } from '../errors.ts';
import { databaseFile } from '../paths.ts';
import { openStore, type Store } from '../store/index.ts';
import type { Prompt } from './input/prompts.ts';
import { type Stream, type Voice, voice } from './output/ui.ts';

/** Everything of the process a command may need; built once, in `cli/index.ts`, or by a test. */
export interface ProcessEnv extends Environment {
  stdout: Stream;
  stderr: Stream;
  stdin: NodeJS.ReadStream;
  /** Milliseconds the machine has been running: the same clock for all processes, and nobody sets it. */
  up(): number;
  /** Does `work` at Ctrl-C; the process then ends as ever, unless `work` says true. Gives back what stops that. */
  onInterrupt?(work: () => boolean): () => void;
  /** How this program was started: the interpreter and the script, absolute. */
  self: { node: string; script: string };
  versions: { node: string; napi: string };
  /** The terminal itself, for answers once stdin has ended; undefined where there is none. The caller destroys it. */
  openTerminal?(): NodeJS.ReadStream | undefined;
}

/** The most that is read from a pipe, in bytes. */
const LARGEST_INPUT = 10 * 1024 * 1024;

/** The flags every command has. */
export interface Flags {
  db?: string;
  json: boolean;
  quiet: boolean;
  color: boolean;
}

/** What one command of the terminal works with, opened as it is asked for. */
export interface Context extends Session {
  /** The process this command runs in. */
  readonly host: ProcessEnv;
  readonly flags: Flags;
  readonly ui: Voice;
  /** True where a person can be asked. */
  readonly interactive: boolean;
  /** True where stdout is a terminal and a person reads it. */
  readonly terminal: boolean;
  readonly colour: boolean;
  /** The terminal's width, or 80. */
  readonly width: number;
  /** The terminal's height, or 24. */
  readonly height: number;
  /** The questions; loaded when the first is asked. */
  prompt(): Promise<Prompt>;
  /** All of stdin. */
  readStdin(): Promise<Buffer>;
  /** Ends the command with another code than 0, though nothing was thrown. */
  exit(code: number): void;
  /** The code the command ends with. */
  exitCode(): number;
  close(): void;
}

const wantsColour = ({ env, stdout }: ProcessEnv, flags: Flags): boolean => {
  if (!flags.color || env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return !/^(?:0|false)$/.test(env.FORCE_COLOR);
  return stdout.isTTY === true && env.TERM !== 'dumb';
};

/** How long to wait for a process that is writing, in milliseconds; undefined leaves it to the store. */
function patienceOf({ env }: ProcessEnv): number | undefined {
  const seconds = /^\d{1,4}(?:\.\d+)?$/.test(env.JOBTRAIL_WAIT ?? '') ? Number(env.JOBTRAIL_WAIT) : null;
  return seconds === null ? undefined : Math.round(seconds * 1000);
}

/** The moment JOBTRAIL_NOW fixes the clock at, null where it is not set. Throws on what is no moment: it would go unnoticed. */
export function fixedNow({ env }: ProcessEnv): Date | null {
  const typed = env.JOBTRAIL_NOW;
  if (!typed) return null;
  const at = new Date(/^\d{4}-\d\d-\d\d(?:T|$)/.test(typed) ? typed : Number.NaN);
  if (!Number.isNaN(at.getTime())) return at;
  throw usageError('unreadable-now', `JOBTRAIL_NOW is ${JSON.stringify(plain(typed))}, which is no moment.`, [
    'It fixes the clock, as in 2026-12-01T09:00:00Z; unset it for the real time.',
  ]);
}

/** Builds the context of one invocation. */
export function makeContext(host: ProcessEnv, flags: Flags): Context {
  const colour = wantsColour(host, flags);
  let store: Store | undefined;
  let exitCode: number = EXIT.done;
  // A terminal's stdin that was read to its end gives no more answers.
  let isRead = false;
  let terminal: NodeJS.ReadStream | undefined;
  const answers = (): NodeJS.ReadStream => {
    if (isRead) terminal ??= host.openTerminal?.();
    return terminal ?? host.stdin;
  };
  const file = databaseFile(host, flags.db);
  const now = (): Date => fixedNow(host) ?? new Date();
  const open = (): Store => {
    store ??= openStore(file, now, patienceOf(host));
    return store;
  };
  const setting = (key: string): string => {
    const value = open().settings.get(key);
    return value ?? effective({}, key);
  };
  const zone = (): string => setting('time.zone') || SYSTEM_ZONE;
  const context: Context = {
    host,
    environment: host,
    reporter: {
      status: (text) => context.ui.status(text),
      during: async (words, how, work) =>
        (await import('./output/progress.ts')).showing(context, words, how, work),
    },
    flags,
    ui: voice(host, { quiet: flags.quiet, colour }),
    now,
    zone,
    today: () => dayIn(now(), zone()),
    file,
    store: open,
    setting,
    get interactive() {
      return !flags.json && host.stderr.isTTY === true && host.stdin.isTTY === true;
    },
    terminal: host.stdout.isTTY === true && !flags.json,
    colour,
    height: Math.max(6, host.stdout.rows || Number(host.env.LINES) || 24),
    width: Math.max(40, host.stdout.columns || Number(host.env.COLUMNS) || 80),
    prompt: async () =>
      (await import('./input/prompts.ts')).prompt(
        { input: answers(), output: host.stderr },
        {
          width: Math.max(20, host.stderr.columns || context.width),
          colour: colour && host.stderr.isTTY === true,
        },
      ),
    readStdin: async () => {
      const parts: Buffer[] = [];
      let size = 0;
      for await (const part of host.stdin) {
        parts.push(Buffer.from(part));
        size += part.length;
        if (size > LARGEST_INPUT) {
          throw userError('too-large', 'More than 10 MB were piped in, which is the most that is read.', [
            'Pipe in the text of one posting.',
          ]);
        }
      }
      isRead = true;
      return Buffer.concat(parts);
    },
    exit: (code) => {
      exitCode = code;
    },
    exitCode: () => exitCode,
    close: () => {
      terminal?.destroy();
      store?.close();
    },
  };
  return context;
}
