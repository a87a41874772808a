import type { Job } from '../domain/job.ts';
import type { ExportedJob } from '../exchange/export/record.ts';
import type { Session } from './session.ts';

/** A job with all that hangs on it, as exports and the report show it. */
export function withAll(session: Session, job: Job): ExportedJob {
  const store = session.store();
  return {
    ...job,
    description: store.postings.latest(job.id)?.description ?? null,
    notes: store.notes.of(job.id),
    journey: store.events.of(job.id),
    reminders: store.reminders.of(job.id),
    interviews: store.interviews.of(job.id),
    contacts: store.contacts.of(job.id),
  };
}

/** The same for many, one at a time. */
export function* eachWithAll(session: Session, jobs: readonly Job[]): Generator<ExportedJob> {
  for (const job of jobs) yield withAll(session, job);
}
