// Learns a linear chain over three labels (out, first, more) from examples of `{ buckets, labels }`, one line each.
// Likelihood, AdaGrad, part of the features hidden at each step so that no word is leant on alone, weights averaged.
import { chance, shuffle } from './chance.mjs';

const LABELS = 3;
const NEVER = -1e4;
// What is as good as known teaches nothing and costs most of the time.
const LEAST_STEP = 0.01;

export function learnChain(examples, { bits, rounds, rate = 0.1, decay = 1e-4, hide = 0.4, seed = 7 }) {
  const size = (1 << bits) * LABELS;
  const weights = new Float32Array(size);
  const squares = new Float32Array(size).fill(1e-3);
  const sums = new Float64Array(size);
  const moves = new Float64Array(LABELS * LABELS);
  const moveSquares = new Float64Array(LABELS * LABELS).fill(1e-3);
  const moveSums = new Float64Array(LABELS * LABELS);
  const next = chance(seed);
  const order = examples.map((_, i) => i);
  const total = rounds * examples.length;
  const every = Math.max(1, Math.floor(total / 60));
  const scale = 1 / (1 - hide);
  const room = new Int32Array(512);
  let step = 0;
  let kept = 0;
  for (let round = 0; round < rounds; round += 1) {
    for (const at of shuffle(order, next)) {
      step += 1;
      if (step > 0.4 * total && step % every === 0) {
        kept += 1;
        for (let i = 0; i < size; i += 1) sums[i] += weights[i];
        for (let i = 0; i < moves.length; i += 1) moveSums[i] += moves[i];
      }
      const { buckets, labels } = examples[at];
      const n = buckets.length;
      if (n === 0) continue;
      const seen = buckets.map((list) => {
        let size = 0;
        for (let k = 0; k < list.length; k += 1) if (next() >= hide) room[size++] = list[k] * LABELS;
        return room.slice(0, size);
      });
      const scores = new Float64Array(n * LABELS);
      for (let t = 0; t < n; t += 1) {
        const list = seen[t];
        let out = 0;
        let first = 0;
        let more = 0;
        for (let k = 0; k < list.length; k += 1) {
          const b = list[k];
          out += weights[b];
          first += weights[b + 1];
          more += weights[b + 2];
        }
        scores[t * LABELS] = out * scale;
        scores[t * LABELS + 1] = first * scale;
        scores[t * LABELS + 2] = more * scale;
      }
      const { single, pair } = expect(scores, n, moves);
      for (let t = 0; t < n; t += 1) {
        for (let l = 0; l < LABELS; l += 1) {
          const g = (single[t * LABELS + l] - (labels[t] === l ? 1 : 0)) * scale;
          if (Math.abs(g) < LEAST_STEP) continue;
          const square = g * g;
          const list = seen[t];
          for (let k = 0; k < list.length; k += 1) {
            const q = list[k] + l;
            squares[q] += square;
            weights[q] -= (rate * (g + decay * weights[q])) / Math.sqrt(squares[q]);
          }
        }
        if (t === 0) continue;
        for (let q = 0; q < moves.length; q += 1) {
          const said = labels[t - 1] * LABELS + labels[t] === q ? 1 : 0;
          const g = pair[t * moves.length + q] - said;
          moveSquares[q] += g * g;
          moves[q] -= (rate * g) / Math.sqrt(moveSquares[q]);
        }
      }
    }
  }
  return {
    bits,
    step: 1,
    weights: Float32Array.from(sums, (s) => s / kept),
    transitions: Float32Array.from(moveSums, (s) => s / kept),
  };
}

const addLogs = (a, b, c) => {
  const most = Math.max(a, b, c);
  return most + Math.log(Math.exp(a - most) + Math.exp(b - most) + Math.exp(c - most));
};

// How likely each label and each pair of labels is.
function expect(scores, n, moves) {
  const L = LABELS;
  const ahead = new Float64Array(n * L);
  const behind = new Float64Array(n * L);
  const single = new Float64Array(n * L);
  const pair = new Float64Array(n * L * L);
  const move = (a, b) => moves[a * L + b] + (a === 0 && b === 2 ? NEVER : 0);
  for (let l = 0; l < L; l += 1) ahead[l] = scores[l] + (l === 2 ? NEVER : 0);
  for (let t = 1; t < n; t += 1)
    for (let l = 0; l < L; l += 1) {
      const p = (t - 1) * L;
      ahead[t * L + l] =
        scores[t * L + l] +
        addLogs(ahead[p] + move(0, l), ahead[p + 1] + move(1, l), ahead[p + 2] + move(2, l));
    }
  for (let t = n - 2; t >= 0; t -= 1)
    for (let l = 0; l < L; l += 1) {
      const q = (t + 1) * L;
      behind[t * L + l] = addLogs(
        behind[q] + scores[q] + move(l, 0),
        behind[q + 1] + scores[q + 1] + move(l, 1),
        behind[q + 2] + scores[q + 2] + move(l, 2),
      );
    }
  const end = (n - 1) * L;
  const all = addLogs(ahead[end], ahead[end + 1], ahead[end + 2]);
  for (let k = 0; k < n * L; k += 1) single[k] = Math.exp(ahead[k] + behind[k] - all);
  for (let t = 1; t < n; t += 1)
    for (let a = 0; a < L; a += 1)
      for (let b = 0; b < L; b += 1)
        pair[(t * L + a) * L + b] = Math.exp(
          ahead[(t - 1) * L + a] + move(a, b) + scores[t * L + b] + behind[t * L + b] - all,
        );
  return { single, pair };
}

/** The same weights in 255 steps. */
export function quantised({ bits, weights, transitions }) {
  let most = 0;
  for (const w of weights) most = Math.max(most, Math.abs(w));
  const step = most / 127 || 1;
  return { bits, step, weights: Int8Array.from(weights, (w) => Math.round(w / step)), transitions };
}
