import { describe, expect, test } from 'vitest';
import { composeMessages, nameOf } from '../../../src/domain/notices/messages.ts';
import {
  type DueThing,
  dueNotices,
  isDigest,
  type NoticeInput,
  type NoticeJob,
  reminderKey,
} from '../../../src/domain/notices/notices.ts';
import { type NoticeKey, noticeSettings } from '../../../src/domain/notices/settings.ts';
import type { Reminder } from '../../../src/domain/records.ts';

const ZONE = 'Europe/Berlin';
const settingsWith = (set: Partial<Record<NoticeKey, string>> = {}) =>
  noticeSettings((key) => ({ 'time.zone': ZONE, ...set })[key as 'time.zone']);

const job = (fields: Partial<NoticeJob> = {}): NoticeJob => ({
  id: 7,
  uid: 'j-7',
  title: 'Tide Analyst',
  company: 'Harbour & Sons',
  url: 'https://jobs.example/7',
  status: 'saved',
  group: 'saved',
  postingState: 'open',
  expiresOn: '2026-12-10',
  expiresEvidence: 'Closing date: 10 December',
  savedAt: '2026-11-01T10:00:00.000Z',
  ...fields,
});
const reminder = (fields: Partial<Reminder> = {}): Reminder => ({
  id: 1,
  uid: 'r-1',
  job: null,
  message: 'Call Ada',
  dueAt: '2026-11-22T11:00:00.000Z',
  zone: ZONE,
  repeat: null,
  state: 'waiting',
  why: 'user',
  interview: null,
  ...fields,
});

/** What would be said at a moment; several moments share what was said before. */
const check = (now: string, input: Partial<NoticeInput> = {}, said = new Set<string>()) => {
  const answer = dueNotices({
    reminders: [],
    jobs: [],
    settings: settingsWith(),
    lastCheck: null,
    isSaid: (key) => said.has(key),
    ...input,
    now: new Date(now),
  });
  for (const { key } of answer.due) said.add(key);
  return answer;
};
const whats = ({ due }: { due: DueThing[] }) => due.map(({ what }) => what);

describe('reminders', () => {
  test('are said from their very minute on, once, and not before', () => {
    const said = new Set<string>();
    const reminders = [reminder()];
    expect(check('2026-11-22T10:59:59Z', { reminders }, said).due).toEqual([]);
    expect(check('2026-11-22T11:00:00Z', { reminders }, said).due).toMatchObject([
      {
        key: 'reminder:r-1:2026-11-22T11:00:00.000Z',
        kind: 'reminder',
        reminder: 1,
        job: null,
        what: 'Call Ada',
      },
    ]);
    expect(check('2026-11-22T11:15:00Z', { reminders }, said).due).toEqual([]);
  });

  test('a snooze arms it again', () => {
    expect(reminderKey(reminder())).not.toBe(reminderKey(reminder({ dueAt: '2026-11-22T12:00:00.000Z' })));
  });

  test('done, retired, of a removed job, pointless by the stage, or switched off: never', () => {
    const at = '2026-11-22T12:00:00Z';
    expect(
      check(at, { reminders: [reminder({ state: 'done' }), reminder({ state: 'retired' })] }).due,
    ).toEqual([]);
    expect(check(at, { reminders: [reminder({ job: 99 })] }).due).toEqual([]);
    const rejected = job({ status: 'rejected', group: 'lost' });
    const reminders = [reminder({ job: 7, why: 'follow-up' }), reminder({ uid: 'r-2', job: 7 })];
    expect(check(at, { reminders, jobs: [rejected] }).due.map(({ kind }) => kind)).toEqual(['reminder']);
    const applied = job({ status: 'applied', group: 'active' });
    const off = settingsWith({ 'followup.enabled': 'off' });
    expect(check(at, { reminders, jobs: [applied], settings: off }).due.map(({ kind }) => kind)).toEqual([
      'reminder',
    ]);
    expect(check(at, { reminders, jobs: [applied] }).due.map(({ kind }) => kind)).toEqual([
      'follow-up',
      'reminder',
    ]);
  });

  test('only a web link is handed on', () => {
    const due = (url: string) =>
      check('2026-11-22T12:00:00Z', { reminders: [reminder({ job: 7 })], jobs: [job({ url })] }).due;
    expect(due('https://jobs.example/7')[0]!.url).toBe('https://jobs.example/7');
    expect(due('javascript:alert(1)')[0]!.url).toBeNull();
  });
});

