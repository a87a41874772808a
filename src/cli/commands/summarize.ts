import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Command } from 'commander';
import { jobsMatching } from '../../app/query-jobs.ts';
import { draftOf, readSource } from '../../app/save-job.ts';
import { updateSkillIndex } from '../../app/skill-index.ts';
import {
  briefFor,
  type EngineFlags,
  engineOf,
  postingOf,
  type Subject,
  type WrittenSummary,
  writeSummary,
} from '../../app/summarize-posting.ts';
import { eachNumber, isMarkedNumber } from '../../app/words/job-number.ts';
import { sayWatch } from '../../domain/brief.ts';
import type { Job } from '../../domain/job.ts';
import { jobName } from '../../domain/job.ts';
import type { Summary } from '../../domain/summary.ts';
import { plain } from '../../domain/text.ts';
import { cancelledError, isJobtrailError, type JobtrailError, usageError } from '../../errors.ts';
import { contentHash } from '../../store/postings.ts';
import type { Context } from '../context.ts';
import { askJobs, pickJob } from '../input/job.ts';
import { sayLeftOut } from '../input/query.ts';
import { type Progress, showing } from '../output/progress.ts';

interface Flags extends EngineFlags {
  dryRun?: boolean;
  all?: boolean;
  where?: string[];
  full?: boolean;
  allLines?: boolean;
}

/** How many postings are with a model at once. */
const AT_ONCE = 3;

export function register(parent: Command, context: Context): void {
  parent
    .command('summarize [job...]')
    .description(
      'The posting in short, its key skills and how they match your profile. Works without a model; with one only if you chose it.',
    )
    .option('--engine <engine>', 'auto, local or model', 'auto')
    .option('--model <name>', 'the model to ask')
    .option('--refresh', 'ask again, though there is an answer')
    .option('--full', 'every part, five lines of each')
    .option('--all-lines', 'every part with all its lines')
    .option('--dry-run', 'show exactly what would be sent to a model, and send nothing')
    .option('--all', 'every job that is saved or active')
    .option('--where <query...>', 'the jobs of a query')
    .addHelpText(
      'after',
      `
The local engine uses the posting's own sentences and no network. A model reads the posting, never your
profile; the match is always worked out here.

Examples
  jobtrail summarize acme
  jobtrail summarize posting.txt
  jobtrail summarize acme --full
  jobtrail summarize acme --engine model --model claude-haiku-5-5
  jobtrail summarize acme --dry-run
  jobtrail summarize --where status:saved match:60+`,
    )
    .action((names: string[], flags: Flags) => summarize(context, names, flags));
}

async function summarize(context: Context, names: string[], flags: Flags): Promise<void> {
  const subjects = await subjectsOf(context, names, flags);
  if (flags.dryRun) return dryRun(context, subjects);
  const choice = engineOf(context, flags);
  if (choice.mention) context.ui.hint(choice.mention);
  if (subjects.some((s) => s.job)) await updateSkillIndex(context);
  if (subjects.length === 1 && !flags.all && !flags.where) {
    const [subject] = subjects;
    const written = await showing(
      context,
      choice.model ? `Asking ${choice.model}` : 'Reading',
      {},
      (progress) =>
        writeSummary(context, subject!, choice, {
          refresh: flags.refresh,
          onProgress: (characters) => progress.tell(`${characters} characters received`),
        }),
    );
    const summary = told(context, written);
    if (context.flags.json) return context.ui.json(await withJob(context, subject!, summary));
    return context.ui.painted(await pageOf(context, subject!, summary, flags));
  }
  await several(context, subjects, flags, choice);
}

/** The summary, after the user heard how it came about. */
function told(context: Context, { summary, notes, fallback }: WrittenSummary): Summary {
  if (fallback) context.ui.warn(`${fallback.message} The summary was written locally instead.`);
  for (const note of notes) context.ui.status(`Note: ${note}`);
  return summary;
}

