/** Colour where it is wanted, of the sixteen every terminal has, and never alone in saying something. */
import { beforeEach, describe, expect, test } from 'vitest';
import { type Bench, makeBench } from '../../support/bench.ts';

let bench: Bench;
beforeEach(async () => {
  bench = makeBench();
  bench.env.PAGER = '';
  for (const title of ['Glazier', 'Tiler', 'Roofer']) {
    bench.file(
      'posting.txt',
      `${title}\nEavesdrop Ltd\n\nRequirements\n- You know TypeScript and PostgreSQL.\n\nSalary: €40,000 per year\nApply by 1 December 2026.\n`,
    );
    expect(
      (await bench.run('save', 'posting.txt', '--yes', '--force', '--title', title, '--company', 'Eavesdrop'))
        .code,
    ).toBe(0);
  }
  await bench.run('profile', 'add', 'TypeScript');
  await bench.run('track', '1', '--applied', '2026-11-01');
  await bench.run('status', '2', 'rejected');
  await bench.run('remind', '1', 'tomorrow', 'Call');
});

const ESCAPE = /\x1b/;
const SGR = /\x1b\[[0-9;]*m/g;
/** Bold, faint, underlined, the sixteen colours and what ends each. */
const SIXTEEN = /^\x1b\[(?:0|1|2|4|2[24]|3[0-7]|39|9[0-7])m$/;

const PAGES = [
  ['dashboard'],
  ['list'],
  ['search', 'glazier'],
  ['show', '1'],
  ['compare', '1', '2'],
  ['compare', '1', '2', '--rank'],
  ['summarize', '1'],
  ['skills'],
  ['skills', '1'],
  ['stats'],
];

describe('on a terminal', () => {
  test.each([
    [{ TERM: 'xterm' }, true],
    [{ TERM: 'xterm-256color' }, true],
    [{ TERM: 'xterm-256color', COLORTERM: 'truecolor' }, true],
    [{ TERM: 'dumb' }, false],
    [{ TERM: 'dumb', FORCE_COLOR: '1' }, true],
    [{ NO_COLOR: '1' }, false],
    [{ NO_COLOR: '0' }, false],
    [{ NO_COLOR: '' }, true],
    [{ NO_COLOR: '1', FORCE_COLOR: '3' }, false],
    [{ FORCE_COLOR: '0' }, false],
    [{ FORCE_COLOR: 'false' }, false],
    [{ FORCE_COLOR: '' }, true],
    [{ FORCE_COLOR: '1' }, true],
    [{ FORCE_COLOR: '2' }, true],
    [{ FORCE_COLOR: '3' }, true],
  ])('%j: %s', async (env, wanted) => {
    Object.assign(bench.env, env);
    const { stdout } = await bench.terminal('dashboard');
    expect(ESCAPE.test(stdout)).toBe(wanted);
    for (const [sequence] of stdout.matchAll(SGR)) expect(sequence).toMatch(SIXTEEN);
  });

  test('--no-color is none, whatever the environment says', async () => {
    bench.env.FORCE_COLOR = '3';
    expect((await bench.terminal('dashboard', '--no-color')).stdout).not.toMatch(ESCAPE);
  });
});

test.each([
  [{}, false],
  [{ TERM: 'xterm-256color', COLORTERM: 'truecolor' }, false],
  [{ FORCE_COLOR: '0' }, false],
  [{ FORCE_COLOR: '1' }, false],
  [{ FORCE_COLOR: '3' }, false],
])('a pipe has rows for programs and no colour: %j', async (env, wanted) => {
  Object.assign(bench.env, env);
  for (const words of [['list'], ['list', '--json'], ['show', '1', '--json'], ['stats']])
    expect(ESCAPE.test((await bench.run(...words)).stdout)).toBe(wanted);
});

describe('without its colours', () => {
  test.each(PAGES.map((words) => [words.join(' '), words]))('%s says the same', async (_, words) => {
    bench.env.TERM = 'xterm-256color';
    const coloured = await bench.terminal(...(words as string[]));
    bench.env.NO_COLOR = '1';
    const plain = await bench.terminal(...(words as string[]));
    expect(plain.stdout).not.toMatch(ESCAPE);
    expect(coloured.stdout.replace(SGR, '')).toBe(plain.stdout);
  });

  test('every stage is named, what is covered is in words, and so is what is best', async () => {
    bench.env.NO_COLOR = '1';
    const dashboard = (await bench.terminal('dashboard')).stdout;
    for (const stage of ['saved', 'applied', 'rejected'])
      expect(dashboard).toMatch(new RegExp(`${stage} +1 `));
    const list = (await bench.terminal('list', '--all')).stdout;
    for (const stage of ['saved', 'applied']) expect(list).toContain(stage);
    expect((await bench.terminal('summarize', '1', '--full')).stdout).toMatch(/TypeScript.*yours/);
    await bench.run('edit', '1', '--salary', '50k EUR/year');
    expect((await bench.terminal('compare', '1', '2')).stdout).toMatch(/50000 EUR \(best\)/);
  });
});
