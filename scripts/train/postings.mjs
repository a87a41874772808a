// The labelled postings that the learnt parts are made from: where they lie, and how a row names its text.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const shared = join(root, '../shared/eval');

const rowsOf = (file) =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => JSON.parse(line))
    : [];

const numbersOf = (ranges) =>
  (ranges ?? []).flatMap((range) => {
    const [a, b = a] = String(range).split('-').map(Number);
    return Array.from({ length: b - a + 1 }, (_, i) => a + i);
  });

/** True where the shared postings lie beside the checkout. */
export const hasShared = () => existsSync(join(shared, 'postings/gold.jsonl'));

/** Labelled postings `{ name, source, text, company, kinds }`; `kinds` has one entry a non-empty line, null where none is given. */
export const labelledPostings = ({
  labels = join(here, 'labels'),
  invented = join(here, 'invented.jsonl'),
} = {}) => {
  const linkedin = rowsOf(join(shared, 'texts/linkedin-2025.jsonl'));
  const textOf = (row) => {
    if (row.text) return row.text;
    const text =
      row.set === 'world' ? readFileSync(join(shared, 'world', row.line), 'utf8') : linkedin[row.line].text;
    if (createHash('sha256').update(text).digest('hex') !== row.sha256)
      throw new Error(`the text of ${row.set} ${row.line} differs`);
    return text;
  };
  const companyOf = (row) =>
    (row.set === 'shared' ? linkedin[row.line].company : row.facts?.company) ?? `${row.set} ${row.line}`;
  const languageOf = (row) => row.language ?? (row.set === 'world' ? row.line.slice(0, 2) : 'en');
  const read = (source) => (row, i) => {
    const text = textOf(row);
    const kinds = text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map(() => null);
    for (const [kind, ranges] of Object.entries(row.lines))
      for (const n of numbersOf(ranges)) kinds[n - 1] = kind;
    return {
      name: `${row.set ?? source} ${row.line ?? i}`,
      source,
      text,
      company: companyOf(row),
      language: languageOf(row),
      kinds,
    };
  };
  return [
    ...(hasShared()
      ? [
          ...rowsOf(join(shared, 'postings/gold.jsonl')).map(read('gold')),
          ...rowsOf(join(labels, 'texts.jsonl')).map(read('texts')),
        ]
      : []),
    ...rowsOf(invented).map(read('invented')),
  ];
};

/** The part of the data that a company's postings belong to: all of one company in the same. */
export const foldOf = (company, folds) => {
  let h = 7;
  for (const letter of company.toLowerCase()) h = (Math.imul(h, 31) + letter.charCodeAt(0)) >>> 0;
  return h % folds;
};

const HEADINGS = [
  (h) => h,
  (h) => `${h}:`,
  (h) => `**${h}**`,
  (h) => `## ${h}`,
  (h) => h.toUpperCase(),
  (h) => `**${h}:**`,
];
const BULLETS = ['- ', '• ', '* ', '', '', '· ', '1. '];

/** Postings put together of known sections under varied headings, bullets and gaps, labelled as `labelledPostings` are. */
export const dressedSections = (random) => {
  const postings = rowsOf(join(shared, 'sections/postings.jsonl'));
  const headings = JSON.parse(readFileSync(join(shared, 'sections/headings.json'), 'utf8'));
  const pick = (list) => list[Math.floor(random() * list.length)];
  return postings.map((p, i) => {
    const lines = [];
    const kinds = [];
    const add = (line, kind) => {
      lines.push(line);
      kinds.push(kind);
    };
    // What the first line is, no label says.
    add(p.title, null);
    add(`${p.company} · ${p.location}`, 'other');
    const [heading, bullet, gap, inline] = [pick(HEADINGS), pick(BULLETS), random() < 0.6, random() < 0.17];
    const block = (kind, entries, mark) => {
      if (gap) lines.push('');
      const said = pick(headings[kind]);
      if (inline) add(`${said}: ${entries[0]}`, kind);
      else add(heading(said), 'headings');
      for (const entry of inline ? entries.slice(1) : entries) add(mark + entry, kind);
    };
    block('about', headings.aboutText, '');
    const asked = [
      ['responsibilities', p.responsibilities],
      ['requirements', p.minimum],
      ['preferred', p.preferred],
    ];
    if (random() < 0.33) asked.push(asked.shift());
    for (const [kind, entries] of asked) block(kind, entries, bullet);
    block('benefits', headings.benefitsText, bullet);
    block('legal', headings.legalText, '');
    return {
      name: `dressed ${i}`,
      source: 'dressed',
      text: lines.join('\n'),
      company: `dressed ${i}`,
      language: 'en',
      kinds,
    };
  });
};

/** A posting as it might also have come: copied from one of its headings on, or without its headings, its gaps, its bullets. */
export const undressed = (posting, random) => {
  const [cut, gaps, bullets] = [random() < 0.5, random() < 0.5, random() < 0.5];
  const headings = posting.kinds.flatMap((kind, n) => (kind === 'headings' ? [n] : []));
  const from = cut ? (headings[Math.floor(random() * headings.length)] ?? 0) : 0;
  const lines = [];
  const kinds = [];
  let n = -1;
  for (const line of posting.text.split('\n')) {
    if (line.trim() === '') {
      if ((cut || gaps) && lines.length > 0) lines.push('');
      continue;
    }
    n += 1;
    const kind = posting.kinds[n];
    if (n < from || (kind === 'headings' && !cut)) continue;
    lines.push(cut || bullets ? line : line.replace(/^\s*[-–•*·●]\s+/, ''));
    // Without its heading, what is wished for cannot be told from what is asked for.
    kinds.push(kind === 'preferred' && !cut ? null : kind);
  }
  return { ...posting, source: 'undressed', text: lines.join('\n'), kinds };
};
