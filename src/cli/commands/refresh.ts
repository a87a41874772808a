import type { Command } from 'commander';
import { jobsMatching } from '../../app/query-jobs.ts';
import { inWords, type Refreshed, refreshPosting } from '../../app/refresh-posting.ts';
import { parseDays } from '../../domain/days.ts';
import type { Job } from '../../domain/job.ts';
import { jobName } from '../../domain/job.ts';
import { usageError } from '../../errors.ts';
import type { Context } from '../context.ts';
import { askJobs } from '../input/job.ts';
import { jobsOfQuery } from '../input/query.ts';

interface Flags {
  all?: boolean;
  due?: boolean;
  where?: string;
  allowLocal?: boolean;
}

export function register(parent: Command, context: Context): void {
  parent
    .command('refresh [job...]')
    .description(
      'Looks at postings again: what changed, a new deadline, whether they are closed. What you set by hand stays; a posting counts as closed only when it says so, or is gone on two days.',
    )
    .option('--all', 'every saved and active job with a link')
    .option('--due', 'of these only what was not looked at for refresh.every; made for cron')
    .option('--where <query>', 'the jobs of a query')
    .option('--allow-local', 'follow links to this machine and its network')
    .addHelpText(
      'after',
      `
Examples
  jobtrail refresh acme
  jobtrail refresh --all
  jobtrail refresh --all --due
  jobtrail refresh --where "status:saved expires:7d"`,
    )
    .action((names: string[], flags: Flags) => refresh(context, names, flags));
}

async function refresh(context: Context, names: string[], flags: Flags): Promise<void> {
  if (flags.due && context.setting('refresh.enabled') !== 'true') {
    context.ui.status('Looking again is switched off: jobtrail config set refresh.enabled true');
    if (context.flags.json) context.ui.json([]);
    return;
  }
  const jobs = await chosen(context, names, flags);
  const [{ politeQueue }, { showing }] = await Promise.all([
    import('../../capture/index.ts'),
    import('../output/progress.ts'),
  ]);
  const total = jobs.length > 1 ? jobs.length : null;
  const results = await showing(context, 'Looking again', { total }, (progress) =>
    politeQueue(
      jobs,
      (job) => new URL(job.url!).hostname,
      async (job) => {
        const result = await refreshPosting(context, job, {
          by: flags.due ? 'program' : 'user',
          allowLocal: flags.allowLocal === true,
        });
        if (!context.flags.json) progress.aside(() => say(context, result));
        progress.step();
        return result;
      },
    ),
  );
  if (context.flags.json) context.ui.json(results);
  else if (results.length !== 1) context.ui.status(summary(results));
  const trouble = results.find((one) => one.error !== null && one.outcome === 'uncertain');
  if (trouble) context.exit(4);
}

async function chosen(context: Context, names: string[], flags: Flags): Promise<Job[]> {
  if (names.length > 0) {
    if (flags.all || flags.due || flags.where)
      throw usageError('conflict', 'Name the jobs, or give --all, --due or --where.');
    return withLinks(await askJobs(context, names, { usage: 'refresh <job>' }));
  }
  if (flags.where !== undefined)
    return (await jobsOfQuery(context, flags.where, 'look at again', true)).filter((job) => job.url !== null);
  if (!flags.all && !flags.due)
    return withLinks(
      await askJobs(context, [], {
        usage: 'refresh <job>, or --all',
        hints: ['jobtrail refresh --all looks at every saved and active one.'],
      }),
    );
  const open = jobsMatching(context, 'group:saved,active has:url').filter(
    (job) => job.url !== null && job.postingState !== 'closed',
  );
  return flags.due ? open.filter((job) => isDue(context, job)) : open;
}

function withLinks(jobs: Job[]): Job[] {
  const bare = jobs.find((job) => job.url === null);
  if (bare)
    throw usageError('no-link', `${jobName(bare)} has no link to look at.`, [
      `jobtrail edit j${bare.id} --url LINK sets it.`,
    ]);
  return jobs;
}

function isDue(context: Context, job: Job): boolean {
  const store = context.store();
  const last =
    store.refreshes.of(job.id)?.lookedAt ?? store.postings.latest(job.id)?.fetchedAt ?? job.savedAt;
  const days = parseDays(context.setting('refresh.every')) ?? 3;
  return context.now().getTime() - Date.parse(last) >= days * 86_400_000;
}

function say(context: Context, { job, outcome, changes, textDiff, reason }: Refreshed): void {
  const detail = reason ?? changes.map(inWords).join('; ');
  context.ui.result(`${jobName(job)}: ${outcome}${detail ? `. ${detail}` : ''}`);
  if (textDiff && context.terminal)
    context.ui.result(
      textDiff
        .split('\n')
        .map((line) => `  ${line}`)
        .join('\n'),
    );
}

function summary(results: Refreshed[]): string {
  if (results.length === 0) return 'Nothing to look at.';
  const count = (outcome: Refreshed['outcome']): number =>
    results.filter((one) => one.outcome === outcome).length;
  return `${results.length} looked at: ${count('unchanged')} unchanged, ${count('changed')} changed, ${count('closed')} closed, ${count('uncertain')} uncertain.`;
}
