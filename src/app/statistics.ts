import { type Statistics, statisticsOf } from '../domain/statistics.ts';
import { jobsMatching } from './query-jobs.ts';
import type { Session } from './session.ts';

/** Adds up the jobs of a query (all without words), from a day on. */
export function gatherStatistics(session: Session, words: string[], since: string | null): Statistics {
  const store = session.store();
  const jobs = jobsMatching(session, words);
  const standing = store.jobs.statusSince(jobs.map((job) => job.id));
  const moves = store.events.moves();
  return statisticsOf(
    jobs.map((job) => ({ job, since: standing.get(job.id)!, moves: moves.get(job.id) ?? [] })),
    { now: session.now(), zone: session.zone(), stages: store.jobs.stages(), since },
  );
}