describe('a deadline', () => {
  const jobs = [job()];

  test('is announced 7, 3 and 1 days before, at nine in the zone, each once', () => {
    const said = new Set<string>();
    const told: string[] = [];
    for (
      let at = Date.parse('2026-12-01T00:00:00Z');
      at < Date.parse('2026-12-15T00:00:00Z');
      at += 900_000
    ) {
      const now = new Date(at).toISOString();
      for (const thing of check(now, { jobs }, said).due) told.push(`${now.slice(0, 16)} ${thing.what}`);
    }
    expect(told).toEqual([
      '2026-12-03T08:00 Apply by Thu 10 Dec 2026 (in 7 days). The posting says: “Closing date: 10 December”',
      '2026-12-07T08:00 Apply by Thu 10 Dec 2026 (in 3 days). The posting says: “Closing date: 10 December”',
      '2026-12-09T08:00 Apply by Thu 10 Dec 2026 (tomorrow). The posting says: “Closing date: 10 December”',
    ]);
  });

  test('several missed: only the nearest, and the farther ones never come after', () => {
    const said = new Set<string>();
    expect(whats(check('2026-12-08T12:00:00Z', { jobs }, said))).toEqual([
      expect.stringContaining('(in 2 days)'),
    ]);
    expect([...said]).toEqual(['expiry:j-7:2026-12-10:3d']);
    expect(check('2026-12-08T13:00:00Z', { jobs }, said).due).toEqual([]);
  });

  test('saved inside the window: at the next check', () => {
    const late = job({ savedAt: '2026-12-10T14:00:00.000Z' });
    expect(whats(check('2026-12-10T14:10:00Z', { jobs: [late] }))).toEqual([
      expect.stringContaining('(today is the last day)'),
    ]);
  });

  test('moved: announced anew', () => {
    const said = new Set<string>();
    check('2026-12-09T12:00:00Z', { jobs }, said);
    const moved = [job({ expiresOn: '2026-12-11' })];
    expect(whats(check('2026-12-09T12:15:00Z', { jobs: moved }, said))).toEqual([
      expect.stringContaining('Fri 11 Dec 2026 (in 2 days)'),
    ]);
  });

  test.each([
    ['applied', 'active', 0],
    ['preparing', 'active', 1],
    ['saved', 'saved', 1],
    ['to read', 'saved', 1],
    ['interview', 'active', 0],
    ['rejected', 'lost', 0],
    ['expired', 'closed', 0],
  ] as const)('%s (%s): %i', (status, group, count) => {
    expect(check('2026-12-09T12:00:00Z', { jobs: [job({ status, group })] }).due).toHaveLength(count);
  });

  test('closed, impossible, without notice days, or switched off: nothing', () => {
    const at = '2026-12-09T12:00:00Z';
    expect(
      check(at, { jobs: [job({ postingState: 'closed' }), job({ expiresOn: '2026-13-45' })] }).due,
    ).toEqual([]);
    expect(check(at, { jobs, settings: settingsWith({ 'expiry.enabled': 'off' }) }).due).toEqual([]);
    expect(check(at, { jobs, settings: settingsWith({ 'expiry.notice': 'off' }) }).due).toEqual([]);
  });

  test('passed: never announced, but said once where no check ran all the while', () => {
    const after = '2026-12-12T12:00:00Z';
    expect(check(after, { jobs }).due).toEqual([]);
    expect(check(after, { jobs, lastCheck: new Date('2026-12-09T12:00:00Z') }).due).toEqual([]);
    const asleep = { jobs, lastCheck: new Date('2026-12-08T12:00:00Z') };
    expect(whats(check(after, asleep))).toEqual([
      'The deadline passed on Thu 10 Dec 2026 while no check ran.',
    ]);
    const saved = (savedAt: string) => check(after, { ...asleep, jobs: [job({ savedAt })] }).due;
    expect(saved('2026-12-11T12:00:00.000Z')).toEqual([]);
    expect(saved('2026-12-10T12:00:00.000Z')).toHaveLength(1);
  });

  test('evidence of any length and shape stays a quotation on one line', () => {
    const jobs = [job({ expiresEvidence: `a\nb ${'x'.repeat(5_000)}` })];
    const [what] = whats(check('2026-12-09T12:00:00Z', { jobs }));
    expect(what!.length).toBeLessThan(300);
    expect(what).not.toContain('\n');
  });
});

