import { toMinor } from '../domain/pay/money.ts';
import type { Comparison, DayKey, NumberTerm, Query, Term, TextTerm } from '../domain/query/query.ts';
import type { Sort, SortKey } from '../domain/sorting.ts';
import { STAGES, type Stage, stageRank } from '../domain/stages.ts';
import type { Value } from './database.ts';
import { matchExpression } from './search.ts';

/** What `list` asks for. */
export interface Listing {
  query: Query;
  /** Today in the user's zone, for `is:overdue`. */
  today: string;
  sort: Sort;
  /** Null for all. */
  limit: number | null;
}

interface Condition {
  where: string;
  values: Value[];
}

const A_YEAR = { hour: 2080, day: 260, week: 52, month: 12, year: 1 } as const;

// Only for the order of a list, where every job has its place: by the hour beside by the year, in minor units.
const YEARLY = (column: string): string =>
  `${column} * CASE j.salary_period ${Object.entries(A_YEAR)
    .map(([period, n]) => `WHEN '${period}' THEN ${n}`)
    .join(' ')} ELSE 1 END`;

/** Conditions as one, halved again and again: SQLite takes no expression of more than a thousand levels. */
function joined(parts: readonly string[], by: 'AND' | 'OR'): string {
  if (parts.length <= 8) return `(${parts.join(` ${by} `)})`;
  const half = parts.length >> 1;
  return `(${joined(parts.slice(0, half), by)} ${by} ${joined(parts.slice(half), by)})`;
}

const contains =
  (column: string) =>
  (value: Value): Condition => ({
    where: `instr(fold(${column}), fold(?)) > 0`,
    values: [value],
  });
const equals =
  (column: string) =>
  (value: Value): Condition => ({ where: `${column} IS ?`, values: [value] });

const HAS: Record<string, string> = {
  deadline: 'j.expires_on IS NOT NULL',
  salary: '(j.salary_min IS NOT NULL OR j.salary_max IS NOT NULL)',
  url: "(j.url LIKE 'http://_%' OR j.url LIKE 'https://_%')",
  notes: 'EXISTS (SELECT 1 FROM notes n WHERE n.job = j.id)',
  reminder: "EXISTS (SELECT 1 FROM reminders r WHERE r.job = j.id AND r.state IN ('waiting', 'due'))",
};

/** What a query is compiled against. */
export interface QueryWorld {
  stages: readonly Stage[];
  today: string;
}

type Exact = (value: Value, world: QueryWorld) => Condition;

const stagesOf = ({ stages }: QueryWorld, groups: string[]): string =>
  JSON.stringify(stages.filter((s) => groups.includes(s.group)).map((s) => s.name));
const AT_ONE_OF = 'j.status IN (SELECT value FROM json_each(?))';

const IS: Record<string, (world: QueryWorld) => Condition> = {
  open: (world) => ({
    where: `(j.posting_state <> 'closed' AND ${AT_ONE_OF})`,
    values: [stagesOf(world, ['saved', 'active'])],
  }),
  closed: (world) => ({
    where: `(j.posting_state = 'closed' OR ${AT_ONE_OF})`,
    values: [stagesOf(world, ['won', 'lost', 'closed'])],
  }),
  tracked: () => ({ where: 'j.tracked_at IS NOT NULL', values: [] }),
  overdue: ({ today }) => ({
    where: "(j.expires_on < ? AND j.applied_on IS NULL AND j.status IN ('saved', 'preparing'))",
    values: [today],
  }),
};

const EXACT: Record<string, Exact> = {
  status: equals('j.status'),
  group: (value, world) => ({ where: AT_ONE_OF, values: [stagesOf(world, [String(value)])] }),
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
  is: (value, world) => IS[String(value)]!(world),
  has: (value) => ({ where: HAS[String(value)]!, values: [] }),
  words: (value) => {
    const match = matchExpression(String(value));
    return match
      ? { where: 'j.id IN (SELECT rowid FROM jobs_fts WHERE jobs_fts MATCH ?)', values: [match] }
      : { where: 'TRUE', values: [] };
  },
};

const DAYS: Record<DayKey, string> = {
  expires: 'j.expires_on',
  applied: 'j.applied_on',
  posted: 'j.posted_on',
  saved: 'substr(j.saved_at, 1, 10)',
  updated: 'substr(j.updated_at, 1, 10)',
  tracked: 'substr(j.tracked_at, 1, 10)',
};

const MATCH = "(SELECT CAST(value AS REAL) FROM derived d WHERE d.job = j.id AND d.key = 'match')";

function ordered(column: string, op: Comparison | 'between', values: Value[]): Condition {
  if (op === 'between') return { where: `${column} BETWEEN ? AND ?`, values };
  const sign = op === 'is' ? '=' : op;
  return {
    where: joined(
      values.map(() => `${column} ${sign} ?`),
      'OR',
    ),
    values,
  };
}

/**
 * By the most a job pays for "at least", by the least for "at most", by its range for "is"; within the term's currency
 * and period alone, since neither a rate of exchange nor the hours of a year are known.
 */
function pay({ op, values, currency, period }: NumberTerm): Condition {
  const amounts = values.map((v) => toMinor(v, currency ?? null));
  const [least, most] = ['coalesce(j.salary_min, j.salary_max)', 'coalesce(j.salary_max, j.salary_min)'];
  const money: Condition =
    op === 'between'
      ? { where: `(${most} >= ? AND ${least} <= ?)`, values: amounts }
      : op === 'is'
        ? {
            where: joined(
              amounts.map(() => `? BETWEEN ${least} AND ${most}`),
              'OR',
            ),
            values: amounts,
          }
        : ordered(op.startsWith('>') ? most : least, op, amounts);
  return {
    where: `(${money.where} AND j.salary_period IS ?${currency ? ' AND j.salary_currency = ?' : ''})`,
    values: [...money.values, period ?? 'year', ...(currency ? [currency] : [])],
  };
}

function condition(term: Term, world: QueryWorld): Condition {
  if (term.key === 'salary') return pay(term);
  if (term.key === 'match') return ordered(MATCH, term.op, term.values);
  if (term.key === 'id') return ordered('j.id', term.op, term.values);
  if (term.key in DAYS) return ordered(DAYS[term.key as DayKey], term.op, term.values);
  const parts = term.values.map((v) => EXACT[term.key]!(v, world));
  return {
    where: joined(
      parts.map((p) => p.where),
      'OR',
    ),
    values: parts.flatMap((p) => p.values),
  };
}

/** Words that all have to be there are looked up at once, and not one by one. */
function together(terms: readonly Term[]): Term[] {
  const isWords = (term: Term): term is TextTerm =>
    term.key === 'words' && !term.negated && term.values.length === 1;
  const words = terms.filter(isWords);
  if (words.length < 2) return [...terms];
  const all: Term = {
    key: 'words',
    negated: false,
    op: 'is',
    values: [words.flatMap((w) => w.values).join(' ')],
  };
  return [all, ...terms.filter((term) => !isWords(term))];
}

/** The query as an SQL condition over `jobs j` with the values bound to it. */
export function compileQuery(query: Query, world: QueryWorld): Condition {
  const parts = together(query.terms).map((term) => {
    const { where, values } = condition(term, world);
    // Unknown is not a match, and not the opposite of one either, so a negated term keeps it.
    return { where: term.negated ? `NOT coalesce(${where}, FALSE)` : where, values };
  });
  if (parts.length === 0) return { where: 'TRUE', values: [] };
  return {
    where: joined(
      parts.map((p) => p.where),
      'AND',
    ),
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
  match: MATCH,
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
