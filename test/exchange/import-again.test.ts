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
