import { type Atoms, atomsOf, mix } from './section-atoms.ts';
import { G, Gathered, numberOf } from './section-gather.ts';
import { type Head, spokenKind } from './section-headings.ts';
import type { PostingLine } from './section-lines.ts';
import type { Reading } from './section-reading.ts';

/** Takes a line's features: where the line stands, and how it hangs together with the line before (0 to 5). They are valid during the call only. */
export type TakeLine = (at: number, joint: number, features: Uint32Array) => void;

/** How many ways there are for two lines to hang together. */
export const JOINTS = 6;

const found = new Gathered();

interface Above {
  atoms: Atoms | null;
  /** Number of the kind the heading speaks for, -1 for none, -2 where there is no heading. */
  kind: number;
  weight: number;
}

const NOTHING: Above = { atoms: null, kind: -2, weight: 0 };

function aboveOf(text: string, atoms: Atoms, head: Head | null): Above {
  if (head?.kind) return { atoms, kind: numberOf.get(head.kind)!, weight: 9 };
  const { kind, weight } = spokenKind(text);
  return { atoms, kind: weight > 0 ? numberOf.get(kind)! : -1, weight };
}

/** Features of every line that is no heading, given which are. */
export function lineFeatures(reading: Reading, isHeading: readonly boolean[], take: TakeLine): void {
  const { lines, atoms, heads } = reading;
  const blocks = blocksOf(lines, atoms, isHeading);
  const total = isHeading.filter((is) => !is).length;
  let above = NOTHING;
  let beforeThat = NOTHING;
  let over = NOTHING;
  let since = 0;
  let nth = 0;
  let last = -1;
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i]!;
    const head = heads[i] ?? null;
    if (isHeading[i] || head?.rest) {
      over = i > 0 && isHeading[i - 1] ? above : NOTHING;
      beforeThat = above;
      above = head?.rest
        ? aboveOf(head.heading, atomsOf(head.heading), head)
        : aboveOf(line.text, atoms[i]!, head);
      since = 0;
      if (isHeading[i]) continue;
    }
    since += 1;
    putWords(atoms[i]!, line.bulleted);
    putShape(reading, i, nth, total, above !== NOTHING);
    putAbove(atoms[i]!, line.bulleted, since, above, beforeThat, over);
    putAround(reading, isHeading, i);
    putBlock(blocks[i]!, atoms[i]!, line.bulleted);
    take(i, jointOf(lines, i, last), found.take());
    nth += 1;
    last = i;
  }
}

function jointOf(lines: readonly PostingLine[], i: number, last: number): number {
  if (last < 0) return 0;
  if (last < i - 1) return 1;
  const [line, before] = [lines[i]!, lines[i - 1]!];
  if (line.bulleted && before.bulleted) return 2;
  if (line.bulleted !== before.bulleted) return 3;
  return line.blankBefore ? 4 : 5;
}

const pairOf = (a: number, b: number): number => Math.min(a, b) * 1000 + Math.max(a, b);

function putWords(a: Atoms, bulleted: boolean): void {
  const bullet = bulleted ? 1 : 0;
  found.put(G.bias!, 1);
  found.each(G.word!, a.words);
  found.each(G.stem!, a.stems);
  for (let j = 1; j < a.words.length; j += 1) found.put(G.pair!, mix(a.words[j - 1]!, a.words[j]!));
  if (a.words.length > 0) {
    found.put(G.first!, a.words[0]!);
    found.put(G.first!, mix(a.stems[0]!, 3));
    found.put(G.opening!, mix(a.words[0]!, a.words[1] ?? 0));
    found.put(G.ending!, a.endings[0]!);
    found.put(G.ending!, mix(bullet, a.endings[0]!));
    found.put(G.last!, a.words[a.words.length - 1]!);
    found.put(G.firstFamily!, a.familyAt[0]!);
    found.put(G.firstFamilies!, mix(a.familyAt[0]!, a.familyAt[1] ?? -2));
  }
  a.families.forEach((family, j) => {
    found.put(G.family!, family);
    found.put(G.lengthFamily!, family * 16 + a.length);
    for (let k = 0; k < j; k += 1) found.put(G.families!, pairOf(family, a.families[k]!));
  });
}

const few = (n: number): number => (n < 4 ? n : n < 7 ? 4 : n < 12 ? 5 : n < 25 ? 6 : 7);

