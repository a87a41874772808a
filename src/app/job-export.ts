import type { Job } from '../domain/job.ts';
import type { ExportedJob } from '../exchange/export/record.ts';
import type { Context } from '../cli/context.ts';
import { readQuery } from '../cli/input/query.ts';

/** The jobs of a query, or all, by id. */
export function jobsFor(context: Context, where: string | undefined): Job[] {
  return context.store().jobs.list({
    query: readQuery(context, where ?? ''),
    today: context.today(),
    sort: { key: 'id', descending: false },
    limit: null,
  }).jobs;
}

/** A job with all that hangs on it, as exports and the report show it. */
export function withAll(context: Context, job: Job): ExportedJob {
  const store = context.store();
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
export function* eachWithAll(context: Context, jobs: readonly Job[]): Generator<ExportedJob> {
  for (const job of jobs) yield withAll(context, job);
}
