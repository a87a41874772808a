import { type Command, Option } from 'commander';
import type { Draft, Warning } from '../../domain/draft.ts';
import type { PostingFields } from '../../domain/job.ts';
import { cancelledError, isJobtrailError, type JobtrailError, usageError } from '../../errors.ts';
import { jobObjects } from '../answer.ts';
import {
  blankDraft,
  draftJob,
  draftOf,
  duplicateOf,
  keepDraft,
  lacking,
  readSource,
  sameNameWarning,
  withHandSet,
} from '../collect.ts';
import type { Context } from '../context.ts';
import { aligned, postingFacts } from '../facts.ts';
import { addFieldFlags, type FieldFlags, gather, readFieldFlags } from '../field-flags.ts';
import { jobName } from '../pick.ts';
import { tagsOf } from '../tags.ts';

interface Flags extends FieldFlags {
  tag?: string[];
  note?: string;
  dryRun?: boolean;
  yes?: boolean;
  force?: boolean;
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
      'Saves a posting: a file, - for what is piped in, or nothing but flags. Every field can be set or corrected by a flag; what you set is marked as yours.',
    )
    .addOption(
      new Option('--tag <tag>', 'a tag of your own; several times, or with commas, for several').argParser(
        gather,
      ),
    )
    .option('--note <text>', 'a first note')
    .option('--dry-run', 'show what would be saved, and save nothing')
    .option('-y, --yes', 'do not ask')
    .option('--force', 'save it even if it is saved already')
    .addHelpText(
      'after',
      `
Examples
  jobtrail save posting.txt
  wl-paste | jobtrail save - --company Acme --tag remote
  jobtrail save --title "Data Analyst" --company Acme --deadline 2026-12-15 --salary "60-75k EUR/year"
  jobtrail save posting.txt --dry-run --json`,
    )
    .action((sources: string[], flags: Flags) => save(context, sources, flags));
}

async function save(context: Context, sources: string[], flags: Flags): Promise<void> {
  const hand = await readFieldFlags(context, flags);
  const results: Result[] = [];
  let failure: JobtrailError | null = null;
  for (const source of await sourcesOf(context, sources, hand)) {
    try {
      const draft = await readDraft(context, source);
      results.push(await keep(context, source, withHandSet(draft, hand), flags));
    } catch (error) {
      if (!isJobtrailError(error) || error.kind === 'cancelled') throw error;
      failure ??= error;
      const { code, message, hints } = error;
      results.push({ source, outcome: 'failed', job: null, warnings: [], error: { code, message, hints } });
      if (!context.flags.json && sources.length > 1) {
        context.ui.error(message);
        for (const hint of hints) context.ui.hint(hint);
      }
    }
  }
  if (context.flags.json) context.ui.json(results);
  if (!failure) return;
  if (results.length === 1) throw failure;
  context.exit(failure.exitCode);
}

/** Null stands for a job of nothing but flags. */
async function sourcesOf(
  context: Context,
  sources: string[],
  hand: Partial<PostingFields>,
): Promise<(string | null)[]> {
  if (sources.length > 0) return sources;
  if (Object.keys(hand).length > 0) return [null];
  if (context.world.stdin.isTTY !== true) return ['-'];
  if (context.interactive) return [null];
  throw usageError('missing-source', 'Nothing to save: give a file, - for stdin, or --title and --company.');
}

async function readDraft(context: Context, source: string | null): Promise<Draft> {
  if (source === null) return blankDraft();
  if (source !== '-') return draftOf(context, readSource(context, source), source);
  const piped = await context.readStdin();
  if (piped.length > 0) return draftOf(context, piped, null);
  throw usageError('missing-source', 'Nothing was piped in.', ['Give a file, or --title and --company.']);
}

async function keep(context: Context, source: string | null, read: Draft, flags: Flags): Promise<Result> {
  const draft = context.interactive && !flags.yes && !flags.dryRun ? await review(context, read) : read;
  const warnings = lacking(draft);
  if (flags.dryRun) {
    showDraft(context, draft, warnings);
    return { source, outcome: 'draft', job: draftJob(draft), warnings, error: null };
  }
  const earlier = flags.force ? undefined : duplicateOf(context, draft);
  if (earlier) {
    const applied = earlier.appliedOn ? `, applied ${earlier.appliedOn}` : '';
    context.ui.status(
      `Already saved: ${jobName(earlier)} (${earlier.status}${applied}). --force saves it again.`,
    );
    return { source, outcome: 'duplicate', job: earlier, warnings, error: null };
  }
  const all = [...warnings, ...sameNameWarning(context, draft)];
  const { value: id } = context
    .store()
    .write({ command: 'save', summary: '' }, () =>
      keepDraft(context, draft, { tags: tagsOf(flags.tag ?? []), note: flags.note, move: null }),
    );
  if (draft.description) await (await import('../study.ts')).study(context);
  const [job] = jobObjects(context, [id]);
  if (!context.flags.json) {
    context.ui.result(`Saved ${jobName(job!)}`);
    for (const warning of all) context.ui.warn(warning.message);
  }
  return { source, outcome: 'saved', job, warnings: all, error: null };
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
