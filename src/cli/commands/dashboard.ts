import type { Command } from 'commander';
import { agenda } from '../../app/agenda.ts';
import { today } from '../../app/today.ts';
import type { Context } from '../context.ts';
import { agendaShape } from './agenda.ts';

export function register(parent: Command, context: Context): void {
  parent
    .command('dashboard')
    .description(
      'Today on one screen: what wants doing, most urgent first, as much as fits, and where everything stands. Also jobtrail without a command.',
    )
    .addHelpText('after', '\nExamples\n  jobtrail\n  jobtrail dashboard --json')
    .action(() => dashboard(context));
}

async function dashboard(context: Context): Promise<void> {
  const found = today(context);
  const entries = agenda(context);
  if (context.flags.json)
    return context.ui.json({ ...found, agenda: entries.map((entry) => agendaShape(context, entry)) });
  const { dashboardPage, firstRun } = await import('../output/dashboard-page.ts');
  context.ui.painted(found.total === 0 ? firstRun(context) : dashboardPage(context, found, entries));
  if (found.warning) context.ui.warn(found.warning);
}
