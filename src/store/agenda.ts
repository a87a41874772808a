import type { Job } from '../domain/job.ts';
import type { Database, Row } from './database.ts';

/** The names of the two stages before an application, as the partial indexes of the schema spell them. */
const EARLY = "j.status IN ('saved', 'preparing')";

// SQLite would rather sort all jobs of a stage than walk the index that has them in order, so the index is named.

/** What the dashboard asks every day: each answer is the first few rows of an index, however large the collection. */
export function agenda(db: Database, select: string, read: (row: Row) => Job) {
  return {
    /** Saved and preparing jobs whose last day to apply lies in the span, the nearest first. */
    closing(from: string, to: string, limit: number): Job[] {
      return db
        .all(
          `${select} INDEXED BY jobs_closing WHERE ${EARLY} AND j.expires_on BETWEEN ? AND ?
           ORDER BY j.expires_on, j.updated_at DESC, j.id DESC LIMIT ?`,
          from,
          to,
          limit,
        )
        .map(read);
    },
    /** Jobs at the stage offer, and those that hold an answer date. */
    offered: (): Job[] =>
      db
        .all(
          `${select} WHERE j.status = 'offer' UNION ${select} INDEXED BY jobs_offered WHERE j.offer_answer_by IS NOT NULL`,
        )
        .map(read),
    /** Saved jobs without a deadline that were saved before the day, the oldest first. */
    untouched(before: string, limit: number): Job[] {
      return db
        .all(
          `${select} INDEXED BY jobs_untouched WHERE j.status = 'saved' AND j.expires_on IS NULL AND j.saved_at < ?
           ORDER BY j.saved_at, j.updated_at DESC, j.id DESC LIMIT ?`,
          before,
          limit,
        )
        .map(read);
    },
    /** Active jobs that have stood still the longest, first. */
    waitingLongest(statuses: string[], limit: number): { job: Job; since: string }[] {
      // Stage by stage, as each has its oldest in front; over several at once every job would be sorted.
      return statuses
        .flatMap((status) =>
          db.all(`${select} WHERE j.status = ? ORDER BY j.status_at, j.id LIMIT ?`, status, limit),
        )
        .map((row) => ({ job: read(row), since: row.status_at as string }))
        .sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : a.job.id - b.job.id))
        .slice(0, limit);
    },
  };
}
