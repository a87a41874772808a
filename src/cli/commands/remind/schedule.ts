import { resolve } from 'node:path';
import type { Command } from 'commander';
import { parseMinutes } from '../../../domain/notices/settings.ts';
import { usageError } from '../../../errors.ts';
import { SCHEDULERS, type SchedulerName } from '../../../notify/schedule/scheduler.ts';
import type { Context } from '../../context.ts';

interface Flags {
  scheduler?: string;
  interval?: string;
  dryRun?: boolean;
}

/** `remind install` and `remind uninstall`. */
export function register(remind: Command, context: Context): void {
  remind
    .command('install')
    .description(
      'Makes the check run by itself on this machine, and a look at saved postings once a day. Says exactly what it wrote.',
    )
    .option('--scheduler <name>', `auto, ${SCHEDULERS.join(', ')}`, 'auto')
    .option('--interval <span>', 'how often to check, such as 5m or 1h (notify.interval)')
    .option('--dry-run', 'show what would be written, and write nothing')
    .addHelpText(
      'after',
      '\nExamples\n  jobtrail remind install\n  jobtrail remind install --scheduler cron --interval 5m\n  jobtrail remind install --dry-run',
    )
    .action((flags: Flags) => install(context, flags));
  remind
    .command('uninstall')
    .description('Takes the schedule out again and leaves nothing of it behind.')
    .addHelpText('after', '\nExamples\n  jobtrail remind uninstall')
    .action(() => uninstall(context));
}

function readScheduler(word: string): SchedulerName | 'auto' {
  const name = ['auto', ...SCHEDULERS].find((each) => each === word.toLowerCase());
  if (name) return name as SchedulerName | 'auto';
  throw usageError('unknown-scheduler', `There is no scheduler "${word}".`, [
    `Use auto, ${SCHEDULERS.join(', ')}.`,
  ]);
}

function readInterval(text: string): number {
  const minutes = parseMinutes(text);
  if (minutes !== null) return minutes;
  throw usageError('bad-interval', `The interval "${text}" cannot be read.`, [
    'Write for example 5m, 15m or 1h.',
  ]);
}

async function install(context: Context, flags: Flags): Promise<void> {
  const { chooseScheduler, installSchedule, planSchedule } = await import(
    '../../../notify/schedule/index.ts'
  );
  const { host, file } = context;
  const interval = flags.interval ?? context.setting('notify.interval');
  const wish = {
    program: [host.self.node, host.self.script],
    database: resolve(host.cwd, file),
    minutes: readInterval(interval),
    refresh: context.setting('refresh.enabled') !== 'false',
  };
  const name = await chooseScheduler(readScheduler(flags.scheduler ?? 'auto'), host, {
    dryRun: flags.dryRun === true,
  });
  if (flags.dryRun) {
    const planned = planSchedule(wish, name, host);
    if (context.flags.json) return context.ui.json({ ...planned, changed: false });
    return context.ui.result(planned.written.map(({ where, text }) => `# ${where}\n${text}`).join('\n'));
  }
  const installed = await installSchedule(wish, name, host);
  remember(context, flags.interval);
  if (context.flags.json) return context.ui.json(installed);
  if (!installed.changed)
    return context.ui.status(`The schedule is there already (${name}); nothing changed.`);
  context.ui.status(`A check runs every ${interval} (${name}). This was written:`);
  context.ui.result(installed.written.map(({ where, text }) => `# ${where}\n${text}`).join('\n'));
}

/** The gap after which a check sums up is counted in intervals, so what was asked for is kept. */
function remember(context: Context, interval: string | undefined): void {
  const short = interval
    ?.replace(/\s+/g, '')
    .replace(/^(\d+)([mhd])\w*$/i, (_, n: string, unit: string) => `${n}${unit.toLowerCase()}`);
  if (short === undefined || short === context.setting('notify.interval')) return;
  const store = context.store();
  // A bare undo would take the setting back and leave the schedule.
  store.write({ command: 'remind install', summary: `a check every ${short}`, by: 'program' }, () =>
    store.settings.set('notify.interval', short),
  );
}

async function uninstall(context: Context): Promise<void> {
  const { uninstallSchedule } = await import('../../../notify/schedule/index.ts');
  const removed = await uninstallSchedule(context.host);
  if (context.flags.json) return context.ui.json({ removed, changed: removed.length > 0 });
  context.ui.status(
    removed.length > 0 ? `Took the schedule out (${removed.join(', ')}).` : 'There was no schedule.',
  );
}
