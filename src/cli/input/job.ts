import type { Job } from '../../domain/job.ts';
import { jobName } from '../../domain/job.ts';
import { didYouMean, nearest } from '../../domain/nearest.ts';
import { notFoundError, usageError } from '../../errors.ts';
import type { Context } from '../context.ts';

/** The job an argument names: an id, `#id`, or words that all occur in title and company. Never a guess. */
export async function pickJob(context: Context, argument: string): Promise<Job> {
  const words = argument.trim();
  if (words === '')
    throw usageError('missing-job', 'Which job? Give an id or words of its title and company.');
  const store = context.store();
  const id = /^#?(\d{1,15})$/.exec(words)?.[1];
  if (id !== undefined) {
    const job = store.jobs.get(Number(id));
    if (job) return job;
    throw notFoundError('unknown-job', `There is no job #${id}.`, [
      'jobtrail list shows the jobs with their ids.',
    ]);
  }
  const found = store.jobs.named(words);
  if (found.length === 1) return found[0]!;
  if (found.length === 0) throw noSuchJob(context, words);
  if (context.interactive) {
    const prompt = await context.prompt();
    return prompt.choose(
      `Which one do you mean by "${words}"?`,
      found.slice(0, 50).map((job) => ({ name: `${jobName(job)} (${job.status})`, value: job })),
    );
  }
  throw notFoundError(
    'ambiguous-job',
    `"${words}" fits ${found.length} jobs.`,
    [
      ...found.slice(0, 8).map(jobName),
      ...(found.length > 8 ? [`and ${found.length - 8} more`] : []),
      `Name one by its id: #${found[0]!.id}.`,
    ],
    { candidates: found.map(({ id: n, title, company, status }) => ({ id: n, title, company, status })) },
  );
}

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
