/** Eight processes that write, read, check, undo, import, back up and restore at the same time: every answer given stays true. */
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Driver from 'better-sqlite3';
import { expect, test } from 'vitest';
import { type Bench, type Json, makeBench } from '../support/bench.ts';
import { dice } from '../support/dice.ts';
import { NODE, PROGRAM } from '../support/program.ts';
import { contents } from './contents.ts';

// The length of a normal run; JOBTRAIL_SECONDS=60 is that of a release.
const SECONDS = Number(process.env.JOBTRAIL_SECONDS ?? 8);
const SEED = Number(process.env.JOBTRAIL_SEED ?? Date.now() % 1e9);
const NOW = '2026-11-22T10:00:00Z';
const LATER = '2026-11-22T14:00:00Z';

interface Done {
  args: string[];
  code: number | null;
  stdout: string;
  stderr: string;
}

/** One process of the built program; checks run four hours later, so that what is set now is due for them. */
function run(bench: Bench, args: string[]): Promise<Done> {
  return new Promise((done) => {
    const child = spawn(NODE, [PROGRAM, ...args, '--json'], {
      cwd: bench.home,
      env: {
        HOME: bench.home,
        JOBTRAIL_HOME: bench.home,
        JOBTRAIL_NOW: args[1] === 'check' ? LATER : NOW,
        TZ: 'UTC',
        PATH: process.env.PATH,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (text) => (stdout += text));
    child.stderr.on('data', (text) => (stderr += text));
    child.on('close', (code) => done({ args, code, stdout, stderr }));
  });
}

/** Everything one process may do, drawn by weight; what it writes names the writer and the turn. */
function draw(bench: Bench, random: () => number, who: string, restores: boolean): string[] {
  const stage = ['applied', 'screening', 'interview', 'rejected'][Math.floor(random() * 4)]!;
  // Of these any may be gone the next moment, since others undo and redo what saved it.
  const passing = `#${2 + Math.floor(random() * 30)}`;
  const choices: [number, string[]][] = [
    [2, ['status', passing, stage]],
    [2, ['tag', passing, 'passing']],
    [1, ['remind', passing, 'tomorrow', 'passing']],
    [1, ['interview', passing, '2026-12-03 10:00']],
    [1, ['show', passing]],
    [1, ['summarize', passing, '--engine', 'local']],
    [1, ['remove', passing, '--yes']],
    [5, ['note', '#1', `note ${who}`]],
    [3, ['save', '--title', `job ${who}`, '--company', 'Tern', '--yes']],
    [3, ['remind', '--general', 'in 2 hours', `reminder ${who}`]],
    [2, ['status', '#1', stage]],
    [2, ['tag', '#1', `tag-${who.replace(' ', '-')}`]],
    [3, ['remind', 'check']],
    [2, ['undo']],
    [1, ['redo']],
    [1, ['backup']],
    [1, ['import', `${who}.csv`, '--yes', '--quiet']],
    [restores ? 2 : 0, ['restore', '--yes']],
    [2, ['list']],
    [1, ['search', 'note']],
    [1, ['show', '#1']],
    [1, ['dashboard']],
  ];
  // However few turns a busy machine leaves, each kind comes at least once.
  const first = /^(\d)\.0$/.exec(who);
  const kind = first && ['note', 'save', '--general', 'import', 'restore', 'backup'][Number(first[1])];
  const begins = kind ? choices.findIndex(([weight, args]) => weight > 0 && args.includes(kind)) : -1;
  if (begins >= 0) return prepared(bench, choices[begins]![1], who);
  let left = random() * choices.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, args] of choices) {
    left -= weight;
    if (left < 0) return prepared(bench, args, who);
  }
  return ['list'];
}

/** The same words, with the list there that an import of this turn names. */
function prepared(bench: Bench, args: string[], who: string): string[] {
  if (args[0] === 'import') bench.file(`${who}.csv`, `title,company\nimported ${who},Weir\n`);
  return args;
}

/** Every reminder's text, as often as it was said. */
function heard(log: string): string[] {
  if (!existsSync(log)) return [];
  return readFileSync(log, 'utf8')
    .split('\n')
    .filter(Boolean)
    .flatMap((line) => (JSON.parse(line) as { items: { what: string }[] }).items.map(({ what }) => what));
}

