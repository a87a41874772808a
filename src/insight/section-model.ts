import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { KINDS } from './section-gather.ts';
import { headingFeatures } from './section-heading-features.ts';
import { JOINTS, lineFeatures } from './section-line-features.ts';
import type { Reading } from './section-reading.ts';
import type { SectionKind } from './section-words.ts';

/** Learnt weights: a row of small numbers for each feature that was kept, in the order of the features' hashes. */
interface Table {
  labels: number;
  scale: number;
  hashes: Uint32Array;
  /** Where the hashes begin that open with the same bits, and one more for the end: nothing is built when the file is read. */
  starts: Uint32Array;
  weights: Int8Array;
}

/** The two learnt models: which lines are headings, and of what kind the others are. */
export interface SectionModel {
  heading: Table;
  kind: Table;
  /** For each way two lines hang together, a square of scores: kind before, kind now. */
  joints: Float32Array;
}

const MAGIC = 0x4a545332;
const BUCKETS = 4096;
const BUCKET_SHIFT = 20;

/** Reads weights as `scripts/train/sections.mjs` writes them; the layout is told in docs/learning.md. */
export function decodeModel(bytes: Uint8Array): SectionModel {
  const words = new Uint32Array(new Uint8Array(bytes).buffer);
  const reals = new Float32Array(words.buffer);
  if (words[0] !== MAGIC) throw new Error('These are no weights of sections.');
  let at = 1;
  const table = (): Table => {
    const [labels, count, scale] = [words[at]!, words[at + 1]!, reals[at + 2]!];
    const hashes = words.subarray(at + 3, at + 3 + count);
    at += 3 + count;
    const starts = words.subarray(at, at + BUCKETS + 1);
    at += BUCKETS + 1;
    const weights = new Int8Array(words.buffer, at * 4, count * labels);
    at += Math.ceil((count * labels) / 4);
    return { labels, scale, hashes, starts, weights };
  };
  const heading = table();
  const kind = table();
  return { heading, kind, joints: reals.subarray(at, at + JOINTS * KINDS.length * KINDS.length) };
}

function addScores(table: Table, features: Uint32Array, scores: Float64Array, at: number): void {
  const { hashes, starts, weights, labels, scale } = table;
  for (const feature of features) {
    const bucket = feature >>> BUCKET_SHIFT;
    const end = starts[bucket + 1]!;
    let row = starts[bucket]!;
    while (row < end && hashes[row]! < feature) row += 1;
    if (row === end || hashes[row] !== feature) continue;
    for (let y = 0; y < labels; y += 1) scores[at + y]! += weights[row * labels + y]! * scale;
  }
}

/** Which lines of a posting are headings. */
export function findHeadings(model: SectionModel, reading: Reading): boolean[] {
  const score = new Float64Array(1);
  return reading.lines.map((_, i) => {
    // A line that holds a heading and its first entry is an entry.
    if (reading.heads[i]?.rest) return false;
    score[0] = 0;
    addScores(model.heading, headingFeatures(reading, i), score, 0);
    return score[0] > 0;
  });
}

/** The kind of every line that is no heading, null for headings: the likeliest reading of the posting as a whole. */
export function findKinds(
  { kind: table, joints }: SectionModel,
  reading: Reading,
  isHeading: readonly boolean[],
): (SectionKind | null)[] {
  const count = KINDS.length;
  const places: number[] = [];
  // Viterbi's way through the lines: the best score of every kind, and which kind before it that came from.
  const scores = new Float64Array(reading.lines.length * count);
  const from = new Uint8Array(reading.lines.length * count);
  lineFeatures(reading, isHeading, (at, joint, features) => {
    const here = places.length * count;
    addScores(table, features, scores, here);
    places.push(at);
    if (here === 0) return;
    for (let now = 0; now < count; now += 1) {
      let best = Number.NEGATIVE_INFINITY;
      for (let before = 0; before < count; before += 1) {
        const score = scores[here - count + before]! + joints[(joint * count + before) * count + now]!;
        if (score > best) {
          best = score;
          from[here + now] = before;
        }
      }
      scores[here + now]! += best;
    }
  });
  const kinds: (SectionKind | null)[] = reading.lines.map(() => null);
  let kind = 0;
  const end = (places.length - 1) * count;
  for (let y = 1; y < count; y += 1) if (scores[end + y]! > scores[end + kind]!) kind = y;
  for (let t = places.length - 1; t >= 0; t -= 1) {
    kinds[places[t]!] = KINDS[kind]!;
    kind = from[t * count + kind]!;
  }
  return kinds;
}

let shipped: SectionModel | undefined;

/** The weights that come with the program, read at the first call. */
export function shippedModel(): SectionModel {
  shipped ??= decodeModel(readFileSync(pathOfWeights()));
  return shipped;
}

// The code runs from src/ and from any depth of dist/; the data lie beside both.
function pathOfWeights(): string {
  let folder = __dirname;
  for (;;) {
    const path = join(folder, 'data', 'sections', 'weights.bin');
    if (existsSync(path)) return path;
    const up = dirname(folder);
    if (up === folder) throw new Error('The weights of sections are missing: data/sections/weights.bin.');
    folder = up;
  }
}
