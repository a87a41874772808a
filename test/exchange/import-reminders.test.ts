/** What an import asks the user to do later: the usual for what is recent, nothing for what is long past. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type Bench, makeBench } from '../support/bench.ts';

const COLUMNS = 'title,company,status,date applied,date saved,deadline';

const dues = async (bench: Bench): Promise<string[][]> =>
  (await bench.run('remind', 'list', '--json')).json.map(
    (each: { job: { title: string } | number; dueAt: string; why: string }) => [
      each.dueAt.slice(0, 10),
      each.why,
    ],
  );

const said = async (bench: Bench): Promise<number> => {
  await bench.run('config', 'set', 'notify.command', '/bin/true');
  await bench.run('config', 'set', 'notify.channels', 'command');
  const { notified, failed } = (await bench.run('remind', 'check', '--json')).json;
  expect(failed).toEqual([]);
  return notified.length;
};

it('sets the follow-ups of recent applications that still lie ahead', async () => {
  const bench = makeBench();
  bench.file(
    'sheet.csv',
    `${COLUMNS}\nNew,Crumb,Applied,2026-11-20,,\nOlder,Crumb,Applied,2026-11-12,,\nOver,Crumb,Applied,2026-11-01,,\nOn,Mill,Interview,2026-11-20,,\nUndated,Mill,Applied,,,\n`,
  );
  await bench.run('import', 'sheet.csv', '--yes');
  // One at a time a job: of the newer application the first, of the older the second, whose first has passed.
  expect(await dues(bench)).toEqual([
    ['2026-11-26', 'follow-up'],
    ['2026-11-27', 'follow-up'],
  ]);
  expect(await said(bench)).toBe(0);
});

it('goes by the settings: a longer wait reaches further back, and off is off', async () => {
  const sheet = `${COLUMNS}\nA,Crumb,Applied,2026-10-10,,\n`;
  const [longer, off] = [makeBench(), makeBench()];
  for (const [bench, key, value] of [
    [longer, 'followup.applied', '60d'],
    [off, 'followup.enabled', 'off'],
  ] as const) {
    bench.file('sheet.csv', sheet);
    await bench.run('config', 'set', key, value);
    expect((await bench.run('import', 'sheet.csv', '--yes')).code).toBe(0);
  }
  expect(await dues(longer)).toEqual([['2026-12-09', 'follow-up']]);
  expect(await dues(off)).toEqual([]);
});

it('brings no heap with an old history, neither as a list nor as an export', async () => {
  const [here, there] = [makeBench(), makeBench()];
  const rows = Array.from({ length: 40 }, (_, n) =>
    [
      `A${n},Old,Applied,2024-03-01,2024-02-01,`,
      `B${n},Old,Saved,,2024-03-01,`,
      `C${n},Old,Saved,,2024-03-01,2024-04-01`,
      `D${n},Old,Interviewing,2024-03-01,2024-02-01,`,
    ].join('\n'),
  );
  here.file('old.csv', `${COLUMNS}\n${rows.join('\n')}\nSoon,New,Saved,,2026-11-20,2026-11-24\n`);
  expect((await here.run('import', 'old.csv', '--yes', '--json')).json).toMatchObject({ added: 161 });
  expect(await dues(here)).toEqual([]);
  // The one deadline that lies ahead.
  expect(await said(here)).toBe(1);
  await here.run('export', '--output', 'all.json');
  await there.run('import', join(here.home, 'all.json'), '--yes');
  expect(await said(there)).toBe(1);
});

it('announces an imported job as old once it has grown old here', async () => {
  const bench = makeBench();
  bench.file('sheet.csv', `${COLUMNS}\nA,Crumb,Saved,,2026-11-10,\n`);
  await bench.run('import', 'sheet.csv', '--yes');
  expect(await said(bench)).toBe(0);
  bench.now = '2026-12-15T12:00:00Z';
  expect(await said(bench)).toBe(1);
});

it('retires the follow-up of a job that the list says has moved on, however long ago', async () => {
  const bench = makeBench();
  await bench.run('save', '--title', 'Baker', '--company', 'Crumb');
  await bench.run('status', '1', 'applied', '--on', '2026-11-18');
  expect(await dues(bench)).toEqual([['2026-11-25', 'follow-up']]);
  bench.file('sheet.csv', 'title,company,status,status date\nBaker,Crumb,Rejected,2026-10-01\n');
  expect((await bench.run('import', 'sheet.csv', '--yes', '--json')).json).toMatchObject({ updated: 1 });
  expect(await dues(bench)).toEqual([]);
});
