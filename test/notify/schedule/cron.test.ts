import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cronBlock, quoteForCron, splitCrontab, withBlock } from '../../../src/notify/schedule/cron.ts';
import {
  chooseScheduler,
  installedSchedules,
  installSchedule,
  planSchedule,
  uninstallSchedule,
} from '../../../src/notify/schedule/index.ts';
import { scheduledJobs } from '../../../src/notify/schedule/jobs.ts';
import { HOSTILE_PATH, machine, wish } from './machine.ts';

const BEGIN =
  '# BEGIN jobtrail (written by "jobtrail remind install"; "jobtrail remind uninstall" takes it out)\n';

describe('the block', () => {
  const { world } = machine();

  test('is one line a command, absolute, between two marks', () => {
    expect(cronBlock(scheduledJobs(wish, world))).toBe(
      `${BEGIN}*/15 * * * * /usr/bin/node /opt/jobtrail/bin/jobtrail.js --quiet --db /home/me/.local/share/jobtrail/jobtrail.db remind check --scheduled >/dev/null 2>&1
37 11 * * * /usr/bin/node /opt/jobtrail/bin/jobtrail.js --quiet --db /home/me/.local/share/jobtrail/jobtrail.db refresh --all --due >/dev/null 2>&1
# END jobtrail
`,
    );
  });

  test.each([
    [1, '* * * * * '],
    [5, '*/5 * * * * '],
    [60, '0 * * * * '],
    [120, '0 */2 * * * '],
    [1_440, '0 9 * * * '],
  ])('every %i minutes', (minutes, begin) => {
    const lines = cronBlock(scheduledJobs({ ...wish, minutes, refresh: false }, world)).split('\n');
    expect(lines).toHaveLength(4);
    expect(lines[1]!.startsWith(begin)).toBe(true);
  });

  test.each([0, 61, 90, 300, 2_880, 1.5])('%d minutes are refused', (minutes) => {
    expect(() => planSchedule({ ...wish, minutes }, 'cron', world)).toThrow(
      expect.objectContaining({ code: 'bad-interval' }),
    );
  });

  test('hands on what cron does not have and the check needs, and no secret', () => {
    const env = {
      TZ: 'Asia/Tokyo',
      XDG_RUNTIME_DIR: '/tmp/own session',
      ANTHROPIC_API_KEY: 'secret',
      DISPLAY: ':0',
      JOBTRAIL_NOW: 'x',
    };
    const block = cronBlock(scheduledJobs(wish, machine('linux', env).world));
    expect(block).toContain(" /usr/bin/env TZ=Asia/Tokyo 'XDG_RUNTIME_DIR=/tmp/own session' /usr/bin/node ");
    expect(block).not.toMatch(/secret|DISPLAY|JOBTRAIL_NOW/);
  });

  test('quotes what a shell or cron would read', () => {
    expect(quoteForCron(HOSTILE_PATH)).toBe(`'/srv/50\\% off/it'\\''s "here" & <there> $HOME/a\\b.db'`);
    expect(() => scheduledJobs({ ...wish, database: '/tmp/a\nb' }, world)).toThrow(
      expect.objectContaining({ code: 'bad-path' }),
    );
  });
});

describe("the user's crontab", () => {
  const theirs = '# mine\nMAILTO=me\n\n5 4 * * * echo "100\\%"\n';

  test('everything else stays as it was, byte for byte, through install, change and uninstall', async () => {
    const { world, crontab } = machine();
    const odd = Buffer.concat([Buffer.from(theirs), Buffer.from([0x23, 0xff, 0xfe, 0xe9, 0x0a])]);
    writeFileSync(crontab, odd);
    expect((await installSchedule(wish, 'cron', world)).changed).toBe(true);
    expect(readFileSync(crontab).subarray(0, odd.length).equals(odd)).toBe(true);
    expect((await installSchedule(wish, 'cron', world)).changed).toBe(false);
    writeFileSync(crontab, Buffer.concat([readFileSync(crontab), Buffer.from('# added since\n')]));
    expect((await installSchedule({ ...wish, minutes: 5, refresh: false }, 'cron', world)).changed).toBe(
      true,
    );
    expect(readFileSync(crontab, 'latin1').match(/BEGIN jobtrail/g)).toHaveLength(1);
    expect(await uninstallSchedule(world)).toEqual(['cron']);
    expect(readFileSync(crontab).equals(Buffer.concat([odd, Buffer.from('# added since\n')]))).toBe(true);
    expect(await uninstallSchedule(world)).toEqual([]);
  });

  test('where there was none, none is left behind; status tells what is there', async () => {
    const { world, crontab } = machine();
    expect(await installedSchedules(world)).toEqual([]);
    const accented = { ...wish, database: '/home/jürgen/jobtrail.db' };
    const { written } = await installSchedule(accented, 'cron', world);
    expect(readFileSync(crontab, 'utf8')).toContain('/home/jürgen/jobtrail.db');
    expect(await installedSchedules(world)).toEqual([{ scheduler: 'cron', written }]);
    await uninstallSchedule(world);
    expect(existsSync(crontab)).toBe(false);
  });

  test('a last line without its end gets one', () => {
    expect(withBlock('a', 'B\n')).toBe('a\nB\n');
    expect(splitCrontab('a\n')).toEqual({ before: 'a\n', block: '', after: '' });
  });

  test('a block without its end is left for the user to mend', async () => {
    const { world, crontab } = machine();
    writeFileSync(crontab, `${BEGIN}* * * * * x\n5 4 * * * backup\n`);
    await expect(installSchedule(wish, 'cron', world)).rejects.toMatchObject({
      kind: 'user',
      code: 'crontab-broken',
    });
    expect(readFileSync(crontab, 'utf8')).toContain('backup');
  });

  test('one that cannot be written or read is a sentence, and stays', async () => {
    const { world, crontab, script } = machine();
    writeFileSync(crontab, theirs);
    script(
      'crontab',
      `if [ "$1" = -l ]; then cat '${crontab}'; else echo "crontab: permission denied" >&2; exit 1; fi\n`,
    );
    await expect(installSchedule(wish, 'cron', world)).rejects.toMatchObject({
      kind: 'user',
      code: 'crontab-unwritable',
      message: 'Your crontab cannot be written: crontab crontab: permission denied.',
    });
    script('crontab', 'echo "You (me) are not allowed to use this program (crontab)" >&2; exit 1\n');
    await expect(installSchedule(wish, 'cron', world)).rejects.toMatchObject({ code: 'crontab-unreadable' });
    expect(readFileSync(crontab, 'utf8')).toBe(theirs);
  });
});

describe('auto', () => {
  test('is systemd where one runs for the user, else cron, else a sentence', async () => {
    const { world, script } = machine();
    expect(await chooseScheduler('auto', world)).toBe('systemd');
    script('systemctl', 'echo offline; exit 1\n');
    expect(await chooseScheduler('auto', world)).toBe('cron');
    expect(await chooseScheduler('auto', { ...machine('darwin').world })).toBe('launchd');
    expect(await chooseScheduler('auto', { ...machine('win32').world })).toBe('windows');
    await expect(chooseScheduler('auto', { ...world, env: { PATH: '/nonexistent' } })).rejects.toMatchObject({
      kind: 'user',
      code: 'no-scheduler',
      message: expect.stringContaining('crontab was not found.'),
    });
  });
});
