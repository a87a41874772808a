import { describe, expect, it } from 'vitest';
import { STAGES } from '../../src/domain/stages.ts';
import { readDate } from '../../src/exchange/import/dates.ts';
import { encodingOf, piecesOf, textOf } from '../../src/exchange/import/decode.ts';
import { type ImportedJob, readLists } from '../../src/exchange/import/index.ts';
import { unzip } from '../../src/exchange/import/unzip.ts';
import { makeZip } from '../support/zip.ts';

const read = async (text: string | Buffer, extra: { name?: string; map?: string[] } = {}) => {
  const lists = await readLists(piecesOf(Buffer.from(text as string)), {
    name: extra.name ?? 'list.csv',
    map: extra.map ?? [],
    order: null,
    stages: STAGES,
    zone: 'Europe/Vienna',
  });
  const jobs: ImportedJob[] = [];
  for (const list of lists) list.each((job) => jobs.push(job));
  return { list: lists[0]!, lists, jobs };
};

describe('recognised', () => {
  it("LinkedIn's applications, with American dates", async () => {
    const { list, jobs } = await read(
      'Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Job Url,Resume Name,Question And Answers\n' +
        '"7/6/23, 2:20 PM",ida@crumb.example,,Crumb & Co,Baker,https://www.linkedin.com/jobs/view/1,cv.pdf,\n',
    );
    expect(list.recognised).toBe('LinkedIn job applications');
    expect(jobs[0]).toMatchObject({
      status: 'applied',
      appliedOn: '2023-07-06',
      fields: { title: 'Baker', company: 'Crumb & Co', source: 'linkedin' },
      contact: { email: 'ida@crumb.example' },
    });
    expect(jobs[0]!.journey.at(-1)).toEqual({ stage: 'applied', at: '2023-07-06T12:20:00.000Z' });
  });

  it('both lists of its zip, numbered siblings too, and nothing else in it', async () => {
    const zip = makeZip({
      'Jobs/Job Applications_1.csv':
        'Application Date,Company Name,Job Title,Job Url\n"1/2/24, 9:00 AM",B,Two,https://x.example/2\n',
      'Jobs/Saved Jobs.csv':
        'Saved Date,Job Url,Job Title,Company Name\n"1/1/24, 9:00 AM",https://x.example/1,One,A\n',
      'Connections.csv': 'First Name,Company,Position\nIda,Crumb,Boss\n',
    });
    const { lists, jobs } = await read(zip, { name: 'export.zip' });
    expect(lists.map((l) => l.recognised)).toEqual(['LinkedIn job applications', 'LinkedIn saved jobs']);
    expect(jobs.map((j) => [j.fields.title, j.status])).toEqual([
      ['Two', 'applied'],
      ['One', 'saved'],
    ]);
  });

  it("Simplify's tracker and JobSync's", async () => {
    const simplify = await read(
      'Job Title,Company Name,Location,Job URL,Applied Date,Status,Status Date,Archived,Date Archived,Notes,job_type\n' +
        'Baker,Crumb,Graz,https://x.example/1,2024-03-04,INTERVIEWING,2024-03-20,false,,nice oven,FULL_TIME\n',
    );
    expect(simplify.list.recognised).toBe('Simplify');
    expect(simplify.jobs[0]).toMatchObject({
      status: 'interview',
      appliedOn: '2024-03-04',
      notes: ['nice oven'],
    });
    expect(simplify.jobs[0]!.fields.employmentType).toBe('full-time');
    expect(simplify.jobs[0]!.journey.map((s) => [s.stage, s.at?.slice(0, 10) ?? null])).toEqual([
      ['saved', null],
      ['applied', '2024-03-04'],
      ['interview', '2024-03-20'],
    ]);
    const sync = await read(
      'index,createdAt,applied,appliedDate,Company,JobTitle,jobType,workplaceType,Location,JobSource,Status\n' +
        '1,2024-01-01T10:00:00Z,Yes,2024-01-05T10:00:00Z,Crumb,Baker,Part-time,Remote,Linz,Indeed,Applied\n',
    );
    expect(sync.list.recognised).toBe('JobSync');
    expect(sync.jobs[0]).toMatchObject({
      status: 'applied',
      appliedOn: '2024-01-05',
      savedAt: '2024-01-01T10:00:00.000Z',
    });
    expect(sync.jobs[0]!.fields).toMatchObject({
      workplace: 'remote',
      employmentType: 'part-time',
      source: 'Indeed',
    });
  });

  it('a spreadsheet by what its columns are called, below a title line, with semicolons', async () => {
    const { list, jobs } = await read(
      'My search;;;\nFirma;Stelle;Stage;Date Applied\nBäckerei Süß;Bäckerin;phone screen;25.12.2025\n',
    );
    expect(list.columns).toEqual({
      Firma: 'company',
      Stelle: 'title',
      Stage: 'status',
      'Date Applied': 'appliedOn',
    });
    expect(list.stages).toEqual({ 'phone screen': 'screening' });
    expect(jobs[0]).toMatchObject({ appliedOn: '2025-12-25', fields: { title: 'Bäckerin' } });
    expect(jobs[0]!.line).toBe(3);
  });

  it('what the user says a column is', async () => {
    const { list, jobs } = await read('Wer,Was,Egal\nCrumb,Baker,x\n', { map: ['Wer=company', 'was=role'] });
    expect(jobs[0]!.fields).toMatchObject({ company: 'Crumb', title: 'Baker' });
    expect(list.unread).toEqual(['Egal']);
    await expect(read('Wer,Was\na,b\n')).rejects.toThrow(/no column for a title, a company or a link/);
    await expect(read('Wer,Was\na,b\n', { map: ['Wer=compny'] })).rejects.toThrow(
      /cannot be read as "compny"/,
    );
  });

  it('a public JSON list of openings', async () => {
    const { list, jobs } = await read(
      JSON.stringify([
        {
          company_name: 'Crumb',
          title: 'Baker',
          url: 'https://x.example/1',
          locations: ['Graz', 'Remote'],
          active: false,
          date_posted: 1_714_605_534,
          is_visible: true,
        },
      ]),
      { name: 'listings.json' },
    );
    expect(list.recognised).toBe('SimplifyJobs list');
    expect(jobs[0]!.fields).toMatchObject({
      company: 'Crumb',
      locations: ['Graz', 'Remote'],
      workplace: 'remote',
      postedOn: '2024-05-01',
      postingState: 'closed',
    });
  });
});

