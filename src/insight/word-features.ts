import { GAP, type Tokens } from './tokens.ts';

/** Answers that a word has from elsewhere, `width` of them side by side: `values[i * width + k]`, -1 where nothing is said. */
export interface Hints {
  values: Int16Array;
  width: number;
}

/** The classes of words that stand in like places, one number for each size of class; null for a word that was never seen. */
export type WordClasses = (hash: number) => readonly number[] | null;

const FNV = 0x811c9dc5;
const PRIME = 0x01000193;

/** A string's hash, 32 bits, signed (FNV-1a). */
export function hash(text: string): number {
  let h = FNV | 0;
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), PRIME);
  return h;
}

function mix(a: number, b: number): number {
  let h = Math.imul(a ^ Math.imul(b, 0x9e3779b1), 0x85ebca6b);
  h ^= h >>> 15;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 13);
}

/** A word's outline: `Xx` for Python, `X` for SQL, `xX` for macOS, `X9` for GA4. */
function shapeOf(word: string): string {
  let shape = '';
  let last = '';
  for (const ch of word) {
    const lower = ch.toLowerCase();
    const c = ch >= '0' && ch <= '9' ? '9' : lower !== ch ? 'X' : ch.toUpperCase() !== ch ? 'x' : ch;
    if (c !== last) shape += c;
    last = c;
  }
  return shape.slice(0, 6);
}

/** What is looked at in a word, as hashes: in itself, as a neighbour, two words away. */
export interface WordFeatures {
  /** Its place among the words its reader has read, or -1 where it keeps no more. */
  id: number;
  own: Int32Array;
  near: Int32Array;
  far: Int32Array;
  lower: number;
  shape: number;
  classes: readonly number[];
}

const MOST_WORDS = 30_000;
const NO_CLASS = [-1, -1];

/** Reads words for a tagger; what it says of a word it remembers. */
export class WordReader {
  private readonly known = new Map<string, WordFeatures>();
  private readonly classesOf: WordClasses;

  constructor(classesOf: WordClasses) {
    this.classesOf = classesOf;
  }

  read(raw: string): WordFeatures {
    const cached = this.known.get(raw);
    if (cached) return cached;
    const lower = raw.toLowerCase();
    const word = hash(lower);
    const shape = hash(`s${shapeOf(raw)}`);
    const end3 = hash(`3${lower.slice(-3)}`);
    const classes = this.classesOf(word) ?? NO_CLASS;
    const inClass = classes.map((c, k) => mix(c + 9, 300 + k));
    const isKept = this.known.size < MOST_WORDS;
    const features: WordFeatures = {
      id: isKept ? this.known.size : -1,
      own: Int32Array.from([
        word,
        shape,
        end3,
        hash(`2${lower.slice(-2)}`),
        hash(`4${lower.slice(-4)}`),
        hash(`p${lower.slice(0, 3)}`),
        hash(`q${lower.slice(0, 4)}`),
        hash(`n${Math.min(lower.length, 9)}`),
        ...inClass,
      ]),
      near: Int32Array.from([word, shape, end3, ...inClass]),
      far: Int32Array.from([word, shape, ...inClass]),
      lower: word,
      shape,
      classes,
    };
    if (isKept) this.known.set(raw, features);
    return features;
  }
}

/** How many words to each side count. */
export const REACH = 2;
/** What stands for a word beyond the ends. */
export const EDGE = hash('</s>');

/** The part of a word's features that counts at a distance of -2 to 2. */
export const partAt = (word: WordFeatures, offset: number): Int32Array =>
  offset === 0 ? word.own : offset === 1 || offset === -1 ? word.near : word.far;

/** A feature's hash at its distance. */
export const placed = (h: number, offset: number): number => mix(h, offset + 50);

/** The bucket of a hash among `1 << bits`. */
export const bucket = (h: number, bits: number): number => (h ^ (h >>> bits)) & ((1 << bits) - 1);

/** Puts the hashes of what depends on more than one word at place `i` into `into`, and says how many there are. */
export function pairsAt(
  words: readonly WordFeatures[],
  { gap }: Tokens,
  from: number,
  i: number,
  { values, width }: Hints,
  into: Int32Array,
): number {
  const here = words[i]!;
  const left = words[i - 1];
  const right = words[i + 1];
  let n = 0;
  into[n++] = mix(left ? left.lower : EDGE, here.lower) ^ 1;
  into[n++] = mix(here.lower, right ? right.lower : EDGE) ^ 2;
  into[n++] = mix(mix(left ? left.shape : EDGE, here.shape), right ? right.shape : EDGE) ^ 3;
  const around = (i === 0 ? GAP.stop : gap[from + i]!) * 8 + (right ? gap[from + i + 1]! : GAP.stop);
  into[n++] = mix(around, 11);
  into[n++] = mix(around, here.shape ^ 12);
  for (let k = 0; k < here.classes.length; k += 1) {
    into[n++] = mix(mix((left ? left.classes[k]! : -2) + 9, here.classes[k]! + 9), 320 + k);
    into[n++] = mix(mix(here.classes[k]! + 9, (right ? right.classes[k]! : -2) + 9), 340 + k);
  }
  const at = (from + i) * width;
  for (let k = 0; k < width; k += 1) {
    const v = values[at + k]! + 7;
    into[n++] = mix(v, 100 + k);
    into[n++] = mix(mix(left ? values[at - width + k]! + 7 : 5, v), 120 + k);
    into[n++] = mix(mix(v, right ? values[at + width + k]! + 7 : 5), 140 + k);
    into[n++] = mix(v, here.lower ^ (160 + k));
    into[n++] = mix(v, here.shape ^ (180 + k));
    for (let m = k + 1; m < width; m += 1) into[n++] = mix(mix(v, values[at + m]! + 7), 200 + k * 8 + m);
  }
  return n;
}

/** Room enough for what `pairsAt` puts. */
export const MOST_PAIRS = 96;

/** The words `from` to `to` of a token list, read. */
export function readWords(reader: WordReader, { raw }: Tokens, from: number, to: number): WordFeatures[] {
  const list: WordFeatures[] = [];
  for (let i = from; i < to; i += 1) list.push(reader.read(raw[i]!));
  return list;
}

/** All buckets of each of the words `from` to `to`, for learning. */
export function bucketsOf(
  reader: WordReader,
  tokens: Tokens,
  from: number,
  to: number,
  hints: Hints,
  bits: number,
): Int32Array[] {
  const words = readWords(reader, tokens, from, to);
  const scratch = new Int32Array(MOST_PAIRS);
  return words.map((_, i) => {
    const list: number[] = [];
    for (let offset = -REACH; offset <= REACH; offset += 1) {
      const word = words[i + offset];
      if (!word) list.push(bucket(placed(EDGE, offset), bits));
      else for (const h of partAt(word, offset)) list.push(bucket(placed(h, offset), bits));
    }
    const n = pairsAt(words, tokens, from, i, hints, scratch);
    for (let k = 0; k < n; k += 1) list.push(bucket(scratch[k]!, bits));
    return Int32Array.from(list);
  });
}
