import { tzOffset } from '@date-fns/tz/tzOffset';
import { counted } from './text.ts';

/** A calendar day, `YYYY-MM-DD`, in no particular zone. */
export type Day = string;

/** Stands for the machine's own zone; cheaper than its name, which only `Intl` knows. */
export const SYSTEM_ZONE = 'system';

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const MS_A_DAY = 86_400_000;
const MS_A_MINUTE = 60_000;

const asUtc = (day: Day): number => {
  const time = Date.parse(`${day}T00:00:00Z`);
  if (!DAY.test(day) || Number.isNaN(time)) throw new RangeError(`Not a day: ${day}`);
  return time;
};

/** The ends of the calendar: years of four digits, as they are kept in UTC. */
const FIRST_MOMENT = Date.parse('0000-01-01T00:00:00.000Z');
const LAST_MOMENT = Date.parse('9999-12-31T23:59:59.999Z');

// Beyond them a year is written with a sign, which is no day any more: the calendar ends there.
const asDay = (time: number): Day =>
  new Date(Math.min(Math.max(time, FIRST_MOMENT), LAST_MOMENT)).toISOString().slice(0, 10);

/** True for a moment within the years 0 to 9999 in UTC, which can be kept and compared as text. */
export function isInCalendar(instant: Date): boolean {
  return instant.getTime() >= FIRST_MOMENT && instant.getTime() <= LAST_MOMENT;
}

/** True for `YYYY-MM-DD` that names a day there is. */
export function isDay(text: string): boolean {
  if (!DAY.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && asDay(time) === text;
}

/** The day `n` days later, or earlier where `n` is negative; the first or last of the calendar beyond its ends. */
export function addDays(day: Day, n: number): Day {
  return asDay(asUtc(day) + n * MS_A_DAY);
}

/** How many days `to` lies after `from`; negative where it lies before. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((asUtc(to) - asUtc(from)) / MS_A_DAY);
}

/** True for an IANA zone name, `UTC`, or `system`. */
export function isZone(zone: string): boolean {
  if (zone === SYSTEM_ZONE) return true;
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** Minutes a zone's clock is ahead of UTC at an instant. */
export function offsetAt(instant: Date, zone: string): number {
  if (zone === 'UTC') return 0;
  if (zone === SYSTEM_ZONE) return -instant.getTimezoneOffset();
  const offset = tzOffset(zone, instant);
  if (Number.isNaN(offset)) throw new RangeError(`Not a zone: ${zone}`);
  return offset;
}

/** An instant as a zone's clock shows it, carried in the UTC fields of a Date. */
export function wallClock(instant: Date, zone: string): Date {
  return new Date(instant.getTime() + offsetAt(instant, zone) * MS_A_MINUTE);
}

/** The day it is in a zone at an instant. */
export function dayIn(instant: Date, zone: string): Day {
  return asDay(wallClock(instant, zone).getTime());
}

/** The time of day, `HH:mm`, that a zone's clock shows at an instant. */
export function clockIn(instant: Date, zone: string): string {
  const wall = wallClock(instant, zone);
  return `${two(wall.getUTCHours())}:${two(wall.getUTCMinutes())}`;
}

/**
 * The instant a zone's clock shows `HH:mm` on a day. An hour a spring night leaves out moves on by the gap
 * (02:30 is 03:30); of an hour an autumn night has twice, the first is taken.
 */
export function instantOf(day: Day, time: string, zone: string): Date {
  const clock = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  if (!clock) throw new RangeError(`Not a time of day: ${time}`);
  const wall = asUtc(day) + (Number(clock[1]) * 60 + Number(clock[2])) * MS_A_MINUTE;
  // The offsets in force a day before and after cover the zone's change, if there is one between.
  const before = offsetAt(new Date(wall - MS_A_DAY), zone) * MS_A_MINUTE;
  const after = offsetAt(new Date(wall + MS_A_DAY), zone) * MS_A_MINUTE;
  const shown = (offset: number) => wallClock(new Date(wall - offset), zone).getTime() === wall;
  if (shown(before)) return new Date(wall - before);
  if (shown(after)) return new Date(wall - after);
  return new Date(wall - before);
}

const UNIT_DAYS: Record<string, number> = { d: 1, w: 7, m: 30, y: 365 };

/** Days in `7d`, `2w`, `1m` (30), `1y` (365), `3 weeks` or a bare number; null for anything else. */
export function parseDays(text: string): number | null {
  const match = /^(\d{1,5})\s*(?:(d|w|m|y)|(day|week|month|year)s?)?$/i.exec(text.trim());
  if (!match) return null;
  const unit = (match[2] ?? match[3]?.[0] ?? 'd').toLowerCase();
  return Number(match[1]) * UNIT_DAYS[unit]!;
}

/** A distance in days as people say it: "today", "tomorrow", "in 3 days", "2 weeks ago". Rounded from two weeks on. */
export function inWords(days: number): string {
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  const n = Math.abs(days);
  const amount =
    n < 14
      ? counted(n, 'day')
      : n < 60
        ? counted(Math.round(n / 7), 'week')
        : n < 700
          ? counted(Math.round(n / 30.44), 'month')
          : counted(Math.round(n / 365.25), 'year');
  return days > 0 ? `in ${amount}` : `${amount} ago`;
}

/** Short names of the days, Sunday first. */
export const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const two = (n: number) => String(n).padStart(2, '0');

/** A day with its weekday and month in letters: `Fri 27 Nov 2026`. */
export function formatDay(day: Day): string {
  const date = new Date(asUtc(day));
  return `${WEEKDAYS[date.getUTCDay()]} ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${day.slice(0, 4)}`;
}

/** A moment nobody can misread: `Fri 27 Nov 2026 09:00 CET`; where the zone has no letters, `UTC+05:45`. */
export function formatInstant(instant: Date, zone: string): string {
  return `${formatDay(dayIn(instant, zone))} ${clockIn(instant, zone)} ${zoneLetters(instant, zone)}`;
}

const zoneLetters = (instant: Date, zone: string): string => {
  const offset = offsetAt(instant, zone);
  if (zone === 'UTC') return 'UTC';
  const timeZone = zone === SYSTEM_ZONE ? undefined : zone;
  // Each English knows the letters of its own zones only; the others it gives as GMT+1.
  for (const locale of ['en-US', 'en-GB', 'en-AU', 'en-ZA']) {
    const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'short' }).formatToParts(instant);
    const letters = parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
    if (/^[A-Z]{2,5}$/.test(letters)) return letters;
  }
  const n = Math.abs(offset);
  return `UTC${offset < 0 ? '-' : '+'}${two(Math.floor(n / 60))}:${two(Math.floor(n % 60))}`;
};