function putShape(reading: Reading, i: number, nth: number, total: number, headed: boolean): void {
  const { length } = reading.atoms[i]!;
  for (const sign of reading.signs[i]!) {
    found.put(G.sign!, sign);
    found.put(G.signLength!, sign * 8 + length);
  }
  found.put(G.shape!, length * 2 + (reading.lines[i]!.bulleted ? 1 : 0));
  // In a short text beginning and end are one: its lines count as standing in the middle of a long one.
  const [at, left] = total < 10 ? [4, 12] : [Math.floor((8 * nth) / total), total - nth - 1];
  // The opening lines have a place of their own only while no heading has said what they are.
  found.put(G.place!, at + (headed ? 50 : 0));
  if (!headed) found.put(G.place!, 100 + few(nth) * 10 + length);
  found.put(G.place!, 1000 + few(left) * 10 + length);
}

function putAbove(
  a: Atoms,
  bulleted: boolean,
  since: number,
  above: Above,
  beforeThat: Above,
  over: Above,
): void {
  const { kind, weight } = above;
  found.put(G.spoken!, kind);
  found.put(G.spoken!, 100 + kind * 16 + weight);
  found.put(G.headingDistance!, kind * 10 + Math.min(since, 6));
  found.put(G.headingShape!, kind * 20 + (bulleted ? 10 : 0) + a.length);
  found.put(G.headingBefore!, beforeThat.kind * 20 + kind);
  for (const family of a.families) found.put(G.familyUnder!, kind * 1000 + family);
  // "You have" under what one will do speaks of the person: a list may turn without a new heading.
  found.put(G.openingUnder!, mix(kind, a.words[0] ?? 0));
  found.put(G.openingUnder!, mix(kind + 100, mix(a.familyAt[0] ?? -2, a.familyAt[1] ?? -2)));
  if (over.atoms) found.each(G.headingAbove!, over.atoms.families);
  const h = above.atoms;
  if (!h) return;
  found.put(G.heading!, h.words.reduce(mix, 7));
  for (let j = 0; j < h.words.length && j < 12; j += 1) {
    found.put(G.headingWord!, h.words[j]!);
    found.put(G.headingWord!, mix(1, h.stems[j]!));
    if (j > 0) found.put(G.headingWord!, mix(h.words[j - 1]!, h.words[j]!));
  }
  h.families.forEach((family, j) => {
    found.put(G.headingFamily!, family);
    for (let k = 0; k < j; k += 1) found.put(G.headingFamilies!, pairOf(family, h.families[k]!));
  });
}

function putAround({ atoms }: Reading, isHeading: readonly boolean[], i: number): void {
  const before = i > 0 && !isHeading[i - 1] ? atoms[i - 1] : undefined;
  const after = isHeading[i + 1] ? undefined : atoms[i + 1];
  found.put(G.previous!, before ? (before.words[0] ?? 1) : 0);
  found.put(G.next!, after ? (after.words[0] ?? 1) : 0);
  if (before) {
    found.each(G.previousFamily!, before.families);
    found.put(G.turn!, before.words[0] === atoms[i]!.words[0] ? 1 : 0);
    found.put(G.turn!, 100 + (before.familyAt[0] ?? -2) * 100 + (atoms[i]!.familyAt[0] ?? -2));
  }
  if (after) found.each(G.nextFamily!, after.families);
}

/** Lines without a heading or a gap between them, with the number of lines that each family occurs in. */
interface Block {
  size: number;
  families: Map<number, number>;
}

function blocksOf(
  lines: readonly PostingLine[],
  atoms: readonly Atoms[],
  isHeading: readonly boolean[],
): Block[] {
  const blocks: Block[] = [];
  lines.forEach((line, i) => {
    const last = lines[i - 1];
    const together =
      last !== undefined &&
      !isHeading[i] &&
      !isHeading[i - 1] &&
      line.bulleted === last.bulleted &&
      (line.bulleted || !line.blankBefore);
    const block = together ? blocks[i - 1]! : { size: 0, families: new Map<number, number>() };
    block.size += 1;
    for (const family of atoms[i]!.families)
      block.families.set(family, (block.families.get(family) ?? 0) + 1);
    blocks.push(block);
  });
  return blocks;
}

function putBlock({ size, families }: Block, a: Atoms, bulleted: boolean): void {
  found.put(G.block!, Math.min(size, 6) * 2 + (bulleted ? 1 : 0));
  if (size < 2) return;
  for (const [family, count] of families) {
    const others = count - (a.families.includes(family) ? 1 : 0);
    if (others > 0) found.put(G.blockFamily!, family);
    if (others * 2 >= size) found.put(G.blockFamily!, 1000 + family);
  }
}
