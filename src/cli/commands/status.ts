import type { Command } from 'commander';
import { type Move, moveJobs, pickStage, readMoment } from '../../app/move-job.ts';
import { dayIn, daysBetween, formatDay, inWords } from '../../domain/days.ts';
import type { Job, Offer } from '../../domain/job.ts';
import { jobName } from '../../domain/job.ts';
import { usageError } from '../../errors.ts';
import type { Context } from '../context.ts';
import { readSalary } from '../input/field-flags.ts';
import { pickJob } from '../input/job.ts';
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
    .usage('<job> [stage] [options]')
    .description(
      'Moves a job to a stage, in any order, or shows where it is and since when. A stage may be shortened, or said as people say it: "phone screen", "hired", "no response".',
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
  jobtrail status 12 offer --salary "72k EUR/year" --answer-by "next friday"
  jobtrail status --where "status:applied applied.before:2026-09-01" ghosted --yes`,
    )
    .action((words: string[], flags: Flags) => status(context, words, flags));
}

async function status(context: Context, words: string[], flags: Flags): Promise<void> {
  if (flags.where) return moveMany(context, words, flags);
  const [name, ...stage] = words;
  if (name === undefined) {
    throw usageError('missing-job', 'Which job? jobtrail status <job> [stage].', [
      'jobtrail list shows the jobs with their ids.',
    ]);
  }
  const job = await pickJob(context, name);
  if (stage.length === 0) {
    if ([flags.on, flags.note, flags.salary, flags.answerBy].some((flag) => flag !== undefined)) {
      throw usageError('missing-stage', 'Which stage? jobtrail status <job> <stage>.');
    }
    return showStatus(context, job);
  }
  const move = await readMove(context, stage.join(' '), flags);
  const before = job.status;
  const stays = before === move.stage.name;
  const { operation, summary } = moveJobs(context, [job], move);
  const when = move.moment ? `, on ${formatDay(move.moment.day)}` : '';
  const said =
    operation === null
      ? `${jobName(job)} is at ${before} already; nothing changed.`
      : `${summary}${when}${stays && !move.moment ? ' as before, and what you added is kept' : ''}.`;
  answerChange(context, { operation, jobs: [job.id] }, said);
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

function showStatus(context: Context, job: Job): void {
  const since = context.store().jobs.standing(job.id).statusAt;
  if (context.flags.json) {
    context.ui.json({
      operation: null,
      jobs: [job],
      changed: false,
      status: job.status,
      group: job.group,
      since,
    });
    return;
  }
  const day = dayIn(new Date(since), context.zone());
  const distance = inWords(daysBetween(day, context.today())).replace(/^in /, '');
  const span =
    day === context.today()
      ? 'since today'
      : `since ${formatDay(day)}, ${distance === 'tomorrow' ? '1 day' : distance}`;
  context.ui.result(`${jobName(job)}: ${job.status}, ${span}.`);
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
