import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { type Move, moveJob, pickStage, readMoment } from '../../app/move-job.ts';
import { linkIn, readFrom } from '../../app/read-source.ts';
import { duplicateOf, keepDraft, lacking, refuseNoPosting, withHandSet } from '../../app/save-job.ts';
import { eachNumber, isMarkedNumber } from '../../app/words/job-number.ts';
import { tagsOf } from '../../app/words/tags.ts';
import { formatDay } from '../../domain/days.ts';
import type { Draft } from '../../domain/draft.ts';
import type { Job } from '../../domain/job.ts';
import { jobName } from '../../domain/job.ts';
import { type JobtrailError, usageError } from '../../errors.ts';
import type { Context } from '../context.ts';
import { addFieldFlags, type FieldFlags, gather, readFieldFlags } from '../input/field-flags.ts';
import { askJobs, pickJob } from '../input/job.ts';
import { answerChange, jobObjects } from '../output/change-result.ts';

interface Flags extends FieldFlags {
  applied?: string | true;
  status?: string;
  on?: string;
  note?: string;
  tag?: string[];
  allowLocal?: boolean;
}

export function register(parent: Command, context: Context): void {
  addFieldFlags(parent.command('track [job...]'))
    .description(
      'Puts a saved job on the tracking list, as "preparing". A file or link instead of a job is saved and tracked in one go; j12 and #12 always name jobs.',
    )
    .option('--applied [day]', 'you have applied, today or on that day')
    .option('--status <stage>', 'the stage it is at')
    .option('--on <day>', 'when that happened, in words or as YYYY-MM-DD')
    .option('--note <text>', 'a note on it')
    .addOption(
      new Option('--tag <tag>', 'a tag of your own; several times, or with commas, for several').argParser(
        gather,
      ),
    )
    .option('--allow-local', 'follow links to this machine and its network')
    .addHelpText(
      'after',
      `
Examples
  jobtrail track acme
  jobtrail track acme --applied yesterday
  jobtrail track 3 5 8
  jobtrail track posting.txt --status interview --on 2026-11-16`,
    )
    .action((names: string[], flags: Flags) => track(context, names, flags));
}

/** A file to be saved first. */
interface Source {
  file: string;
}

const isSource = (target: Job | Source): target is Source => 'file' in target;

async function track(context: Context, names: string[], flags: Flags): Promise<void> {
  const move = await readMove(context, flags);
  const hand = await readFieldFlags(context, flags);
  const tags = tagsOf(flags.tag ?? []);
  const store = context.store();
  const targets: (Job | Source)[] = [];
  if (names.length === 0)
    targets.push(...(await askJobs(context, [], { usage: 'track <job>, a file or a link' })));
  for (const name of names.flatMap((each) => (isFile(context, each) ? [each] : eachNumber(each)))) {
    if (isFile(context, name)) {
      if (!linkIn(context, name)) context.ui.status(`Reading the file ${name}.`);
      targets.push({ file: name });
    } else targets.push(await pickJob(context, name));
  }
  const drafts = new Map<string, Draft>();
  let trouble: JobtrailError | null = null;
  for (const target of targets) {
    if (isSource(target)) {
      const read = await readFrom(context, target.file, flags);
      const draft = withHandSet(read.draft, hand);
      refuseNoPosting(draft, target.file, ['--title says what it is and tracks it all the same.']);
      drafts.set(target.file, draft);
      trouble ??= read.trouble;
    }
  }

  const moved: number[] = [];
  const still: Job[] = [];
  const { operation } = store.write({ command: 'track', summary: '' }, () => {
    for (const target of targets) {
      const draft = isSource(target) ? drafts.get(target.file)! : null;
      const known = draft ? duplicateOf(context, draft) : (target as Job);
      if (draft && !known) {
        moved.push(keepDraft(context, draft, { tags, note: flags.note, move }));
        for (const warning of lacking(draft, context.today())) context.ui.warn(warning.message);
        continue;
      }
      const job = known!;
      // Naming no stage must not move back what is further along.
      const stays =
        !move.explicit && job.trackedAt !== null && (job.group === 'active' || job.group === 'won');
      const fieldsChanged = !draft && Object.keys(hand).length > 0;
      if (fieldsChanged) store.jobs.change(job.id, hand);
      for (const tag of tags) store.tags.add(job.id, tag);
      if (stays && flags.note) {
        store.notes.add(job.id, flags.note);
        store.jobs.touch(job.id);
      }
      const changed = !stays && moveJob(context, job, { ...move, note: flags.note });
      const added = (stays && flags.note) || tags.some((tag) => !job.tags.includes(tag));
      if (changed || fieldsChanged || added) moved.push(job.id);
      else still.push(job);
    }
    const first = store.jobs.get(moved[0] ?? 0);
    store.describe(
      moved.length === 1 && first ? `${jobName(first)}: ${first.status}` : `${moved.length} jobs`,
    );
  });

  if (drafts.size > 0) await (await import('../../app/skill-index.ts')).updateSkillIndex(context);
  const ids = [...moved, ...still.map((job) => job.id)];
  const when = move.moment ? `, on ${formatDay(move.moment.day)}` : '';
  const said = jobObjects(context, moved).map((job) => `Tracking ${jobName(job)}: ${job.status}${when}.`);
  const unmoved = still.map((job) => `${jobName(job)} is on the tracking list already: ${job.status}.`);
  answerChange(context, { operation, jobs: ids }, [...said, ...unmoved].join('\n'));
  if (trouble) {
    // The link is tracked all the same; why there is no more of it is said last.
    context.ui.warn(trouble.message);
    for (const hint of trouble.hints) context.ui.hint(hint);
    context.exit(trouble.exitCode);
  }
}

async function readMove(context: Context, flags: Flags): Promise<Move & { explicit: boolean }> {
  if (flags.applied !== undefined && flags.status !== undefined) {
    throw usageError('conflict', '--applied and --status say two things.', ['Give one of them.']);
  }
  const on = typeof flags.applied === 'string' ? flags.applied : flags.on;
  const word = flags.applied !== undefined ? 'applied' : (flags.status ?? 'preparing');
  return {
    stage: pickStage(context, word),
    moment: await readMoment(context, on),
    explicit: flags.applied !== undefined || flags.status !== undefined,
  };
}

function isFile(context: Context, name: string): boolean {
  if (linkIn(context, name)) return true;
  return !isMarkedNumber(name) && existsSync(resolve(context.host.cwd, name));
}
