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

/** The number of a family by its name. */
export const familyNamed = (name: keyof typeof families): number => FAMILIES.indexOf(name);

interface Forms {
  exact: Map<string, number>;
  openings: Map<string, number>;
}

let known: Forms | undefined;

function readForms(): Forms {
  const forms: Forms = { exact: new Map(), openings: new Map() };
  FAMILIES.forEach((name, family) => {
    for (const form of families[name].split(' ')) {
      const opens = form.endsWith('*');
      const into = opens ? forms.openings : forms.exact;
      const key = opens ? form.slice(0, -1) : form;
      if (!into.has(key)) into.set(key, family);
    }
  });
  return forms;
}

function familyOf(word: string): number {
  known ??= readForms();
  const found = known.exact.get(word);
  if (found !== undefined) return found;
  for (let n = Math.min(word.length, LONGEST); n >= 2; n -= 1) {
    const family = known.openings.get(word.slice(0, n));
    if (family !== undefined) return family;
  }
  return -1;
}
const LONGEST = 20;

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

// A paragraph says what it is about in its first sentences; longer reading would only cost time.
const MOST_WORDS = 90;
const MOST_CHARACTERS = 900;

const isDigit = (c: number): boolean => c >= 48 && c <= 57;
// By ranges: a regular expression that knows every letter takes longer to make than a posting to read.
const isLetter = (c: number): boolean =>
  (c >= 97 && c <= 122) ||
  (c >= 0xc0 &&
    c !== 0xd7 &&
    c !== 0xf7 &&
    (c < 0x2000 || c > 0x2fff) &&
    (c < 0x3000 || c > 0x3040) &&
    c < 0xfe00);
/** Scripts without blanks between words: Thai, kana, Han. */
const isUnspaced = (c: number): boolean =>
  (c >= 0x0e00 && c <= 0x0e7f) || (c >= 0x3041 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff);
const SIGNS = new Set([...'€$£%@&+?!'].map((sign) => sign.charCodeAt(0)));

/** The words of a text in lower case without accents: letters with what joins them, numbers by their length, some signs. */
function wordsOf(text: string): string[] {
  const from = plain(text.slice(0, MOST_CHARACTERS));
  const words: string[] = [];
  let i = 0;
  while (i < from.length && words.length < MOST_WORDS) {
    const at = i;
    const c = from.charCodeAt(i++);
    if (isDigit(c)) {
      while (isDigit(from.charCodeAt(i))) i += 1;
      words.push(`#${Math.min(i - at, 5)}`);
    } else if (isUnspaced(c)) {
      while (isUnspaced(from.charCodeAt(i))) i += 1;
      if (i - at < 3) words.push(from.slice(at, i));
      else for (let j = at; j + 2 <= i; j += 1) words.push(from.slice(j, j + 2));
    } else if (isLetter(c)) {
      for (; i < from.length; i += 1) {
        const next = from.charCodeAt(i);
        if (isLetter(next) && !isUnspaced(next)) continue;
        if (!((next === 39 || next === 45) && isLetter(from.charCodeAt(i + 1)))) break;
      }
      words.push(from.slice(at, i));
    } else if (SIGNS.has(c)) words.push(from.charAt(at));
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
