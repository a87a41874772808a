/** Text from elsewhere stays text: on a terminal, in a pipe, in JSON, in a search and in a query. */
import { describe, expect, test } from 'vitest';
import { type Bench, makeBench } from '../support/bench.ts';

const code = (...points: number[]) => String.fromCodePoint(...points);
const ESC = code(27);
const control = new RegExp(
  `[${code(0)}-${code(8)}${code(11)}-${code(31)}${code(127)}-${code(159)}${code(0x202a)}-${code(0x202e)}${code(0x2066)}-${code(0x2069)}]`,
);

const HOSTILE: [string, string][] = [
  ['colour and title sequences', `${ESC}[31mred${ESC}[0m ${ESC}]0;owned${code(7)} end`],
  ['a link sequence', `${ESC}]8;;https://evil.example${ESC}\\click${ESC}]8;;${ESC}\\`],
  ['8-bit controls', `${code(0x9b)}2J${code(0x9d)}0;x${code(0x9c)} end`],
  ['bidirectional overrides', `invoice${code(0x202e)}fdp.exe${code(0x2066)}x`],
  ['carriage returns and backspaces', `safe\rfake${code(8)}${code(8)}`],
  ['a very long word', 'w'.repeat(5000)],
  ['SQL', `'); DROP TABLE jobs; --`],
  ['FTS operators', 'NEAR("a" "b", 2) AND * OR ^x NOT {y}: -z'],
  ['option-like words', '--help'],
  ['prototype names', '__proto__'],
];

async function everywhere(bench: Bench, ...more: string[]): Promise<string> {
  const commands = [
    ['list'],
    ['list', '--all'],
    ['show', '#1'],
    ['dashboard'],
    ['history'],
    ['status', '#1'],
    ['stats'],
  ];
  let said = '';
  for (const command of commands) {
    for (const ran of [await bench.run(...command), await bench.terminal(...command)]) {
      expect([command, ran.code, ran.stderr.includes('    at ')]).toEqual([command, 0, false]);
      said += ran.stdout + ran.stderr;
    }
    const { stdout } = await bench.run(...command, '--json');
    expect(() => JSON.parse(stdout)).not.toThrow();
    expect(stdout).not.toMatch(control);
  }
  for (const words of more) {
    const ran = await bench.terminal('search', '--', words);
    expect(ran.code).toBe(0);
    said += ran.stdout + ran.stderr;
  }
  return said;
}

describe.each(HOSTILE)('%s', (_, text) => {
  test('in every field harms neither screen nor data', { timeout: 120_000 }, async () => {
    const bench = makeBench();
    // Our own colour would look like the sequences that are looked for.
    bench.env.NO_COLOR = '1';
    bench.env.PAGER = 'cat';
    const fields = ['title', 'company', 'location', 'source', 'note'].map((name) => `--${name}=${text}`);
    const saved = await bench.run('save', ...fields, '--yes');
    expect([saved.code, saved.stderr]).toEqual([0, expect.not.stringContaining('    at ')]);
    await bench.pipe(`${text}\n`, 'note', '#1', '-');
    await bench.run('note', '#1', '--', text);
    await bench.run('contact', '#1', '--', text);
    await bench.run('track', '#1');
    // A tag is one word: the others are refused, and the refusal is looked at too.
    const tagged = await bench.run('tag', '#1', '--', text);
    expect([0, 2]).toContain(tagged.code);
    const said = await everywhere(bench, text, text.slice(0, 5));
    expect(said + saved.stderr + tagged.stderr).not.toMatch(control);
    expect((await bench.run('list', '--json')).json).toHaveLength(1);
    const doctor = await bench.run('doctor', '--json');
    expect(JSON.stringify(doctor.json)).not.toContain('malformed');
  });
});
