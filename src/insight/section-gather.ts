import { hashOf, mix } from './section-atoms.ts';
import type { SectionKind } from './section-words.ts';

/** The kinds in the order in which the learnt weights have them. */
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
/** The place of a kind in `KINDS`. */
export const numberOf = new Map(KINDS.map((kind, i) => [kind, i]));

/** Features as they are gathered: a group's hash mixed with a value. One list is filled again and again, since making thousands costs more than reading them. */
export class Gathered {
  private readonly list = new Uint32Array(8192);
  private size = 0;
  put(group: number, value: number): void {
    if (this.size < this.list.length) this.list[this.size++] = mix(group, value);
  }
  each(group: number, values: readonly number[]): void {
    for (const value of values) this.put(group, value);
  }
  /** What was gathered since the last call. */
  take(): Uint32Array {
    const taken = this.list.subarray(0, this.size);
    this.size = 0;
    return taken;
  }
}

const GROUPS =
  'bias word pair first opening last stem ending family families firstFamily firstFamilies lengthFamily sign signLength shape place rule spoken heading headingWord headingFamily headingFamilies headingDistance headingShape headingBefore headingAbove familyUnder previous next previousFamily nextFamily block blockFamily layout format around openingUnder turn'.split(
    ' ',
  );
/** The hash of every group of features by its name. */
export const G = Object.fromEntries(GROUPS.map((name) => [name, hashOf(name)])) as Record<string, number>;
