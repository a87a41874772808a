/** Today on one screen of 80×24. */

import type { Today } from '../../app/today.ts';
import type { AgendaEntry } from '../../domain/agenda/items.ts';
import { formatDay } from '../../domain/days.ts';
import type { StageGroup } from '../../domain/job.ts';
import { counted, plain } from '../../domain/text.ts';
import type { Context } from '../context.ts';
import { agendaLine } from './agenda-lines.ts';
import { palette } from './colours.ts';
import { padded, shortened } from './wrapped.ts';

const BAR = 24;

/** What a newcomer sees. */
export function firstRun(context: Context): string {
  return `Welcome to jobtrail. Nothing is saved yet; three commands to begin with:

  jobtrail save posting.txt          keep a posting, pasted into a file or piped in
  jobtrail track <job> --applied     you have applied: follow-ups are set
  jobtrail list                      what you have

Everything stays in ${context.file}.
jobtrail --help shows the rest.`;
}

/** The page: what wants doing, as much as the terminal's height has room for, then where everything stands. */
export function dashboardPage(context: Context, found: Today, entries: readonly AgendaEntry[]): string {
  const colours = palette(context);
  const { jobs } = context.store();
  const head = `${colours.head(formatDay(found.today))}  ${counted(found.total, 'job')}`;
  const lines = entries.map((entry) =>
    agendaLine(context, entry, entry.job === null ? undefined : jobs.get(entry.job)),
  );
  if (lines.length === 0) lines.push('  Nothing wants doing.');
  // The shell's own line takes one.
  const room = context.height - 1;
  const bars = stageBars(context, found);
  const compact = [stageLine(context, found)];
  const stages = 1 + lines.length + 1 + bars.length <= room ? [colours.head('Stages'), ...bars] : compact;
  const fit = Math.max(1, room - 1 - stages.length);
  const shown = lines.length <= fit ? lines : lines.slice(0, fit - 1);
  const left = lines.length - shown.length;
  const more = left > 0 ? [colours.dim(`     +${left} more: jobtrail agenda`)] : [];
  return [head, ...shown, ...more, ...stages].join('\n');
}

function stageBars(context: Context, found: Today): string[] {
  const colours = palette(context);
  const most = Math.max(1, ...found.stages.map((s) => s.jobs));
  const bar = Math.max(4, Math.min(BAR, context.width - 22));
  return found.stages.map((s) => {
    const length = Math.max(1, Math.round((s.jobs / most) * bar));
    return `  ${padded(plain(s.stage), 12)} ${String(s.jobs).padStart(5)} ${colours.group(s.group as StageGroup, '█'.repeat(length))}`;
  });
}

const stageLine = (context: Context, { stages }: Today): string =>
  shortened(stages.map((s) => `${plain(s.stage)} ${s.jobs}`).join(' · '), context.width);
