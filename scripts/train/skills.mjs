// Learns to find and to rank skills, and writes what was learnt to data/skills: node scripts/train/skills.mjs
//   --folds 5   writes nothing, prints the ranking's score over the shared labels, cross-validated by company
//   --shared DIR   where the evaluation data lie (../shared/eval)
// The data are other people's postings, for measuring and learning only: nothing but weights comes out of here, and the
// dev split of SkillSpan is never read. The same data give the same bytes.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { learnClasses } from './skills/classes.mjs';
import { classParts, taggerParts, write } from './skills/pack.mjs';
import { loadLines, loadPostings } from './skills/postings.mjs';
import { program, root } from './skills/program.mjs';
import {
  crossValidate,
  learnRanking,
  learnTaggers,
  prepare,
  summary,
  useTaggers,
  weigh,
} from './skills/ranking.mjs';
import { learnSpans } from './skills/spans.mjs';

const { values: flags } = parseArgs({
  options: {
    folds: { type: 'string' },
    shared: { type: 'string', default: join(root, '../shared/eval') },
    only: { type: 'string' },
  },
});
const shared = resolve(flags.shared);
if (!existsSync(shared)) {
  console.log(`skipped: ${shared} is not here`);
  process.exit(0);
}
const FOLDS = 5;
const began = Date.now();
const tell = (what) => console.error(`${((Date.now() - began) / 1000).toFixed(0)} s  ${what}`);

const folds = Number(flags.folds ?? FOLDS);
const loaded = loadPostings(shared, folds);
tell(`${loaded.length} postings`);
const { table, classesOf } = learnClasses(loadLines(shared, loaded));
tell(`classes of ${table.size} words`);
const reader = new program.WordReader(classesOf);

if (flags.folds) {
  const postings = loaded.map((one) => prepare(one, reader));
  const results = crossValidate(postings, reader, folds, tell);
  console.log(
    `ranking, cross-validated over ${folds} folds by company, on weights that saw none of the text:`,
  );
  for (const line of summary(results)) console.log(line);
} else {
  if (flags.only !== 'ranking') {
    const spans = taggerParts('spans', learnSpans(shared, reader));
    write(join(root, 'data/skills/spans.bin'), { ...spans.parts, ...classParts(table) }, spans.facts);
    tell('data/skills/spans.bin');
  }
  if (flags.only !== 'spans') {
    const postings = loaded.map((one) => prepare(one, reader));
    const weighed = [];
    for (let fold = 0; fold < folds; fold += 1) {
      const taggers = useTaggers(learnTaggers(postings.filter((p) => p.fold !== fold)), reader);
      for (const one of postings) if (one.fold === fold) weighed.push(weigh(one, taggers));
      tell(`weighed fold ${fold}`);
    }
    const { trees, values, worth } = learnRanking(weighed);
    const taggers = learnTaggers(postings);
    const skills = taggerParts('skills', taggers.skills);
    const core = taggerParts('core', taggers.core);
    const worths = [...values].sort((a, b) => a[0] - b[0]);
    write(
      join(root, 'data/skills/ranking.bin'),
      {
        ...skills.parts,
        ...core.parts,
        ...classParts(table),
        'worth parts': ['i32', worths.map(([part]) => part)],
        'worth values': ['u8', worths.map(([, v]) => v)],
        'tree roots': ['u16', trees.roots],
        'tree features': ['u8', trees.feature],
        'tree values': ['f32', trees.value],
        'tree left': ['u16', trees.left],
        'tree right': ['u16', trees.right],
      },
      { ...skills.facts, ...core.facts, 'worth known': worth.known, 'tree base': trees.base },
    );
    tell('data/skills/ranking.bin');
  }
}
