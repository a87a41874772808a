import { addDays, type Day, parseDays } from '../../domain/days.ts';
import type { Context } from '../../cli/context.ts';
import { readWhen } from './date.ts';

/** A day in words or ISO, or a span before today such as `90d`; null where nothing was said. */
export async function readDayBack(context: Context, word: string | undefined): Promise<Day | null> {
  if (word === undefined) return null;
  const days = /[a-z]/i.test(word) ? parseDays(word) : null;
  if (days !== null) return addDays(context.today(), -days);
  return (await readWhen(word, { now: context.now(), zone: context.zone() })).day;
}
