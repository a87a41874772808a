/** An export that somebody or something has altered: refused with the path of what is wrong, or taken whole; never a bug. */
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { Dump } from '../../src/store/dump.ts';
import { openStore } from '../../src/store/index.ts';
import { readDump } from '../../src/store/read-dump.ts';
import { type Bench, type Json, makeBench } from '../support/bench.ts';
import { dice } from '../support/dice.ts';

const SEED = Number(process.env.JOBTRAIL_SEED ?? Date.now() % 1e9);
const DRAWN = process.env.LONG === '1' ? 400 : 40;

let text = '';
beforeAll(async () => {
  text = (await (await filled()).run('export')).stdout;
});

/** A search with a row in every table and a value in nearly every column. */
async function filled(): Promise<Bench> {
  const bench = makeBench();
  await bench.run(
    ...['save', '--title', 'Baker', '--company', 'Crumb', '--location', 'Graz', '--workplace', 'onsite'],
    ...[
      '--salary',
      '40k-50k EUR/year',
      '--url',
      'https://crumb.example/1',
      '--deadline',
      '2026-12-24',
      '--yes',
    ],
  );
  await bench.run(
    'save',
    bench.file('page.html', '<h1>Miller</h1><p>Mill Ltd is looking for a miller.</p>'),
    '--title',
    'Miller',
    '--company',
    'Mill',
    '--yes',
  );
  for (const args of [
    ['note', '1', 'one'],
    ['note', '2', 'two'],
    ['tag', '1', 'near'],
    ['contact', '1', 'Ida', '--email', 'ida@crumb.example'],
    ['status', '1', 'interview'],
    ['interview', '1', '2026-12-03 10:00'],
    ['document', '1', bench.file('cv.txt', 'the paper')],
    ['document', '1', 'https://portfolio.example/'],
    ['remind', '1', 'tomorrow 9am', 'call', '--every', 'week'],
    ['profile', 'add', 'Kneading'],
    ['config', 'set', 'notify.at', '08:30'],
    ['config', 'stages', 'add', 'take home', '--group', 'active'],
  ])
    expect([args, (await bench.run(...args)).code]).toEqual([args, 0]);
  const store = openStore(join(bench.home, 'jobtrail.db'), () => new Date(bench.now));
  store.write({ command: 'snooze', summary: '' }, () =>
    store.setAside.put(1, { kind: 'waiting', about: null, until: '2026-12-01' }),
  );
  store.close();
  return bench;
}

const HARMS: [string, (row: Json, column: string) => void][] = [
  ['left out', (row, column) => delete row[column]],
  ['null', (row, column) => (row[column] = null)],
  ['a number', (row, column) => (row[column] = 12)],
  ['a fraction', (row, column) => (row[column] = 1.5)],
  ['less than nothing', (row, column) => (row[column] = -1)],
  ['huge', (row, column) => (row[column] = 1e300)],
  ['beyond what is counted exactly', (row, column) => (row[column] = 2 ** 53)],
  ['a truth', (row, column) => (row[column] = true)],
  ['empty', (row, column) => (row[column] = '')],
  ['a word', (row, column) => (row[column] = 'x')],
  ['a day that is none', (row, column) => (row[column] = '2026-02-30')],
  ['a moment that is none', (row, column) => (row[column] = '2026-02-30T00:00:00.000Z')],
  ['a list', (row, column) => (row[column] = [1])],
  ['an object', (row, column) => (row[column] = { a: 1 })],
];

/** True where a dump is written and sound, or refused for its stages, which are told by their words. */
function written(dump: Dump): boolean {
  const store = openStore(':memory:', () => new Date('2026-11-22T12:00:00Z'));
  try {
    store.write({ command: 'import', summary: '' }, () => store.load(dump, new Set()));
    const { integrity, foreignKeys } = store.health();
    return integrity === 'ok' && foreignKeys === 0;
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    return code === 'bad-export' && /stage/.test(message) && store.jobs.count() === 0;
  } finally {
    store.close();
  }
}

