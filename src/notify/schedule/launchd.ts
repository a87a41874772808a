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
const label = (name: string): string => `jobtrail.${name}`;
const path = ({ home }: ScheduleWorld, name: string): string =>
  join(home, 'Library', 'LaunchAgents', `${label(name)}.plist`);

/** The property list of one launch agent (launchd.plist(5)). */
export function propertyList({ name, command, env, every }: ScheduledJob): string {
  const string = (text: string) => `<string>${escapeXml(text)}</string>`;
  const when =
    every === 'day'
      ? `  <key>StartCalendarInterval</key>
  <dict>
    <key>Hour</key>
    <integer>${DAILY.hour}</integer>
    <key>Minute</key>
    <integer>${DAILY.minute}</integer>
  </dict>`
      : `  <key>StartInterval</key>
  <integer>${every * 60}</integer>`;
  const variables = Object.entries(env).map(
    ([key, value]) => `    <key>${escapeXml(key)}</key>\n    ${string(value)}`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>Label</key>
  ${string(label(name))}
  <key>ProgramArguments</key>
  <array>
${command.map((word) => `    ${string(word)}`).join('\n')}
  </array>
${variables.length > 0 ? `  <key>EnvironmentVariables</key>\n  <dict>\n${variables.join('\n')}\n  </dict>\n` : ''}${when}
  <key>ProcessType</key>
  <string>Background</string>
</dict>
</plist>
`;
}

const plan = (jobs: readonly ScheduledJob[], host: ScheduleWorld): Written[] =>
  jobs.map((job) => ({ where: path(host, job.name), text: propertyList(job) }));

const launchctl = (host: ScheduleWorld, ...args: string[]) =>
  run('launchctl', args, { env: host.env, timeLimit: SCHEDULER_LIMIT });

const stop = (host: ScheduleWorld, name: string) =>
  launchctl(host, 'bootout', `gui/${host.uid}/${label(name)}`);

/** Launch agents of macOS; what was missed while asleep runs on waking. */
export const launchd: Scheduler = {
  name: 'launchd',
  obstacle: async ({ platform }) => (platform === 'darwin' ? null : 'Only macOS has launchd.'),
  plan,
  async install(jobs, host) {
    const superfluous = NAMES.filter((name) => !jobs.some((job) => job.name === name));
    let changed = false;
    for (const name of superfluous) {
      if (!removeFiles([path(host, name)])) continue;
      await stop(host, name);
      changed = true;
    }
    for (const job of jobs) {
      if (!writeFiles(plan([job], host))) continue;
      await stop(host, job.name);
      const ran = await launchctl(host, 'bootstrap', `gui/${host.uid}`, path(host, job.name));
      if (ran.code !== 0) {
        removeFiles([path(host, job.name)]);
        throw userError('launchd-refused', `launchctl ${ran.failure ?? complaint(ran)}.`, [
          'Another scheduler can be named: jobtrail remind install --scheduler cron.',
        ]);
      }
      changed = true;
    }
    return changed;
  },
  async uninstall(host) {
    let changed = false;
    for (const name of NAMES) {
      if (!removeFiles([path(host, name)])) continue;
      await stop(host, name);
      changed = true;
    }
    return changed;
  },
  installed: async (host) => readFiles(NAMES.map((name) => path(host, name))),
};
