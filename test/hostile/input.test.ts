/** Broken and hostile input of every kind through the commands that read it: never a bug, a stack, a hang or a steering sign. */
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { type FakeModel, fakeModel, stream } from '../insight/support/fake-model.ts';
import { type Bench, makeBench, type Ran } from '../support/bench.ts';

const RUNS = process.env.LONG === '1' ? 3000 : 120;
/** What one command may take at most, in milliseconds: a machine may be busy, a hang is longer. */
const PATIENCE = 10_000;
const parameters = {
  numRuns: RUNS,
  seed: Number(process.env.JOBTRAIL_SEED ?? Date.now() % 1e9),
  verbose: true,
};
const timeout = RUNS * 1000 + 60_000;

const code = (...points: number[]) => String.fromCodePoint(...points);
const STEERING = new RegExp(
  `[${code(0)}-${code(8)}${code(11)}${code(12)}${code(14)}-${code(31)}${code(127)}-${code(159)}${code(0x202a)}-${code(0x202e)}${code(0x2066)}-${code(0x2069)}]`,
);

let server: FakeModel | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

async function expectCalm(work: () => Promise<Ran>, codes: number[]): Promise<Ran> {
  const began = performance.now();
  const ran = await work();
  expect([ran.code, codes.includes(ran.code), ran.stderr]).toEqual([
    ran.code,
    true,
    expect.not.stringMatching(/^\s+at .*:\d+:\d+/m),
  ]);
  expect(ran.stdout + ran.stderr).not.toMatch(STEERING);
  expect(performance.now() - began).toBeLessThan(PATIENCE);
  return ran;
}

async function filled(): Promise<Bench> {
  const bench = makeBench();
  bench.env.NO_COLOR = '1';
  await bench.run(
    'save',
    '--title',
    'Baker',
    '--company',
    'Blue Kettle',
    '--salary',
    '30-35k EUR/year',
    '--yes',
  );
  await bench.run(
    'save',
    '--title',
    'Nurse',
    '--company',
    'Copper Field',
    '--deadline',
    '2026-12-24',
    '--yes',
  );
  return bench;
}

const anyText = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({
    unit: fc.constantFrom('(', ')', '"', "'", ':', '-', '<', '>', '=', ',', '*', '%', '^', ' ', '\\', 'a'),
    maxLength: 40,
  }),
);
/** Pieces put together in any order, with anything between them. */
const of = (...pieces: string[]) =>
  fc
    .array(
      fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...pieces) }, { weight: 1, arbitrary: anyText }),
      { minLength: 1, maxLength: 8 },
    )
    .map((parts) => parts.join(''));

const query = of(
  ...[
    'status:',
    'group:',
    'company:',
    'tag:',
    'skill:',
    'expires:',
    'applied:',
    'salary:',
    'match:',
    'id:',
    'title:',
  ],
  ...[
    'applied',
    'active',
    '<7d',
    '>2026-10-01',
    '>=60k',
    '<=',
    '..',
    '1,2,3',
    '-',
    ' ',
    '"',
    '"a b"',
    'OR',
    'NEAR(',
    '*',
  ],
);
const date = of(
  ...[
    'tomorrow',
    'friday',
    'next',
    'last',
    'in',
    '3',
    'days',
    'weeks',
    'at',
    '9am',
    '25:00',
    '02:30',
    ' ',
    ' ',
    ' ',
  ],
  ...[
    '2026-02-30',
    '2026-12-01',
    '0000-00-00',
    '99999-01-01',
    '03/04/2026',
    'T',
    'Z',
    '+99:99',
    'noon',
    '-1',
    '1e9',
    'months',
    'ago',
  ],
);
const pay = of(
  ...[
    '60',
    '75',
    'k',
    '-',
    '–',
    '60-75k',
    ' ',
    'EUR',
    '€',
    '$',
    'USD',
    '/',
    'year',
    'hour',
    'per',
    'month',
    '17.50',
    '1e999',
    '.',
    ',',
  ],
  ...['from', 'up to', 'negotiable', '0', '-5', '99999999999999999999', "80'000", 'Infinity', 'NaN'],
);

test('queries and searches', { timeout }, async () => {
  const bench = await filled();
  await fc.assert(
    fc.asyncProperty(
      fc.array(query, { minLength: 1, maxLength: 4 }),
      fc.boolean(),
      async (words, searches) => {
        await expectCalm(() => bench.run(searches ? 'search' : 'list', '--', ...words), [0, 2]);
        await expectCalm(() => bench.run('export', '--format', 'csv', `--where=${words.join(' ')}`), [0, 2]);
      },
    ),
    parameters,
  );
});

test('dates and pay', { timeout }, async () => {
  const bench = await filled();
  await fc.assert(
    fc.asyncProperty(date, pay, async (when, salary) => {
      await expectCalm(() => bench.run('edit', '#1', `--deadline=${when}`), [0, 2]);
      await expectCalm(() => bench.run('edit', '#1', `--salary=${salary}`), [0, 2]);
      await expectCalm(() => bench.run('status', '#2', 'applied', `--on=${when}`), [0, 1, 2]);
      await expectCalm(() => bench.run('remind', '--general', '--', when, 'call'), [0, 1, 2]);
      await expectCalm(() => bench.run('interview', '#2', '--', when), [0, 1, 2]);
      // Whatever was taken is a day, an amount and a moment all the same.
      const { json } = await bench.run('show', '#1', '--json');
      if (json.expiresOn !== null) expect(json.expiresOn).toMatch(/^\d{4}-\d\d-\d\d$/);
      for (const amount of [json.salary?.min, json.salary?.max])
        if (typeof amount === 'number') expect(Number.isFinite(amount)).toBe(true);
    }),
    { ...parameters, numRuns: Math.ceil(RUNS / 2) },
  );
  expect((await bench.run('remind', 'list', '--json')).code).toBe(0);
});

