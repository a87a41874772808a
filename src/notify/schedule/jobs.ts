import { userError } from '../../errors.ts';
import { busSockets } from '../session-bus.ts';
import type { ScheduledJob, ScheduleWorld } from './scheduler.ts';

/** What the user asks to be run by the clock. */
export interface ScheduleWish {
  /** What starts this program, absolute: node and its script. */
  program: string[];
  /** The database, absolute. */
  database: string;
  /** Minutes between two checks. */
  minutes: number;
  /** Whether postings are looked at again once a day. */
  refresh: boolean;
}

// What a person's shell has, a scheduler's bare environment lacks, and the checks cannot find out.
const NEEDED = ['TZ', 'HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY', 'https_proxy', 'http_proxy', 'no_proxy'];

function environment(host: ScheduleWorld): Record<string, string> {
  const { env, uid } = host;
  const kept = Object.fromEntries(NEEDED.flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
  if (host.platform !== 'linux') return kept;
  // The usual place is found by the user's number; any other has to be told.
  const usual = busSockets({ env: {}, uid, sessions: host.sessions })[0];
  const own = env.XDG_RUNTIME_DIR;
  return own && `${own}/bus` !== usual ? { ...kept, XDG_RUNTIME_DIR: own } : kept;
}

/** The commands a schedule consists of. */
export function scheduledJobs(wish: ScheduleWish, host: ScheduleWorld): ScheduledJob[] {
  const env = environment(host);
  const command = (...args: string[]): string[] => [
    ...wish.program,
    '--quiet',
    '--db',
    wish.database,
    ...args,
  ];
  const jobs: ScheduledJob[] = [
    {
      name: 'check',
      summary: 'jobtrail: say what is due',
      command: command('remind', 'check', '--scheduled'),
      env,
      every: wish.minutes,
    },
  ];
  if (wish.refresh) {
    const look = command('refresh', '--all', '--due');
    jobs.push({
      name: 'refresh',
      summary: 'jobtrail: look at saved postings again',
      command: look,
      env,
      every: 'day',
    });
  }
  for (const text of jobs.flatMap((job) => [...job.command, ...Object.values(job.env)])) {
    if (/[\x00-\x1f\x7f]/.test(text)) {
      throw userError(
        'bad-path',
        `No schedule can hold a path with control characters: ${JSON.stringify(text)}.`,
        ['Move the file, or name another with --db.'],
      );
    }
  }
  return jobs;
}

/** Intervals every scheduler can keep: 1 to 59 minutes, or whole hours up to a day. */
export function checkInterval(minutes: number): void {
  const isHours = minutes % 60 === 0 && 24 % (minutes / 60) === 0;
  if (!(Number.isInteger(minutes) && minutes > 0 && (minutes < 60 || isHours))) {
    throw userError('bad-interval', `A check every ${minutes} minutes cannot be scheduled.`, [
      'Use 1m to 59m, or 1h, 2h, 3h, 4h, 6h, 8h, 12h or 24h.',
    ]);
  }
}
