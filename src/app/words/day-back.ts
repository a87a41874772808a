import { addDays, type Day, parseDays } from '../../domain/days.ts';
import type { Session } from '../session.ts';
import { readWhen } from './date.ts';

/** A day in words or ISO, or a span before today such as `90d`; null where nothing was said. */
export async function readDayBack(session: Session, word: string | undefined): Promise<Day | null> {
  if (word === undefined) return null;
  const days = /[a-z]/i.test(word) ? parseDays(word) : null;
  if (days !== null) return addDays(session.today(), -days);
  return (await readWhen(word, { now: session.now(), zone: session.zone() })).day;
}