it('one value of one row that is something else, of every column', { timeout: 240_000 }, async () => {
  const { tables } = JSON.parse(text) as Json;
  const counts = { refused: 0, taken: 0 };
  for (const [table, rows] of Object.entries<Json[]>(tables)) {
    expect([table, rows.length > 0]).toEqual([table, true]);
    for (const column of [...Object.keys(rows[0]), 'unheard_of', '__proto__']) {
      for (const [harm, spoil] of HARMS) {
        const document = JSON.parse(text) as Json;
        const row = document.tables[table][0];
        if (column === '__proto__')
          document.tables[table][0] = JSON.parse(`{"__proto__":1,${JSON.stringify(row).slice(1)}`);
        else spoil(row, column);
        const where = `${table}.${column} ${harm}`;
        let dump: Dump;
        try {
          dump = readDump(document);
        } catch (error) {
          expect([where, error]).toEqual([
            where,
            expect.objectContaining({ kind: 'user', code: 'bad-export' }),
          ]);
          // A number is missed where other rows name it.
          expect([where, (error as Json).details.path]).toEqual([
            where,
            expect.stringMatching(column === 'id' ? /^tables\.\w+\[/ : `^tables\\.${table}\\[`),
          ]);
          counts.refused += 1;
          continue;
        }
        expect([where, written(dump)]).toEqual([where, true]);
        counts.taken += 1;
      }
    }
  }
  expect(counts.refused).toBeGreaterThan(500);
  expect(counts.taken).toBeGreaterThan(100);
});

it.each([
  [
    'a job without the day it was saved',
    (d: Json) => delete d.tables.jobs[0].saved_at,
    'tables.jobs[0].saved_at',
  ],
  ['rows that are none', (d: Json) => (d.tables.notes = [null]), 'tables.notes[0]'],
  ['a table that is none', (d: Json) => (d.tables.notes = 'x'), 'tables.notes'],
  ['a table nobody knows', (d: Json) => (d.tables.users = []), 'tables.users'],
  ['tables that are none', (d: Json) => (d.tables = []), 'tables'],
  ['no contents', (d: Json) => delete d.contents, 'contents'],
  ['contents that are none', (d: Json) => (d.contents[0] = 7), 'contents[0]'],
  ['a content that is changed', (d: Json) => (d.contents[0].data = 'AAAA'), 'contents[0].data'],
  [
    'a paper whose content is missing',
    (d: Json) => (d.contents = []),
    /^tables\.(?:postings|documents)\[\d\]\.(?:snapshot|hash)$/,
  ],
  ['two rows of one number', (d: Json) => (d.tables.jobs[1].id = d.tables.jobs[0].id), 'tables.jobs[1].id'],
  ['one row twice', (d: Json) => d.tables.notes.push(d.tables.notes[0]), 'tables.notes[2].id'],
  [
    'two settings of one name',
    (d: Json) => d.tables.settings.push({ ...d.tables.settings[0], id: 99 }),
    /^tables\.settings\[\d\]\.key$/,
  ],
  ['a note of no job', (d: Json) => (d.tables.notes[0].job = 99), 'tables.notes[0].job'],
  [
    'a reminder of no interview',
    (d: Json) => (d.tables.reminders[0].interview = 99),
    'tables.reminders[0].interview',
  ],
  [
    'a paper that is both',
    (d: Json) => (d.tables.documents[0].link = 'https://x.example/'),
    'tables.documents[0].hash',
  ],
])('%s is refused with its path, and nothing is written', async (_, spoil, path) => {
  const there = makeBench();
  const document = JSON.parse(text) as Json;
  spoil(document);
  const file = there.file('bad.json', JSON.stringify(document));
  const { code, stdout, stderr } = await there.run('import', file, '--yes', '--json');
  const { error } = JSON.parse(stderr);
  expect([code, stdout, error.code]).toEqual([1, '', 'bad-export']);
  expect(error.details.path).toMatch(
    path instanceof RegExp ? path : new RegExp(`^${path.replace(/[[\].]/g, '\\$&')}$`),
  );
  expect((await there.run('history', '--json')).json).toEqual([]);
});

it(`several at once: whatever is taken can be shown, exported and taken back (JOBTRAIL_SEED=${SEED})`, {
  timeout: 240_000,
}, async () => {
  const random = dice(SEED);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  for (let n = 0; n < DRAWN; n += 1) {
    const there = makeBench();
    const document = JSON.parse(text) as Json;
    const what: string[] = [];
    for (let harm = 0; harm < 1 + (n % 2); harm += 1) {
      const table = pick(Object.keys(document.tables));
      const row = pick(document.tables[table] as Json[]);
      const column = pick(Object.keys(row ?? { id: 0 }));
      const [name, spoil] = pick(HARMS);
      if (row) spoil(row, column);
      what.push(`${table}.${column} ${name}`);
    }
    const file = there.file('drawn.json', JSON.stringify(document));
    const { code, stderr } = await there.run('import', file, '--yes');
    expect([what, code, stderr]).toEqual([
      what,
      expect.toBeOneOf([0, 1]),
      expect.not.stringContaining('inside jobtrail'),
    ]);
    for (const args of code === 0
      ? [
          ['list'],
          ['show', '1'],
          ['show', '2'],
          ['stats'],
          ['dashboard'],
          ['export'],
          ['export', '--format', 'ics'],
          ['remind', 'check'],
          ['doctor'],
          ['undo'],
        ]
      : []) {
      const ran = await there.run(...args);
      expect([what, args, ran.code, ran.stderr]).toEqual([
        what,
        args,
        expect.toBeOneOf([0, 1, 3, 4]),
        expect.not.stringContaining('inside jobtrail'),
      ]);
    }
  }
});
