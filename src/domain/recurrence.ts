import { usageError } from '../errors.ts';
import { clockIn, type Day, dayIn, daysBetween, instantOf, isDay, isInCalendar } from './days.ts';

/** How often a reminder comes back. */
export interface Repeat {
  /** One or more. */
  every: number;
  unit: 'day' | 'week' | 'month' | 'year';
}

const WORDS: Record<string, Repeat> = {
  daily: { every: 1, unit: 'day' },
  weekly: { every: 1, unit: 'week' },
  fortnight: { every: 2, unit: 'week' },
  fortnightly: { every: 2, unit: 'week' },
  monthly: { every: 1, unit: 'month' },
  yearly: { every: 1, unit: 'year' },
};
const UNITS: Record<string, Repeat['unit']> = { d: 'day', w: 'week', m: 'month', y: 'year' };
const MOST = 1_000;

/** Reads `day`, `week`, `2 weeks`, `month`, `weekly`, `10d`, `every 3 months`; a usage error for anything else, zero included. */
export function parseRepeat(text: string): Repeat {
  const words = text
    .trim()
    .toLowerCase()
    .replace(/^every\s+/, '');
  const known = WORDS[words];
  if (known) return known;
  const match = /^(\d{1,6})?\s*(?:(day|week|month|year)s?|([dwmy]))$/.exec(words);
  const every = match?.[1] === undefined ? 1 : Number(match[1]);
  if (!match || (match[3] && !match[1])) {
    throw usageError('bad-repeat', `"${text}" is no repeat.`, ['Say day, week, "2 weeks", month or year.']);
  }
  if (every < 1 || every > MOST) {
    throw usageError('bad-repeat', `A repeat of ${every} cannot be: it is 1 to ${MOST}.`, [
      'For example --every "2 weeks".',
    ]);
  }
  return { every, unit: (match[2] as Repeat['unit'] | undefined) ?? UNITS[match[3]!]! };
}

/** The one way a repeat is kept: `day`, `2 weeks`. `parseRepeat` reads it back. */
export function formatRepeat({ every, unit }: Repeat): string {
  return every === 1 ? unit : `${every} ${unit}s`;
}

/** The day `n` months later; a day that month does not have becomes its last (31 January → 28 February). */
function addMonths(day: Day, n: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const first = new Date(Date.UTC(year, month - 1 + n, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}

// No day any more beyond the end of the calendar, where `addDays` would stay at its last.
const daysAfter = (day: Day, n: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10);

const DAYS = { day: 1, week: 7 } as const;
const MONTHS = { month: 1, year: 12 } as const;

/**
 * The first moment after `after` in the series that begins at `anchor` and keeps its zone's clock. Each is counted from the
 * anchor, so that 31 January, 28 February is followed by 31 March; over a change of the clock it follows `instantOf`.
 * Null where the series ends with the calendar, after the year 9999.
 */
export function nextOccurrence(anchor: Date, repeat: Repeat, zone: string, after: Date): Date | null {
  if (anchor > after) return anchor;
  const begin = dayIn(anchor, zone);
  const time = clockIn(anchor, zone);
  const { every, unit } = repeat;
  const dayAt = (n: number): Day =>
    unit === 'day' || unit === 'week'
      ? daysAfter(begin, n * every * DAYS[unit])
      : addMonths(begin, n * every * MONTHS[unit]);
  const length = every * { day: 1, week: 7, month: 31, year: 366 }[unit];
  let n = Math.max(1, Math.floor(daysBetween(begin, dayIn(after, zone)) / length) - 1);
  for (;;) {
    const day = dayAt(n);
    // A year of five digits is written with a sign, which is no day any more.
    if (!isDay(day)) return null;
    const moment = instantOf(day, time, zone);
    if (!isInCalendar(moment)) return null;
    if (moment > after && moment > anchor) return moment;
    n += 1;
  }
}
