/** Moments that move, days that are today, and the ends of the calendar: what is shown, planned and sent on follows. */
import ical from 'ical.js';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Bench, type Json, makeBench } from '../support/bench.ts';

let bench: Bench;
const json = async (...args: string[]): Promise<Json> => {
  const ran = await bench.run(...args, '--json');
  expect([args, ran.code, ran.code === 0 ? '' : ran.stderr]).toEqual([args, 0, '']);
  return ran.json;
};

beforeEach(async () => {
  bench = makeBench('2026-11-22T12:00:00Z');
  await json('save', '--title', 'Baker', '--company', 'Crumb', '--yes');
});

/** The entries of an exported calendar by their uid. */
async function calendar(): Promise<Map<string, { start: string; sequence: number }>> {
  const { stdout: text } = await bench.run('export', '--format', 'ics');
  const events = new ical.Component(ical.parse(text)).getAllSubcomponents('vevent');
  return new Map(
    events.map((event) => [
      String(event.getFirstPropertyValue('uid')),
      {
        start: String(event.getFirstPropertyValue('dtstart')),
        sequence: Number(event.getFirstPropertyValue('sequence')),
      },
    ]),
  );
}

describe('what moves takes its reminders and its place in calendars along', () => {
  const open = async (): Promise<string[]> =>
    (await json('remind', 'list')).map(({ why, dueAt }: Json) => `${why} ${dueAt.slice(0, 16)}`);

  test('an interview moved within its day: the reminders of the old hour go, those of the new come', async () => {
    await json('interview', '1', '2026-12-03 10:00', '--zone', 'UTC');
    expect(await open()).toEqual([
      'interview 2026-12-02T10:00',
      'interview 2026-12-03T09:00',
      'thank-you 2026-12-04T09:00',
    ]);
    await json('interview', '1', '2026-12-03 10:30', '--zone', 'UTC', '--edit', '1');
    expect(await open()).toEqual([
      'interview 2026-12-02T10:30',
      'interview 2026-12-03T09:30',
      'thank-you 2026-12-04T09:00',
    ]);
    bench.now = '2026-12-03T09:15:00Z';
    await json('config', 'set', 'notify.channels', 'terminal');
    const said = (await json('remind', 'check')).notified.map(({ dueAt }: Json) => dueAt);
    expect(said).toEqual(['2026-12-02T10:30:00.000Z']);
  });

  test('an interview that meets others elsewhere says so in its reminders', async () => {
    await json('interview', '1', '2026-12-03 10:00', '--zone', 'UTC', '--where', 'Room 4');
    await json('interview', '1', '--edit', '1', '--where', 'Room 9', '--with', 'Ada');
    const messages = (await json('remind', 'list')).map(({ message }: Json) => message);
    expect(messages).toHaveLength(3);
    for (const message of messages) expect(message).toContain('with Ada');
    expect(messages.join()).not.toContain('Room 4');
    await json('undo');
    expect((await json('remind', 'list'))[0].message).toContain('Room 4');
  });

  test('an interview: SEQUENCE grows by each move, and the entry stays the same one', async () => {
    await json('interview', '1', '2026-12-03 10:00', '--zone', 'UTC');
    const [[uid, before]] = [...(await calendar())].filter(([, { start }]) =>
      start.includes('12-03T10:00'),
    ) as [[string, Json]];
    expect(before.sequence).toBe(0);
    await json('interview', '1', '2026-12-03 15:00', '--zone', 'UTC', '--edit', '1');
    expect((await calendar()).get(uid)).toEqual({ start: '2026-12-03T15:00:00Z', sequence: 1 });
    await json('interview', '1', '2026-12-04 15:00', '--zone', 'UTC', '--edit', '1');
    expect((await calendar()).get(uid)).toEqual({ start: '2026-12-04T15:00:00Z', sequence: 2 });
  });

  test('a reminder: SEQUENCE grows by snooze, edit and the program’s own move', async () => {
    await json('config', 'set', 'notify.channels', 'terminal');
    await json('remind', '--general', '2026-11-23 08:00', 'look');
    const [[uid, before]] = [...(await calendar())] as [[string, Json]];
    expect(before).toEqual({ start: '2026-11-23T08:00:00Z', sequence: 0 });
    await json('remind', 'snooze', '1', '2026-11-24 08:00');
    expect((await calendar()).get(uid)).toEqual({ start: '2026-11-24T08:00:00Z', sequence: 1 });
    await json('remind', 'edit', '1', '--at', '2026-11-25 08:00', '--every', 'day');
    expect((await calendar()).get(uid)).toEqual({ start: '2026-11-25T08:00:00Z', sequence: 2 });
    bench.now = '2026-11-25T08:00:00Z';
    await json('remind', 'check');
    expect((await calendar()).get(uid)).toEqual({ start: '2026-11-26T08:00:00Z', sequence: 3 });
  });

  test('a deadline: SEQUENCE grows where it is set anew', async () => {
    await json('edit', '1', '--deadline', '2026-12-10');
    const [[uid, before]] = [...(await calendar())] as [[string, Json]];
    await json('edit', '1', '--deadline', '2026-12-12');
    expect((await calendar()).get(uid)).toEqual({ start: '2026-12-12', sequence: before.sequence + 1 });
  });
});

