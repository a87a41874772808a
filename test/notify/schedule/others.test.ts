import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  installedSchedules,
  installSchedule,
  planSchedule,
  uninstallSchedule,
} from '../../../src/notify/schedule/index.ts';
import { scheduledJobs } from '../../../src/notify/schedule/jobs.ts';
import { propertyList } from '../../../src/notify/schedule/launchd.ts';
import { quoteForWindows, taskXml } from '../../../src/notify/schedule/windows.ts';
import { HOSTILE_PATH, machine, wish } from './machine.ts';

const isThere = (program: string): boolean => {
  try {
    execFileSync('sh', ['-c', `command -v ${program}`]);
    return true;
  } catch {
    return false;
  }
};
/** Skips where a program is absent, except in CI, which installs it. */
const needs = (program: string) => (isThere(program) || process.env.CI === 'true' ? test : test.skip);
const lines = (file: string) => readFileSync(file, 'utf8').trim().split('\n');

describe('systemd', () => {
  test('writes user units, starts the timers, changes nothing the second time and leaves nothing behind', async () => {
    const { world, home, log } = machine();
    const folder = join(home, '.config', 'systemd', 'user');
    expect((await installSchedule(wish, 'systemd', world)).changed).toBe(true);
    expect(readdirSync(folder).sort()).toEqual([
      'jobtrail-check.service',
      'jobtrail-check.timer',
      'jobtrail-refresh.service',
      'jobtrail-refresh.timer',
    ]);
    expect(lines(log)).toEqual([
      'systemctl --user daemon-reload',
      'systemctl --user enable --now jobtrail-check.timer jobtrail-refresh.timer',
    ]);
    expect(readFileSync(join(folder, 'jobtrail-check.timer'), 'utf8')).toMatch(
      /^OnCalendar=\*-\*-\* \*:0\/15:00\nPersistent=true$/m,
    );
    expect((await installSchedule(wish, 'systemd', world)).changed).toBe(false);
    expect((await installSchedule({ ...wish, refresh: false }, 'systemd', world)).changed).toBe(true);
    expect(readdirSync(folder)).toHaveLength(2);
    expect(await installedSchedules(world)).toMatchObject([{ scheduler: 'systemd', written: [{}, {}] }]);
    expect(await uninstallSchedule(world)).toEqual(['systemd']);
    expect(readdirSync(folder)).toEqual([]);
    expect(lines(log)).toContain('systemctl --user disable --now jobtrail-check.timer');
  });

  test('another scheduler takes its place: never two at once', async () => {
    const { world } = machine();
    await installSchedule(wish, 'cron', world);
    expect((await installSchedule(wish, 'systemd', world)).changed).toBe(true);
    expect((await installedSchedules(world)).map(({ scheduler }) => scheduler)).toEqual(['systemd']);
  });

  test('a manager that refuses is a sentence', async () => {
    const { world, script } = machine();
    script('systemctl', 'echo "Failed to connect to bus" >&2; exit 1\n');
    await expect(installSchedule(wish, 'systemd', world)).rejects.toMatchObject({
      code: 'systemd-refused',
      message: 'systemctl --user daemon-reload: Failed to connect to bus.',
    });
  });

  needs('systemd-analyze')(
    'systemd-analyze accepts the units, hostile paths and every interval included',
    () => {
      for (const minutes of [1, 15, 60, 720, 1_440]) {
        const { world, root, home } = machine('linux', { TZ: 'Europe/Berlin' });
        // Without a program there, systemd rightly complains.
        const program = [process.execPath, `${HOSTILE_PATH}.js`];
        const { written } = planSchedule(
          { ...wish, program, database: HOSTILE_PATH, minutes },
          'systemd',
          world,
        );
        mkdirSync(join(home, '.config', 'systemd', 'user'), { recursive: true });
        for (const { where, text } of written) writeFileSync(where, text);
        const said = execFileSync(
          'sh',
          ['-c', 'systemd-analyze --user verify "$@" 2>&1', 'sh', ...written.map(({ where }) => where)],
          {
            env: { PATH: '/usr/bin:/bin', HOME: home, XDG_RUNTIME_DIR: root },
            encoding: 'utf8',
          },
        );
        expect(said.split('\n').filter((line) => line.includes('jobtrail'))).toEqual([]);
      }
    },
  );
});

