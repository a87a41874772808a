import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCheck } from '../../src/app/check-reminders.ts';
import { emptyFields } from '../../src/domain/draft.ts';
import type { PostingFields } from '../../src/domain/job.ts';
import type { Notice } from '../../src/domain/notices/notices.ts';
import { type NoticeKey, noticeSettings } from '../../src/domain/notices/settings.ts';
import type { Delivery } from '../../src/notify/deliver.ts';
import { openStore, type Store } from '../../src/store/index.ts';

const said = (channel: 'desktop' | 'command' = 'desktop'): Delivery => ({ said: true, channel, reasons: [] });
const refused: Delivery = { said: false, channel: null, reasons: ['desktop: No desktop session was found.'] };

let now: Date;
let store: Store;
let heard: Notice[];
// How long the machine has been running, in milliseconds; nobody sets it.
let up: number;
let set: Partial<Record<NoticeKey, string>>;

beforeEach(() => {
  now = new Date('2026-11-22T10:00:00Z');
  heard = [];
  up = 3_600_000;
  set = { 'time.zone': 'Europe/Berlin' };
  store = openStore(join(mkdtempSync(join(tmpdir(), 'jobtrail-check-')), 'jobs.db'), () => now);
});
afterEach(() => store.close());

const at = (moment: string) => {
  now = new Date(moment);
};
const write = <T>(work: () => T): T => store.write({ command: 'test', summary: 'test' }, work).value;
const job = (fields: Partial<PostingFields> = {}, status = 'saved') =>
  write(() =>
    store.jobs.add({
      fields: { ...emptyFields(), title: 'Tide Analyst', company: 'Harbour', ...fields },
      canonicalKey: null,
      status,
    }),
  );
const remind = (
  message: string,
  dueAt: string,
  more: { repeat?: string; job?: number; why?: 'interview' | 'thank-you' } = {},
) => write(() => store.reminders.add({ job: null, message, dueAt, zone: 'Europe/Berlin', ...more }));
const check = (deliver: (notice: Notice) => Delivery = () => said(), dryRun = false) =>
  runCheck({
    store,
    now: () => now,
    up: () => up,
    dryRun,
    settings: noticeSettings((key) => set[key]),
    deliver: async (notice) => {
      const delivery = deliver(notice);
      if (delivery.said) heard.push(notice);
      return delivery;
    },
  });
const bodies = () => heard.map(({ body }) => body);

