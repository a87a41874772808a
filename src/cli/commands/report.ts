import type { Command } from 'commander';
import { eachWithAll } from '../../app/job-export.ts';
import { jobsMatching } from '../../app/query-jobs.ts';
import { demandOf } from '../../app/skill-demand.ts';
import { gatherStatistics } from '../../app/statistics.ts';
import { type Today, today } from '../../app/today.ts';
import { readDayBack } from '../../app/words/day-back.ts';
import { type Day, dayIn } from '../../domain/days.ts';
import type { Job } from '../../domain/job.ts';
import type { Statistics } from '../../domain/statistics.ts';
import { counted } from '../../domain/text.ts';
import { usageError } from '../../errors.ts';
import type { ExportedJob } from '../../exchange/export/record.ts';
import { flowsOf } from '../../exchange/export/sankey.ts';
import { reportPage } from '../../exchange/report/page.ts';
import { proofPage, provedApplications } from '../../exchange/report/proof.ts';
import type { TodayItem } from '../../exchange/report/sections.ts';
import type { Context } from '../context.ts';
import type { Progress } from '../output/progress.ts';
import { writeText } from '../output/write-file.ts';

interface Flags {
  output?: string;
  where?: string;
  open?: boolean;
  proof?: boolean;
  since?: string;
  until?: string;
}

interface Gathered {
  statistics: Statistics;
  skills: Awaited<ReturnType<typeof demandOf>>;
  wanted: readonly Job[];
}

/** So many of the skills in demand are shown. */
const SKILLS = 25;

export function register(parent: Command, context: Context): void {
  parent
    .command('report')
    .description(
      'Writes the search as one HTML page to look at: today, the board, charts, skills in demand, a table that sorts and filters, and a page for every job. It loads nothing from anywhere. With --proof, the plain list of applications an employment office asks for.',
    )
    .option('-o, --output <file>', 'where to; jobtrail-report.html without it')
    .option('--where <query>', 'only the jobs of a query')
    .option('--open', 'open it in the browser')
    .option('--proof', 'the list of applications, to print: dates, channel, what happened')
    .option('--since <day>', 'with --proof: applied for on or after it; a day, or a span such as 30d')
    .option('--until <day>', 'with --proof: on or before it; today without it')
    .addHelpText(
      'after',
      `
Examples
  jobtrail report --open
  jobtrail report --where group:active --output active.html
  jobtrail report --proof --since 2026-10-01 --until 2026-10-31 --open`,
    )
    .action((flags: Flags) => (flags.proof ? proof(context, flags) : report(context, flags)));
}

async function report(context: Context, flags: Flags): Promise<void> {
  if (flags.since !== undefined || flags.until !== undefined)
    throw usageError('needs-proof', '--since and --until belong to --proof.', [
      'jobtrail report --proof --since 30d',
      'jobtrail stats --since 30d adds up a part of the search.',
    ]);
  const statistics = gatherStatistics(context, flags.where === undefined ? [] : [flags.where], null);
  const skills = (await demandOf(context, flags.where)).slice(0, SKILLS);
  const wanted = jobsMatching(context, flags.where ?? '');
  const { showing } = await import('../output/progress.ts');
  // Each job is read, gets a line of the table and a page of its own.
  const how = { total: wanted.length * 3, hearsInterrupt: false };
  const { file, bytes } = await showing(context, 'Writing the report', how, (progress) =>
    write(context, flags, { statistics, skills, wanted }, progress),
  );
  if (flags.open) await (await import('../output/browser.ts')).openInBrowser(context, file);
  if (context.flags.json) return context.ui.json({ file, jobs: wanted.length, bytes });
  context.ui.status(`The report of ${counted(wanted.length, 'job')} is in ${file}.`);
}

async function write(
  context: Context,
  flags: Flags,
  { statistics, skills, wanted }: Gathered,
  progress: Progress,
): Promise<{ file: string; bytes: number }> {
  const jobs: ExportedJob[] = [];
  for (const job of eachWithAll(context, wanted)) {
    jobs.push(job);
    progress.step();
  }
  const { sankeyChart, staysChart, weeksChart } = await import('../../exchange/report/charts.ts');
  const stages = context.store().jobs.stages();
  const flows = flowsOf(jobs, stages);
  const zone = context.zone();
  const dayOf = (at: string): Day => dayIn(new Date(at), zone);
  const pieces = reportPage({
    today: context.today(),
    agenda: agendaOf(today(context), dayOf),
    stages: stages.map(({ name }) => name),
    statistics,
    charts: {
      sankey: flows.length > 0 ? sankeyChart(flows) : '',
      weeks: statistics.weeks.length > 0 ? weeksChart(statistics.weeks) : '',
      stays: staysChart(statistics.timeInStage),
    },
    skills,
    jobs,
    dayOf,
  });
  return writeText(context, flags.output ?? 'jobtrail-report.html', (take) => {
    for (const piece of pieces) {
      take(piece);
      progress.step();
    }
  });
}

/** The dashboard's matters as lines of the page. */
function agendaOf(now: Today, dayOf: (at: string) => Day): [string, TodayItem[]][] {
  const reminder = ({ dueAt, job, message }: Today['due'][number]) => ({
    when: dayOf(dueAt),
    job,
    what: message,
  });
  const deadline = ({ job, expiresOn }: Today['closing'][number]) => ({ when: expiresOn, job, what: '' });
  return [
    ['Due', now.due.map(reminder)],
    [
      'Interviews',
      now.interviews.map(({ at, job, round, where }) => ({
        when: dayOf(at),
        job,
        what: [round, where].filter(Boolean).join(', '),
      })),
    ],
    ['Closing soon', now.closing.map(deadline)],
    ['Deadline passed', now.passed.map(deadline)],
    ['Coming up', now.upcoming.map(reminder)],
    [
      'Waiting longest',
      now.waiting.map(({ job, since }) => ({ when: dayOf(since), job, what: `${job.status} since then` })),
    ],
    [
      'Saved long ago, no deadline',
      now.stale.map(({ job, savedAt }) => ({ when: dayOf(savedAt), job, what: '' })),
    ],
  ];
}

async function proof(context: Context, flags: Flags): Promise<void> {
  const since = await readDayBack(context, flags.since);
  const until = (await readDayBack(context, flags.until)) ?? context.today();
  if (since !== null && since > until)
    throw usageError('bad-span', `--since ${since} comes after --until ${until}.`, ['Turn them around.']);
  const zone = context.zone();
  const applications = provedApplications(eachWithAll(context, jobsMatching(context, flags.where ?? '')), {
    since,
    until,
    dayOf: (at) => dayIn(new Date(at), zone),
  });
  const { file, bytes } = writeText(context, flags.output ?? 'jobtrail-proof.html', (take) => {
    take(proofPage(applications, { since, until, madeOn: context.today() }));
  });
  if (flags.open) await (await import('../output/browser.ts')).openInBrowser(context, file);
  if (context.flags.json) return context.ui.json({ file, since, until, applications, bytes });
  const n = applications.length;
  context.ui.status(`${counted(n, 'application is', 'applications are')} listed in ${file}.`);
}
