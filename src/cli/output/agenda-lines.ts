/** The agenda as lines of a terminal: number, word, when, who, what. */
import type { AgendaEntry, AgendaKind } from '../../domain/agenda/items.ts';
import { type Day, dayIn, daysBetween, isDay, WEEKDAYS, wallClock } from '../../domain/days.ts';
import type { Job } from '../../domain/job.ts';
import { plain } from '../../domain/text.ts';
import type { Context } from '../context.ts';
import { palette } from './colours.ts';
import { padded, shortened } from './wrapped.ts';

const WORDS: Record<AgendaKind, string> = {
  offer: 'OFFER',
  interview: 'interview',
  outcome: 'how?',
  proposal: 'inbox',
  reminder: 'remind',
  closing: 'closing',
  waiting: 'waiting',
};

const NUMBER = 5;
const WORD = 9;
const WHEN = 14;
const NARROW = 60;
const NARROW_WHEN = 11;

/** When something is due, in a few cells: `3 d late`, `today 14:00`, `Thu 10:00`, `in 5 d`. */
export function shortWhen(
  { due, overdue }: Pick<AgendaEntry, 'due' | 'overdue'>,
  now: Date,
  zone: string,
): string {
  if (overdue !== null && overdue > 0) return `${overdue} d late`;
  if (due === null) return '';
  const today = dayIn(now, zone);
  const day: Day = isDay(due) ? due : dayIn(new Date(due), zone);
  const left = daysBetween(today, day);
  const name = left === 0 ? 'today' : left === 1 ? 'tomorrow' : null;
  if (isDay(due)) return name ?? `in ${left} d`;
  // The weekday and the clock are enough within a week.
  const clock = wallClock(new Date(due), zone).toISOString().slice(11, 16);
  const weekday = WEEKDAYS[new Date(`${day}T00:00Z`).getUTCDay()]!;
  return left < 7 ? `${name ?? weekday} ${clock}` : `in ${left} d`;
}

/** One line of the agenda, cut to the terminal's width. */
export function agendaLine(
  context: Context,
  entry: AgendaEntry,
  job: Pick<Job, 'title' | 'company'> | undefined,
): string {
  const colours = palette(context);
  const who = job ? `${plain(job.company ?? 'company unknown')} · ${plain(job.title ?? 'untitled')}` : '';
  const more = entry.more.length > 0 ? ` (+${entry.more.length})` : '';
  const text = [who, plain(entry.what)].filter(Boolean).join(': ');
  const when = shortWhen(entry, context.now(), context.zone());
  const isUrgent = entry.kind === 'offer' || (entry.overdue ?? 0) > 0;
  const painted = (cell: string): string => (isUrgent ? colours.loud(cell) : cell);
  const number = entry.number.padStart(NUMBER - 1);
  // A narrow terminal has no room for a column of words: the one that shouts goes before the name.
  if (context.width < NARROW) {
    const lead = `${number} ${painted(padded(when, NARROW_WHEN))} `;
    const room = context.width - NUMBER - NARROW_WHEN - 1 - more.length;
    const named = entry.kind === 'offer' ? `${WORDS.offer} ${text}` : text;
    return (lead + shortened(named, room) + colours.dim(more)).trimEnd();
  }
  const room = context.width - NUMBER - WORD - WHEN - 2 - more.length;
  const word = padded(WORDS[entry.kind], WORD);
  return [
    number,
    entry.kind === 'offer' ? colours.loud(word) : word,
    painted(padded(when, WHEN)),
    shortened(text, room) + colours.dim(more),
  ]
    .join(' ')
    .trimEnd();
}
