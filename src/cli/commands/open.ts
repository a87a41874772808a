import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { type Job, jobName } from '../../domain/job.ts';
import { userError } from '../../errors.ts';
import type { Context } from '../context.ts';
import { askJobs } from '../input/job.ts';

interface Flags {
  apply?: boolean;
  print?: boolean;
  snapshot?: boolean;
}

export function register(parent: Command, context: Context): void {
  parent
    .command('open [job...]')
    .description("Opens the posting's page in your browser ($BROWSER, or the system's).")
    .option('--apply', 'the page to apply at instead')
    .option('--snapshot', 'the page as it was saved')
    .option('--print', 'print the address and open nothing')
    .addHelpText(
      'after',
      '\nExamples\n  jobtrail open acme\n  jobtrail open 3 5 8\n  jobtrail open acme --print',
    )
    .action((names: string[], flags: Flags) => open(context, names, flags));
}

async function open(context: Context, names: string[], flags: Flags): Promise<void> {
  const jobs = await askJobs(context, names, { usage: 'open <job>' });
  // Every page is known before the first is opened.
  const pages = jobs.map((job) => ({ job: job.id, url: pageOf(context, job, flags), opened: !flags.print }));
  if (context.flags.json) return context.ui.json(pages.length === 1 ? pages[0] : pages);
  if (flags.print) return context.ui.result(pages.map(({ url }) => url).join('\n'));
  const { openInBrowser } = await import('../output/browser.ts');
  for (const { url } of pages) {
    await openInBrowser(context, url);
    context.ui.status(`Opened ${url}`);
  }
}

function pageOf(context: Context, job: Job, { snapshot, apply }: Flags): string {
  const target = snapshot ? keptPage(context, job.id) : apply ? (job.applyUrl ?? job.url) : job.url;
  if (target) return target;
  throw userError('no-link', `${jobName(job)} has no link.`, [
    `jobtrail edit j${job.id} --url LINK sets it.`,
  ]);
}

function keptPage(context: Context, job: number): string {
  const store = context.store();
  const posting = store.postings.latest(job);
  if (!posting?.snapshot) throw userError('no-snapshot', 'No page was kept of this job.');
  const ending = posting.mediaType === 'text/html' ? 'html' : 'txt';
  const file = join(mkdtempSync(join(tmpdir(), 'jobtrail-')), `posting.${ending}`);
  writeFileSync(file, store.blobs.get(posting.snapshot), { mode: 0o600 });
  return file;
}
