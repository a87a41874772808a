/** Notes on a job: each change is one operation. */
import { type Job, jobName } from '../domain/job.ts';
import type { Note } from '../domain/records.ts';
import type { Changed, Session } from './session.ts';

/** Adds a note to several jobs as one operation; gives the notes in the order of the jobs. */
export function addNotes(
  session: Pick<Session, 'store'>,
  jobs: readonly Job[],
  body: string,
): Changed<Note[]> {
  const store = session.store();
  const about = jobs.length === 1 ? jobName(jobs[0]!) : `${jobs.length} jobs`;
  return store.write({ command: 'note', summary: `${about}: note` }, () =>
    jobs.map(({ id }) => {
      store.jobs.touch(id);
      return store.notes.add(id, body);
    }),
  );
}

/** Replaces a note's text; the same text changes nothing. */
export function changeNote(
  session: Pick<Session, 'store'>,
  job: Job,
  note: Note,
  body: string,
): Changed<Note> {
  if (note.body === body) return { operation: null, value: note };
  const store = session.store();
  return store.write({ command: 'note', summary: `${jobName(job)}: note ${note.id} edited` }, () => {
    store.jobs.touch(job.id);
    return store.notes.change(note.id, body);
  });
}

/** Removes a note. */
export function removeNote(session: Pick<Session, 'store'>, job: Job, id: number): Changed<void> {
  const store = session.store();
  return store.write({ command: 'note', summary: `${jobName(job)}: note ${id} removed` }, () => {
    store.notes.remove(id);
    store.jobs.touch(job.id);
  });
}
