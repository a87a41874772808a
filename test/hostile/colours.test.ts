/** On a terminal with colours a stranger's own colours, and signs of no end, are text like any other. */

import { Chalk } from 'chalk';
import { expect, test } from 'vitest';
import type { Context } from '../../src/cli/context.ts';
import { palette } from '../../src/cli/output/colours.ts';
import { voice } from '../../src/cli/output/ui.ts';
import { type Bench, makeBench } from '../support/bench.ts';

const ESC = '\x1b';
// Conceal, then each of the program's own colours, before a word of its own; at last an ESC that begins nothing.
const codes = ['8', '1', '4', '33', '36', '90', '93', '94'];
const word = codes.map((code) => `${ESC}[${code}mQ`).join('');
const text = `${word}${ESC}`;

const stain = /\x1b\[[0-9;]*mQ|\x1b(?!\[[0-9;]*m)|\x1b\[(?:8|28)m/;

async function both(bench: Bench, ...command: string[]): Promise<string> {
  const { code, stdout, stderr } = await bench.terminal(...command);
  expect([command, [0, 1, 2, 3].includes(code)]).toEqual([command, true]);
  return stdout + stderr;
}

test('in every field and name, in every command', { timeout: 120_000 }, async () => {
  const bench = makeBench();
  bench.env.PAGER = 'cat';
  const paper = bench.file('paper.txt', `${text}\n\nRequirements\n- ${text} SQL\n`);
  const sheet = bench.file('sheet.csv', `${text},${text}\n1,2\n`);
  const good = bench.file('good.csv', `title,company,status,${text}\n${text},${text},${text},x\n`);
  const fields = ['title', 'company', 'location', 'source', 'note', 'tag'].map((name) => `--${name}=${text}`);
  for (const command of [
    ['save', ...fields, '--yes'],
    ['edit', '#1', '--description', paper],
    ['contact', '#1', `--role=${text}`, `--phone=${text}`, `--email=${text}`, '--', text],
    ['interview', '#1', '2026-12-03 10:00', `--round=${text}`, `--with=${text}`, `--where=${text}`],
    ['document', '#1', paper, `--name=${text}`, `--kind=${text}`],
    ['remind', '#1', 'in 1 hour', '--', text],
    ['config', 'stages', 'add', '--group', 'active', '--', text],
    ['profile', 'add', text],
    ['import', sheet, '--yes'],
    ['import', good, '--dry-run'],
    ['import', good, '--yes'],
    ['tag', '#1', '--', text],
    ['tag', '#1'],
    ['tag'],
    ['document', '#1', '--list'],
    ['document', '#1', '--save-as', 'x', text],
    ['contact', '#1', '--list'],
    ['interview', '#1', '--list'],
    ['note', '#1', '--list'],
    ['remind', 'list'],
    ['status', '#1'],
    ['list'],
    ['dashboard'],
    ['show', '#1'],
    ['skills', '#1'],
    ['skills'],
    ['summarize', '#1'],
    ['compare', '#1', '#2'],
    ['search', 'Q'],
    ['stats'],
    ['history'],
    ['profile'],
    ['open', '#1'],
    ['save', text],
    ['show', text],
    ['list', text],
    [text],
    ['undo'],
    ['doctor'],
  ]) {
    const said = await both(bench, ...command);
    expect([command[0], said]).toEqual([command[0], expect.not.stringMatching(stain)]);
  }
});

test('the program’s own colours pass on a page of its own, and nowhere else', () => {
  const out: string[] = [];
  const end = { write: (part: string) => out.push(part) };
  const said = (how: 'painted' | 'result' | 'warn', what: string, colour = true): string => {
    out.length = 0;
    voice({ stdout: end, stderr: end }, { quiet: false, colour })[how](what);
    return out.join('').trim();
  };
  const { group, head, dim, loud, mark } = palette({ colour: true } as Context);
  const ours = [head, dim, loud, mark].map((paint) => paint('x'));
  for (const stage of ['saved', 'active', 'won', 'lost', 'closed'] as const) ours.push(group(stage, 'x'));
  for (const painted of ours) {
    expect(painted).toContain(ESC);
    expect(said('painted', painted)).toBe(painted);
    expect(said('painted', painted, false)).toBe('x');
    expect(said('result', painted)).toBe('x');
    expect(said('warn', painted)).toBe('Warning: x');
  }
  const { hidden, inverse, black, bgBlack } = new Chalk({ level: 1 });
  for (const paint of [hidden, inverse, black, bgBlack])
    expect(said('painted', paint('x'))).not.toMatch(/\x1b\[(?:7|8|30|40)m/);
});
