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
export const labelledPostings = ({ labels = join(here, 'labels'), invented = join(here, 'invented.jsonl') } = {}) => {
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
  const read = (source) => (row, i) => {
    const text = textOf(row);
    const kinds = text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map(() => null);
    for (const [kind, ranges] of Object.entries(row.lines)) for (const n of numbersOf(ranges)) kinds[n - 1] = kind;
    return { name: row.set ? `${row.set} ${row.line}` : `${source} ${i}`, source, text, company: companyOf(row), kinds, row };
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

/** The postings whose sections are known, and headings to put them under. */
export const knownSections = () => ({
  postings: rowsOf(join(shared, 'sections/postings.jsonl')),
  headings: existsSync(join(shared, 'sections/headings.json'))
    ? JSON.parse(readFileSync(join(shared, 'sections/headings.json'), 'utf8'))
    : null,
});
