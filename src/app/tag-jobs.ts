import { type Job, jobName } from '../domain/job.ts';
import type { Session } from './session.ts';

/** Adds and removes tags of several jobs as one operation, null where nothing changed. */
export function tagJobs(
  session: Pick<Session, 'store'>,
  jobs: readonly Job[],
  { added, removed }: { added: readonly string[]; removed: readonly string[] },
): { operation: number | null } {
  const store = session.store();
  const about = jobs.length === 1 ? jobName(jobs[0]!) : `${jobs.length} jobs`;
  const summary = `${about}: ${[...added.map((t) => `+${t}`), ...removed.map((t) => `-${t}`)].join(' ')}`;
  return store.write({ command: 'tag', summary }, () => {
    for (const { id } of jobs) {
      const before = store.tags.of(id).length;
      const changes = [
        ...added.map((t) => store.tags.add(id, t)),
        ...removed.map((t) => store.tags.remove(id, t)),
      ];
      if (changes.some(Boolean) || store.tags.of(id).length !== before) store.jobs.touch(id);
    }
  });
}
