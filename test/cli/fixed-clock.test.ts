import { expect, test } from 'vitest';
import { makeBench } from '../support/bench.ts';

test.each(['tomorrow', '1', '2026-13-01T00:00:00Z', '2026-11-22 noon', '22.11.2026'])(
  'a clock fixed at %j is refused instead of going unnoticed',
  async (typed) => {
    const bench = makeBench(typed);
    const ran = await bench.run('list');
    expect([ran.code, ran.stdout]).toEqual([2, '']);
    expect(ran.stderr).toBe(
      `Error: JOBTRAIL_NOW is "${typed}", which is no moment.\nHint: It fixes the clock, as in 2026-12-01T09:00:00Z; unset it for the real time.\n`,
    );
    const { error } = JSON.parse((await bench.run('list', '--json')).stderr);
    expect(error.code).toBe('unreadable-now');
  },
);

test.each(['2026-11-22', '2026-11-22T12:00:00+01:00', ''])(
  '%j fixes it, or leaves it alone',
  async (typed) => {
    const bench = makeBench(typed);
    expect((await bench.run('list')).code).toBe(0);
  },
);

test('a channel that fails for many things names five and counts the rest', async () => {
  const bench = makeBench('2026-11-22T10:00:00Z');
  bench.env.PATH = '/usr/bin:/bin';
  await bench.run('config', 'set', 'notify.channels', 'command');
  await bench.run('config', 'set', 'notify.command', '/nonexistent/push');
  for (let i = 1; i <= 8; i += 1) await bench.run('remind', '--general', 'in 1 hour', `Thing ${i}`);
  bench.now = '2026-11-22T12:00:00Z';
  const ran = await bench.run('remind', 'check');
  expect(ran.code).toBe(4);
  const said = ran.stderr.trim().split('\n');
  expect(said.slice(0, 6)).toEqual([
    ...[1, 2, 3, 4, 5].map((i) => `Error: Not said: Thing ${i}`),
    'Error: Not said: and 3 more, which the next check tries again.',
  ]);
  expect(said.slice(6).every((line) => line.startsWith('Hint: '))).toBe(true);
  expect((await bench.run('remind', 'check', '--json')).json.failed).toHaveLength(8);
});
