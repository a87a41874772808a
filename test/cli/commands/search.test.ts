import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '../../../src/store/index.ts';
import { makeBench } from '../../support/bench.ts';

test('one letter is a word of its own, the beginning of a longer word is enough, accents do not count', async () => {
  const bench = makeBench();
  await bench.run('save', '--title', 'C++ Developer', '--company', 'Lindgren');
  await bench.run('save', '--title', 'Communication Coordinator', '--company', 'Café Úlovec');
  const found = async (words: string) =>
    (await bench.run('search', words, '--json')).json.map((job: { title: string }) => job.title);
  expect(await found('c++')).toEqual(['C++ Developer']);
  expect(await found('coord')).toEqual(['Communication Coordinator']);
  expect(await found('cafe ulovec')).toEqual(['Communication Coordinator']);
  expect(await found('"')).toEqual([]);
});

test('a place or a company is found however its letters are marked', async () => {
  const bench = makeBench();
  await bench.run('save', '--title', 'Analyst', '--company', 'Émile & Fils', '--location', 'Gdańsk');
  await bench.run('save', '--title', 'Analyst', '--company', 'Łódka', '--location', 'Oslo');
  const ids = async (...query: string[]) =>
    (await bench.run('list', ...query, '--json')).json.map((job: { id: number }) => job.id);
  expect(await ids('location:gdansk')).toEqual([1]);
  expect(await ids('location:GDAŃSK')).toEqual([1]);
  expect(await ids('company:emile')).toEqual([1]);
  expect(await ids('company:lodka')).toEqual([2]);
  expect(await ids('-location:gdansk')).toEqual([2]);
  expect((await bench.run('show', 'mile', '--json')).json.id).toBe(1);
});

test('people and what is noted of interviews are found, and no longer once they are gone', async () => {
  const bench = makeBench();
  await bench.run('save', '--title', 'Baker', '--company', 'Crumb & Daughters');
  await bench.run('save', '--title', 'Carver', '--company', 'Chisel');
  await bench.run('contact', '2', 'Zofia Lindqvist', '--role', 'recruiter', '--email', 'zl@chisel.example');
  await bench.run(
    'interview',
    '1',
    '2026-12-01 10:00',
    '--round',
    'tasting',
    '--with',
    'Ottokar',
    '--where',
    'Mill Lane',
  );
  const found = async (...words: string[]) =>
    (await bench.run('search', ...words, '--json')).json.map((job: { id: number }) => job.id);
  expect(await found('zofia')).toEqual([2]);
  expect(await found('recruiter', 'lindq')).toEqual([2]);
  expect(await found('zl@chisel')).toEqual([2]);
  expect(await found('tasting')).toEqual([1]);
  expect(await found('ottokar', 'mill')).toEqual([1]);
  expect(await found('daughters')).toEqual([1]);
  expect((await bench.run('search', 'zofia')).stdout).toContain('Zofia Lindqvist');
  expect((await bench.run('list', 'ottokar', '--json')).json).toHaveLength(1);
  // Who is met is no name of the job.
  expect((await bench.run('show', 'ottokar')).code).toBe(3);
  await bench.run('contact', '2', '--edit', '1', 'Maren');
  expect([await found('zofia'), await found('maren')]).toEqual([[], [2]]);
  await bench.run('interview', '1', '--remove', '1');
  expect(await found('ottokar')).toEqual([]);
  await bench.run('undo');
  expect(await found('ottokar')).toEqual([1]);
});

test('what was noted of how an interview went is found', async () => {
  const bench = makeBench();
  await bench.run('save', '--title', 'Baker', '--company', 'Crumb');
  await bench.run('interview', '1', '2026-11-20 10:00');
  const store = openStore(join(bench.home, 'jobtrail.db'), () => new Date(bench.now));
  store.write({ command: 'test', summary: 'outcome' }, () =>
    store.interviews.change(1, { outcome: 'good', outcomeNote: 'They liked the sourdough' }),
  );
  store.close();
  expect((await bench.run('search', 'sourdough', '--json')).json).toHaveLength(1);
});
