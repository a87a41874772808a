import type { Command } from 'commander';
import { today } from '../../app/today.ts';
import type { Context } from '../context.ts';

export function register(parent: Command, context: Context): void {
  parent
    .command('dashboard')
    .description(
      'Today on one screen: due and overdue, closing soon, interviews ahead, waiting longest, where everything stands. Also jobtrail without a command.',
    )
    .addHelpText('after', '\nExamples\n  jobtrail\n  jobtrail dashboard --json')
    .action(() => dashboard(context));
}

async function dashboard(context: Context): Promise<void> {
  const found = today(context);
  if (context.flags.json) return context.ui.json(found);
  const { dashboardPage, firstRun } = await import('../output/dashboard-page.ts');
  context.ui.result(found.total === 0 ? firstRun(context) : dashboardPage(context, found));
  if (found.warning) context.ui.warn(found.warning);
}
