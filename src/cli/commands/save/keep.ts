/** What becomes of one draft: kept, known already, shown, or left. */
import { pickStage } from '../../../app/move-job.ts';
import type { ReadSource } from '../../../app/read-source.ts';
import {
  draftJob,
  duplicateOf,
  keepDraft,
  lacking,
  refuseNoPosting,
  sameNameWarning,
} from '../../../app/save-job.ts';
import { tagsOf } from '../../../app/words/tags.ts';
import type { Draft, Warning } from '../../../domain/draft.ts';
import type { Job } from '../../../domain/job.ts';
import { jobName } from '../../../domain/job.ts';
import type { JobtrailError } from '../../../errors.ts';
import type { Context } from '../../context.ts';
import type { FieldFlags } from '../../input/field-flags.ts';
import { jobObjects } from '../../output/change-result.ts';
import { aligned, postingFacts } from '../../output/facts.ts';

/** The flags of `save`. */
export interface Flags extends FieldFlags {
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

/** What came of one source, as `--json` tells it. */
export interface Result {
  source: string | null;
  outcome: 'saved' | 'duplicate' | 'draft' | 'failed';
  job: unknown;
  warnings: Warning[];
  error: Pick<JobtrailError, 'code' | 'message' | 'hints'> | null;
}

/** The result of a source that could not be saved. */
export function failed(
  source: string | null,
  { code, message, hints }: JobtrailError,
  warnings: Warning[] = [],
): Result {
  return { source, outcome: 'failed', job: null, warnings, error: { code, message, hints } };
}

/** Keeps a draft, after the person at the terminal looked at it; null where they skip it. */
export async function keep(
  context: Context,
  source: string | null,
  read: ReadSource,
  flags: Flags,
): Promise<Result | null> {
  if (read.trouble && flags.strict) return failed(source, read.trouble, read.draft.warnings);
  const asks = context.interactive && !flags.yes && !flags.dryRun;
  // Nobody wants to look over what is there already.
  const before = asks && !flags.force ? duplicateOf(context, read.draft) : undefined;
  if (before) return duplicate(context, source, before, read.draft.warnings);
  const verdict = asks ? await (await import('./review.ts')).review(context, read, flags) : null;
  if (verdict?.wish === 'skip') {
    context.ui.status('Skipped; not saved.');
    return null;
  }
  const { draft, trouble } = verdict ?? read;
  const warnings = lacking(draft, context.today());
  const error = trouble && { code: trouble.code, message: trouble.message, hints: trouble.hints };
  if (flags.dryRun) {
    showDraft(context, draft, warnings);
    return { source, outcome: 'draft', job: draftJob(draft), warnings, error };
  }
  // Who looked at it and said yes has decided what it is.
  if (!flags.force && !verdict)
    refuseNoPosting(draft, source, ['--force saves it all the same.', '--dry-run shows what was read.']);
  const tags = tagsOf(flags.tag ?? []);
  const move = verdict?.wish === 'track' ? { stage: pickStage(context, 'preparing'), moment: null } : null;
  // Refreshed for inside the transaction: another process may be saving the same link right now.
  const { value: kept } = context.store().write({ command: 'save', summary: '' }, () => {
    const earlier = flags.force ? undefined : duplicateOf(context, draft);
    if (earlier) return { earlier };
    const all = [...warnings, ...sameNameWarning(context, draft)];
    return { id: keepDraft(context, draft, { tags, note: flags.note, move }), all };
  });
  if (kept.earlier) return duplicate(context, source, kept.earlier, warnings);
  const { id, all } = kept;
  const [job] = jobObjects(context, [id]);
  if (!context.flags.json) {
    const said = trouble ? 'Saved the link only:' : move ? 'Saved and tracking' : 'Saved';
    context.ui.result(`${said} ${jobName(job!)}`);
    // The reason of a stub is said once, as the error it ends with; what was looked at is not said again.
    const told = new Set(verdict ? ['no-title', 'no-company', 'not-a-posting', 'deadline-passed'] : []);
    for (const { code, message } of all)
      if (code !== trouble?.code && !told.has(code)) context.ui.warn(message);
  }
  return { source, outcome: 'saved', job, warnings: all, error };
}

/** The result of a source that is saved already; says so. */
export function duplicate(
  context: Context,
  source: string | null,
  earlier: Job,
  warnings: Warning[],
): Result {
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
