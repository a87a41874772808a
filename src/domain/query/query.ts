import { usageError, userError } from '../../errors.ts';
import { nearest } from '../nearest.ts';
import {
  DAY_KEYS,
  HAS_VALUES,
  IS_VALUES,
  NUMBER_KEYS,
  type Query,
  type QueryContext,
  type QueryKey,
  type Term,
} from './terms.ts';
import { readValue } from './values.ts';
import { splitWords, type Token } from './words.ts';

export type * from './terms.ts';

/** Every key with what it takes, in the order help shows them. */
export const QUERY_KEYS: readonly { key: Exclude<QueryKey, 'words'>; takes: string }[] = [
  { key: 'status', takes: 'a stage: status:applied,interview' },
  {
    key: 'group',
    takes:
      'saved, active, won, lost (rejected), closed (withdrawn, ghosted, expired) or ended (lost and closed)',
  },
  { key: 'is', takes: IS_VALUES.join(', ') },
  { key: 'has', takes: HAS_VALUES.join(', ') },
  { key: 'company', takes: 'words: company:"Acme Corp"' },
  { key: 'title', takes: 'words: title:engineer' },
  { key: 'location', takes: 'words: location:berlin' },
  { key: 'tag', takes: 'a tag: tag:remote' },
  { key: 'skill', takes: 'a key skill: skill:go' },
  { key: 'source', takes: 'words: source:linkedin' },
  { key: 'language', takes: 'two letters: language:de' },
  { key: 'workplace', takes: 'onsite, hybrid or remote' },
  { key: 'type', takes: 'full-time, part-time, contract, temporary, internship or volunteer' },
  { key: 'seniority', takes: 'intern, junior, mid, senior, lead or executive' },
  { key: 'expires', takes: 'a day: expires:7d, expires.before:2026-12-31, expires:2026-12-01..2026-12-31' },
  { key: 'applied', takes: 'a day: applied.after:2026-10-01, applied:2w' },
  { key: 'posted', takes: 'a day: posted:30d' },
  { key: 'saved', takes: 'a day: saved:today' },
  { key: 'tracked', takes: 'a day: tracked:2026-10' },
  { key: 'updated', takes: 'a day: updated.before:14d' },
  { key: 'salary', takes: 'pay: salary:60k+, salary:50k..70k, salary:20/hour+' },
  { key: 'match', takes: '0 to 100: match:70+' },
  { key: 'id', takes: 'ids: id:3,7' },
];

/** The most words and values of one query: looking more of them up takes seconds. */
const MOST_PARTS = 2000;

/** Refuses what is more to look up than the database answers in a moment. */
export function refuseTooLong(texts: readonly string[]): void {
  const parts = texts.reduce(
    (sum, each) => sum + Math.max(1, each.match(/[\p{L}\p{N}\p{M}]+/gu)?.length ?? 0),
    0,
  );
  if (parts <= MOST_PARTS) return;
  throw userError('query-too-long', `A query of ${parts} words and values is too long.`, [
    `${MOST_PARTS} are taken; ask in several queries.`,
  ]);
}

const SPOKEN: Record<string, QueryKey> = {
  stage: 'status',
  deadline: 'expires',
  employer: 'company',
  role: 'title',
  place: 'location',
  tags: 'tag',
  skills: 'skill',
  lang: 'language',
  pay: 'salary',
  score: 'match',
};

const knownKey = (word: string): QueryKey | null => {
  const name = word.toLowerCase();
  const known = QUERY_KEYS.find((k) => k.key === name)?.key;
  return known ?? (Object.hasOwn(SPOKEN, name) ? SPOKEN[name]! : null);
};

const ORDERED: ReadonlySet<string> = new Set([...DAY_KEYS, ...NUMBER_KEYS]);

const kindOf = (word: string): 'ordered' | 'other' | null => {
  const key = knownKey(word);
  if (key === null) return null;
  return ORDERED.has(key) ? 'ordered' : 'other';
};

const keyOf = (word: string): QueryKey => {
  const key = knownKey(word);
  if (key) return key;
  const name = word.toLowerCase();
  const keys = QUERY_KEYS.map((k) => k.key);
  const near = nearest(name, keys);
  const hints = near.length > 0 ? [`Did you mean ${near.map((n) => `"${n}:"`).join(' or ')}?`] : [];
  hints.push(`Keys: ${keys.join(', ')}.`, 'Quote a word that has a colon: \'"a:b"\'.');
  throw usageError('unknown-key', `There is no query key "${word}".`, hints, {
    key: word,
    keys,
    nearest: near,
  });
};

const termOf = (token: Token, context: QueryContext): Term =>
  token.key === null
    ? { key: 'words', negated: token.negated, op: 'is', values: token.values.map((v) => v.text) }
    : readValue(keyOf(token.key), token, context);

/**
 * Reads a query: `status:applied,interview company:"Acme Corp" -tag:remote  salary:60k+ expires:7d words`.
 * What a shell eats has a form it does not, and both are read: `expires.before:7d` for `expires:<7d`, `match:70+` for `match:>=70`.
 * Given as arguments, one that has spaces and a single key is a value typed in quotes.
 * Unknown keys and values that cannot be read are usage errors with the nearest and the list.
 */
export function parseQuery(words: readonly string[] | string, context: QueryContext): Query {
  const tokens = splitWords(words, kindOf);
  refuseTooLong(tokens.flatMap(({ values }) => values.map(({ text }) => text)));
  return { terms: tokens.map((token) => termOf(token, context)) };
}