describe('once', () => {
  test('what is due is said, and the next check is silent', async () => {
    remind('Call Ada', '2026-11-22T10:00:00.000Z');
    const first = await check();
    expect(first.notified).toMatchObject([
      {
        kind: 'reminder',
        reminder: 1,
        job: null,
        what: 'Call Ada',
        channel: 'desktop',
        message: 'Reminder\nCall Ada',
        reason: null,
      },
    ]);
    expect(await check()).toEqual({ notified: [], failed: [], skipped: [] });
    expect(bodies()).toEqual(['Call Ada']);
    expect(store.notifications.checks(5)).toMatchObject([
      { notified: 0, error: null },
      { notified: 1, failed: 0, error: null },
    ]);
  });

  test('a failed channel gives the claim back with its reason, and the next check says it', async () => {
    remind('Call Ada', '2026-11-22T10:00:00.000Z');
    const failed = await check(() => refused);
    expect(failed.notified).toEqual([]);
    expect(failed.failed).toMatchObject([
      { what: 'Call Ada', channel: null, reason: 'desktop: No desktop session was found.' },
    ]);
    expect(store.notifications.checks(1)).toMatchObject([
      { failed: 1, error: 'desktop: No desktop session was found.' },
    ]);
    expect((await check()).notified).toHaveLength(1);
    expect(bodies()).toEqual(['Call Ada']);
  });

  test('one check that says it at this moment keeps another off; a crash does so for ten minutes only', async () => {
    remind('Call Ada', '2026-11-22T10:00:00.000Z');
    const crash = () => {
      throw new Error('killed');
    };
    await expect(check(crash)).rejects.toThrow('killed');
    at('2026-11-22T10:05:00Z');
    up += 5 * 60_000;
    expect(await check()).toMatchObject({
      notified: [],
      skipped: [{ what: 'Call Ada', reason: 'another check is saying it' }],
    });
    at('2026-11-22T10:11:00Z');
    up += 6 * 60_000;
    expect((await check()).notified).toHaveLength(1);
    expect(store.notifications.checks(3).at(-1)).toMatchObject({
      error: 'The check did not come to its end.',
    });
  });

  test.each(['2026-11-22T10:30:00Z', '2026-11-22T09:30:00Z', '2027-11-22T10:00:00Z'])(
    'the clock set to %s while a slow channel is busy: said once all the same',
    async (moment) => {
      remind('Call Ada', '2026-11-22T09:00:00.000Z');
      let go = () => {};
      const busy = new Promise<void>((done) => {
        go = done;
      });
      const slow = runCheck({
        store,
        now: () => now,
        up: () => up,
        settings: noticeSettings((key) => set[key]),
        deliver: async (notice) => {
          await busy;
          heard.push(notice);
          return said();
        },
      });
      at(moment);
      up += 2000;
      expect((await check()).skipped).toMatchObject([{ reason: 'another check is saying it' }]);
      go();
      await slow;
      up += 60 * 60_000;
      await check();
      expect(bodies()).toEqual(['Call Ada']);
    },
  );

  test('a machine that was started anew takes up what its end left behind, at once', async () => {
    remind('Call Ada', '2026-11-22T10:00:00.000Z');
    await expect(
      check(() => {
        throw new Error('killed');
      }),
    ).rejects.toThrow();
    up = 40_000;
    expect((await check()).notified).toHaveLength(1);
  });

  test('the clock set back a day says nothing twice, and a claim from before it is no obstacle', async () => {
    remind('Call Ada', '2026-11-22T10:00:00.000Z');
    remind('Daily', '2026-11-22T10:00:00.000Z', { repeat: 'day' });
    await check();
    remind('Left by a crash', '2026-11-21T09:00:00.000Z');
    await expect(
      check(() => {
        throw new Error('killed');
      }),
    ).rejects.toThrow();
    at('2026-11-21T10:00:00Z');
    await check();
    for (let hour = 0; hour < 24; hour += 1) {
      at(`2026-11-21T${String(hour).padStart(2, '0')}:30:00Z`);
      up += 60 * 60_000;
      await check();
    }
    expect(bodies().sort()).toEqual(['Call Ada', 'Daily', 'Left by a crash'].sort());
  });

  test('the clock set forward a year: one message that names everything', async () => {
    const id = job({ expiresOn: '2026-12-10' });
    remind('Call Ada', '2026-11-25T10:00:00.000Z', { job: id });
    remind('Daily', '2026-11-22T10:00:00.000Z', { repeat: 'day' });
    await check();
    heard = [];
    at('2027-11-22T10:00:00Z');
    const { notified } = await check();
    expect(heard).toHaveLength(1);
    expect(heard[0]!.body.split('\n')).toHaveLength(3);
    expect(notified.map(({ kind }) => kind).sort()).toEqual(['expiry', 'reminder', 'reminder']);
    expect(new Set(notified.map(({ message }) => message)).size).toBe(1);
    await check();
    expect(heard).toHaveLength(1);
  });
});

describe('reminders in the store', () => {
  test('a repeat moves on when it was said, by the program, and undo leaves that alone', async () => {
    const { id } = remind('Weekly', '2026-11-22T08:00:00.000Z', { repeat: 'week' });
    await check();
    expect(store.reminders.get(id)).toMatchObject({ dueAt: '2026-11-29T08:00:00.000Z', state: 'waiting' });
    expect(store.history(1)).toMatchObject([{ by: 'program', command: 'remind check' }]);
    at('2026-11-29T08:00:00Z');
    await check();
    expect(heard).toHaveLength(2);
  });

  test('one that failed does not move on', async () => {
    const { id } = remind('Weekly', '2026-11-22T08:00:00.000Z', { repeat: 'week' });
    await check(() => refused);
    expect(store.reminders.get(id)!.dueAt).toBe('2026-11-22T08:00:00.000Z');
  });

  test('a snooze arms it again; done does not', async () => {
    const { id } = remind('Call Ada', '2026-11-22T10:00:00.000Z');
    await check();
    write(() => store.reminders.change(id, { dueAt: '2026-11-22T11:00:00.000Z' }));
    at('2026-11-22T11:00:00Z');
    await check();
    write(() => store.reminders.change(id, { dueAt: '2026-11-22T12:00:00.000Z', state: 'done' }));
    at('2026-11-22T12:00:00Z');
    await check();
    expect(heard).toHaveLength(2);
  });

  test('of a removed job: gone with it', async () => {
    const id = job();
    remind('Call Ada', '2026-11-22T10:00:00.000Z', { job: id });
    write(() => store.jobs.remove(id));
    expect(await check()).toEqual({ notified: [], failed: [], skipped: [] });
  });
});

