import { describe, expect, test } from 'vitest';
import { noticeSettings } from '../../src/domain/notices/settings.ts';
import type { Interview, Reminder } from '../../src/domain/records.ts';
import {
  type AnchoredReminder,
  type FollowedJob,
  isPointless,
  planReminders,
  type ReminderSeed,
  reminderRules,
  retireReminders,
} from '../../src/domain/reminders.ts';

const settings = noticeSettings((key) => (key === 'time.zone' ? 'Europe/Berlin' : undefined));
const NOW = new Date('2026-11-22T11:00:00Z');

const job = (fields: Partial<FollowedJob> = {}): FollowedJob => ({
  id: 7,
  status: 'applied',
  group: 'active',
  appliedOn: '2026-11-22',
  offer: null,
  ...fields,
});
const interview = (fields: Partial<Interview> = {}): Interview => ({
  id: 3,
  uid: 'i-3',
  job: 7,
  at: '2026-11-30T13:00:00.000Z',
  zone: 'Europe/Berlin',
  minutes: 60,
  round: 'technical',
  with: 'Ada',
  where: 'Room 4',
  outcome: null,
  outcomeNote: null,
  ...fields,
});
const kept = (seed: ReminderSeed, id: number, fields: Partial<Reminder> = {}): AnchoredReminder => ({
  ...seed,
  id,
  uid: `r-${id}`,
  state: 'waiting',
  anchor: seed.dueAt,
  ...fields,
});
const plan = (input: Partial<Parameters<typeof planReminders>[0]>) =>
  planReminders({
    job: job(),
    interviews: [],
    existing: [],
    settings,
    now: NOW,
    stageMoved: false,
    ...input,
  });
const dates = (seeds: readonly ReminderSeed[]) =>
  seeds.map(({ why, dueAt }) => `${why} ${dueAt.slice(0, 16)}`);

describe('after applying', () => {
  test('a follow-up a week later and once more, at nine in the zone', () => {
    const { add, retire } = plan({});
    expect(dates(add)).toEqual(['follow-up 2026-11-29T08:00', 'follow-up 2026-12-06T08:00']);
    expect(add[0]).toMatchObject({ job: 7, zone: 'Europe/Berlin', repeat: null, interview: null });
    expect(add[0]!.message).toBe('Follow up: you applied on Sun 22 Nov 2026 and no answer is recorded.');
    expect(add[1]!.message).toMatch(/^Follow up once more/);
    expect(retire).toEqual([]);
  });

  test('back-dated: only what is still ahead, never a heap', () => {
    expect(dates(plan({ job: job({ appliedOn: '2026-11-12' }) }).add)).toEqual([
      'follow-up 2026-11-26T08:00',
    ]);
    expect(plan({ job: job({ appliedOn: '2026-09-01' }) }).add).toEqual([]);
  });

  test('the minute it falls due is still ahead', () => {
    const at = (now: string) =>
      plan({ job: job({ appliedOn: '2026-11-15' }), now: new Date(now) }).add.length;
    expect(at('2026-11-22T08:00:00.000Z')).toBe(2);
    expect(at('2026-11-22T08:01:00.000Z')).toBe(1);
  });

  test('the hour is the clock of the zone over a change of the clock', () => {
    expect(
      dates(plan({ job: job({ appliedOn: '2027-03-25' }), now: new Date('2027-03-25T10:00:00Z') }).add),
    ).toEqual(['follow-up 2027-04-01T07:00', 'follow-up 2027-04-08T07:00']);
  });

  test('switched off, other times, and no day known', () => {
    const off = { ...settings, followUp: { enabled: false, after: 7, times: 2 } };
    expect(plan({ settings: off }).add).toEqual([]);
    const once = { ...settings, followUp: { enabled: true, after: 14, times: 1 } };
    expect(dates(plan({ settings: once }).add)).toEqual(['follow-up 2026-12-06T08:00']);
    expect(plan({ job: job({ appliedOn: null }) }).add).toEqual([]);
  });

  test('the same change twice adds nothing; a new day of applying moves them', () => {
    const first = plan({}).add.map((seed, n) => kept(seed, n + 1));
    expect(plan({ existing: first })).toEqual({ add: [], retire: [] });
    const moved = plan({ existing: first, job: job({ appliedOn: '2026-11-20' }) });
    expect(dates(moved.add)).toEqual(['follow-up 2026-11-27T08:00', 'follow-up 2026-12-04T08:00']);
    expect(moved.retire).toEqual([1, 2]);
  });

  test('one that was snoozed or done stays as it is', () => {
    const [first, second] = plan({}).add.map((seed, n) => kept(seed, n + 1));
    const existing = [
      { ...first!, state: 'done' as const },
      { ...second!, dueAt: '2026-12-20T08:00:00.000Z' },
    ];
    expect(plan({ existing })).toEqual({ add: [], retire: [] });
  });

  test('one the user removed stays away until the stage moves', () => {
    const existing = plan({}).add.map((seed, n) => kept(seed, n + 1, { state: 'retired' }));
    expect(plan({ existing }).add).toEqual([]);
    expect(plan({ existing, stageMoved: true }).add).toHaveLength(2);
  });
});

