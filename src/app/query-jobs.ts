import type { Job, Salary } from '../domain/job.ts';
import type { NumberTerm, Query } from '../domain/query/query.ts';
import type { Session } from './session.ts';
import { isPayTerm, readQuery } from './words/query.ts';

type Asking = Pick<Session, 'store' | 'today'>;

/** Every job of a query (all jobs for no words), by id. */
export function jobsMatching(session: Asking, words: string | string[]): Job[] {
  return jobsOf(session, readQuery(session, words));
}

function jobsOf(session: Asking, query: Query): Job[] {
  return session.store().jobs.list({
    query,
    today: session.today(),
    sort: { key: 'id', descending: false },
    limit: null,
  }).jobs;
}

/** Jobs a query about pay says nothing of, since theirs is in another currency or by another period. */
export interface LeftOut {
  jobs: number;
  /** What theirs is in, such as `GBP/year`. */
  kinds: string[];
  /** What the query asked in. */
  asked: string;
}

const kindOf = ({ currency, period }: Pick<Salary, 'currency' | 'period'>): string =>
  `${currency ?? 'no currency'}${period ? `/${period}` : ', no period'}`;

/** What a query about pay leaves out; null where it asks nothing of pay, or leaves out nothing. */
export function leftOutByPay(session: Asking, words: string | string[]): LeftOut | null {
  const { terms } = readQuery(session, words);
  const asked = terms.find((term): term is NumberTerm => isPayTerm(term) && !term.negated);
  if (!asked) return null;
  const has = { key: 'has' as const, negated: false, op: 'is' as const, values: ['salary'] };
  const others = jobsOf(session, { terms: [...terms.filter((term) => !isPayTerm(term)), has] }).filter(
    ({ salary }) =>
      salary!.period !== asked.period || (asked.currency ? salary!.currency !== asked.currency : false),
  );
  if (others.length === 0) return null;
  return {
    jobs: others.length,
    kinds: [...new Set(others.map(({ salary }) => kindOf(salary!)))].sort(),
    asked: kindOf({ currency: asked.currency ?? null, period: asked.period ?? null }),
  };
}
