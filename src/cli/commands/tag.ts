import { type Command, Option } from 'commander';
import { tagJobs } from '../../app/tag-jobs.ts';
import { tagsOf } from '../../app/words/tags.ts';
import { jobName } from '../../domain/job.ts';
import { usageError } from '../../errors.ts';
import type { Context } from '../context.ts';
import { gather } from '../input/field-flags.ts';
import { pickJob } from '../input/job.ts';
import { answerChange } from '../output/change-result.ts';

export function register(parent: Command, context: Context): void {
  parent
    .command('tag [job] [tags...]')
    .description(
      "Adds tags to a job; --remove takes them off. Without tags: the job's tags; without a job: all tags.",
    )
    .addOption(
      new Option('--remove <tag>', 'take it off; several times, or with commas, for several').argParser(
        gather,
      ),
    )
    .addHelpText(
      'after',
      '\nExamples\n  jobtrail tag acme remote dream\n  jobtrail tag acme --remove dream\n  jobtrail tag',
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
    return context.ui.result(all.map((row) => `${row.tag}\t${row.jobs}`).join('\n'));
  }
  const job = await pickJob(context, name);
  const [added, removed] = [tagsOf(words), tagsOf(flags.remove ?? [])];
  const both = added.filter((t) => removed.includes(t));
  if (both.length > 0) throw usageError('conflict', `"${both[0]}" cannot be added and removed at once.`);
  if (added.length === 0 && removed.length === 0) {
    if (context.flags.json)
      return context.ui.json({ operation: null, jobs: [job], changed: false, tags: job.tags });
    return job.tags.length > 0 ? context.ui.result(job.tags.join('\n')) : context.ui.status('No tags.');
  }
  const { operation } = tagJobs(context, [job], { added, removed });
  const tags = store.tags.of(job.id);
  answerChange(
    context,
    { operation, jobs: [job.id], tags },
    operation === null
      ? 'Nothing changed.'
      : `${jobName(job)}: ${tags.length > 0 ? tags.join(', ') : 'no tags'}.`,
  );
}
