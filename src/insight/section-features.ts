import { type Atoms, atomsOf, hashOf, mix } from './section-atoms.ts';
import type { PostingLine } from './section-lines.ts';
import type { RuleAnswer } from './section-rules.ts';
import { headingKey, headingKind, type SectionKind } from './section-words.ts';
import { guessProse } from './section-guess.ts';

export const KINDS: readonly SectionKind[] = [
  'about',
  'responsibilities',
  'requirements',
  'preferred',
  'benefits',
  'process',
  'legal',
  'other',
];

/** A posting made ready for the learnt models: its lines, their atoms, and what the rules say of each. */
export interface Reading {
  lines: readonly PostingLine[];
  atoms: Atoms[];
  rules: RuleAnswer[];
  language: number;
}

export function prepare(lines: readonly PostingLine[], rules: RuleAnswer[]): Reading {
  return { lines, atoms: lines.map((line) => atomsOf(line.text)), rules, language: 0 };
}

const ns = (name: string): number => hashOf(name);
const N = {
  bias: ns('bias'), word: ns('word'), pair: ns('pair'), fam: ns('fam'), fampair: ns('fampair'), first: ns('first'), first2: ns('first2'),
  firstfam: ns('firstfam'), last: ns('last'), stem: ns('stem'), ending: ns('ending'), shape: ns('shape'), prev: ns('prev'), next: ns('next'),
  pos: ns('pos'), rule: ns('rule'), head: ns('head'), headword: ns('headword'), headfam: ns('headfam'), headall: ns('headall'), headkind: ns('headkind'),
  headprev: ns('headprev'), block: ns('block'), guess: ns('guess'), headdist: ns('headdist'), skip: ns('skip'), prevfam: ns('prevfam'), nextfam: ns('nextfam'),
  whole: ns('whole'), cross: ns('cross'), hd: ns('hd'), blockfam: ns('blockfam'), headbul: ns('headbul'), all: ns('all'), pf: ns('pf'), charg: ns('charg'), headfampair: ns('headfampair'),
  headfamfam: ns('headfamfam'), famcount: ns('famcount'),docfam:ns('docfam'),
};

const kindIndex = new Map(KINDS.map((k, i) => [k, i]));
export const indexOfKind = (kind: SectionKind): number => kindIndex.get(kind)!;

