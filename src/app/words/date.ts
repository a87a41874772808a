import {
  addDays,
  type Day,
  dayIn,
  formatDay,
  formatInstant,
  instantOf,
  inWords,
  isDay,
  isInCalendar,
  offsetAt,
} from '../../domain/days.ts';
import { nearest } from '../../domain/nearest.ts';
import { type JobtrailError, usageError } from '../../errors.ts';

/** What a date in words is read against. */
export interface WhenContext {
  now: Date;
  /** IANA name, `UTC`, or `system`. */
  zone: string;
  /** `HH:mm` for a day without an hour; 09:00 unless given. */
  at?: string;
  /** Where "friday" or "1 dec" lies: ahead unless given. What says its own direction ("last friday") keeps it. */
  direction?: 'ahead' | 'back';
}

/** A moment as read: `hasTime` is false where only a day was named and the hour was filled in. */
export interface When {
  at: Date;
  day: Day;
  hasTime: boolean;
}

/** A day, with a time of day where one was named, or an exact moment where time was counted from now. */
export type Reading =
  | { day: Day; time: string | null; name: 'day' | 'weekday' | 'clock' }
  | { instant: Date };

const ISO =
  /^(\d{4}-\d{2}-\d{2})(?:(?:[t ]|,? +(?:at +)?)(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?: ?(z|[+-]\d{2}:?\d{2}))?)?$/;
const NUMERIC = /^(\d{1,2})([./-])(\d{1,2})(?:\2(\d{2}|\d{4})|\.)?(?:,? +(?:at +)?(.+))?$/;
const DAYS_FROM_NOW: Record<string, number> = { yesterday: -1, today: 0, tomorrow: 1 };

const two = (n: number | string) => String(n).padStart(2, '0');
const isTime = (hour: number, minute: number) => hour < 24 && minute < 60;

const tidy = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:on|by|at) (?=\S)/, '')
    .replace(/[.,;!]$/, '');

const unreadable = (
  text: string,
  reason: string,
  hints: string[],
  details: Record<string, unknown> = {},
): JobtrailError =>
  usageError('unreadable-date', `The date "${text}" cannot be read${reason}.`, hints, { text, ...details });

const EXAMPLES = 'Write for example "friday 9am", "in 3 days", "2026-12-01" or "2026-12-01 14:30".';

const readIso = (words: string, typed: string): Reading | null => {
  const match = ISO.exec(words);
  if (!match) return null;
  const [, day, hour, minute, second = '0', zone] = match;
  if (!isDay(day!)) throw unreadable(typed, ': there is no such day', []);
  if (hour === undefined) return { day: day!, time: null, name: 'day' };
  if (!isTime(Number(hour), Number(minute)) || Number(second) > 59) {
    throw unreadable(typed, ': there is no such time of day', []);
  }
  const time = `${two(hour)}:${minute}`;
  if (!zone) return { day: day!, time, name: 'day' };
  const offset = zone === 'z' ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
  const instant = new Date(`${day}T${time}:${two(second)}${offset}`);
  if (Number.isNaN(instant.getTime())) throw unreadable(typed, ': there is no such offset from UTC', []);
  return { instant };
};

// Half the world puts the day first in 03/04, the other half the month; only one that has a single reading is read.
const numericAsIso = (words: string, typed: string, today: Day): string | null => {
  const match = NUMERIC.exec(words);
  if (!match) return null;
  const [, first = '', , second = '', year, rest] = match;
  const fullYear = year === undefined ? today.slice(0, 4) : year.length === 2 ? `20${year}` : year;
  const readings = [
    `${fullYear}-${two(second)}-${two(first)}`,
    `${fullYear}-${two(first)}-${two(second)}`,
  ].filter((day, i, all) => isDay(day) && all.indexOf(day) === i);
  if (readings.length === 0) return null;
  if (readings.length > 1 || year === undefined) {
    const meant = readings.map((day) => `"${day}" (${formatDay(day)})`).join(' or ');
    const reason = readings.length > 1 ? ': day and month can be read both ways' : ': it has no year';
    throw unreadable(typed, reason, [`Write ${meant}.`], { readings });
  }
  return rest ? `${readings[0]} ${rest}` : readings[0]!;
};

const UNIT = '(hours?|hrs?|h|minutes?|mins?|m)';
const COUNT = '(\\d{1,5}|an?|one|two|three|four|five|six|half an)';
const SPAN = new RegExp(`^(?:in )?${COUNT} ?${UNIT}(?:(?:,| and)? ?${COUNT} ?${UNIT})?( ago| from now)?$`);
const COUNTS: Record<string, number> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  'half an': 0.5,
};
const minutesOf = (count: string, unit: string) =>
  (COUNTS[count] ?? Number(count)) * (unit.startsWith('h') ? 60 : 1);

