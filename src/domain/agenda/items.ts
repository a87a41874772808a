/** The nouns of the agenda. */
import type { Job } from '../job.ts';
import type { Interview, Reminder, SetAside } from '../records.ts';

/** The kinds of line, most urgent first. */
export const AGENDA_KINDS = [
  'offer',
  'interview',
  'outcome',
  'proposal',
  'reminder',
  'closing',
  'waiting',
] as const;
export type AgendaKind = (typeof AGENDA_KINDS)[number];

/** What the agenda needs to know of a job. */
export type AgendaJob = Pick<
  Job,
  'id' | 'title' | 'company' | 'status' | 'group' | 'expiresOn' | 'postingState' | 'offer'
> & {
  /** When it came to its stage, UTC ISO 8601. */
  statusAt: string;
};

/** One thing to do. */
export interface AgendaItem {
  kind: AgendaKind;
  job: number | null;
  reminder: number | null;
  interview: number | null;
  /** What to do, in a few words without the job's name. */
  what: string;
  /** When: a moment in UTC ISO 8601, or a day; null where it has none. */
  due: string | null;
  /** Days late; null where it is not. */
  overdue: number | null;
  /** How many things the line stands for. */
  count: number;
}

/** A line of the agenda: a number of its own (`12` a reminder, `j7` a job, empty for a line of many), and the job's other items. */
export interface AgendaEntry extends AgendaItem {
  number: string;
  more: AgendaItem[];
}

export interface AgendaInput {
  jobs: readonly AgendaJob[];
  /** Those that wait or are due. */
  reminders: readonly Reminder[];
  /** Those ahead, and those past without an outcome. */
  interviews: readonly Interview[];
  setAside: readonly SetAside[];
  /** How many proposals wait in the inbox. */
  proposals: number;
  now: Date;
  zone: string;
  /** Days after which an unanswered follow-up folds into one line with its like; null for never. */
  staleFollowUp: number | null;
  /** Everything: old deadlines, every wait, old follow-ups one by one. */
  all: boolean;
}