describe('around an interview', () => {
  const at = job({ status: 'interview' });

  test('the day before by the clock, the hour before, a thank-you the day after', () => {
    const { add } = plan({ job: at, interviews: [interview()] });
    expect(dates(add)).toEqual([
      'interview 2026-11-29T13:00',
      'interview 2026-11-30T12:00',
      'thank-you 2026-12-01T08:00',
    ]);
    expect(add[0]!.message).toBe('Interview (technical) with Ada on Mon 30 Nov 2026 14:00 CET at Room 4.');
    expect(add[2]!.message).toBe('Say thank you for the interview with Ada of Mon 30 Nov 2026.');
    expect(add.every(({ interview: id }) => id === 3)).toBe(true);
  });

  test('the day before keeps the clock where summer time begins between', () => {
    const { add } = plan({ job: at, interviews: [interview({ at: '2027-03-28T12:00:00.000Z' })] });
    expect(dates(add).slice(0, 2)).toEqual(['interview 2027-03-27T13:00', 'interview 2027-03-28T11:00']);
  });

  test('soon, or past: only what is ahead', () => {
    expect(dates(plan({ job: at, interviews: [interview({ at: '2026-11-22T14:00:00.000Z' })] }).add)).toEqual(
      ['interview 2026-11-22T13:00', 'thank-you 2026-11-23T08:00'],
    );
    expect(plan({ job: at, interviews: [interview({ at: '2026-11-10T14:00:00.000Z' })] }).add).toEqual([]);
  });

  test('moved: the old ones retire, new ones come; gone: they retire', () => {
    const existing = plan({ job: at, interviews: [interview()] }).add.map((seed, n) => kept(seed, n + 1));
    const moved = plan({ job: at, existing, interviews: [interview({ at: '2026-12-02T09:00:00.000Z' })] });
    expect(dates(moved.add)).toEqual([
      'interview 2026-12-01T09:00',
      'interview 2026-12-02T08:00',
      'thank-you 2026-12-03T08:00',
    ]);
    expect(moved.retire).toEqual([1, 2, 3]);
    expect(plan({ job: at, existing, interviews: [] }).retire).toEqual([1, 2, 3]);
  });

  test('moved within its day: what was set by the old hour retires, the thank-you of that day stays', () => {
    const existing = plan({ job: at, interviews: [interview()] }).add.map((seed, n) => kept(seed, n + 1));
    const moved = plan({ job: at, existing, interviews: [interview({ at: '2026-11-30T13:30:00.000Z' })] });
    expect(dates(moved.add)).toEqual(['interview 2026-11-29T13:30', 'interview 2026-11-30T12:30']);
    expect(moved.retire).toEqual([1, 2]);
  });

  test('with others, elsewhere: old words give way to new ones, the user’s own stay', () => {
    const before = interview();
    const existing = plan({ job: at, interviews: [before] }).add.map((seed, n) => kept(seed, n + 1));
    existing[1] = { ...existing[1]!, message: 'Take the blue folder' };
    const input = { job: at, existing, interviews: [interview({ with: 'Bo', where: null })] };
    expect(plan({ ...input, before })).toEqual({
      add: [],
      retire: [],
      reword: [
        { id: 1, message: 'Interview (technical) with Bo on Mon 30 Nov 2026 14:00 CET.' },
        { id: 3, message: 'Say thank you for the interview with Bo of Mon 30 Nov 2026.' },
      ],
    });
    expect(plan(input)).toEqual({ add: [], retire: [] });
  });

  test('off switches', () => {
    const off = { ...settings, thankYou: false, interview: [] };
    expect(plan({ job: at, interviews: [interview()], settings: off }).add).toEqual([]);
  });
});

