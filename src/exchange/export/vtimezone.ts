import { offsetAt } from '../../domain/days.ts';

/** So many years from the first are written out; calendars keep the last rule beyond. */
const YEARS = 12;
const MS_A_DAY = 86_400_000;
const MS_A_MINUTE = 60_000;

const stamp = (wall: number): string => new Date(wall).toISOString().replace(/[-:]|\.\d+Z/g, '');

const offset = (minutes: number): string => {
  const hours = String(Math.trunc(Math.abs(minutes) / 60)).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${hours}${String(Math.abs(minutes) % 60).padStart(2, '0')}`;
};

/** The first minute at which another offset is in force, between two moments that have different ones. */
function changeBetween(before: number, after: number, zone: string): number {
  let [low, high] = [before, after];
  const old = offsetAt(new Date(low), zone);
  while (high - low > MS_A_MINUTE) {
    const middle = low + Math.floor((high - low) / 2 / MS_A_MINUTE) * MS_A_MINUTE;
    if (offsetAt(new Date(middle), zone) === old) low = middle;
    else high = middle;
  }
  return high;
}

/** A zone's offsets from the year before `from` on, as RFC 5545 §3.6.5 has them: each change an observance of its own. */
export function vtimezone(zone: string, from: Date): string {
  const begin = Date.UTC(from.getUTCFullYear() - 1, 0, 1);
  const end = Date.UTC(from.getUTCFullYear() + YEARS, 0, 1);
  const lines = ['BEGIN:VTIMEZONE', `TZID:${zone}`];
  const observe = (at: number, old: number, now: number) => {
    const kind = now > old ? 'DAYLIGHT' : 'STANDARD';
    lines.push(
      `BEGIN:${kind}`,
      // The moment on the clock that is about to change.
      `DTSTART:${stamp(at + old * MS_A_MINUTE)}`,
      `TZOFFSETFROM:${offset(old)}`,
      `TZOFFSETTO:${offset(now)}`,
      `END:${kind}`,
    );
  };
  let known = offsetAt(new Date(begin), zone);
  observe(begin, known, known);
  for (let day = begin; day < end; day += MS_A_DAY) {
    const next = offsetAt(new Date(day + MS_A_DAY), zone);
    if (next === known) continue;
    observe(changeBetween(day, day + MS_A_DAY, zone), known, next);
    known = next;
  }
  return [...lines, 'END:VTIMEZONE'].join('\r\n');
}
