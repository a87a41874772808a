import type { Job } from '../domain/job.ts';
import type { Session } from './session.ts';
import { readQuery } from './words/query.ts';

/** Every job of a query (all jobs for no words), by id. */
export function jobsMatching(session: Pick<Session, 'store' | 'today'>, words: string | string[]): Job[] {
  return session.store().jobs.list({
    query: readQuery(session, words),
    today: session.today(),
    sort: { key: 'id', descending: false },
    limit: null,
  }).jobs;
}
