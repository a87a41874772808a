/** Every released schema, frozen with rows in it: a file of any version opens, whole. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Driver from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { backupFolder } from '../../src/paths.ts';
import { openStore } from '../../src/store/index.ts';
import { SCHEMA_VERSION } from '../../src/store/open.ts';
import { makeBench } from '../support/bench.ts';

const FIXTURES = resolve(import.meta.dirname, '../fixtures');
const frozen = (version: number): string => join(FIXTURES, `schema-${version}.sql`);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jobtrail-schema-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Thing = { type: string; name: string; sql: string };

/** What a schema is made of, in one order; the tables an index of words keeps for itself are left out. */
const schemaOf = (db: Driver.Database): Thing[] =>
  db
    .prepare(
      `SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'
       AND name NOT LIKE 'jobs_fts_%' ORDER BY type = 'trigger', type = 'index', rowid`,
    )
    .all() as Thing[];

/** A file as SQL: tables, rows, then triggers, so that filling it writes no journal. */
function dump(file: string): string {
  const db = new Driver(file, { readonly: true });
  const things = schemaOf(db);
  const rows = things
    .filter(({ type, name }) => type === 'table' && name !== 'jobs_fts')
    .flatMap(({ name }) => {
      const columns = db.pragma(`table_info(${name})`) as { name: string }[];
      const values = columns.map((column) => `quote(${column.name})`).join(" || ', ' || ");
      const lines = db.prepare(`SELECT ${values} FROM ${name} ORDER BY rowid`).pluck().all() as string[];
      return lines.map((line) => `INSERT INTO ${name} VALUES (${line});`);
    });
  const version = db.pragma('user_version', { simple: true });
  const made = (wanted: boolean) =>
    things.filter(({ type }) => (type === 'trigger') === wanted).map(({ sql }) => `${sql};`);
  db.close();
  return [...made(false), ...rows, ...made(true), `PRAGMA user_version = ${version};`, ''].join('\n');
}

/** A file as a program of that version left it. */
function thaw(version: number): string {
  const file = join(folder, 'jobtrail.db');
  const db = new Driver(file);
  db.pragma('foreign_keys = OFF');
  db.exec(readFileSync(frozen(version), 'utf8'));
  db.close();
  return file;
}

async function session(): Promise<string> {
  const bench = makeBench();
  const posting = bench.file(
    'posting.txt',
    'Gardener\nFernhill Estate · Cork\n\nWhat you will do\n- Keep the roses.\n',
  );
  for (const command of [
    ['save', posting, '--salary', '17.50 EUR/hour', '--tag', 'green', '--deadline', '2026-12-15'],
    ['save', '--title', "Keeper of the 'Owls'", '--company', 'Ænigma; DROP'],
    ['track', '1', '--applied', 'yesterday'],
    ['note', '1', 'a “note”'],
    ['remind', '1', 'in 3 days', 'call'],
    ['interview', '1', '2026-12-01 10:00', '--round', 'first'],
    ['contact', '1', 'Ana', '--email', 'ana@fernhill.example'],
    ['document', '1', posting],
    ['config', 'set', 'time.zone', 'Europe/Dublin'],
    ['config', 'stages', 'add', 'take-home', '--group', 'active'],
    ['status', '2', 'rejected'],
    ['undo'],
    ['profile', 'add', 'pruning:expert:7', 'sql'],
    ['edit', '1', '--description', bench.file('more.txt', 'Two years of experience with SQL are needed.')],
    ['skills', '1'],
    ['remind', '--general', 'in 1 minute', 'look around', '--every', 'week'],
    ['config', 'set', 'notify.channels', 'terminal'],
  ])
    expect((await bench.run(...command)).stderr).not.toContain('Error');
  bench.now = '2026-11-22T12:05:00Z';
  expect((await bench.run('remind', 'check')).code).toBe(0);
  const file = join(bench.home, 'jobtrail.db');
  const store = openStore(file, () => new Date(bench.now));
  // What a model answered, without asking one.
  store.record(() => {
    store.refreshes.put(1, { lookedAt: bench.now, goneSince: null });
    const key = { contentHash: 'c0ffee', engine: 'model', model: 'some-model', prompt: 'summary-1' };
    store.summaries.put(key, { overview: 'A garden on a hill.' });
    store.calls.add(1, {
      ...{ purpose: 'summary', model: 'some-model', inputTokens: 321, outputTokens: 45 },
      ...{ milliseconds: 1200, outcome: 'ok' },
    });
  });
  // By the program, so that a bare undo passes it over.
  store.write({ command: 'agenda', summary: 'set aside', by: 'program' }, () =>
    store.setAside.put(1, { kind: 'closing', about: '2026-12-15', until: null }),
  );
  store.close();
  return file;
}

// Empty but while something is being written, or without rows of its own.
const PASSING = new Set(['stale', 'jobs_fts']);

if (process.env.JOBTRAIL_FREEZE === '1') {
  test('freezes the newest schema, with rows', async () => {
    writeFileSync(frozen(SCHEMA_VERSION), dump(await session()));
  });
}

