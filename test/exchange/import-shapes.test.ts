/** Lists of trackers whose columns give them away; every row is invented. */
import { expect, it } from 'vitest';
import { STAGES } from '../../src/domain/stages.ts';
import { type ImportedJob, piecesOf, readLists } from '../../src/exchange/import/index.ts';
import { makeBench } from '../support/bench.ts';

const read = async (text: string, name = 'list.csv') => {
  const [list] = await readLists(piecesOf(Buffer.from(text)), {
    name,
    map: [],
    order: null,
    stages: STAGES,
    zone: 'Europe/Vienna',
  });
  const jobs: ImportedJob[] = [];
  list!.each((job) => jobs.push(job));
  return { list: list!, jobs };
};

const journey = ({ journey: steps }: ImportedJob) =>
  steps.map(({ stage, at }) => [stage, at?.slice(0, 10) ?? null]);

const APPLYR = {
  id: 4,
  title: 'Organ builder',
  company: 'Pipes & Sons',
  summary: 'Voicing and tuning.',
  date_received: '2026-08-01',
  date_applied: '2026-08-03',
  date_responded: '2026-08-20',
  compatibility_pct: 81,
  status: 'in_process',
  applied: 1,
  canal: 'portal',
  work_mode: 'hybrid',
  location: 'Linz',
  salary_min: 38000,
  salary_max: 44000,
  salary_period: 'annual',
  seniority_level: 'entry_level',
  tech_stack: 'wood, tin',
  language: 'es',
  contact_name: 'Ida',
  job_url: 'https://pipes.example/4',
  notes: 'nice loft',
  created_at: '2026-08-02 08:00:00',
};

it("applyr's table, as JSON and as CSV", async () => {
  const rows = [
    APPLYR,
    { ...APPLYR, id: 5, status: 'pending', date_applied: null, date_responded: null },
    { ...APPLYR, id: 6, status: 'waiting', date_responded: null },
    { ...APPLYR, id: 7, status: 'discarded' },
  ];
  const { list, jobs } = await read(JSON.stringify(rows), 'applyr_export.json');
  expect(list.recognised).toBe('applyr');
  expect(list.unread).toContain('language');
  expect(jobs.map((job) => job.status)).toEqual(['interview', 'saved', 'applied', 'withdrawn']);
  expect(journey(jobs[0]!)).toEqual([
    ['saved', '2026-08-01'],
    ['applied', '2026-08-03'],
    ['interview', '2026-08-20'],
  ]);
  expect(jobs[0]).toMatchObject({
    appliedOn: '2026-08-03',
    description: 'Voicing and tuning.',
    tags: ['wood', 'tin'],
    notes: ['nice loft'],
    contact: { name: 'Ida' },
    fields: {
      source: 'portal',
      workplace: 'hybrid',
      seniority: 'junior',
      language: null,
      salary: { min: 38000, max: 44000, currency: null, period: 'year' },
      url: 'https://pipes.example/4',
    },
  });
  const keys = Object.keys(APPLYR);
  const csv = `${keys.join(',')}\n${Object.values(APPLYR)
    .map((value) => `"${value}"`)
    .join(',')}\n`;
  const again = await read(csv, 'applyr_export.csv');
  expect(again.list.recognised).toBe('applyr');
  expect({ ...again.jobs[0], line: 1 }).toEqual(jobs[0]);
});

it("CareerKit's export of what it found", async () => {
  const { list, jobs } = await read(
    'uid,company,title,location,score,gate,status,source,comp_min,comp_max,first_seen,last_seen,url\n' +
      'a1b2,Mill,Miller,Graz,71,QUALIFIED,new,lever,40000,52000,2026-09-01,2026-09-09,https://mill.example/1\n' +
      'a1b3,Mill,Baker,Graz,70,VERIFY,applied,lever,,,2026-09-01,2026-09-09,https://mill.example/2\n' +
      'a1b4,Mill,Driver,Graz,12,VERIFY,ignored,lever,,,2026-09-02,2026-09-09,https://mill.example/3\n',
  );
  expect(list.recognised).toBe('CareerKit');
  expect(jobs.map((job) => [job.status, job.uid])).toEqual([
    ['saved', null],
    ['applied', null],
    ['withdrawn', null],
  ]);
  expect(jobs[0]!.fields.salary).toMatchObject({ min: 40000, max: 52000 });
  expect(jobs[0]!.savedAt).toMatch(/^2026-09-01/);
});

