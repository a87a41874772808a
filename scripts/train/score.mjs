// Scores read postings line by line, as ../shared/eval/score-postings.mjs does: a line that is not among the lines of a
// section as it stands counts as `other`; headings are not counted.

const MAIN = ['responsibilities', 'requirements', 'preferred', 'benefits'];
const flat = (text) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^\d{1,2} (?=\S)/, '');

const f1 = ({ gold, found, hit }) => (hit === 0 ? 0 : (2 * hit) / (gold + found));

/** Prints the share of lines in the right section, the mean F1 of the four kinds that matter, and headings found. */
export const scoreLines = (title, read, kinds, misses) => {
  const tally = new Map(kinds.map((kind) => [kind, { gold: 0, found: 0, hit: 0 }]));
  const byLanguage = new Map();
  const headings = { gold: 0, found: 0, hit: 0 };
  let right = 0;
  let of = 0;
  for (const { posting, sections } of read) {
    const queue = new Map();
    for (const { kind, lines } of sections)
      for (const { text } of lines) queue.set(flat(text), [...(queue.get(flat(text)) ?? []), kind]);
    const starts = new Set(sections.filter((s) => s.heading !== null).map((s) => s.headingStart));
    posting.reading.lines.forEach(({ text, raw, rawStart }, i) => {
      const want = posting.kinds[i];
      if (want === null) return;
      if (want === 'headings') headings.gold += 1;
      if (starts.has(rawStart)) {
        headings.found += 1;
        if (want === 'headings') headings.hit += 1;
      }
      if (want === 'headings' || flat(text) === '') return;
      const got = queue.get(flat(text))?.shift() ?? 'other';
      of += 1;
      tally.get(want).gold += 1;
      tally.get(got).found += 1;
      const language = byLanguage.get(posting.language) ?? { right: 0, of: 0 };
      byLanguage.set(posting.language, language);
      language.of += 1;
      if (got === want) {
        tally.get(want).hit += 1;
        right += 1;
        language.right += 1;
      } else if (misses)
        console.log(
          `${posting.name}: ${want}, taken for ${starts.has(rawStart) ? 'a heading' : got}: ${raw.slice(0, 100)}`,
        );
    });
  }
  const pc = (a, b) => `${((100 * a) / b).toFixed(1)} %`;
  console.log(
    `\n${title}: lines right ${pc(right, of)} (${right}/${of}), mean F1 of the four that matter ${(MAIN.reduce((sum, kind) => sum + f1(tally.get(kind)), 0) / 4).toFixed(3)}`,
  );
  console.log(`  ${kinds.map((kind) => `${kind} ${f1(tally.get(kind)).toFixed(2)}`).join('  ')}`);
  console.log(
    `  headings found ${pc(headings.hit, headings.gold)}, of those said to be ${pc(headings.hit, headings.found)} are`,
  );
  console.log(
    `  ${[...byLanguage]
      .sort()
      .map(([language, t]) => `${language} ${pc(t.right, t.of)} of ${t.of}`)
      .join('  ')}`,
  );
};
