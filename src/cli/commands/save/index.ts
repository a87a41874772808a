import { type Command, Option } from 'commander';
import { withHandSet } from '../../../app/save-job.ts';
import { type Job, jobName, type PostingFields } from '../../../domain/job.ts';
import { cancelledError, isJobtrailError, type JobtrailError, usageError } from '../../../errors.ts';
import type { Context } from '../../context.ts';
import { addFieldFlags, gather, readFieldFlags } from '../../input/field-flags.ts';
import { duplicate, type Flags, failed, keep, type Result } from './keep.ts';
import { saveList } from './list.ts';
import { askSource, blank, clipboardSource, type Source, sourceOf } from './sources.ts';

export function register(parent: Command, context: Context): void {
  addFieldFlags(parent.command('save [source...]'))
    .description(
      'Saves a posting: a link, a file (html, mhtml, txt, md, json, pdf, eml), - for what is piped in, or nothing but flags. Alone on a terminal it takes the clipboard if that holds a link or a posting, else asks for a link or a paste. Every field can be set or corrected by a flag; what you set is marked as yours.',
    )
    .addOption(
      new Option('--tag <tag>', 'a tag of your own; several times, or with commas, for several').argParser(
        gather,
      ),
    )
    .option('--note <text>', 'a first note')
    .option('--dry-run', 'show what would be saved, and save nothing')
    .option('-y, --yes', 'do not ask')
    .option('--force', 'save it even if it is saved already, or looks like no single posting')
    .option('--clipboard', 'read the clipboard: the text of a posting, or its link')
    .option('--from <list>', 'a file with a link a line, or CSV; - for stdin')
    .option('--allow-local', 'follow links to this machine and its network')
    .option('--strict', 'save nothing of a page that does not show, not even its link')
    .addHelpText(
      'after',
      `
Examples
  jobtrail save
  jobtrail save https://jobs.example.org/backend-engineer
  jobtrail save posting.txt
  jt posting.txt                           (jt is jobtrail; a link or a file is saved)
  jobtrail save --from links.txt
  wl-paste | jobtrail save - --company Acme --tag remote
  jobtrail save --title "Data Analyst" --company Acme --deadline 2026-12-15 --salary "60-75k EUR/year"
  jobtrail save posting.txt --dry-run --json`,
    )
    .action((sources: string[], flags: Flags) => save(context, sources, flags));
}

async function save(context: Context, words: string[], flags: Flags): Promise<void> {
  const hand = await readFieldFlags(context, flags);
  const { canonicalKey } = await import('../../../capture/index.ts');
  /** The job a link is already saved as: nothing needs to be fetched to say so. */
  const known = (link: string | null): Job | undefined => {
    if (link === null || flags.force || flags.dryRun) return undefined;
    const key = canonicalKey(link);
    return key === null ? undefined : context.store().jobs.withKey(key);
  };
  if (flags.from !== undefined) {
    if (words.length > 0 || flags.clipboard)
      throw usageError('conflict', '--from stands alone.', ['Put every link into the list.']);
    return saveList(context, flags.from, hand, flags, (url) => known(sourceOf(context, url, flags).link));
  }
  const sources = words.map((word) => sourceOf(context, word, flags));
  if (flags.clipboard) sources.push(clipboardSource(context, flags));
  else if (words.length === 0) sources.push(await unnamed(context, hand, flags, known));
  const results: Result[] = [];
  let failure: JobtrailError | null = null;
  for (const source of sources) {
    try {
      const earlier = known(source.link);
      const read = earlier ? null : await source.read();
      const result = read
        ? await keep(context, source.name, { ...read, draft: withHandSet(read.draft, hand) }, flags)
        : duplicate(context, source.name, earlier!, []);
      if (result) results.push(result);
      if (!read?.trouble || !result) continue;
      failure ??= read.trouble;
      if (!context.flags.json && sources.length > 1) complain(context, read.trouble);
    } catch (error) {
      if (!isJobtrailError(error)) throw error;
      if (error.kind === 'cancelled') throw afterSaved(error, results);
      failure ??= error;
      results.push(failed(source.name, error));
      if (!context.flags.json && sources.length > 1) complain(context, error);
    }
  }
  if (context.flags.json) context.ui.json(results);
  if (!failure) return;
  if (results.length === 1 && (results[0]!.outcome === 'failed' || !context.flags.json)) throw failure;
  context.exit(failure.exitCode);
}

/** A cancelled save that names what was saved before it: that stays. */
function afterSaved(error: JobtrailError, results: readonly Result[]): JobtrailError {
  const saved = results.flatMap(({ outcome, job }) => (outcome === 'saved' ? [job as Job] : []));
  if (saved.length === 0) return error;
  return cancelledError('cancelled', `Cancelled; saved before: ${saved.map(jobName).join(' and ')}.`, [
    'jobtrail undo takes the last one back.',
  ]);
}

function complain(context: Context, { message, hints }: JobtrailError): void {
  context.ui.error(message);
  for (const hint of hints) context.ui.hint(hint);
}

/** What is saved where no source was named: what the flags say, what is piped in, or what a person is asked for. */
async function unnamed(
  context: Context,
  hand: Partial<PostingFields>,
  flags: Flags,
  known: (link: string) => Job | undefined,
): Promise<Source> {
  if (Object.keys(hand).length > 0) return blank;
  if (context.host.stdin.isTTY !== true) return sourceOf(context, '-', flags);
  if (context.interactive) return askSource(context, flags, known);
  throw usageError('missing-source', 'Nothing to save: give a file, - for stdin, or --title and --company.');
}
