import { GAP, type Tokens } from './tokens.ts';
import {
  bucket,
  EDGE,
  type Hints,
  MOST_PAIRS,
  pairsAt,
  partAt,
  placed,
  REACH,
  readWords,
  type WordFeatures,
  type WordReader,
} from './word-features.ts';

/** What a word can be: none of a skill's, the first of one, a further one of it. */
export const LABEL = { out: 0, first: 1, more: 2 } as const;
const LABELS = 3;
const NEVER = -1e4;

/** What was learnt of one task: a weight for each bucket and label, one for each pair of labels in a row. */
export interface TaggerWeights {
  bits: number;
  /** `bucket * 3 + label`, in steps of `step`. */
  weights: Int8Array | Float32Array;
  step: number;
  /** `from * 3 + to`. */
  transitions: ArrayLike<number>;
}

/** How likely each word of a stretch is to be what, 0–1: `likely[i * 3 + label]`. */
export type Likely = Float64Array;

/** A linear chain over words, as it was learnt: says which stretches of words are skills. */
export class Tagger {
  private readonly model: TaggerWeights;
  private readonly reader: WordReader;
  private readonly shares: Float32Array[] = [];
  private readonly scratch = new Int32Array(MOST_PAIRS);
  private readonly edge: Float32Array;

  constructor(model: TaggerWeights, reader: WordReader) {
    this.model = model;
    this.reader = reader;
    this.edge = this.sum((offset) => [placed(EDGE, offset)]);
  }

  private sum(hashesAt: (offset: number) => ArrayLike<number>): Float32Array {
    const { bits, weights, step } = this.model;
    const sums = new Float32Array((2 * REACH + 1) * LABELS);
    for (let offset = -REACH; offset <= REACH; offset += 1) {
      const at = (offset + REACH) * LABELS;
      const hashes = hashesAt(offset);
      for (let k = 0; k < hashes.length; k += 1) {
        const b = bucket(hashes[k]!, bits) * LABELS;
        for (let l = 0; l < LABELS; l += 1) sums[at + l]! += weights[b + l]! * step;
      }
    }
    return sums;
  }

  // What a word adds to itself and its neighbours never changes, so it is added up once.
  private shareOf(word: WordFeatures): Float32Array {
    const kept = this.shares[word.id];
    if (kept) return kept;
    const share = this.sum((offset) => partAt(word, offset).map((h) => placed(h, offset)));
    if (word.id >= 0) this.shares[word.id] = share;
    return share;
  }

  private score(tokens: Tokens, from: number, to: number, hints: Hints): Float64Array {
    const { bits, weights, step } = this.model;
    const words = readWords(this.reader, tokens, from, to);
    const shares = words.map((w) => this.shareOf(w));
    const n = words.length;
    const scores = new Float64Array(n * LABELS);
    const { scratch } = this;
    for (let i = 0; i < n; i += 1) {
      let out = 0;
      let first = 0;
      let more = 0;
      const pairs = pairsAt(words, tokens, from, i, hints, scratch);
      for (let k = 0; k < pairs; k += 1) {
        const b = bucket(scratch[k]!, bits) * LABELS;
        out += weights[b]!;
        first += weights[b + 1]!;
        more += weights[b + 2]!;
      }
      out *= step;
      first *= step;
      more *= step;
      for (let offset = -REACH; offset <= REACH; offset += 1) {
        const share = shares[i + offset] ?? this.edge;
        const at = (offset + REACH) * LABELS;
        out += share[at]!;
        first += share[at + 1]!;
        more += share[at + 2]!;
      }
      scores[i * LABELS] = out;
      scores[i * LABELS + 1] = first;
      // No skill goes on past a comma; the sentences that were learnt from have none.
      scores[i * LABELS + 2] = i > 0 && tokens.gap[from + i] === GAP.comma ? NEVER : more;
    }
    return scores;
  }

