/** Settings by name, and the calls of a model. */
import { beforeEach, expect, test } from 'vitest';
import { type Bench, makeBench } from '../../support/bench.ts';

let bench: Bench;
beforeEach(() => {
  bench = makeBench();
});

test.each(['abc', '0', '-1', '1.5', '12abc'])(
  'config calls --limit %s is refused and names the flag',
  async (limit) => {
    const { code, stderr, stdout } = await bench.run('config', 'calls', '--limit', limit);
    expect(code).toBe(2);
    expect(stderr).toContain('--limit takes a whole number from 1');
    expect(stdout).toBe('');
  },
);

test('config calls --limit 2 lists as asked', async () => {
  expect((await bench.sh('config calls --limit 2 --json')).json).toMatchObject({
    calls: [],
    totals: { calls: 0 },
  });
});

test('a setting is set, got, listed and unset again', async () => {
  expect((await bench.sh('config set notify.at 07:30')).code).toBe(0);
  expect((await bench.sh('config get notify.at')).stdout.trim()).toBe('07:30');
  expect((await bench.sh('config list')).stdout).toContain('07:30');
  expect((await bench.sh('config unset notify.at')).code).toBe(0);
  expect((await bench.sh('config get notify.at')).stdout.trim()).toBe('09:00');
});

test('an unknown setting gets the nearest', async () => {
  const { code, stderr } = await bench.sh('config set notify.att 07:30');
  expect(code).toBe(2);
  expect(stderr).toContain('"notify.at"');
});
