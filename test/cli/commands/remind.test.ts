import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { machine } from '../../notify/schedule/machine.ts';
import { type Bench, type Json, makeBench } from '../../support/bench.ts';

let bench: Bench;
/** Lines the user's program was given. */
let heard: () => Json[];

beforeEach(async () => {
  bench = makeBench('2026-11-22T10:00:00Z');
  const log = join(bench.home, 'said');
  const command = bench.file('push', `#!/bin/sh\ncat >> '${log}'\n`);
  (await import('node:fs')).chmodSync(command, 0o755);
  bench.env.PATH = '/usr/bin:/bin';
  await bench.run('config', 'set', 'notify.channels', 'command');
  await bench.run('config', 'set', 'notify.command', command);
  await bench.run('config', 'set', 'time.zone', 'Europe/Berlin');
  await bench.run('save', '--title', 'Tide Analyst', '--company', 'Harbour');
  heard = () =>
    existsSync(log)
      ? readFileSync(log, 'utf8')
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line))
      : [];
});

const reminders = async (...more: string[]): Promise<Json[]> =>
  (await bench.run('remind', 'list', '--json', ...more)).json;
const kinds = async () => (await reminders()).map(({ why, dueAt }: Json) => `${why} ${dueAt.slice(0, 16)}`);

describe('setting one', () => {
  test('is read in the zone and said back in full', async () => {
    const { code, stderr } = await bench.run('remind', 'harbour', 'friday 9am', 'Ask', 'Anna');
    expect(code).toBe(0);
    expect(stderr).toBe('Reminder 1 for #1 Tide Analyst, Harbour: Fri 27 Nov 2026 09:00 CET, in 5 days.\n');
    expect(await reminders()).toEqual([
      {
        id: 1,
        job: 1,
        message: 'Ask Anna',
        dueAt: '2026-11-27T08:00:00.000Z',
        zone: 'Europe/Berlin',
        repeat: null,
        state: 'waiting',
        why: 'user',
      },
    ]);
    const { journey } = (await bench.run('show', '1', '--json')).json;
    expect(journey.at(-1)).toMatchObject({
      kind: 'reminder',
      to: '2026-11-27T08:00:00.000Z',
      text: 'Ask Anna',
      by: 'user',
    });
  });

  test('a day alone is nine o’clock, or notify.at; --zone is for one', async () => {
    await bench.run('remind', '1', '2026-12-01');
    await bench.run('config', 'set', 'notify.at', '07:30');
    await bench.run('remind', '1', 'tomorrow');
    const { json } = await bench.run('remind', '1', '2026-12-01 09:00', '--zone', 'Asia/Tokyo', '--json');
    expect(json).toMatchObject({
      changed: true,
      jobs: [{ id: 1 }],
      reminder: { zone: 'Asia/Tokyo', dueAt: '2026-12-01T00:00:00.000Z' },
    });
    expect((await reminders()).map(({ dueAt }: Json) => dueAt.slice(0, 16))).toEqual([
      '2026-11-23T06:30',
      '2026-12-01T00:00',
      '2026-12-01T08:00',
    ]);
  });

  test('for no job, and again and again', async () => {
    const { stderr } = await bench.run(
      'remind',
      '--general',
      'monday 8:00',
      'Look at the boards',
      '--every',
      '2 weeks',
    );
    expect(stderr).toBe('Reminder 1: Mon 23 Nov 2026 08:00 CET, tomorrow, then every 2 weeks.\n');
    expect(await reminders()).toMatchObject([{ job: null, repeat: '2 weeks' }]);
  });

  test.each([
    [['remind', '1', 'frday'], 2, 'unreadable-date', 'friday'],
    [['remind', '1', 'in', '3', 'days', 'Call'], 2, 'unreadable-date', 'Put it in quotes: "in 3 days".'],
    [['remind', '1', 'yesterday'], 2, 'past-date', ''],
    [['remind', '1', 'today'], 2, 'past-date', 'today 18:00'],
    [['remind', '1', 'tomorrow', '--zone', 'Mars/Olympus'], 2, 'unknown-zone', ''],
    [['remind', '1', 'tomorrow', '--every', '0 days'], 2, 'bad-repeat', ''],
    [['remind', '1'], 2, 'missing-when', ''],
    [['remind', '--every', 'week'], 2, 'missing-job', ''],
    [['remind', '--general', 'tomorrow'], 2, 'missing-message', ''],
    [['remind', 'nobody', 'tomorrow'], 3, 'unknown-job', ''],
    [['remind', 'done', '99'], 3, 'unknown-reminder', ''],
    [['remind', 'snooze', '99', 'tomorrow'], 3, 'unknown-reminder', ''],
  ])('%j is refused', async (args, code, name, hint) => {
    const ran = await bench.run(...args, '--json');
    expect(ran.code).toBe(code);
    const { error } = JSON.parse(ran.stderr);
    expect(error.code).toBe(name);
    expect(error.hints.join(' ')).toContain(hint);
    expect(await reminders('--all')).toEqual([]);
  });

  test('a job that is called like a subcommand is named behind --', async () => {
    await bench.run('save', '--title', 'List', '--company', 'Keeper');
    expect((await bench.run('remind', '--', 'list', 'tomorrow')).stderr).toMatch(
      /^Reminder 1 for #2 List, Keeper/,
    );
  });

  test('of a removed job: the reminders go with it, and undo brings both back', async () => {
    await bench.run('remind', '1', 'tomorrow');
    await bench.run('remove', '1', '--yes');
    expect(await reminders('--all')).toEqual([]);
    expect((await bench.run('remind', '1', 'tomorrow')).code).toBe(3);
    await bench.run('undo');
    expect(await reminders()).toHaveLength(1);
  });
});

