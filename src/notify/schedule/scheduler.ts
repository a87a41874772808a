import type { NotifyHost } from '../host.ts';

/** What a scheduler needs to know of the machine. */
export type ScheduleWorld = Pick<NotifyHost, 'platform' | 'env' | 'uid' | 'home' | 'sessions'>;

export const SCHEDULERS = ['cron', 'systemd', 'launchd', 'windows'] as const;
export type SchedulerName = (typeof SCHEDULERS)[number];

/** One command to be run again and again. */
export interface ScheduledJob {
  name: 'check' | 'refresh';
  /** What it is for, as one line. */
  summary: string;
  /** Program and arguments, the program absolute. */
  command: string[];
  env: Record<string, string>;
  /** Minutes between two runs, or once a day. */
  every: number | 'day';
}

/** One file, or part of one, as it is or would be written. */
export interface Written {
  /** A path, or words such as "your crontab". */
  where: string;
  text: string;
}

/** A way of this platform to run commands by the clock. */
export interface Scheduler {
  name: SchedulerName;
  /** Null where it can be used here, else why not, as a sentence. */
  obstacle(host: ScheduleWorld): Promise<string | null>;
  /** What `install` would write. */
  plan(jobs: readonly ScheduledJob[], host: ScheduleWorld): Written[];
  /** Writes and starts it; false where everything was there already. A user error says what could not be written. */
  install(jobs: readonly ScheduledJob[], host: ScheduleWorld): Promise<boolean>;
  /** Takes out whatever `install` wrote; false where nothing was there. */
  uninstall(host: ScheduleWorld): Promise<boolean>;
  /** What is installed at present; empty where nothing is. */
  installed(host: ScheduleWorld): Promise<Written[]>;
}

/** The hour and minute of what runs once a day. */
export const DAILY = { hour: 11, minute: 37 } as const;

/** How long a scheduler's own program may take, in milliseconds. */
export const SCHEDULER_LIMIT = 20_000;
