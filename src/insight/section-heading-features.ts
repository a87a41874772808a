import { type Atoms, mix } from './section-atoms.ts';
import { G, Gathered, numberOf } from './section-gather.ts';
import { spokenKind } from './section-headings.ts';
import type { Reading } from './section-reading.ts';

const found = new Gathered();

/** How long a line is, roughly; 0 where there is none. */
const reach = (atoms: Atoms | undefined): number =>
  atoms ? (atoms.length < 3 ? 1 : atoms.length < 5 ? 2 : 3) : 0;

/** Features for whether line `i` is a heading; valid until the next call. */
export function headingFeatures(reading: Reading, i: number): Uint32Array {
  const { lines, atoms, heads, signs, formats } = reading;
  const line = lines[i]!;
  const a = atoms[i]!;
  const [before, after] = [lines[i - 1], lines[i + 1]];
  const head = heads[i];
  const size = Math.min(a.words.length, 15);
  const layout =
    (line.bulleted ? 1 : 0) |
    (line.blankBefore ? 2 : 0) |
    (line.listFollows ? 4 : 0) |
    (after?.blankBefore ? 8 : 0) |
    (before?.bulleted ? 16 : 0) |
    (after ? 0 : 32) |
    (before ? 0 : 64);
  found.put(G.bias!, 1);
  const ruled = head ? (head.kind ? 1 : 2) : 0;
  found.put(G.rule!, ruled);
  found.put(G.rule!, 100 + ruled * 100 + formats.ofLine[i]! * 10 + Math.min(size, 9));
  found.put(G.shape!, size);
  found.put(G.shape!, 100 + (line.bulleted ? 1 : 0) + 2 * Math.min(size, 12));
  found.put(G.layout!, layout);
  found.put(G.layout!, 1000 + layout * 16 + Math.min(9, size));
  for (const sign of signs[i]!) {
    found.put(G.sign!, sign);
    found.put(G.signLength!, sign * 16 + Math.min(9, size));
    found.put(G.signLength!, 10_000 + sign * 128 + layout);
  }
  found.put(G.place!, Math.min(i, 4));
  const format = formats.ofLine[i]!;
  found.put(G.format!, format * 16 + Math.min(9, size));
  found.put(
    G.format!,
    1000 + format * 4 + ((formats.ofHeadings >> format) & 1) * 2 + (formats.ofHeadings > 0 ? 1 : 0),
  );
  found.put(G.around!, (layout & 63) * 64 + reach(atoms[i - 1]) * 16 + reach(a) * 4 + reach(atoms[i + 1]));
  for (const [group, other] of [
    [G.previous!, i - 1],
    [G.next!, i + 1],
  ] as const) {
    const there = atoms[other];
    if (!there) continue;
    found.put(group, there.length);
    found.put(group, 100 + there.length * 10 + a.length);
    found.put(group, 1000 + (heads[other] ? 1 : 0));
  }
  found.put(G.first!, a.words[0] ?? 0);
  found.put(G.last!, a.words[a.words.length - 1] ?? 0);
  if (a.words.length > 16) return found.take();
  const { kind, weight } = spokenKind(line.text);
  found.put(G.spoken!, weight > 0 ? numberOf.get(kind)! : -1);
  found.put(G.spoken!, 100 + Math.min(weight, 9) * 20 + Math.min(9, size));
  found.each(G.word!, a.words);
  for (let j = 0; j < a.words.length; j += 1) found.put(G.pair!, mix(a.words[j - 1] ?? 0, a.words[j]!));
  found.each(G.family!, a.families);
  for (const family of a.families) found.put(G.lengthFamily!, family * 20 + Math.min(9, size));
  found.put(G.families!, a.familyAt.filter((family) => family < 0).length);
  found.put(G.heading!, a.words.reduce(mix, 7));
  return found.take();
}
