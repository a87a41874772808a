import { type Command, Option } from 'commander';
import { linkIn, type ReadSource, readClipboard, readFrom, readLink } from '../../../app/read-source.ts';
import {
  blankDraft,
  draftJob,
  draftOf,
  duplicateOf,
  keepDraft,
  lacking,
  readSource,
  refuseNoPosting,
  sameNameWarning,
  withHandSet,
} from '../../../app/save-job.ts';
import { tagsOf } from '../../../app/words/tags.ts';
import type { Draft, Warning } from '../../../domain/draft.ts';
import type { Job, PostingFields } from '../../../domain/job.ts';
import { jobName } from '../../../domain/job.ts';
import { cancelledError, isJobtrailError, type JobtrailError, usageError } from '../../../errors.ts';
import type { Context } from '../../context.ts';
import { addFieldFlags, type FieldFlags, gather, readFieldFlags } from '../../input/field-flags.ts';
import { jobObjects } from '../../output/change-result.ts';
import { aligned, postingFacts } from '../../output/facts.ts';

interface Flags extends FieldFlags {
  tag?: string[];
  note?: string;
  dryRun?: boolean;
  yes?: boolean;
  force?: boolean;
  clipboard?: boolean;
  from?: string;
  allowLocal?: boolean;
  strict?: boolean;
}

interface Result {
  source: string | null;
  outcome: 'saved' | 'duplicate' | 'draft' | 'failed';
  job: unknown;
  warnings: Warning[];
  error: Pick<JobtrailError, 'code' | 'message' | 'hints'> | null;
}

