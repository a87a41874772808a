import { type Command, Option } from 'commander';
import { tagJobs } from '../../app/tag-jobs.ts';
import { eachNumber, isMarkedNumber, jobNumber } from '../../app/words/job-number.ts';
import { tagsOf } from '../../app/words/tags.ts';
import type { Job } from '../../domain/job.ts';
import { jobName } from '../../domain/job.ts';
import { plain } from '../../domain/text.ts';
import { usageError } from '../../errors.ts';
import type { Context } from '../context.ts';
import { gather } from '../input/field-flags.ts';
import { askJobs, namesOf } from '../input/job.ts';
import { answerChange } from '../output/change-result.ts';

export function register(parent: Command, context: Context): void {
  parent
    .command('tag [job] [tags...]')
    .description(
      "Adds tags to a job, or to several by their numbers; --remove takes them off. Without tags: the job's tags; without a job: all tags.",
    )
    .addOption(
      new Option('--remove <tag>', 'take it off; several times, or with commas, for several').argParser(
        gather,
      ),
    )
    .addHelpText(
      'after',
      '\nExamples\n  jobtrail tag acme remote dream\n  jobtrail tag 3 5 8 remote\n  jobtrail tag acme --remove dream\n  jobtrail tag',
    )
    .action((name: string | undefined, tags: string[], flags: { remove?: string[] }) =>
      tag(context, name, tags, flags),
    );
}

async function tag(
  context: Context,
  name: string | undefined,
  words: string[],
  flags: { remove?: string[] },
): Promise<void> {
  const store = context.store();
  if (name === undefined) {
    const all = store.tags.all();
    if (context.flags.json) return context.ui.json(all);
    if (all.length === 0) return context.ui.status('No tags yet. jobtrail tag <job> <tag> adds one.');
    return context.ui.result(all.map((row) => `${plain(row.tag)}\t${row.jobs}`).join('\n'));
  }
  const { jobs, rest } = await jobsAndTags(context, [name, ...words]);
  const [added, removed] = [tagsOf(rest), tagsOf(flags.remove ?? [])];
  const both = added.filter((t) => removed.includes(t));
  if (both.length > 0) throw usageError('conflict', `"${both[0]}" cannot be added and removed at once.`);
  const [only] = jobs.length === 1 ? jobs : [];
  if (added.length === 0 && removed.length === 0) return showTags(context, jobs);
  const { operation } = tagJobs(context, jobs, { added, removed });
  const tags = only ? store.tags.of(only.id) : [];
  const changes = [...added.map((t) => `+${t}`), ...removed.map((t) => `-${t}`)].join(' ');
  const about = only
    ? `${jobName(only)}: ${tags.length > 0 ? tags.map(plain).join(', ') : 'no tags'}.`
    : `${namesOf(jobs)}: ${changes}.`;
  answerChange(
    context,
    { operation, jobs: jobs.map(({ id }) => id), ...(only ? { tags } : {}) },
    operation === null ? 'Nothing changed.' : about,
  );
}

function showTags(context: Context, jobs: Job[]): void {
  const [only] = jobs.length === 1 ? jobs : [];
  if (context.flags.json)
    return context.ui.json({ operation: null, jobs, changed: false, ...(only ? { tags: only.tags } : {}) });
  if (only)
    return only.tags.length > 0
      ? context.ui.result(only.tags.map(plain).join('\n'))
      : context.ui.status('No tags.');
  context.ui.result(jobs.map((job) => `${jobName(job)}\t${job.tags.map(plain).join(', ')}`).join('\n'));
}

/** Numbers behind the first are more jobs, where there are such; a year at the end may well be a tag. */
async function jobsAndTags(context: Context, words: string[]): Promise<{ jobs: Job[]; rest: string[] }> {
  const numbers = (word: string): number[] | null => {
    const each = eachNumber(word).map(jobNumber);
    return each.includes(null) ? null : (each as number[]);
  };
  const isJob = (word: string): boolean =>
    isMarkedNumber(word) || numbers(word)!.every((id) => context.store().jobs.get(id) !== undefined);
  const end = numbers(words[0]!) === null ? 1 : words.findIndex((word) => numbers(word) === null);
  const run = end < 0 ? words : words.slice(0, end);
  const after = words.slice(run.length);
  // With a tag behind it a number was meant for a job, and one that is none must not become a tag unseen.
  const stop = run.findIndex((word, i) => i > 0 && after.length === 0 && !isJob(word));
  const count = stop < 0 ? run.length : stop;
  const jobs = await askJobs(context, run.slice(0, count), { usage: 'tag <job> <tag>' });
  return { jobs, rest: [...run.slice(count), ...after] };
}
