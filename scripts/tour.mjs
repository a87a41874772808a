// `npm start`: two invented postings taken through the program, in a home that is thrown away afterwards.
// Each command is printed before its real output; what the program does not have yet is left out.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const bin = join(root, 'bin', 'jobtrail.js');
const home = mkdtempSync(join(tmpdir(), 'jobtrail-tour-'));

// The postings name their deadlines, so the tour takes place on a day before them.
const env = { ...process.env, JOBTRAIL_HOME: home, JOBTRAIL_NOW: '2026-11-23T09:00:00Z', PAGER: '' };
delete env.JOBTRAIL_MODEL;

const STEPS = [
  ['save', 'data/sample-posting.txt', '--yes'],
  ['save', 'data/sample-posting-2.txt', '--yes'],
  ['list'],
  ['profile', 'add', 'go:expert', 'postgresql', 'kubernetes', 'python', 'english'],
  ['summarize', 'brightwater'],
  ['compare', 'brightwater', 'harbour'],
  ['track', 'brightwater'],
  ['status', 'brightwater', 'applied', '--on', 'yesterday'],
  ['note', 'brightwater', 'Ana from the meters team says the pairing session is the nice part.'],
  ['interview', 'brightwater', 'friday 10:00', '--round', 'first call', '--with', 'Ana', '--minutes', '30'],
  ['remind', 'brightwater', 'in 3 days', 'Ask how often the night really wakes you'],
  ['list', 'is:tracked'],
  ['show', 'brightwater'],
  ['search', 'kafka'],
  ['undo'],
  ['redo'],
  ['dashboard'],
];

const run = (args, stdio) =>
  spawnSync(process.execPath, [bin, ...args], { cwd: root, env, stdio, encoding: 'utf8' });
const quoted = (word) => (/^[\w./:=-]+$/.test(word) ? word : `"${word}"`);

const help = run(['--help'], 'pipe');
if (help.status !== 0) {
  process.stderr.write(help.stderr ?? '');
  process.exit(1);
}
const isThere = (command) => new RegExp(`^\\s+${command}\\b`, 'm').test(help.stdout);

let failed = 0;
try {
  for (const args of STEPS.filter(([command]) => isThere(command))) {
    console.log(`\n$ jobtrail ${args.map(quoted).join(' ')}`);
    const { status, signal } = run(args, ['ignore', 'inherit', 1]);
    if (status === 0) continue;
    failed += 1;
    console.log(`(exit ${status ?? signal})`);
  }
} finally {
  rmSync(home, { recursive: true, force: true });
}
if (failed > 0) {
  console.log(`\n${failed} of these commands did not do what they should.`);
  process.exitCode = 1;
} else {
  console.log('\nYour own search: bin/jobtrail.js --help, or npm install -g . and jobtrail --help.');
}
