/** The agenda's rules, one by one: what is a line, in which order, and what leaves it. */
import { describe, expect, test } from 'vitest';
import { buildAgenda } from '../../../src/domain/agenda/agenda.ts';
import type { AgendaInput, AgendaJob } from '../../../src/domain/agenda/items.ts';
import type { Interview, Reminder } from '../../../src/domain/records.ts';

const NOW = new Date('2026-11-23T08:00:00Z');

const job = (id: number, fields: Partial<AgendaJob> = {}): AgendaJob => ({
  id,
  title: `Job ${id}`,
  company: 'Farlight',
  status: 'applied',
  group: 'active',
  expiresOn: null,
  postingState: 'open',
  offer: null,
  statusAt: '2026-11-20T08:00:00Z',
  ...fields,
});
const reminder = (id: number, fields: Partial<Reminder> = {}): Reminder => ({
  id,
  uid: `r-${id}`,
  job: 1,
  message: 'call',
  dueAt: '2026-11-23T07:00:00.000Z',
  zone: 'UTC',
  repeat: null,
  state: 'waiting',
  why: 'user',
  interview: null,
  ...fields,
});
const interview = (id: number, fields: Partial<Interview> = {}): Interview => ({
  id,
  uid: `i-${id}`,
  job: 1,
  at: '2026-11-24T10:00:00.000Z',
  zone: 'UTC',
  minutes: 60,
  round: null,
  with: null,
  where: null,
  outcome: null,
  outcomeNote: null,
  ...fields,
});
const build = (input: Partial<AgendaInput>) =>
  buildAgenda({
    jobs: [],
    reminders: [],
    interviews: [],
    setAside: [],
    proposals: 0,
    now: NOW,
    zone: 'UTC',
    staleFollowUp: 14,
    all: false,
    ...input,
  });
const kinds = (input: Partial<AgendaInput>) => build(input).map(({ kind, number }) => `${kind} ${number}`);

test('most urgent first: offer, interview, outcome, proposals, reminder, closing, passed, waiting', () => {
  const jobs = [
    job(1, { status: 'interview' }),
    job(2, { status: 'offer', offer: { salary: null, answerBy: '2026-11-26' } }),
    job(3, { status: 'saved', group: 'saved', expiresOn: '2026-11-25' }),
    job(4, { status: 'saved', group: 'saved', expiresOn: '2026-11-21' }),
    job(5, { statusAt: '2026-10-20T08:00:00Z' }),
    job(6, { status: 'interview' }),
    job(7),
  ];
  expect(
    kinds({
      jobs,
      reminders: [reminder(9, { job: 7 })],
      interviews: [interview(1), interview(2, { job: 6, at: '2026-11-20T10:00:00.000Z' })],
      proposals: 2,
    }),
  ).toEqual([
    'offer j2',
    'interview j1',
    'outcome j6',
    'proposal ',
    'reminder 9',
    'closing j3',
    'closing j4',
    'waiting j5',
  ]);
});

test('a job has one line; the rest of it is counted behind', () => {
  const [line, ...others] = build({
    jobs: [job(1, { status: 'offer' })],
    reminders: [reminder(4), reminder(5)],
  });
  expect(others).toEqual([]);
  expect(line).toMatchObject({ kind: 'offer', number: 'j1', due: null });
  expect(line!.more.map((item) => item.reminder)).toEqual([4, 5]);
});

describe('an offer', () => {
  test('stays on top past its answer date, and says by how many days', () => {
    const [line] = build({
      jobs: [job(1, { status: 'offer', offer: { salary: null, answerBy: '2026-11-19' } })],
    });
    expect(line).toMatchObject({ kind: 'offer', due: '2026-11-19', overdue: 4 });
  });
  test('is over when the job is won, lost or closed', () => {
    for (const group of ['won', 'lost', 'closed'] as const)
      expect(
        build({ jobs: [job(1, { status: 'x', group, offer: { salary: null, answerBy: '2026-11-26' } })] }),
      ).toEqual([]);
  });
});

describe('an interview', () => {
  const jobs = [job(1, { status: 'interview' })];
  test('is shown from a week before until it ends, then asks how it went', () => {
    const at = (moment: string) => kinds({ jobs, interviews: [interview(1, { at: moment })] });
    expect(at('2026-11-30T10:00:00.000Z')).toEqual(['interview j1']);
    expect(at('2026-12-01T10:00:00.000Z')).toEqual([]);
    expect(at('2026-11-23T07:30:00.000Z')).toEqual(['interview j1']);
    expect(at('2026-11-23T07:00:00.000Z')).toEqual(['outcome j1']);
  });
  test('asks no more once its outcome is known, the job moved on or ended, or it was set aside', () => {
    const past = interview(1, { at: '2026-11-20T10:00:00.000Z' });
    expect(kinds({ jobs, interviews: [{ ...past, outcome: 'good' }] })).toEqual([]);
    expect(
      kinds({
        jobs: [job(1, { status: 'offered-soon', statusAt: '2026-11-22T08:00:00Z' })],
        interviews: [past],
      }),
    ).toEqual([]);
    expect(kinds({ jobs: [job(1, { status: 'rejected', group: 'lost' })], interviews: [past] })).toEqual([]);
    expect(
      kinds({ jobs, interviews: [past], setAside: [{ job: 1, kind: 'outcome', about: '1', until: null }] }),
    ).toEqual([]);
  });
  test('what announces it is no line of its own', () => {
    expect(
      kinds({
        jobs,
        interviews: [interview(1)],
        reminders: [reminder(3, { why: 'interview', interview: 1 })],
      }),
    ).toEqual(['interview j1']);
  });
});

