import type { Command } from 'commander';
import { type Move, moveJobs, pickStage, readMoment } from '../../app/move-job.ts';
import { jobsAndRest } from '../../app/words/job-number.ts';
import { dayIn, daysBetween, formatDay, inWords } from '../../domain/days.ts';
import type { Job, Offer } from '../../domain/job.ts';
import { jobName } from '../../domain/job.ts';
import { usageError } from '../../errors.ts';
import type { Context } from '../context.ts';
import { readSalary } from '../input/field-flags.ts';
import { askJobs, namesOf } from '../input/job.ts';
import { jobsOfQuery } from '../input/query.ts';
import { answerChange } from '../output/change-result.ts';

interface Flags {
  on?: string;
  note?: string;
  where?: string;
  yes?: boolean;
  salary?: string;
  answerBy?: string;
}

export function register(parent: Command, context: Context): void {
  parent
    .command('status [words...]')
    .usage('[job…] [stage] [options]')
    .description(
      'Moves a job, or several by their numbers, to a stage, in any order, or shows where it is and since when. A stage may be shortened, or said as people say it: "phone screen", "hired", "no response".',
    )
    .option('--on <day>', 'when it happened, in words or as YYYY-MM-DD')
    .option('--note <text>', 'a note on it')
    .option('--salary <pay>', 'with offer: what they offer')
    .option('--answer-by <day>', 'with offer: when they want an answer')
    .option('--where <query>', 'every job of a query instead of one')
    .option('-y, --yes', 'with --where: do not ask')
    .addHelpText(
      'after',
      `
Examples
  jobtrail status acme
  jobtrail status acme interview --on yesterday
  jobtrail status 3 5 8 rejected
  jobtrail status 12 offer --salary "72k EUR/year" --answer-by "next friday"
  jobtrail status --where "status:applied applied.before:2026-09-01" ghosted --yes`,
    )
    .action((words: string[], flags: Flags) => status(context, words, flags));
}

async function status(context: Context, words: string[], flags: Flags): Promise<void> {
  if (flags.where) return moveMany(context, words, flags);
  const { names, stage } = split(context, words);
  const wanting = { usage: 'status <job> [stage]' };
  if (stage.length === 0) {
    const jobs = await askJobs(context, names, wanting);
    if ([flags.on, flags.note, flags.salary, flags.answerBy].some((flag) => flag !== undefined)) {
      throw usageError('missing-stage', 'Which stage? jobtrail status <job> <stage>.');
    }
    return showStatus(context, jobs);
  }
  // A job that is picked comes last, so that nobody picks for a stage that is not there.
  const early = names.length > 0 ? await askJobs(context, names, wanting) : null;
  const move = await readMove(context, stage.join(' '), flags);
  const jobs = early ?? (await askJobs(context, [], wanting, `Which jobs to ${move.stage.name}?`));
  const { operation, moved, summary } = moveJobs(context, jobs, move);
  const when = move.moment ? `, on ${formatDay(move.moment.day)}` : '';
  const [only] = jobs.length === 1 ? jobs : [];
  const ids = jobs.map(({ id }) => id);
  if (!only) return answerChange(context, { operation, jobs: ids }, sayMoved(jobs, moved, move, when));
  const stays = only.status === move.stage.name;
  const said =
    operation === null
      ? `${jobName(only)} is at ${only.status} already; nothing changed.`
      : `${summary}${when}${stays && !move.moment ? ' as before, and what you added is kept' : ''}.`;
  answerChange(context, { operation, jobs: ids }, said);
}

/** Which words name jobs; on a terminal a stage alone asks for whom. */
function split(context: Context, words: string[]): { names: string[]; stage: string[] } {
  const { jobs: names, rest: stage } = jobsAndRest(words);
  const [word] = words;
  if (words.length !== 1 || !context.interactive) return { names, stage };
  const store = context.store();
  const isStage = store.jobs.stages().some(({ name }) => name === word!.toLowerCase());
  return isStage && store.jobs.named(word!).length === 0 ? { names: [], stage: words } : { names, stage };
}

function sayMoved(jobs: Job[], moved: number[], { stage }: Move, when: string): string {
  if (moved.length === 0) return `${namesOf(jobs)} are at ${stage.name} already; nothing changed.`;
  const did = jobs.filter(({ id }) => moved.includes(id));
  const still = jobs.length - did.length;
  const rest = still > 0 ? ` ${still} ${still === 1 ? 'was' : 'were'} there already.` : '';
  return `${namesOf(did)}: ${stage.name}${when}.${rest}`;
}

async function readMove(context: Context, word: string, flags: Flags): Promise<Move> {
  const stage = pickStage(context, word);
  const offer = await readOffer(context, flags);
  if (offer && stage.name !== 'offer') {
    throw usageError('not-an-offer', '--salary and --answer-by belong to the stage "offer".');
  }
  return {
    stage,
    moment: await readMoment(context, flags.on),
    note: flags.note,
    ...(offer ? { offer } : {}),
  };
}

async function readOffer(context: Context, { salary, answerBy }: Flags): Promise<Offer | null> {
  if (salary === undefined && answerBy === undefined) return null;
  const { readDay } = await import('../../app/words/date.ts');
  return {
    salary: salary === undefined ? null : readSalary('salary', salary),
    answerBy:
      answerBy === undefined ? null : await readDay(answerBy, { now: context.now(), zone: context.zone() }),
  };
}

function showStatus(context: Context, jobs: Job[]): void {
  const since = (job: Job): string => context.store().jobs.standing(job.id).statusAt;
  if (context.flags.json) {
    const [only] = jobs.length === 1 ? jobs : [];
    const where = only ? { status: only.status, group: only.group, since: since(only) } : {};
    return context.ui.json({ operation: null, jobs, changed: false, ...where });
  }
  context.ui.result(
    jobs.map((job) => `${jobName(job)}: ${job.status}, ${span(context, since(job))}.`).join('\n'),
  );
}

function span(context: Context, since: string): string {
  const day = dayIn(new Date(since), context.zone());
  if (day === context.today()) return 'since today';
  const distance = inWords(daysBetween(day, context.today())).replace(/^in /, '');
  return `since ${formatDay(day)}, ${distance === 'tomorrow' ? '1 day' : distance}`;
}

async function moveMany(context: Context, words: string[], flags: Flags): Promise<void> {
  if (words.length === 0)
    throw usageError('missing-stage', 'Which stage? jobtrail status --where QUERY <stage>.');
  const move = await readMove(context, words.join(' '), flags);
  const jobs = await jobsOfQuery(context, flags.where!, `move to ${move.stage.name}`, flags.yes === true);
  const { operation, moved } = moveJobs(context, jobs, move);
  answerChange(
    context,
    { operation, jobs: jobs.map((job) => job.id) },
    moved.length === 0 ? 'Nothing changed.' : `Moved ${moved.length} to ${move.stage.name}.`,
  );
}
