import { expect, test } from 'vitest';
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