it("Huntr's boards", async () => {
  const { list, jobs } = await read(
    'id,title,location,url,companyName,htmlDescription,listName\n' +
      '9f,Baker,Linz,https://crumb.example/1,Crumb,"<p>Bread</p>",Wishlist\n' +
      '9e,Baker,Linz,https://crumb.example/2,Crumb,,Interview\n' +
      '9d,Baker,Linz,https://crumb.example/3,Crumb,,My own column\n',
  );
  expect(list.recognised).toBe('Huntr');
  expect(list.columns).toMatchObject({ companyName: 'company', listName: 'status' });
  expect(jobs.map((job) => job.status)).toEqual(['saved', 'interview', 'saved']);
  expect(list.stages['My own column']).toBe('saved');
});

it("Teal's download, and its table as it stands on the page", async () => {
  const { list, jobs } = await read(
    'id,company_name,role,location,url,excitement,source,min_salary,max_salary,salary_currency,salary_pay_period,' +
      'added_at,applied_at,follow_up_at,updated_at,archived_at,status,statusName\n' +
      '1,Crumb,Baker,Linz,https://crumb.example/1,4,LinkedIn,30000,36000,EUR,yearly,' +
      '2026-08-01T09:00:00Z,2026-08-05T09:00:00Z,,2026-08-06T09:00:00Z,,"{""name"":""Applied""}",Applied\n' +
      '2,Mill,Miller,Graz,https://mill.example/2,3,,,,,,2026-08-01T09:00:00Z,,,,,,Applying\n' +
      '3,Mill,Driver,Graz,https://mill.example/3,3,,,,,,2026-08-01T09:00:00Z,2026-08-02T09:00:00Z,,,' +
      '2026-09-30T09:00:00Z,,Applied\n' +
      '4,Mill,Clerk,Graz,https://mill.example/4,3,,,,,,2026-08-01T09:00:00Z,,,,2026-09-30T09:00:00Z,,Not Selected\n',
  );
  expect(list.recognised).toBe('Teal');
  expect(jobs[0]).toMatchObject({
    appliedOn: '2026-08-05',
    fields: {
      title: 'Baker',
      company: 'Crumb',
      source: 'LinkedIn',
      salary: { min: 30000, max: 36000, currency: 'EUR', period: 'year' },
    },
  });
  expect(jobs.map((job) => job.status)).toEqual(['applied', 'preparing', 'withdrawn', 'rejected']);
  expect(journey(jobs[2]!)).toEqual([
    ['saved', '2026-08-01'],
    ['applied', '2026-08-02'],
    ['withdrawn', '2026-09-30'],
  ]);
  const page = await read(
    'Job Position,Company,Max. Salary,Location,Status,Date Saved,Deadline,Date Applied,Follow up,Excitement\n' +
      'Baker,Crumb,"€36,000",Linz,Negotiating,2026-08-01,,2026-08-05,,4\n',
  );
  expect(page.list.recognised).toBe('Teal');
  expect(page.jobs[0]).toMatchObject({ status: 'offer', fields: { salary: { max: 36000 } } });
});

it("what Simplify's users put away is closed, on its day", async () => {
  const { jobs } = await read(
    'Job Title,Company Name,Location,Job URL,Applied Date,Status,Status Date,Archived,Date Archived,Notes,job_type\n' +
      'Baker,Crumb,Graz,https://x.example/1,2024-03-04,APPLIED,2024-03-04,true,2024-06-01,,\n' +
      'Baker,Mill,Graz,https://x.example/2,2024-03-04,REJECTED,2024-03-20,true,2024-06-01,,\n',
  );
  expect(jobs.map((job) => job.status)).toEqual(['withdrawn', 'rejected']);
  expect(journey(jobs[0]!).at(-1)).toEqual(['withdrawn', '2024-06-01']);
});

it('the HTML some of them keep becomes Markdown', async () => {
  const bench = makeBench();
  bench.file(
    'huntr.csv',
    'id,title,location,url,companyName,htmlDescription,listName\n' +
      '9f,Baker,Linz,https://crumb.example/1,Crumb,"<p>Bread &amp; rolls</p><ul><li>knead</li></ul>",Applied\n',
  );
  const { json } = await bench.run('import', 'huntr.csv', '--yes', '--json');
  expect(json).toMatchObject({ recognised: 'Huntr', added: 1 });
  const { description, status } = (await bench.run('show', '1', '--json')).json;
  expect(status).toBe('applied');
  expect(description).toBe('Bread & rolls\n\n- knead');
});
