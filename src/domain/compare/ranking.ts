import type { Job, Salary } from '../job.ts';
import type { Match } from '../match.ts';
import { perYear } from '../pay/money.ts';
import { counted } from '../text.ts';

/** A job as it is laid beside others. */
export interface ComparedJob
  extends Pick<
    Job,
    'id' | 'title' | 'company' | 'locations' | 'workplace' | 'salary' | 'expiresOn' | 'status' | 'group'
  > {
  match: Match | null;
  /** Days a week in the office where the posting says so, else null. */
  officeDays: number | null;
  /** Whole days since it was applied to, null before. */
  waitingDays: number | null;
}

/** What jobs can be ranked by. */
export const CRITERIA = ['pay', 'match', 'workplace', 'musthaves', 'progress'] as const;
export type Criterion = (typeof CRITERIA)[number];
/** How much each criterion counts; those left out count nothing. */
export type Weights = Partial<Record<Criterion, number>>;
export const DEFAULT_WEIGHTS: Weights = { match: 3, pay: 2, workplace: 1 };

/** Units of the reference currency for one unit of each: `{ EUR: 1, USD: 0.86 }`. */
export type Rates = Record<string, number>;

/** A score from 0 to 100, a range where something is unknown. */
export interface Range {
  low: number;
  high: number;
}

export interface RankedJob {
  id: number;
  /** From 1; jobs whose ranges overlap may stand the other way round. */
  rank: number;
  score: Range;
  parts: { criterion: Criterion; weight: number; score: Range; why: string }[];
  unknown: Criterion[];
}

/** Pay for a year; `unit` is its currency, or `rated` where a rate made it one with the others. */
export interface Pay {
  low: number | null;
  high: number | null;
  unit: string | null;
}

/** A job's pay for a year, in the reference currency where a rate is given. */
export function payOf(salary: Salary | null, rates: Rates | null): Pay {
  const yearly = salary && perYear(salary);
  if (!yearly || !salary) return { low: null, high: null, unit: null };
  const rate = salary.currency === null ? undefined : rates?.[salary.currency];
  const times = (n: number | null): number | null => (n === null ? null : Math.round(n * (rate ?? 1)));
  return {
    low: times(yearly.min),
    high: times(yearly.max),
    unit: rate === undefined ? salary.currency : 'rated',
  };
}

/** Yearly pay in words; null where it is unknown. */
export const yearText = ({ low, high, unit }: Pay): string | null => {
  if (low === null && high === null) return null;
  const amount =
    low === high
      ? String(low)
      : low === null
        ? `up to ${high}`
        : high === null
          ? `from ${low}`
          : `${low}–${high}`;
  return unit === null || unit === 'rated' ? amount : `${amount} ${unit}`;
};

const UNKNOWN: Range = { low: 0, high: 100 };
const PROGRESS: Record<string, number> = { saved: 20, active: 60, won: 100, lost: 0, closed: 0 };

/** Scores and orders jobs by the weights; jobs scored alike share a rank. */
export function rankJobs(
  jobs: readonly ComparedJob[],
  pays: Pay[],
  payComparable: boolean,
  weights: Weights,
): RankedJob[] {
  const top = Math.max(1, ...pays.flatMap((p) => [p.low ?? 0, p.high ?? 0]));
  const total = CRITERIA.reduce((sum, c) => sum + Math.max(0, weights[c] ?? 0), 0) || 1;
  const scored = jobs.map((job, i) => {
    const parts: RankedJob['parts'] = [];
    for (const criterion of CRITERIA) {
      const weight = Math.max(0, weights[criterion] ?? 0);
      if (weight === 0) continue;
      const [score, why] = judge(criterion, job, pays[i]!, payComparable, top);
      parts.push({ criterion, weight, score, why });
    }
    const sum = (end: 'low' | 'high'): number =>
      Math.round((10 * parts.reduce((s, p) => s + p.weight * p.score[end], 0)) / total) / 10;
    return {
      id: job.id,
      rank: 0,
      score: { low: sum('low'), high: sum('high') },
      parts,
      unknown: parts.filter((p) => p.score.high - p.score.low === 100).map((p) => p.criterion),
    };
  });
  const middle = (r: RankedJob): number => r.score.low + r.score.high;
  scored.sort((a, b) => middle(b) - middle(a) || a.id - b.id);
  scored.forEach((one, i) => {
    one.rank = i > 0 && middle(one) === middle(scored[i - 1]!) ? scored[i - 1]!.rank : i + 1;
  });
  return scored;
}

