/** One job with everything that hangs on it, in the shape `show --json` has. */

import type { Job } from '../domain/job.ts';
import type { Match } from '../domain/match.ts';
import type {
  Interview,
  JourneyEntry,
  KeySkill,
  Note,
  ReminderReason,
  ReminderState,
} from '../domain/records.ts';
import type { Summary } from '../domain/summary.ts';
import { cachedSummary } from './cached-summary.ts';
import { reminderShape } from './reminder-items.ts';
import type { Session } from './session.ts';
import { matchOf, updateSkillIndex } from './skill-index.ts';

export interface JobDetails extends Job {
  match: Match;
  description: string | null;
  skills: Omit<KeySkill, 'kind' | 'choice'>[];
  notes: Note[];
  reminders: ReminderShape[];
  journey: JourneyEntry[];
  contacts: unknown[];
  interviews: Omit<Interview, 'uid' | 'job' | 'zone'>[];
  documents: unknown[];
  summary: Summary | null;
  provenance: Record<string, string>;
}

export interface ReminderShape {
  id: number;
  job: number | null;
  message: string;
  dueAt: string;
  zone: string;
  repeat: string | null;
  state: ReminderState;
  why: ReminderReason;
}

/** Everything known of a job. */
export async function jobDetails(session: Session, job: Job): Promise<JobDetails> {
  await updateSkillIndex(session);
  const store = session.store();
  const posting = store.postings.latest(job.id);
  return {
    ...(store.jobs.get(job.id) ?? job),
    match: await matchOf(session, job),
    description: posting?.description ?? null,
    skills: store.skills.of(job.id).map(({ kind: _, choice: __, ...skill }) => skill),
    notes: store.notes.of(job.id),
    reminders: store.reminders.of(job.id).map((each) => reminderShape(session, each)),
    journey: store.events.of(job.id),
    contacts: store.contacts.of(job.id).map(({ uid: _, job: __, ...contact }) => contact),
    interviews: store.interviews.of(job.id).map(({ uid: _, job: __, zone: ___, ...interview }) => interview),
    documents: store.documents.of(job.id).map(({ uid: _, job: __, ...paper }) => paper),
    summary: posting ? await cachedSummary(session, job, posting) : null,
    provenance: posting?.provenance ?? {},
  };
}
