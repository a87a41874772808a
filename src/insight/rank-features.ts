import { type ReadLine, type ReadPosting, type Sighting, sightingsOf } from './candidates.ts';
import type { TaggedPosting } from './posting-spans.ts';
import { MILD, NOT_WORK, ROLE, SOFT, STRONG, STUDY, WITH_PEOPLE } from './rank-weights.ts';
import { sentenceAt, yearsIn } from './sentences.ts';
import { tokenize } from './tokens.ts';
import { hash } from './word-features.ts';

/** What words were worth where they were asked for before, 0–3, by the hash of a part of a name; `known` is what is nothing known of. */
export interface WordWorth {
  of(part: number): number | null;
  known: number;
}

/** Everything known of one possible skill of a posting. */
export interface Candidate {
  key: string;
  sightings: Sighting[];
  /** The sighting it is named after. */
  best: Sighting;
  features: Float64Array;
  /** Hashes of the parts of its name whose worth counts. */
  parts: number[];
  years: number | null;
  /** True where it is asked for as a must. */
  required: boolean;
}

const KINDS = [
  'language',
  'framework',
  'tool',
  'method',
  'domain',
  'certificate',
  'spoken',
  'people',
  'unknown',
] as const;
const PLACES = ['title', 'requirements', 'responsibilities', 'preferred', 'other', 'about', 'rest'] as const;

/** What each feature of a candidate is, in order. */
export const FEATURES: readonly string[] = [
  'exact',
  'inside',
  'exact sum',
  'inside mean',
  'sightings',
  'lines',
  ...PLACES.map((p) => `in ${p}`),
  ...PLACES.map((p) => `best in ${p}`),
  'title words',
  'title whole',
  'first line',
  'first in section',
  'best in section order',
  'best in line',
  'line length',
  'line words',
  'bulleted',
  'whole line',
  ...KINDS.map((k) => `kind ${k}`),
  'accepted',
  'sure',
  'asked',
  'weak',
  'form only',
  'duty',
  'held',
  'own',
  'words',
  'characters',
  'capitals',
  'capitalised inside',
  'digits',
  'line start',
  'line end',
  'strong',
  'mild',
  'soft',
  'study',
  'years',
  'colleagues',
  'not work',
  'role',
  'overlap',
  'overlapped better',
  'gap before',
  'gap after',
  'stem count',
  'posting size',
  'section said',
  'core',
  'core mean',
  'worth whole',
  'worth last',
  'worth first',
  'worth mean',
  'worth most',
  'worth least',
];

const placeOf = (kind: ReadLine['kind']): number => {
  const i = (PLACES as readonly string[]).indexOf(kind);
  return i < 0 ? PLACES.length - 1 : i;
};

const trust = (s: Sighting): number =>
  (s.tagged?.exact ?? 0) + (s.mention?.sure ? 0.15 : 0) + (s.line.kind === 'title' ? 0.05 : 0);

// The most years any sentence asks for.
function mostYears({ tokens: { text, start, end } }: ReadPosting, list: Sighting[]): number | null {
  let most: number | null = null;
  for (const { line, from, to } of list) {
    const sentence = sentenceAt(text, line.start, line.end, start[from]!);
    const said = text.slice(sentence.start, sentence.end);
    const years = yearsIn(said, start[from]! - sentence.start, end[to - 1]! - sentence.start);
    if (years !== null && years > (most ?? 0)) most = years;
  }
  return most;
}

// What its sentence softens is a wish.
function isMust(text: string, { line, from, kind }: Sighting, start: number[]): boolean {
  if (line.kind !== 'requirements' && line.kind !== 'responsibilities' && line.kind !== 'title') return false;
  const at = start[from]!;
  const sentence = sentenceAt(text, line.start, line.end, at);
  return (
    !SOFT.test(text.slice(sentence.start, sentence.end)) &&
    (kind === 'people' || !WITH_PEOPLE.test(text.slice(sentence.start, at)))
  );
}

/** The parts of a name by which it is remembered: whole, last word, first word, each word. */
function partsOf(words: readonly string[]): number[] {
  return [
    hash(`k${words.join(' ')}`),
    hash(`h${words[words.length - 1]}`),
    hash(`f${words[0]}`),
    ...words.map((w) => hash(`w${w}`)),
  ];
}

