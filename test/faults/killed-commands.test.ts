/**
 * kill -9 over every command that writes: what finished is there whole, what was killed is there whole or not at all.
 *
 * What "whole" means is read from a twin: the same command, run to its end over a copy of the file as it was before.
 */
import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/registry.ts';
import { listBackups } from '../../src/store/backup.ts';
import { openStore } from '../../src/store/index.ts';
import { type Bench, makeBench } from '../support/bench.ts';
import { dice } from '../support/dice.ts';
import { NODE, PROGRAM } from '../support/program.ts';
import { contents } from './contents.ts';
import { WRITING, type Writing } from './writing-commands.ts';

// The number of a normal run; JOBTRAIL_KILLS=1000 is that of a release.
const RUNS = Number(process.env.JOBTRAIL_KILLS ?? 100);
const SEED = Number(process.env.JOBTRAIL_SEED ?? Date.now() % 1e9);
const NOW = '2026-11-22T12:00:00Z';

/** Copies a database with its log as it lies there, whoever was killed over it. */
function copy(from: string, to: string): void {
  for (const end of ['', '-wal', '-shm']) {
    rmSync(to + end, { force: true });
    if (end !== '-shm' && existsSync(from + end)) copyFileSync(from + end, to + end);
  }
}

/** Runs the built program and kills it after so many milliseconds; null where it was too late. */
function kill(
  bench: Bench,
  args: string[],
  patience: number,
): Promise<{ code: number | null; stderr: string }> {
  return new Promise((done) => {
    const child = spawn(NODE, [PROGRAM, ...args], {
      cwd: bench.home,
      env: {
        HOME: bench.home,
        JOBTRAIL_HOME: bench.home,
        JOBTRAIL_NOW: NOW,
        NO_COLOR: '1',
        TZ: 'UTC',
        PATH: process.env.PATH,
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let stderr = '';
    child.stderr.on('data', (text) => (stderr += text));
    const timer = setTimeout(() => child.kill('SIGKILL'), patience);
    child.on('close', (code) => {
      clearTimeout(timer);
      done({ code, stderr });
    });
  });
}

/** The file a command writes beside the database is whole, or is not there. */
function expectWholeFile({ output }: Writing, bench: Bench, finished: boolean): void {
  if (!output) return;
  const file = join(bench.home, output.name);
  if (finished) expect(existsSync(file)).toBe(true);
  if (existsSync(file)) output.check(file, bench);
  rmSync(file, { force: true });
}

test(`${RUNS} kills over every writing command (JOBTRAIL_SEED=${SEED})`, {
  timeout: RUNS * 3000 + 60_000,
}, async () => {
  const bench = makeBench(NOW);
  const file = join(bench.home, 'jobtrail.db');
  const [before, after, twin] = ['before', 'after', 'twin'].map((name) => {
    mkdirSync(join(bench.home, name));
    return join(bench.home, name, 'jobtrail.db');
  }) as [string, string, string];
  for (const [name, content] of [
    ['posting.txt', 'Head Gardener\nFernhill Estate\nCork\n\nWhat you will do\n- Keep the roses.\n'],
    ['sheet.csv', `title,company,url,status\n${rows(150)}`],
  ] as const)
    bench.file(name, content);
  for (const args of [
    ['save', '--title', 'Baker', '--company', 'Crumb'],
    ['save', 'posting.txt'],
  ])
    expect((await bench.run(...args)).code).toBe(0);
  bench.file('dump.json', (await bench.run('export')).stdout);
  mkdirSync(join(bench.home, 'start'));
  expect((await bench.run('backup', '--output', join('start', 'copy.db'))).code).toBe(0);
  const start = contents(file);
  const random = dice(SEED);
  const spans = new Map<string, number>();
  const tally = { finished: 0, whole: 0, absent: 0 };

  for (let run = 0; run < RUNS; run += 1) {
    const writing = WRITING[run < WRITING.length ? run : Math.floor(random() * WRITING.length)]!;
    copy(file, before);
    const was = contents(copied(file, twin));
    const args = writing.args(was, random, run);
    const span = spans.get(writing.name) ?? 200;
    const began = performance.now();
    const { code, stderr } = await kill(bench, args, span * (0.2 + random()));
    const took = performance.now() - began;
    // Slowly towards the time it really takes, so that half the kills come in its second half.
    spans.set(writing.name, code === null ? Math.min(2000, span * 1.07) : Math.min(span, took) * 0.95);
    const what = { run, args, code, stderr };
    expect([0, null], JSON.stringify(what)).toContain(code);

    copy(file, after);
    const is = contents(after);
    expect({ ...what, integrity: is.integrity, open: is.open }).toEqual({
      ...what,
      integrity: 'ok',
      open: null,
    });
    const isChanged =
      is.rows !== was.rows || is.derived !== was.derived || is.operations.length !== was.operations.length;
    if (code === null && !isChanged) tally.absent += 1;
    else {
      // A twin that runs on from the same rows ends with the same rows.
      copy(before, twin);
      expect((await bench.run('--db', twin, ...args.map(aside))).code, JSON.stringify(what)).toBe(0);
      const whole = contents(twin);
      expect({ ...what, rows: is.rows }).toEqual({ ...what, rows: whole.rows });
      if (code === 0) expect({ ...what, derived: is.derived }).toEqual({ ...what, derived: whole.derived });
      tally[code === null ? 'whole' : 'finished'] += 1;
    }
    expectWholeFile(writing, bench, code === 0);
    if (writing.output) rmSync(join(bench.home, aside(writing.output.name)), { force: true });
  }

  for (const backup of listBackups(file)) expect(contents(backup.file).integrity).toBe('ok');
  const store = openStore(file, () => new Date(NOW));
  while (store.undo());
  store.close();
  const { rows: emptied } = contents(file);
  expect(JSON.parse(emptied).jobs).toEqual([]);
  expect(JSON.parse(start.rows).jobs).toHaveLength(2);
  expect(tally.whole + tally.absent).toBeGreaterThan(RUNS / 10);
  process.stdout.write(`${JSON.stringify({ runs: RUNS, ...tally })}\n`);
});

const copied = (from: string, to: string): string => {
  copy(from, to);
  return to;
};

const aside = (word: string): string => word.replace(/^made-/, 'made-by-twin-');

function rows(count: number): string {
  return Array.from({ length: count }, (_, n) => `Baker ${n},Crumb,https://crumb.example/${n},applied`).join(
    '\n',
  );
}

test('the list of writing commands knows every command', () => {
  const READING = [
    'list',
    'agenda',
    'search',
    'show',
    'dashboard',
    'open',
    'stats',
    'skills',
    'compare',
    'history',
  ];
  // What is killed elsewhere, writes through another's verbs, or writes outside the file.
  const ELSEWHERE = ['refresh', 'doctor', 'completion', 'man'];
  const known = new Set([...WRITING.map(({ name }) => name.split(' ')[0]), ...READING, ...ELSEWHERE]);
  expect(Object.keys(COMMANDS).filter((name) => !known.has(name))).toEqual([]);
});
