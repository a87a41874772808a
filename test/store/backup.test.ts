/** How many backups are kept, and which. */
import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Driver from 'better-sqlite3';
import { expect, test } from 'vitest';
import { makeBench } from '../support/bench.ts';

test('the newest are kept; the one just made is, though the clock was set back', async () => {
  const bench = makeBench('2026-11-22T12:00:00Z');
  await bench.run('save', '--title', 'Baker', '--company', 'Crumb', '--yes');
  await bench.run('config', 'set', 'backup.keep', '3');
  for (const minute of ['01', '02', '03', '04']) {
    bench.now = `2026-11-22T12:${minute}:00Z`;
    expect((await bench.run('backup')).code).toBe(0);
  }
  const listed = async () =>
    (await bench.run('backup', '--list', '--json')).json.map(({ at }: { at: string }) => at.slice(11, 16));
  expect(await listed()).toEqual(['12:04', '12:03', '12:02']);
  bench.now = '2026-11-22T09:00:00Z';
  const made = await bench.run('backup', '--json');
  expect([made.code, existsSync(made.json.file)]).toEqual([0, true]);
  expect(await listed()).toEqual(['12:04', '12:03', '09:00']);
});

test('one that is killed over its name is none, and its half is cleared away in time', async () => {
  const bench = makeBench();
  await bench.run('save', '--title', 'Baker', '--company', 'Crumb', '--yes');
  const { json } = await bench.run('backup', '--json');
  bench.file('jobtrail-backups/jobtrail-20261122T120001000Z.db', '');
  expect((await bench.run('backup', '--list', '--json')).json).toHaveLength(1);
  const half = bench.file('jobtrail-backups/.jobtrail-0a1b2c3d.partial', 'half');
  await bench.run('backup');
  expect(existsSync(half)).toBe(true);
  utimesSync(half, new Date(), new Date(Date.now() - 2 * 3_600_000));
  await bench.run('backup');
  expect(existsSync(half)).toBe(false);
  expect((await bench.run('restore', json.file, '--json', '--yes')).json.restored).toBe(json.file);
});

test('a copy that is not whole is no backup: it is refused and lets go of none', async () => {
  const bench = makeBench();
  const file = join(bench.home, 'jobtrail.db');
  for (let n = 0; n < 3; n += 1)
    await bench.run(
      'save',
      '--title',
      `Baker ${n}`,
      '--company',
      'Crumb',
      '--note',
      'x'.repeat(3000),
      '--yes',
    );
  await bench.run('config', 'set', 'backup.keep', '1');
  const { json } = await bench.run('backup', '--json');
  const root = new Driver(file);
  root.pragma('wal_checkpoint(TRUNCATE)');
  const page = root.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'jobs_by_name'").pluck().get();
  root.close();
  // One page of an index, which no copying of pages stumbles over.
  const bytes = readFileSync(file);
  bytes.fill(0xa5, (Number(page) - 1) * 4096, Number(page) * 4096);
  writeFileSync(file, bytes);
  for (const args of [['backup'], ['backup', '--output', 'copy.db']]) {
    const { code, stdout, stderr } = await bench.run(...args);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/damaged/);
  }
  expect(existsSync(join(bench.home, 'copy.db'))).toBe(false);
  expect(readdirSync(join(bench.home, 'jobtrail-backups'))).toEqual([json.file.split('/').at(-1)]);
  expect((await bench.run('restore', '--yes')).code).toBe(0);
  expect(
    (await bench.run('doctor', '--json')).json.checks.find((c: { name: string }) => c.name === 'integrity')
      .ok,
  ).toBe(true);
});

test('two databases never share a folder of backups', async () => {
  const bench = makeBench();
  for (const name of ['jobs', 'jobs.db']) {
    await bench.run('--db', join(bench.home, name), 'save', '--title', name, '--company', 'Crumb', '--yes');
    await bench.run('--db', join(bench.home, name), 'config', 'set', 'backup.keep', '2');
  }
  const backup = (name: string) => bench.run('--db', join(bench.home, name), 'backup', '--json');
  const own = (await backup('jobs')).json.file;
  for (let n = 0; n < 3; n += 1) expect((await backup('jobs.db')).code).toBe(0);
  const listed = await bench.run('--db', join(bench.home, 'jobs'), 'backup', '--list', '--json');
  expect(listed.json.map((each: { file: string }) => each.file)).toEqual([own]);
  await bench.run('--db', join(bench.home, 'jobs'), 'restore', '--yes');
  expect((await bench.run('--db', join(bench.home, 'jobs'), 'list', '--json')).json[0].title).toBe('jobs');
});