async function several(
  context: Context,
  subjects: Subject[],
  flags: Flags,
  choice: ReturnType<typeof engineOf>,
): Promise<void> {
  const written: (Record<string, unknown> | null)[] = subjects.map(() => null);
  let next = 0;
  let done = 0;
  let failure: JobtrailError | null = null;
  const abort = new AbortController();
  const forget = context.host.onInterrupt?.(() => {
    abort.abort();
    return true;
  });
  const work = async (progress: Progress): Promise<void> => {
    for (let i = next++; i < subjects.length && !abort.signal.aborted; i = next++) {
      // The local engine holds the thread, and Ctrl-C is heard only between.
      await setImmediate();
      const subject = subjects[i]!;
      try {
        const { signal } = abort;
        const result = await writeSummary(context, subject, choice, { refresh: flags.refresh, signal });
        const summary = told(context, result);
        written[i] = await withJob(context, subject, summary);
        done += 1;
        progress.step();
        if (!context.flags.json) {
          const page = await pageOf(context, subject, summary, flags);
          progress.aside(() => context.ui.painted(`${page}\n`));
        } else if (subjects.length > AT_ONCE)
          context.ui.status(`${done}/${subjects.length} ${nameOf(subject)}`);
      } catch (error) {
        if (!isJobtrailError(error)) throw error;
        if (abort.signal.aborted) return;
        failure ??= error;
        progress.step();
        progress.aside(() => context.ui.error(`${nameOf(subject)}: ${error.message}`));
        // A wrong key or no network will not be better with the next posting.
        if (/key|unknown|unreachable/.test(error.code)) next = subjects.length;
      }
    }
  };
  const how = { total: subjects.length, hearsInterrupt: false };
  const hands = choice.engine === 'model' ? AT_ONCE : 1;
  await showing(context, 'Summarising', how, (progress) =>
    Promise.all(Array.from({ length: hands }, () => work(progress))),
  );
  forget?.();
  if (abort.signal.aborted)
    throw cancelledError('cancelled', `Stopped: ${done} of ${subjects.length} are summarised and kept.`, [
      'The same command goes on with the rest.',
    ]);
  if (context.flags.json) context.ui.json(written.filter((one) => one !== null));
  if (subjects.length === 0) context.ui.status('No job fits the query.');
  const failed = failure as JobtrailError | null;
  if (failed) context.exit(failed.exitCode);
}

async function subjectsOf(context: Context, names: string[], flags: Flags): Promise<Subject[]> {
  if (flags.all || flags.where) {
    if (names.length > 0) throw usageError('conflict', 'With --all or --where there is no job argument.');
    if (flags.where) sayLeftOut(context, flags.where);
    return jobsMatching(context, flags.where ?? ['group:saved,active']).map((job) => subjectOf(context, job));
  }
  if (names.length === 0) {
    const hints = ['jobtrail summarize --all takes every open job.'];
    const jobs = await askJobs(context, names, { usage: 'summarize <job>, or a file', hints });
    return jobs.map((job) => subjectOf(context, job));
  }
  const subjects: Subject[] = [];
  for (const name of names.flatMap(eachNumber)) subjects.push(await named(context, name));
  return subjects;
}

async function named(context: Context, name: string): Promise<Subject> {
  const isFile = name === '-' || (!isMarkedNumber(name) && existsSync(resolve(context.host.cwd, name)));
  if (!isFile) return subjectOf(context, await pickJob(context, name));
  if (name !== '-') context.ui.status(`Reading the file ${plain(name)}; j7 or #7 names a job.`);
  const bytes = name === '-' ? await context.readStdin() : readSource(context, name);
  const draft = await draftOf(context, bytes, name === '-' ? null : name);
  return {
    job: null,
    posting: postingOf(draft.fields, draft.description ?? ''),
    contentHash: contentHash(draft.description),
  };
}

function subjectOf(context: Context, job: Job): Subject {
  const posting = context.store().postings.latest(job.id);
  return {
    job,
    posting: postingOf(job, posting?.description ?? ''),
    contentHash: posting?.contentHash ?? '',
  };
}

const nameOf = ({ job, posting }: Subject): string =>
  job ? jobName(job) : plain([posting.title ?? 'untitled', posting.company ?? 'company unknown'].join(', '));

/** A summary in the shape `--json` promises. */
async function withJob(
  context: Context,
  subject: Subject,
  summary: Summary,
): Promise<Record<string, unknown>> {
  const skills = summary.skills.map(({ kind: _, choice: __, ...skill }) => skill);
  const brief = await briefFor(context, subject, summary);
  const { engine, model, ...rest } = summary;
  return {
    job: subject.job,
    engine,
    model,
    brief: { ...brief, watch: brief.watch.map(sayWatch) },
    ...rest,
    skills,
  };
}

async function pageOf(
  context: Context,
  subject: Subject,
  summary: Summary,
  { full, allLines }: Flags,
): Promise<string> {
  if (full || allLines) {
    const { summaryPage } = await import('../output/summary-page.ts');
    return summaryPage(context, nameOf(subject), summary, allLines ? Number.POSITIVE_INFINITY : 5);
  }
  const { briefPage } = await import('../output/brief-page.ts');
  return briefPage(context, nameOf(subject), summary, await briefFor(context, subject, summary));
}

async function dryRun(context: Context, subjects: Subject[]): Promise<void> {
  const { summaryRequest } = await import('../../insight/prompts.ts');
  const requests = subjects.map((subject) => ({ subject, request: summaryRequest(subject.posting) }));
  if (context.flags.json)
    return context.ui.json(
      requests.map(({ subject, request }) => ({ job: subject.job?.id ?? null, ...request })),
    );
  for (const { subject, request } of requests) {
    context.ui.result(
      `${nameOf(subject)} (prompt ${request.prompt}, about ${request.estimatedTokens} tokens)\n\n${request.system}\n\n${request.user}\n`,
    );
    for (const note of request.notes) context.ui.status(`Note: ${note}`);
  }
  context.ui.status('Nothing was sent.');
}
