/** The same list again: nothing new, whatever tells its rows apart. */
import { expect, it } from 'vitest';
import { type Bench, makeBench } from '../support/bench.ts';

const twice = async (bench: Bench, sheet: string, rows: number): Promise<void> => {
  bench.file('sheet.csv', sheet);
  const first = await bench.run('import', 'sheet.csv', '--yes', '--json');
  expect(first.json).toMatchObject({ added: rows, updated: 0, unchanged: 0 });
  const before = (await bench.run('export')).stdout;
  const again = await bench.run('import', 'sheet.csv', '--yes', '--json');
  expect(again.json).toMatchObject({ added: 0, updated: 0, unchanged: rows, operation: null });
  expect((await bench.run('export')).stdout === before).toBe(true);
};

it('names that begin with a letter English has not', async () => {
  await twice(makeBench(), 'title,company\nÖkologin,Österreichs Energie\nЮрист,Юг\n,ÅNGSTRÖM\nÉditeur,\n', 4);
});

it('one employer and title on several days, with and without a day', async () => {
  const rows = ['2026-01-01', '2026-05-01', '', '2026-03-01', ''].map((day) => `Baker,Crumb,${day}`);
  await twice(makeBench(), `title,company,date applied\n${rows.join('\n')}\n`, 5);
});

it('a great many rows that are all alike, without looking at each for each', async () => {
  const started = Date.now();
  await twice(makeBench(), `title,company\n${'Baker,Crumb\n'.repeat(2000)}`, 2000);
  expect(Date.now() - started).toBeLessThan(30_000);
});

it('a job that is here by its link under another name, and one by its name without a link', async () => {
  const bench = makeBench();
  await bench.run(
    'save',
    '--title',
    'Baker (m/f)',
    '--company',
    'Crumb Ltd',
    '--url',
    'https://crumb.example/1',
  );
  await bench.run('save', '--title', 'Miller', '--company', 'MILL');
  bench.file(
    'sheet.csv',
    'title,company,url,status\nBaker,Crumb,https://crumb.example/1?utm_source=list,Applied\nmiller,Mill,https://mill.example/2,\n',
  );
  const { json } = await bench.run('import', 'sheet.csv', '--yes', '--json');
  expect(json).toMatchObject({ added: 0, updated: 2 });
  expect((await bench.run('list', '--sort', 'id', '--json')).json).toMatchObject([
    { title: 'Baker (m/f)', company: 'Crumb Ltd', status: 'applied' },
    { title: 'Miller', company: 'MILL', url: 'https://mill.example/2' },
  ]);
});

it('its own CSV gives every job its stage and its days back, dated back or not', async () => {
  const [here, there] = [makeBench(), makeBench()];
  for (const title of ['Baker', 'Miller', 'Clerk', 'Driver'])
    await here.run('save', '--title', title, '--company', 'Crumb', '--salary', '40k-50k EUR/year');
  await here.run('track', '1', '--applied', '2026-11-10');
  await here.run('status', '1', 'interview', '--on', '2026-11-20');
  await here.run('status', '2', 'rejected', '--on', '2026-11-01');
  await here.run('status', '3', 'applied', '--on', '2026-10-01');
  await here.run('status', '3', 'saved');
  const { stdout } = await here.run('export', '--format', 'csv');
  there.file('own.csv', stdout);
  const { json } = await there.run('import', 'own.csv', '--yes', '--json');
  expect(json).toMatchObject({ recognised: 'jobtrail CSV', added: 4, skipped: [], unreadable: [] });
  const told = async (bench: Bench) => {
    const jobs = (await bench.run('list', '--sort', 'title', '--json')).json;
    return Promise.all(
      jobs.map(async ({ id, title, status, appliedOn, savedAt, salary }: Record<string, unknown>) => {
        const { journey } = (await bench.run('show', String(id), '--json')).json;
        const days = journey.map((step: { at: string; to: string }) => [step.at, step.to]);
        return { title, status, appliedOn, savedAt, salary, days: days.sort() };
      }),
    );
  };
  const before = await told(here);
  expect(before.map(({ status }) => status)).toEqual(['interview', 'saved', 'saved', 'rejected']);
  expect(await told(there)).toEqual(before);
});

