import { expect, test } from 'vitest';
import { makeBench } from '../support/bench.ts';

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
