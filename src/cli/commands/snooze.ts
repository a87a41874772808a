import type { Command } from 'commander';
import { readAhead } from '../../app/reminder-items.ts';
import { snooze } from '../../app/settle-agenda.ts';
import { echoWhen } from '../../app/words/date.ts';
import { zoneName } from '../../app/words/zone.ts';
import { dayIn, formatDay } from '../../domain/days.ts';
import { jobName } from '../../domain/job.ts';
import { plain } from '../../domain/text.ts';
import { usageError } from '../../errors.ts';
import type { Context } from '../context.ts';
import { pickTargets } from '../input/agenda-targets.ts';
import { answerSettled } from './done.ts';

export function register(parent: Command, context: Context): void {
  parent
    .command('snooze <number|job...>')
    .usage('<number|job...> <when>')
    .description(
      'Puts things of the agenda off to another moment: reminders by number (12), a job by its own (j7) or its name. The last word is the moment, in quotes where it is several.',
    )
    .addHelpText(
      'after',
      '\nExamples\n  jobtrail snooze 12 tomorrow\n  jobtrail snooze 12 13 j7 "next monday 9am"\n  jobtrail snooze acme "in 3 days"',
    )
    .action((words: string[]) => run(context, words));
}

async function run(context: Context, words: string[]): Promise<void> {
  const [when, ...reversed] = [...words].reverse();
  if (when === undefined || reversed.length === 0)
    throw usageError('missing-when', 'Until when? jobtrail snooze <number> <when>.', [
      'jobtrail snooze 12 tomorrow',
    ]);
  const zone = zoneName(context);
  const at = await readAhead(context, when, zone);
  const targets = await pickTargets(context, reversed.reverse());
  const { operation, settled } = snooze(context, targets, { at, day: dayIn(at, context.zone()) });
  const until = echoWhen(at, context.now(), zone);
  answerSettled(context, operation, settled, (one) =>
    one.kind === 'reminder'
      ? `Reminder ${one.after.id} (${plain(one.after.message)}) put off to ${until}.`
      : `${jobName(one.job)} is off the agenda until ${formatDay(dayIn(at, context.zone()))}.`,
  );
}
