import { addDays, clockIn, type Day, dayIn, formatDay, formatInstant, instantOf, isDay } from './days.ts';
import type { Job } from './job.ts';
import type { Lead, NoticeSettings } from './notices/settings.ts';
import type { Interview, Reminder, ReminderReason } from './records.ts';
import { endedReminders } from './reminder-ends.ts';

/** What a rule needs to know of a job. */
export type FollowedJob = Pick<Job, 'id' | 'status' | 'group' | 'appliedOn' | 'offer'>;

/** A reminder the program sets on its own, not written yet. */
export interface ReminderSeed {
  job: number;
  message: string;
  /** UTC ISO 8601. */
  dueAt: string;
  zone: string;
  repeat: null;
  why: Exclude<ReminderReason, 'user'>;
  interview: number | null;
}

/** A reminder with the moment it was first set for, which snoozing leaves. */
export type AnchoredReminder = Reminder & { anchor?: string };

/** What has to be written after a job changed: reminders to add, ids of those that became pointless, and new texts. */
export interface ReminderPlan {
  add: ReminderSeed[];
  retire: number[];
  /** Only where an interview that was changed left old words. */
  reword?: { id: number; message: string }[];
}

const BEFORE_OFFER = ['preparing', 'applied', 'screening', 'interview'];

/** True where the job's stage leaves nothing to do for a reminder of this kind. The user's own never are. */
export function isPointless(why: ReminderReason, { status, group }: Pick<Job, 'status' | 'group'>): boolean {
  switch (why) {
    case 'user':
      return false;
    case 'follow-up':
      return status !== 'applied';
    case 'offer':
      return group !== 'active' || BEFORE_OFFER.includes(status);
    default:
      return group !== 'active';
  }
}

/** The ids of waiting reminders that a job's stage made pointless. */
export function retireReminders(
  job: Pick<Job, 'status' | 'group'>,
  reminders: readonly Reminder[],
): number[] {
  return reminders.filter((each) => isWaiting(each) && isPointless(each.why, job)).map(({ id }) => id);
}

const isWaiting = ({ state }: Reminder): boolean => state === 'waiting' || state === 'due';

/** True where a reminder waits although its moment has come: it is due. */
export function isOver(reminder: Pick<Reminder, 'state' | 'dueAt'>, now: Date): boolean {
  return (
    (reminder.state === 'waiting' || reminder.state === 'due') && Date.parse(reminder.dueAt) <= now.getTime()
  );
}

function before(moment: Date, lead: Lead, zone: string): Date {
  if ('minutes' in lead) return new Date(moment.getTime() - lead.minutes * 60_000);
  return instantOf(addDays(dayIn(moment, zone), -lead.days), clockIn(moment, zone), zone);
}

const detail = (word: string, value: string | null): string => (value ? ` ${word} ${value}` : '');

function followUps(
  job: FollowedJob,
  { followUp, zone, at }: NoticeSettings,
): Omit<ReminderSeed, 'job' | 'repeat'>[] {
  const applied = job.appliedOn;
  if (!followUp.enabled || !applied || !isDay(applied)) return [];
  return Array.from({ length: followUp.times }, (_, n) => {
    const again = n === 0 ? 'Follow up' : 'Follow up once more';
    return {
      why: 'follow-up' as const,
      message: `${again}: you applied on ${formatDay(applied)} and no answer is recorded.`,
      dueAt: instantOf(addDays(applied, followUp.after * (n + 1)), at, zone).toISOString(),
      zone,
      interview: null,
    };
  });
}

function aboutInterview(
  interview: Interview,
  settings: NoticeSettings,
): Omit<ReminderSeed, 'job' | 'repeat'>[] {
  const { zone, at } = settings;
  const moment = new Date(interview.at);
  const round = interview.round ? `Interview (${interview.round})` : 'Interview';
  const people = detail('with', interview.with);
  const day: Day = dayIn(moment, zone);
  const thanks = {
    why: 'thank-you' as const,
    message: `Say thank you for the interview${people} of ${formatDay(day)}.`,
    dueAt: instantOf(addDays(day, 1), at, zone).toISOString(),
    zone,
    interview: interview.id,
  };
  const ahead = settings.interview.map((lead) => ({
    why: 'interview' as const,
    message: `${round}${people} on ${formatInstant(moment, interview.zone)}${detail('at', interview.where)}.`,
    dueAt: before(moment, lead, interview.zone).toISOString(),
    zone: interview.zone,
    interview: interview.id,
  }));
  return settings.thankYou ? [...ahead, thanks] : ahead;
}

