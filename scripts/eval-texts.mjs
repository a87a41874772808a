// Scores what pasted text yields on ../shared/eval/texts: node scripts/eval-texts.mjs [--misses]
// The board's own columns contradict the texts, so only what a text states counts: a title or company that
// occurs in the text, and workplace and deadline as one reader read them (by row; every other row states none).
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const file = join(root, '../shared/eval/texts/linkedin-2025.jsonl');
if (!existsSync(file)) {
  process.stdout.write('texts: ../shared/eval/texts is not here, skipped\n');
  process.exit(0);
}
const outfile = join(mkdtempSync(join(tmpdir(), 'eval-texts-')), 'capture.cjs');
await build({
  entryPoints: [join(root, 'src/capture/text/from-text.ts')],
  bundle: true,
  platform: 'node',
  format: 'cjs',
  outfile,
  logLevel: 'error',
});
const { draftFromText } = createRequire(import.meta.url)(outfile);
const rows = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

const rowsOf = (text) => text.split(' ').map(Number);
// A post in the house of the employer, no more said, counts as there, as it does in `postings/`.
const workplace = new Map([
  ...rowsOf('0 3 7 8 14 17 31 48 51 71 85 87 94 97 106 113 138 146 148').map((i) => [i, 'onsite']),
  ...rowsOf('4 9 10 12 16 20 26 27 28 33 44 53 60 61 65 77 99 102 111 114 115 132 134 143 149').map((i) => [
    i,
    'hybrid',
  ]),
  ...rowsOf('2 11 24 32 79 95 98 108 116 119 135 140').map((i) => [i, 'remote']),
]);
// Rows where two readers would differ (a policy, an option, a benefit) are not counted.
// Boards and agencies that stand where the employer belongs; the texts name another.
const agencies = new Set(['lensa', 'wayup', 'tietalent', 'ripplematch']);
const openWorkplace = new Set(rowsOf('38 72 82 90 91 104 109'));
// Month before day where a posting is plainly from the United States, as its labels have it.
const deadline = new Map([
  [25, '2025-09-22'],
  [31, '2025-09-18'],
  [34, '2024-04-30'],
  [49, '2025-10-05'],
  [74, '2025-09-30'],
  [76, '2025-12-08'],
  [80, '2025-09-12'],
  [81, '2025-10-17'],
  [85, '2025-09-09'],
  [86, '2025-10-18'],
  [90, '2025-11-04'],
  [97, '2026-03-08'],
  [114, '2025-09-14'],
  [122, '2025-09-12'],
  [134, '2025-09-16'],
  [146, '2025-09-22'],
]);

const plain = (s) =>
  (s ?? '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+#]+/gu, ' ')
    .trim();
const within = (a, b) => a !== '' && b !== '' && (` ${a} `.includes(` ${b} `) || ` ${b} `.includes(` ${a} `));
const tally = {};
const misses = [];
const score = (field, i, ok, want, got) => {
  tally[field] ??= { right: 0, of: 0 };
  tally[field].of += 1;
  if (ok) tally[field].right += 1;
  else misses.push(`${i} ${field}: want ${want}, got ${got}`);
};
const started = process.hrtime.bigint();
const drafts = rows.map((row) => draftFromText(row.text));
const ms = Number(process.hrtime.bigint() - started) / 1e6;
rows.forEach((row, i) => {
  const { fields } = drafts[i];
  const text = ` ${plain(row.text)} `;
  const [title, company] = [plain(row.title), plain(row.company).replace(/^the /, '')];
  if (text.includes(` ${title} `))
    score('title where stated', i, within(plain(fields.title), title), row.title, fields.title);
  if (text.includes(` ${company} `) && !agencies.has(company))
    score('company where stated', i, within(plain(fields.company), company), row.company, fields.company);
  if (!openWorkplace.has(i))
    score(
      'workplace',
      i,
      fields.workplace === (workplace.get(i) ?? null),
      workplace.get(i) ?? null,
      fields.workplace,
    );
  score(
    'deadline',
    i,
    fields.expiresOn === (deadline.get(i) ?? null),
    deadline.get(i) ?? null,
    fields.expiresOn,
  );
});
if (process.argv.includes('--misses')) for (const miss of misses) process.stdout.write(`${miss}\n`);
for (const [field, { right, of }] of Object.entries(tally)) {
  process.stdout.write(`texts: ${field.padEnd(22)} ${right}/${of} = ${((100 * right) / of).toFixed(1)} %\n`);
}
process.stdout.write(`texts: ${rows.length} read in ${ms.toFixed(0)} ms\n`);
