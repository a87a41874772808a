import type { Command } from 'commander';
import { type CheckEntry, runCheck } from '../../../app/check-reminders.ts';
import type { Notice } from '../../../domain/notices/notices.ts';
import { noticeSettings } from '../../../domain/notices/settings.ts';
import { plain } from '../../../domain/text.ts';
import { EXIT } from '../../../errors.ts';
import { type Delivery, deliver } from '../../../notify/deliver.ts';
import { CHANNELS, type ChannelName, type NotifyHost } from '../../../notify/host.ts';
import type { Context } from '../../context.ts';

/** How many of what was not said are named: a channel that fails, fails for all of them. */
const NAMED = 5;

interface Flags {
  dryRun?: boolean;
  scheduled?: boolean;
}

/** `remind check`. */
export function register(remind: Command, context: Context): void {
  remind
    .command('check')
    .description(
      'Says what is due, once, and nothing otherwise: what cron runs. At a terminal without a desktop it is printed, which counts as said. Exit 4 where a notice could not be delivered; the next check tries again.',
    )
    .option('--dry-run', 'show what would be said, and say nothing')
    .addOption(remind.createOption('--scheduled', 'run by a schedule: nobody reads the output').hideHelp())
    .addHelpText('after', '\nExamples\n  jobtrail remind check\n  jobtrail remind check --dry-run --json')
    .action((flags: Flags) => check(context, flags));
}

/** `remind check` without the rest of `remind`. */
export function registerAlone(program: Command, context: Context): void {
  register(program.command('remind'), context);
}

/** The machine as the channels know it. */
export function notifyHost(context: Context, command: string | null, scheduled: boolean): NotifyHost {
  const { env, platform, uid, home, stdout, stderr } = context.host;
  // In a schedule nobody reads a pipe; called by hand, whatever reads it asked for it.
  const stream = context.flags.json ? stderr : stdout;
  const reads = !scheduled || stream.isTTY === true;
  const say = (line: string) => {
    if (context.flags.json) stderr.write(`${line}\n`);
    else context.ui.result(line);
  };
  return { platform, env, uid, home, command, terminal: reads ? say : null };
}

async function check(context: Context, flags: Flags): Promise<void> {
  const store = context.store();
  const settings = noticeSettings((key) => store.settings.get(key));
  const channels = settings.channels.filter((name): name is ChannelName =>
    CHANNELS.includes(name as ChannelName),
  );
  const world = notifyHost(context, settings.command, flags.scheduled === true);
  // A desktop that is not there is no channel that failed: the terminal takes its place.
  const isAlone = channels.every((name) => name === 'desktop');
  const unsaid: Notice[] = [];
  const say = async (notice: Notice): Promise<Delivery> => {
    const delivery = await deliver(notice, channels, world);
    if (delivery.said || !isAlone) return delivery;
    if (context.host.stdout.isTTY === true) return deliver(notice, ['terminal'], world);
    unsaid.push(notice);
    return delivery;
  };
  const result = await runCheck({
    store,
    settings,
    now: context.now,
    up: context.host.up,
    deliver: say,
    dryRun: flags.dryRun === true,
  });
  if (result.failed.length > 0) context.exit(EXIT.outside);
  if (context.flags.json) return context.ui.json(result);
  if (flags.dryRun) {
    for (const each of result.skipped) context.ui.result(line(each));
    return;
  }
  for (const each of result.notified)
    if (each.channel !== 'terminal') context.ui.status(`Said by ${each.channel}: ${line(each)}`);
  if (isAlone) {
    // Neither terminal nor channel: what is due goes where cron makes a mail of it, and is due again.
    const page = { ...world, terminal: (text: string) => context.ui.result(text) };
    for (const notice of unsaid) await deliver(notice, ['terminal'], page);
  }
  for (const each of isAlone ? [] : result.failed.slice(0, NAMED))
    context.ui.error(`Not said: ${line(each)}`);
  const more = isAlone ? 0 : result.failed.length - NAMED;
  if (more > 0) context.ui.error(`Not said: and ${more} more, which the next check tries again.`);
  const reasons = new Set(result.failed.map(({ reason }) => reason ?? ''));
  for (const reason of reasons) context.ui.hint(plain(reason));
}

const line = ({ title, company, what, reason }: CheckEntry): string => {
  const about = [title, company]
    .filter((part): part is string => part !== null)
    .map(plain)
    .join(' · ');
  const held = reason === 'quiet hours' || reason?.startsWith('another') ? ` (${reason})` : '';
  return `${about ? `${about}: ` : ''}${plain(what)}${held}`;
};