/** Bytes with some of them changed, cut out, doubled or put elsewhere. */
const mutation = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 0, max: 40 }),
  how: fc.constantFrom('flip', 'cut', 'double', 'insert', 'end'),
  byte: fc.integer({ min: 0, max: 255 }),
  text: fc.constantFrom(
    '"',
    ',',
    '\n',
    '\0',
    '{',
    ']',
    '\\u0000',
    '\\ud800',
    '=1+1',
    '\u001b[2J',
    '1e999',
    'null',
    '-1',
    ';',
    '\t',
    '\ufeff',
  ),
});
type Mutation = typeof mutation extends fc.Arbitrary<infer T> ? T : never;

function mutate(bytes: Buffer, mutations: Mutation[]): Buffer {
  let now = Buffer.from(bytes);
  for (const { at, length, how, byte, text } of mutations) {
    const from = Math.floor(at * now.length);
    const [before, piece, after] = [
      now.subarray(0, from),
      now.subarray(from, from + length),
      now.subarray(from + length),
    ];
    if (how === 'flip' && from < now.length) now[from] = byte;
    if (how === 'cut') now = Buffer.concat([before, after]);
    if (how === 'double') now = Buffer.concat([before, piece, piece, after]);
    if (how === 'insert') now = Buffer.concat([before, Buffer.from(text), piece, after]);
    if (how === 'end') now = Buffer.from(before);
  }
  return now;
}

test('files to import, their bytes broken', { timeout }, async () => {
  const source = await filled();
  await source.run('note', '1', 'a “note”');
  await source.run('document', '1', source.file('cv.txt', 'the paper'));
  await source.run('config', 'set', 'time.zone', 'Europe/Dublin');
  const bases: [string, Buffer][] = [
    ['dump.json', Buffer.from((await source.run('export')).stdout)],
    ['list.csv', Buffer.from((await source.run('export', '--format', 'csv')).stdout)],
    [
      'sheet.csv',
      Buffer.from(
        'Company;Position;Status;Applied;Salary\nBlue Kettle;Baker;Applied;03.11.2026;30k\n"Tern; Ltd";Warden;Offer;;\n',
      ),
    ],
    [
      'jobs.json',
      Buffer.from(
        JSON.stringify([
          { title: 'Baker', company: 'Tern', url: 'https://tern.example/1', tags: ['a'] },
          { title: 'Warden', date: '2026-11-03' },
        ]),
      ),
    ],
  ];
  const bench = await filled();
  await bench.run('config', 'set', 'backup.keep', '2');
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...bases),
      fc.array(mutation, { minLength: 1, maxLength: 6 }),
      async ([name, bytes], changes) => {
        bench.file(name, mutate(bytes, changes));
        const dry = await expectCalm(() => bench.run('import', name, '--dry-run'), [0, 1, 2]);
        const taken = await expectCalm(() => bench.run('import', name, '--yes', '--json'), [0, 1, 2]);
        expect([name, taken.code]).toEqual([name, dry.code]);
        await expectCalm(() => bench.terminal('list'), [0]);
        if (taken.code === 0 && taken.json.operation) expect((await bench.run('undo')).code).toBe(0);
      },
    ),
    { ...parameters, numRuns: Math.ceil(RUNS / 2) },
  );
  expect((await bench.run('list', '--json')).json).toHaveLength(2);
  expect((await bench.run('doctor', '--json')).code).toBe(0);
});

const skill = fc.record(
  {
    name: fc.oneof(anyText, fc.constant(null)),
    relevance: fc.oneof(fc.integer(), fc.double(), fc.constant('high')),
    required: fc.oneof(fc.boolean(), anyText),
    years: fc.oneof(fc.double(), fc.constant(null)),
    quote: anyText,
  },
  { requiredKeys: [] },
);
const lines = fc.oneof(fc.array(anyText, { maxLength: 5 }), anyText, fc.constant(null));
const answer = fc.oneof(
  fc.json(),
  anyText,
  fc
    .record(
      {
        overview: fc.oneof(anyText, fc.constant('x'.repeat(50_000))),
        responsibilities: lines,
        requirements: lines,
        qualifications: lines,
        preferred: lines,
        offers: lines,
        unclear: lines,
        facts: fc.oneof(lines, fc.array(fc.record({ name: anyText, value: anyText }))),
        skills: fc.oneof(fc.array(skill, { maxLength: 4 }), lines),
      },
      { requiredKeys: [] },
    )
    .map((value) => JSON.stringify(value)),
);

test('answers of a model', { timeout }, async () => {
  const bench = await filled();
  let text = '';
  server = await fakeModel((response) => stream(response, text));
  Object.assign(bench.env, { ANTHROPIC_API_KEY: 'k', ANTHROPIC_BASE_URL: server.url });
  await bench.run(
    'edit',
    '#1',
    '--description',
    bench.file('posting.txt', 'Bake bread.\n\nRequirements\n- Two years of experience with ovens\n'),
  );
  await fc.assert(
    fc.asyncProperty(answer, async (said) => {
      text = said;
      await expectCalm(() => bench.run('summarize', '#1', '--engine', 'model', '--refresh'), [0, 4]);
      await expectCalm(() => bench.terminal('show', '#1', '--no-pager'), [0]);
    }),
    { ...parameters, numRuns: Math.ceil(RUNS / 2) },
  );
});
