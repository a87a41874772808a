import { parse } from 'chrono-node/en';
import { addDays, type Day, daysBetween, isDay } from '../../domain/days.ts';
import type { Reading } from './date.ts';

const two = (n: number) => String(n).padStart(2, '0');

// Said by people and unknown to the parser, or read by it as something smaller.
const REPHRASED: [RegExp, string][] = [
  [/\bday after tomorrow\b/, 'in 2 days'],
  [/\bday before yesterday\b/, '2 days ago'],
  [/\b(?:a )?fortnight\b/, '2 weeks'],
  [/^\+?(\d{1,4} ?(?:d|w|days?|weeks?|months?|years?))$/, 'in $1'],
  [/^the (?=in |2 days)/, ''],
];
const PARTS_OF_DAY: [RegExp, string][] = [
  [/\bmorning\b/, '09:00'],
  [/\bafternoon\b/, '15:00'],
  [/\bevening\b/, '19:00'],
  [/\btonight\b|\bnight\b/, '21:00'],
];

const weekdayOf = (day: Day) => new Date(`${day}T00:00:00Z`).getUTCDay();

const nextYear = (day: Day, years: number): Day => `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;

/**
 * Reads English date words against today, as days and clock times that belong to no zone yet.
 * Null unless the parser understood the whole text as one moment.
 */
export function readWords(words: string, today: Day, direction: 'ahead' | 'back'): Reading | null {
  let text = words;
  for (const [pattern, better] of REPHRASED) text = text.replace(pattern, better);
  // Noon of a day without a zone: nothing the parser counts from there meets a change of clocks.
  const results = parse(text, { instant: new Date(`${today}T12:00:00Z`), timezone: 0 });
  const [result] = results;
  if (!result || results.length > 1 || result.index !== 0 || result.text.length !== text.length) return null;
  const { start } = result;
  if (result.end) return null;
  const knows = (
    part: 'day' | 'weekday' | 'month' | 'year' | 'hour' | 'minute' | 'timezoneOffset' | 'millisecond',
  ) => start.isCertain(part);
  const day = `${String(start.get('year')).padStart(4, '0')}-${two(start.get('month') ?? 0)}-${two(start.get('day') ?? 0)}`;
  if (!isDay(day)) return null;
  if (knows('timezoneOffset')) return knows('millisecond') ? null : { instant: start.date() };
  if (knows('day') && knows('weekday') && weekdayOf(day) !== start.get('weekday')) return null;

  const part = PARTS_OF_DAY.find(([pattern]) => pattern.test(text))?.[1];
  const time = knows('hour')
    ? `${two(start.get('hour') ?? 0)}:${two(start.get('minute') ?? 0)}`
    : (part ?? null);
  if (knows('weekday') && !knows('day')) {
    if (/^next\b/.test(text)) return { day, time, name: 'day' };
    const last = /^(?:last|past|previous)\b/.test(text);
    const ahead = (start.get('weekday')! - weekdayOf(today) + 7) % 7;
    if (last) return { day: addDays(today, ahead - 7), time, name: 'day' };
    return {
      day: addDays(today, direction === 'back' && ahead > 0 ? ahead - 7 : ahead),
      time,
      name: 'weekday',
    };
  }
  if (knows('day') && !knows('year')) {
    const here = `${today.slice(0, 4)}${day.slice(4)}`;
    const distance = isDay(here) ? daysBetween(today, here) : 0;
    const years = direction === 'ahead' && distance < 0 ? 1 : direction === 'back' && distance > 0 ? -1 : 0;
    const found = nextYear(here, years);
    return isDay(found) ? { day: found, time, name: 'day' } : null;
  }
  if (knows('day') || knows('year')) return { day, time, name: 'day' };
  // "december" alone is no day; "9am" and "noon" are today's, or the next.
  return time !== null && !knows('month') ? { day: today, time, name: 'clock' } : null;
}