test('every version has its fixture, with rows in every table', () => {
  const names = readdirSync(FIXTURES).filter((name) => name.startsWith('schema-'));
  expect(names).toHaveLength(SCHEMA_VERSION);
  for (let version = 1; version <= SCHEMA_VERSION; version += 1) {
    const text = readFileSync(frozen(version), 'utf8');
    const tables = [...text.matchAll(/^CREATE (?:VIRTUAL )?TABLE (\w+)/gm)].map(([, name]) => name!);
    const empty = tables.filter((name) => !PASSING.has(name) && !text.includes(`INSERT INTO ${name} VALUES`));
    expect([version, empty]).toEqual([version, []]);
  }
});

/** Keys of `derived` that schema 3 keeps in tables of their own. */
const MOVED = new Set(['skills-of', 'thin', 'looked-at', 'gone-since']);

/** What these tables must hold of an older file: the mark of each reading by job, and whether it was thin. */
const movedFrom = (derived: [number, number, string, string][]): unknown[] =>
  derived
    .filter(([, , key]) => key === 'skills-of')
    .map(([, job, , mark]) => [
      job,
      mark,
      derived.some(([, j, k, v]) => j === job && k === 'thin' && v === '1') ? 1 : 0,
    ]);

const movedOf = (db: Driver.Database): unknown[] =>
  db.prepare('SELECT job, mark, thin FROM readings ORDER BY job').raw().all();

/** The rows of every table, as they are told by `quote`, but for columns that came later. */
function rowsOf(file: string, like: Record<string, string[]>): Record<string, unknown[]> {
  const db = new Driver(file, { readonly: true });
  try {
    return Object.fromEntries(
      Object.entries(like).map(([table, columns]) => [
        table,
        db
          .prepare(`SELECT ${columns.join(', ')} FROM ${table} ORDER BY rowid`)
          .raw()
          .all(),
      ]),
    );
  } finally {
    db.close();
  }
}

/** The columns of every table of a file that a later version keeps. */
function columnsOf(file: string): Record<string, string[]> {
  const db = new Driver(file, { readonly: true });
  try {
    const tables = schemaOf(db).filter(({ type, name }) => type === 'table' && !PASSING.has(name));
    return Object.fromEntries(
      tables.map(({ name }) => [name, (db.pragma(`table_info(${name})`) as Thing[]).map((c) => c.name)]),
    );
  } finally {
    db.close();
  }
}

test('a new file has the schema of the newest fixture', () => {
  const store = openStore(join(folder, 'new.db'), () => new Date());
  const fresh = schemaOf(store.db.driver);
  store.close();
  const old = new Driver(thaw(SCHEMA_VERSION));
  // A released schema is never edited: what comes later is a migration of its own, with a fixture of its own.
  expect(fresh).toEqual(schemaOf(old));
  old.close();
});

describe.each(Array.from({ length: SCHEMA_VERSION }, (_, i) => i + 1))('a file of schema %i', (version) => {
  test('opens with every row, and can be undone to the beginning', () => {
    const file = thaw(version);
    const columns = columnsOf(file);
    const before = rowsOf(file, columns);
    expect(Object.values(before).filter((rows) => rows.length === 0)).toEqual([]);
    const store = openStore(file, () => new Date('2026-11-23T12:00:00Z'));
    const kept = {
      ...before,
      derived: before.derived!.filter((row) => !MOVED.has((row as unknown[])[2] as string)),
    };
    expect(rowsOf(file, columns)).toEqual(kept);
    expect(movedOf(store.db.driver)).toEqual(
      version < 3
        ? movedFrom(before.derived as [number, number, string, string][])
        : before.readings!.map((row) => row),
    );
    expect(store.health()).toMatchObject({
      integrity: 'ok',
      foreignKeys: 0,
      schema: SCHEMA_VERSION,
      jobs: 2,
    });
    expect(store.jobs.get(1)).toMatchObject({
      title: 'Gardener',
      company: 'Fernhill Estate',
      status: 'interview',
      appliedOn: '2026-11-21',
      tags: ['green'],
      salary: { min: 17.5, max: 17.5, currency: 'EUR', period: 'hour' },
    });
    expect(store.jobs.get(2)).toMatchObject({ title: "Keeper of the 'Owls'", status: 'saved' });
    expect(store.notes.of(1)).toMatchObject([{ body: 'a “note”' }]);
    expect(store.settings.get('time.zone')).toBe('Europe/Dublin');
    const found = (words: string) => store.search.find(words, null).hits.map(({ job }) => job);
    // The words are in no fixture: they are there where a later migration makes the index anew.
    if (!readFileSync(frozen(version), 'utf8').includes('people, interviews'))
      expect([found('sql needed'), found('owls'), found('ana@fernhill')]).toEqual([[1], [2], [1]]);
    let steps = 0;
    while (store.undo()) steps += 1;
    expect(steps).toBe(14);
    expect(store.jobs.count()).toBe(0);
    store.close();
    // The copy before an upgrade lies beside it.
    expect(existsSync(backupFolder(file))).toBe(version < SCHEMA_VERSION);
  });
});
