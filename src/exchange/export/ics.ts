import { TZDate } from '@date-fns/tz';
import ical, {
  ICalAlarmType,
  ICalCalendarMethod,
  ICalEventRepeatingFreq,
  ICalEventTransparency,
  type ICalRepeatingOptions,
} from 'ical-generator';
import { addDays, dayIn } from '../../domain/days.ts';
import type { Interview, Reminder } from '../../domain/records.ts';
import { parseRepeat } from '../../domain/recurrence.ts';
import { withoutSteering } from '../../domain/text.ts';
import type { ExportedJob } from './record.ts';
import { vtimezone } from './vtimezone.ts';

/** What a calendar is made of; reminders may belong to no job. */
export interface CalendarInput {
  jobs: readonly ExportedJob[];
  /** Reminders that belong to no job. */
  general: readonly Reminder[];
  /** How often a row was changed, by its uid: the calendar's SEQUENCE. Unknown is 0. */
  sequences: ReadonlyMap<string, number>;
  now: Date;
}

const OPEN = new Set(['waiting', 'due']);
const HOUR = 3600;

type Calendar = ReturnType<typeof ical>;

const name = (job: ExportedJob): string =>
  line([job.title ?? 'untitled', job.company].filter(Boolean).join(', '));

const line = (text: string): string => withoutSteering(text).replace(/\s+/g, ' ');

/**
 * Deadlines of jobs not yet applied to, answer dates of offers, open reminders and interviews as a calendar
 * (RFC 5545). Uids stay the same from export to export; moments are in UTC, days are whole-day events.
 */
export function toIcs({ jobs, general, sequences, now }: CalendarInput): string {
  const calendar = ical({
    name: 'Job search',
    prodId: { company: 'jobtrail', product: 'jobtrail', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
  });
  calendar.timezone({ name: null, generator: (zone) => vtimezone(zone, now) });
  for (const job of jobs) {
    const edits = job.journey.filter((e) => e.kind === 'edited' || e.kind === 'posting').length;
    if (job.expiresOn && (job.group === 'saved' || job.status === 'preparing')) {
      wholeDay(
        calendar,
        `${job.uid}-deadline`,
        job.expiresOn,
        `Last day to apply: ${name(job)}`,
        job,
        edits,
        now,
      );
    }
    if (job.offer?.answerBy && job.status === 'offer') {
      const offers = job.journey.filter((e) => e.kind === 'offer').length;
      wholeDay(
        calendar,
        `${job.uid}-answer`,
        job.offer.answerBy,
        `Answer the offer: ${name(job)}`,
        job,
        offers,
        now,
      );
    }
    for (const interview of job.interviews) addInterview(calendar, interview, job, sequences, now);
    for (const reminder of job.reminders) addReminder(calendar, reminder, job, sequences, now);
  }
  for (const reminder of general) addReminder(calendar, reminder, null, sequences, now);
  return calendar.toString();
}

function wholeDay(
  calendar: Calendar,
  id: string,
  day: string,
  summary: string,
  job: ExportedJob,
  sequence: number,
  now: Date,
): void {
  const event = calendar.createEvent({
    id,
    start: new Date(`${day}T00:00:00Z`),
    end: new Date(`${addDays(day, 1)}T00:00:00Z`),
    allDay: true,
    timezone: 'UTC',
    summary,
    sequence,
    stamp: now,
    transparency: ICalEventTransparency.TRANSPARENT,
  });
  if (job.url) event.url(job.url);
  event.createAlarm({ type: ICalAlarmType.display, trigger: 24 * HOUR, description: summary });
}

function addInterview(
  calendar: Calendar,
  interview: Interview,
  job: ExportedJob,
  sequences: ReadonlyMap<string, number>,
  now: Date,
): void {
  const start = new Date(interview.at);
  const summary = `${line(interview.round ?? 'Interview')}: ${name(job)}`;
  const event = calendar.createEvent({
    id: interview.uid,
    start,
    end: new Date(start.getTime() + interview.minutes * 60_000),
    summary,
    sequence: sequences.get(interview.uid) ?? 0,
    stamp: now,
    description: interview.with ? `With ${withoutSteering(interview.with)}` : null,
    location: interview.where && line(interview.where),
  });
  if (job.url) event.url(job.url);
  for (const before of [24 * HOUR, HOUR])
    event.createAlarm({ type: ICalAlarmType.display, trigger: before, description: summary });
}

function addReminder(
  calendar: Calendar,
  reminder: Reminder,
  job: ExportedJob | null,
  sequences: ReadonlyMap<string, number>,
  now: Date,
): void {
  // What announces an interview or an offer is the alarm of that entry.
  if (!OPEN.has(reminder.state) || reminder.why === 'interview' || reminder.why === 'offer') return;
  const start = new Date(reminder.dueAt);
  const end = new Date(start.getTime() + 15 * 60_000);
  const message = line(reminder.message);
  const event = calendar.createEvent({
    id: reminder.uid,
    start,
    end,
    summary: job ? `${message} (${name(job)})` : message,
    sequence: sequences.get(reminder.uid) ?? 0,
    stamp: now,
    transparency: ICalEventTransparency.TRANSPARENT,
  });
  const rule = ruleOf(reminder);
  if (rule) {
    // It keeps the clock of its zone, which a rule in UTC would not.
    if (reminder.zone !== 'UTC') {
      event.timezone(reminder.zone);
      event.start(new TZDate(start, reminder.zone));
      event.end(new TZDate(end, reminder.zone));
    }
    event.repeating(rule);
  }
  event.createAlarm({ type: ICalAlarmType.display, trigger: 0, description: message });
}

const FREQUENCY = {
  day: ICalEventRepeatingFreq.DAILY,
  week: ICalEventRepeatingFreq.WEEKLY,
  month: ICalEventRepeatingFreq.MONTHLY,
  year: ICalEventRepeatingFreq.YEARLY,
};

/** The repeat as a rule; null for none, and for the ends of months, of which a calendar would leave some out. */
function ruleOf({ repeat, dueAt, zone }: Reminder): ICalRepeatingOptions | null {
  if (repeat === null) return null;
  const { every, unit } = parseRepeat(repeat);
  const isMonths = unit === 'month' || unit === 'year';
  if (isMonths && Number(dayIn(new Date(dueAt), zone).slice(8)) > 28) return null;
  return { freq: FREQUENCY[unit], interval: every };
}
