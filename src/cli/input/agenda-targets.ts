import { pickReminder } from '../../app/reminder-items.ts';
import type { Target } from '../../app/settle-agenda.ts';
import type { Context } from '../context.ts';
import { pickJob } from './job.ts';

/** What words of `done` and `snooze` name: a reminder by its number, a job by `j7`, `#7` or its name; none twice. */
export async function pickTargets(context: Context, words: readonly string[]): Promise<Target[]> {
  const targets = new Map<string, Target>();
  for (const word of words) {
    if (/^\d{1,15}$/.test(word)) {
      const reminder = pickReminder(context, word);
      targets.set(`r${reminder.id}`, { reminder });
      continue;
    }
    const job = await pickJob(context, /^j\d{1,15}$/i.test(word) ? `#${word.slice(1)}` : word);
    targets.set(`j${job.id}`, { job });
  }
  return [...targets.values()];
}
