/** `restore`: what another process finished meanwhile is in the file or in the copy that is kept, and never in neither. */
import { copyFileSync, existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Driver from 'better-sqlite3';
import { beforeEach, expect, test } from 'vitest';
import { openStore } from '../../src/store/index.ts';
import { SCHEMA_VERSION } from '../../src/store/open.ts';
import { contents } from '../faults/contents.ts';
import { type Bench, makeBench } from '../support/bench.ts';

let bench: Bench;
let file: string;
beforeEach(async () => {
  bench = makeBench();
  file = join(bench.home, 'jobtrail.db');
  expect((await bench.run('save', '--title', 'Baker', '--company', 'Crumb', '--yes')).code).toBe(0);
});

const notesIn = (path: string): string[] => {
  const db = new Driver(path);
  try {
    return db.prepare('SELECT body FROM notes ORDER BY id').pluck().all() as string[];
  } finally {
    db.close();
  }
};
const tick = () => new Promise((go) => setImmediate(go));

test('each note that was written while it ran is in one of the two', async () => {
  const { json } = await bench.run('backup', '--json');
  // A large file takes more than one turn to copy.
  const store = openStore(file, () => new Date(bench.now), 0);
  try {
    store.write({ command: 'note', summary: '' }, () => {
      for (let n = 0; n < 300; n += 1) store.notes.add(1, `${n} ${'x'.repeat(9000)}`);
    });
    let isOver = false;
    const restored = bench.run('restore', json.file, '--yes', '--json').finally(() => {
      isOver = true;
    });
    const answered: string[] = [];
    for (let n = 0; !isOver; n += 1) {
      try {
        store.write({ command: 'note', summary: '' }, () => store.notes.add(1, `meanwhile ${n}`));
        answered.push(`meanwhile ${n}`);
      } catch (error) {
        // Held for a moment: that one was told so.
        expect(error).toMatchObject({ code: 'locked' });
      }
      await tick();
    }
    const { code, json: answer } = await restored;
    expect(code).toBe(0);
    const kept = notesIn(answer.kept);
    const now = notesIn(file);
    expect(kept.length).toBeGreaterThanOrEqual(300);
    expect(answered.length).toBeGreaterThan(2);
    expect(answered.filter((body) => !kept.includes(body) && !now.includes(body))).toEqual([]);
    expect(now.filter((body) => kept.includes(body))).toEqual([]);
  } finally {
    store.close();
  }
  expect(contents(file).integrity).toBe('ok');
});

test('waits for another that is writing, instead of saying that it was done', async () => {
  const { json } = await bench.run('backup', '--json');
  await bench.run('note', '1', 'later');
  const holder = new Driver(file);
  holder.exec('BEGIN IMMEDIATE');
  setTimeout(() => {
    holder.exec('ROLLBACK');
    holder.close();
  }, 2000);
  expect((await bench.run('restore', json.file, '--yes')).code).toBe(0);
  expect(notesIn(file)).toEqual([]);
});

test('another that reads meanwhile goes on seeing what it saw', async () => {
  const { json } = await bench.run('backup', '--json');
  await bench.run('note', '1', 'later');
  const reader = new Driver(file);
  reader.exec('BEGIN; SELECT count(*) FROM notes');
  try {
    expect((await bench.run('restore', json.file, '--yes')).code).toBe(0);
    expect(reader.prepare('SELECT body FROM notes').pluck().all()).toEqual(['later']);
  } finally {
    reader.close();
  }
  expect(notesIn(file)).toEqual([]);
});

/** A log of commands that the file has not taken in, as a killed program leaves it. */
async function leaveLog(): Promise<void> {
  const store = openStore(file, () => new Date(bench.now));
  store.db.driver.pragma('wal_autocheckpoint = 0');
  for (let n = 0; n < 20; n += 1)
    store.write({ command: 'note', summary: '' }, () => store.notes.add(1, `in the log ${n}`));
  copyFileSync(file, `${file}.copy`);
  copyFileSync(`${file}-wal`, `${file}.copy-wal`);
  store.close();
  copyFileSync(`${file}.copy`, file);
  copyFileSync(`${file}.copy-wal`, `${file}-wal`);
}

test('an old log is not read into the new file, whatever became of the old one', {
  timeout: 60_000,
}, async () => {
  for (let n = 0; n < 30; n += 1) await bench.run('note', '1', `old ${n} ${'x'.repeat(3000)}`);
  const copy = join(bench.home, 'copy.db');
  expect((await bench.run('backup', '--output', copy)).code).toBe(0);
  const wanted = contents(copy).rows;
  for (const harm of [
    () => {},
    () => writeFileSync(file, 'SQLite format 3\0garbage'.repeat(500)),
    () => writeFileSync(file, 'no database'),
    () => truncateSync(file, 0),
    () => truncateSync(file, 5000),
    () => {
      const bytes = readFileSync(file);
      bytes.fill(0xa5, 4096, 12 * 4096);
      writeFileSync(file, bytes);
    },
  ]) {
    await leaveLog();
    harm();
    const { code, json } = await bench.run('restore', copy, '--yes', '--json');
    expect([code, existsSync(json.kept)]).toEqual([0, true]);
    expect(contents(file)).toMatchObject({ integrity: 'ok', rows: wanted });
  }
});

test('a half-done transaction of the old kind is not taken back into the new file', async () => {
  const copy = join(bench.home, 'copy.db');
  await bench.run('backup', '--output', copy);
  const wanted = contents(copy).rows;
  const old = new Driver(file);
  old.pragma('journal_mode = DELETE');
  old.exec('BEGIN IMMEDIATE');
  old.pragma('cache_size = 1');
  old.pragma('cache_spill = 1');
  old.exec(
    'CREATE TABLE filler (x); INSERT INTO filler SELECT randomblob(3000) FROM generate_series(1, 50)'.replace(
      'generate_series(1, 50)',
      '(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) SELECT i FROM n)',
    ),
  );
  copyFileSync(`${file}-journal`, `${file}.journal`);
  old.exec('ROLLBACK');
  old.close();
  copyFileSync(`${file}.journal`, `${file}-journal`);
  writeFileSync(file, 'no database');
  expect((await bench.run('restore', copy, '--yes')).code).toBe(0);
  expect(existsSync(`${file}-journal`)).toBe(false);
  expect(contents(file)).toMatchObject({ integrity: 'ok', rows: wanted });
});

test('without a name it takes the newest that is whole, and says which it passed over', async () => {
  const made: string[] = [];
  for (const second of ['01', '02', '03', '04']) {
    bench.now = `2026-11-22T12:00:${second}Z`;
    await bench.run('note', '1', `note ${second}`);
    made.push((await bench.run('backup', '--json')).json.file);
  }
  writeFileSync(made[3]!, 'no database');
  truncateSync(made[2]!, 20_000);
  const { code, json, stderr } = await bench.run('restore', '--yes', '--json');
  expect([code, json.restored]).toEqual([0, made[1]]);
  expect(json.passedOver.map((each: { file: string }) => each.file)).toEqual([made[3], made[2]]);
  expect(stderr).toContain(made[3]);
  expect(stderr).toContain(made[2]);
  expect(notesIn(file)).toEqual(['note 01', 'note 02']);
  for (const each of readdirSync(join(bench.home, 'jobtrail-backups')))
    writeFileSync(join(bench.home, 'jobtrail-backups', each), 'no database');
  const none = await bench.run('restore', '--yes');
  expect(none.code).toBe(3);
  expect(none.stderr).toContain('no backup that is whole');
  expect(none.stderr).toContain(made[0]);
});

test('a file that is not there is said to be not there', async () => {
  for (const name of ['/nonexistent/folder/x.db', 'missing.db']) {
    const { code, stderr } = await bench.run('restore', name, '--yes');
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^Error: There is no file .*\.\nHint: /)]);
  }
  expect((await bench.run('list', '--json')).json).toHaveLength(1);
});

test('where the database is gone it is brought back, its owner alone may read it', async () => {
  const copy = join(bench.home, 'copy.db');
  await bench.run('backup', '--output', copy);
  bench.env.JOBTRAIL_HOME = join(bench.home, 'new', 'home');
  const { code, json } = await bench.run('restore', copy, '--yes', '--json');
  expect([code, json.kept]).toEqual([0, null]);
  expect((await bench.run('list', '--json')).json).toHaveLength(1);
});

test('a backup of an older program is brought up to date at once', async () => {
  const old = join(bench.home, 'old.db');
  const db = new Driver(old);
  db.pragma('foreign_keys = OFF');
  db.exec(readFileSync(resolve(import.meta.dirname, '../fixtures/schema-1.sql'), 'utf8'));
  db.close();
  expect((await bench.run('restore', old, '--yes')).code).toBe(0);
  const now = new Driver(file, { readonly: true });
  expect(now.pragma('user_version', { simple: true })).toBe(SCHEMA_VERSION);
  now.close();
  expect((await bench.run('list', '--json')).json.length).toBeGreaterThan(0);
});
