import type { Job } from '../../domain/job.ts';
import type { Contact, Interview, JourneyEntry, Note, Reminder } from '../../domain/records.ts';

/** A job with all that a readable export can show of it. */
export interface ExportedJob extends Job {
  description: string | null;
  notes: Note[];
  /** Oldest first. */
  journey: JourneyEntry[];
  reminders: Reminder[];
  interviews: Interview[];
  contacts: Contact[];
}

/** The dated stages of a job, oldest first: what moved it, not what else happened. */
export function stagesOf(job: Pick<ExportedJob, 'journey'>): { at: string; stage: string }[] {
  return job.journey.flatMap(({ kind, at, to }) =>
    to !== null && (kind === 'saved' || kind === 'tracked' || kind === 'status') ? [{ at, stage: to }] : [],
  );
}
