import { join } from 'node:path';
import { userError } from '../../errors.ts';
import { complaint, run } from '../run.ts';
import { readFiles, removeFiles, writeFiles } from './files.ts';
import {
  DAILY,
  SCHEDULER_LIMIT,
  type ScheduledJob,
  type Scheduler,
  type ScheduleWorld,
  type Written,
} from './scheduler.ts';
import { escapeXml } from './xml.ts';

const NAMES = ['check', 'refresh'] as const;

/** One argument as Windows programs split their command line. */
export function quoteForWindows(word: string): string {
  if (/^[^\s"]+$/.test(word)) return word;
  return `"${word.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, '$1$1')}"`;
}

/** One task as Task Scheduler's schema 1.2 has it; what was missed runs as soon as it can. */
export function taskXml({ name, summary, command, every }: ScheduledJob): string {
  const [program = '', ...args] = command;
  const start = (hour: number, minute: number) =>
    `<StartBoundary>2026-01-01T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00</StartBoundary>
      <Enabled>true</Enabled>`;
  const trigger =
    every === 'day'
      ? `<CalendarTrigger>
      ${start(DAILY.hour, DAILY.minute)}
      <ScheduleByDay>
        <DaysInterval>1</DaysInterval>
      </ScheduleByDay>
    </CalendarTrigger>`
      : `<TimeTrigger>
      <Repetition>
        <Interval>PT${every}M</Interval>
        <StopAtDurationEnd>false</StopAtDurationEnd>
      </Repetition>
      ${start(0, 0)}
    </TimeTrigger>`;
  return `<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>${escapeXml(summary)}</Description>
    <URI>\\jobtrail\\${name}</URI>
  </RegistrationInfo>
  <Triggers>
    ${trigger}
  </Triggers>
  <Principals>
    <Principal id="Author">
      <LogonType>InteractiveToken</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <Hidden>true</Hidden>
    <ExecutionTimeLimit>PT15M</ExecutionTimeLimit>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>${escapeXml(program)}</Command>
      <Arguments>${escapeXml(args.map(quoteForWindows).join(' '))}</Arguments>
    </Exec>
  </Actions>
</Task>
`;
}

// schtasks reads UTF-16 with its mark at the beginning.
const encode = (text: string): Buffer => Buffer.from(`\ufeff${text.replace(/\n/g, '\r\n')}`, 'utf16le');
const decode = (bytes: Buffer): string =>
  bytes
    .toString('utf16le')
    .replace(/^\ufeff/, '')
    .replace(/\r\n/g, '\n');

const path = ({ env, home }: ScheduleWorld, name: string): string =>
  join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'jobtrail', 'schedule', `${name}.xml`);

const schtasks = (host: ScheduleWorld, ...args: string[]) =>
  run('schtasks', args, { env: host.env, timeLimit: SCHEDULER_LIMIT });

async function remove(host: ScheduleWorld, name: string): Promise<boolean> {
  if (!removeFiles([path(host, name)])) return false;
  await schtasks(host, '/Delete', '/TN', `\\jobtrail\\${name}`, '/F');
  return true;
}

const plan = (jobs: readonly ScheduledJob[], host: ScheduleWorld): Written[] =>
  jobs.map((job) => ({ where: path(host, job.name), text: taskXml(job) }));

/** Tasks of Windows' Task Scheduler, each kept as a file beside the data. */
export const windows: Scheduler = {
  name: 'windows',
  obstacle: async ({ platform }) => (platform === 'win32' ? null : 'Only Windows has the Task Scheduler.'),
  plan,
  async install(jobs, host) {
    let changed = false;
    for (const name of NAMES) {
      const job = jobs.find((each) => each.name === name);
      if (!job) {
        changed = (await remove(host, name)) || changed;
        continue;
      }
      if (!writeFiles(plan([job], host), encode)) continue;
      const ran = await schtasks(
        host,
        '/Create',
        '/TN',
        `\\jobtrail\\${name}`,
        '/XML',
        path(host, name),
        '/F',
      );
      if (ran.code !== 0) {
        removeFiles([path(host, name)]);
        throw userError('schtasks-refused', `schtasks ${ran.failure ?? complaint(ran)}.`, [
          'Run it in a terminal of the user who is to be reminded.',
        ]);
      }
      changed = true;
    }
    return changed;
  },
  async uninstall(host) {
    const removed = [];
    for (const name of NAMES) removed.push(await remove(host, name));
    return removed.includes(true);
  },
  installed: async (host) =>
    readFiles(
      NAMES.map((name) => path(host, name)),
      decode,
    ),
};
