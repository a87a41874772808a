import families from '../../data/sections/families.json' with { type: 'json' };

/** What a line is made of, as numbers: hashed words, the families they belong to, and its outer shape. */
export interface Atoms {
  words: number[];
  /** Families of meaning in the line, in order of appearance, each once. */
  families: number[];
  /** The family of each word, -1 for none. */
  familyAt: number[];
  stems: number[];
  endings: number[];
  /** One number for length, opening, ending, digits and signs. */
  whole: number;
}

/** Mixes two numbers into one of 32 bits. */
export function mix(a: number, b: number): number {
  let h = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return (h ^ (h >>> 13)) >>> 0;
}

/** The hash of a word. */
export function hashOf(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

/** Lower-case, without accents. */
export function plain(text: string): string {
  const lower = text.toLowerCase();
  return /[^\0-\x7f]/.test(lower)
    ? lower
        .normalize('NFD')
        .replace(/[\u0300-\u036f]/g, '')
        .replace(/[łøßæœđı’]/g, (c) => LETTERS[c] ?? c)
    : lower;
}
const LETTERS: Record<string, string> = { ł: 'l', ø: 'o', ß: 'ss', æ: 'ae', œ: 'oe', đ: 'd', ı: 'i', '’': "'" };

export const FAMILY_NAMES = Object.keys(families);
const exact = new Map<string, number>();
const prefixes = new Map<string, number>();
const shortest = 2;
FAMILY_NAMES.forEach((name, family) => {
  for (const form of families[name as keyof typeof families].split(' ')) {
    const key = plain(form);
    if (key.endsWith('*')) {
      if (!prefixes.has(key.slice(0, -1))) prefixes.set(key.slice(0, -1), family);
    } else if (!exact.has(key)) exact.set(key, family);
  }
});

function lookUp(word: string): number {
  const found = exact.get(word);
  if (found !== undefined) return found;
  for (let n = word.length; n >= shortest; n -= 1) {
    const family = prefixes.get(word.slice(0, n));
    if (family !== undefined) return family;
  }
  return -1;
}

interface Word {
  hash: number;
  family: number;
  stem: number;
  ending: number;
}
const known = new Map<string, Word>();
function wordOf(text: string): Word {
  let word = known.get(text);
  if (word === undefined) {
    word = {
      hash: hashOf(text),
      family: lookUp(text),
      stem: hashOf(text.slice(0, 5)),
      ending: hashOf(text.slice(-3)),
    };
    if (known.size < 30_000) known.set(text, word);
  }
  return word;
}

const WORD = /[\p{L}\p{M}]+(?:['-][\p{L}\p{M}]+)*|\p{N}+|[€$£%@&+?!]/gu;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

const MOST_WORDS = 90;

/** The words of a text, lower-case and without accents; a script without blanks is cut into pairs of signs. */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const [found] of plain(text.length > 900 ? text.slice(0, 900) : text).matchAll(WORD)) {
    if (found.charCodeAt(0) > 0xe00 && UNSPACED.test(found)) {
      if (found.length < 3) words.push(found);
      else for (let i = 0; i + 2 <= found.length; i += 1) words.push(found.slice(i, i + 2));
    } else words.push(found.charCodeAt(0) >= 48 && found.charCodeAt(0) <= 57 ? `#${Math.min(found.length, 5)}` : found);
    if (words.length >= MOST_WORDS) break;
  }
  return words;
}

const lengthClass = (n: number): number =>
  n < 12 ? 0 : n < 25 ? 1 : n < 45 ? 2 : n < 70 ? 3 : n < 110 ? 4 : n < 180 ? 5 : n < 320 ? 6 : 7;

/** Reads a line's atoms. */
export function atomsOf(text: string): Atoms {
  const words: number[] = [];
  const familyAt: number[] = [];
  const found: number[] = [];
  const stems: number[] = [];
  const endings: number[] = [];
  for (const w of wordsOf(text)) {
    const { hash, family, stem, ending } = wordOf(w);
    words.push(hash);
    familyAt.push(family);
    stems.push(stem);
    endings.push(ending);
    if (family >= 0 && !found.includes(family)) found.push(family);
  }
  return { words, families: found, familyAt, stems, endings, whole: lengthClass(text.length) };
}
