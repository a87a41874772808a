import { jobsMatching } from '../../app/query-jobs.ts';
import { eachNumber, jobNumber } from '../../app/words/job-number.ts';
import type { Job } from '../../domain/job.ts';
import { jobName } from '../../domain/job.ts';
import { didYouMean, nearest } from '../../domain/nearest.ts';
import { plain } from '../../domain/text.ts';
import { type JobtrailError, notFoundError, usageError } from '../../errors.ts';
import type { Context } from '../context.ts';

/** The job an argument names: an id, `j7`, `#7`, or words that all occur in title and company. Never a guess. */
export async function pickJob(context: Context, argument: string): Promise<Job> {
  const words = argument.trim();
  if (words === '')
    throw usageError('missing-job', 'Which job? Give an id or words of its title and company.');
  const store = context.store();
  const id = jobNumber(words);
  if (id !== null) {
    const job = store.jobs.get(id);
    if (job) return job;
    // A company may be called J2 as well.
    const called = /^j/i.test(words) ? store.jobs.named(words) : [];
    if (called.length === 1) return called[0]!;
    throw notFoundError('unknown-job', `There is no job #${id}.`, [
      'jobtrail list shows the jobs with their ids.',
    ]);
  }
  const found = store.jobs.named(words);
  if (found.length === 1) return found[0]!;
  if (found.length === 0) throw noSuchJob(context, words);
  if (context.interactive) {
    const prompt = await context.prompt();
    return prompt.choose(`Which one do you mean by "${plain(words)}"?`, choices(found));
  }
  throw notFoundError(
    'ambiguous-job',
    `"${words}" fits ${found.length} jobs.`,
    [
      ...found.slice(0, 8).map(jobName),
      ...(found.length > 8 ? [`and ${found.length - 8} more`] : []),
      `Name one by its id: j${found[0]!.id}.`,
    ],
    { candidates: found.map(({ id: n, title, company, status }) => ({ id: n, title, company, status })) },
  );
}

/** What a command says of a job that was left out where nobody can be asked. */
export interface Wanting {
  /** How the command is called: `show <job>`. */
  usage: string;
  hints?: string[];
}

/** The job of an argument; left out, it is picked on a terminal, and a usage error elsewhere. */
export async function askJob(context: Context, argument: string | undefined, wanting: Wanting): Promise<Job> {
  if (argument !== undefined) return pickJob(context, argument);
  const all = pickable(context, wanting);
  return (await context.prompt()).choose('Which job?', choices(all));
}

/** The jobs of some arguments, each once and in their order; none are picked on a terminal, several at once. */
export async function askJobs(
  context: Context,
  names: readonly string[],
  wanting: Wanting,
  question = 'Which jobs?',
): Promise<Job[]> {
  if (names.length === 0) {
    const all = pickable(context, wanting);
    return (await context.prompt()).chooseSeveral(question, choices(all));
  }
  const jobs = new Map<number, Job>();
  for (const name of names.flatMap(eachNumber)) {
    const job = await pickJob(context, name);
    jobs.set(job.id, job);
  }
  return [...jobs.values()];
}

/** Names of several jobs in a sentence: all of them where they are few. */
export function namesOf(jobs: readonly Job[]): string {
  if (jobs.length > 5) return `${jobs.length} jobs`;
  const names = jobs.map(jobName);
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join('; ')} and ${names.at(-1)}`;
}

const choices = (jobs: readonly Job[]) => {
  const wide = Math.max(0, ...jobs.map((job) => String(job.id).length));
  const stage = Math.max(0, ...jobs.map((job) => job.status.length));
  return jobs.map((job) => ({
    name: `${`j${job.id}`.padStart(wide + 1)}  ${plain(job.status).padEnd(stage)}  ${jobName(job).replace(/^#\d+ /, '')}`,
    value: job,
  }));
};

// What was changed last is what one most often means.
function pickable(context: Context, { usage, hints }: Wanting): Job[] {
  if (!context.interactive) throw missingJob(usage, hints);
  const jobs = jobsMatching(context, '');
  if (jobs.length === 0) throw notFoundError('no-jobs', 'No jobs yet.', ['jobtrail save keeps the first.']);
  return jobs.sort((a, b) =>
    a.updatedAt === b.updatedAt ? b.id - a.id : a.updatedAt < b.updatedAt ? 1 : -1,
  );
}

/** The usage error of a command that was given no job. */
const missingJob = (usage: string, hints?: string[]): JobtrailError =>
  usageError(
    'missing-job',
    `Which job? jobtrail ${usage}.`,
    hints ?? ['jobtrail list shows the jobs with their ids.'],
  );

function noSuchJob(context: Context, words: string): Error {
  const names = context
    .store()
    .jobs.names()
    .flatMap(({ title, company }) => [title, company].filter((name): name is string => name !== null));
  const near = nearest(words, new Set(names)).slice(0, 3);
  return notFoundError('unknown-job', `No job has "${words}" in its title and company.`, [
    ...didYouMean(near),
    'jobtrail list shows them all; jobtrail search looks inside the postings.',
  ]);
}