function aboutOffer(
  { offer }: FollowedJob,
  { offer: notice, zone, at }: NoticeSettings,
): Omit<ReminderSeed, 'job' | 'repeat'>[] {
  const day = offer?.answerBy;
  if (!day || !isDay(day)) return [];
  return notice.map((days) => ({
    why: 'offer' as const,
    message: `Answer the offer: the answer is due by ${formatDay(day)}.`,
    dueAt: instantOf(addDays(day, -days), at, zone).toISOString(),
    zone,
    interview: null,
  }));
}

/**
 * Every reminder a job's present state asks for, past ones included: a follow-up after applying and its repeats, the
 * thank-you after each interview and the notices before it, those before the answer date of an offer.
 */
export function reminderRules(
  job: FollowedJob,
  interviews: readonly Interview[],
  settings: NoticeSettings,
): ReminderSeed[] {
  const asked = [
    ...followUps(job, settings),
    ...interviews.flatMap((interview) => aboutInterview(interview, settings)),
    ...aboutOffer(job, settings),
  ];
  return asked
    .filter(({ why }) => !isPointless(why, job))
    .map((each) => ({ ...each, job: job.id, repeat: null }));
}

/** True where a kept reminder is the one a rule asks for, snoozed or reworded since as it may be. */
function isSame(kept: AnchoredReminder, seed: ReminderSeed): boolean {
  if (kept.why !== seed.why || kept.interview !== seed.interview) return false;
  const set = kept.anchor ?? kept.dueAt;
  if (seed.why === 'interview') return Date.parse(set) === Date.parse(seed.dueAt);
  return dayIn(new Date(set), kept.zone) === dayIn(new Date(seed.dueAt), seed.zone);
}

/**
 * What follows for a job's reminders from its present state. Only what still lies ahead is added, so that a back-dated
 * change brings no heap; what was done stays done, what the user removed (retired by hand) comes back only where
 * `stageMoved`; the user's own are never touched.
 */
export function planReminders(input: {
  job: FollowedJob;
  interviews: readonly Interview[];
  existing: readonly AnchoredReminder[];
  settings: NoticeSettings;
  now: Date;
  stageMoved: boolean;
  /** An interview as it was before it was changed: what only repeats its old words gets the new ones. */
  before?: Interview;
}): ReminderPlan {
  const { job, interviews, existing, settings, now, stageMoved, before: old } = input;
  const begun = new Set(interviews.filter(({ at }) => Date.parse(at) <= now.getTime()).map(({ id }) => id));
  // The next stage is an answer: nobody says thank you for the talk before it any more.
  const isThanked = (seed: ReminderSeed): boolean =>
    seed.why === 'thank-you' && stageMoved && job.status !== 'interview' && begun.has(seed.interview!);
  const wanted = reminderRules(job, interviews, settings).filter((seed) => !isThanked(seed));
  const ended = endedReminders(
    existing,
    (id) => interviews.find((each) => each.id === id)?.at,
    settings,
    now,
  );
  const own = existing.filter(({ why }) => why !== 'user');
  const settled = (kept: Reminder): boolean => kept.state !== 'retired' || !stageMoved;
  const oldWords = new Set(old ? aboutInterview(old, settings).map(({ message }) => message) : []);
  const reword = own.flatMap((kept) => {
    const seed = wanted.find((each) => isSame(kept, each));
    const isStale = isWaiting(kept) && oldWords.has(kept.message) && kept.interview === old?.id;
    return seed && isStale && seed.message !== kept.message ? [{ id: kept.id, message: seed.message }] : [];
  });
  return {
    ...(reword.length > 0 ? { reword } : {}),
    add: wanted.filter(
      (seed) =>
        Date.parse(seed.dueAt) >= now.getTime() && !own.some((kept) => settled(kept) && isSame(kept, seed)),
    ),
    retire: own
      .filter((kept) => isWaiting(kept) && (ended.has(kept.id) || !wanted.some((seed) => isSame(kept, seed))))
      .map(({ id }) => id),
  };
}
