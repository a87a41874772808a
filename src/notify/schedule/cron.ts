import { userError } from '../../errors.ts';
import { complaint, run } from '../run.ts';
import {
  DAILY,
  SCHEDULER_LIMIT,
  type ScheduledJob,
  type Scheduler,
  type ScheduleWorld,
  type Written,
} from './scheduler.ts';

const BEGIN =
  '# BEGIN jobtrail (written by "jobtrail remind install"; "jobtrail remind uninstall" takes it out)';
const END = '# END jobtrail';
const WHERE = 'your crontab';
const MOST = 8 * 1024 * 1024;

/** A word for `sh` and its kin; cron turns a bare percent sign into a newline. */
export function quoteForCron(word: string): string {
  return (/^[\w/.:=@,+-]+$/.test(word) ? word : `'${word.replace(/'/g, `'\\''`)}'`).replace(/%/g, '\\%');
}

function fields(every: ScheduledJob['every']): string {
  if (every === 'day') return `${DAILY.minute} ${DAILY.hour} * * *`;
  if (every < 60) return every === 1 ? '* * * * *' : `*/${every} * * * *`;
  return every === 1_440 ? '0 9 * * *' : every === 60 ? '0 * * * *' : `0 */${every / 60} * * *`;
}

/** The marked block for a crontab: one line a command, absolute, with the environment it needs. */
export function cronBlock(jobs: readonly ScheduledJob[]): string {
  const lines = jobs.map(({ command, env, every }) => {
    const set = Object.entries(env).map(([name, value]) => quoteForCron(`${name}=${value}`));
    const words = [...(set.length > 0 ? ['/usr/bin/env', ...set] : []), ...command.map(quoteForCron)];
    // What a check has to say goes to its channels; what fails stands in the log that doctor reads.
    return `${fields(every)} ${words.join(' ')} >/dev/null 2>&1`;
  });
  return `${[BEGIN, ...lines, END].join('\n')}\n`;
}

/** A crontab in three parts: before our block, the block, after it. The block is empty where there is none. */
export function splitCrontab(text: string): { before: string; block: string; after: string } {
  const begin = text.search(/^# BEGIN jobtrail\b/m);
  if (begin < 0) return { before: text, block: '', after: '' };
  const end = /^# END jobtrail\b.*(?:\n|$)/m.exec(text.slice(begin));
  if (!end) {
    throw userError('crontab-broken', 'Your crontab holds the beginning of our block and no end of it.', [
      'Put it right by hand: crontab -e, and delete the lines from "# BEGIN jobtrail" on that are ours.',
    ]);
  }
  const stop = begin + end.index + end[0].length;
  return { before: text.slice(0, begin), block: text.slice(begin, stop), after: text.slice(stop) };
}

/** The crontab with our block in place of the old one, else at its end; every other byte as it was. */
export function withBlock(text: string, block: string): string {
  const parts = splitCrontab(text);
  if (parts.block !== '') return parts.before + block + parts.after;
  return text === '' || text.endsWith('\n') ? text + block : `${text}\n${block}`;
}

// Any byte may stand in a crontab, so it is carried as such.
const bytes = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
const words = (text: string): string => Buffer.from(text, 'latin1').toString('utf8');

const call = (host: ScheduleWorld, args: string[], input?: string) =>
  run('crontab', args, {
    env: { ...host.env, PATH: host.env.PATH ?? '/usr/bin:/bin' },
    timeLimit: SCHEDULER_LIMIT,
    encoding: 'latin1',
    keep: MOST,
    ...(input === undefined ? {} : { input }),
  });

async function readCrontab(host: ScheduleWorld): Promise<string> {
  const ran = await call(host, ['-l']);
  if (ran.code === 0 && ran.stdout.length < MOST) return ran.stdout;
  if (ran.code === 1 && /no crontab/i.test(ran.stderr)) return '';
  const why = ran.failure ?? (complaint(ran) || `ended with ${ran.code}`);
  throw userError('crontab-unreadable', `Your crontab cannot be read: crontab ${why.replace(/\.$/, '')}.`, [
    'Is cron installed, and are you allowed to use it (/etc/cron.allow)?',
  ]);
}

async function writeCrontab(host: ScheduleWorld, text: string): Promise<void> {
  const ran = text === '' ? await call(host, ['-r']) : await call(host, ['-'], text);
  if (ran.code === 0) return;
  const why = ran.failure ?? (complaint(ran) || `ended with ${ran.code}`);
  throw userError(
    'crontab-unwritable',
    `Your crontab cannot be written: crontab ${why.replace(/\.$/, '')}.`,
    ['It was left as it was. Another scheduler can be named: jobtrail remind install --scheduler systemd.'],
  );
}

/** The user's crontab. */
export const cron: Scheduler = {
  name: 'cron',
  async obstacle(host) {
    if (host.platform === 'win32') return 'Windows has no cron.';
    const ran = await call(host, ['-l']);
    return ran.failure ? `crontab ${ran.failure}.` : null;
  },
  plan: (jobs): Written[] => [{ where: WHERE, text: cronBlock(jobs) }],
  async install(jobs, host) {
    const present = await readCrontab(host);
    const next = withBlock(present, bytes(cronBlock(jobs)));
    if (next === present) return false;
    await writeCrontab(host, next);
    return true;
  },
  async uninstall(host) {
    const { before, block, after } = splitCrontab(await readCrontab(host));
    if (block === '') return false;
    await writeCrontab(host, before + after);
    return true;
  },
  async installed(host) {
    const { block } = splitCrontab(await readCrontab(host));
    return block === '' ? [] : [{ where: WHERE, text: words(block) }];
  },
};
