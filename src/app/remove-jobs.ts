import { type Job, jobName } from '../domain/job.ts';
import type { Session } from './session.ts';

/** Removes jobs with all that hangs on them, as one operation; undo brings them back. */
export function removeJobs(
  session: Pick<Session, 'store'>,
  jobs: readonly Job[],
): { operation: number | null; summary: string } {
  const store = session.store();
  const summary = jobs.length === 1 ? jobName(jobs[0]!) : `${jobs.length} jobs`;
  const { operation } = store.write({ command: 'remove', summary }, () => {
    for (const job of jobs) store.jobs.remove(job.id);
  });
  return { operation, summary };
}
