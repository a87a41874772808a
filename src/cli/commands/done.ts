import { type Command, Option } from 'commander';
import { reminderShape, sayMoment } from '../../app/reminder-items.ts';
import { finish, type Settled } from '../../app/settle-agenda.ts';
import { formatDay } from '../../domain/days.ts';
import { jobName } from '../../domain/job.ts';
import { INTERVIEW_OUTCOMES, type InterviewOutcome } from '../../domain/records.ts';
import { plain } from '../../domain/text.ts';
import { usageError } from '../../errors.ts';
import type { Context } from '../context.ts';
import { pickTargets } from '../input/agenda-targets.ts';
import { answerChange } from '../output/change-result.ts';

interface Flags {
  outcome?: InterviewOutcome;
  note?: string;
}

export function register(parent: Command, context: Context): void {
  parent
    .command('done <number|job...>')
    .description(
      'Ticks things of the agenda off: a reminder by its number (12), a job by its own (j7) or its name: its due reminders, else its deadline or its wait. Several are one operation.',
    )
    .addOption(new Option('--outcome <word>', 'how the interview went').choices(INTERVIEW_OUTCOMES))
    .option('--note <text>', 'with --outcome: a word on it')
    .addHelpText(
      'after',
      '\nExamples\n  jobtrail done 12\n  jobtrail done 12 13 j7\n  jobtrail done acme\n  jobtrail done j7 --outcome good --note "they asked about shifts"',
    )
    .action((words: string[], flags: Flags) => done(context, words, flags));
}

async function done(context: Context, words: string[], flags: Flags): Promise<void> {
  if (flags.note !== undefined && flags.outcome === undefined)
    throw usageError('conflict', '--note belongs to --outcome.', ['jobtrail note <job> <text> adds a note.']);
  const targets = await pickTargets(context, words);
  const how = flags.outcome ? { outcome: flags.outcome, note: flags.note ?? null } : null;
  const { operation, settled } = finish(context, targets, how);
  answerSettled(context, operation, settled, (one) => {
    if (one.kind === 'outcome') return `${jobName(one.job)}: the interview went ${one.outcome}.`;
    if (one.kind === 'closing') return `${jobName(one.job)}: its deadline is off the agenda.`;
    if (one.kind === 'waiting') return `${jobName(one.job)} rests until ${formatDay(one.until!)}.`;
    const { before, after } = one;
    const name = `Reminder ${before.id} (${plain(before.message)})`;
    if (before.state === 'done' || before.state === 'retired')
      return `${name} is ${before.state} already; nothing changed.`;
    return after.state === 'done' ? `${name} is done.` : `${name} is done for now; next ${sayMoment(after)}.`;
  });
}

/** Answers what was settled: the operation, the jobs, and each thing as it is now. */
export function answerSettled(
  context: Context,
  operation: number | null,
  settled: readonly Settled[],
  say: (one: Settled) => string,
): void {
  const jobs = settled.flatMap((one) => (one.kind === 'reminder' ? (one.after.job ?? []) : one.job.id));
  const items = settled.map((one) =>
    one.kind === 'reminder'
      ? { kind: one.kind, reminder: reminderShape(context, one.after), job: one.after.job, until: null }
      : { kind: one.kind, reminder: null, job: one.job.id, until: one.kind === 'outcome' ? null : one.until },
  );
  const reminders = items.flatMap(({ reminder }) => reminder ?? []);
  answerChange(
    context,
    { operation, jobs: [...new Set(jobs)], reminder: reminders[0] ?? null, settled: items },
    settled.map(say).join('\n'),
  );
}