  /** The likeliest labels of the words `from` to `to`; `lean` is added to being no skill, so that less than 0 finds more. */
  label(tokens: Tokens, from: number, to: number, hints: Hints, lean: number): Int8Array {
    return best(this.score(tokens, from, to, hints), this.model.transitions, lean);
  }

  /** How likely each label of the words `from` to `to` is, the whole stretch considered, and the likeliest labels with `lean`. */
  weigh(
    tokens: Tokens,
    from: number,
    to: number,
    hints: Hints,
    lean: number,
  ): { likely: Likely; labels: Int8Array } {
    const scores = this.score(tokens, from, to, hints);
    return {
      likely: marginals(scores, this.model.transitions),
      labels: best(scores, this.model.transitions, lean),
    };
  }
}

/** The labels in a row that score most together (Viterbi). */
export function best(scores: Float64Array, transitions: ArrayLike<number>, lean: number): Int8Array {
  const n = scores.length / LABELS;
  const labels = new Int8Array(n);
  if (n === 0) return labels;
  const from = new Int8Array(n * LABELS);
  let a = scores[0]! + lean;
  let b = scores[1]!;
  let c = scores[2]! + NEVER;
  for (let i = 1; i < n; i += 1) {
    const at = i * LABELS;
    const step = (to: number): number => {
      const x = a + transitions[to]! + (to === LABEL.more ? NEVER : 0);
      const y = b + transitions[LABELS + to]!;
      const z = c + transitions[2 * LABELS + to]!;
      const label = x >= y && x >= z ? 0 : y >= z ? 1 : 2;
      from[at + to] = label;
      return (label === 0 ? x : label === 1 ? y : z) + scores[at + to]!;
    };
    const x = step(0) + lean;
    const y = step(1);
    const z = step(2);
    a = x;
    b = y;
    c = z;
  }
  let label = a >= b && a >= c ? 0 : b >= c ? 1 : 2;
  for (let i = n - 1; i >= 0; i -= 1) {
    labels[i] = label;
    label = from[i * LABELS + label]!;
  }
  return labels;
}

const addLogs = (a: number, b: number, c: number): number => {
  const most = Math.max(a, b, c);
  return most + Math.log(Math.exp(a - most) + Math.exp(b - most) + Math.exp(c - most));
};

/** How likely each label is, over all labels in a row (forward-backward). */
export function marginals(scores: Float64Array, transitions: ArrayLike<number>): Likely {
  const n = scores.length / LABELS;
  const ahead = new Float64Array(n * LABELS);
  const behind = new Float64Array(n * LABELS);
  const likely = new Float64Array(n * LABELS);
  if (n === 0) return likely;
  const T = (a: number, b: number): number =>
    transitions[a * LABELS + b]! + (a === LABEL.out && b === LABEL.more ? NEVER : 0);
  for (let l = 0; l < LABELS; l += 1) ahead[l] = scores[l]! + (l === LABEL.more ? NEVER : 0);
  for (let i = 1; i < n; i += 1)
    for (let l = 0; l < LABELS; l += 1) {
      const p = (i - 1) * LABELS;
      ahead[i * LABELS + l] =
        scores[i * LABELS + l]! +
        addLogs(ahead[p]! + T(0, l), ahead[p + 1]! + T(1, l), ahead[p + 2]! + T(2, l));
    }
  for (let i = n - 2; i >= 0; i -= 1)
    for (let l = 0; l < LABELS; l += 1) {
      const q = (i + 1) * LABELS;
      behind[i * LABELS + l] = addLogs(
        behind[q]! + scores[q]! + T(l, 0),
        behind[q + 1]! + scores[q + 1]! + T(l, 1),
        behind[q + 2]! + scores[q + 2]! + T(l, 2),
      );
    }
  const end = (n - 1) * LABELS;
  const all = addLogs(ahead[end]!, ahead[end + 1]!, ahead[end + 2]!);
  for (let k = 0; k < n * LABELS; k += 1) likely[k] = Math.exp(ahead[k]! + behind[k]! - all);
  return likely;
}
