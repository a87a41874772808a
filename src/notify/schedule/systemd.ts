import { join } from 'node:path';
import { userError } from '../../errors.ts';
import { complaint, type Ran, run } from '../run.ts';
import { readFiles, removeFiles, writeFiles } from './files.ts';
import {
  DAILY,
  SCHEDULER_LIMIT,
  type ScheduledJob,
  type Scheduler,
  type ScheduleWorld,
  type Written,
} from './scheduler.ts';

const NAMES = ['check', 'refresh'] as const;
const SUFFIXES = ['service', 'timer'] as const;

/** A word in double quotes as systemd.syntax(7) reads it; `%` would be a specifier. */
const quoted = (word: string): string => `"${word.replace(/[\\"]/g, '\\$&').replace(/%/g, '%%')}"`;

/** The same for a command line, where `$` would be a variable (systemd.service(5)). */
const argument = (word: string): string => quoted(word).replace(/\$/g, '$$$$');

function calendar(every: ScheduledJob['every']): string {
  const two = (n: number) => String(n).padStart(2, '0');
  if (every === 'day') return `*-*-* ${two(DAILY.hour)}:${two(DAILY.minute)}:00`;
  if (every < 60) return every === 1 ? '*-*-* *:*:00' : `*-*-* *:0/${every}:00`;
  return every === 1_440 ? '*-*-* 09:00:00' : `*-*-* 0/${every / 60}:00:00`;
}

/** The text of one job's service unit. */
export function serviceUnit({ summary, command, env }: ScheduledJob): string {
  return [
    '[Unit]',
    `Description=${summary}`,
    '',
    '[Service]',
    'Type=oneshot',
    ...Object.entries(env).map(([name, value]) => `Environment=${quoted(`${name}=${value}`)}`),
    `ExecStart=${command.map(argument).join(' ')}`,
    'TimeoutStartSec=15min',
    '',
  ].join('\n');
}

/** The text of one job's timer unit: what was missed while the machine slept is made up for. */
export function timerUnit({ summary, every }: ScheduledJob): string {
  return [
    '[Unit]',
    `Description=${summary}`,
    '',
    '[Timer]',
    `OnCalendar=${calendar(every)}`,
    'Persistent=true',
    every === 'day' ? 'RandomizedDelaySec=30min' : 'AccuracySec=10s',
    '',
    '[Install]',
    'WantedBy=timers.target',
    '',
  ].join('\n');
}

const folder = ({ env, home }: ScheduleWorld): string => {
  const config = env.XDG_CONFIG_HOME?.startsWith('/') ? env.XDG_CONFIG_HOME : join(home, '.config');
  return join(config, 'systemd', 'user');
};

const paths = (host: ScheduleWorld): string[] =>
  NAMES.flatMap((name) => SUFFIXES.map((suffix) => join(folder(host), `jobtrail-${name}.${suffix}`)));

const plan = (jobs: readonly ScheduledJob[], host: ScheduleWorld): Written[] =>
  jobs.flatMap((job) => [
    { where: join(folder(host), `jobtrail-${job.name}.service`), text: serviceUnit(job) },
    { where: join(folder(host), `jobtrail-${job.name}.timer`), text: timerUnit(job) },
  ]);

function systemctl(host: ScheduleWorld, ...args: string[]): Promise<Ran> {
  const runtime = host.env.XDG_RUNTIME_DIR ?? join(host.sessions ?? '/run/user', String(host.uid));
  const env = { ...host.env, PATH: host.env.PATH ?? '/usr/bin:/bin', XDG_RUNTIME_DIR: runtime };
  return run('systemctl', ['--user', ...args], { env, timeLimit: SCHEDULER_LIMIT });
}

async function must(host: ScheduleWorld, ...args: string[]): Promise<void> {
  const ran = await systemctl(host, ...args);
  if (ran.code === 0) return;
  const why = ran.failure ?? (complaint(ran) || `ended with ${ran.code}`);
  throw userError('systemd-refused', `systemctl --user ${args.join(' ')}: ${why.replace(/\.$/, '')}.`, [
    'Another scheduler can be named: jobtrail remind install --scheduler cron.',
  ]);
}

const timers = (files: readonly Written[]): string[] =>
  files.map(({ where }) => where.slice(where.lastIndexOf('/') + 1)).filter((name) => name.endsWith('.timer'));

/** User units of systemd: a service and a timer for each command. */
export const systemd: Scheduler = {
  name: 'systemd',
  async obstacle(host) {
    if (host.platform !== 'linux') return 'Only Linux has systemd.';
    const ran = await systemctl(host, 'is-system-running');
    if (ran.failure) return `systemctl ${ran.failure}.`;
    const state = ran.stdout.trim();
    if (['running', 'degraded', 'starting', 'initializing'].includes(state)) return null;
    return `No systemd runs for this user (${state || complaint(ran) || 'no answer'}).`;
  },
  plan,
  async install(jobs, host) {
    const files = plan(jobs, host);
    const superfluous = paths(host).filter((path) => !files.some(({ where }) => where === path));
    const stopped = timers(readFiles(superfluous));
    if (stopped.length > 0) await systemctl(host, 'disable', '--now', ...stopped);
    const removed = removeFiles(superfluous);
    const written = writeFiles(files);
    if (!removed && !written) return false;
    await must(host, 'daemon-reload');
    await must(host, 'enable', '--now', ...timers(files));
    return true;
  },
  async uninstall(host) {
    const there = readFiles(paths(host));
    if (there.length === 0) return false;
    const stopped = timers(there);
    // Without a running manager the files are all there is to take out.
    if (stopped.length > 0) await systemctl(host, 'disable', '--now', ...stopped);
    removeFiles(paths(host));
    await systemctl(host, 'daemon-reload');
    return true;
  },
  installed: async (host) => readFiles(paths(host)),
};
