import { type Command, Option } from 'commander';
import {
  addInterview,
  changeInterview,
  interviewDetail,
  interviewMoment,
  openOutcome,
  recordOutcome,
  removeInterview,
} from '../../app/interviews.ts';
import { readWhen } from '../../app/words/date.ts';
import { readZone, zoneName } from '../../app/words/zone.ts';
import type { Job } from '../../domain/job.ts';
import { jobName } from '../../domain/job.ts';
import { INTERVIEW_OUTCOMES, type Interview, type InterviewOutcome } from '../../domain/records.ts';
import { plain } from '../../domain/text.ts';
import { notFoundError, usageError } from '../../errors.ts';
import type { Context } from '../context.ts';
import { askJob } from '../input/job.ts';
import { readCount } from '../input/number.ts';
import { answerChange } from '../output/change-result.ts';
import { labelled } from '../output/wrapped.ts';

interface Flags {
  round?: string;
  with?: string;
  where?: string;
  minutes?: string;
  zone?: string;
  list?: boolean;
  edit?: string;
  outcome?: InterviewOutcome;
  note?: string;
  remove?: string;
}

export function register(parent: Command, context: Context): void {
  parent
    .command('interview [job] [when]')
    .description(
      'Notes an interview and moves the job to "interview" if it stood earlier. Past ones may be noted too. --edit changes one: a new time, or the flags given.',
    )
    .option('--round <name>', 'such as "technical" or 2')
    .option('--with <people>', 'whom you meet')
    .option('--where <place>', 'a place or a link')
    .option('--minutes <n>', 'how long it takes (60)')
    .option('--zone <zone>', 'the zone of the time you give, such as Europe/Berlin')
    .option('-l, --list', "the job's interviews, with their ids")
    .option('--edit <id>', 'change an interview')
    .addOption(
      new Option('--outcome <word>', 'how the last one went, or that of --edit').choices(INTERVIEW_OUTCOMES),
    )
    .option('--note <text>', 'with --outcome: a word on it')
    .option('--remove <id>', 'remove an interview')
    .addHelpText(
      'after',
      `
Examples
  jobtrail interview acme "thursday 14:00" --round technical --with "Anna Berg" --minutes 90
  jobtrail interview acme "2026-12-03 10:00" --where https://meet.example.org/x --zone America/New_York
  jobtrail interview acme "friday 15:00" --edit 2
  jobtrail interview acme --outcome good --note "they asked about shifts"`,
    )
    .action((name: string | undefined, when: string | undefined, flags: Flags) =>
      interview(context, name, when, flags),
    );
}

async function interview(
  context: Context,
  name: string | undefined,
  when: string | undefined,
  flags: Flags,
): Promise<void> {
  const job = await askJob(context, name, { usage: 'interview <job> <when>' });
  if (flags.list) return listInterviews(context, job);
  if (flags.remove !== undefined) return dropInterview(context, job, flags.remove);
  if (flags.outcome !== undefined) return noteOutcome(context, job, flags.outcome, when, flags);
  if (flags.note !== undefined)
    throw usageError('conflict', '--note belongs to --outcome.', ['jobtrail note <job> <text> adds a note.']);
  const fields = {
    ...(flags.round === undefined ? {} : { round: flags.round }),
    ...(flags.with === undefined ? {} : { with: flags.with }),
    ...(flags.where === undefined ? {} : { where: flags.where }),
    ...(flags.minutes === undefined ? {} : { minutes: readCount('minutes', flags.minutes, 60) }),
  };
  const said = when ?? (flags.edit === undefined ? await askWhen(context) : undefined);
  const moment = said === undefined ? null : await readAt(context, said, flags.zone);
  if (flags.edit !== undefined) return editInterview(context, job, flags.edit, { ...fields, ...moment });
  if (!moment) {
    throw usageError('missing-when', 'When is the interview? jobtrail interview <job> <when>.', [
      'jobtrail interview acme "thursday 14:00"',
    ]);
  }
  const written = addInterview(context, job, {
    minutes: 60,
    round: null,
    with: null,
    where: null,
    ...fields,
    ...moment,
  });
  const moved = written.moved ? ` Moved from ${job.status} to interview.` : '';
  answerChange(
    context,
    { operation: written.operation, jobs: [job.id], interview: shape(written.value) },
    `Interview for ${jobName(job)}: ${interviewMoment(moment)}.${moved}`,
  );
}

