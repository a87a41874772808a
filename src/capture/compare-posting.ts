import { diffLines } from 'diff';
import type { PostingField, PostingFields } from '../domain/job.ts';
import type { FetchResult } from './fetch/capture-url.ts';
import { closedWords } from './text/closed.ts';
import { folded } from './text/lines.ts';

/** What is kept of a posting from before. */
export interface EarlierPosting {
  fields: PostingFields;
  description: string | null;
  /** The day it was first found gone, `YYYY-MM-DD`; null where it was there. */
  goneSince: string | null;
  /** What the user set by hand: left out of the comparison. */
  handSet?: readonly PostingField[];
}

/** One field that is different now. */
export interface PostingChange {
  field: PostingField | 'description';
  from: unknown;
  to: unknown;
}

/** What looking again found; only `closed` closes anything. */
export interface Comparison {
  outcome: 'unchanged' | 'changed' | 'closed' | 'uncertain';
  changes: PostingChange[];
  /** The text's lines that went (`- `) and came (`+ `); null where the text is the same. */
  textDiff: string | null;
  /** Why it is closed or uncertain, as a sentence. */
  reason: string | null;
  /** The day to remember as the first it was gone; null when it is there. */
  goneSince: string | null;
}

const COMPARED: readonly PostingField[] = [
  'title',
  'company',
  'locations',
  'workplace',
  'employmentType',
  'seniority',
  'salary',
  'applyUrl',
  'expiresOn',
];

/** Compares a posting with what a link gives now. A wall, an error or a lost number is uncertain; gone counts on a second day. */
export function comparePosting(earlier: EarlierPosting, now: FetchResult, today: string): Comparison {
  const nothing: Comparison = {
    outcome: 'uncertain',
    changes: [],
    textDiff: null,
    reason: null,
    goneSince: earlier.goneSince,
  };
  if (now.isGone) {
    const since = earlier.goneSince ?? today;
    if (since < today)
      return {
        ...nothing,
        outcome: 'closed',
        reason: `The page is gone, and was on ${since}.`,
        goneSince: since,
      };
    return {
      ...nothing,
      reason: 'The page is gone; if it still is on another day, the posting counts as closed.',
      goneSince: since,
    };
  }
  if (now.outcome === 'unchanged') return { ...nothing, outcome: 'unchanged', goneSince: null };
  if (now.outcome === 'stub')
    return { ...nothing, reason: now.error?.message ?? 'The page could not be read.' };
  if (now.lostNumber)
    return { ...nothing, reason: 'The link now leads to another page, without the posting’s number.' };
  const { fields, description, isPosting } = now.draft;
  if (fields.postingState === 'closed') {
    return { ...nothing, outcome: 'closed', reason: closedReason(description), goneSince: null };
  }
  if (!isPosting) return { ...nothing, reason: 'The link now shows something that is no single posting.' };
  if (isAnother(earlier.fields, fields)) return { ...nothing, reason: 'The link now shows another posting.' };
  return changesBetween(earlier, fields, description);
}

const closedReason = (description: string | null): string => {
  const words = description ? closedWords(description.slice(0, 400)) : null;
  return words ? `The posting says: “${words}”.` : 'The posting says that it takes no more applications.';
};

function isAnother(before: PostingFields, after: PostingFields): boolean {
  const different = (a: string | null, b: string | null): boolean =>
    a !== null && b !== null && folded(a) !== folded(b);
  return (
    different(before.title, after.title) &&
    (different(before.externalId, after.externalId) || different(before.company, after.company)) &&
    !shareWords(before.title!, after.title!)
  );
}

function shareWords(a: string, b: string): boolean {
  const words = new Set(
    folded(a)
      .split(' ')
      .filter((word) => word.length > 3),
  );
  return folded(b)
    .split(' ')
    .some((word) => words.has(word));
}

function changesBetween(
  earlier: EarlierPosting,
  fields: PostingFields,
  description: string | null,
): Comparison {
  const hand = new Set<string>(earlier.handSet ?? []);
  const changes: PostingChange[] = [];
  for (const field of COMPARED) {
    const [from, to] = [earlier.fields[field], fields[field]];
    // What is not found this time is not known to be gone.
    const silent = to === null || (Array.isArray(to) && to.length === 0);
    if (!hand.has(field) && !silent && JSON.stringify(from) !== JSON.stringify(to))
      changes.push({ field, from, to });
  }
  const textDiff = description && earlier.description ? diffOf(earlier.description, description) : null;
  if (textDiff !== null || (description && !earlier.description))
    changes.push({ field: 'description', from: earlier.description, to: description });
  return {
    outcome: changes.length > 0 ? 'changed' : 'unchanged',
    changes,
    textDiff,
    reason: null,
    goneSince: null,
  };
}

/** The lines that differ, at most 200; null where only blanks do. */
function diffOf(before: string, after: string): string | null {
  const tidy = (text: string): string =>
    `${text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
      .join('\n')}\n`;
  const [a, b] = [tidy(before), tidy(after)];
  if (a === b) return null;
  const parts = diffLines(a, b, { timeout: 1500 }) ?? [
    { value: a, removed: true, added: false },
    { value: b, removed: false, added: true },
  ];
  const lines = parts.flatMap(({ value, added, removed }) =>
    added || removed
      ? value
          .trimEnd()
          .split('\n')
          .map((line) => `${added ? '+' : '-'} ${line}`)
      : [],
  );
  return lines.length > 200
    ? [...lines.slice(0, 200), `… and ${lines.length - 200} more lines`].join('\n')
    : lines.join('\n');
}
