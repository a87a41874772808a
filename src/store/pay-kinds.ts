import type { PayPeriod } from '../domain/job.ts';
import type { Database } from './database.ts';

/** A currency and period in which jobs state their pay; null where it is not stated. */
export interface PayKind {
  currency: string | null;
  period: PayPeriod | null;
  jobs: number;
}

/** In what the jobs with pay state it, the most common first. */
export function payKinds(db: Database): PayKind[] {
  return db.all(`SELECT salary_currency AS currency, salary_period AS period, count(*) AS jobs FROM jobs
    WHERE salary_min IS NOT NULL OR salary_max IS NOT NULL GROUP BY 1, 2 ORDER BY jobs DESC, currency, period`);
}