const SIGNS: [RegExp, number][] = [
  [/[.。]$/, 1],
  [/[:：]\s*(?:\*\*)?$/, 2],
  [/[?？]/, 4],
  [/[!！]$/, 8],
  [/\d/, 16],
  [/https?:|www\.|@/, 32],
  [/[$€£¥₽]|\b(?:USD|EUR|GBP|PLN|SEK|CZK)\b/, 64],
  [/^[\p{Lu}\p{N}\P{L}]*$/u, 128],
  [/[;,；]$/, 256],
  [/^.{2,40}[:：] \S/, 512],
  [/[•|·–]/, 1024],
  [/^\p{Ll}/u, 2048],
  [/^(?:#|\*\*)/, 4096],
  [/#\w/, 8192],
];
function signsOf(raw: string): number[] {
  const found: number[] = [];
  for (const [pattern, code] of SIGNS) if (pattern.test(raw)) found.push(code);
  return found;
}

const bucket = (n: number): number => (n < 4 ? n : n < 7 ? 4 : n < 12 ? 5 : n < 25 ? 6 : 7);

/** Features for whether line `i` is a heading. */
export function headingFeatures(reading: Reading, i: number): number[] {
  const { lines, atoms, rules } = reading;
  const line = lines[i]!;
  const a = atoms[i]!;
  const out: number[] = [];
  const put = (n: number, v: number): void => {
    out.push(mix(n, v));
  };
  const prev = lines[i - 1];
  const next = lines[i + 1];
  put(N.bias, 1);
  const rule = rules[i]!;
  const inline = rule.head ? (rule.head.rest ? 3 : rule.head.kind ? 1 : 2) : 0;
  put(N.rule, inline);
  const nwords = Math.min(a.words.length, 15);
  put(N.whole, nwords);
  const signs = signsOf(line.raw);
  const layout = (line.bulleted ? 1 : 0) | (line.blankBefore ? 2 : 0) | (line.listFollows ? 4 : 0) | (next?.blankBefore ? 8 : 0) | (prev?.bulleted ? 16 : 0) | (next ? 0 : 32) | (prev ? 0 : 64);
  put(N.shape, 100000 + layout);
  put(N.shape, 200000 + (line.bulleted ? 1 : 0) + 2 * Math.min(nwords, 12));
  put(N.shape, 300000 + layout * 16 + Math.min(9, nwords));
  for (const s of signs) {
    put(N.shape, s);
    put(N.shape, s * 64 + 400000 + Math.min(9, nwords) );
    put(N.shape, s * 64 + 900000 + layout);
  }
  put(N.pos, Math.min(i, 4));
  if (next) {
    put(N.next, atoms[i + 1]!.whole);
    put(N.next, 100 + atoms[i + 1]!.whole * 10 + a.whole);
    put(N.next, 1000 + (rules[i + 1]!.head ? 1 : 0));
  }
  if (prev) {
    put(N.prev, atoms[i - 1]!.whole);
    put(N.prev, 100 + atoms[i - 1]!.whole * 10 + a.whole);
    put(N.prev, 1000 + (rules[i - 1]!.head ? 1 : 0));
  }
  if (a.words.length <= 16) {
    const key = headingKey(line.text);
    const { kind, weight } = headingKind(key);
    put(N.headkind, weight > 0 ? indexOfKind(kind) : -1);
    put(N.headkind, 100 + Math.min(weight, 9) * 20 + Math.min(9, nwords));
    for (let j = 0; j < a.words.length; j += 1) {
      put(N.word, a.words[j]!);
      put(N.pair, mix(a.words[j - 1] ?? 0, a.words[j]!));
    }
    for (const f of a.families) {
      put(N.fam, f);
      put(N.fam, 1000 + f * 20 + Math.min(9, nwords));
    }
    const g = a.familyAt.filter((f) => f < 0).length;
    put(N.fampair, g);
    put(N.all, a.words.reduce(mix, 7));
  }
  put(N.first, a.words[0] ?? 0);
  put(N.last, a.words[a.words.length - 1] ?? 0);
  return out;
}

/** What stands above a line. */
export interface Above {
  /** Index of the heading's line, -1 for none. */
  at: number;
  kind: SectionKind | null;
  weight: number;
}

function headingAbove(reading: Reading, at: number): { kind: number; weight: number } {
  if (at < 0) return { kind: -2, weight: 0 };
  const rule = reading.rules[at]!;
  if (rule.head?.kind) return { kind: indexOfKind(rule.head.kind), weight: 9 };
  const { kind, weight } = headingKind(headingKey(reading.lines[at]!.text));
  return { kind: weight > 0 ? indexOfKind(kind) : -1, weight };
}

/** Features of every line that is no heading, given which are. */
export function lineFeatures(reading: Reading, isHeading: readonly boolean[]): { at: number; features: number[]; joint: number }[] {
  const { lines, atoms, rules } = reading;
  const found: { at: number; features: number[]; joint: number }[] = [];
  const n = lines.length;
  // Blocks: runs of lines without a heading or a blank between them, all bulleted or all not.
  const blockOf = new Int32Array(n);
  let block = 0;
  const starts: number[] = [0];
  for (let i = 1; i < n; i += 1) {
    const l = lines[i]!;
    if (isHeading[i] || isHeading[i - 1] || (l.blankBefore && !(l.bulleted && lines[i-1]!.bulleted)) || l.bulleted !== lines[i - 1]!.bulleted) {
      block += 1;
      starts.push(i);
    }
    blockOf[i] = block;
  }
  starts.push(n);
  const blockFamilies: Map<number, number>[] = [];
  for (let b = 0; b <= block; b += 1) {
    const counts = new Map<number, number>();
    for (let i = starts[b]!; i < starts[b + 1]!; i += 1) for (const f of atoms[i]!.families) counts.set(f, (counts.get(f) ?? 0) + 1);
    blockFamilies.push(counts);
  }
  let heading = -1;
  let headingBefore = -1;
  let since = 0;
  let total = 0;
  for (let i = 0; i < n; i += 1) if (!isHeading[i]) total += 1;
  let seen = 0;
  let lastContent = -1;
  for (let i = 0; i < n; i += 1) {
    if (isHeading[i]) {
      if (heading !== i - 1 || heading < 0) headingBefore = heading;
      else headingBefore = heading;
      heading = i;
      since = 0;
      continue;
    }
    since += 1;
    const line = lines[i]!;
    const a = atoms[i]!;
    const out: number[] = [];
    const put = (m: number, v: number): void => {
      out.push(mix(m, v));
    };
    put(N.bias, 1);
    const bul = line.bulleted ? 1 : 0;
    for (let j = 0; j < a.words.length; j += 1) {
      const w = a.words[j]!;
      put(N.word, w);
      put(N.stem, a.stems[j]!);
      if (j > 0) put(N.pair, mix(a.words[j - 1]!, w));
    }
    if (a.words.length > 0) {
      put(N.first, a.words[0]!);
      put(N.first, mix(a.stems[0]!, 3));
      put(N.ending, a.endings[0]!);
      put(N.ending, mix(bul, a.endings[0]!));
      put(N.firstfam, a.familyAt[0]!);
      put(N.first2, mix(a.words[0]!, a.words[1] ?? 0));
      put(N.pf, mix(a.familyAt[0]!, a.familyAt[1] ?? -2));
      put(N.last, a.words[a.words.length - 1]!);
    }
    for (let j = 0; j < a.families.length; j += 1) {
      const f = a.families[j]!;
      put(N.fam, f);
      put(N.cross, f * 16 + a.whole);
      for (let k = 0; k < j; k += 1) put(N.fampair, Math.min(f, a.families[k]!) * 1000 + Math.max(f, a.families[k]!));
    }
    for (const s of signsOf(line.raw)) {
      put(N.shape, s);
      put(N.shape, 100000 + s * 8 + a.whole);
    }
    put(N.shape, 500000 + a.whole * 2 + bul);
    // Place
    const p = Math.floor((8 * seen) / Math.max(1, total));
    put(N.pos, p);
    put(N.pos, 100 + bucket(seen) * 10 + a.whole);
    put(N.pos, 1000 + bucket(total - seen - 1) * 10 + a.whole);
    put(N.pos, 2000 + p * 10 + (heading < 0 ? 0 : 1));
    // Rules
    const rule = rules[i]!;
    put(N.rule, indexOfKind(rule.kind) * 2 + (rule.said ? 1 : 0));
    put(N.guess, indexOfKind(guessProse(line.text, heading >= 0)));
    // The heading above
    const above = headingAbove(reading, heading);
    put(N.headkind, above.kind);
    put(N.headkind, 100 + above.kind * 16 + above.weight);
    put(N.headdist, above.kind * 10 + Math.min(since, 6));
    put(N.headbul, above.kind * 20 + bul * 10 + a.whole);
    const before = headingAbove(reading, headingBefore);
    put(N.headprev, before.kind * 20 + above.kind);
    if (heading >= 0) {
      const h = atoms[heading]!;
      put(N.headall, h.words.reduce(mix, 7));
      for (let j = 0; j < h.words.length && j < 12; j += 1) {
        put(N.headword, h.words[j]!);
        put(N.headword, mix(1, h.stems[j]!));
        if (j > 0) put(N.headword, mix(h.words[j - 1]!, h.words[j]!));
      }
      for (let j = 0; j < h.families.length; j += 1) {
        put(N.headfam, h.families[j]!);
        for (let k = 0; k < j; k += 1) put(N.headfampair, Math.min(h.families[j]!, h.families[k]!) * 1000 + Math.max(h.families[j]!, h.families[k]!));
      }
      if (heading > 0 && isHeading[heading - 1]) for (const f of atoms[heading - 1]!.families) put(N.hd, f);
    }
    for (const f of a.families) put(N.headfamfam, above.kind * 1000 + f);
    // Neighbours
    const prev = i > 0 && !isHeading[i - 1] ? atoms[i - 1]! : null;
    const next = i + 1 < n && !isHeading[i + 1] ? atoms[i + 1]! : null;
    put(N.prev, prev ? (prev.words[0] ?? 1) : 0);
    put(N.next, next ? (next.words[0] ?? 1) : 0);
    if (prev) for (const f of prev.families) put(N.prevfam, f);
    if (next) for (const f of next.families) put(N.nextfam, f);
    const size = starts[blockOf[i]! + 1]! - starts[blockOf[i]!]!;
    put(N.block, Math.min(size, 6) * 2 + bul);
    if (size > 1) for (const [f, count] of blockFamilies[blockOf[i]!]!) {
      const others = count - (a.families.includes(f) ? 1 : 0);
      if (others > 0) put(N.blockfam, f);
      if (others * 2 >= size) put(N.blockfam, 1000 + f);
    }
    // How this line hangs together with the one before.
    const joint = lastContent < 0 ? 0 : lastContent < i - 1 ? 1 : line.bulleted && lines[i - 1]!.bulleted ? 2 : line.bulleted !== lines[i - 1]!.bulleted ? 3 : line.blankBefore ? 4 : 5;
    found.push({ at: i, features: out, joint });
    lastContent = i;
    seen += 1;
  }
  return found;
}
