import { expect, test } from 'vitest';
import { makeBench } from '../support/bench.ts';

const POSTING = `Data Engineer
Northwind Traders · Lyon (Hybrid)

What you will do
- Build pipelines in Python

Apply by 12 December 2026.
`;

test('a posting is saved, tracked and followed to the end, then undone and redone', async () => {
  const bench = makeBench();
  const file = bench.file('posting.txt', POSTING);
  const saved = await bench.run('save', file, '--json');
  expect(saved.json).toMatchObject([
    { source: file, outcome: 'saved', job: { id: 1, title: 'Data Engineer', status: 'saved' } },
  ]);
  const steps = [
    ['track', '1'],
    ['status', '1', 'applied', '--on', 'yesterday'],
    ['note', '1', 'Sent with a letter'],
    ['interview', '1', '2026-11-26 10:00', '--round', 'first'],
    ['interview', '1', '2026-12-01 10:00', '--round', 'second'],
    ['status', '1', 'offer', '--salary', '60k EUR/year', '--answer-by', '2026-12-10'],
    ['status', '1', 'accepted'],
  ];
  for (const step of steps) {
    const done = await bench.run(...step, '--json');
    expect(done.code).toBe(0);
    expect(done.json.changed).toBe(true);
  }
  const before = (await bench.run('show', '1', '--json')).json;
  expect(before).toMatchObject({ status: 'accepted', group: 'won', appliedOn: '2026-11-21' });
  expect(before.interviews).toHaveLength(2);
  for (let i = 0; i < steps.length + 1; i += 1) expect((await bench.run('undo')).code).toBe(0);
  expect((await bench.run('list', '--json')).json).toEqual([]);
  for (let i = 0; i < steps.length + 1; i += 1) expect((await bench.run('redo')).code).toBe(0);
  expect((await bench.run('show', '1', '--json')).json).toEqual(before);
});

test('a weekday of something that has happened is the last one, of a reminder the next', async () => {
  const bench = makeBench();
  await bench.run('save', '--title', 'Tram Driver', '--company', 'Graz Lines', '--posted', 'monday');
  expect((await bench.run('status', '1', 'applied', '--on', 'friday', '--json')).code).toBe(0);
  const { json } = await bench.run('show', '1', '--json');
  // The bench stands on Sunday, 22 November 2026.
  expect(json).toMatchObject({ postedOn: '2026-11-16', appliedOn: '2026-11-20' });
  expect((await bench.run('status', '1', 'interview', '--on', 'tomorrow')).code).toBe(2);
});