export function register(parent: Command, context: Context): void {
  addFieldFlags(parent.command('save [source...]'))
    .description(
      'Saves a posting: a link, a file (html, mhtml, txt, md, json, pdf, eml), - for what is piped in, or nothing but flags. Every field can be set or corrected by a flag; what you set is marked as yours.',
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
  jobtrail save https://jobs.example.org/backend-engineer
  jobtrail save posting.txt
  jobtrail save --from links.txt
  wl-paste | jobtrail save - --company Acme --tag remote
  jobtrail save --title "Data Analyst" --company Acme --deadline 2026-12-15 --salary "60-75k EUR/year"
  jobtrail save posting.txt --dry-run --json`,
    )
    .action((sources: string[], flags: Flags) => save(context, sources, flags));
}

async function save(context: Context, sources: string[], flags: Flags): Promise<void> {
  const hand = await readFieldFlags(context, flags);
  const { canonicalKey } = await import('../../../capture/index.ts');
  const known = (source: string | null) => knownLink(context, source, flags, canonicalKey);
  if (flags.from !== undefined) {
    if (sources.length > 0 || flags.clipboard)
      throw usageError('conflict', '--from stands alone.', ['Put every link into the list.']);
    return saveList(context, flags.from, hand, flags, known);
  }
  const wanted = flags.clipboard ? [...sources, CLIPBOARD] : await sourcesOf(context, sources, hand);
  const results: Result[] = [];
  let failure: JobtrailError | null = null;
  for (const source of wanted) {
    try {
      const earlier = known(source);
      const { draft, trouble } = earlier
        ? { draft: blankDraft(), trouble: null }
        : await readOne(context, source, flags);
      const name = source === CLIPBOARD ? 'clipboard' : source;
      const result = earlier
        ? duplicate(context, name, earlier, [])
        : await keep(context, name, withHandSet(draft, hand), flags, trouble);
      results.push(result);
      if (trouble) failure ??= trouble;
      if (trouble && !context.flags.json && wanted.length > 1) complain(context, trouble);
    } catch (error) {
      if (!isJobtrailError(error)) throw error;
      if (error.kind === 'cancelled') throw afterSaved(error, results);
      failure ??= error;
      results.push(failed(source === CLIPBOARD ? 'clipboard' : source, error));
      if (!context.flags.json && wanted.length > 1) complain(context, error);
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

const CLIPBOARD = '\0clipboard';

function complain(context: Context, { message, hints }: JobtrailError): void {
  context.ui.error(message);
  for (const hint of hints) context.ui.hint(hint);
}

function failed(
  source: string | null,
  { code, message, hints }: JobtrailError,
  warnings: Warning[] = [],
): Result {
  return { source, outcome: 'failed', job: null, warnings, error: { code, message, hints } };
}

/** The job a link is already saved as: nothing needs to be fetched to say so. */
function knownLink(
  context: Context,
  source: string | null,
  flags: Flags,
  keyOf: (link: string) => string | null,
): Job | undefined {
  if (source === null || source === '-' || source === CLIPBOARD || flags.force || flags.dryRun)
    return undefined;
  const link = linkIn(context, source);
  const key = link ? keyOf(link) : null;
  return key === null ? undefined : context.store().jobs.withKey(key);
}

async function saveList(
  context: Context,
  list: string,
  hand: Partial<PostingFields>,
  flags: Flags,
  known: (source: string) => Job | undefined,
): Promise<void> {
  const text = (list === '-' ? await context.readStdin() : readSource(context, list)).toString('utf8');
  const { eachOfList } = await import('../../../app/save-list.ts');
  const silent = {
    ...context,
    interactive: false,
    ui: { ...context.ui, result: () => {}, warn: () => {}, status: () => {} },
  };
  let trouble: JobtrailError | null = null;
  const results = await eachOfList<Result>(
    context,
    text,
    flags,
    ({ url }) => {
      const earlier = known(url);
      return earlier ? duplicate(silent, url, earlier, []) : null;
    },
    async ({ entry, draft, trouble: why }) => {
      trouble ??= why;
      try {
        return draft
          ? await keep(silent, entry.url, withHandSet(draft, hand), flags, why)
          : failed(entry.url, why!);
      } catch (error) {
        if (!isJobtrailError(error)) throw error;
        trouble ??= error;
        return failed(entry.url, error);
      }
    },
  );
  if (context.flags.json) context.ui.json(results);
  else summarizeList(context, results);
  if (trouble) context.exit((trouble as JobtrailError).exitCode);
}

function summarizeList(context: Context, results: Result[]): void {
  const count = (pick: (one: Result) => boolean): number => results.filter(pick).length;
  const stubs = results.filter((one) => one.outcome === 'saved' && one.error);
  const parts = [
    `${count((one) => one.outcome === 'saved')} saved`,
    ...(stubs.length > 0 ? [`${stubs.length} of them only as links`] : []),
    ...(count((one) => one.outcome === 'draft') > 0
      ? [`${count((one) => one.outcome === 'draft')} drafts`]
      : []),
    `${count((one) => one.outcome === 'duplicate')} saved before`,
    `${count((one) => one.outcome === 'failed')} failed`,
  ];
  context.ui.result(`${results.length} links: ${parts.join(', ')}.`);
  for (const { source, error } of results.filter((one) => one.error).slice(0, 20))
    context.ui.warn(`${source}: ${error!.message}`);
}

/** Null stands for a job of nothing but flags. */
async function sourcesOf(
  context: Context,
  sources: string[],
  hand: Partial<PostingFields>,
): Promise<(string | null)[]> {
  if (sources.length > 0) return sources;
  if (Object.keys(hand).length > 0) return [null];
  if (context.host.stdin.isTTY !== true) return ['-'];
  if (context.interactive) return [null];
  throw usageError('missing-source', 'Nothing to save: give a file, - for stdin, or --title and --company.');
}

async function readOne(context: Context, source: string | null, flags: Flags): Promise<ReadSource> {
  if (source === null) return { draft: blankDraft(), trouble: null };
  if (source === CLIPBOARD) return readClipboard(context, flags);
  if (source !== '-') return readFrom(context, source, flags);
  const piped = await context.readStdin();
  if (piped.length === 0)
    throw usageError('missing-source', 'Nothing was piped in.', ['Give a file, or --title and --company.']);
  const link = piped.length < 2000 ? linkIn(context, piped.toString('utf8')) : null;
  if (link) return readLink(context, link, flags);
  return { draft: await draftOf(context, piped, null), trouble: null };
}

async function keep(
  context: Context,
  source: string | null,
  read: Draft,
  flags: Flags,
  trouble: JobtrailError | null,
): Promise<Result> {
  if (trouble && flags.strict) return failed(source, trouble, read.warnings);
  const draft = context.interactive && !flags.yes && !flags.dryRun ? await review(context, read) : read;
  const warnings = lacking(draft);
  const error = trouble && { code: trouble.code, message: trouble.message, hints: trouble.hints };
  if (flags.dryRun) {
    showDraft(context, draft, warnings);
    return { source, outcome: 'draft', job: draftJob(draft), warnings, error };
  }
  if (!flags.force)
    refuseNoPosting(draft, source, ['--force saves it all the same.', '--dry-run shows what was read.']);
  const tags = tagsOf(flags.tag ?? []);
  // Refreshed for inside the transaction: another process may be saving the same link right now.
  const { value: kept } = context.store().write({ command: 'save', summary: '' }, () => {
    const earlier = flags.force ? undefined : duplicateOf(context, draft);
    if (earlier) return { earlier };
    const all = [...warnings, ...sameNameWarning(context, draft)];
    return { id: keepDraft(context, draft, { tags, note: flags.note, move: null }), all };
  });
  if (kept.earlier) return duplicate(context, source, kept.earlier, warnings);
  const { id, all } = kept;
  const [job] = jobObjects(context, [id]);
  if (!context.flags.json) {
    context.ui.result(trouble ? `Saved the link only: ${jobName(job!)}` : `Saved ${jobName(job!)}`);
    // The reason of a stub is said once, as the error it ends with.
    for (const warning of all) if (warning.code !== trouble?.code) context.ui.warn(warning.message);
  }
  return { source, outcome: 'saved', job, warnings: all, error };
}

function duplicate(context: Context, source: string | null, earlier: Job, warnings: Warning[]): Result {
  const applied = earlier.appliedOn ? `, applied ${earlier.appliedOn}` : '';
  context.ui.status(
    `Already saved: ${jobName(earlier)} (${earlier.status}${applied}). --force saves it again.`,
  );
  return { source, outcome: 'duplicate', job: earlier, warnings, error: null };
}

function showDraft(context: Context, draft: Draft, warnings: Warning[]): void {
  if (context.flags.json) return;
  context.ui.result(aligned(postingFacts(draft.fields, context.today())));
  if (draft.description) context.ui.result(`\n${draft.description}`);
  for (const warning of warnings) context.ui.warn(warning.message);
}

/** Asks for what is missing, shows what was found, and lets the user say no. */
async function review(context: Context, draft: Draft): Promise<Draft> {
  const prompt = await context.prompt();
  const asked: Partial<PostingFields> = {};
  if (!draft.fields.title) asked.title = (await prompt.text('Job title (empty if unknown):')).trim() || null;
  if (!draft.fields.company)
    asked.company = (await prompt.text('Company (empty if unknown):')).trim() || null;
  const known = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== null));
  const complete = withHandSet(draft, known);
  context.ui.status(aligned(postingFacts(complete.fields, context.today())));
  if (await prompt.confirm('Save this?', true)) return complete;
  throw cancelledError('cancelled', 'Not saved.');
}