describe('a deadline that is', () => {
  const looked = async (deadline: string) => {
    await json('edit', '1', '--deadline', deadline);
    const today = await json('dashboard');
    return {
      closing: today.closing.length,
      passed: today.passed.length,
      overdue: (await json('list', 'is:overdue')).length,
      page: (await bench.terminal('show', '1')).stdout.includes('its deadline has passed'),
    };
  };
  const ahead = { closing: 1, passed: 0, overdue: 0, page: false };
  const past = { closing: 0, passed: 1, overdue: 1, page: true };

  test.each([
    ['2026-11-21', past],
    ['2026-11-22', ahead],
    ['2026-11-23', ahead],
  ])('%s, on the 22nd', async (deadline, expected) => {
    expect(await looked(deadline)).toEqual(expected);
  });

  test.each([
    ['2026-11-22T10:30:00Z', 'Pacific/Kiritimati', '2026-11-22', past],
    ['2026-11-23T09:30:00Z', 'Pacific/Honolulu', '2026-11-22', ahead],
    ['2026-11-22T23:59:59Z', 'UTC', '2026-11-22', ahead],
    ['2026-11-23T00:00:00Z', 'UTC', '2026-11-22', past],
  ])('at %s in %s: %s by the user’s own day', async (now, zone, deadline, expected) => {
    await json('config', 'set', 'time.zone', zone);
    bench.now = now;
    expect(await looked(deadline)).toEqual(expected);
  });

  test.each(['2026-11-22T00:01:00Z', '2026-11-22T12:00:00Z', '2026-11-22T23:59:00Z'])(
    'today, at %s: said as the last day, and not as past',
    async (now) => {
      await json('config', 'set', 'notify.channels', 'terminal');
      await json('edit', '1', '--deadline', '2026-11-22');
      bench.now = now;
      const said = (await json('remind', 'check')).notified.map(({ what }: Json) => what);
      expect(said).toEqual(['Apply by Sun 22 Nov 2026 (today is the last day).']);
    },
  );
});

describe('at the ends of the calendar', () => {
  test.each(['UTC', 'Pacific/Kiritimati', 'Pacific/Honolulu', 'Europe/Berlin'])(
    'nothing falls over in %s',
    async (zone) => {
      await json('config', 'set', 'time.zone', zone);
      const runs = [
        ['interview', '1', '9999-12-31 09:00'],
        ['interview', '1', '0001-01-01 10:00'],
        ['edit', '1', '--deadline', '9999-12-31'],
        ['status', '1', 'offer', '--answer-by', '9999-12-31'],
        ['remind', '1', '9999-12-31 12:00', 'late'],
        ['remind', '1', '9999-12-31 23:59', 'later', '--every', 'day'],
        ['remind', 'list'],
        ['show', '1'],
        ['dashboard'],
        ['stats'],
        ['export', '--format', 'ics', '--output', 'a.ics'],
        ['remind', 'check'],
      ];
      for (const now of ['2026-11-22T12:00:00Z', '9999-12-31T23:59:30Z']) {
        bench.now = now;
        for (const args of runs) expect([args, (await bench.run(...args)).code]).not.toEqual([args, 70]);
      }
    },
  );

  test('a moment beyond the last year is refused, since it would come before every other', async () => {
    const ran = await bench.run('remind', '1', '9999-12-31 23:30', 'late', '--zone', 'Pacific/Honolulu');
    expect([ran.code, ran.stderr]).toEqual([
      2,
      expect.stringContaining('the calendar ends with the year 9999'),
    ]);
  });
});
