// Runs every scorer over ../shared/eval, where that folder lies beside the checkout: `npm run eval`.
// The data are other people's postings, for measuring only; without them there is nothing to do, and that is said.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const shared = join(root, '../shared/eval');

if (!existsSync(shared)) {
  console.log('skipped: ../shared/eval is not beside the checkout');
  process.exit(0);
}

const failed = [];
const run = (title, file, args = []) => {
  console.log(`\n== ${title}`);
  const { status } = spawnSync(process.execPath, [file, ...args], { cwd: root, stdio: 'inherit' });
  if (status !== 0) failed.push(title);
};

run('sections, by the weights that ship (they saw a part of these)', join(shared, 'score-sections.mjs'));
run(
  'lines of postings, cross-validated: the weights that ship saw these texts, so each is read by weights that did not',
  join(root, 'scripts/train/sections.mjs'),
  ['--folds', '5'],
);
run('skills, dev split', join(shared, 'score-skills.mjs'));
run('ranking, cross-validated', join(root, 'scripts/train/skills.mjs'), ['--folds', '5', '--shared', shared]);
run('pages', join(shared, 'score-pages.mjs'));
for (const file of readdirSync(join(root, 'scripts')).filter((name) => /^eval-.+\.mjs$/.test(name)))
  run(file.slice(5, -4), join(root, 'scripts', file));

console.log('\n== throughput');
const require = createRequire(import.meta.url);
const texts = readFileSync(join(shared, 'texts/linkedin-2025.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line).text);
const characters = texts.reduce((sum, text) => sum + text.length, 0);
for (const [module, name] of [
  ['sections', 'segment'],
  ['skills', 'findSkills'],
]) {
  const work = require(join(root, `dist/insight/${module}.js`))[name];
  for (const text of texts) work(text);
  const rounds = [1, 2, 3, 4, 5].map(() => {
    const began = process.hrtime.bigint();
    for (const text of texts) work(text);
    return characters / (Number(process.hrtime.bigint() - began) / 1e3);
  });
  console.log(`${name}: ${rounds.sort((a, b) => a - b)[2].toFixed(1)} million characters a second`);
}

if (failed.length > 0) {
  console.error(`\nfailed: ${failed.join(', ')}`);
  process.exitCode = 1;
}
