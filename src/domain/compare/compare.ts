import { formatSalary } from '../pay/money.ts';
import {
  type ComparedJob,
  DEFAULT_WEIGHTS,
  payOf,
  type RankedJob,
  type Rates,
  rankJobs,
  type Weights,
  whatWouldChange,
  yearText,
} from './ranking.ts';

export {
  type ComparedJob,
  CRITERIA,
  type Criterion,
  DEFAULT_WEIGHTS,
  type RankedJob,
  type Rates,
  type Weights,
} from './ranking.ts';

export interface CompareRow {
  name: string;
  /** One a job, in order; null where unknown. */
  values: (string | number | null)[];
  /** The place of the best value, null where none is plainly best. */
  best: number | null;
}

export interface Comparison {
  jobs: { id: number; title: string | null; company: string | null }[];
  rows: CompareRow[];
  ranking: RankedJob[];
  /** Sentences on what would put another job first. */
  changes: string[];
  /** Sentences on what could not be compared. */
  notes: string[];
}

/** Lays jobs side by side and ranks them by the weights. Unknown is never zero: it makes a score a range. */
export function compareJobs(
  jobs: readonly ComparedJob[],
  weights: Weights = DEFAULT_WEIGHTS,
  rates: Rates | null = null,
): Comparison {
  const pays = jobs.map((job) => payOf(job.salary, rates));
  const units = new Set(
    pays.filter((p) => p.unit !== null || p.low !== null || p.high !== null).map((p) => p.unit ?? '?'),
  );
  const payComparable = units.size === 1;
  const notes: string[] = [];
  if (units.size > 1)
    notes.push(
      `Pay is in different currencies (${[...new Set(jobs.map((j) => j.salary?.currency).filter(Boolean))].join(', ')}) and is left apart; give a rate to compare it.`,
    );
  const rows: CompareRow[] = [
    row(
      'title',
      jobs.map((j) => j.title),
    ),
    row(
      'company',
      jobs.map((j) => j.company),
    ),
    row(
      'pay',
      jobs.map((j) => (j.salary ? formatSalary(j.salary) : null)),
    ),
    row('payPerYear', pays.map(yearText), payComparable ? topOf(pays.map((p) => p.low ?? p.high)) : null),
    row(
      'place',
      jobs.map((j) => j.locations.join('; ') || null),
    ),
    row(
      'workplace',
      jobs.map((j) => j.workplace),
    ),
    row(
      'officeDays',
      jobs.map((j) => (j.workplace === 'remote' ? (j.officeDays ?? 0) : j.officeDays)),
      topOf(
        jobs.map((j) =>
          j.workplace === 'remote' ? -(j.officeDays ?? 0) : j.officeDays === null ? null : -j.officeDays,
        ),
      ),
    ),
    row(
      'deadline',
      jobs.map((j) => j.expiresOn),
    ),
    row(
      'status',
      jobs.map((j) => j.status),
    ),
    row(
      'waitingDays',
      jobs.map((j) => j.waitingDays),
    ),
    row(
      'match',
      jobs.map((j) => j.match?.score ?? null),
      topOf(jobs.map((j) => j.match?.score ?? null)),
    ),
    row(
      'missingRequired',
      jobs.map((j) => (j.match ? j.match.missingRequired.slice(0, 6).join(', ') || 'none' : null)),
      topOf(jobs.map((j) => (j.match ? -j.match.missingRequired.length : null))),
    ),
    row(
      'onlyHere',
      jobs.map((_, i) => difference(jobs, i)),
    ),
  ];
  const ranking = rankJobs(jobs, pays, payComparable, weights);
  return {
    jobs: jobs.map(({ id, title, company }) => ({ id, title, company })),
    rows,
    ranking,
    changes: whatWouldChange(ranking, jobs),
    notes,
  };
}

const row = (name: string, values: (string | number | null)[], best: number | null = null): CompareRow => ({
  name,
  values,
  best,
});

/** The place of the single highest value; null for a tie or when fewer than two are known. */
function topOf(values: (number | null)[]): number | null {
  const known = values.filter((v) => v !== null);
  if (known.length < 2) return null;
  const top = Math.max(...known);
  return known.filter((v) => v === top).length === 1 ? values.indexOf(top) : null;
}

// The skills that make the difference: covered here and asked for nowhere else, strongest first.
function difference(jobs: readonly ComparedJob[], at: number): string | null {
  const match = jobs[at]!.match;
  if (!match) return null;
  const elsewhere = new Set(
    jobs.flatMap((j, i) => (i === at ? [] : (j.match?.covered ?? []).map((c) => c.name))),
  );
  return (
    match.covered
      .filter((c) => c.share === 1 && !elsewhere.has(c.name))
      .slice(0, 5)
      .map((c) => c.name)
      .join(', ') || null
  );
}
