import { describe, expect, test } from 'vitest';
import type { Reminder, ReminderReason } from '../../src/domain/records.ts';
import { endedReminders, laterFollowUps } from '../../src/domain/reminder-ends.ts';

const reminder = (
  id: number,
  why: ReminderReason,
  dueAt: string,
  more: Partial<Reminder> = {},
): Reminder => ({
  id,
  uid: `r-${id}`,
  job: 7,
  message: 'Something',
  dueAt,
  zone: 'Europe/Berlin',
  repeat: null,
  state: 'waiting',
  why,
  interview: why === 'interview' || why === 'thank-you' ? 3 : null,
  ...more,
});
const ended = (reminders: Reminder[], now: string, thankYouDays: number | null = 3) => [
  ...endedReminders(reminders, () => '2026-11-25T09:00:00.000Z', { thankYouDays }, new Date(now)),
];

describe('an announcement of an interview', () => {
  const soon = reminder(1, 'interview', '2026-11-25T08:00:00.000Z');

  test('is over the moment the interview begins, and not before', () => {
    expect(ended([soon], '2026-11-25T08:59:59Z')).toEqual([]);
    expect(ended([soon], '2026-11-25T09:00:00Z')).toEqual([1]);
  });

  test('put off past the interview it is over all the same; a settled one is left alone', () => {
    expect(ended([{ ...soon, dueAt: '2026-12-01T08:00:00.000Z' }], '2026-11-25T09:00:00Z')).toEqual([1]);
    expect(ended([{ ...soon, state: 'done' }], '2026-11-26T09:00:00Z')).toEqual([]);
  });
});

describe('a thank-you', () => {
  const thanks = reminder(1, 'thank-you', '2026-11-26T08:00:00.000Z');

  test('is given up three days after it fell due; putting it off begins anew', () => {
    expect(ended([thanks], '2026-11-29T07:59:00Z')).toEqual([]);
    expect(ended([thanks], '2026-11-29T08:00:00Z')).toEqual([1]);
    expect(ended([{ ...thanks, dueAt: '2026-11-28T08:00:00.000Z' }], '2026-11-29T08:00:00Z')).toEqual([]);
  });

  test('other days, and never', () => {
    expect(ended([thanks], '2026-11-27T08:00:00Z', 1)).toEqual([1]);
    expect(ended([thanks], '2027-11-27T08:00:00Z', null)).toEqual([]);
  });
});

describe('follow-ups', () => {
  const first = reminder(1, 'follow-up', '2026-11-20T08:00:00.000Z');
  const second = reminder(2, 'follow-up', '2026-11-27T08:00:00.000Z');
  const elsewhere = reminder(3, 'follow-up', '2026-11-01T08:00:00.000Z', { job: 8 });

  test('a job has one at a time: the second ends the first when it falls due', () => {
    expect(ended([first, second, elsewhere], '2026-11-27T07:59:00Z')).toEqual([]);
    expect(ended([first, second, elsewhere], '2026-11-27T08:00:00Z')).toEqual([1]);
  });

  test('the second is shown once the first is settled', () => {
    const now = new Date('2026-11-22T08:00:00Z');
    expect([...laterFollowUps([first, second, elsewhere], now)]).toEqual([2]);
    expect([...laterFollowUps([{ ...first, state: 'done' }, second], now)]).toEqual([]);
  });
});

test("the user's own are never over, nor two of one job", () => {
  const own = [1, 2].map((id) => reminder(id, 'user', '2026-11-01T08:00:00.000Z'));
  expect(ended(own, '2027-11-27T08:00:00Z')).toEqual([]);
});

test("of an offer's announcements only the nearest to the answer date is due", () => {
  const days = ['2026-12-01', '2026-12-03', '2026-12-04'];
  const all = days.map((day, n) => reminder(n + 1, 'offer', `${day}T08:00:00.000Z`));
  expect(ended(all, '2026-12-01T08:00:00Z')).toEqual([]);
  expect(ended(all, '2026-12-03T08:00:00Z')).toEqual([1]);
  expect(ended(all, '2026-12-20T08:00:00Z')).toEqual([1, 2]);
});
