/** `remind install` where the scheduler that was named is missing. */
import { expect, test } from 'vitest';
import { makeBench } from '../../support/bench.ts';

test('a dry run shows what cron would get where there is no crontab, and writes nothing', async () => {
  const bench = makeBench();
  bench.env.PATH = '/nowhere';
  const { code, stdout } = await bench.sh('remind install --scheduler cron --dry-run');
  expect(code).toBe(0);
  expect(stdout).toContain('remind check');
});

test('without the dry run the error names what was asked for', async () => {
  const bench = makeBench();
  bench.env.PATH = '/nowhere';
  const { code, stderr } = await bench.sh('remind install --scheduler cron');
  expect(code).toBe(1);
  expect(stderr).toContain('cron cannot be used here.');
  expect(stderr).not.toContain('Nothing here can');
});
