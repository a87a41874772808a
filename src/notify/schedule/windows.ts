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

const schtasks = (world: ScheduleWorld, ...args: string[]) =>
  run('schtasks', args, { env: world.env, timeLimit: SCHEDULER_LIMIT });

async function remove(world: ScheduleWorld, name: string): Promise<boolean> {
  if (!removeFiles([path(world, name)])) return false;
  await schtasks(world, '/Delete', '/TN', `\\jobtrail\\${name}`, '/F');
  return true;
}

const plan = (jobs: readonly ScheduledJob[], world: ScheduleWorld): Written[] =>
  jobs.map((job) => ({ where: path(world, job.name), text: taskXml(job) }));

/** Tasks of Windows' Task Scheduler, each kept as a file beside the data. */
export const windows: Scheduler = {
  name: 'windows',
  obstacle: async ({ platform }) => (platform === 'win32' ? null : 'Only Windows has the Task Scheduler.'),
  plan,
  async install(jobs, world) {
    let changed = false;
    for (const name of NAMES) {
      const job = jobs.find((each) => each.name === name);
      if (!job) {
        changed = (await remove(world, name)) || changed;
        continue;
      }
      if (!writeFiles(plan([job], world), encode)) continue;
      const ran = await schtasks(
        world,
        '/Create',
        '/TN',
        `\\jobtrail\\${name}`,
        '/XML',
        path(world, name),
        '/F',
      );
      if (ran.code !== 0) {
        removeFiles([path(world, name)]);
        throw userError('schtasks-refused', `schtasks ${ran.failure ?? complaint(ran)}.`, [
          'Run it in a terminal of the user who is to be reminded.',
        ]);
      }
      changed = true;
    }
    return changed;
  },
  async uninstall(world) {
    const removed = [];
    for (const name of NAMES) removed.push(await remove(world, name));
    return removed.includes(true);
  },
  installed: async (world) =>
    readFiles(
      NAMES.map((name) => path(world, name)),
      decode,
    ),
};
