import type { Command } from 'commander';
import { readAhead, reminderShape } from '../../../app/reminder-items.ts';
import { addReminder } from '../../../app/reminders.ts';
import { echoWhen } from '../../../app/words/date.ts';
import { readZone, zoneName } from '../../../app/words/zone.ts';
import type { Job } from '../../../domain/job.ts';
import { jobName } from '../../../domain/job.ts';
import { formatRepeat, parseRepeat } from '../../../domain/recurrence.ts';
import { isJobtrailError, usageError } from '../../../errors.ts';
import type { Context } from '../../context.ts';
import { pickJob } from '../../input/job.ts';
import { answerChange } from '../../output/change-result.ts';
import { list, register as registerChanges } from './change.ts';
import { register as registerCheck } from './check.ts';
import { register as registerSchedule } from './schedule.ts';

interface Flags {
  every?: string;
  zone?: string;
  general?: boolean;
}

export function register(parent: Command, context: Context): void {
  // Without it, on both, a flag of this command would swallow its subcommands' of the same name.
  const remind = parent
    .enablePositionalOptions()
    .command('remind')
    .enablePositionalOptions()
    .usage('<job> <when> [message...] [options]')
    .argument('[words...]', 'the job, when, and what to say')
    .description(
      'Reminds you at a moment, in words or ISO. Follow-ups, interviews, offers and deadlines are announced without being asked; "remind install" makes the announcements run by themselves. Alone it lists.',
    )
    .option('--general', 'for no job: jobtrail remind --general <when> <message...>')
    .option('--every <span>', 'again and again: day, week, "2 weeks", month')
    .option('--zone <zone>', 'the zone of the time you give, such as Europe/Berlin')
    .addHelpText(
      'after',
      `
Examples
  jobtrail remind acme "friday 9am" "Ask Anna about the team"
  jobtrail remind 12 "in 3 days"
  jobtrail remind --general "monday 8:00" --every week "Look at the boards"
  jobtrail remind list
  jobtrail remind snooze 4 tomorrow
  jobtrail remind install`,
    )
    .action((words: string[], flags: Flags) => add(context, words, flags));
  registerCheck(remind, context);
  registerChanges(remind, context);
  registerSchedule(remind, context);
}

async function add(context: Context, words: string[], flags: Flags): Promise<void> {
  if (words.length === 0 && Object.keys(flags).length === 0) return list(context, false);
  const [name, when, ...message]: (string | null | undefined)[] = flags.general ? [null, ...words] : words;
  if (name === undefined || !when) throw missing(flags, words);
  const repeat = flags.every === undefined ? null : formatRepeat(parseRepeat(flags.every));
  const job = name === null ? null : await pickJob(context, name);
  const zone = flags.zone === undefined ? zoneName(context) : readZone(flags.zone);
  const text = message.join(' ').trim() || standard(job);
  const at = await readAhead(context, when, zone).catch(async (error) => {
    throw await withQuotes(context, error, [when, ...message.map(String)], zone);
  });
  const said = echoWhen(at, context.now(), zone);
  const written = addReminder(
    context,
    { job: job?.id ?? null, message: text, dueAt: at.toISOString(), zone, repeat },
    said,
  );
  answerChange(
    context,
    {
      operation: written.operation,
      jobs: job ? [job.id] : [],
      reminder: reminderShape(context, written.value),
    },
    `Reminder ${written.value.id}${job ? ` for ${jobName(job)}` : ''}: ${said}${repeat ? `, then every ${repeat}` : ''}.`,
  );
}

/** Where more of the words make a moment ("in", "3", "days"), the error says how they are kept together. */
async function withQuotes(context: Context, error: unknown, words: string[], zone: string): Promise<unknown> {
  if (!isJobtrailError(error) || error.code !== 'unreadable-date') return error;
  for (let count = 2; count <= Math.min(words.length, 5); count += 1) {
    const text = words.slice(0, count).join(' ');
    const reads = await readAhead(context, text, zone).then(
      () => true,
      () => false,
    );
    if (reads) return usageError(error.code, error.message, [`Put it in quotes: "${text}".`], error.details);
  }
  return error;
}

function standard(job: Job | null): string {
  if (job) return 'Have a look at this application.';
  throw usageError(
    'missing-message',
    'What is the reminder to say? jobtrail remind --general <when> <message>.',
    ['jobtrail remind --general "monday 8:00" "Look at the boards"'],
  );
}

function missing({ general }: Flags, words: string[]): Error {
  if (general) return usageError('missing-when', 'When? jobtrail remind --general <when> <message>.');
  if (words.length === 0) {
    return usageError('missing-job', 'Which job, and when? jobtrail remind <job> <when> [message].', [
      'jobtrail remind list shows the reminders there are.',
    ]);
  }
  return usageError('missing-when', `When? jobtrail remind "${words[0]}" <when> [message].`, [
    'For example "friday 9am", "in 3 days" or 2026-12-01.',
  ]);
}
