/** What there is to say to the user, as data; the rooms around decide how it reaches them. */

import { addDays, type Day, dayIn, daysBetween, formatDay, instantOf, inWords, isDay } from '../days.ts';
import type { Job } from '../job.ts';
import { webLink } from '../links.ts';
import type { Reminder } from '../records.ts';
import { isPointless } from '../reminders.ts';
import { isQuiet } from './quiet-hours.ts';
import type { NoticeSettings } from './settings.ts';

export const NOTICE_KINDS = [
  'reminder',
  'follow-up',
  'thank-you',
  'interview',
  'offer',
  'expiry',
  'stale',
  'posting',
  'digest',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** One thing a notice tells of. */
export interface NoticeItem {
  /** The job's id, or null for a reminder that belongs to none. */
  job: number | null;
  title: string | null;
  company: string | null;
  /** What is due, as a sentence. */
  what: string;
  /** UTC ISO 8601. */
  dueAt: string;
}

/** One message to the user: plain text, never trusted by a channel. */
export interface Notice {
  title: string;
  body: string;
  kind: NoticeKind;
  /** The job's link, where the notice is about one job that has one. */
  url: string | null;
  items: NoticeItem[];
}

/** One thing to say, whose key is said at most once, ever. */
export interface DueThing extends NoticeItem {
  key: string;
  kind: Exclude<NoticeKind, 'digest'>;
  /** The reminder's id, where it is one. */
  reminder: number | null;
  url: string | null;
}

/** What the rules need to know of a job. */
export type NoticeJob = Pick<
  Job,
  | 'id'
  | 'uid'
  | 'title'
  | 'company'
  | 'url'
  | 'status'
  | 'group'
  | 'postingState'
  | 'expiresOn'
  | 'expiresEvidence'
  | 'savedAt'
>;

/** Something found out about a posting, such as that it closed. */
export interface PostingNews {
  /** Unique for ever. */
  key: string;
  job: number;
  what: string;
  /** UTC ISO 8601. */
  at: string;
}

export interface NoticeInput {
  /** Those that wait or are due; later ones are left alone. */
  reminders: readonly Reminder[];
  /** The jobs of these reminders and news, and those that may have a deadline or an age to speak of. */
  jobs: readonly NoticeJob[];
  news?: readonly PostingNews[];
  settings: NoticeSettings;
  now: Date;
  /** When a check last said everything that was due; null where none did. One that failed or held back does not count. */
  lastCheck: Date | null;
  /** True for a key that was said, or is being said by another check. */
  isSaid: (key: string) => boolean;
}

/** What is due now, earliest first: `due` is to be said, `held` waits for the end of the quiet hours. */
export interface DueNotices {
  due: DueThing[];
  held: DueThing[];
}

const SEVERAL = 5;

/** True for a saved or preparing job: what concerns its posting is still of use. */
export function isBeforeApplying({ status, group }: Pick<Job, 'status' | 'group'>): boolean {
  return group === 'saved' || status === 'preparing';
}

const about = (
  job: NoticeJob | undefined,
  id: number | null,
): Pick<DueThing, 'job' | 'title' | 'company' | 'url'> => ({
  job: id,
  title: job?.title ?? null,
  company: job?.company ?? null,
  url: webLink(job?.url ?? null),
});

function isSwitchedOff(why: Reminder['why'], settings: NoticeSettings): boolean {
  if (why === 'follow-up') return !settings.followUp.enabled;
  if (why === 'thank-you') return !settings.thankYou;
  if (why === 'interview') return settings.interview.length === 0;
  return why === 'offer' && settings.offer.length === 0;
}

function dueReminders(input: NoticeInput, jobs: ReadonlyMap<number, NoticeJob>): DueThing[] {
  return input.reminders.flatMap((reminder) => {
    const job = reminder.job === null ? undefined : jobs.get(reminder.job);
    if (reminder.job !== null && !job) return [];
    if (reminder.state === 'done' || reminder.state === 'retired') return [];
    if (Date.parse(reminder.dueAt) > input.now.getTime()) return [];
    if (isSwitchedOff(reminder.why, input.settings) || (job && isPointless(reminder.why, job))) return [];
    return [
      {
        key: reminderKey(reminder),
        kind: reminder.why === 'user' ? ('reminder' as const) : reminder.why,
        reminder: reminder.id,
        what: reminder.message,
        dueAt: reminder.dueAt,
        ...about(job, reminder.job),
      },
    ];
  });
}

/** A reminder is said once for each moment it is set to: a snooze or a repeat arms it again. */
export function reminderKey({ uid, dueAt }: Pick<Reminder, 'uid' | 'dueAt'>): string {
  return `reminder:${uid}:${dueAt}`;
}

const quoted = (evidence: string | null): string => {
  const words = evidence?.replace(/\s+/g, ' ').trim();
  return words ? ` The posting says: “${words.length > 200 ? `${words.slice(0, 199)}…` : words}”` : '';
};

/** The day it is for the user, and whether the hour at which days fall due has come; found once for many jobs. */
interface Today {
  day: Day;
  isPastHour: boolean;
}

/** The one warning of a deadline that is due: only the nearest of those whose moment has come. */
function deadlineNotice(job: NoticeJob, input: NoticeInput, today: Today): DueThing[] {
  const { settings, lastCheck } = input;
  const last = job.expiresOn;
  if (!last || !isDay(last)) return [];
  const left = daysBetween(today.day, last);
  const nearest = settings.expiry.filter((days) => (left === days ? today.isPastHour : left < days)).at(-1);
  if (nearest === undefined) return [];
  // The deadline is part of the key: one that moves is announced anew.
  const key = `expiry:${job.uid}:${last}:${nearest}d`;
  if (input.isSaid(key)) return [];
  const dueAt = instantOf(addDays(last, -nearest), settings.at, settings.zone);
  if (left < 0) {
    // Past: of use only where nothing could be said from then on, and not for what was saved too late anyway.
    const since = Math.max(dueAt.getTime(), Date.parse(job.savedAt));
    const wasInTime = dayIn(new Date(job.savedAt), settings.zone) <= last;
    const isMissed = lastCheck !== null && lastCheck.getTime() < since && wasInTime;
    if (!isMissed) return [];
  }
  const when = left === 0 ? 'today is the last day' : inWords(left);
  const what =
    left < 0
      ? `The deadline passed on ${formatDay(last)} while no check ran.`
      : `Apply by ${formatDay(last)} (${when}).${quoted(job.expiresEvidence)}`;
  return [{ key, kind: 'expiry', reminder: null, what, dueAt: dueAt.toISOString(), ...about(job, job.id) }];
}

function staleNotice(job: NoticeJob, { settings, now, isSaid }: NoticeInput, today: Today): DueThing[] {
  const key = `stale:${job.uid}`;
  if (settings.stale === null || job.expiresOn || isSaid(key)) return [];
  const saved: Day = dayIn(new Date(job.savedAt), settings.zone);
  const dueAt = instantOf(addDays(saved, settings.stale), settings.at, settings.zone);
  if (dueAt > now) return [];
  const age = daysBetween(saved, today.day);
  const what = `Saved ${age} days ago without a deadline: check whether it is still open.`;
  return [
    {
      key,
      kind: 'stale',
      reminder: null,
      what,
      dueAt: dueAt.toISOString(),
      ...about(job, job.id),
    },
  ];
}

/** True for what the user timed to the minute, or an interview: said in quiet hours too. */
const cannotWait = ({ kind }: DueThing): boolean => kind === 'reminder' || kind === 'interview';

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const earliest = (a: DueThing, b: DueThing): number =>
  order(a.dueAt, b.dueAt) || (a.reminder ?? 0) - (b.reminder ?? 0) || order(a.key, b.key);

/** What has to be said now, each under a key of its own; see `NoticeInput` for what decides. */
export function dueNotices(input: NoticeInput): DueNotices {
  const jobs = new Map(input.jobs.map((job) => [job.id, job]));
  const posted = input.jobs.filter((job) => isBeforeApplying(job) && job.postingState !== 'closed');
  const news = (input.news ?? []).flatMap(({ key, job: id, what, at }) => {
    const job = jobs.get(id);
    if (!job || !isBeforeApplying(job)) return [];
    return [{ key, kind: 'posting' as const, reminder: null, what, dueAt: at, ...about(job, id) }];
  });
  const { now, settings } = input;
  const day = dayIn(now, settings.zone);
  const today = { day, isPastHour: instantOf(day, settings.at, settings.zone) <= now };
  const things = [
    ...dueReminders(input, jobs),
    ...posted.flatMap((job) => [...deadlineNotice(job, input, today), ...staleNotice(job, input, today)]),
    ...news,
  ]
    .filter(({ key }) => !input.isSaid(key))
    .sort(earliest);
  const quiet = isQuiet(input.now, input.settings.quiet, input.settings.zone);
  return {
    due: things.filter((thing) => !quiet || cannotWait(thing)),
    held: things.filter((thing) => quiet && !cannotWait(thing)),
  };
}

/** True where several things are said in one message: more than five, or after nothing could be said for twice the interval. */
export function isDigest(
  count: number,
  { now, lastCheck, settings }: Pick<NoticeInput, 'now' | 'lastCheck' | 'settings'>,
): boolean {
  const missed = lastCheck !== null && now.getTime() - lastCheck.getTime() > 2 * settings.interval * 60_000;
  return count > SEVERAL || (missed && count > 1);
}
