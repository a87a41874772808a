/** How many backups are kept, and which. */
import { existsSync, utimesSync } from 'node:fs';
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
  const half = bench.file('jobtrail-backups/jobtrail-20261122T120002000Z.db.0a1b2c3d.partial', 'half');
  await bench.run('backup');
  expect(existsSync(half)).toBe(true);
  utimesSync(half, new Date(), new Date(Date.now() - 2 * 3_600_000));
  await bench.run('backup');
  expect(existsSync(half)).toBe(false);
  expect((await bench.run('restore', json.file, '--json', '--yes')).json.restored).toBe(json.file);
});