/** Lets eight processes do what they may until the time is over; each answer is looked at, and the last check made. */
async function eight(restores: boolean): Promise<{ bench: Bench; all: Done[]; told: string[] }> {
  const bench = makeBench(NOW);
  const log = join(bench.home, 'said');
  chmodSync(bench.file('push', `#!/bin/sh\nread -r line\nprintf '%s\\n' "$line" >> '${log}'\n`), 0o755);
  for (const args of [
    ['save', '--title', 'Baker', '--company', 'Crumb', '--yes'],
    ['config', 'set', 'notify.channels', 'command'],
    ['config', 'set', 'notify.command', join(bench.home, 'push')],
    ['config', 'set', 'backup.keep', '0'],
    // Bare undos reach back as far as they like, but never to what the others stand on.
    ...Array.from({ length: 40 }, (_, n) => ['note', '#1', `before ${n}`]),
    ['backup'],
  ])
    expect((await bench.run(...args)).code).toBe(0);

  const end = Date.now() + SECONDS * 1000;
  const workers = Array.from({ length: 8 }, async (_, worker) => {
    const random = dice(SEED + worker);
    const done: Done[] = [];
    for (let turn = 0; Date.now() < end; turn += 1)
      done.push(await run(bench, draw(bench, random, `${worker}.${turn}`, restores)));
    return done;
  });
  const all = (await Promise.all(workers)).flat();
  const isPassing = ({ args }: Done) => /^#(?!1$)/.test(args[1] ?? '');
  expect(all.filter((each) => each.code !== 0 && !(isPassing(each) && each.code === 3))).toEqual([]);
  expect(all.filter((each) => each.code === 0 && !isPassing(each) && each.stderr !== '')).toEqual([]);
  const last = await run(bench, ['remind', 'check']);
  expect([last.code, last.stderr]).toEqual([0, '']);

  return { bench, all, told: heard(log) };
}

test(`eight processes for ${SECONDS} seconds (JOBTRAIL_SEED=${SEED})`, {
  timeout: SECONDS * 3000 + 120_000,
}, async () => {
  const { bench, all, told } = await eight(false);
  const is = contents(join(bench.home, 'jobtrail.db'));
  expect([is.integrity, is.open]).toEqual(['ok', null]);
  const stands = new Map(is.operations.map(({ id, undone }) => [id, undone === 0]));
  const rows: Record<string, Json[]> = JSON.parse(is.rows);
  const bodies = new Set(rows.notes!.map(({ body }) => body));
  const titles = new Set(rows.jobs!.map(({ title }) => title));
  let missing = 0;
  const count = { note: 0, save: 0, remind: 0, import: 0 };
  for (const { args, stdout } of all) {
    const [command, , , text] = args;
    if (command === 'note') {
      const { operation } = JSON.parse(stdout);
      expect([args, bodies.has(args[2]!)]).toEqual([args, stands.get(operation)]);
      count.note += 1;
    }
    if (command === 'save') {
      const [{ job, outcome }] = JSON.parse(stdout);
      expect(outcome).toBe('saved');
      if (!titles.has(job.title)) missing += 1;
      count.save += 1;
    }
    if (command === 'import') {
      expect(JSON.parse(stdout)).toMatchObject({ added: 1, updated: 0, operation: expect.any(Number) });
      if (!titles.has(`imported ${args[1]!.slice(0, -4)}`)) missing += 1;
      count.import += 1;
    }
    if (args[1] === '--general') {
      const times = told.filter((what) => what === text).length;
      const { operation } = JSON.parse(stdout);
      // Taken back before it was due: not said. Never twice, and what stands is said.
      expect([text, times]).toEqual([text, stands.get(operation) ? 1 : Math.min(times, 1)]);
      count.remind += 1;
    }
  }
  const saves = is.operations.filter(({ kind, command }) => kind === 'change' && command === 'save');
  expect(saves).toHaveLength(count.save + 1);
  // What is no longer there was taken back or removed by somebody.
  const gone = is.operations.filter(
    ({ kind, command, undone }) =>
      kind === 'change' && (['save', 'import'].includes(command) ? undone : !undone && command === 'remove'),
  );
  expect(gone).toHaveLength(missing);
  // Each undo and each redo that answered is in the journal, and nobody else's.
  const taken = all.flatMap(({ args, stdout }) => (args[0] === 'undo' ? JSON.parse(stdout).undone : []));
  const undos = all.filter(({ args, stdout }) => args[0] === 'undo' && JSON.parse(stdout).operation !== null);
  expect(is.operations.filter(({ kind }) => kind === 'undo')).toHaveLength(undos.length);
  const backups = all.filter(({ args }) => args[0] === 'backup').map(({ stdout }) => JSON.parse(stdout).file);
  expect(new Set(backups).size).toBe(backups.length);
  for (const file of backups) expect(contents(file).integrity).toBe('ok');
  expect(readdirSync(join(bench.home, 'jobtrail-backups')).filter((name) => !name.endsWith('.db'))).toEqual(
    [],
  );
  expect(Math.min(...Object.values(count))).toBeGreaterThan(0);
  process.stdout.write(
    `${JSON.stringify({ commands: all.length, ...count, undone: taken.length, backups: backups.length, said: told.length })}\n`,
  );
});

