import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatInstant } from '../../src/domain/days.ts';
import { formatRepeat, nextOccurrence, parseRepeat } from '../../src/domain/recurrence.ts';

const ZONE = 'Europe/Berlin';

/** The first `n` moments of a series, as the zone's clock shows them. */
function series(anchor: string, every: string, n: number, zone = ZONE): string[] {
  const begin = new Date(anchor);
  const moments = [begin];
  while (moments.length < n) moments.push(nextOccurrence(begin, parseRepeat(every), zone, moments.at(-1)!)!);
  return moments.map((moment) => formatInstant(moment, zone));
}

describe('reading a repeat', () => {
  test.each([
    ['day', 'day'],
    ['1 day', 'day'],
    ['daily', 'day'],
    ['Week', 'week'],
    ['2 weeks', '2 weeks'],
    ['every 2 weeks', '2 weeks'],
    ['fortnight', '2 weeks'],
    ['3d', '3 days'],
    ['month', 'month'],
    ['12 months', '12 months'],
    ['yearly', 'year'],
  ])('%s', (text, kept) => {
    expect(formatRepeat(parseRepeat(text))).toBe(kept);
    expect(parseRepeat(kept)).toEqual(parseRepeat(text));
  });

  test.each(['0 days', '0', '', 'w', 'hour', '-1 day', '1.5 weeks', '5000 years', 'two weeks', 'day day'])(
    '"%s" is refused',
    (text) => {
      expect(() => parseRepeat(text)).toThrow(expect.objectContaining({ kind: 'usage', code: 'bad-repeat' }));
    },
  );
});

describe('the next moment', () => {
  test('the end of a month stays the end of the month', () => {
    expect(series('2026-01-31T08:00:00Z', 'month', 5)).toEqual([
      'Sat 31 Jan 2026 09:00 CET',
      'Sat 28 Feb 2026 09:00 CET',
      'Tue 31 Mar 2026 09:00 CEST',
      'Thu 30 Apr 2026 09:00 CEST',
      'Sun 31 May 2026 09:00 CEST',
    ]);
    expect(series('2028-02-29T08:00:00Z', 'year', 3).slice(1)).toEqual([
      'Wed 28 Feb 2029 09:00 CET',
      'Thu 28 Feb 2030 09:00 CET',
    ]);
  });

  test('the spring night that has no 02:30, and the day after has it again', () => {
    expect(series('2026-03-28T01:30:00Z', 'day', 3)).toEqual([
      'Sat 28 Mar 2026 02:30 CET',
      'Sun 29 Mar 2026 03:30 CEST',
      'Mon 30 Mar 2026 02:30 CEST',
    ]);
  });

  test('the autumn night that has 02:30 twice rings once', () => {
    expect(series('2026-10-24T00:30:00Z', 'day', 3)).toEqual([
      'Sat 24 Oct 2026 02:30 CEST',
      'Sun 25 Oct 2026 02:30 CEST',
      'Mon 26 Oct 2026 02:30 CET',
    ]);
    expect(series('2026-10-25T01:30:00Z', 'day', 2)).toEqual([
      'Sun 25 Oct 2026 02:30 CET',
      'Mon 26 Oct 2026 02:30 CET',
    ]);
  });

  test('the clock of the zone is kept over summer time, weeks and half-hour shifts', () => {
    expect(series('2026-03-23T08:00:00Z', '2 weeks', 2)).toEqual([
      'Mon 23 Mar 2026 09:00 CET',
      'Mon 6 Apr 2026 09:00 CEST',
    ]);
    expect(
      series('2026-10-03T16:00:00Z', 'day', 2, 'Australia/Lord_Howe').map((text) => text.slice(0, 21)),
    ).toEqual(['Sun 4 Oct 2026 03:00 ', 'Mon 5 Oct 2026 03:00 ']);
  });

  test('after a long gap it is the first still ahead, not each missed one', () => {
    const next = nextOccurrence(
      new Date('2020-01-01T08:00:00Z'),
      parseRepeat('day'),
      ZONE,
      new Date('2026-11-22T08:00:00Z'),
    );
    expect(next!.toISOString()).toBe('2026-11-23T08:00:00.000Z');
  });

  test.each([
    ['9999-12-30T08:00:00Z', 'year', 'UTC'],
    ['9999-12-30T08:00:00Z', '2 days', 'UTC'],
    ['9999-12-01T08:00:00Z', 'month', 'UTC'],
    ['9999-12-31T08:00:00Z', 'week', 'Pacific/Kiritimati'],
    // Its day is the last of the calendar, its moment is in no year of four digits.
    ['9999-12-31T04:30:00Z', 'day', 'Pacific/Honolulu'],
    ['9999-06-01T08:00:00Z', '1000 years', 'Europe/Berlin'],
  ])('from %s every %s in %s nothing follows: the calendar ends there', (at, every, zone) => {
    expect(nextOccurrence(new Date(at), parseRepeat(every), zone, new Date(at))).toBeNull();
  });

  test('the last day of the calendar still has its turn', () => {
    const next = nextOccurrence(
      new Date('9999-12-30T08:00:00Z'),
      parseRepeat('day'),
      'UTC',
      new Date('9999-12-30T08:00:00Z'),
    );
    expect(next).toEqual(new Date('9999-12-31T08:00:00Z'));
  });

  test('before its beginning it is the beginning', () => {
    const anchor = new Date('2026-12-01T08:00:00Z');
    expect(nextOccurrence(anchor, parseRepeat('week'), ZONE, new Date('2026-11-22T08:00:00Z'))).toEqual(
      anchor,
    );
  });

  test('whatever the series: strictly later, in order, and none is left out', () => {
    const zones = fc.constantFrom(
      'UTC',
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'Africa/Cairo',
    );
    const repeats = fc
      .constantFrom('day', '2 days', 'week', '3 weeks', 'month', '5 months', 'year')
      .map(parseRepeat);
    const minute = (text: string) => Date.parse(text) / 60_000;
    const moments = fc.integer({ min: minute('2015-01-01T00:00:00Z'), max: minute('2035-01-01T00:00:00Z') });
    fc.assert(
      fc.property(
        moments,
        repeats,
        zones,
        fc.integer({ min: 0, max: 4_000_000 }),
        (at, repeat, zone, later) => {
          const anchor = new Date(at * 60_000);
          const after = new Date((at + later) * 60_000);
          const next = nextOccurrence(anchor, repeat, zone, after)!;
          expect(next.getTime()).toBeGreaterThan(after.getTime());
          // Stepping there one by one from a little before arrives at the same moment.
          const days = repeat.every * { day: 1, week: 7, month: 31, year: 366 }[repeat.unit];
          let step = new Date(Math.max(anchor.getTime(), after.getTime() - 3 * days * 86_400_000));
          while (step <= after) step = nextOccurrence(anchor, repeat, zone, step)!;
          expect(step).toEqual(next);
        },
      ),
      { numRuns: 300 },
    );
  });
});
