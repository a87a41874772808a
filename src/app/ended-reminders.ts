/** Reminders whose purpose is over: left out of what is shown, and retired by the check. */
import { type NoticeSettings, noticeSettings } from '../domain/notices/settings.ts';
import type { Reminder } from '../domain/records.ts';
import { endedReminders, laterFollowUps } from '../domain/reminder-ends.ts';
import type { Store } from '../store/index.ts';
import type { Session } from './session.ts';

/** The ids of those among these reminders whose purpose is over; siblings have to be among them. */
export function endedAmong(
  store: Store,
  reminders: readonly Reminder[],
  settings: Pick<NoticeSettings, 'thankYouDays'>,
  now: Date,
): Set<number> {
  return endedReminders(reminders, (id) => store.interviews.get(id)?.at, settings, now);
}

/** Retires what is over, as one operation of the program; nothing is written where nothing is. */
export function retireEnded(store: Store, settings: NoticeSettings, now: Date): void {
  const look = () => endedAmong(store, store.reminders.endable(now), settings, now);
  if (look().size === 0) return;
  store.write({ command: 'remind check', summary: 'reminders whose purpose is over', by: 'program' }, () => {
    // Another check may have been faster.
    for (const id of look()) store.reminders.change(id, { state: 'retired' });
  });
}

type Reading = Pick<Session, 'store' | 'now'>;

/** Open reminders as a list shows them: none whose purpose is over, and of a job's follow-ups only the one whose turn it is. */
export function listedReminders(session: Reading): Reminder[] {
  const [store, now] = [session.store(), session.now()];
  const open = store.reminders.open();
  const settings = noticeSettings((key) => store.settings.get(key));
  const ended = endedAmong(store, open, settings, now);
  const left = open.filter(({ id }) => !ended.has(id));
  const later = laterFollowUps(left, now);
  return left.filter(({ id }) => !later.has(id));
}

/** Reminders that are due and still of use, earliest first. */
export function dueReminders(session: Reading): Reminder[] {
  const [store, now] = [session.store(), session.now()];
  const due = store.reminders.due(now);
  const ended = endedAmong(
    store,
    due,
    noticeSettings((key) => store.settings.get(key)),
    now,
  );
  return due.filter(({ id }) => !ended.has(id));
}