describe('changing one', () => {
  beforeEach(async () => {
    await bench.run('remind', '1', 'tomorrow', 'Ask Anna');
  });

  test('done, once; it stands in the journey, and undo takes it back', async () => {
    expect((await bench.run('remind', 'done', '1')).stderr).toBe('Reminder 1 is done.\n');
    expect((await bench.run('remind', 'done', '1', '--json')).json).toMatchObject({
      changed: false,
      operation: null,
    });
    expect(await reminders()).toEqual([]);
    expect(await reminders('--all')).toMatchObject([{ state: 'done' }]);
    expect((await bench.run('show', '1', '--json')).json.journey.at(-1)).toMatchObject({
      kind: 'reminder',
      text: 'done: Ask Anna',
    });
    await bench.run('undo');
    expect(await reminders()).toMatchObject([{ state: 'waiting' }]);
  });

  test('one that repeats moves on when it is done', async () => {
    await bench.run('remind', '--general', 'tomorrow', 'Weekly', '--every', 'week');
    expect((await bench.run('remind', 'done', '2')).stderr).toBe(
      'Reminder 2 is done for now; next Mon 30 Nov 2026 09:00 CET.\n',
    );
  });

  test('snooze, edit, remove', async () => {
    expect((await bench.run('remind', 'snooze', '1', 'in', '3', 'days')).stderr).toBe(
      'Reminder 1 put off to Wed 25 Nov 2026 09:00 CET, in 3 days.\n',
    );
    await bench.run(
      'remind',
      'edit',
      '1',
      '--at',
      '2026-12-31 09:00',
      '--message',
      'Ask Ada',
      '--every',
      'month',
    );
    expect(await reminders()).toMatchObject([
      { message: 'Ask Ada', dueAt: '2026-12-31T08:00:00.000Z', repeat: 'month' },
    ]);
    bench.now = '2027-01-01T10:00:00Z';
    expect((await reminders())[0]).toMatchObject({ state: 'due' });
    await bench.run('remind', 'done', '1');
    await bench.run('remind', 'done', '1');
    expect(await reminders()).toMatchObject([{ dueAt: '2027-02-28T08:00:00.000Z', state: 'waiting' }]);
    await bench.run('remind', 'remove', '1');
    expect(await reminders('--all')).toEqual([]);
    await bench.run('undo');
    expect(await reminders()).toHaveLength(1);
  });

  test('the list for a pipe and for a person', async () => {
    expect((await bench.run('remind', 'list')).stdout).toBe(
      '1\twaiting\t2026-11-23T08:00:00.000Z\t1\tAsk Anna\t\n',
    );
    const { stdout } = await bench.terminal('remind', 'list');
    expect(stdout).toContain('Mon 23 Nov 2026 09:00 CET (tomorrow)');
    expect(stdout).toContain('#1 Tide Analyst, Harbour: Ask Anna');
  });
});