it('a list that was begun after the first application was out keeps the real days', async () => {
  const bench = makeBench();
  bench.file(
    'sheet.csv',
    'title,company,created,date applied,interview date,status\nBaker,Crumb,2026-02-01,2026-01-05,2026-01-20,Interview\n',
  );
  await bench.run('import', 'sheet.csv', '--yes');
  const { journey, savedAt, appliedOn } = (await bench.run('show', '1', '--json')).json;
  expect([savedAt.slice(0, 10), appliedOn]).toEqual(['2026-01-05', '2026-01-05']);
  expect(journey.map((step: { at: string; to: string }) => [step.at.slice(0, 10), step.to])).toEqual([
    ['2026-01-05', 'saved'],
    ['2026-01-05', 'applied'],
    ['2026-01-20', 'interview'],
  ]);
});

it('its own CSV again adds no note, however many there are and whatever came since', async () => {
  const bench = makeBench();
  await bench.run('save', '--title', 'Baker', '--company', 'Crumb', '--yes');
  const notes = ['one', 'two\n\nwith an empty line', 'one', '- a list\n- of things', 'one\n\ntwo'];
  for (const note of notes) await bench.run('note', '1', '--', note);
  bench.file('own.csv', (await bench.run('export', '--format', 'csv')).stdout);
  const bodies = async () =>
    (await bench.run('show', '1', '--json')).json.notes.map(({ body }: { body: string }) => body);
  const before = await bodies();
  expect(before).toHaveLength(notes.length);
  const again = await bench.run('import', 'own.csv', '--yes', '--json');
  expect(again.json).toMatchObject({ added: 0, updated: 0, unchanged: 1, operation: null });
  await bench.run('note', '1', 'a later one');
  expect((await bench.run('import', 'own.csv', '--yes', '--json')).json.operation).toBe(null);
  expect((await bodies()).sort()).toEqual([...before, 'a later one'].sort());
  // What is no note of the job, though it begins like one, is added.
  bench.file('own.csv', 'title,company,notes\nBaker,Crumb,"one\n\nthree"\n');
  expect((await bench.run('import', 'own.csv', '--yes', '--json')).json).toMatchObject({ updated: 1 });
  expect(await bodies()).toContain('one\n\nthree');
});

it.each([
  ['interview date', 'Applied', 'applied', '2026-12-03'],
  ['interview date', '', 'applied', '2026-12-03'],
  ['interview date', 'Applied', 'applied', '2026-11-20'],
  ['offer date', 'Interview', 'interview', '2026-12-10'],
  ['offer date', '', 'applied', '2026-12-10'],
])('a day of "%s" in a row that stands at "%s" is a plan: %s', async (column, word, status, day) => {
  const bench = makeBench();
  bench.file(
    'sheet.csv',
    `title,company,date applied,status,${column}\nBaker,Crumb,2026-11-02,${word},${day}\n`,
  );
  expect((await bench.run('import', 'sheet.csv', '--yes')).code).toBe(0);
  const job = (await bench.run('show', '1', '--json')).json;
  expect(job.status).toBe(status);
  const stages = job.journey.map(({ to }: { to: string }) => to);
  expect(stages).toEqual(['saved', 'applied', 'interview'].slice(0, status === 'applied' ? 2 : 3));
  expect(job.journey.every(({ at }: { at: string }) => at <= '2026-11-22T12:00:00.000Z')).toBe(true);
});

it('an interview that was held by its status and lies ahead by its day is not dated ahead', async () => {
  const bench = makeBench();
  bench.file(
    'sheet.csv',
    'title,company,date applied,status,interview date\nBaker,Crumb,2026-11-02,Interview,2026-12-03\n',
  );
  await bench.run('import', 'sheet.csv', '--yes');
  const { journey, status } = (await bench.run('show', '1', '--json')).json;
  expect(status).toBe('interview');
  expect(journey.map(({ at, to }: { at: string; to: string }) => [at.slice(0, 10), to])).toEqual([
    ['2026-11-02', 'saved'],
    ['2026-11-02', 'applied'],
    ['2026-11-02', 'interview'],
  ]);
});
