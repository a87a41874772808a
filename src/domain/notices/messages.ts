import { formatInstant } from '../days.ts';
import type { DueThing, Notice, NoticeItem } from './notices.ts';

/** A notice with the things it speaks of. */
export interface Message {
  notice: Notice;
  things: DueThing[];
}

const LATE = 60 * 60_000;
// Characters of a digest, and the fewest one of its lines is cut to.
const WHOLE = 15_000;
const SHORTEST = 40;

const clip = (text: string, limit: number): string => {
  const line = text
    .slice(0, limit * 4)
    .replace(/\s+/g, ' ')
    .trim();
  const points = [...line];
  return points.length > limit ? `${points.slice(0, limit - 1).join('')}…` : line;
};

/** What a job is called in a message: "Tide Analyst · Harbour & Sons". */
export function nameOf({ job, title, company }: Pick<NoticeItem, 'job' | 'title' | 'company'>): string {
  const known = [title, company]
    .filter((part): part is string => !!part?.trim())
    .map((part) => clip(part, 80));
  return known.join(' · ') || (job === null ? 'Reminder' : `Job #${job}`);
}

const item = ({ job, title, company, what, dueAt }: DueThing): NoticeItem => ({
  job,
  title,
  company,
  what,
  dueAt,
});

// What the user wrote names no moment, and after a gap it matters when it was meant.
const whenLate = ({ kind, dueAt }: DueThing, now: Date, zone: string): string =>
  kind === 'reminder' && now.getTime() - Date.parse(dueAt) > LATE
    ? ` (was due ${formatInstant(new Date(dueAt), zone)})`
    : '';

/** The messages for what is due: one each, or one that names all of them. */
export function composeMessages(
  due: readonly DueThing[],
  options: { digest: boolean; now: Date; zone: string },
): Message[] {
  const { digest, now, zone } = options;
  if (due.length === 0) return [];
  if (digest) return [composeDigest(due, now, zone)];
  return due.map((thing) => ({
    notice: {
      title: nameOf(thing),
      body: `${thing.what.trim()}${whenLate(thing, now, zone)}`,
      kind: thing.kind,
      url: thing.url,
      items: [item(thing)],
    },
    things: [thing],
  }));
}

function composeDigest(due: readonly DueThing[], now: Date, zone: string): Message {
  // A very long message says less of each rather than leave one out.
  const room = Math.max(SHORTEST, Math.floor(WHOLE / due.length) - 3);
  const named = due.slice(0, Math.floor(WHOLE / (SHORTEST + 3)));
  const lines = named.map((thing) => {
    const line = `${nameOf(thing)}: ${clip(thing.what, 200)}${whenLate(thing, now, zone)}`;
    return `• ${clip(line, room)}`;
  });
  if (named.length < due.length) lines.push(`and ${due.length - named.length} more: jobtrail remind list`);
  return {
    notice: {
      title: due.length === 1 ? nameOf(due[0]!) : `${due.length} things are due`,
      body: lines.join('\n'),
      kind: 'digest',
      url: null,
      items: due.map(item),
    },
    things: [...due],
  };
}
