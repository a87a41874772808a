import { STAGES, type Stage, stageRank } from '../domain/stages.ts';
import type { Query, Term } from '../domain/query.ts';
import { userError } from '../errors.ts';
import { toMinor } from '../domain/money.ts';
import type { Value } from './database.ts';
import { matchExpression } from './search.ts';

/** What `list` asks for. */
export interface Listing {
  query: Query;
  sort: Sort;
  /** Null for all. */
  limit: number | null;
}

export interface Sort {
  key: SortKey;
  descending: boolean;
}

export const SORT_KEYS = [
  'updated',
  'saved',
  'applied',
  'posted',
  'deadline',
  'title',
  'company',
  'status',
  'salary',
  'match',
  'id',
] as const;
export type SortKey = (typeof SORT_KEYS)[number];

interface Condition {
  where: string;
  values: Value[];
}

// A year's pay in minor units, for comparing what is stated by the hour with what is stated by the year.
const YEARLY = (column: string): string =>
  `${column} * CASE j.salary_period WHEN 'hour' THEN 2080 WHEN 'day' THEN 260 WHEN 'week' THEN 52 WHEN 'month' THEN 12 ELSE 1 END`;

const contains = (column: string) => (value: Value): Condition => ({
  where: `instr(lower(coalesce(${column}, '')), lower(?)) > 0`,
  values: [value],
});
const equals = (column: string) => (value: Value): Condition => ({ where: `${column} IS ?`, values: [value] });

const IS: Record<string, string> = {
  open: "j.posting_state <> 'closed'",
  closed: "j.posting_state = 'closed'",
  tracked: 'j.tracked_at IS NOT NULL',
  overdue: "EXISTS (SELECT 1 FROM reminders r WHERE r.job = j.id AND r.state = 'due')",
};
const HAS: Record<string, string> = {
  deadline: 'j.expires_on IS NOT NULL',
  salary: '(j.salary_min IS NOT NULL OR j.salary_max IS NOT NULL)',
  url: 'j.url IS NOT NULL',
  notes: 'EXISTS (SELECT 1 FROM notes n WHERE n.job = j.id)',
  reminder: "EXISTS (SELECT 1 FROM reminders r WHERE r.job = j.id AND r.state IN ('waiting', 'due'))",
};

const EXACT: Record<string, (value: Value) => Condition> = {
  status: equals('j.status'),
  id: equals('j.id'),
  workplace: equals('j.workplace'),
  type: equals('j.employment_type'),
  seniority: equals('j.seniority'),
  language: equals('j.language'),
  company: contains('j.company'),
  title: contains('j.title'),
  location: contains('j.locations'),
  source: contains('j.source'),
  tag: (value) => ({
    where: 'EXISTS (SELECT 1 FROM tags t WHERE t.job = j.id AND t.tag = lower(?))',
    values: [value],
  }),
  skill: (value) => ({
    where: 'EXISTS (SELECT 1 FROM skills s WHERE s.job = j.id AND s.name = ? COLLATE NOCASE)',
    values: [value],
  }),
  is: (value) => ({ where: IS[String(value)] ?? 'FALSE', values: [] }),
  has: (value) => ({ where: HAS[String(value)] ?? 'FALSE', values: [] }),
  words: (value) => {
    const match = matchExpression(String(value));
    return match
      ? { where: 'j.id IN (SELECT rowid FROM jobs_fts WHERE jobs_fts MATCH ?)', values: [match] }
      : { where: 'TRUE', values: [] };
  },
};

/** What can be compared: an expression, with how a value of the query becomes one of the column. */
const ORDERED: Record<string, { column: string; value?: (v: Value) => Value; whole?: string }> = {
  expires: { column: 'j.expires_on' },
  applied: { column: 'j.applied_on' },
  posted: { column: 'j.posted_on' },
  saved: { column: 'substr(j.saved_at, 1, 10)' },
  updated: { column: 'substr(j.updated_at, 1, 10)' },
  salary: {
    column: YEARLY('coalesce(j.salary_max, j.salary_min)'),
    value: (v) => toMinor(Number(v), null),
  },
  match: { column: "(SELECT CAST(value AS REAL) FROM derived d WHERE d.job = j.id AND d.key = 'match')", value: Number },
  id: { column: 'j.id', value: Number },
};

function condition(term: Term): Condition {
  const ordered = ORDERED[term.key];
  if (ordered && !(term.key === 'id' && term.op === 'is')) {
    const value = ordered.value ?? ((v: Value) => v);
    const [low, high] = term.values.map((v) => value(v as Value));
    if (term.op === 'between') {
      return { where: `${ordered.column} BETWEEN ? AND ?`, values: [low!, high!] };
    }
    const marks = term.values.map(() => `${ordered.column} ${term.op === 'is' ? '=' : term.op} ?`);
    return { where: `(${marks.join(' OR ')})`, values: term.values.map((v) => value(v as Value)) };
  }
  const exact = EXACT[term.key];
  if (!exact) throw userError('unknown-key', `The query key ${term.key} cannot be searched here.`);
  const parts = term.values.map((v) => exact(v as Value));
  return { where: `(${parts.map((p) => p.where).join(' OR ')})`, values: parts.flatMap((p) => p.values) };
}

/** The query as an SQL condition over `jobs j` with the values bound to it. */
export function compileQuery(query: Query): Condition {
  const parts = query.terms.map((term) => {
    const { where, values } = condition(term);
    // Unknown is not a match, and not the opposite of one either, so a negated term keeps it.
    return { where: term.negated ? `NOT coalesce(${where}, FALSE)` : where, values };
  });
  return {
    where: parts.map((p) => p.where).join(' AND ') || 'TRUE',
    values: parts.flatMap((p) => p.values),
  };
}

const SORTED: Record<SortKey, string> = {
  updated: 'j.updated_at',
  saved: 'j.saved_at',
  applied: 'j.applied_on',
  posted: 'j.posted_on',
  deadline: 'j.expires_on',
  title: 'j.title COLLATE NOCASE',
  company: 'j.company COLLATE NOCASE',
  status: '',
  salary: YEARLY('coalesce(j.salary_max, j.salary_min)'),
  match: ORDERED.match!.column,
  id: 'j.id',
};

/** The ORDER BY of a sort; unknown values come last either way. */
export function orderBy({ key, descending }: Sort, stages: readonly Stage[] = STAGES): string {
  const direction = descending ? 'DESC' : 'ASC';
  if (key === 'updated' || key === 'id') return `${SORTED[key]} ${direction}, j.id ${direction}`;
  const expression =
    key === 'status'
      ? `CASE j.status ${stages.map((s) => `WHEN '${s.name.replaceAll("'", "''")}' THEN ${stageRank(s.name, stages)}`).join(' ')} ELSE 99 END`
      : SORTED[key];
  return `${expression} ${direction} NULLS LAST, j.updated_at DESC, j.id DESC`;
}