describe('on their own', () => {
  test('applying sets a follow-up and one after it, and an answer retires them', async () => {
    await bench.run('status', '1', 'applied');
    expect(await kinds()).toEqual(['follow-up 2026-11-29T08:00']);
    await bench.run('status', '1', 'screening');
    expect(await kinds()).toEqual([]);
    expect((await reminders('--all')).map(({ state }: Json) => state)).toEqual(['retired', 'retired']);
    await bench.run('undo');
    expect(await kinds()).toEqual(['follow-up 2026-11-29T08:00']);
    expect((await reminders('--all')).map(({ state }: Json) => state)).toEqual(['waiting', 'waiting']);
  });

  test('a back-dated application brings what is ahead only; track does the same', async () => {
    await bench.run('track', '1', '--applied', '2026-11-12');
    expect(await kinds()).toEqual(['follow-up 2026-11-26T08:00']);
    await bench.run('save', '--title', 'B', '--company', 'C');
    await bench.run('track', '2', '--applied', '2026-06-01');
    expect(await kinds()).toHaveLength(1);
  });

  test('an interview: the day and hour before, a thank-you; moved and removed with it', async () => {
    await bench.run('interview', '1', '2026-11-30 14:00', '--round', 'technical');
    expect(await kinds()).toEqual([
      'interview 2026-11-29T13:00',
      'interview 2026-11-30T12:00',
      'thank-you 2026-12-01T08:00',
    ]);
    await bench.run('interview', '1', '2026-12-02 10:00', '--edit', '1');
    expect(await kinds()).toEqual([
      'interview 2026-12-01T09:00',
      'interview 2026-12-02T08:00',
      'thank-you 2026-12-03T08:00',
    ]);
    await bench.run('interview', '1', '--remove', '1');
    expect(await kinds()).toEqual([]);
  });

  test('an offer: its answer date, until it is answered', async () => {
    await bench.run('status', '1', 'offer', '--answer-by', '2026-12-04');
    expect(await kinds()).toEqual([
      'offer 2026-12-01T08:00',
      'offer 2026-12-03T08:00',
      'offer 2026-12-04T08:00',
    ]);
    await bench.run('status', '1', 'accepted');
    expect(await kinds()).toEqual([]);
  });

  test('each can be switched off', async () => {
    for (const key of ['followup', 'interview', 'thankyou', 'offer'])
      await bench.run('config', 'set', `${key}.enabled`, 'false');
    await bench.run('status', '1', 'applied');
    await bench.run('interview', '1', '2026-11-30 14:00');
    await bench.run('status', '1', 'offer', '--answer-by', '2026-12-04');
    expect(await reminders('--all')).toEqual([]);
  });

  test('one that was removed by hand does not come back with the next change', async () => {
    await bench.run('interview', '1', '2026-11-30 14:00');
    await bench.run('remind', 'remove', '3');
    await bench.run('interview', '1', '2026-11-30 14:00', '--edit', '1', '--with', 'Ada');
    expect(await kinds()).toEqual(['interview 2026-11-29T13:00', 'interview 2026-11-30T12:00']);
  });
});

describe('check', () => {
  test('says it once with the JSON the manual promises, and is silent otherwise', async () => {
    await bench.run('remind', '1', 'tomorrow', 'Ask Anna');
    expect(await bench.run('remind', 'check')).toMatchObject({ code: 0, stdout: '', stderr: '' });
    bench.now = '2026-11-23T08:00:00Z';
    expect((await bench.run('remind', 'check', '--json')).json).toEqual({
      notified: [
        {
          key: expect.stringMatching(/^reminder:/),
          kind: 'reminder',
          job: 1,
          reminder: 1,
          title: 'Tide Analyst',
          company: 'Harbour',
          what: 'Ask Anna',
          dueAt: '2026-11-23T08:00:00.000Z',
          channel: 'command',
          message: 'Tide Analyst · Harbour\nAsk Anna',
          reason: null,
        },
      ],
      failed: [],
      skipped: [],
    });
    expect(heard()).toMatchObject([
      { title: 'Tide Analyst · Harbour', body: 'Ask Anna', kind: 'reminder', items: [{ job: 1 }] },
    ]);
    expect(await bench.run('remind', 'check')).toMatchObject({ code: 0, stdout: '', stderr: '' });
    expect((await reminders())[0]).toMatchObject({ state: 'due' });
  });

  test('a channel that fails: exit 4, the reason, and the next check says it', async () => {
    await bench.run('remind', '1', 'tomorrow', 'Ask Anna');
    const { notify } = { notify: (await bench.run('config', 'get', 'notify.command')).stdout.trim() };
    await bench.run('config', 'set', 'notify.command', '/nonexistent/push');
    bench.now = '2026-11-23T08:00:00Z';
    const failed = await bench.run('remind', 'check');
    expect(failed.code).toBe(4);
    expect(failed.stderr).toContain('/nonexistent/push was not found.');
    const { json } = await bench.run('doctor', '--json');
    expect(json.remindChecks[0]).toMatchObject({
      notified: 0,
      failed: 1,
      error: 'command: /nonexistent/push was not found.',
    });
    await bench.run('config', 'set', 'notify.command', notify);
    expect((await bench.run('remind', 'check', '--json')).json.notified).toHaveLength(1);
  });

  test('the terminal as a channel prints for whoever called, and not into the void of a schedule', async () => {
    await bench.run('config', 'set', 'notify.channels', 'terminal');
    await bench.run('remind', '1', 'tomorrow', 'Ask Anna');
    bench.now = '2026-11-23T08:00:00Z';
    expect((await bench.run('remind', 'check', '--scheduled')).code).toBe(4);
    expect((await bench.run('remind', 'check')).stdout).toBe('Tide Analyst · Harbour\n  Ask Anna\n');
  });

  test('a saved job before its deadline, and a changed deadline anew', async () => {
    await bench.run('edit', '1', '--deadline', '2026-11-25');
    expect((await bench.run('remind', 'check', '--json')).json.notified).toMatchObject([{ kind: 'expiry' }]);
    await bench.run('edit', '1', '--deadline', '2026-11-24');
    expect((await bench.run('remind', 'check', '--json')).json.notified).toMatchObject([{ kind: 'expiry' }]);
    await bench.run('status', '1', 'applied');
    bench.now = '2026-11-23T10:00:00Z';
    expect((await bench.run('remind', 'check', '--json')).json.notified).toEqual([]);
  });

  test('a dry run shows it and says nothing', async () => {
    await bench.run('edit', '1', '--deadline', '2026-11-25');
    expect((await bench.run('remind', 'check', '--dry-run')).stdout).toContain(
      'Tide Analyst · Harbour: Apply by Wed 25 Nov 2026',
    );
    expect(heard()).toEqual([]);
    expect((await bench.run('doctor', '--json')).json.remindChecks).toEqual([]);
  });

  test('the dashboard warns where reminders wait and no check runs', async () => {
    expect((await bench.run('dashboard', '--json')).json.warning).toBeNull();
    await bench.run('remind', '1', 'in 5 days');
    expect((await bench.run('dashboard', '--json')).json.warning).toMatch(/^No check ever ran/);
    await bench.run('remind', 'check');
    expect((await bench.run('dashboard', '--json')).json.warning).toBeNull();
    bench.now = '2026-11-24T10:00:00Z';
    expect((await bench.run('dashboard', '--json')).json.warning).toMatch(/^The last check ran 2 days ago/);
  });
});

