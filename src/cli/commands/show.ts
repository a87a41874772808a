import type { Command } from 'commander';
import { jobDetails } from '../../app/job-details.ts';
import { userError } from '../../errors.ts';
import type { Context } from '../context.ts';
import { askJob } from '../input/job.ts';

export function register(parent: Command, context: Context): void {
  parent
    .command('show [job]')
    .description(
      'Everything about a job on one page: facts, what is next, notes, people, papers, journey, the posting.',
    )
    .option('--snapshot', 'the source exactly as it was saved, on stdout')
    .option('--no-pager', 'print it all at once')
    .addHelpText(
      'after',
      '\nExamples\n  jobtrail show acme\n  jobtrail show 12 --snapshot > posting.html\n  jobtrail show 12 --json',
    )
    .action((name: string | undefined, flags: { snapshot?: boolean; pager: boolean }) =>
      show(context, name, flags),
    );
}

async function show(
  context: Context,
  name: string | undefined,
  { snapshot, pager }: { snapshot?: boolean; pager: boolean },
): Promise<void> {
  const job = await askJob(context, name, { usage: 'show <job>' });
  if (snapshot) {
    const kept = context
      .store()
      .postings.of(job.id)
      .findLast((p) => p.snapshot !== null);
    if (!kept?.snapshot) {
      throw userError('no-snapshot', 'Nothing was captured of this job: it was set by hand.', [
        'jobtrail show <job> shows what is known.',
      ]);
    }
    // The bytes as they were, which the voices would clean.
    context.host.stdout.write(context.store().blobs.get(kept.snapshot) as unknown as string);
    return;
  }
  const details = await jobDetails(context, job);
  if (context.flags.json) return context.ui.json(details);
  const { jobPage } = await import('../output/job-page.ts');
  const page = jobPage(context, details);
  if (!pager || !context.terminal) return context.ui.painted(page);
  const { showPaged } = await import('../output/pager.ts');
  await showPaged(context, page);
}
