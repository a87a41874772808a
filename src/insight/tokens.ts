/** What stands between a word and the one before it, from nothing to the end of a sentence. */
export const GAP = { none: 0, space: 1, joint: 2, comma: 3, bracket: 4, stop: 5 } as const;

/** A text as words: parallel lists, so that a long posting costs little. */
export interface Tokens {
  text: string;
  /** As written. */
  raw: string[];
  /** Lower-case, plural endings taken off. */
  word: string[];
  start: number[];
  end: number[];
  /** One of GAP, for what stands before the word. */
  gap: number[];
}

const LETTER = 1;
const DIGIT = 2;
const CLASS = new Uint8Array(0x10000);
for (let c = 0; c < 128; c += 1) {
  const ch = String.fromCharCode(c);
  if (/[a-zA-Z]/.test(ch)) CLASS[c] = LETTER;
  else if (/[0-9]/.test(ch)) CLASS[c] = DIGIT;
}
for (let c = 0xc0; c < 0x2000; c += 1) if (c !== 0xd7 && c !== 0xf7) CLASS[c] = LETTER;
for (let c = 0x2c00; c < 0xd800; c += 1) if (c < 0x2e00 || c > 0x3040) CLASS[c] = LETTER;

/** A word as it is compared: lower-case, without a possessive or plural ending. */
export function stem(raw: string): string {
  let w = raw.toLowerCase();
  const apostrophe = w.search(/['’]/);
  if (apostrophe > 0) w = w.slice(0, apostrophe);
  const n = w.length;
  if (n > 3 && w.charCodeAt(n - 1) === 115) {
    const before = w.charCodeAt(n - 2);
    // -ss, -us, -is, and -ics, which is no plural: electronics are not electronic.
    if (before === 115 || before === 117 || before === 105 || (before === 99 && w.charCodeAt(n - 3) === 105))
      return w;
    if (n > 4 && before === 101 && w.charCodeAt(n - 3) === 105) return `${w.slice(0, n - 3)}y`;
    return w.slice(0, n - 1);
  }
  return w;
}

const stems = new Map<string, string>();
function stemOf(raw: string): string {
  let s = stems.get(raw);
  if (s === undefined) {
    s = stem(raw);
    if (stems.size < 20_000) stems.set(raw, s);
  }
  return s;
}

const ELIDED = /^(?:[ldjnsct]|qu|un|dell|all|nell|sull|dall)$/i;

/** Cuts a text into words. `c++`, `c#`, `.net` are one word; `node.js`, `ci/cd` and `e-mail` are two, joined. */
export function tokenize(text: string): Tokens {
  const raw: string[] = [];
  const word: string[] = [];
  const start: number[] = [];
  const end: number[] = [];
  const gap: number[] = [];
  const n = text.length;
  let i = 0;
  let lastEnd = 0;
  while (i < n) {
    if (CLASS[text.charCodeAt(i)] === 0) {
      i += 1;
      continue;
    }
    const a = i;
    i += 1;
    while (i < n) {
      const c = text.charCodeAt(i);
      if (CLASS[c] !== 0) i += 1;
      else if ((c === 43 || c === 35) && i > a) i += 1;
      else if ((c === 39 || c === 0x2019) && CLASS[text.charCodeAt(i + 1)] === LETTER) {
        // "l'anglais" and "dell'acqua" are two words, "team's" is one.
        if (i - a <= 4 && ELIDED.test(text.slice(a, i)) && CLASS[text.charCodeAt(i + 2)] === LETTER) break;
        i += 1;
      } else break;
    }
    let from = a;
    let written = text.slice(a, i);
    let w = stemOf(written);
    if (w === 'net') {
      if (text.charCodeAt(a - 1) === 46) from = a - 1;
      else if (
        text.charCodeAt(a - 1) === 32 &&
        text.charCodeAt(a - 2) === 46 &&
        !(CLASS[text.charCodeAt(a - 3)]! > 0)
      )
        from = a - 2;
      if (from < a) {
        w = '.net';
        written = text.slice(from, i);
      }
    }
    raw.push(written);
    word.push(w);
    start.push(from);
    end.push(i);
    gap.push(word.length === 1 ? GAP.stop : gapOf(text, lastEnd, from));
    lastEnd = i;
  }
  return { text, raw, word, start, end, gap };
}

function gapOf(text: string, from: number, to: number): number {
  if (from >= to) return GAP.none;
  let kind: number = GAP.none;
  for (let i = from; i < to; i += 1) {
    const c = text.charCodeAt(i);
    let k: number;
    if (c === 32 || c === 45 || c === 0xa0 || c === 0x2011) k = GAP.space;
    else if (c === 47 || c === 38) k = GAP.joint;
    else if (c === 46) k = i + 1 === to && i === from ? GAP.joint : GAP.stop;
    else if ((c === 39 || c === 0x2019) && to - from === 1) k = GAP.joint;
    else if (c === 44) k = GAP.comma;
    else if (
      c === 40 ||
      c === 41 ||
      c === 34 ||
      c === 39 ||
      c === 0x2019 ||
      c === 91 ||
      c === 93 ||
      c === 42 ||
      c === 0xae ||
      c === 0x2122 ||
      c === 95
    )
      k = GAP.bracket;
    else if (c === 9) k = GAP.space;
    else k = GAP.stop;
    if (k > kind) kind = k;
  }
  return kind;
}
