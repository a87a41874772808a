import { type Statistics, statisticsOf } from '../domain/statistics.ts';
import type { Context } from '../cli/context.ts';
import { readQuery } from '../cli/input/query.ts';

/** Adds up the jobs of a query (all without words), from a day on. */
export function gatherStatistics(context: Context, words: string[], since: string | null): Statistics {
  const store = context.store();
  const { jobs } = store.jobs.list({
    query: readQuery(context, words),
    today: context.today(),
    sort: { key: 'id', descending: false },
    limit: null,
  });
  const standing = store.jobs.statusSince(jobs.map((job) => job.id));
  const moves = store.events.moves();
  return statisticsOf(
    jobs.map((job) => ({ job, since: standing.get(job.id)!, moves: moves.get(job.id) ?? [] })),
    { now: context.now(), zone: context.zone(), stages: store.jobs.stages(), since },
  );
}
