import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { type Job, jobName } from '../../domain/job.ts';
import { userError } from '../../errors.ts';
import { writeWhole } from '../../files.ts';
import { cacheFolder } from '../../paths.ts';
import type { Context } from '../context.ts';
import { askJobs } from '../input/job.ts';

/** How long an opened page is kept for the browser to read again, in milliseconds. */
const KEPT = 86_400_000;

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
  const folder = join(cacheFolder(context.host), 'pages');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  dropOld(folder);
  // The browser reads it after this program has ended, so it cannot be taken away here.
  const file = join(folder, `${posting.snapshot}.${ending}`);
  const bytes = store.blobs.get(posting.snapshot);
  writeWhole(file, file, { replace: true }, (take) => take(bytes));
  return file;
}

/** Clears away the pages that were opened before yesterday. */
function dropOld(folder: string): void {
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    const made = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
    if (made !== undefined && made < Date.now() - KEPT) rmSync(file, { force: true });
  }
}