/** What the journal of a file says was ever added to it, and whether that stands. */
function journalOf(file: string): { added: Set<string>; wrong: string[] } {
  const db = new Driver(file, { readonly: true });
  const added = new Set<string>();
  const wrong: string[] = [];
  try {
    for (const [table, column] of [
      ['notes', 'body'],
      ['jobs', 'title'],
      ['reminders', 'message'],
    ] as const) {
      const there = new Set(db.prepare(`SELECT ${column} FROM ${table}`).pluck().all());
      const rows = db
        .prepare(
          `SELECT json_extract(c.after, '$.${column}') AS quoted, o.undone FROM changes c
           JOIN operations o ON o.id = c.operation WHERE c.tbl = ? AND c.before IS NULL AND o.kind = 'change'`,
        )
        .all(table) as { quoted: string; undone: number }[];
      for (const { quoted, undone } of rows) {
        const text = quoted.slice(1, -1);
        // What the program says in words of its own may be there several times.
        if (!/^(?:note|job|imported|reminder) \d+\.\d+$/.test(text)) continue;
        added.add(text);
        // Jobs may also be removed, and reminders with them.
        if (undone ? there.has(text) : table === 'notes' && !there.has(text)) wrong.push(text);
      }
    }
  } finally {
    db.close();
  }
  return { added, wrong };
}

test(`the same while backups are put back (JOBTRAIL_SEED=${SEED})`, {
  timeout: SECONDS * 3000 + 120_000,
}, async () => {
  const { bench, all, told } = await eight(true);
  const file = join(bench.home, 'jobtrail.db');
  const restored = all.filter(({ args }) => args[0] === 'restore').map(({ stdout }) => JSON.parse(stdout));
  const kept: string[] = restored.map((each) => each.kept);
  expect(new Set(kept).size).toBe(kept.length);
  // Whatever a command said it had done is in the file, or in what one of the restores kept of it.
  const files = [file, ...kept];
  for (const each of files) expect(contents(each)).toMatchObject({ integrity: 'ok', open: null });
  const journals = files.map(journalOf);
  expect(journals.flatMap(({ wrong }) => wrong)).toEqual([]);
  const anywhere = new Set(journals.flatMap(({ added }) => [...added]));
  const count = { note: 0, save: 0, remind: 0, import: 0 };
  const lost: string[] = [];
  for (const { args, stdout } of all) {
    const text =
      args[0] === 'note'
        ? args[2]!
        : args[0] === 'save'
          ? args[2]!
          : args[0] === 'import'
            ? `imported ${args[1]!.slice(0, -4)}`
            : args[1] === '--general'
              ? args[3]!
              : null;
    if (text === null) continue;
    expect(stdout).not.toBe('');
    count[args[0] as keyof typeof count] += 1;
    if (!anywhere.has(text)) lost.push(`${args.join(' ')}: ${stdout}`);
  }
  expect(lost).toEqual([]);
  // What stands at the end was said; a file that was put back may not know that it had been.
  const now = new Driver(file, { readonly: true });
  const standing = now.prepare('SELECT message FROM reminders WHERE job IS NULL').pluck().all() as string[];
  now.close();
  expect(standing.filter((message) => !told.includes(message))).toEqual([]);
  for (const message of new Set(told))
    expect(told.filter((each) => each === message).length).toBeLessThanOrEqual(1 + restored.length);
  expect(readdirSync(join(bench.home, 'jobtrail-backups')).filter((name) => !name.endsWith('.db'))).toEqual(
    [],
  );
  expect(Math.min(count.note, count.save, count.remind, restored.length)).toBeGreaterThan(0);
  process.stdout.write(
    `${JSON.stringify({ commands: all.length, ...count, restored: restored.length, said: told.length, lost: lost.length })}\n`,
  );
});
