/** Reminders set, ticked off, put off, changed and removed; each verb works inside the running operation. */
import { jobName } from '../domain/job.ts';
import { reminderKey } from '../domain/notices/notices.ts';
import type { Reminder } from '../domain/records.ts';
import { isOver } from '../domain/reminders.ts';
import { following, moveOn, nextUnsaid } from './check-reminders.ts';
import { addReminderEvent } from './reminder-items.ts';
import type { Changed, Session } from './session.ts';

/** A reminder to set: for a job or for none, at a moment in UTC ISO 8601. */
export interface NewReminder {
  job: number | null;
  message: string;
  dueAt: string;
  zone: string;
  repeat: string | null;
}

/** Sets a reminder, as one operation; `when` is its moment in words, for `history`. */
export function addReminder(session: Session, fields: NewReminder, when: string): Changed<Reminder> {
  const store = session.store();
  const job = fields.job === null ? undefined : store.jobs.get(fields.job);
  const summary = `${job ? jobName(job) : 'Reminder'}: ${when}`;
  return store.write({ command: 'remind', summary }, () => {
    const reminder = store.reminders.add(fields);
    addReminderEvent(session, reminder, fields.message, reminder.dueAt);
    return reminder;
  });
}

/** True where there is nothing left to do with a reminder. */
export const isSettled = ({ state }: Pick<Reminder, 'state'>): boolean =>
  state === 'done' || state === 'retired';

/** Ticks a reminder off; one that repeats moves on to its next moment. A settled one is left as it is. */
export function finishReminder(session: Session, reminder: Reminder): Reminder {
  const { id, repeat, zone, dueAt, message } = reminder;
  if (isSettled(reminder)) return reminder;
  const store = session.store();
  addReminderEvent(session, reminder, `done: ${message}`, null);
  if (!repeat) return store.reminders.change(id, { state: 'done' });
  const from = isOver(reminder, session.now()) ? session.now() : new Date(dueAt);
  return moveOn(store, id, following(store, id, repeat, zone, from));
}

/** Puts a reminder off to another moment; it waits again, whatever it was. */
export function snoozeReminder(session: Session, reminder: Reminder, at: Date): Reminder {
  const dueAt = at.toISOString();
  const after = session.store().reminders.change(reminder.id, { dueAt, state: 'waiting' });
  addReminderEvent(session, reminder, `put off: ${reminder.message}`, dueAt);
  return after;
}

/** What to change of a reminder; what is left out stays. */
export interface ReminderEdit {
  at?: Date;
  zone?: string;
  message?: string;
  /** Null ends a series. */
  repeat?: string | null;
}

/** Changes a reminder's moment, text or repeat. */
export function editReminder(session: Session, reminder: Reminder, edit: ReminderEdit): Reminder {
  const { reminders } = session.store();
  const { at, zone, message, repeat } = edit;
  const changed = reminders.change(reminder.id, {
    ...(at ? { dueAt: at.toISOString(), zone: zone ?? reminder.zone, state: 'waiting' as const } : {}),
    ...(message === undefined ? {} : { message }),
    ...(repeat === undefined ? {} : { repeat }),
  });
  // A series that was moved, or begins now, is counted from its new moment; what the program set keeps its own.
  if ((at || repeat) && reminder.why === 'user') reminders.reanchor(reminder.id, changed.dueAt);
  const after = repeat && !at ? armed(session, changed) : changed;
  addReminderEvent(session, reminder, `changed: ${after.message}`, after.dueAt);
  return after;
}

/** One that repeats from now on, at a moment still to be said: what was said or settled goes on from the next one. */
function armed(session: Session, reminder: Reminder): Reminder {
  const store = session.store();
  if (!isSettled(reminder) && !store.notifications.isSaid(reminderKey(reminder))) return reminder;
  const next = nextUnsaid(store, reminder, session.now());
  return next === null ? reminder : store.reminders.change(reminder.id, { dueAt: next, state: 'waiting' });
}

/** Removes a reminder; one the program set is retired, or it would be set again. False where it was retired already. */
export function removeReminder(session: Session, reminder: Reminder): boolean {
  const { reminders } = session.store();
  if (reminder.why === 'user') reminders.remove(reminder.id);
  else if (reminder.state === 'retired') return false;
  else reminders.change(reminder.id, { state: 'retired' });
  addReminderEvent(session, reminder, `removed: ${reminder.message}`, null);
  return true;
}
