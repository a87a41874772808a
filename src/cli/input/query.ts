/** `--where QUERY`: many jobs at once, shown before anything happens to them. */

import { jobsMatching, leftOutByPay } from '../../app/query-jobs.ts';
import type { Job } from '../../domain/job.ts';
import { jobName } from '../../domain/job.ts';
import { counted } from '../../domain/text.ts';
import { cancelledError, usageError } from '../../errors.ts';
import type { Context } from '../context.ts';

/** Says which jobs a query about pay left out, and how they are asked for. */
export function sayLeftOut(context: Context, words: string | string[]): void {
  const left = leftOutByPay(context, words);
  if (!left) return;
  const [first] = left.kinds;
  context.ui.status(
    `${left.jobs === 1 ? '1 job is' : `${left.jobs} jobs are`} left out: pay in ${left.kinds.join(', ')} is not compared with ${left.asked}.`,
  );
  if (/^[A-Z]{3}\/\w+$/.test(first!)) context.ui.status(`Named, it is asked for: salary:AMOUNT${first}+`);
}

/** The jobs of a query, after the user saw them and said yes (or `--yes` did). None is an empty list. */
export async function jobsOfQuery(
  context: Context,
  query: string,
  what: string,
  yes: boolean,
): Promise<Job[]> {
  const jobs = jobsMatching(context, query);
  sayLeftOut(context, query);
  if (jobs.length === 0) {
    context.ui.status('No job fits the query.');
    return [];
  }
  const shown = jobs.slice(0, 20).map((job) => `  ${jobName(job)} (${job.status})`);
  const more = jobs.length > 20 ? [`  and ${jobs.length - 20} more`] : [];
  const show = context.flags.json ? () => {} : context.ui.status;
  show([`${counted(jobs.length, 'job')} to ${what}:`, ...shown, ...more].join('\n'));
  if (yes) return jobs;
  if (!context.interactive) {
    throw usageError(
      'needs-yes',
      `${counted(jobs.length, 'job')} to ${what}; without a terminal that needs --yes.`,
      [],
      { jobs: jobs.map((job) => job.id) },
    );
  }
  const prompt = await context.prompt();
  if (!(await prompt.confirm(`${what[0]!.toUpperCase()}${what.slice(1)}?`)))
    throw cancelledError('cancelled', 'Nothing changed.');
  return jobs;
}
