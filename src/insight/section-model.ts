import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { headingFeatures, JOINTS, KINDS, type Link, lineFeatures, type Reading } from './section-features.ts';
import type { SectionKind } from './section-words.ts';

/** Learnt weights: a row of small numbers for each feature that was kept, found by the feature's hash. */
interface Table {
  labels: number;
  scale: number;
  /** Hashes by open addressing, with the row of each; the length is a power of two, 0 means free. */
  keys: Uint32Array;
  rows: Uint16Array;
  weights: Int8Array;
}

/** The two learnt models: which lines are headings, and of what kind the others are. */
export interface SectionModel {
  heading: Table;
  kind: Table;
  /** For each way two lines hang together, a square of scores: kind before, kind now. */
  joints: Float32Array;
}

const MAGIC = 0x4a545331;

/** Reads weights as `scripts/train/sections.mjs` writes them; the layout is told in docs/learning.md. */
export function decodeModel(bytes: Uint8Array): SectionModel {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const word = (): number => {
    at += 4;
    return view.getUint32(at - 4, true);
  };
  const real = (): number => {
    at += 4;
    return view.getFloat32(at - 4, true);
  };
  if (bytes.byteLength < 8 || word() !== MAGIC) throw new Error('These are no weights of sections.');
  const table = (): Table => {
    const [labels, count] = [word(), word()];
    const scale = real();
    let slots = 1024;
    while (slots < count * 2) slots *= 2;
    const found: Table = {
      labels,
      scale,
      keys: new Uint32Array(slots),
      rows: new Uint16Array(slots),
      weights: new Int8Array(0),
    };
    for (let row = 0; row < count; row += 1) {
      const key = word();
      let slot = key & (slots - 1);
      while (found.keys[slot] !== 0) slot = (slot + 1) & (slots - 1);
      found.keys[slot] = key;
      found.rows[slot] = row;
    }
    found.weights = new Int8Array(bytes.buffer, bytes.byteOffset + at, count * labels);
    at += Math.ceil((count * labels) / 4) * 4;
    return found;
  };
  const heading = table();
  const kind = table();
  const joints = new Float32Array(JOINTS * KINDS.length * KINDS.length);
  for (let i = 0; i < joints.length; i += 1) joints[i] = real();
  return { heading, kind, joints };
}

function addScores(table: Table, features: readonly number[], scores: Float64Array, at: number): void {
  const { keys, rows, weights, labels, scale } = table;
  const mask = keys.length - 1;
  for (const feature of features) {
    let slot = feature & mask;
    while (keys[slot] !== 0 && keys[slot] !== feature) slot = (slot + 1) & mask;
    if (keys[slot] === 0) continue;
    const row = rows[slot]! * labels;
    for (let y = 0; y < labels; y += 1) scores[at + y]! += weights[row + y]! * scale;
  }
}

/** Which lines of a posting are headings. */
export function findHeadings(model: SectionModel, reading: Reading): boolean[] {
  const score = new Float64Array(1);
  return reading.lines.map((_, i) => {
    score[0] = 0;
    addScores(model.heading, headingFeatures(reading, i), score, 0);
    return score[0] > 0;
  });
}

/** The kind of every line that is no heading, null for headings: the likeliest reading of the posting as a whole. */
export function findKinds(model: SectionModel, reading: Reading, isHeading: readonly boolean[]): (SectionKind | null)[] {
  const links = lineFeatures(reading, isHeading);
  const kinds: (SectionKind | null)[] = reading.lines.map(() => null);
  likeliest(model, links).forEach((kind, t) => {
    kinds[links[t]!.at] = KINDS[kind]!;
  });
  return kinds;
}

// Viterbi's way through the lines: the best score of every kind, and which kind before it that came from.
function likeliest({ kind: table, joints }: SectionModel, links: readonly Link[]): number[] {
  const count = KINDS.length;
  const scores = new Float64Array(links.length * count);
  const from = new Uint8Array(links.length * count);
  links.forEach(({ features, joint }, t) => {
    addScores(table, features, scores, t * count);
    if (t === 0) return;
    for (let now = 0; now < count; now += 1) {
      let best = Number.NEGATIVE_INFINITY;
      for (let before = 0; before < count; before += 1) {
        const score = scores[(t - 1) * count + before]! + joints[(joint * count + before) * count + now]!;
        if (score > best) {
          best = score;
          from[t * count + now] = before;
        }
      }
      scores[t * count + now]! += best;
    }
  });
  const path = new Array<number>(links.length);
  let last = 0;
  for (let y = 1; y < count; y += 1)
    if (scores[(links.length - 1) * count + y]! > scores[(links.length - 1) * count + last]!) last = y;
  for (let t = links.length - 1; t >= 0; t -= 1) {
    path[t] = last;
    last = from[t * count + last]!;
  }
  return path;
}

let shipped: SectionModel | undefined;

/** The weights that come with the program, read at the first call. */
export function shippedModel(): SectionModel {
  shipped ??= decodeModel(readFileSync(pathOfWeights()));
  return shipped;
}

// The code runs from src/ and from any depth of dist/; the data lie beside both.
function pathOfWeights(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const path = join(folder, 'data', 'sections', 'weights.bin');
    if (existsSync(path)) return path;
    const up = dirname(folder);
    if (up === folder) throw new Error('The weights of sections are missing: data/sections/weights.bin.');
    folder = up;
  }
}
