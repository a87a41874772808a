import { spawn } from 'node:child_process';
import { plain } from '../domain/text.ts';

export interface RunOptions {
  env: Record<string, string | undefined>;
  /** What the program reads from its standard input. */
  input?: string;
  /** Milliseconds before it and what it started are killed. */
  timeLimit: number;
  /** How text and bytes are told apart on its streams; `latin1` keeps any byte. UTF-8 without it. */
  encoding?: 'utf8' | 'latin1';
  /** How many characters of each stream are kept; 64 K without it. */
  keep?: number;
}

/** How a program ended. `code` is null where it was killed or could not be started. */
export interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
  /** Why it did not run to its end, as half a sentence; null where it did. */
  failure: string | null;
}

const KEPT = 64 * 1024;
const LAST_WORDS = 250;

const STARTING: Record<string, string> = {
  ENOENT: 'was not found',
  EACCES: 'may not be executed',
  ENOEXEC: 'is no program this system can run',
};

/** Runs a program without a shell; what it prints is read to the end but only its beginning is kept. */
export function run(program: string, args: readonly string[], options: RunOptions): Promise<Ran> {
  return new Promise((resolve) => {
    const { encoding = 'utf8', keep = KEPT } = options;
    const output = { stdout: '', stderr: '' };
    let failure: string | null = null;
    // A group of its own, so that what it started can be ended with it.
    const child = spawn(program, args, {
      env: options.env as NodeJS.ProcessEnv,
      windowsHide: true,
      detached: true,
    });
    const finish = (code: number | null): void => {
      clearTimeout(timer);
      child.stdout.destroy();
      child.stderr.destroy();
      resolve({ code, ...output, failure });
    };
    const timer = setTimeout(() => {
      failure = `did not end within ${options.timeLimit / 1000} seconds`;
      endGroup(child.pid, options.env);
      child.kill('SIGKILL');
    }, options.timeLimit);
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding(encoding).on('data', (text: string) => {
        if (output[name].length < keep) output[name] += text.slice(0, keep - output[name].length);
      });
    }
    child.on('error', (error: NodeJS.ErrnoException) => {
      failure ??= STARTING[error.code ?? ''] ?? `could not be started (${error.code ?? error.message})`;
      finish(null);
    });
    child.on('exit', (code, signal) => {
      if (signal) failure ??= `was ended by ${signal}`;
      // Something it left running may hold the pipes open for ever.
      const late = setTimeout(() => finish(code), LAST_WORDS);
      child.on('close', () => {
        clearTimeout(late);
        finish(code);
      });
    });
    // A program may end without reading what it was given.
    child.stdin.on('error', () => {});
    child.stdin.end(options.input ?? '', encoding);
  });
}

function endGroup(pid: number | undefined, env: RunOptions['env']): void {
  if (pid === undefined) return;
  spawn('kill', ['-s', 'KILL', '--', `-${pid}`], { env: env as NodeJS.ProcessEnv, stdio: 'ignore' })
    // On Windows there is no such program, and the child itself is ended by its handle.
    .on('error', () => {})
    .unref();
}

/** The first line a program complained with, short enough for a sentence; empty where it said nothing. */
export function complaint({ stderr, stdout }: Ran): string {
  const line = `${stderr}\n${stdout}`.split(/[\r\n]+/).find((each) => each.trim() !== '') ?? '';
  return plain(line).slice(0, 200);
}
