/** Schedules: what makes a check run by itself on this machine. */
import { userError } from '../../errors.ts';
import { cron } from './cron.ts';
import { checkInterval, type ScheduleWish, scheduledJobs } from './jobs.ts';
import { launchd } from './launchd.ts';
import type { Scheduler, SchedulerName, ScheduleWorld, Written } from './scheduler.ts';
import { systemd } from './systemd.ts';
import { windows } from './windows.ts';

const ALL: Record<SchedulerName, Scheduler> = { cron, systemd, launchd, windows };

const ofPlatform = (platform: string): Scheduler[] =>
  platform === 'darwin' ? [launchd, cron] : platform === 'win32' ? [windows] : [systemd, cron];

/** A schedule as it is, or would be, on this machine. */
export interface Schedule {
  scheduler: SchedulerName;
  written: Written[];
}

/**
 * The scheduler a name means; `auto` is the first of this platform that can be used. A user error where none can; a
 * `dryRun` writes nothing, so whatever was named will do.
 */
export async function chooseScheduler(
  name: SchedulerName | 'auto',
  host: ScheduleWorld,
  { dryRun = false } = {},
): Promise<SchedulerName> {
  if (dryRun && name !== 'auto') return name;
  const candidates = name === 'auto' ? ofPlatform(host.platform) : [ALL[name]];
  const reasons: string[] = [];
  for (const candidate of candidates) {
    const obstacle = await candidate.obstacle(host);
    if (obstacle === null) return candidate.name;
    reasons.push(obstacle);
  }
  if (dryRun) return candidates[0]!.name;
  const what =
    name === 'auto' ? 'Nothing here can run a check by the clock.' : `${name} cannot be used here.`;
  throw userError('no-scheduler', `${what} ${reasons.join(' ')}`, [
    ...(name === 'auto' ? [] : ['--scheduler auto takes what this machine has.']),
    'Run "jobtrail remind check" from whatever runs commands by the clock on this machine.',
  ]);
}

/** What `install` would write, without writing it. */
export function planSchedule(wish: ScheduleWish, name: SchedulerName, host: ScheduleWorld): Schedule {
  checkInterval(wish.minutes);
  return { scheduler: name, written: ALL[name].plan(scheduledJobs(wish, host), host) };
}

/** Writes the schedule and starts it; one of another scheduler is taken out. `changed` is false where all was there. */
export async function installSchedule(
  wish: ScheduleWish,
  name: SchedulerName,
  host: ScheduleWorld,
): Promise<Schedule & { changed: boolean }> {
  const planned = planSchedule(wish, name, host);
  const changed = await ALL[name].install(scheduledJobs(wish, host), host);
  const others = await uninstallAll(
    host,
    ofPlatform(host.platform).filter((each) => each.name !== name),
  );
  return { ...planned, changed: changed || others.length > 0 };
}

async function uninstallAll(host: ScheduleWorld, schedulers: readonly Scheduler[]): Promise<SchedulerName[]> {
  const removed: SchedulerName[] = [];
  for (const scheduler of schedulers) {
    // One that is not on this machine holds nothing of ours.
    if (scheduler.name === 'cron' && (await cron.obstacle(host)) !== null) continue;
    if (await scheduler.uninstall(host)) removed.push(scheduler.name);
  }
  return removed;
}

/** Takes every schedule of ours out of this machine; names those that held one. */
export function uninstallSchedule(host: ScheduleWorld): Promise<SchedulerName[]> {
  return uninstallAll(host, ofPlatform(host.platform));
}

/** The schedules of ours on this machine. Never throws: what cannot be looked at counts as none. */
export async function installedSchedules(host: ScheduleWorld): Promise<Schedule[]> {
  const found: Schedule[] = [];
  for (const scheduler of ofPlatform(host.platform)) {
    const written = await scheduler.installed(host).catch(() => []);
    if (written.length > 0) found.push({ scheduler: scheduler.name, written });
  }
  return found;
}
