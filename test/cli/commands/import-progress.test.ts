/** How far an import has come, at a real terminal and in a pipe, over the built program. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { type Bench, makeBench } from '../../support/bench.ts';
import { missing } from '../../support/desktop.ts';
import { NODE, PROGRAM } from '../../support/program.ts';

const ROWS = 2100;
// `script` lends a terminal; in CI it has to be there, so that nothing is skipped unseen.
const hasTerminal = process.env.CI === 'true' || missing(['script']).length === 0;

let bench: Bench;
beforeEach(() => {
  bench = makeBench();
  const rows = Array.from({ length: ROWS }, (_, n) => `Baker ${n},Crumb,https://crumb.example/${n}`);
  bench.file('sheet.csv', `title,company,url\n${rows.join('\n')}\n`);
});

const run = (...command: string[]) =>
  spawnSync(command[0]!, command.slice(1), {
    env: {
      JOBTRAIL_HOME: bench.home,
      JOBTRAIL_NOW: bench.now,
      TZ: 'UTC',
      TERM: 'xterm',
      PATH: process.env.PATH,
    },
    cwd: bench.home,
    encoding: 'utf8',
    timeout: 60_000,
  });

const typed = (line: string) => {
  writeFileSync(join(bench.home, 'line'), `'${NODE}' '${PROGRAM}' ${line}\n`);
  return run('script', '-qec', 'sh line', '/dev/null');
};

const counts = (text: string): number[] =>
  [...text.matchAll(/(\d+)\/2100/g)].map(([, count]) => Number(count));

test.skipIf(!hasTerminal)('a bar counts up to the last row and leaves the terminal as it was', () => {
  const { status, stdout } = typed('import sheet.csv --yes');
  expect(status).toBe(0);
  const seen = counts(stdout);
  expect(seen.length).toBeGreaterThan(3);
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
  expect([seen[0], seen.at(-1)]).toEqual([0, ROWS]);
  expect(stdout).toContain(`Imported: ${ROWS} new`);
  // Neither a hidden cursor nor lines that do not wrap: an interrupted import could not put them back.
  expect(stdout).not.toMatch(/\[\?\d+l/);
});

test.skipIf(!hasTerminal)('there is none where it would be in the way', () => {
  for (const flag of ['--quiet', '--json'])
    expect(counts(typed(`import sheet.csv --yes ${flag}`).stdout)).toEqual([]);
});

test('there is none in a pipe', () => {
  const { status, stdout, stderr } = run(NODE, PROGRAM, 'import', 'sheet.csv', '--yes');
  expect([status, stdout]).toEqual([0, '']);
  expect(stderr).toContain(`Imported: ${ROWS} new`);
  expect(counts(stderr)).toEqual([]);
  expect(stderr).not.toContain('\x1b');
});