describe('launchd', () => {
  test('loads an agent a command, once, and unloads it', async () => {
    const { world, home, log } = machine('darwin');
    await installSchedule({ ...wish, refresh: false }, 'launchd', world);
    const file = join(home, 'Library', 'LaunchAgents', 'jobtrail.check.plist');
    expect(lines(log)).toEqual([
      'launchctl bootout gui/4321/jobtrail.check',
      `launchctl bootstrap gui/4321 ${file}`,
    ]);
    expect((await installSchedule({ ...wish, refresh: false }, 'launchd', world)).changed).toBe(false);
    expect(await uninstallSchedule(world)).toEqual(['launchd']);
    expect(existsSync(file)).toBe(false);
  });

  needs('python3')('its property list says the same to a reader of the format', () => {
    const { world } = machine('darwin', { TZ: 'Europe/Berlin' });
    const [check, refresh] = scheduledJobs({ ...wish, database: HOSTILE_PATH }, world).map((job) =>
      JSON.parse(
        execFileSync(
          'python3',
          ['-c', 'import json,plistlib,sys; print(json.dumps(plistlib.loads(sys.stdin.buffer.read())))'],
          {
            input: propertyList(job),
            encoding: 'utf8',
          },
        ),
      ),
    );
    expect(check).toEqual({
      Label: 'jobtrail.check',
      ProgramArguments: [...wish.program, '--quiet', '--db', HOSTILE_PATH, 'remind', 'check', '--scheduled'],
      EnvironmentVariables: { TZ: 'Europe/Berlin' },
      StartInterval: 900,
      ProcessType: 'Background',
    });
    expect(refresh).toMatchObject({ StartCalendarInterval: { Hour: 11, Minute: 37 } });
  });
});

describe('Task Scheduler', () => {
  test('registers a task a command from a UTF-16 file, once, and deletes it', async () => {
    const { world, home, log } = machine('win32');
    await installSchedule({ ...wish, refresh: false }, 'windows', world);
    const file = join(home, 'AppData', 'Local', 'jobtrail', 'schedule', 'check.xml');
    expect(readFileSync(file).subarray(0, 4)).toEqual(Buffer.from([0xff, 0xfe, 0x3c, 0x00]));
    expect(lines(log)).toEqual([`schtasks /Create /TN \\jobtrail\\check /XML ${file} /F`]);
    expect((await installSchedule({ ...wish, refresh: false }, 'windows', world)).changed).toBe(false);
    expect((await installedSchedules(world))[0]!.written[0]!.text).toContain('<Interval>PT15M</Interval>');
    expect(await uninstallSchedule(world)).toEqual(['windows']);
    expect(lines(log).at(-1)).toBe('schtasks /Delete /TN \\jobtrail\\check /F');
    expect(existsSync(file)).toBe(false);
  });

  test('quotes as Windows programs split their command line', () => {
    expect(['plain', 'a b', 'C:\\with space\\', 'say "hi"', 'x\\"y', ''].map(quoteForWindows)).toEqual([
      'plain',
      '"a b"',
      '"C:\\with space\\\\"',
      '"say \\"hi\\""',
      '"x\\\\\\"y"',
      '""',
    ]);
  });

  // The order of elements is that of the schema (MS-TSCH 2.5), which is a sequence.
  needs('python3')('its XML is well formed and in the order of the schema', () => {
    const { world } = machine('win32');
    for (const job of scheduledJobs({ ...wish, database: HOSTILE_PATH }, world)) {
      const outline = execFileSync(
        'python3',
        [
          '-c',
          'import sys,json,xml.etree.ElementTree as E\nr=E.fromstring(sys.stdin.buffer.read().decode("utf-16"))\nt=lambda e:e.tag.split("}")[1]\nprint(json.dumps({"root":r.tag,"parts":[t(e) for e in r],"settings":[t(e) for e in r.find("{*}Settings")],"trigger":[t(e) for e in r.find("{*}Triggers")[0]],"args":r.find(".//{*}Arguments").text}))',
        ],
        { input: Buffer.from(`\ufeff${taskXml(job)}`, 'utf16le'), encoding: 'utf8' },
      );
      const { root, parts, settings, trigger, args } = JSON.parse(outline);
      expect(root).toBe('{http://schemas.microsoft.com/windows/2004/02/mit/task}Task');
      expect(parts).toEqual(['RegistrationInfo', 'Triggers', 'Principals', 'Settings', 'Actions']);
      expect(settings.slice(0, 4)).toEqual([
        'MultipleInstancesPolicy',
        'DisallowStartIfOnBatteries',
        'StopIfGoingOnBatteries',
        'StartWhenAvailable',
      ]);
      expect(trigger).toEqual(
        job.every === 'day'
          ? ['StartBoundary', 'Enabled', 'ScheduleByDay']
          : ['Repetition', 'StartBoundary', 'Enabled'],
      );
      expect(args).toContain(quoteForWindows(HOSTILE_PATH));
    }
  });
});
