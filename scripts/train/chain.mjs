// A chain of labels over hashed features: logistic regression over whole sequences, trained by gradient steps whose
// size adapts to each weight (AdaGrad), weights averaged. Deterministic: the order of the texts comes from a seed.

/** A small generator of numbers from 0 to 1, the same on every machine. */
export const dice = (seed) => {
  let s = seed >>> 0;
  return () => {
    s = (s + 0x6d2b79f5) >>> 0;
    let t = Math.imul(s ^ (s >>> 15), 1 | s);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
};

const logSumExp = (a, from, n) => {
  let m = -Infinity;
  for (let i = 0; i < n; i += 1) if (a[from + i] > m) m = a[from + i];
  let s = 0;
  for (let i = 0; i < n; i += 1) s += Math.exp(a[from + i] - m);
  return m + Math.log(s);
};

/**
 * Trains on `chains`, each a list of `{ features, joint, label }`, label -1 where unknown; gives
 * `{ weights, joints }`: rows of `labels` numbers a feature, and a square a joint.
 */
export const trainChain = (
  chains,
  { size, labels, joints, passes = 12, rate = 0.1, decay = 1e-6, seed = 1, drop = 0, weightOf = () => 1 },
) => {
  const L = labels;
  const W = new Float32Array(size * L);
  const G = new Float32Array(size * L).fill(1e-3);
  const T = new Float32Array(joints * L * L);
  const GT = new Float32Array(joints * L * L).fill(1e-2);
  const sumW = new Float32Array(size * L);
  const sumT = new Float32Array(joints * L * L);
  let sums = 0;
  const random = dice(seed);
  const order = chains.map((_, i) => i);
  for (let pass = 0; pass < passes; pass += 1) {
    for (let i = order.length - 1; i > 0; i -= 1) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j], order[i]];
    }
    for (const c of order) {
      const chain = chains[c];
      const n = chain.length;
      if (n === 0) continue;
      const weight = weightOf(c);
      const S = new Float64Array(n * L);
      const kept = chain.map((line) =>
        drop > 0 ? line.features.filter(() => random() >= drop) : line.features,
      );
      for (let t = 0; t < n; t += 1)
        for (const f of kept[t]) {
          const at = f * L;
          for (let y = 0; y < L; y += 1) S[t * L + y] += W[at + y];
        }
      if (drop > 0) for (let i = 0; i < S.length; i += 1) S[i] /= 1 - drop;
      const known = chain.map((line) => line.label);
      // Forward and backward, free and with the known labels held, for partly labelled chains too.
      const free = expectations(S, T, chain, n, L, null);
      const held = expectations(S, T, chain, n, L, known);
      for (let t = 0; t < n; t += 1) {
        const g = new Float64Array(L);
        let any = false;
        for (let y = 0; y < L; y += 1) {
          g[y] = (free.node[t * L + y] - held.node[t * L + y]) * weight;
          if (Math.abs(g[y]) > 1e-4) any = true;
        }
        if (any)
          for (const f of kept[t]) {
            const at = f * L;
            for (let y = 0; y < L; y += 1) {
              const d = g[y] + decay * W[at + y];
              if (d === 0) continue;
              G[at + y] += d * d;
              W[at + y] -= (rate * d) / Math.sqrt(G[at + y]);
            }
          }
        if (t > 0) {
          const at = chain[t].joint * L * L;
          for (let i = 0; i < L * L; i += 1) {
            const d = (free.edge[t * L * L + i] - held.edge[t * L * L + i]) * weight + decay * T[at + i];
            GT[at + i] += d * d;
            T[at + i] -= (rate * d) / Math.sqrt(GT[at + i]);
          }
        }
      }
    }
    if (pass >= passes / 2) {
      for (let i = 0; i < W.length; i += 1) sumW[i] += W[i];
      for (let i = 0; i < T.length; i += 1) sumT[i] += T[i];
      sums += 1;
    }
  }
  for (let i = 0; i < W.length; i += 1) sumW[i] /= sums;
  for (let i = 0; i < T.length; i += 1) sumT[i] /= sums;
  return { weights: sumW, joints: sumT };
};

/** How likely each label and each pair of neighbours is, given the scores and the known labels. */
const expectations = (S, T, chain, n, L, known) => {
  const A = new Float64Array(n * L);
  const B = new Float64Array(n * L);
  const allowed = (t, y) => known === null || known[t] < 0 || known[t] === y;
  const tmp = new Float64Array(L);
  for (let y = 0; y < L; y += 1) A[y] = allowed(0, y) ? S[y] : -1e9;
  for (let t = 1; t < n; t += 1) {
    const at = chain[t].joint * L * L;
    for (let y = 0; y < L; y += 1) {
      if (!allowed(t, y)) {
        A[t * L + y] = -1e9;
        continue;
      }
      for (let x = 0; x < L; x += 1) tmp[x] = A[(t - 1) * L + x] + T[at + x * L + y];
      A[t * L + y] = S[t * L + y] + logSumExp(tmp, 0, L);
    }
  }
  for (let t = n - 2; t >= 0; t -= 1) {
    const at = chain[t + 1].joint * L * L;
    for (let x = 0; x < L; x += 1) {
      for (let y = 0; y < L; y += 1)
        tmp[y] = allowed(t + 1, y) ? T[at + x * L + y] + S[(t + 1) * L + y] + B[(t + 1) * L + y] : -1e9;
      B[t * L + x] = logSumExp(tmp, 0, L);
    }
  }
  const Z = logSumExp(A, (n - 1) * L, L);
  const node = new Float64Array(n * L);
  for (let i = 0; i < n * L; i += 1) node[i] = Math.exp(A[i] + B[i] - Z);
  const edge = new Float64Array(n * L * L);
  for (let t = 1; t < n; t += 1) {
    const at = chain[t].joint * L * L;
    for (let x = 0; x < L; x += 1)
      for (let y = 0; y < L; y += 1)
        edge[t * L * L + x * L + y] = allowed(t, y)
          ? Math.exp(A[(t - 1) * L + x] + T[at + x * L + y] + S[t * L + y] + B[t * L + y] - Z)
          : 0;
  }
  return { node, edge, Z };
};