describe('a saved job without a deadline', () => {
  const jobs = [job({ expiresOn: null })];

  test('is asked about once, after thirty days, and never called expired', () => {
    const said = new Set<string>();
    expect(check('2026-12-01T07:59:00Z', { jobs }, said).due).toEqual([]);
    expect(check('2026-12-01T08:00:00Z', { jobs }, said).due).toMatchObject([
      {
        key: 'stale:j-7',
        kind: 'stale',
        what: 'Saved 30 days ago without a deadline: check whether it is still open.',
      },
    ]);
    expect(check('2027-06-01T08:00:00Z', { jobs }, said).due).toEqual([]);
  });

  test('not with a deadline, not after applying, not when switched off', () => {
    const at = '2027-01-01T08:00:00Z';
    expect(check(at, { jobs: [job({ expiresOn: '2027-06-01' })] }).due).toEqual([]);
    expect(check(at, { jobs: [job({ expiresOn: null, status: 'applied', group: 'active' })] }).due).toEqual(
      [],
    );
    expect(check(at, { jobs, settings: settingsWith({ 'expiry.stale': 'off' }) }).due).toEqual([]);
  });
});

test('news of a posting is a notice of its own, until one has applied', () => {
  const news = [
    { key: 'posting:e-1', job: 7, what: 'The posting is closed.', at: '2026-11-22T10:00:00.000Z' },
  ];
  expect(check('2026-11-22T12:00:00Z', { news, jobs: [job({ postingState: 'closed' })] }).due).toMatchObject([
    { key: 'posting:e-1', kind: 'posting', title: 'Tide Analyst', what: 'The posting is closed.' },
  ]);
  const applied = [job({ status: 'applied', group: 'active' })];
  expect(check('2026-11-22T12:00:00Z', { news, jobs: applied }).due).toEqual([]);
});

test('quiet hours hold back what can wait, never interviews nor what the user timed', () => {
  const applied = job({ status: 'interview', group: 'active' });
  const reminders = [
    reminder(),
    reminder({ uid: 'r-2', job: 7, why: 'interview' }),
    reminder({ uid: 'r-3', job: 7, why: 'thank-you' }),
  ];
  const input = {
    reminders,
    jobs: [applied, job({ id: 8, uid: 'j-8' })],
    settings: settingsWith({ 'notify.quiet': '22:00-08:00' }),
  };
  const said = new Set<string>();
  const night = check('2026-12-09T23:00:00Z', input, said);
  expect(night.due.map(({ kind }) => kind)).toEqual(['reminder', 'interview']);
  expect(night.held.map(({ kind }) => kind)).toEqual(['thank-you', 'expiry']);
  expect(check('2026-12-10T06:59:00Z', input, said).due).toEqual([]);
  expect(check('2026-12-10T07:00:00Z', input, said).due.map(({ kind }) => kind)).toEqual([
    'thank-you',
    'expiry',
  ]);
});

