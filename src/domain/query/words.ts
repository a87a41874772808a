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
  negated: boolean;
  values: TypedValue[];
}

const KEY = /^(-?)([A-Za-z][A-Za-z_-]*):(?!\/\/)/;
const QUOTES: Record<string, string> = { '"': '"', "'": "'", '“': '”', '„': '“' };

const isSpace = (letter: string | undefined) => letter !== undefined && /\s/.test(letter);

// Cuts one token from the text at `start`: up to a space that is in no quotes.
const tokenAt = (text: string, start: number): { token: Token; end: number } => {
  const match = KEY.exec(text.slice(start));
  const isNegatedWord = !match && text[start] === '-' && text.length > start + 1 && !isSpace(text[start + 1]);
  let at = start + (match ? match[0].length : isNegatedWord ? 1 : 0);
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
    key: match?.[2] ?? null,
    negated: Boolean(match?.[1]) || isNegatedWord,
    values,
  };
  if (token.key !== null && values.length === 0) {
    throw usageError('empty-value', `"${token.typed}" has no value.`, [`Write ${token.key}:something.`]);
  }
  return { token, end: at };
};

const split = (text: string): Token[] => {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (isSpace(text[at])) {
      at += 1;
      continue;
    }
    const { token, end } = tokenAt(text, at);
    if (token.values.length > 0) tokens.push(token);
    at = end;
  }
  return tokens;
};

const HAS_KEY_INSIDE = /\s-?[A-Za-z][A-Za-z_-]*:\S/;

// The shell has taken the quotes of company:"Acme Corp" away; what is left in one argument belongs together.
const splitArgument = (argument: string): Token[] => {
  const text = argument.trim();
  if (!/\s/.test(text) || /["“„]/.test(text) || HAS_KEY_INSIDE.test(text)) return split(text);
  const match = KEY.exec(text);
  if (match) {
    const value = text.slice(match[0].length).trim();
    return [
      { typed: text, key: match[2]!, negated: match[1] === '-', values: [{ text: value, quoted: false }] },
    ];
  }
  return [{ typed: text, key: null, negated: false, values: [{ text, quoted: true }] }];
};

/** Splits a query into its parts, whether one text or as the shell's arguments. */
export function splitWords(words: readonly string[] | string): Token[] {
  return typeof words === 'string' ? split(words) : words.flatMap(splitArgument);
}