describe('several', () => {
  test('five go out one by one, six as one message with one entry each', async () => {
    for (let n = 0; n < 5; n += 1) remind(`Thing ${n}`, '2026-11-22T09:00:00.000Z');
    await check();
    expect(heard).toHaveLength(5);
    heard = [];
    for (let n = 0; n < 6; n += 1) remind(`More ${n}`, '2026-11-22T09:00:00.000Z');
    const { notified } = await check();
    expect(heard).toHaveLength(1);
    expect(notified).toHaveLength(6);
    for (const { what, message } of notified) expect(message).toContain(what);
  });

  test('after a night asleep everything comes as one', async () => {
    await check();
    remind('One', '2026-11-22T22:00:00.000Z');
    remind('Two', '2026-11-23T01:00:00.000Z');
    at('2026-11-23T08:00:00Z');
    expect((await check()).notified).toHaveLength(2);
    expect(heard).toMatchObject([{ kind: 'digest', title: '2 things are due' }]);
  });

  test('what could not be said all night comes as one, and a deadline that passed meanwhile with it', async () => {
    at('2026-11-21T10:00:00Z');
    job({ expiresOn: '2026-11-23' });
    await check();
    heard = [];
    remind('One', '2026-11-22T22:00:00.000Z');
    for (const moment of ['2026-11-22T22:00:00Z', '2026-11-23T10:00:00Z', '2026-11-24T06:00:00Z']) {
      at(moment);
      await check(() => refused);
    }
    at('2026-11-24T06:15:00Z');
    expect((await check()).notified.map(({ what }) => what)).toEqual([
      expect.stringMatching(/^The deadline passed on Mon 23 Nov 2026/),
      'One',
    ]);
    expect(heard).toHaveLength(1);
  });

  test('where one message fails the others are said all the same', async () => {
    for (const name of ['A', 'B', 'C']) remind(name, '2026-11-22T09:00:00.000Z');
    const { notified, failed } = await check(({ body }) =>
      body.startsWith('B') ? refused : said('command'),
    );
    expect(notified.map(({ what, channel }) => `${what} ${channel}`)).toEqual(['A command', 'C command']);
    expect(failed.map(({ what }) => what)).toEqual(['B']);
  });
});

test('deadlines, ages and news come from the collection, each once', async () => {
  job({ expiresOn: '2026-11-24', expiresEvidence: 'Apply by 24 November' });
  job({ expiresOn: '2026-11-24' }, 'applied');
  const old = job({ title: 'Old' });
  const closed = job({ title: 'Closed' });
  write(() =>
    store.events.add({
      job: closed,
      kind: 'posting',
      to: 'closed',
      text: 'closed: it says so',
      by: 'program',
    }),
  );
  write(() => {
    store.events.add({
      job: closed,
      kind: 'posting',
      text: 'text changed\n- deadline a\n+ deadline b',
      by: 'program',
      changed: ['description'],
    });
    const found = { job: old, kind: 'posting' as const, changed: ['salary', 'expiresOn'] };
    store.events.add({ ...found, text: 'pay unknown; deadline 1 → 2', by: 'user' });
    store.events.add({ ...found, text: 'pay unknown; deadline 2 → 3', by: 'program' });
  });
  await check();
  expect(bodies().sort()).toEqual([
    'Apply by Tue 24 Nov 2026 (in 2 days). The posting says: “Apply by 24 November”',
    'What refresh found: closed: it says so.',
    'What refresh found: pay unknown; deadline 2 → 3.',
  ]);
  heard = [];
  at('2026-12-23T10:00:00Z');
  await check();
  await check();
  expect(heard).toHaveLength(1);
  expect(heard[0]!.items.map(({ job: id }) => id)).toContain(old);
  expect(
    heard[0]!.items.every(
      ({ what }) => what.startsWith('Saved 31 days ago') || what.startsWith('The deadline passed'),
    ),
  ).toBe(true);
});

test('quiet hours skip what can wait', async () => {
  set['notify.quiet'] = '22:00-08:00';
  const id = job({}, 'interview');
  remind('Interview', '2026-11-22T22:00:00.000Z', { job: id, why: 'interview' });
  remind('Thanks', '2026-11-22T22:00:00.000Z', { job: id, why: 'thank-you' });
  at('2026-11-22T22:00:00Z');
  expect(await check()).toMatchObject({
    notified: [{ what: 'Interview' }],
    skipped: [{ what: 'Thanks', reason: 'quiet hours' }],
  });
  at('2026-11-23T07:00:00Z');
  expect((await check()).notified).toMatchObject([{ what: 'Thanks' }]);
});

test('a dry run shows what would be said and writes nothing', async () => {
  remind('Call Ada', '2026-11-22T10:00:00.000Z');
  expect(await check(() => said(), true)).toMatchObject({
    notified: [],
    skipped: [{ what: 'Call Ada', message: 'Reminder\nCall Ada', reason: 'dry run' }],
  });
  expect(heard).toEqual([]);
  expect(store.notifications.checks(1)).toEqual([]);
  expect((await check()).notified).toHaveLength(1);
});
