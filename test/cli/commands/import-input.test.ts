/** Lists as they really come, over the built program: taken as they are meant, or refused whole with a sentence. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Bench, makeBench } from '../../support/bench.ts';
import { NODE, PROGRAM } from '../../support/program.ts';
import { makeZip } from '../../support/zip.ts';

let bench: Bench;
beforeEach(() => {
  bench = makeBench();
});

const program = (args: string[], input: string | Buffer = '') => {
  const { status, stdout, stderr } = spawnSync(NODE, [PROGRAM, ...args], {
    env: {
      HOME: bench.home,
      JOBTRAIL_HOME: bench.home,
      JOBTRAIL_NOW: bench.now,
      TZ: 'UTC',
      PATH: process.env.PATH,
    },
    cwd: bench.home,
    encoding: 'utf8',
    input,
    timeout: 120_000,
  });
  return { code: status, stdout, stderr };
};

const trying = (name: string, content: string | Buffer, ...flags: string[]) => {
  writeFileSync(join(bench.home, name), content);
  return program(['import', name, '--yes', ...flags]);
};

const importing = (name: string, content: string | Buffer) => trying(name, content, '--json');

const titles = async (): Promise<string[]> =>
  (await bench.run('list', '--sort', 'id', '--json')).json.map((job: { title: string }) => job.title);

/** Refused with a sentence, and nothing written: no job, no operation. */
async function refused(ran: ReturnType<typeof program>, said: RegExp): Promise<void> {
  expect(ran.stderr).toMatch(said);
  expect(ran.stderr).not.toMatch(/\n\s+at |node:|undefined|\[object|inside jobtrail/);
  // Nothing of the file may steer the terminal.
  expect(ran.stderr).not.toMatch(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/);
  expect([ran.code, ran.stdout]).toEqual([1, '']);
  expect(await titles()).toEqual([]);
  expect((await bench.run('history', '--json')).json).toEqual([]);
}

describe('text', () => {
  const sheet = 'Stelle;Firma;Stage\nBäckerin “süß”;Brötchen & Söhne;Applied\n';
  const swapped = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
  test.each([
    ['UTF-8', Buffer.from(sheet)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${sheet}`)],
    ['Windows-1252', Buffer.from(sheet.replace('“', '\x93').replace('”', '\x94'), 'latin1')],
    ['UTF-16', Buffer.from(sheet, 'utf16le')],
    ['UTF-16 with a mark', Buffer.from(`\ufeff${sheet}`, 'utf16le')],
    ['UTF-16, the other way round', swapped(sheet)],
    ['UTF-16, the other way round, with a mark', swapped(`\ufeff${sheet}`)],
    ['lines that end in CR LF', Buffer.from(sheet.replaceAll('\n', '\r\n'))],
    ['lines that end in CR', Buffer.from(sheet.replaceAll('\n', '\r'))],
  ])('in %s', async (_, bytes) => {
    const { code, stdout } = importing('sheet.csv', bytes);
    expect([code, JSON.parse(stdout)]).toMatchObject([
      0,
      { added: 1, columns: { Stelle: 'title' }, skipped: [] },
    ]);
    expect((await bench.run('list', '--json')).json).toMatchObject([
      { title: 'Bäckerin “süß”', company: 'Brötchen & Söhne', status: 'applied' },
    ]);
  });

  test('in latin-1 whose only foreign letter stands far behind the beginning', async () => {
    const rows = Array.from({ length: 6000 }, (_, n) => `Baker ${n},Crumb & Co of the long street`);
    const bytes = Buffer.from(`title,company\n${rows.join('\n')}\nMüller,Mühle\n`, 'latin1');
    expect(bytes.length).toBeGreaterThan(1 << 17);
    expect(JSON.parse(importing('long.csv', bytes).stdout)).toMatchObject({ added: 6001 });
    expect((await titles()).at(-1)).toBe('Müller');
  });

  test.each([
    ['an image', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52])],
    ['escape sequences', Buffer.from('\x1b]0;mine\x07,\x1b[2J\n1,2\n')],
  ])('that is %s', async (_, bytes) => {
    await refused(trying('odd.csv', bytes), /no column for a title/);
  });
});

describe('rows', () => {
  test('with quoted line ends, too few and too many cells; a bad one does not stop the rest', async () => {
    const sheet =
      'title,company,notes,tags\n' +
      'A,Mill,"one\n\n""two"", three",x\n' +
      'B\n' +
      ',,only a note,\n' +
      'C,Mill,n,t,more,and more\n' +
      '\n' +
      ',,,far\n' +
      'D "quoted" within,Mill,,\n';
    const { code, stdout } = importing('ragged.csv', sheet);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      added: 4,
      skipped: [
        { line: 6, reason: 'no title, company or link' },
        { line: 9, reason: 'no title, company or link' },
      ],
    });
    expect(await titles()).toEqual(['A', 'B', 'C', 'D "quoted" within']);
    expect((await bench.run('note', '1', '--list', '--json')).json).toMatchObject([
      { body: 'one\n\n"two", three' },
    ]);
  });

  test('with a date or a pay that cannot be read are taken without it, and it is named', async () => {
    const sheet =
      'title,company,date applied,salary,deadline\n' +
      'A,Mill,2026-02-30,40k EUR,rolling\n' +
      'B,Mill,2026-03-01,3 apples,\n' +
      'C,Mill,on day 45,,\n' +
      'D,Mill,soon,competitive,asap\n';
    const { code, stdout, stderr } = importing('odd.csv', sheet);
    expect([code, JSON.parse(stdout)]).toMatchObject([
      0,
      {
        added: 4,
        skipped: [],
        unreadable: [
          { column: 'date applied', line: 2, value: '2026-02-30', count: 2 },
          { column: 'salary', line: 3, value: '3 apples', count: 1 },
        ],
      },
    ]);
    expect(stderr).toContain(
      '"2026-02-30" in date applied (line 2, and 1 more) cannot be read and is left out.',
    );
    expect((await bench.run('list', '--sort', 'id', '--json')).json).toMatchObject([
      { appliedOn: null, salary: { min: 40000 } },
      { appliedOn: '2026-03-01', salary: null },
      { appliedOn: null },
      { appliedOn: null },
    ]);
    await bench.run('undo');
    const strict = trying('odd.csv', sheet, '--strict');
    expect([strict.code, strict.stderr]).toEqual([
      1,
      expect.stringContaining('Line 2: "2026-02-30" in date applied'),
    ]);
    expect(await titles()).toEqual([]);
  });

  test('all of which are stopped by --strict, which names the first bad one', async () => {
    const ran = trying('bad.csv', 'title,company\nA,Mill\n,\n,,x\nB,Mill\n', '--strict');
    await refused(ran, /Line 4: no title, company or link; nothing was imported\./);
  });

  test.each([
    ['nothing', '', /is empty/],
    ['white space', ' \n\n \t\n', /is empty/],
    ['a mark alone', '\ufeff', /is empty/],
    ['columns nobody knows', 'a,b\n1,2\n', /no column for a title.*\n.*a, b/],
    ['a quote that never closes', 'title,company\nA,Mill\nB,"Mill\nC,Mill\n', /cut short.*line/],
    ['one endless row', `title,notes\nA,"${'word '.repeat(1_100_000)}`, /cannot be read as CSV|cut short/],
    ['half a JSON list', '[{"title": "A", "company": "Mill"}, {"title": "B", "comp', /JSON is cut short/],
    ['a JSON object without a list', '{"name": "x"}', /no column for a title/],
    ['a JSON list of no objects', '[1, 2, "three"]', /no column for a title/],
    ['an own export cut short', '{"jobtrail":1,"tables":{"jobs":[\n{"id":1,"uid"', /cut short or damaged/],
    ['an own export of a newer version', '{"jobtrail":99,"tables":{},"contents":[]}', /newer/],
  ])('of a file that holds %s', async (_, content, said) => {
    await refused(trying('file.csv', content), said);
  });

  test('of which there are none below the header', async () => {
    for (const content of ['title,company\n', 'title,company', '[]\n'.replace('[]', 'title;company;stage')]) {
      const { code, stdout, stderr } = importing('header.csv', content);
      expect([code, stderr]).toEqual([0, expect.stringContaining('no row in it')]);
      expect(JSON.parse(stdout)).toMatchObject({ added: 0, skipped: [], operation: null });
    }
    expect((await bench.run('history', '--json')).json).toEqual([]);
  });
});

test('a list within a JSON object is found', async () => {
  const { stdout } = importing(
    'jobs.json',
    JSON.stringify({ made: 1, tags: [], jobs: [{ title: 'A', company: 'Mill' }] }),
  );
  expect(JSON.parse(stdout)).toMatchObject({ added: 1 });
  expect(await titles()).toEqual(['A']);
});

test('an own export that was indented, or written in UTF-16 by a shell, is still one', async () => {
  await bench.run('save', '--title', 'Bäcker', '--company', 'Crumb');
  const { stdout } = await bench.run('export');
  const other = makeBench();
  for (const bytes of [
    Buffer.from(JSON.stringify(JSON.parse(stdout), null, 2)),
    Buffer.from(`\ufeff${stdout}`),
    Buffer.from(`\ufeff${stdout}`, 'utf16le'),
  ]) {
    const { json } = await other.run('import', other.file('own.json', bytes), '--yes', '--json');
    expect(json).toMatchObject({ recognised: 'jobtrail' });
  }
  expect((await other.run('export')).stdout).toBe(stdout);
});

test.each([
  ["Excel's", makeZip({ '[Content_Types].xml': '<x/>', 'xl/workbook.xml': '<x/>' })],
  ["LibreOffice's", makeZip({ mimetype: 'x', 'content.xml': '<x/>' })],
  ['that of an old Excel', Buffer.from('d0cf11e0a1b11ae1000000', 'hex')],
])('a workbook, %s, is named as what it is', async (_, bytes) => {
  await refused(trying('sheet.xlsx', bytes), /sheet\.xlsx is a workbook[\s\S]*as CSV/);
});

describe('a zip', () => {
  const list =
    'Application Date,Company Name,Job Title,Job Url\n"1/2/24, 9:00 AM",B,Two,https://x.example/2\n';

  test('whose names lead out of it writes nothing anywhere', async () => {
    const zip = makeZip({ '../../Job Applications.csv': list, '/etc/Saved Jobs.csv': list });
    await refused(trying('evil.zip', zip), /zip cannot be read/);
    expect(existsSync(join(bench.home, '../../Job Applications.csv'))).toBe(false);
    expect(readdirSync(bench.home).filter((name) => name.endsWith('.csv'))).toEqual([]);
  });

  test('that is a bomb is refused before it goes off', async () => {
    const honest = makeZip({ 'Job Applications.csv': list }, 3_000_000_000);
    await refused(trying('honest.zip', honest), /unpacks to too much/);
    // 300 MB of one letter are 300 KB in the zip, which claims a few bytes for them.
    const packed = deflateRawSync(Buffer.alloc(300 << 20, 'a'), { level: 1 });
    const started = Date.now();
    await refused(
      trying('liar.zip', makeZip({ 'Job Applications.csv': list }, 200, packed)),
      /zip cannot be read/,
    );
    expect(Date.now() - started).toBeLessThan(20_000);
  });

  test('cut short, or with no list in it', async () => {
    const zip = makeZip({ 'Job Applications.csv': list });
    for (const end of [10, zip.length >> 1, zip.length - 10])
      await refused(trying('cut.zip', zip.subarray(0, end)), /zip cannot be read/);
    await refused(trying('photos.zip', makeZip({ 'a.jpg': 'x' })), /no list of jobs in the zip/);
  });
});

const ROWS = Number(process.env.JOBTRAIL_ROWS ?? 5_000);

test(`${ROWS} rows in a heap of 100 MB (JOBTRAIL_ROWS=1000000 for a million)`, async () => {
  const line = (n: number) =>
    `"Organ builder, no. ${n}",Pipes ${n % 900},Applied,2024-0${1 + (n % 9)}-1${n % 10},https://p${n % 900}.example/${n},"heard ${n}\nof it"`;
  const sheet = join(bench.home, 'large.csv');
  writeFileSync(sheet, 'Job Title,Company,Status,Date Applied,Link,Notes\n');
  for (let n = 0; n < ROWS; n += 1000)
    writeFileSync(
      sheet,
      `${Array.from({ length: Math.min(1000, ROWS - n) }, (_, i) => line(n + i)).join('\n')}\n`,
      { flag: 'a' },
    );
  const meter = `process.on('exit', () => console.error('peak', process.resourceUsage().maxRSS >> 10));
      process.argv.splice(1, 0, ${JSON.stringify(PROGRAM)}); require(${JSON.stringify(PROGRAM)});`;
  const ran = spawnSync(
    NODE,
    ['--max-old-space-size=100', '-e', meter, '--', 'import', sheet, '--yes', '--json'],
    {
      env: { JOBTRAIL_HOME: bench.home, TZ: 'UTC', PATH: process.env.PATH },
      encoding: 'utf8',
      timeout: 3_000_000,
    },
  );
  expect(ran.status, ran.stderr).toBe(0);
  expect(JSON.parse(ran.stdout)).toMatchObject({ added: ROWS, skipped: [] });
  expect(Number(/peak (\d+)/.exec(ran.stderr)![1])).toBeLessThan(500);
}, 3_000_000);
