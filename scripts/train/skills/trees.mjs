// Learns decision trees one after the other, each on what those before it left (least squares over binned features).
import { chance } from './chance.mjs';
import { program } from './program.mjs';

const { LEAF } = program;

function edgesOf(rows, bins) {
  return rows[0].map((_, f) => {
    const values = Float64Array.from(rows, (row) => row[f]).sort();
    const edges = new Set();
    for (let k = 1; k < bins; k += 1) edges.add(Math.fround(values[Math.floor((k * values.length) / bins)]));
    return [...edges].sort((a, b) => a - b);
  });
}

function binOf(edges, x) {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edges[middle] < x) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function learnTrees(
  rows,
  wanted,
  {
    trees = 240,
    depth = 4,
    rate = 0.06,
    ridge = 5,
    leaf = 20,
    bins = 48,
    columns = 0.6,
    sample = 0.8,
    seed = 1,
  } = {},
) {
  const plain = rows.map((row) => Array.from(row, Math.fround));
  const edges = edgesOf(plain, bins);
  const binned = edges.map((e, f) => Uint8Array.from(plain, (row) => binOf(e, row[f])));
  const base = wanted.reduce((a, b) => a + b, 0) / wanted.length;
  const left = Float64Array.from(wanted, (w) => w - base);
  const next = chance(seed);
  const out = { roots: [], feature: [], value: [], left: [], right: [], base };
  for (let t = 0; t < trees; t += 1) {
    const columnsNow = edges.map((_, f) => f).filter((f) => next() < columns && edges[f].length > 0);
    const rowsNow = plain.map((_, i) => i).filter(() => next() < sample);
    out.roots.push(out.feature.length);
    grow(rowsNow, 0);
    function grow(list, level) {
      const node = out.feature.length;
      for (const part of ['feature', 'value', 'left', 'right']) out[part].push(0);
      let sum = 0;
      for (const i of list) sum += left[i];
      const cut = level < depth && list.length >= 2 * leaf ? bestCut(list, sum, columnsNow) : null;
      if (!cut) {
        out.feature[node] = LEAF;
        out.value[node] = Math.fround((rate * sum) / (list.length + ridge));
        return node;
      }
      out.feature[node] = cut.feature;
      out.value[node] = edges[cut.feature][cut.bin];
      out.left[node] = grow(
        list.filter((i) => binned[cut.feature][i] <= cut.bin),
        level + 1,
      );
      out.right[node] = grow(
        list.filter((i) => binned[cut.feature][i] > cut.bin),
        level + 1,
      );
      return node;
    }
    const one = { ...out, roots: [out.roots[t]], base: 0 };
    for (let i = 0; i < plain.length; i += 1) left[i] -= program.ask(one, plain[i]);
  }
  return out;

  function bestCut(list, sum, columnsNow) {
    let best = null;
    const n = list.length;
    const nothing = (sum * sum) / (n + ridge);
    for (const f of columnsNow) {
      const size = edges[f].length + 1;
      const sums = new Float64Array(size);
      const counts = new Int32Array(size);
      const bin = binned[f];
      for (const i of list) {
        sums[bin[i]] += left[i];
        counts[bin[i]] += 1;
      }
      let s = 0;
      let c = 0;
      for (let k = 0; k < size - 1; k += 1) {
        s += sums[k];
        c += counts[k];
        if (c < leaf) continue;
        if (n - c < leaf) break;
        const gain = (s * s) / (c + ridge) + (sum - s) ** 2 / (n - c + ridge) - nothing;
        if (gain > 1e-6 && (!best || gain > best.gain)) best = { feature: f, bin: k, gain };
      }
    }
    return best;
  }
}
