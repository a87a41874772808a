// Learns which lines of a posting are headings and of what kind the others are, and writes data/sections/weights.bin.
// usage: node scripts/train/sections.mjs [--folds N] [--misses]; with --folds nothing is written: every posting is scored
// by weights that saw no posting of its company. The labels are told in docs/learning.md. Deterministic.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { dice, trainChain } from './chain.mjs';
import { dressedSections, foldOf, hasShared, labelledPostings, undressed } from './postings.mjs';
import { scoreLines } from './score.mjs';
import { dictionary, encode, rounded } from './weights.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const { values: flags } = parseArgs({
  options: {
    folds: { type: 'string' },
    misses: { type: 'boolean', default: false },
    labels: { type: 'string' },
    invented: { type: 'string' },
    seeds: { type: 'string', default: '3' },
    passes: { type: 'string', default: '5' },
    drop: { type: 'string', default: '0.3' },
    rate: { type: 'string', default: '0.1' },
    most: { type: 'string', default: '30000' },
    least: { type: 'string', default: '2' },
    inventedWeight: { type: 'string', default: '0.5' },
    bareWeight: { type: 'string', default: '0.3' },
    dressedWeight: { type: 'string', default: '0.3' },
    dressed: { type: 'string', default: '60' },
    out: { type: 'string', default: join(root, 'data/sections/weights.bin') },
  },
});
const number = (flag) => Number(flags[flag]);

if (!hasShared()) {
  console.log('skipped: ../shared/eval is not beside the checkout');
  process.exit(0);
}

/** The program's own reading of a posting, so that training and use see the same features. */
const loadReader = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'train-sections-'));
  const outfile = join(folder, 'reader.cjs');
  await build({
    stdin: {
      contents: ['gather', 'heading-features', 'line-features', 'model', 'reading']
        .map((name) => `export * from './section-${name}.ts';`)

        .concat("export { placeBy } from './sections.ts';")
        .join('\n'),
      resolveDir: join(root, 'src/insight'),
      loader: 'ts',
    },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile,
    logLevel: 'error',
  });
  const reader = createRequire(import.meta.url)(outfile);
  rmSync(folder, { recursive: true });
  return reader;
};
const reader = await loadReader();
const { KINDS, JOINTS } = reader;

const prepare = (posting) => {
  const reading = reader.readPosting(posting.text);
  return {
    ...posting,
    reading,
    headings: reading.lines.map((_, i) => reader.headingFeatures(reading, i).slice()),
  };
};

const trainHeadings = (all, least = 2) => {
  const postings = all.filter((p) => p.source !== 'undressed');
  const { features, number: numbersOf } = dictionary(
    postings.map((p) => p.headings),
    least,
  );
  const chains = postings.flatMap((p) =>
    p.headings
      .map((found, i) => ({ features: found, kind: p.kinds[i] }))
      .filter(({ kind }) => kind !== null)
      .map(({ features: found, kind }) => [
        { features: numbersOf(found), joint: 0, label: kind === 'headings' ? 1 : 0 },
      ]),
  );
  const { weights } = trainChain(chains, { size: features.length, labels: 2, joints: 1, passes: 6 });
  const difference = Float32Array.from(features, (_, i) => weights[i * 2 + 1] - weights[i * 2]);
  return rounded(features, difference, 1, 12_000);
};

const NO_KINDS = { labels: KINDS.length, scale: 1, rows: [] };
const NO_JOINTS = new Float32Array(JOINTS * KINDS.length * KINDS.length);

const train = (postings) => {
  const heading = trainHeadings(postings);
  // The kinds are learnt under the headings that will be found, not under those that are known: thirds are read by
  // what the other two taught.
  const thirds = [0, 1, 2].map((third) =>
    reader.decodeModel(
      encode(trainHeadings(postings.filter((_, i) => i % 3 !== third)), NO_KINDS, NO_JOINTS),
    ),
  );
  const links = postings.map((p, i) => {
    const chain = [];
    reader.lineFeatures(p.reading, reader.findHeadings(thirds[i % 3], p.reading), (at, joint, features) =>
      chain.push({ at, joint, features: features.slice() }),
    );
    return chain;
  });
  const { features, number: numbersOf } = dictionary(
    links.map((chain) => chain.map((link) => link.features)),
    number('least'),
  );
  const chains = links.map((chain, c) =>
    chain.map(({ at, features: found, joint }) => ({
      features: numbersOf(found),
      joint,
      label: KINDS.indexOf(postings[c].kinds[at]),
    })),
  );
  const weights = new Float32Array(features.length * KINDS.length);
  const joints = new Float32Array(NO_JOINTS.length);
  const seeds = number('seeds');
  for (let seed = 1; seed <= seeds; seed += 1) {
    const learnt = trainChain(chains, {
      size: features.length,
      labels: KINDS.length,
      joints: JOINTS,
      passes: number('passes'),
      rate: number('rate'),
      drop: number('drop'),
      seed,
      weightOf: (c) => postings[c].weight,
    });
    learnt.weights.forEach((w, i) => {
      weights[i] += w / seeds;
    });
    learnt.joints.forEach((w, i) => {
      joints[i] += w / seeds;
    });
  }
  return encode(heading, rounded(features, weights, KINDS.length, number('most')), joints);
};

const real = labelledPostings(flags).map((p) =>
  prepare({ ...p, weight: p.source === 'invented' ? number('inventedWeight') : 1 }),
);
const dressed = dressedSections(dice(5))
  .slice(0, number('dressed'))
  .map((p) => prepare({ ...p, weight: number('dressedWeight') }));
const random = dice(9);
const bare = real
  .map((p) => undressed(p, random))
  .map((p) => prepare({ ...p, weight: p.weight * number('bareWeight') }));
console.log(
  `${real.length} labelled postings with ${real.reduce((sum, p) => sum + p.kinds.length, 0)} lines, ${dressed.length} put together`,
);

if (flags.folds) {
  const folds = Number(flags.folds);
  const read = [];
  for (let fold = 0; fold < folds; fold += 1) {
    const isHeld = (p) => p.source !== 'invented' && foldOf(p.company, folds) === fold;
    const model = reader.decodeModel(
      train([
        ...real.filter((p) => !isHeld(p)),
        ...(number('bareWeight') > 0 ? bare.filter((_, i) => !isHeld(real[i])) : []),
        ...dressed.filter((_, i) => i % folds !== fold),
      ]),
    );
    for (const posting of real.filter(isHeld))
      read.push({ posting, sections: reader.placeBy(model, posting.text) });
  }
  for (const [title, part] of [
    ['postings/', read.filter(({ posting }) => posting.source === 'gold')],
    ['texts/', read.filter(({ posting }) => posting.source === 'texts')],
  ])
    if (part.length > 0) scoreLines(`${title}, ${folds} folds by company`, part, KINDS, flags.misses);
} else {
  const bytes = train([...real, ...bare, ...dressed]);
  writeFileSync(flags.out, bytes);
  console.log(`${flags.out}: ${bytes.length} bytes`);
}
