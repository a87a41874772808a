import type { Command } from 'commander';
import { agenda } from '../../app/agenda.ts';
import type { AgendaEntry } from '../../domain/agenda/items.ts';
import type { Context } from '../context.ts';
import { agendaLine } from '../output/agenda-lines.ts';

interface Flags {
  all?: boolean;
  stale?: boolean;
}

export function register(parent: Command, context: Context): void {
  parent
    .command('agenda')
    .description(
      'Everything that wants doing, most urgent first, one line a job: offers to answer, interviews of the next days, how past ones went, reminders due, deadlines near and passed, the longest waits. jobtrail done and snooze take the number in front.',
    )
    .option('-a, --all', 'deadlines long past, every wait and old follow-ups too')
    .option('--stale', 'only the follow-ups that nobody answered for long')
    .addHelpText(
      'after',
      '\nExamples\n  jobtrail agenda\n  jobtrail agenda --all --json\n  jobtrail done 12 j7',
    )
    .action((flags: Flags) => show(context, flags));
}

function show(context: Context, flags: Flags): void {
  const whole = agenda(context, { all: flags.all === true || flags.stale === true });
  const entries = flags.stale ? staleOf(context, whole) : whole;
  if (context.flags.json) return context.ui.json(entries.map((entry) => agendaShape(context, entry)));
  if (entries.length === 0) return context.ui.status('Nothing wants doing.');
  const store = context.store();
  const lines = entries.map((entry) => {
    const job = entry.job === null ? undefined : store.jobs.get(entry.job);
    if (context.terminal) return agendaLine(context, entry, job);
    const { number, kind, due, overdue, what } = entry;
    return [number, kind, due ?? '', overdue ?? '', job?.company ?? '', job?.title ?? '', what].join('\t');
  });
  context.ui.result(lines.join('\n'));
}

/** The follow-ups that are folded into one line when not all is asked for. */
function staleOf(context: Context, whole: readonly AgendaEntry[]): AgendaEntry[] {
  const shown = new Set(
    agenda(context).flatMap((entry) => [entry, ...entry.more].map(({ reminder }) => reminder)),
  );
  return whole.flatMap(({ more, ...head }) =>
    [head, ...more]
      .filter(({ reminder, kind }) => kind === 'reminder' && reminder !== null && !shown.has(reminder))
      .map((item) => ({ ...item, number: String(item.reminder), more: [] })),
  );
}

/** A line of the agenda as `--json` has it, with its job as `list` shows it. */
export function agendaShape(context: Context, { interview: _, more, ...entry }: AgendaEntry) {
  const job = entry.job === null ? null : (context.store().jobs.get(entry.job) ?? null);
  return { ...entry, job, more: more.map(({ interview: __, ...item }) => item) };
}
