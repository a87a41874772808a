// Checks the form of the labels to train on; what they mean was read, not computed.
// usage: node scripts/train/check-labels.mjs [EVAL_FOLDER]   (without the folder only what needs no text of it)
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const rows = (file) =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
const KINDS = [
  'about',
  'responsibilities',
  'requirements',
  'preferred',
  'benefits',
  'process',
  'legal',
  'other',
  'headings',
];
const WORKPLACES = [null, 'onsite', 'hybrid', 'remote'];
const TYPES = [null, 'full-time', 'part-time', 'contract', 'temporary', 'internship'];
const PERIODS = [null, 'hour', 'day', 'week', 'month', 'year'];

const expand = (ranges) =>
  ranges.flatMap((range) => {
    const [from, to = from] = range.split('-').map(Number);
    return Array.from({ length: to - from + 1 }, (_, i) => from + i);
  });

const escaped = (s) => s.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
// Han and kana stand without spaces, so nothing bounds their words and they bound none.
const stands = (text, name) => {
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(name)) return text.includes(name);
  const bound = '[\\p{Script=Latin}\\p{Script=Cyrillic}\\p{N}]';
  return new RegExp(`(?<!${bound})${escaped(name)}(?!${bound})`, 'iu').test(text);
};

function faultsOf(row, text) {
  const faults = [];
  const count = text?.split('\n').filter((line) => line.trim()).length;
  const kindOf = new Map();
  for (const kind of Object.keys(row.lines)) if (!KINDS.includes(kind)) faults.push(`unknown kind ${kind}`);
  for (const kind of KINDS)
    for (const n of expand(row.lines[kind])) {
      if (kindOf.has(n)) faults.push(`line ${n} is ${kindOf.get(n)} and ${kind}`);
      kindOf.set(n, kind);
    }
  const last = count ?? Math.max(...kindOf.keys());
  for (let n = 1; n <= last; n += 1) if (!kindOf.has(n)) faults.push(`line ${n} has no kind`);
  if (kindOf.size > last) faults.push(`${kindOf.size} lines labelled, the text has ${last}`);
  for (const n of row.best.duties)
    if (kindOf.get(n) !== 'responsibilities') faults.push(`duty ${n} is no duty`);
  for (const n of row.best.musts) if (kindOf.get(n) !== 'requirements') faults.push(`must ${n} is no demand`);
  if (text) {
    if (createHash('sha256').update(text).digest('hex') !== row.sha256) faults.push('the text differs');
    for (const skill of [...row.core, ...row.important, ...row.minor])
      if (![skill.name, ...skill.aliases].some((name) => stands(text, name)))
        faults.push(`no ${skill.name} in the text`);
    for (const name of row.not_skills) if (!stands(text, name)) faults.push(`no ${name} in the text`);
  }
  const { workplace, employmentType, salary, deadline } = row.facts;
  if (!WORKPLACES.includes(workplace)) faults.push(`workplace ${workplace}`);
  if (!TYPES.includes(employmentType)) faults.push(`employment type ${employmentType}`);
  if (salary && !PERIODS.includes(salary.period)) faults.push(`period ${salary.period}`);
  if (deadline && !/^\d{4}-\d\d-\d\d$/.test(deadline)) faults.push(`deadline ${deadline}`);
  return faults;
}

const folder = process.argv[2];
const textsFile = folder && join(folder, 'texts/linkedin-2025.jsonl');
const texts = textsFile && existsSync(textsFile) ? rows(textsFile) : undefined;
if (!texts)
  console.log('The texts of the labelled postings are not here: only the form of those labels is checked.');

let bad = 0;
for (const [name, file] of Object.entries({ texts: 'labels/texts.jsonl', invented: 'invented.jsonl' })) {
  const counts = {};
  const languages = {};
  const seen = new Set();
  const labelled = rows(join(here, file));
  for (const row of labelled) {
    const faults = faultsOf(row, row.text ?? texts?.[row.line].text);
    if (seen.has(row.sha256)) faults.push('labelled twice');
    seen.add(row.sha256);
    for (const fault of faults) console.log(`${name} ${row.line} (${row.profession}): ${fault}`);
    bad += faults.length;
    for (const kind of KINDS) counts[kind] = (counts[kind] ?? 0) + expand(row.lines[kind]).length;
    languages[row.language ?? 'en'] = (languages[row.language ?? 'en'] ?? 0) + 1;
  }
  const lines = Object.values(counts).reduce((sum, n) => sum + n, 0);
  console.log(`${name}: ${labelled.length} postings, ${lines} lines`);
  console.log(
    `  ${Object.entries(counts)
      .map(([k, n]) => `${k} ${n}`)
      .join(', ')}`,
  );
  console.log(
    `  ${Object.entries(languages)
      .map(([k, n]) => `${k} ${n}`)
      .join(', ')}`,
  );
}
process.exitCode = bad ? 1 : 0;