describe('install', () => {
  test('writes the schedule, says what, and the second time nothing; uninstall leaves nothing', async () => {
    const { world, crontab } = machine();
    bench.env.PATH = world.env.PATH!;
    const dry = await bench.run('remind', 'install', '--scheduler', 'cron', '--interval', '5m', '--dry-run');
    expect(existsSync(crontab)).toBe(false);
    const { code, stdout } = await bench.run('remind', 'install', '--scheduler', 'cron', '--interval', '5m');
    expect(code).toBe(0);
    expect(stdout).toBe(dry.stdout);
    expect(stdout).toContain(
      `*/5 * * * * /usr/bin/env TZ=UTC ${process.execPath} /opt/jobtrail/bin/jobtrail.js --quiet --db ${bench.home}/jobtrail.db remind check --scheduled`,
    );
    expect(readFileSync(crontab, 'utf8')).toBe(stdout.slice(stdout.indexOf('\n') + 1));
    expect((await bench.run('config', 'get', 'notify.interval')).stdout).toBe('5m\n');
    expect((await bench.run('remind', 'install', '--scheduler', 'cron', '--json')).json).toMatchObject({
      scheduler: 'cron',
      changed: false,
    });
    expect((await bench.run('doctor', '--json')).json.checks).toContainEqual(
      expect.objectContaining({ name: 'schedule', says: expect.stringContaining('runs by cron') }),
    );
    expect((await bench.run('remind', 'uninstall', '--json')).json).toEqual({
      removed: ['cron'],
      changed: true,
    });
    expect(existsSync(crontab)).toBe(false);
  });

  test('refresh.enabled off leaves the daily look out', async () => {
    const { world } = machine();
    bench.env.PATH = world.env.PATH!;
    await bench.run('config', 'set', 'refresh.enabled', 'false');
    expect((await bench.run('remind', 'install', '--dry-run', '--scheduler', 'cron')).stdout).not.toContain(
      'refresh',
    );
  });

  test.each([
    [['--scheduler', 'at'], 2, 'unknown-scheduler'],
    [['--interval', 'often'], 2, 'bad-interval'],
    [['--scheduler', 'cron', '--interval', '90m'], 1, 'bad-interval'],
    [['--scheduler', 'launchd'], 1, 'no-scheduler'],
  ])('%j is refused', async (args, code, name) => {
    bench.env.PATH = machine().world.env.PATH!;
    const ran = await bench.run('remind', 'install', ...args, '--json');
    expect(ran.code).toBe(code);
    expect(JSON.parse(ran.stderr).error.code).toBe(name);
  });
});
