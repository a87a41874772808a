import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { jobName } from '../../domain/job.ts';
import { userError } from '../../errors.ts';
import type { Context } from '../context.ts';
import { pickJob } from '../input/job.ts';

interface Flags {
  apply?: boolean;
  print?: boolean;
  snapshot?: boolean;
}

export function register(parent: Command, context: Context): void {
  parent
    .command('open <job>')
    .description("Opens the posting's page in your browser ($BROWSER, or the system's).")
    .option('--apply', 'the page to apply at instead')
    .option('--snapshot', 'the page as it was saved')
    .option('--print', 'print the address and open nothing')
    .addHelpText('after', '\nExamples\n  jobtrail open acme\n  jobtrail open acme --print')
    .action((name: string, flags: Flags) => open(context, name, flags));
}

async function open(context: Context, name: string, flags: Flags): Promise<void> {
  const job = await pickJob(context, name);
  const target = flags.snapshot
    ? keptPage(context, job.id)
    : flags.apply
      ? (job.applyUrl ?? job.url)
      : job.url;
  if (!target) {
    throw userError('no-link', `${jobName(job)} has no link.`, ['jobtrail edit <job> --url LINK sets it.']);
  }
  if (context.flags.json) return context.ui.json({ job: job.id, url: target, opened: !flags.print });
  if (flags.print) return context.ui.result(target);
  const { openInBrowser } = await import('../output/browser.ts');
  await openInBrowser(context, target);
  context.ui.status(`Opened ${target}`);
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