function judge(
  criterion: Criterion,
  job: ComparedJob,
  pay: Pay,
  payComparable: boolean,
  top: number,
): [Range, string] {
  switch (criterion) {
    case 'pay': {
      if (pay.low === null && pay.high === null) return [UNKNOWN, 'the pay is not known'];
      if (!payComparable) return [UNKNOWN, 'the pay is in another currency'];
      const part = (n: number): number => Math.round((100 * n) / top);
      return [
        { low: pay.low === null ? 0 : part(pay.low), high: pay.high === null ? 100 : part(pay.high) },
        `${yearText(pay)} a year`,
      ];
    }
    case 'match': {
      const score = job.match?.score ?? null;
      if (score === null) return [UNKNOWN, 'the match is not known'];
      if (!job.match!.provisional) return [{ low: score, high: score }, `match ${score}`];
      return [
        { low: Math.max(0, score - 15), high: Math.min(100, score + 15) },
        `match ${score}, provisional`,
      ];
    }
    case 'workplace': {
      const days = job.officeDays ?? (job.workplace === 'remote' ? 0 : job.workplace === 'onsite' ? 5 : null);
      if (days !== null) {
        const score = Math.max(0, 100 - days * 20);
        return [
          { low: score, high: score },
          days === 0 ? 'remote' : `${counted(days, 'day')} a week in the office`,
        ];
      }
      return job.workplace === 'hybrid'
        ? [{ low: 20, high: 80 }, 'hybrid, days not stated']
        : [UNKNOWN, 'the workplace is not known'];
    }
    case 'musthaves': {
      if (!job.match || job.match.score === null) return [UNKNOWN, 'the match is not known'];
      const missing = job.match.missingRequired.length;
      const score = Math.round(100 / (1 + missing / 2));
      return [
        { low: score, high: score },
        missing === 0 ? 'no must-have missing' : `${counted(missing, 'must-have')} missing`,
      ];
    }
    case 'progress': {
      const score = PROGRESS[job.group] ?? 0;
      return [{ low: score, high: score }, job.status];
    }
  }
}

const criteriaOf = (parts: RankedJob['parts']): Criterion[] => [...new Set(parts.map((p) => p.criterion))];

/** Says, for each job behind the first, what would put it ahead. */
export function whatWouldChange(ranking: RankedJob[], jobs: readonly ComparedJob[]): string[] {
  const name = (id: number): string => {
    const job = jobs.find((j) => j.id === id)!;
    return `#${id} ${job.title ?? job.company ?? ''}`.trim();
  };
  const first = ranking[0];
  const sentences: string[] = [];
  if (!first) return sentences;
  for (const other of ranking.slice(1)) {
    if (other.score.high >= first.score.low) {
      const parts = [...other.parts, ...first.parts];
      const unknown = criteriaOf(parts.filter((p) => p.score.high - p.score.low === 100));
      const wide = criteriaOf(parts.filter((p) => p.score.high > p.score.low));
      if (wide.length > 0) {
        const when =
          unknown.length > 0
            ? `once ${unknown.join(' and ')} ${unknown.length > 1 ? 'are' : 'is'} known`
            : `depending on where in its range the ${wide.join(' and the ')} ends up`;
        sentences.push(`${name(other.id)} could come before ${name(first.id)} ${when}.`);
        continue;
      }
    }
    // Which single criterion, counting more, would put the other first.
    const better = other.parts
      .map((p, i) => ({
        criterion: p.criterion,
        weight: p.weight,
        lead: p.score.low + p.score.high - first.parts[i]!.score.low - first.parts[i]!.score.high,
      }))
      .filter((p) => p.lead > 0)
      .sort((a, b) => b.lead - a.lead)[0];
    if (!better) continue;
    const total = first.parts.reduce((s, p) => s + p.weight, 0);
    const behind = (first.score.low + first.score.high - other.score.low - other.score.high) * total;
    const needed = Math.ceil((better.weight + behind / better.lead) * 10) / 10;
    sentences.push(
      `${name(other.id)} would come before ${name(first.id)} if ${better.criterion} counted more than ${needed} instead of ${better.weight}.`,
    );
  }
  return sentences;
}