/** Groups the sightings of a posting by skill and measures each. */
export function candidatesOf(read: ReadPosting, tagged: TaggedPosting, worth: WordWorth): Candidate[] {
  const { inside, core } = tagged;
  const sightings = sightingsOf(read, tagged.spans);
  const { tokens, lines, posting } = read;
  const { text, word, gap, start, end } = tokens;
  const groups = new Map<string, Sighting[]>();
  for (const s of sightings) {
    const list = groups.get(s.key);
    if (list) list.push(s);
    else groups.set(s.key, [s]);
  }
  const cover = new Map<number, Sighting[]>();
  for (const s of sightings)
    for (let i = s.from; i < s.to; i += 1) {
      const list = cover.get(i);
      if (list) list.push(s);
      else cover.set(i, [s]);
    }
  const counts = new Map<string, number>();
  for (const w of word) counts.set(w, (counts.get(w) ?? 0) + 1);
  const titleWords = new Set(tokenize(posting.title ?? '').word.filter((w) => w.length > 2));
  const lineNumber = new Map(lines.map((l, i) => [l, i]));
  const found: Candidate[] = [];
  for (const [key, list] of groups) {
    // What is offered, or told of applying, is not asked for.
    if (list.every((s) => !s.own && placeOf(s.line.kind) === PLACES.length - 1)) continue;
    const best = list.reduce((a, b) => (trust(b) > trust(a) + 1e-9 ? b : a));
    const words = word.slice(best.from, best.to);
    const f: number[] = [];
    let exact = 0;
    let exactSum = 0;
    let insideMax = 0;
    let insideSum = 0;
    let coreMax = 0;
    let coreSum = 0;
    const inPlace = new Array<number>(PLACES.length).fill(0);
    const distinct = new Set<number>();
    const flags = { accepted: 0, sure: 0, asked: 0, weak: 0, form: 0, duty: 0, held: 0, own: 0 };
    let first = Infinity;
    let firstIn = Infinity;
    const mean = (likely: Float64Array, s: Sighting): number => {
      let sum = 0;
      for (let i = s.from; i < s.to; i += 1) sum += likely[i]!;
      return sum / (s.to - s.from);
    };
    for (const s of list) {
      const e = s.tagged?.exact ?? 0;
      const m = mean(inside, s);
      const c = mean(core, s);
      exact = Math.max(exact, e);
      exactSum += e;
      insideMax = Math.max(insideMax, m);
      insideSum += m;
      coreMax = Math.max(coreMax, c);
      coreSum += c;
      inPlace[placeOf(s.line.kind)]! += 1;
      distinct.add(lineNumber.get(s.line)!);
      if (s.mention) {
        flags.accepted = 1;
        if (s.mention.sure) flags.sure = 1;
        if (s.mention.asked) flags.asked = 1;
        if (s.mention.weak) flags.weak = 1;
      } else if (s.canonical) flags.form = 1;
      if (s.duty) flags.duty = 1;
      if (s.held) flags.held = 1;
      if (s.own) flags.own = 1;
      first = Math.min(first, lineNumber.get(s.line)!);
      firstIn = Math.min(firstIn, s.line.index);
    }
    const { line } = best;
    const a = start[best.from]!;
    const b = end[best.to - 1]!;
    const sentence = sentenceAt(text, line.start, line.end, a);
    const said = text.slice(sentence.start, sentence.end);
    const before = text.slice(sentence.start, a);
    const years = yearsIn(said, a - sentence.start, b - sentence.start);
    const soft = SOFT.test(said);
    f.push(exact, insideMax, Math.log1p(exactSum), insideSum / list.length, Math.log1p(list.length));
    f.push(Math.log1p(distinct.size));
    for (const c of inPlace) f.push(Math.log1p(c));
    const bestPlace = placeOf(line.kind);
    for (let k = 0; k < PLACES.length; k += 1) f.push(k === bestPlace ? 1 : 0);
    f.push(words.filter((w) => titleWords.has(w)).length / Math.max(1, words.length));
    f.push(inPlace[0]! > 0 ? 1 : 0);
    f.push(first / Math.max(1, lines.length), Math.min(12, firstIn), Math.min(12, line.index));
    f.push((best.from - line.from) / Math.max(1, line.to - line.from), Math.log1p(line.text.length));
    f.push(line.to - line.from, line.bulleted ? 1 : 0, best.to - best.from === line.to - line.from ? 1 : 0);
    for (const kind of KINDS) f.push(best.kind === kind ? 1 : 0);
    f.push(
      flags.accepted,
      flags.sure,
      flags.asked,
      flags.weak,
      flags.form,
      flags.duty,
      flags.held,
      flags.own,
    );
    f.push(words.length, best.said.length, /^[^a-z]*[A-Z][^a-z]*$/.test(best.said) ? 1 : 0);
    f.push(best.from > line.from && /^\p{Lu}/u.test(best.said) ? 1 : 0, /\d/.test(best.said) ? 1 : 0);
    f.push(best.from === line.from ? 1 : 0, best.to === line.to ? 1 : 0);
    f.push(STRONG.test(said) ? 1 : 0, MILD.test(said) ? 1 : 0, soft ? 1 : 0, STUDY.test(said) ? 1 : 0);
    f.push(years ?? 0, WITH_PEOPLE.test(before) ? 1 : 0);
    f.push(NOT_WORK.test(line.text) ? 1 : 0, ROLE.test(said) ? 1 : 0);
    let overlap = 0;
    let better = 0;
    const seen = new Set<Sighting>();
    for (let i = best.from; i < best.to; i += 1)
      for (const o of cover.get(i)!) {
        if (o === best || o.key === key || seen.has(o)) continue;
        seen.add(o);
        overlap += 1;
        better = Math.max(better, o.tagged?.exact ?? 0);
      }
    f.push(overlap, better, gap[best.from] ?? 5, best.to < line.to ? (gap[best.to] ?? 5) : 5);
    f.push(words.reduce((sum, w) => sum + (counts.get(w) ?? 0), 0) / words.length);
    f.push(Math.log1p(word.length), line.section?.said ? 1 : 0);
    f.push(coreMax, coreSum / list.length);
    const parts = partsOf(words);
    const worths = parts.map((part) => worth.of(part) ?? worth.known);
    const each = worths.slice(3);
    f.push(worths[0]!, worths[1]!, worths[2]!, each.reduce((x, y) => x + y, 0) / each.length);
    f.push(Math.max(...each), Math.min(...each));
    found.push({
      key,
      sightings: list,
      best,
      features: Float64Array.from(f),
      parts,
      years: mostYears(read, list),
      required: list.some((s) => isMust(text, s, start)),
    });
  }
  return found;
}
