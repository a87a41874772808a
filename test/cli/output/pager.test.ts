/** The user's pager, on a terminal lent by `script`: whatever it is, the page is read or shown plainly. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { missing } from '../../support/desktop.ts';
import { NODE, PROGRAM } from '../../support/program.ts';

// In CI it has to be there, so that nothing is skipped unseen.
const hasTerminal = process.env.CI === 'true' || missing(['script']).length === 0;
const LAST = 'Line 400 of the posting.';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'jobtrail-pager-'));
  const lines = Array.from({ length: 400 }, (_, n) => `Line ${n + 1} of the posting.`);
  writeFileSync(join(home, 'posting.txt'), lines.join('\n'));
  const ran = spawnSync(
    NODE,
    [PROGRAM, 'save', 'posting.txt', '--title', 'Reader', '--company', 'Shelf', '--yes'],
    {
      cwd: home,
      env: environment({}),
    },
  );
  expect(ran.status).toBe(0);
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const environment = (more: Record<string, string>) => ({
  HOME: home,
  JOBTRAIL_HOME: join(home, 'data'),
  JOBTRAIL_NOW: '2026-11-22T12:00:00Z',
  TZ: 'UTC',
  TERM: 'xterm',
  NO_COLOR: '1',
  PATH: process.env.PATH,
  ...more,
});

const show = (more: Record<string, string>) =>
  spawnSync('script', ['-qec', `stty rows 24 cols 80; '${NODE}' '${PROGRAM}' show 1`, '/dev/null'], {
    cwd: home,
    env: environment(more),
    encoding: 'utf8',
    timeout: 20_000,
    input: '',
  });

describe.skipIf(!hasTerminal)('PAGER', () => {
  test.each([
    ['empty', ''],
    ['blank', '  '],
    ['cat', 'cat'],
    ['a program with arguments', 'sed -n p'],
    ['quoted arguments', "sed -e 's/no such words/two words/'"],
  ])('%s: the whole page', (_, pager) => {
    const { status, stdout } = show({ PAGER: pager });
    expect([status, stdout.includes(LAST)]).toEqual([0, true]);
  });

  test('a program that is not there: the page all the same', () => {
    const { status, stdout } = show({ PAGER: 'no-such-pager --at-all' });
    expect([status, stdout.includes(LAST)]).toEqual([0, true]);
  });

  test('one that leaves early ends quietly', () => {
    const { status, stdout } = show({ PAGER: 'head -2' });
    expect(status).toBe(0);
    expect(stdout).toContain('#1 Reader, Shelf');
    expect(stdout).not.toMatch(/Line 3 |EPIPE|Error/);
  });

  test('one that fails is the user’s affair', () => {
    expect(show({ PAGER: 'sh -c "exit 3"' }).status).toBe(0);
  });

  test('a terminal that cannot move its cursor gets none', () => {
    const { stdout } = show({ PAGER: 'head -2', TERM: 'dumb' });
    expect(stdout).toContain(LAST);
  });
});

test('a pipe never meets a pager', () => {
  const ran = spawnSync(NODE, [PROGRAM, 'show', '1'], {
    cwd: home,
    env: environment({ PAGER: 'head -1' }),
    encoding: 'utf8',
  });
  expect(ran).toMatchObject({ status: 0, stdout: expect.stringContaining(LAST) });
});
