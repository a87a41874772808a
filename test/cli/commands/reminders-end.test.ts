import { beforeEach, expect, test } from 'vitest';
import { type Bench, type Json, makeBench } from '../../support/bench.ts';

let bench: Bench;

beforeEach(async () => {
  bench = makeBench('2026-11-22T10:00:00Z');
  bench.env.PATH = '/nowhere';
  await bench.run('config', 'set', 'time.zone', 'Europe/Berlin');
  await bench.run('save', '--title', 'Tide Analyst', '--company', 'Harbour');
});

const listed = async () =>
  (await bench.run('remind', '--json')).json.map(({ why, dueAt }: Json) => `${why} ${dueAt.slice(0, 10)}`);

test('an application shows one follow-up; the second ends the first, by the program', async () => {
  await bench.run('status', '1', 'applied');
  expect(await listed()).toEqual(['follow-up 2026-11-29']);
  bench.now = '2026-12-06T08:00:00Z';
  expect(await listed()).toEqual(['follow-up 2026-12-06']);
  const ran = await bench.terminal('remind', 'check');
  expect(ran.code).toBe(0);
  expect(ran.stdout).toContain('Follow up once more');
  expect(ran.stdout).not.toContain('Follow up:');
  const all: Json[] = (await bench.run('remind', 'list', '--all', '--json')).json;
  expect(all.map(({ state }) => state)).toEqual(['retired', 'due']);
});

test('an interview that has begun is announced no more, however late the check', async () => {
  await bench.run('interview', '1', '2026-11-25 10:00');
  bench.now = '2026-11-25T09:00:00Z';
  expect((await bench.run('remind', 'check', '--json', '--dry-run')).json.skipped).toEqual([]);
  expect((await bench.terminal('remind', 'check')).stdout).toBe('');
  bench.now = '2026-11-26T09:00:00Z';
  expect(await listed()).toEqual(['thank-you 2026-11-26']);
  bench.now = '2026-11-29T08:00:00Z';
  expect(await listed()).toEqual([]);
});

test('how it went: the latest past interview without a word on it, or the one named', async () => {
  await bench.run('interview', '1', '2026-11-20 10:00');
  await bench.run('interview', '1', '2026-11-27 10:00');
  const first = await bench.run('interview', '1', '--outcome', 'good', '--note', 'kind people', '--json');
  expect(first.json.interview).toMatchObject({ id: 1, outcome: 'good', outcomeNote: 'kind people' });
  expect((await bench.run('show', '1')).stdout).toContain('went good: kind people');
  const none = await bench.run('interview', '1', '--outcome', 'bad');
  expect(none.code).toBe(3);
  expect(none.stderr).toContain('no past interview without an outcome');
  expect((await bench.run('interview', '1', '--edit', '1', '--outcome', 'bad')).code).toBe(0);
});

test('without desktop and channel: printed at a terminal is said; elsewhere it is for the mail and due again', async () => {
  await bench.run('remind', '1', 'in 1 hour', 'Ask Anna');
  bench.now = '2026-11-22T12:00:00Z';
  const piped = await bench.run('remind', 'check');
  expect(piped.code).toBe(4);
  expect(piped.stdout).toContain('Ask Anna');
  expect(piped.stderr).not.toContain('Not said');
  const seen = await bench.terminal('remind', 'check');
  expect(seen.code).toBe(0);
  expect(seen.stdout).toContain('Ask Anna');
  expect((await bench.terminal('remind', 'check')).stdout).toBe('');
});

test('remind done takes a job and says which of its reminders it was', async () => {
  await bench.run('remind', '1', 'in 1 hour', 'Ask Anna');
  expect((await bench.run('remind', 'done', 'harbour')).stderr).toContain('no reminder that is due');
  bench.now = '2026-11-22T12:00:00Z';
  expect((await bench.run('remind', 'done', 'j1')).stderr).toContain('Reminder 1 (Ask Anna) is done.');
});
