import type { ReadLine, ReadPosting } from './candidates.ts';
import type { SkillKind } from './lexicon.ts';
import type { Observed } from './lexicon-mentions.ts';
import type { Tokens } from './tokens.ts';
import type { Hints } from './word-features.ts';

const KINDS: Record<SkillKind | 'unknown', number> = {
  language: 0,
  framework: 1,
  tool: 2,
  method: 3,
  domain: 4,
  certificate: 5,
  spoken: 6,
  people: 7,
  unknown: 8,
};

/** How many answers a word has from the lexicon: its find, its form, how it is asked for. */
export const HINTS = 3;

/** What the lexicon answers to each word, for the tagger to lean on. */
export function hintsFrom({ mentions, candidates, asked }: Observed, { start, end, word }: Tokens): Hints {
  const n = word.length;
  const values = new Int16Array(n * HINTS).fill(-1);
  let t = 0;
  for (const m of mentions) {
    while (t < n && end[t]! <= m.start) t += 1;
    for (let first = true; t < n && start[t]! < m.end; t += 1, first = false)
      values[t * HINTS] = KINDS[m.kind] * 4 + (first ? 0 : 2) + (m.sure ? 1 : 0);
  }
  for (const { hit, from, to } of candidates)
    for (let i = from; i < to; i += 1)
      values[i * HINTS + 1] = KINDS[hit.entry.kind] * 4 + (i === from ? 0 : 2) + (hit.weak ? 1 : 0);
  for (let i = 0; i < n; i += 1) {
    const a = asked[i]!;
    values[i * HINTS + 2] = a < 2 ? a : a < 4 ? 2 : a < 9 ? 3 : 4;
  }
  return { values, width: HINTS };
}

const LINE_KINDS: readonly ReadLine['kind'][] = [
  'title',
  'responsibilities',
  'requirements',
  'preferred',
  'other',
  'about',
  'benefits',
  'process',
  'legal',
];
/** How many answers a word of a posting has: the lexicon's, and where it stands. */
export const POSTING_HINTS = HINTS + 3;

/** The lexicon's answers and each word's place in the posting: kind of line, place in its section, place in the line. */
export function postingHints({ tokens, observed, lines }: ReadPosting): Hints {
  const said = hintsFrom(observed, tokens).values;
  const n = tokens.word.length;
  const values = new Int16Array(n * POSTING_HINTS).fill(-1);
  for (let i = 0; i < n; i += 1)
    for (let k = 0; k < HINTS; k += 1) values[i * POSTING_HINTS + k] = said[i * HINTS + k]!;
  for (const line of lines) {
    const size = line.to - line.from;
    const length = size < 5 ? 0 : size < 14 ? 1 : size < 30 ? 2 : 3;
    const kind = LINE_KINDS.indexOf(line.kind) * 2 + (line.bulleted ? 1 : 0);
    for (let i = line.from; i < line.to; i += 1) {
      const at = i * POSTING_HINTS + HINTS;
      values[at] = kind;
      values[at + 1] = Math.min(3, line.index) * 4 + length;
      values[at + 2] = Math.min(5, i - line.from);
    }
  }
  return { values, width: POSTING_HINTS };
}
