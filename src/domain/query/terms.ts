import type { Day } from '../days.ts';
import type { PayPeriod } from '../job.ts';
import type { Stage } from '../stages.ts';

/** Keys whose values are text, found anywhere in the field, whatever the case. `words` looks in title, company, notes, tags, people, interviews and description. */
export const TEXT_KEYS = [
  'words',
  'company',
  'title',
  'location',
  'tag',
  'skill',
  'source',
  'language',
] as const;
/** Keys whose values are fixed names: stages, groups, and the words of a job's own fields. */
export const NAME_KEYS = ['status', 'group', 'workplace', 'type', 'seniority', 'is', 'has'] as const;
/** Keys whose values are days. */
export const DAY_KEYS = ['expires', 'applied', 'posted', 'saved', 'updated', 'tracked'] as const;
/** Keys whose values are numbers. */
export const NUMBER_KEYS = ['match', 'id', 'salary'] as const;

/** What `is:` can ask. `closed`: ended, or the posting takes no more applications; `open`: all others; `tracked`: on the tracking list; `overdue`: deadline passed before applying. */
export const IS_VALUES = ['open', 'closed', 'tracked', 'overdue'] as const;
/** What `has:` can ask. */
export const HAS_VALUES = ['deadline', 'salary', 'url', 'notes', 'reminder'] as const;

export type TextKey = (typeof TEXT_KEYS)[number];
export type NameKey = (typeof NAME_KEYS)[number];
export type DayKey = (typeof DAY_KEYS)[number];
export type NumberKey = (typeof NUMBER_KEYS)[number];
export type QueryKey = TextKey | NameKey | DayKey | NumberKey;
export type Comparison = 'is' | '<' | '<=' | '>' | '>=';

/** The field contains any of the values. */
export interface TextTerm {
  key: TextKey;
  negated: boolean;
  op: 'is';
  values: string[];
}

/** The field is one of the values: full stage names, groups, or the words of `src/domain/job.ts`. */
export interface NameTerm {
  key: NameKey;
  negated: boolean;
  op: 'is';
  values: string[];
}

/**
 * A day against one bound, or `between` two of which both count. Relative days are absolute here already.
 * `is` holds for any of the days. A field that is empty fits no DayTerm, nor its negation's contrary: negate the whole.
 */
export interface DayTerm {
  key: DayKey;
  negated: boolean;
  op: Comparison | 'between';
  values: Day[];
}

/**
 * A number against one bound, or `between` two of which both count; `is` holds for any of them.
 * For `salary` a job fits `>=` and `>` by the most it pays, `<=` and `<` by the least, `is` by its range;
 * it is compared within `period` (a year unless typed) and `currency` alone (null: whichever).
 */
export interface NumberTerm {
  key: NumberKey;
  negated: boolean;
  op: Comparison | 'between';
  values: number[];
  currency?: string | null;
  period?: PayPeriod;
}

export type Term = TextTerm | NameTerm | DayTerm | NumberTerm;

/** A query as plain data: a job fits where it fits every term. No terms fit every job. */
export interface Query {
  terms: Term[];
}

/** What a query is read against: today in the user's zone, and the stages there are. */
export interface QueryContext {
  today: Day;
  stages: readonly Stage[];
}
