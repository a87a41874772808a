import { usageError } from '../../errors.ts';

/** One value as typed; `quoted` where it stood in quotes, and so means nothing but itself. */
export interface TypedValue {
  text: string;
  quoted: boolean;
}

/** One part of a query as typed: `-key:value,value`, or a word with key null. */
export interface Token {
  /** The part as it was typed, for messages. */
  typed: string;
  key: string | null;
  /** What was asked of the key beyond equality, as in `expires.before:`; null for nothing. */
  side: string | null;
  negated: boolean;
  values: TypedValue[];
}

/** What a word before `>` or `.before:` is: a key whose values have an order, another key, or no key at all. */
export type KeyKind = (word: string) => 'ordered' | 'other' | null;

const LONGEST_KEY = 80;
const KEY = /^(-?)([A-Za-z][A-Za-z_-]*):(?!\/\/)/;
// Forms that only a known key makes: others are words, such as "a>b" or "e.g.:".
const SIDED = /^(-?)([A-Za-z]+)\.([A-Za-z]+):(?!\/\/)/;
const COMPARED = /^(-?)([A-Za-z]+)(?=[<>]|=[^=])/;
const QUOTES: Record<string, string> = { '"': '"', "'": "'", '“': '”', '„': '“' };

const isSpace = (letter: string | undefined) => letter !== undefined && /\s/.test(letter);

interface Head {
  key: string;
  side: string | null;
  negated: boolean;
  /** How many letters it takes, colon included. */
  length: number;
}

// The key a text begins with, in any of its forms.
const headOf = (text: string, kind: KeyKind): Head | null => {
  const plain = KEY.exec(text);
  if (plain) return { key: plain[2]!, side: null, negated: plain[1] === '-', length: plain[0].length };
  const sided = SIDED.exec(text);
  if (sided && kind(sided[2]!) !== null)
    return { key: sided[2]!, side: sided[3]!, negated: sided[1] === '-', length: sided[0].length };
  const compared = COMPARED.exec(text);
  if (compared && kind(compared[2]!) === 'ordered')
    return { key: compared[2]!, side: null, negated: compared[1] === '-', length: compared[0].length };
  return null;
};

// Cuts one token from the text at `start`: up to a space that is in no quotes.
const tokenAt = (text: string, start: number, kind: KeyKind): { token: Token; end: number } => {
  // No key is longer, and the rest of the text would be copied for each of its words.
  const match = headOf(text.slice(start, start + LONGEST_KEY), kind);
  const isNegatedWord = !match && text[start] === '-' && text.length > start + 1 && !isSpace(text[start + 1]);
  let at = start + (match ? match.length : isNegatedWord ? 1 : 0);
  const values: TypedValue[] = [];
  let value: TypedValue = { text: '', quoted: false };
  const close = () => {
    if (value.text !== '' || value.quoted) values.push(value);
    value = { text: '', quoted: false };
  };
  while (at < text.length && !isSpace(text[at])) {
    const letter = text[at]!;
    const closing = QUOTES[letter];
    // An apostrophe inside a word is no quote.
    const opens =
      closing !== undefined && (letter === '"' || value.text === '' || /^[<>=]+$/.test(value.text));
    const end = opens ? text.indexOf(closing, at + 1) : -1;
    if (end > at) {
      value = { text: value.text + text.slice(at + 1, end), quoted: true };
      at = end + 1;
    } else if (letter === '"') {
      throw usageError('open-quote', `A quote is opened and not closed in ${text.slice(start)}.`);
    } else if (letter === ',' && match) {
      close();
      at += 1;
    } else {
      value.text += letter;
      at += 1;
    }
  }
  close();
  const token: Token = {
    typed: text.slice(start, at),
    key: match?.key ?? null,
    side: match?.side ?? null,
    negated: match?.negated || isNegatedWord,
    values,
  };
  if (token.key !== null && values.length === 0) {
    throw usageError('empty-value', `"${token.typed}" has no value.`, [`Write ${token.key}:something.`]);
  }
  return { token, end: at };
};

const split = (text: string, kind: KeyKind): Token[] => {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (isSpace(text[at])) {
      at += 1;
      continue;
    }
    const { token, end } = tokenAt(text, at, kind);
    if (token.values.length > 0) tokens.push(token);
    at = end;
  }
  return tokens;
};

const isSplit = (text: string, kind: KeyKind): boolean => {
  if (/["“„]/.test(text)) return true;
  const [first = '', ...more] = text.split(/\s+/);
  if (more.some((word) => /^-?[A-Za-z][A-Za-z_-]*:\S/.test(word) || headOf(word, kind))) return true;
  // No day and no number has a space in it; pay may have ("60k EUR").
  const head = headOf(first, kind);
  return head !== null && kind(head.key) === 'ordered' && !/^(?:salary|pay)$/i.test(head.key);
};

// The shell has taken the quotes of company:"Acme Corp" away; what is left in one argument belongs together.
const splitArgument = (argument: string, kind: KeyKind): Token[] => {
  const text = argument.trim();
  if (!/\s/.test(text) || isSplit(text, kind)) return split(text, kind);
  const match = headOf(text, kind);
  if (match) {
    const { key, side, negated, length } = match;
    const values = [{ text: text.slice(length).trim(), quoted: false }];
    return [{ typed: text, key, side, negated, values }];
  }
  return [{ typed: text, key: null, side: null, negated: false, values: [{ text, quoted: true }] }];
};

/** Splits a query into its parts, whether one text or as the shell's arguments. */
export function splitWords(words: readonly string[] | string, kind: KeyKind): Token[] {
  return typeof words === 'string'
    ? split(words, kind)
    : words.flatMap((argument) => splitArgument(argument, kind));
}
