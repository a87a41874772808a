import { instantOf, isDay } from '../../domain/days.ts';

/** Which of two numbers in 03/04/2026 is the day; null where nothing tells. */
export type DateOrder = 'day-first' | 'month-first' | null;

/** A moment in UTC and its day; `timed` where an hour was given. */
export interface ReadDate {
  at: string;
  day: string;
  timed: boolean;
}

const TWO_NUMBERS = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?!\d)/;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** What one cell says about its column's order: one number is no month, or both could be. */
export function orderIn(cell: string): 'day-first' | 'month-first' | 'either' | 'none' {
  const found = TWO_NUMBERS.exec(cell.trim());
  if (!found) return 'none';
  const [a, b] = [Number(found[1]), Number(found[2])];
  if (a > 12 && b <= 12) return 'day-first';
  if (b > 12 && a <= 12) return 'month-first';
  // 25.12.2026 is the writing of places that put the day first.
  if (cell.includes('.')) return 'day-first';
  return a === b ? 'none' : 'either';
}

const two = (n: number): string => String(n).padStart(2, '0');
const year = (text: string): number => (text.length === 2 ? 2000 + Number(text) : Number(text));

const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/;
const MONTH_DAY = /^(?:[a-z]{3,9},?\s+)?([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})/i;
const DAY_MONTH = /^(?:[a-z]{3,9},?\s+)?(\d{1,2})(?:st|nd|rd|th)?[.\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4})/i;

/** Year, month, day as numbers, with how much of the text they took. */
function numbersOf(
  text: string,
  order: DateOrder,
): { parts: [number, number, number]; length: number } | null {
  const iso = ISO.exec(text);
  if (iso) return { parts: [Number(iso[1]), Number(iso[2]), Number(iso[3])], length: iso[0].length };
  const two = TWO_NUMBERS.exec(text);
  if (two) {
    const said = orderIn(text);
    const first = said === 'either' ? order : said === 'none' ? 'day-first' : said;
    if (first === null) return null;
    const [a, b] = [Number(two[1]), Number(two[2])];
    const [day, monthNumber] = first === 'day-first' ? [a, b] : [b, a];
    return { parts: [year(two[3]!), monthNumber, day], length: two[0].length };
  }
  const named = MONTH_DAY.exec(text);
  if (named)
    return { parts: [Number(named[3]), month(named[1]!), Number(named[2])], length: named[0].length };
  const spoken = DAY_MONTH.exec(text);
  if (spoken)
    return { parts: [Number(spoken[3]), month(spoken[2]!), Number(spoken[1])], length: spoken[0].length };
  return null;
}

function dayPart(text: string, order: DateOrder): { day: string; rest: string } | null {
  const found = numbersOf(text, order);
  if (!found) return null;
  const [y, m, d] = found.parts;
  const day = `${y}-${two(m)}-${two(d)}`;
  return isDay(day) ? { day, rest: text.slice(found.length) } : null;
}

const month = (word: string): number => MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1;

const CLOCK = /^[T,\s]*(\d{1,2}):(\d{2})(?::\d{2}(?:[.,]\d+)?)?\s*([ap])?\.?m?\.?/i;

/** A date as lists write it; null where it is none, or two. A day alone counts as its noon in the user's zone. */
export function readDate(cell: string, order: DateOrder, zone: string): ReadDate | null {
  const text = cell.trim();
  if (text === '') return null;
  // Seconds or milliseconds since 1970.
  if (/^\d{10}(\d{3})?(\.0)?$/.test(text)) {
    const at = new Date(Number(text.slice(0, 10)) * 1000).toISOString();
    return { at, day: at.slice(0, 10), timed: true };
  }
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d.*(?:Z|[+-]\d\d:?\d\d)$/.test(text)) {
    const time = Date.parse(text);
    if (Number.isNaN(time)) return null;
    return { at: new Date(time).toISOString(), day: text.slice(0, 10), timed: true };
  }
  const found = dayPart(text, order);
  if (!found || found.day < '1990' || found.day > '2100') return null;
  const clock = CLOCK.exec(found.rest);
  let hour = clock ? Number(clock[1]) : 12;
  if (clock?.[3]) hour = (hour % 12) + (clock[3].toLowerCase() === 'p' ? 12 : 0);
  if (hour > 23) return null;
  const time = `${two(hour)}:${clock ? clock[2] : '00'}`;
  // Midnight is what a spreadsheet writes for a day without an hour.
  const timed = clock !== null && time !== '00:00';
  return {
    at: instantOf(found.day, timed ? time : '12:00', zone).toISOString(),
    day: found.day,
    timed,
  };
}
