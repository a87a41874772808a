/** Whatever is typed gets an answer: never a bug, a stack, a hang or a control character. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeBench } from '../support/bench.ts';

const RUNS = process.env.LONG === '1' ? 3000 : 150;

// What starts programs, asks the network or changes the machine is left out.
const COMMANDS = [
  ...[
    'list',
    'search',
    'show',
    'status',
    'note',
    'tag',
    'edit',
    'remove',
    'undo',
    'redo',
    'history',
    'track',
  ],
  ...[
    'interview',
    'contact',
    'skills',
    'compare',
    'stats',
    'dashboard',
    'remind',
    'profile',
    'help',
    'lst',
    '',
  ],
];
const PIECES = [
  ...[
    '1',
    '#1',
    '#2',
    '0',
    '-1',
    '99999999999999999999',
    'baker',
    'applied',
    'tomorrow 9am',
    '2026-02-30',
    'in 3 days',
  ],
  ...[
    'status:applied',
    '-status:saved',
    'expires:<7d',
    'salary:>=60k',
    'salary:',
    'match:>x',
    'foo:bar',
    'id:1,2',
  ],
  ...[
    '--on',
    '--note',
    '--where',
    '--yes',
    '--limit',
    '--sort',
    '--json',
    '--quiet',
    '--help',
    '--salary',
    '60-75k EUR',
  ],
  ...[
    '--',
    '-',
    '---',
    '--=',
    '-x',
    '--title=',
    '"',
    "'; DROP TABLE jobs; --",
    '(NEAR OR AND',
    '*',
    '%_%',
    '\u0000',
  ],
  ...[
    '\u001b[31mred',
    '\u202egnp.exe',
    '\u200b',
    '💥',
    'e\u0301',
    '\ud800',
    '__proto__',
    'constructor',
    'toString',
  ],
];
const word = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...PIECES) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ maxLength: 300 }) },
);

const control = new RegExp(
  `[${String.fromCharCode(0)}-${String.fromCharCode(8)}${String.fromCharCode(11)}-${String.fromCharCode(31)}` +
    `${String.fromCharCode(127)}-${String.fromCharCode(159)}\u202a-\u202e\u2066-\u2069]`,
);

test('argument vectors of any kind', { timeout: 300_000 }, async () => {
  const bench = makeBench();
  await bench.run('save', '--title', 'Baker', '--company', 'Blue Kettle', '--yes');
  await bench.run('save', '--title', 'Nurse', '--company', 'Copper Field', '--yes');
  const mirrored = await bench.run('show', 'gnp\u202eexe', '--json');
  expect([mirrored.code, mirrored.stderr]).toEqual([3, expect.not.stringMatching(control)]);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...COMMANDS),
      fc.array(word, { maxLength: 5 }),
      async (command, words) => {
        const { code, stdout, stderr } = await bench.run(...(command ? [command] : []), ...words);
        expect([0, 1, 2, 3, 4]).toContain(code);
        expect(stdout + stderr).not.toMatch(control);
        expect(stderr).not.toMatch(/^\s+at .*:\d+:\d+/m);
      },
    ),
    { numRuns: RUNS, seed: Date.now(), verbose: true },
  );
  expect((await bench.run('doctor', '--json')).json.integrity ?? 'ok').toBe('ok');
});
