// Features become numbers for training, and trained rows become the small file that ships: only features seen in
// several postings and of some weight are kept, each number rounded to one byte. The file holds hashes, never words.

/** Features that occur in at least `least` postings, numbered; `number` maps a list of features to numbers, leaving the others out. */
export const dictionary = (postings, least) => {
  const seen = new Map();
  for (const lists of postings) {
    const here = new Set();
    for (const features of lists) for (const feature of features) here.add(feature);
    for (const feature of here) seen.set(feature, (seen.get(feature) ?? 0) + 1);
  }
  const numbers = new Map();
  for (const [feature, count] of seen)
    if (count >= least && feature !== 0) numbers.set(feature, numbers.size);
  return {
    features: [...numbers.keys()],
    number: (features) => {
      const found = [];
      for (const feature of features) {
        const n = numbers.get(feature);
        if (n !== undefined) found.push(n);
      }
      return found;
    },
  };
};

/** The `most` heaviest rows of a table, rounded to bytes: `{ labels, scale, rows: [hash, bytes] }`. */
export const rounded = (features, weights, labels, most) => {
  const reach = (i) => {
    let top = 0;
    for (let y = 0; y < labels; y += 1) top = Math.max(top, Math.abs(weights[i * labels + y]));
    return top;
  };
  const heaviest = features
    .map((_, i) => i)
    .sort((a, b) => reach(b) - reach(a) || features[a] - features[b])
    .slice(0, most);
  // The very few largest are cut, so that the many small ones keep their differences.
  const scale = reach(heaviest[Math.floor(heaviest.length / 1000)] ?? heaviest[0]) / 127;
  const rows = heaviest
    .map((i) => [
      features[i],
      Array.from({ length: labels }, (_, y) =>
        Math.max(-127, Math.min(127, Math.round(weights[i * labels + y] / scale))),
      ),
    ])
    .filter(([, bytes]) => bytes.some((b) => b !== 0))
    .sort((a, b) => a[0] - b[0]);
  return { labels, scale, rows };
};

const MAGIC = 0x4a545332;
const BUCKETS = 4096;

/** The file's bytes: both tables, then the joints. The reader is src/insight/section-model.ts. */
export const encode = (heading, kind, joints) => {
  const bytes = [];
  const word = (n) => bytes.push(n & 255, (n >>> 8) & 255, (n >>> 16) & 255, (n >>> 24) & 255);
  const real = (n) => word(new Uint32Array(new Float32Array([n]).buffer)[0]);
  word(MAGIC);
  for (const { labels, scale, rows } of [heading, kind]) {
    word(labels);
    word(rows.length);
    real(scale);
    for (const [hash] of rows) word(hash);
    let row = 0;
    for (let bucket = 0; bucket <= BUCKETS; bucket += 1) {
      while (row < rows.length && rows[row][0] / 2 ** 20 < bucket) row += 1;
      word(row);
    }
    for (const [, row] of rows) for (const b of row) bytes.push(b & 255);
    while (bytes.length % 4 !== 0) bytes.push(0);
  }
  for (const joint of joints) real(joint);
  return Uint8Array.from(bytes);
};
