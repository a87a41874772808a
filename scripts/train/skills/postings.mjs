// The labelled postings, read as the program reads them, with what their labels say of each word and candidate.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { program, root } from './program.mjs';

export const rowsOf = (file) =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

const plain = (s) =>
  (s ?? '')
    .toString()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+#.]+/gu, ' ')
    .replace(/\.(?=\s|$)/g, '')
    .trim();
const flat = (s) =>
  plain(s)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

// The rule of the scorer, told again here since it is not part of the project: a name means a labelled skill where all
// words of the label stand in it beside at most two more, or where its own words, two or more, stand in the label.
const stem = (w) => w.replace(/ies$/, 'y').replace(/(?:ing|ments?|ions?|s)$/, '');
const SMALL = /^(?:and|of|the|in|for|with|a|an|to|or|skills?|experience|knowledge|und|de|la|et|y|e|i|och)$/;
export const wordsOf = (s) =>
  new Set(
    plain(s)
      .split(' ')
      .filter((w) => !SMALL.test(w))
      .map(stem),
  );
const within = (a, b) => a.size > 0 && [...a].every((w) => b.has(w));
export const means = (labels, name) =>
  labels.some(
    (label) => (within(label, name) && name.size <= label.size + 2) || (name.size > 1 && within(name, label)),
  );

const GAINS = { core: 3, important: 2, minor: 1 };
const goldOf = (row) =>
  Object.entries(GAINS).flatMap(([tier, gain]) =>
    (row[tier] ?? []).map((skill) => ({
      names: [skill.name, ...(skill.aliases ?? [])],
      words: [skill.name, ...(skill.aliases ?? [])].map(wordsOf),
      required: skill.required,
      gain,
    })),
  );

/** nDCG@10 and the share of core skills among the first ten, as the scorer counts them. */
export function scoreNames(gold, names) {
  const hit = new Set();
  let sum = 0;
  let right = 0;
  names.slice(0, 10).forEach((name, i) => {
    const words = wordsOf(name);
    const at = gold.findIndex((g, k) => !hit.has(k) && means(g.words, words));
    if (at >= 0) {
      hit.add(at);
      sum += gold[at].gain / Math.log2(i + 2);
    }
    if (at >= 0 || gold.some((g) => means(g.words, words))) right += 1;
  });
  const ideal = gold
    .map((g) => g.gain)
    .sort((a, b) => b - a)
    .slice(0, 10)
    .reduce((s, gain, i) => s + gain / Math.log2(i + 2), 0);
  const core = gold.filter((g) => g.gain === 3).length;
  return {
    ndcg: sum / (ideal || 1),
    core: [...hit].filter((k) => gold[k].gain === 3).length / Math.max(1, core),
    precision: right / Math.max(1, Math.min(10, names.length)),
  };
}

/** Every labelled posting: `shared` ones are scored, all are learnt from. Folds by company, of like size. */
export function loadPostings(shared, folds) {
  const texts = rowsOf(join(shared, 'texts/linkedin-2025.jsonl'));
  const labels = join(root, 'scripts/train');
  const more = [join(labels, 'labels/texts.jsonl'), join(labels, 'invented.jsonl')].filter((f) =>
    existsSync(f),
  );
  const rows = [
    ...rowsOf(join(shared, 'postings/gold.jsonl')).map((row) => ({ row, scored: true })),
    ...more.flatMap((file) => rowsOf(file).map((row) => ({ row, scored: false }))),
  ];
  const list = rows.map(({ row, scored }) => {
    const source =
      row.text ??
      (row.set === 'world' ? readFileSync(join(shared, 'world', row.line), 'utf8') : texts[row.line].text);
    if (row.sha256 && createHash('sha256').update(source).digest('hex') !== row.sha256)
      throw new Error(`The text of ${row.set} ${row.line} is not the one that was labelled.`);
    const { fields, description } = program.draftFromText(source);
    const { title, company, locations } = fields;
    return {
      label: `${row.set} ${row.line}`,
      row,
      scored,
      source,
      posting: { text: description ?? '', title, company, locations },
      gold: goldOf(row),
      employer: plain(row.facts?.company ?? company ?? '').replace(/ /g, '') || `${row.set}${row.line}`,
    };
  });
  const by = new Map();
  for (const one of list) by.set(one.employer, [...(by.get(one.employer) ?? []), one]);
  const sizes = new Array(folds).fill(0);
  for (const employer of [...by.keys()].sort()) {
    const fold = sizes.indexOf(Math.min(...sizes));
    for (const one of by.get(employer)) one.fold = fold;
    sizes[fold] += by.get(employer).length;
  }
  return list;
}

/** Lines without labels to learn word classes from; none of a posting that is scored. */
export function loadLines(shared, postings) {
  const scored = new Set(postings.filter((p) => p.scored && p.row.set === 'shared').map((p) => p.row.line));
  const lines = rowsOf(join(shared, 'skills/skillspan-train.jsonl')).map(({ tokens }) => tokens.join(' '));
  rowsOf(join(shared, 'texts/linkedin-2025.jsonl')).forEach(({ text }, i) => {
    if (!scored.has(i)) lines.push(...text.split('\n'));
  });
  for (const { source, row } of postings) if (row.set === 'invented') lines.push(...source.split('\n'));
  for (const row of rowsOf(join(shared, 'sections/postings.jsonl')))
    for (const part of Object.values(row)) if (Array.isArray(part)) lines.push(...part);
  return lines;
}

const expand = (ranges) =>
  (ranges ?? []).flatMap((range) => {
    const [a, b = a] = String(range).split('-').map(Number);
    return Array.from({ length: b - a + 1 }, (_, i) => a + i);
  });

/** What the labels say of each word: part of which tier's skill, and which line is no place for one. */
export function labelWords({ row, source, gold }, { tokens, lines }) {
  const numbered = source
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const kinds = new Map();
  for (const [kind, ranges] of Object.entries(row.lines ?? {}))
    for (const n of expand(ranges)) kinds.set(flat(numbered[n - 1]), kind);
  const n = tokens.word.length;
  const labels = new Int8Array(n);
  const gains = new Int8Array(n);
  const lower = tokens.text.toLowerCase();
  const forms = gold
    .flatMap(({ names, gain }) => names.map((name) => ({ form: name.toLowerCase(), gain })))
    .sort((a, b) => b.form.length - a.form.length);
  for (const { form, gain } of forms) {
    if (form === '') continue;
    for (let at = lower.indexOf(form); at >= 0; at = lower.indexOf(form, at + form.length)) {
      if (/[\p{L}\p{N}]/u.test(lower[at - 1] ?? ' ')) continue;
      if (/[\p{L}\p{N}]/u.test((lower[at + form.length] ?? ' ').replace('s', ' '))) continue;
      const words = [];
      for (let i = 0; i < n && tokens.start[i] < at + form.length; i += 1)
        if (tokens.end[i] > at) words.push(i);
      if (words.some((i) => labels[i] > 0)) continue;
      words.forEach((i, k) => {
        labels[i] = k === 0 ? 1 : 2;
        gains[i] = gain;
      });
    }
  }
  for (const line of lines)
    if (['benefits', 'legal', 'process'].includes(kinds.get(flat(line.text))))
      labels.fill(0, line.from, line.to);
  return { labels, gains };
}
