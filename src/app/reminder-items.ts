/** Reminders as the commands show and name them. */

import { formatInstant } from '../domain/days.ts';
import { jobName } from '../domain/job.ts';
import type { Reminder } from '../domain/records.ts';
import { isOver } from '../domain/reminders.ts';
import { plain } from '../domain/text.ts';
import { notFoundError, usageError } from '../errors.ts';
import type { Session } from './session.ts';
import { echoWhen, readWhen } from './words/date.ts';

/** The reminder of a typed id, or an error that says how to find it. */
export function pickReminder(session: Session, typed: string): Reminder {
  const id = /^#?(\d{1,15})$/.exec(typed.trim())?.[1];
  const found = id === undefined ? undefined : session.store().reminders.get(Number(id));
  if (found) return found;
  throw notFoundError('unknown-reminder', `There is no reminder ${plain(typed)}.`, [
    'jobtrail remind list --all shows them with their ids.',
  ]);
}

/** A reminder as `--json` has it; one that waits and whose moment came is due. */
export function reminderShape(session: Session, reminder: Reminder) {
  const { id, job, message, dueAt, zone, repeat, why } = reminder;
  const state = isOver(reminder, session.now()) ? 'due' : reminder.state;
  return { id, job, message, dueAt, zone, repeat, state, why };
}

/** What a reminder belongs to, for a sentence. */
export function aboutWhat(session: Session, { job }: Pick<Reminder, 'job'>): string {
  const found = job === null ? undefined : session.store().jobs.get(job);
  return found ? jobName(found) : 'no job';
}

/** A moment ahead, read in a zone; what has a day and no hour falls due at `notify.at`. Past ones are a usage error. */
export async function readAhead(session: Session, text: string, zone: string): Promise<Date> {
  const now = session.now();
  const read = await readWhen(text, { now, zone, at: session.setting('notify.at') });
  // What is said back names minutes, so that is what is kept.
  const minute = new Date(Math.floor(read.at.getTime() / 60_000) * 60_000);
  if (minute > now) return minute;
  const isToday = !read.hasTime && read.day === session.today();
  throw usageError('past-date', `${echoWhen(read.at, now, zone)}: that is past already.`, [
    isToday ? 'Give an hour: "today 18:00".' : 'A reminder needs a moment ahead, such as "in 3 days".',
  ]);
}

/** Writes what happened to a reminder into its job's journey. */
export function addReminderEvent(
  session: Session,
  { job }: Pick<Reminder, 'job'>,
  text: string,
  to: string | null,
): void {
  if (job === null) return;
  const store = session.store();
  store.events.add({ job, kind: 'reminder', to, text });
  store.jobs.touch(job);
}

/** A moment in the zone its reminder was set in. */
export const sayMoment = ({ dueAt, zone }: Pick<Reminder, 'dueAt' | 'zone'>): string =>
  formatInstant(new Date(dueAt), zone);
