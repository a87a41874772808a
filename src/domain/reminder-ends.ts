/** When a reminder the program set is over, said or not: one place for the check, the planner, the agenda and the lists. */
import { addDays, clockIn, dayIn, instantOf } from './days.ts';
import type { NoticeSettings } from './notices/settings.ts';
import type { Reminder } from './records.ts';

type Ending = Pick<NoticeSettings, 'thankYouDays'>;

const isOpen = ({ state }: Reminder): boolean => state === 'waiting' || state === 'due';

const inOrder = (a: Reminder, b: Reminder): number =>
  Date.parse(a.dueAt) - Date.parse(b.dueAt) || a.id - b.id;

/** Open ones of a kind of which a job has one at a time, by job and kind, soonest first. */
function series(reminders: readonly Reminder[]): Reminder[][] {
  const found = new Map<string, Reminder[]>();
  for (const each of reminders) {
    if (!isOpen(each) || each.job === null || (each.why !== 'follow-up' && each.why !== 'offer')) continue;
    const key = `${each.why} ${each.job}`;
    found.set(key, [...(found.get(key) ?? []), each]);
  }
  return [...found.values()].map((of) => of.sort(inOrder));
}

/**
 * The ids of open reminders whose purpose is over: an interview's announcement once it has begun, a thank-you some days
 * after it fell due, a follow-up or an offer's announcement once the next of its job has fallen due.
 * `begins` gives an interview's moment in UTC ISO 8601.
 */
export function endedReminders(
  reminders: readonly Reminder[],
  begins: (interview: number) => string | undefined,
  { thankYouDays }: Ending,
  now: Date,
): Set<number> {
  const ended = new Set<number>();
  for (const each of reminders) {
    if (!isOpen(each)) continue;
    if (each.why === 'interview' && each.interview !== null) {
      const at = begins(each.interview);
      if (at !== undefined && Date.parse(at) <= now.getTime()) ended.add(each.id);
    }
    if (each.why === 'thank-you' && thankYouDays !== null && givenUp(each, thankYouDays) <= now)
      ended.add(each.id);
  }
  for (const of of series(reminders)) {
    const due = of.filter(({ dueAt }) => Date.parse(dueAt) <= now.getTime());
    for (const { id } of due.slice(0, -1)) ended.add(id);
  }
  return ended;
}

function givenUp({ dueAt, zone }: Reminder, days: number): Date {
  const due = new Date(dueAt);
  return instantOf(addDays(dayIn(due, zone), days), clockIn(due, zone), zone);
}

/** The ids of follow-ups that wait behind an earlier one of their job: a list shows them once it is their turn. */
export function laterFollowUps(reminders: readonly Reminder[], now: Date): Set<number> {
  return new Set(
    series(reminders.filter(({ why }) => why === 'follow-up')).flatMap((of) =>
      of
        .slice(1)
        .filter(({ dueAt }) => Date.parse(dueAt) > now.getTime())
        .map(({ id }) => id),
    ),
  );
}
