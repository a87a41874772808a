/** Whether checks run by themselves: what `doctor` and the dashboard say of it. */
import { formatInstant } from '../domain/days.ts';
import { noticeSettings } from '../domain/notices/settings.ts';
import type { NotifyHost } from '../notify/host.ts';
import type { CheckRun } from '../store/notifications.ts';
import type { Session } from './session.ts';
import { untilInWords } from './words/date.ts';

const DAY = 24 * 60 * 60_000;

/** A sentence for the dashboard where reminders wait and no check ran for a day; null where all is well. */
export function checkWarning(session: Session): string | null {
  const store = session.store();
  if (store.reminders.open(1).length === 0) return null;
  const last = store.notifications.lastCheck();
  const now = session.now();
  if (last && now.getTime() - last.getTime() < DAY) return null;
  const since = last ? `The last check ran ${untilInWords(last, now, session.zone())}` : 'No check ever ran';
  return `${since}, so nothing announces your reminders: jobtrail remind install.`;
}

export interface ScheduleHealth {
  /** Null where nothing says whether it is well: no schedule, and no reminder that needs one. */
  ok: boolean | null;
  says: string;
  schedulers: string[];
  checks: CheckRun[];
}

/** Whether a schedule is there, when it last ran, and how the last checks went. */
export async function scheduleHealth(session: Session): Promise<ScheduleHealth> {
  const { installedSchedules } = await import('../notify/schedule/index.ts');
  const schedulers = (await installedSchedules(session.environment)).map(({ scheduler }) => scheduler);
  const checks = session.store().notifications.checks(5);
  const [last] = checks;
  const ran = last ? `last check ${formatInstant(new Date(last.at), session.zone())}` : 'no check ran yet';
  const trouble = last?.error ? `, which went wrong: ${last.error}` : '';
  const warning = checkWarning(session);
  const there =
    schedulers.length > 0 ? `runs by ${schedulers.join(' and ')}` : 'none: jobtrail remind install';
  return {
    ok: schedulers.length === 0 ? null : !trouble && !warning,
    says: `${there}; ${ran}${trouble}`,
    schedulers,
    checks,
  };
}

/** Whether each chosen channel could say something now: a fault only where a schedule counts on it and none can. */
export async function channelFindings(
  session: Session,
  host: NotifyHost,
  isScheduled: boolean,
): Promise<{ name: string; ok: boolean | null; says: string }[]> {
  const [{ channelObstacle }, { CHANNELS }] = await Promise.all([
    import('../notify/obstacle.ts'),
    import('../notify/host.ts'),
  ]);
  const { channels } = noticeSettings((key) => session.store().settings.get(key));
  const chosen = CHANNELS.filter((name) => channels.includes(name));
  const obstacles = await Promise.all(chosen.map((name) => channelObstacle(name, host)));
  const isFault = isScheduled && !obstacles.includes(null);
  return chosen.map((name, i) => ({
    name,
    ok: obstacles[i] === null ? true : isFault ? false : null,
    says: obstacles[i] ?? 'notices can be said here',
  }));
}