describe('one message or several', () => {
  const now = new Date('2026-11-22T12:00:00Z');
  const settings = settingsWith();
  const minutesAgo = (n: number) => new Date(now.getTime() - n * 60_000);

  test('more than five, or several after a gap of twice the interval, are one', () => {
    expect(isDigest(5, { now, lastCheck: null, settings })).toBe(false);
    expect(isDigest(6, { now, lastCheck: null, settings })).toBe(true);
    expect(isDigest(2, { now, lastCheck: minutesAgo(30), settings })).toBe(false);
    expect(isDigest(2, { now, lastCheck: minutesAgo(31), settings })).toBe(true);
    expect(isDigest(1, { now, lastCheck: minutesAgo(5_000), settings })).toBe(false);
    expect(isDigest(2, { now, lastCheck: minutesAgo(-1_440), settings })).toBe(false);
  });

  const things = check('2026-11-22T14:00:00Z', {
    reminders: [
      reminder({ job: 7 }),
      reminder({ uid: 'r-2', dueAt: '2026-11-22T13:30:00.000Z', message: 'Buy\nstamps' }),
    ],
    jobs: [job()],
  }).due;

  test('each by itself: the job is the title, what was due long ago says when', () => {
    const messages = composeMessages(things, {
      digest: false,
      now: new Date('2026-11-22T14:00:00Z'),
      zone: ZONE,
    });
    expect(messages.map(({ notice }) => [notice.title, notice.body, notice.url])).toEqual([
      [
        'Tide Analyst · Harbour & Sons',
        'Call Ada (was due Sun 22 Nov 2026 12:00 CET)',
        'https://jobs.example/7',
      ],
      ['Reminder', 'Buy\nstamps', null],
    ]);
    expect(messages[0]!.notice.items).toEqual([
      {
        job: 7,
        title: 'Tide Analyst',
        company: 'Harbour & Sons',
        what: 'Call Ada',
        dueAt: '2026-11-22T11:00:00.000Z',
      },
    ]);
  });

  test('together: one message that names each', () => {
    const messages = composeMessages(things, {
      digest: true,
      now: new Date('2026-11-22T14:00:00Z'),
      zone: ZONE,
    });
    expect(messages).toHaveLength(1);
    expect(messages[0]!.notice).toMatchObject({ title: '2 things are due', kind: 'digest', url: null });
    expect(messages[0]!.notice.body.split('\n')).toEqual([
      '• Tide Analyst · Harbour & Sons: Call Ada (was due Sun 22 Nov 2026 12:00 CET)',
      '• Reminder: Buy stamps',
    ]);
    expect(messages[0]!.notice.items).toHaveLength(2);
    expect(messages[0]!.things).toEqual(things);
    expect(composeMessages([], { digest: true, now, zone: ZONE })).toEqual([]);
  });

  test('a hundred are each named, and a thousand still fit', () => {
    const many = (n: number) =>
      Array.from({ length: n }, (_, i) => ({
        ...things[1]!,
        key: `k${i}`,
        what: `Thing ${i} ${'x'.repeat(300)}`,
      }));
    const body = (n: number) => composeMessages(many(n), { digest: true, now, zone: ZONE })[0]!.notice.body;
    const hundred = body(100).split('\n');
    expect(hundred).toHaveLength(100);
    expect(hundred.every((line, i) => line.startsWith(`• Reminder: Thing ${i} `))).toBe(true);
    expect(body(1_000).length).toBeLessThan(16_000);
    expect(body(1_000)).toMatch(/\nand \d+ more: jobtrail remind list$/);
  });

  test('a job without names is called by its number, and a long title is cut', () => {
    expect(nameOf({ job: 7, title: null, company: ' ' })).toBe('Job #7');
    expect(nameOf({ job: null, title: null, company: null })).toBe('Reminder');
    expect(nameOf({ job: 7, title: 'x'.repeat(10_000), company: 'Co' }).length).toBeLessThan(100);
  });
});