describe('the next stage after an interview', () => {
  const past = [interview({ at: '2026-11-22T10:00:00.000Z' })];
  const thanks = { why: 'thank-you' as const, dueAt: '2026-11-23T08:00:00.000Z' };
  const existing = [
    kept({ job: 7, message: 'Thanks', zone: 'Europe/Berlin', repeat: null, interview: 3, ...thanks }, 1),
  ];

  test('ends its thank-you, and nothing brings it back', () => {
    const offered = job({ status: 'offer' });
    const moved = plan({ job: offered, interviews: past, existing, stageMoved: true });
    expect(moved).toEqual({ add: [], retire: [1] });
    const retired = existing.map((each) => ({ ...each, state: 'retired' as const }));
    expect(plan({ job: offered, interviews: past, existing: retired }).add).toEqual([]);
  });

  test('staying at the interview keeps it', () => {
    expect(plan({ job: job({ status: 'interview' }), interviews: past, existing }).retire).toEqual([]);
  });
});

describe('an offer', () => {
  const offered = job({ status: 'offer', offer: { salary: null, answerBy: '2026-12-04' } });

  test('three days and one day before its answer date, and on the day', () => {
    const { add } = plan({ job: offered });
    expect(dates(add)).toEqual([
      'offer 2026-12-01T08:00',
      'offer 2026-12-03T08:00',
      'offer 2026-12-04T08:00',
    ]);
    expect(add[0]!.message).toBe('Answer the offer: the answer is due by Fri 4 Dec 2026.');
  });

  test('past, absent, impossible, or switched off: nothing', () => {
    for (const answerBy of ['2026-11-01', null, '2026-02-31']) {
      expect(plan({ job: { ...offered, offer: { salary: null, answerBy } } }).add).toEqual([]);
    }
    expect(plan({ job: offered, settings: { ...settings, offer: [] } }).add).toEqual([]);
  });

  test('an own stage after the offer keeps it, a step back does not', () => {
    expect(isPointless('offer', { status: 'negotiating terms', group: 'active' })).toBe(false);
    expect(isPointless('offer', { status: 'interview', group: 'active' })).toBe(true);
  });
});

describe('what a stage makes pointless', () => {
  const whys = ['user', 'follow-up', 'thank-you', 'interview', 'offer'] as const;
  test.each([
    ['applied', 'active', ['offer']],
    ['screening', 'active', ['follow-up', 'offer']],
    ['take-home', 'active', ['follow-up']],
    ['interview', 'active', ['follow-up', 'offer']],
    ['offer', 'active', ['follow-up']],
    ['accepted', 'won', ['follow-up', 'thank-you', 'interview', 'offer']],
    ['rejected', 'lost', ['follow-up', 'thank-you', 'interview', 'offer']],
    ['withdrawn', 'closed', ['follow-up', 'thank-you', 'interview', 'offer']],
    ['expired', 'closed', ['follow-up', 'thank-you', 'interview', 'offer']],
  ] as const)('%s', (status, group, pointless) => {
    expect(whys.filter((why) => isPointless(why, { status, group }))).toEqual(pointless);
  });

  test('only waiting ones are retired, the user’s own never', () => {
    const base = {
      id: 0,
      uid: 'r',
      job: 7,
      message: 'm',
      dueAt: '2026-11-29T08:00:00.000Z',
      zone: 'UTC',
      repeat: null,
      interview: null,
    };
    const reminders: Reminder[] = [
      { ...base, id: 1, state: 'waiting', why: 'follow-up' },
      { ...base, id: 2, state: 'done', why: 'follow-up' },
      { ...base, id: 3, state: 'waiting', why: 'user' },
      { ...base, id: 4, state: 'due', why: 'interview' },
    ];
    expect(retireReminders({ status: 'rejected', group: 'lost' }, reminders)).toEqual([1, 4]);
  });

  test('rejected and reopened: what is still ahead comes back', () => {
    const interviews = [interview()];
    const existing = plan({ job: job({ status: 'interview' }), interviews }).add.map((seed, n) =>
      kept(seed, n + 1),
    );
    const lost = plan({
      job: job({ status: 'rejected', group: 'lost' }),
      interviews,
      existing,
      stageMoved: true,
    });
    expect(lost).toEqual({ add: [], retire: [1, 2, 3] });
    const retired = existing.map((each) => ({ ...each, state: 'retired' as const }));
    expect(
      plan({ job: job({ status: 'interview' }), interviews, existing: retired, stageMoved: true }).add,
    ).toHaveLength(3);
  });

  test('every rule of the present state, past ones included, is what the plan draws on', () => {
    expect(dates(reminderRules(job({ appliedOn: '2026-01-01' }), [], settings))).toEqual([
      'follow-up 2026-01-08T08:00',
      'follow-up 2026-01-15T08:00',
    ]);
  });
});
