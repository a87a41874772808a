// Sorts words into classes by the company they keep: neighbours one and two words away, weighed by how telling they
// are, brought down to a few dimensions, and gathered around centres. No label is looked at.
import { chance } from './chance.mjs';
import { program } from './program.mjs';

const { tokenize, hash } = program;
const STOP_GAP = 5;
const COMMA_GAP = 3;

export function learnClasses(
  lines,
  { sizes = [128, 512], least = 3, contexts = 1500, dimensions = 50 } = {},
) {
  const sentences = lines.map(sentenceOf).filter((s) => s.length > 1);
  const counts = new Map();
  for (const s of sentences) for (const w of s) counts.set(w, (counts.get(w) ?? 0) + 1);
  const words = [...counts]
    .filter(([, c]) => c >= least)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([w]) => w);
  const points = project(
    telling(sentences, words, contexts),
    words.length,
    Math.min(contexts, words.length) * 4,
    dimensions,
  );
  const classes = sizes.map((size) => gather(points, size, dimensions));
  const table = new Map();
  words.forEach((w, i) => {
    table.set(
      hash(w),
      classes.map((c) => c[i]),
    );
  });
  return { table, classesOf: (h) => table.get(h) ?? null };
}

function sentenceOf(line) {
  const { word, start, end, gap } = tokenize(line);
  const list = [];
  for (let i = 0; i < word.length; i += 1) {
    if (gap[i] === STOP_GAP) list.push('</s>');
    else if (gap[i] >= COMMA_GAP) list.push(',');
    list.push(line.slice(start[i], end[i]).toLowerCase());
  }
  list.push('</s>');
  return list;
}

// For each word its neighbours by place, with the positive part of their mutual information.
function telling(sentences, words, contexts) {
  const id = new Map(words.map((w, i) => [w, i]));
  const most = Math.min(contexts, words.length);
  const rows = words.map(() => new Map());
  const by = new Float64Array(most * 4);
  let total = 0;
  for (const s of sentences)
    for (let i = 0; i < s.length; i += 1) {
      const w = id.get(s[i]);
      if (w === undefined) continue;
      [-2, -1, 1, 2].forEach((offset, k) => {
        const c = id.get(s[i + offset]);
        if (c === undefined || c >= most) return;
        const q = k * most + c;
        const share = Math.abs(offset) === 1 ? 1 : 0.5;
        rows[w].set(q, (rows[w].get(q) ?? 0) + share);
        by[q] += share;
        total += share;
      });
    }
  return rows.map((row) => {
    let sum = 0;
    for (const v of row.values()) sum += v;
    return [...row]
      .map(([q, v]) => [q, Math.log((v * total ** 0.75) / (sum * by[q] ** 0.75))])
      .filter(([, p]) => p > 0);
  });
}

// The directions in which the rows differ most (a randomised range finder with power iterations).
function project(rows, n, width, d) {
  const next = chance(12345);
  let across = Float64Array.from({ length: width * d }, () => next() - 0.5);
  const multiply = () => {
    const y = new Float64Array(n * d);
    rows.forEach((row, v) => {
      for (const [q, p] of row) for (let k = 0; k < d; k += 1) y[v * d + k] += p * across[q * d + k];
    });
    return y;
  };
  for (let round = 0; round < 4; round += 1) {
    const y = multiply();
    for (let k = 0; k < d; k += 1) {
      for (let e = 0; e < k; e += 1) {
        let dot = 0;
        for (let i = 0; i < n; i += 1) dot += y[i * d + k] * y[i * d + e];
        for (let i = 0; i < n; i += 1) y[i * d + k] -= dot * y[i * d + e];
      }
      let length = 0;
      for (let i = 0; i < n; i += 1) length += y[i * d + k] ** 2;
      length = Math.sqrt(length) || 1;
      for (let i = 0; i < n; i += 1) y[i * d + k] /= length;
    }
    across = new Float64Array(width * d);
    rows.forEach((row, v) => {
      for (const [q, p] of row) for (let k = 0; k < d; k += 1) across[q * d + k] += p * y[v * d + k];
    });
  }
  return normalised(multiply(), n, d);
}

function normalised(list, n, d) {
  for (let v = 0; v < n; v += 1) {
    let length = 0;
    for (let k = 0; k < d; k += 1) length += list[v * d + k] ** 2;
    length = Math.sqrt(length) || 1;
    for (let k = 0; k < d; k += 1) list[v * d + k] /= length;
  }
  return list;
}

function gather(points, size, d) {
  const n = points.length / d;
  let centres = new Float64Array(size * d);
  for (let c = 0; c < size; c += 1)
    centres.set(points.subarray(Math.floor((c * n) / size) * d, Math.floor((c * n) / size) * d + d), c * d);
  const near = new Int32Array(n);
  for (let round = 0; round < 10; round += 1) {
    for (let v = 0; v < n; v += 1) {
      let best = -9;
      for (let c = 0; c < size; c += 1) {
        let dot = 0;
        for (let k = 0; k < d; k += 1) dot += points[v * d + k] * centres[c * d + k];
        if (dot > best) {
          best = dot;
          near[v] = c;
        }
      }
    }
    centres = new Float64Array(size * d);
    for (let v = 0; v < n; v += 1)
      for (let k = 0; k < d; k += 1) centres[near[v] * d + k] += points[v * d + k];
    normalised(centres, size, d);
  }
  return near;
}
