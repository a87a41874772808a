import type { Command } from 'commander';
import { removeJobs } from '../../app/remove-jobs.ts';
import type { Job } from '../../domain/job.ts';
import { jobName } from '../../domain/job.ts';
import { cancelledError, usageError } from '../../errors.ts';
import type { Context } from '../context.ts';
import { askJobs } from '../input/job.ts';
import { jobsOfQuery } from '../input/query.ts';
import { answerChange } from '../output/change-result.ts';

interface Flags {
  where?: string;
  yes?: boolean;
}

export function register(parent: Command, context: Context): void {
  parent
    .command('remove [job...]')
    .alias('rm')
    .description('Removes jobs with all that hangs on them. jobtrail undo brings them back.')
    .option('--where <query>', 'every job of a query')
    .option('-y, --yes', 'do not ask')
    .addHelpText(
      'after',
      '\nExamples\n  jobtrail remove 12\n  jobtrail remove 3 5 8\n  jobtrail remove --where "status:expired saved.before:2026-01-01" --yes',
    )
    .action((names: string[], flags: Flags) => remove(context, names, flags));
}

async function remove(context: Context, names: string[], flags: Flags): Promise<void> {
  const jobs = flags.where
    ? await jobsOfQuery(context, flags.where, 'remove', flags.yes === true)
    : await named(context, names, flags.yes === true);
  const { operation, summary } = removeJobs(context, jobs);
  if (context.flags.json) return context.ui.json({ operation, jobs, changed: operation !== null });
  answerChange(
    context,
    { operation, jobs: [] },
    operation === null
      ? 'Nothing was removed.'
      : `Removed ${summary}. jobtrail undo brings ${jobs.length === 1 ? 'it' : 'them'} back.`,
  );
}

async function named(context: Context, names: string[], yes: boolean): Promise<Job[]> {
  const jobs = await askJobs(context, names, { usage: 'remove <job>, or --where QUERY' });
  if (yes) return jobs;
  if (!context.interactive) throw usageError('needs-yes', 'Removing needs --yes where nobody can be asked.');
  const prompt = await context.prompt();
  const ok = await prompt.confirm(`Remove ${jobs.map(jobName).join(' and ')}?`);
  if (!ok) throw cancelledError('cancelled', 'Nothing was removed.');
  return jobs;
}