// Hours and minutes are counted on no clock, so they are right across a change of it.
const readSpan = (words: string, now: Date): Reading | null => {
  if (words === 'now') return { instant: now };
  const match = SPAN.exec(words);
  if (!match) return null;
  const [, count, unit, moreCount, moreUnit, ago] = match;
  const minutes = minutesOf(count!, unit!) + (moreCount ? minutesOf(moreCount, moreUnit!) : 0);
  return { instant: new Date(now.getTime() + (ago === ' ago' ? -1 : 1) * minutes * 60_000) };
};

const VOCABULARY =
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september ' +
  'october november december today tomorrow yesterday tonight noon midnight morning afternoon evening next last this in ' +
  'at on day days week weeks month months year years hour hours minute minutes ago end of and';

const mended = (words: string): string =>
  words
    .split(' ')
    .map((word) => (/^[a-z]{3,}$/.test(word) ? (nearest(word, VOCABULARY.split(' '), 1)[0] ?? word) : word))
    .join(' ');

const readAny = async (typed: string, words: string, session: WhenContext): Promise<Reading | null> => {
  const today = dayIn(session.now, session.zone);
  const numeric = numericAsIso(words, typed, today);
  const plain = readIso(numeric ?? words, typed) ?? readSpan(words, session.now);
  if (plain) return plain;
  if (Object.hasOwn(DAYS_FROM_NOW, words)) {
    return { day: addDays(today, DAYS_FROM_NOW[words]!), time: null, name: 'day' };
  }
  const { readWords } = await import('./date-words.ts');
  return readWords(numeric ?? words, today, session.direction ?? 'ahead');
};

const read = async (typed: string, session: WhenContext): Promise<Reading> => {
  const words = tidy(typed);
  if (words === '' || words.length > 100) throw unreadable(typed.slice(0, 100), '', [EXAMPLES]);
  const reading = await readAny(typed, words, session);
  if (reading) return reading;
  const better = mended(words);
  const guess = better === words ? null : await readAny(typed, better, session).catch(() => null);
  throw unreadable(
    typed,
    '',
    guess ? [`Did you mean "${better}"?`, EXAMPLES] : [EXAMPLES],
    guess ? { nearest: better } : {},
  );
};

const DEFAULT_TIME = '09:00';

/**
 * Reads a moment in the user's zone: "friday 9am", "in 3 days", "2026-12-01 14:30", "in 90 minutes". The whole text must
 * mean something; 03/04 is refused, since it means two days. "9am" and "friday" are the next to come (`direction`).
 * Unreadable text is the usage error `unreadable-date` with the nearest reading as a hint.
 */
export async function readWhen(text: string, context: WhenContext): Promise<When> {
  const when = await momentOf(text, context);
  // Kept as text, a year of five digits would come before every other.
  if (!isInCalendar(when.at)) throw unreadable(text, ': the calendar ends with the year 9999', []);
  return when;
}

async function momentOf(text: string, context: WhenContext): Promise<When> {
  const reading = await read(text, context);
  const { zone, now } = context;
  if ('instant' in reading) return { at: reading.instant, day: dayIn(reading.instant, zone), hasTime: true };
  const time = reading.time ?? context.at ?? DEFAULT_TIME;
  let { day } = reading;
  // "9am" said at ten, or "friday" on a Friday evening, is the next one.
  const step = { clock: 1, weekday: 7, day: 0 }[reading.name];
  const isBack = context.direction === 'back';
  const behind = instantOf(day, time, zone).getTime() <= now.getTime();
  if (step > 0 && behind !== isBack && (!isBack || reading.time !== null))
    day = addDays(day, isBack ? -step : step);
  return { at: instantOf(day, time, zone), day, hasTime: reading.time !== null };
}

/** Reads a day in the user's zone, as `readWhen` does; an hour that was named does not count. */
export async function readDay(text: string, session: Omit<WhenContext, 'at'>): Promise<Day> {
  const reading = await read(text, session);
  return 'instant' in reading ? dayIn(reading.instant, session.zone) : reading.day;
}

/** A moment echoed back in full with how long that is: `Fri 27 Nov 2026 09:00 CET, in 5 days`. */
export function echoWhen(at: Date, now: Date, zone: string): string {
  return `${formatInstant(at, zone)}, ${untilInWords(at, now, zone)}`;
}

/** How long until a moment, or since: "in 40 minutes", "in 3 hours", "tomorrow", "2 weeks ago". */
export function untilInWords(at: Date, now: Date, zone: string): string {
  const minutes = Math.round((at.getTime() - now.getTime()) / 60_000);
  const size = Math.abs(minutes);
  const say = (n: number, unit: string) => {
    const amount = `${n} ${unit}${n === 1 ? '' : 's'}`;
    return minutes < 0 ? `${amount} ago` : `in ${amount}`;
  };
  if (size < 1) return 'now';
  if (size < 60) return say(size, 'minute');
  if (size < 12 * 60) return say(Math.round(size / 60), 'hour');
  const days = (date: Date) => Math.floor((date.getTime() / 60_000 + offsetAt(date, zone)) / 1440);
  return inWords(days(at) - days(now));
}
