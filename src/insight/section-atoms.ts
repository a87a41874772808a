import families from '../../data/sections/families.json' with { type: 'json' };

/** What a line is made of, as numbers: its words hashed, and the families of meaning they belong to in any language. */
export interface Atoms {
  words: number[];
  /** Each word's first five letters, hashed: what inflection leaves alone. */
  stems: number[];
  /** Each word's last three letters, hashed. */
  endings: number[];
  /** Each word's family, -1 for none. */
  familyAt: number[];
  /** The families in the line, each once, in order of appearance. */
  families: number[];
  /** How long the line is, in eight steps. */
  length: number;
}

/** Mixes two numbers into one of 32 bits. */
export function mix(a: number, b: number): number {
  let h = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return (h ^ (h >>> 13)) >>> 0;
}

/** The hash of a text: 32 bits, the same on every machine. */
export function hashOf(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

const LETTERS: Record<string, string> = {
  ł: 'l',
  ø: 'o',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
  ı: 'i',
  '’': "'",
};

/** A text in lower case and without accents. */
export function plain(text: string): string {
  const lower = text.toLowerCase();
  if (!/[^\0-\x7f]/.test(lower)) return lower;
  return lower
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[łøßæœđı’]/g, (c) => LETTERS[c] ?? c);
}

const FAMILIES = Object.keys(families) as (keyof typeof families)[];
const exact = new Map<string, number>();
const openings = new Map<string, number>();
FAMILIES.forEach((name, family) => {
  for (const form of plain(families[name]).split(' ')) {
    const [forms, key] = form.endsWith('*') ? [openings, form.slice(0, -1)] : [exact, form];
    if (!forms.has(key)) forms.set(key, family);
  }
});

/** The number of a family by its name. */
export const familyNamed = (name: keyof typeof families): number => FAMILIES.indexOf(name);

function familyOf(word: string): number {
  const found = exact.get(word);
  if (found !== undefined) return found;
  for (let n = word.length; n >= 2; n -= 1) {
    const family = openings.get(word.slice(0, n));
    if (family !== undefined) return family;
  }
  return -1;
}

interface Word {
  hash: number;
  stem: number;
  ending: number;
  family: number;
}

const seen = new Map<string, Word>();
const MOST_SEEN = 30_000;

function wordOf(text: string): Word {
  let word = seen.get(text);
  if (word === undefined) {
    const [stem, ending] = [hashOf(text.slice(0, 5)), hashOf(text.slice(-3))];
    word = { hash: hashOf(text), stem, ending, family: familyOf(text) };
    if (seen.size < MOST_SEEN) seen.set(text, word);
  }
  return word;
}

const WORD = /[\p{L}\p{M}]+(?:['-][\p{L}\p{M}]+)*|\p{N}+|[€$£%@&+?!]/gu;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
// A paragraph says what it is about in its first sentences; longer reading would only cost time.
const MOST_WORDS = 90;
const MOST_CHARACTERS = 900;

function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const [found] of plain(text.slice(0, MOST_CHARACTERS)).matchAll(WORD)) {
    const first = found.charCodeAt(0);
    if (first >= 48 && first <= 57) words.push(`#${Math.min(found.length, 5)}`);
    else if (first > 0xe00 && found.length > 2 && UNSPACED.test(found))
      for (let i = 0; i + 2 <= found.length; i += 1) words.push(found.slice(i, i + 2));
    else words.push(found);
    if (words.length >= MOST_WORDS) break;
  }
  return words;
}

const LENGTHS = [12, 25, 45, 70, 110, 180, 320];

/** Reads a line's atoms. A script without blanks between words is read in pairs of signs. */
export function atomsOf(text: string): Atoms {
  const step = LENGTHS.findIndex((most) => text.length < most);
  const atoms: Atoms = {
    words: [],
    stems: [],
    endings: [],
    familyAt: [],
    families: [],
    length: step < 0 ? LENGTHS.length : step,
  };
  for (const written of wordsOf(text)) {
    const word = wordOf(written);
    atoms.words.push(word.hash);
    atoms.stems.push(word.stem);
    atoms.endings.push(word.ending);
    atoms.familyAt.push(word.family);
    if (word.family >= 0 && !atoms.families.includes(word.family)) atoms.families.push(word.family);
  }
  return atoms;
}
