import type { Command } from 'commander';
import { flowsOf } from '../../exchange/export/sankey.ts';
import { reportPage } from '../../exchange/report/page.ts';
import type { Context } from '../context.ts';
import { eachWithAll, jobsFor } from '../exported.ts';
import { writeWhole } from '../outgoing.ts';
import { gatherStatistics } from '../statistics.ts';

interface Flags {
  output?: string;
  where?: string;
  open?: boolean;
}

export function register(parent: Command, context: Context): void {
  parent
    .command('report')
    .description(
      'Writes the search as one HTML page to look at: charts, a table that sorts and filters, and a page for every job. It loads nothing from anywhere.',
    )
    .option('-o, --output <file>', 'where to; jobtrail-report.html without it')
    .option('--where <query>', 'only the jobs of a query')
    .option('--open', 'open it in the browser')
    .addHelpText(
      'after',
      '\nExamples\n  jobtrail report --open\n  jobtrail report --where group:active --output active.html',
    )
    .action((flags: Flags) => report(context, flags));
}

async function report(context: Context, flags: Flags): Promise<void> {
  const statistics = gatherStatistics(context, flags.where === undefined ? [] : [flags.where], null);
  const jobs = [...eachWithAll(context, jobsFor(context, flags.where))];
  const { sankeyChart, weeksChart } = await import('../../exchange/report/charts.ts');
  const flows = flowsOf(jobs, context.store().jobs.stages());
  const charts = {
    sankey: flows.length > 0 ? sankeyChart(flows) : '',
    weeks: statistics.weeks.length > 0 ? weeksChart(statistics.weeks) : '',
  };
  const { file, bytes } = writeWhole(context, flags.output ?? 'jobtrail-report.html', (take) => {
    for (const piece of reportPage({ today: context.today(), statistics, charts, jobs })) take(piece);
  });
  if (flags.open) await (await import('../browser.ts')).openInBrowser(context, file);
  if (context.flags.json) return context.ui.json({ file, jobs: jobs.length, bytes });
  context.ui.status(`The report of ${jobs.length} ${jobs.length === 1 ? 'job' : 'jobs'} is in ${file}.`);
}
