// Learns to rank: two taggers over a posting's lines, what each word was worth elsewhere, and trees over what is known
// of each candidate. Whatever a later step leans on was said by an earlier one that had not seen the posting.
import { learnChain, quantised } from './chain.mjs';
import { labelWords, means, scoreNames, wordsOf } from './postings.mjs';
import { program } from './program.mjs';
import { learnTrees } from './trees.mjs';

const BITS = 17;
const ROUNDS = 5;
const CORE = 3;
const SMOOTH = 4;

/** Reads a posting once: its lines' features and labels. */
export function prepare(one, reader) {
  const read = program.readPosting(one.posting);
  const hints = program.postingHints(read);
  const { labels, gains } = labelWords(one, read);
  const examples = read.lines
    .filter(({ from, to }) => to > from)
    .map(({ from, to }) => ({
      buckets: program.bucketsOf(reader, read.tokens, from, to, hints, BITS),
      labels: labels.slice(from, to),
      core: labels.slice(from, to).map((label, i) => (gains[from + i] >= CORE ? label : 0)),
    }));
  return { ...one, read, examples };
}

export function learnTaggers(postings) {
  const lines = postings.flatMap((p) => p.examples);
  return {
    skills: quantised(learnChain(lines, { bits: BITS, rounds: ROUNDS })),
    core: quantised(
      learnChain(
        lines.map((line) => ({ ...line, labels: line.core })),
        { bits: BITS, rounds: ROUNDS, seed: 11 },
      ),
    ),
  };
}

export const useTaggers = ({ skills, core }, reader) => ({
  skills: new program.Tagger(skills, reader),
  core: new program.Tagger(core, reader),
});

const NOTHING = { known: 0, of: () => null };

/** The posting's candidates as the taggers see it, each with what the labels give it. */
export function weigh(one, taggers) {
  const tagged = program.tagPosting(one.read, taggers);
  const candidates = program.candidatesOf(one.read, tagged, NOTHING);
  return {
    ...one,
    tagged,
    gains: candidates.map((candidate) => {
      const words = wordsOf(program.nameOf(candidate));
      return one.gold.reduce((most, g) => (g.gain > most && means(g.words, words) ? g.gain : most), 0);
    }),
    parts: candidates.map((c) => c.parts),
  };
}

/** What each part of a name was worth in these postings. */
export function learnWorth(weighed) {
  const table = new Map();
  let sum = 0;
  let count = 0;
  for (const { gains, parts } of weighed)
    gains.forEach((gain, i) => {
      sum += gain;
      count += 1;
      for (const part of new Set(parts[i])) {
        const entry = table.get(part) ?? [0, 0];
        entry[0] += gain;
        entry[1] += 1;
        table.set(part, entry);
      }
    });
  const known = sum / count;
  const steps = program.WORTH_STEPS;
  const values = new Map(
    [...table].map(([part, [s, n]]) => [part, Math.round(((s + SMOOTH * known) / (n + SMOOTH)) * steps)]),
  );
  return {
    values,
    worth: {
      known,
      of: (part) => {
        const v = values.get(part);
        return v === undefined ? null : v / steps;
      },
    },
  };
}

const featuresOf = (one, worth) =>
  program.candidatesOf(one.read, one.tagged, worth).map((candidate) => Array.from(candidate.features));

/** Learns the trees from postings that were weighed by taggers that had not seen them; worths come from other folds too. */
export function learnRanking(weighed) {
  const rows = [];
  const wanted = [];
  for (const fold of new Set(weighed.map((w) => w.fold))) {
    const { worth } = learnWorth(weighed.filter((w) => w.fold !== fold));
    for (const one of weighed)
      if (one.fold === fold) {
        rows.push(...featuresOf(one, worth));
        wanted.push(...one.gains);
      }
  }
  return { trees: learnTrees(rows, wanted), ...learnWorth(weighed) };
}

const mean = (list) => list.reduce((a, b) => a + b, 0) / Math.max(1, list.length);

/** The cross-validated score: each fold ranked by what was learnt without it, all the way down. */
export function crossValidate(postings, reader, folds, tell) {
  const taggersWithout = new Map();
  const without = (...left) => {
    const key = [...new Set(left)].sort().join();
    if (!taggersWithout.has(key)) {
      tell(`taggers without fold ${key}`);
      taggersWithout.set(
        key,
        useTaggers(learnTaggers(postings.filter((p) => !left.includes(p.fold))), reader),
      );
    }
    return taggersWithout.get(key);
  };
  const results = [];
  for (let fold = 0; fold < folds; fold += 1) {
    const seen = postings.filter((p) => p.fold !== fold).map((p) => weigh(p, without(fold, p.fold)));
    const model = learnRanking(seen);
    for (const one of postings) {
      if (one.fold !== fold || !one.scored) continue;
      const skills = program.rankWith({ taggers: without(fold), model }, one.posting);
      results.push({
        one,
        skills,
        ...scoreNames(
          one.gold,
          skills.map((s) => s.name),
        ),
      });
    }
  }
  return results;
}

export function summary(results) {
  const parts = [
    ['all', () => true],
    ['shared', ({ one }) => one.row.set === 'shared'],
    ['world', ({ one }) => one.row.set === 'world'],
  ];
  return parts.map(([name, of]) => {
    const list = results.filter(of);
    const [n, c, p] = ['ndcg', 'core', 'precision'].map((k) => mean(list.map((r) => r[k])).toFixed(3));
    return `${name.padEnd(6)} nDCG@10 ${n}  core among the first ten ${c}  precision@10 ${p}  (${list.length})`;
  });
}