describe('rows as they come', () => {
  it('quoted line ends, ragged rows and rows that are no job', async () => {
    const { list, jobs } = await read('title,company,notes\nA,B,"one\ntwo"\nC\n,,only a note\nD,E,F,more\n');
    expect(jobs.map((j) => [j.fields.title, j.line])).toEqual([
      ['A', 2],
      ['C', 4],
      ['D', 6],
    ]);
    expect(jobs[0]!.notes).toEqual(['one\ntwo']);
    expect(list.skipped).toEqual([{ line: 5, reason: 'no title, company or link' }]);
  });

  it('takes a day and month nobody can tell apart for no date, and says so', async () => {
    const unclear = await read('title,date applied\nA,03/04/2026\nB,05/06/2026\n');
    expect(unclear.list.ambiguous).toEqual(['date applied']);
    expect(unclear.jobs[0]!.appliedOn).toBeNull();
    const told = await read('title,date applied\nA,03/04/2026\nB,25/06/2026\n');
    expect(told.list.ambiguous).toEqual([]);
    expect(told.jobs[0]!.appliedOn).toBe('2026-04-03');
  });

  it('stages as boards write them, and words that are none', async () => {
    const words = [
      '✅ Submitted',
      '2. Phone Screen',
      'Applied (portal)',
      '1st interview',
      'Offer!',
      'Blue',
      'no',
    ];
    const { list, jobs } = await read(`title,stage\n${words.map((word) => `A,${word}\n`).join('')}`);
    expect(jobs.map((job) => job.status)).toEqual([
      'applied',
      'screening',
      'applied',
      'interview',
      'offer',
      'saved',
      'rejected',
    ]);
    expect(list.unknownStages).toEqual(['Blue']);
  });

  it('links without their beginning, and what is no link', async () => {
    const { jobs } = await read(
      'title,link\nA,mill.example/jobs/2\nB,www.mill.example\nC,see mail\nD,12.5/7\n',
    );
    expect(jobs.map((job) => job.fields.url)).toEqual([
      'https://mill.example/jobs/2',
      'https://www.mill.example',
      null,
      null,
    ]);
    expect(jobs[2]!.notes).toEqual(['Link as it was written: see mail']);
  });

  it('no rows, and a quote that never closes', async () => {
    expect((await read('title,company\n')).jobs).toEqual([]);
    await expect(read('title,company\nA,"B\nC,D\n')).rejects.toThrow(/cut short/);
  });
});

it.each([
  ['Oct 3, 2026', '2026-10-03'],
  ['3 October 2026', '2026-10-03'],
  ['Saturday, October 3rd, 2026', '2026-10-03'],
  ['2026/10/3', '2026-10-03'],
  ['03.10.26', '2026-10-03'],
  ['2026-02-30', undefined],
  ['soon', undefined],
  ['12:30', undefined],
])('reads the day of %s', (text, day) => {
  expect(readDate(text, null, 'UTC')?.day).toBe(day);
});

it.each(['utf-8', 'utf16le', 'latin1'] as const)('finds out that text is %s', (encoding) => {
  const pieces = piecesOf(Buffer.from('Stelle;Firma\nBäcker;Süß\n', encoding));
  expect([...textOf(pieces, encodingOf(pieces))].join('')).toContain('Bäcker;Süß');
});

describe('a zip', () => {
  it('that leads out of itself is refused', async () => {
    await expect(unzip(makeZip({ '../../evil.csv': 'title\n' }), () => true)).rejects.toThrow(
      /cannot be read/,
    );
  });
  it('that unpacks to too much is refused before it is unpacked', async () => {
    const bomb = makeZip({ 'a.csv': 'a'.repeat(100_000) });
    expect(bomb.length).toBeLessThan(2000);
    await expect(unzip(bomb, () => true, 50_000)).rejects.toThrow(/too much/);
  });
  it('counts together what its files unpack to, each of which would be let through', async () => {
    const half = 'a'.repeat(30_000);
    const two = makeZip({ 'a.csv': half, 'b.csv': half });
    await expect(unzip(two, () => true, 50_000)).rejects.toThrow(/b\.csv unpacks to too much/);
    // What is not wanted is not unpacked, and does not count.
    expect(await unzip(two, (name) => name === 'b.csv', 50_000)).toHaveLength(1);
    expect(await unzip(two, () => true, 60_000)).toHaveLength(2);
  });

  it('that lies about its size is refused', async () => {
    await expect(unzip(makeZip({ 'a.csv': 'a'.repeat(100_000) }, 10), () => true, 50_000)).rejects.toThrow(
      /cannot be read/,
    );
  });
  it('cut short is refused', async () => {
    const whole = makeZip({ 'a.csv': 'title\nA\n' });
    await expect(unzip(whole.subarray(0, 40), () => true)).rejects.toThrow(/cannot be read/);
  });
});