async function askWhen(context: Context): Promise<string | undefined> {
  if (!context.interactive) return undefined;
  const prompt = await context.prompt();
  return (await prompt.text('When? (such as thursday 14:00)')).trim() || undefined;
}

interface At {
  at: string;
  zone: string;
}

async function readAt(context: Context, when: string, zone: string | undefined): Promise<At> {
  const used = zone === undefined ? zoneName(context) : readZone(zone);
  const { at, hasTime } = await readWhen(when, { now: context.now(), zone: used });
  if (!hasTime) {
    throw usageError('missing-time', `At what time? "${when}" names a day only.`, [
      'jobtrail interview acme "thursday 14:00"',
    ]);
  }
  return { at: at.toISOString(), zone: used };
}

const shape = ({ uid: _, job: __, zone: ___, ...interview }: Interview) => interview;

function interviewOf(context: Context, job: Job, id: string): Interview {
  const found = /^\d+$/.test(id) ? context.store().interviews.get(Number(id)) : undefined;
  if (found?.job === job.id) return found;
  throw notFoundError('unknown-interview', `${jobName(job)} has no interview ${id}.`, [
    'jobtrail interview <job> --list shows their ids.',
  ]);
}

function editInterview(context: Context, job: Job, id: string, fields: Partial<Interview>): void {
  const before = interviewOf(context, job, id);
  if (Object.keys(fields).length === 0) {
    throw usageError(
      'nothing-to-edit',
      'What is to change? Give a new time, or --round, --with, --where, --minutes.',
    );
  }
  const written = changeInterview(context, job, before, fields);
  answerChange(
    context,
    { operation: written.operation, jobs: [job.id], interview: shape(written.value) },
    `Interview ${id} of ${jobName(job)}: ${interviewMoment(written.value)}.`,
  );
}

function noteOutcome(
  context: Context,
  job: Job,
  outcome: InterviewOutcome,
  when: string | undefined,
  flags: Flags,
): void {
  const others = [when, flags.round, flags.with, flags.where, flags.minutes, flags.zone];
  if (others.some((each) => each !== undefined))
    throw usageError('conflict', '--outcome goes with --edit and --note only.');
  const item = flags.edit === undefined ? openOutcome(context, job) : interviewOf(context, job, flags.edit);
  if (!item)
    throw notFoundError('no-past-interview', `${jobName(job)} has no past interview without an outcome.`, [
      'jobtrail interview <job> --list shows their ids; --edit <id> --outcome changes one.',
    ]);
  const { operation, value } = recordOutcome(context, job, item, { outcome, note: flags.note ?? null });
  answerChange(
    context,
    { operation, jobs: [job.id], interview: shape(value) },
    `${jobName(job)}: the interview of ${interviewMoment(item)} went ${outcome}.`,
  );
}

function dropInterview(context: Context, job: Job, id: string): void {
  const item = interviewOf(context, job, id);
  const { operation } = removeInterview(context, job, item);
  answerChange(
    context,
    { operation, jobs: [job.id] },
    `Removed the interview of ${interviewMoment(item)}. jobtrail undo brings it back.`,
  );
}

function listInterviews(context: Context, job: Job): void {
  const items = context.store().interviews.of(job.id);
  if (context.flags.json) return context.ui.json(items.map(shape));
  if (items.length === 0) return context.ui.status('No interviews yet.');
  context.ui.result(
    items
      .map((item) =>
        labelled(
          String(item.id),
          [interviewMoment(item), `${item.minutes} min`, plain(interviewDetail(item) ?? '')]
            .join('  ')
            .trimEnd(),
          context.terminal ? context.width : Number.POSITIVE_INFINITY,
          1,
        ),
      )
      .join('\n'),
  );
}