describe('a reminder', () => {
  test('comes with its moment, belongs to a job or to none, and says how late it is', () => {
    expect(
      kinds({ jobs: [job(1)], reminders: [reminder(1, { dueAt: '2026-11-23T08:00:01.000Z' })] }),
    ).toEqual([]);
    expect(
      build({ reminders: [reminder(1, { job: null, dueAt: '2026-11-20T07:00:00.000Z' })] }),
    ).toMatchObject([{ number: '1', overdue: 3, job: null }]);
  });
  test('done or retired, or of a stage past, is gone', () => {
    const jobs = [job(1, { status: 'interview' })];
    for (const fields of [
      { state: 'done' },
      { state: 'retired' },
      { why: 'follow-up' },
    ] as Partial<Reminder>[])
      expect(build({ jobs, reminders: [reminder(1, fields)] })).toEqual([]);
  });
  test('follow-ups nobody answered for more than two weeks fold into one line', () => {
    const old = (id: number) =>
      reminder(id, { job: id, why: 'follow-up', dueAt: '2026-11-08T09:00:00.000Z' });
    const jobs = [job(1), job(2), job(3)];
    const input = { jobs, reminders: [old(1), old(2), reminder(3, { job: 3, why: 'follow-up' })] };
    expect(build(input)).toMatchObject([
      { number: '3', count: 1 },
      { number: '', kind: 'reminder', job: null, reminder: null, count: 2 },
    ]);
    expect(build(input)[1]!.what).toContain('2 follow-ups older than 14 days');
    expect(build({ ...input, all: true }).map(({ number }) => number)).toEqual(['1', '2', '3']);
    expect(build({ ...input, staleFollowUp: null }).map(({ number }) => number)).toEqual(['1', '2', '3']);
    // Fourteen days late is not yet older than two weeks.
    const [edge] = build({
      jobs,
      reminders: [reminder(1, { why: 'follow-up', dueAt: '2026-11-09T09:00:00.000Z' })],
    });
    expect(edge).toMatchObject({ number: '1', overdue: 14 });
  });
});

describe('a deadline', () => {
  const saved = (expiresOn: string, id = 1) => job(id, { status: 'saved', group: 'saved', expiresOn });
  test('is closing up to two weeks ahead, today included, for saved and preparing jobs alone', () => {
    expect(build({ jobs: [saved('2026-11-23')] })).toMatchObject([{ due: '2026-11-23', overdue: null }]);
    expect(build({ jobs: [saved('2026-12-07')] })).toHaveLength(1);
    expect(build({ jobs: [saved('2026-12-08')] })).toEqual([]);
    expect(build({ jobs: [job(1, { status: 'preparing', expiresOn: '2026-11-25' })] })).toHaveLength(1);
    expect(build({ jobs: [job(1, { status: 'applied', expiresOn: '2026-11-25' })] })).toEqual([]);
  });
  test('that passed long ago takes no line from today', () => {
    expect(build({ jobs: [saved('2026-11-20')] })).toMatchObject([{ overdue: 3 }]);
    expect(build({ jobs: [saved('2020-11-20')] })).toEqual([]);
    expect(build({ jobs: [saved('2020-11-20')], all: true })).toHaveLength(1);
  });
  test('that can be met comes before what has passed, the latest of which is first', () => {
    const jobs = [
      saved('2026-11-10', 1),
      saved('2026-11-20', 2),
      saved('2026-11-28', 3),
      saved('2026-11-24', 4),
    ];
    expect(build({ jobs }).map(({ number }) => number)).toEqual(['j4', 'j3', 'j2', 'j1']);
  });
  test('set aside comes back when it moves, or when its day has come', () => {
    const jobs = [saved('2026-11-25')];
    const aside = (about: string | null, until: string | null) =>
      build({ jobs, setAside: [{ job: 1, kind: 'closing', about, until }] }).length;
    expect(aside('2026-11-25', null)).toBe(0);
    expect(aside('2026-11-20', null)).toBe(1);
    expect(aside('2026-11-25', '2026-11-24')).toBe(0);
    expect(aside('2026-11-25', '2026-11-23')).toBe(1);
  });
});

describe('waiting', () => {
  const quiet = (id: number, day: string) => job(id, { statusAt: `${day}T08:00:00Z` });
  test('begins at three weeks of silence, and an interview breaks it', () => {
    expect(build({ jobs: [quiet(1, '2026-11-03')] })).toEqual([]);
    expect(build({ jobs: [quiet(1, '2026-11-02')] })).toHaveLength(1);
    expect(
      build({
        jobs: [quiet(1, '2026-10-01')],
        interviews: [interview(1, { at: '2026-11-10T10:00:00.000Z', outcome: 'good' })],
      }),
    ).toEqual([]);
  });
  test('shows the five longest, all where all is asked for', () => {
    const jobs = [1, 2, 3, 4, 5, 6, 7].map((id) => quiet(id, `2026-10-0${8 - id}`));
    expect(build({ jobs }).map(({ number }) => number)).toEqual(['j7', 'j6', 'j5', 'j4', 'j3']);
    expect(build({ jobs, all: true })).toHaveLength(7);
  });
  test('rests as long as the user said', () => {
    const rest = (until: string) =>
      build({ jobs: [quiet(1, '2026-10-01')], setAside: [{ job: 1, kind: 'waiting', about: null, until }] });
    expect(rest('2026-11-24')).toEqual([]);
    expect(rest('2026-11-23')).toHaveLength(1);
  });
});
