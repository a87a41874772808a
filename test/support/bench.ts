/** A scratch home and a way to run the program in it, as a user would: over real SQLite, in this process. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach } from 'vitest';
import type { ProcessEnv } from '../../src/cli/context.ts';
import { main } from '../../src/cli/main.ts';

/** Whatever JSON holds; a test looks into what it expects to be there. */
export type Json = ReturnType<typeof JSON.parse>;

export interface Ran {
  code: number;
  stdout: string;
  stderr: string;
  /** Stdout as JSON. */
  json: Json;
}

export interface Bench {
  home: string;
  /** The moment the program takes for now; change it to let time pass. */
  now: string;
  env: Record<string, string>;
  /** Milliseconds the machine has been running; the true ones unless a test sets it. */
  up: (() => number) | null;
  /** The width of the terminal, in cells. */
  columns: number;
  /** Runs one command; `input` is what is piped in. */
  run(...args: string[]): Promise<Ran>;
  /** Runs one command as it is typed: words, with '…' and "…" kept together as a shell would. */
  sh(typed: string): Promise<Ran>;
  pipe(input: string | Buffer, ...args: string[]): Promise<Ran>;
  /** Runs one command as if stdout were a terminal. */
  terminal(...args: string[]): Promise<Ran>;
  /** Writes a file into the scratch folder and gives its path. */
  file(name: string, content: string | Buffer): string;
}

/** A bench of its own for every test; gone after it. */
export function makeBench(now = '2026-11-22T12:00:00Z'): Bench {
  const home = mkdtempSync(join(tmpdir(), 'jobtrail-test-'));
  scratch.add(home);
  const bench: Bench = {
    home,
    now,
    env: {},
    up: null,
    columns: 80,
    run: (...args) => bench.pipe('', ...args),
    sh: (typed) => bench.run(...shellWords(typed)),
    pipe: (input, ...args) => invoke(bench, args, input, false),
    terminal: (...args) => invoke(bench, args, '', true),
    file: (name, content) => {
      const path = join(home, name);
      writeFileSync(path, content);
      return path;
    },
  };
  return bench;
}

/** The words of a typed line; an open quote is a mistake in the test. */
export function shellWords(typed: string): string[] {
  const words = [...typed.matchAll(/(?:[^\s'"]|'[^']*'|"(?:[^"\\]|\\.)*")+/g)].map(([word]) =>
    word.replace(
      /'([^']*)'|"((?:[^"\\]|\\.)*)"/g,
      (_, single, double) => single ?? double.replace(/\\(.)/g, '$1'),
    ),
  );
  if (/['"]/.test(typed.replace(/'[^']*'|"(?:[^"\\]|\\.)*"/g, '')))
    throw new Error(`An open quote: ${typed}`);
  return words;
}

const scratch = new Set<string>();
afterEach(() => {
  for (const folder of scratch) rmSync(folder, { recursive: true, force: true });
  scratch.clear();
});

async function invoke(bench: Bench, args: string[], input: string | Buffer, isTTY: boolean): Promise<Ran> {
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  const gather = (parts: Buffer[], tty: boolean) => ({
    write: (text: string | Uint8Array) => parts.push(Buffer.from(text as string)),
    isTTY: tty,
    columns: bench.columns,
  });
  const world: ProcessEnv = {
    env: { JOBTRAIL_HOME: bench.home, JOBTRAIL_NOW: bench.now, TZ: 'UTC', ...bench.env },
    platform: 'linux',
    home: bench.home,
    cwd: bench.home,
    uid: 1000,
    up: bench.up ?? (() => Number(process.hrtime.bigint() / 1_000_000n)),
    stdout: gather(out, isTTY),
    stderr: gather(err, false),
    stdin: Object.assign(Readable.from(input.length > 0 ? [Buffer.from(input as string)] : []), {
      isTTY: false,
    }) as unknown as NodeJS.ReadStream,
    self: { node: process.execPath, script: '/opt/jobtrail/bin/jobtrail.js' },
    versions: { node: process.versions.node, napi: process.versions.napi ?? '9' },
  };
  const code = await main(args, world);
  const stdout = Buffer.concat(out).toString('utf8');
  return {
    code,
    stdout,
    stderr: Buffer.concat(err).toString('utf8'),
    get json() {
      return JSON.parse(stdout);
    },
  };
}
