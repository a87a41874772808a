import { describe, expect, it } from 'vitest';
import {
  addDays,
  dayIn,
  daysBetween,
  formatDay,
  formatInstant,
  instantOf,
  inWords,
  isDay,
  isZone,
  parseDays,
  SYSTEM_ZONE,
} from '../../src/domain/days.ts';

const utc = (text: string) => new Date(`${text}Z`);
const iso = (date: Date) => date.toISOString().slice(0, 16);

describe('isDay', () => {
  it.each(['2026-11-22', '2028-02-29', '1999-12-31'])('%s is one', (text) => expect(isDay(text)).toBe(true));
  it.each([
    '2026-02-29',
    '2026-02-30',
    '2026-13-01',
    '2026-1-1',
    '22.11.2026',
    '',
    '2026-11-22T00:00',
    ' 2026-11-22',
  ])('%j is none', (text) => expect(isDay(text)).toBe(false));
});

describe('counting days', () => {
  it('crosses months, years and leap days', () => {
    expect(addDays('2026-11-30', 1)).toBe('2026-12-01');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(daysBetween('2026-03-01', '2026-03-31')).toBe(30);
    expect(daysBetween('2026-12-01', '2026-11-22')).toBe(-9);
  });

  it('refuses what is no day', () => {
    expect(() => addDays('tomorrow', 1)).toThrow(RangeError);
  });
});

describe('dayIn', () => {
  it.each([
    ['2026-11-22T23:30', 'Europe/Berlin', '2026-11-23'],
    ['2026-11-22T23:30', 'UTC', '2026-11-22'],
    ['2026-11-22T03:00', 'America/Los_Angeles', '2026-11-21'],
    ['2026-11-22T10:00', 'Pacific/Kiritimati', '2026-11-23'],
    ['2026-11-22T11:30', 'Pacific/Pago_Pago', '2026-11-22'],
    ['2026-11-22T10:59', 'Pacific/Pago_Pago', '2026-11-21'],
    ['2026-11-22T18:20', 'Asia/Kathmandu', '2026-11-23'],
  ])('%sZ in %s is %s', (instant, zone, day) => {
    expect(dayIn(utc(instant), zone)).toBe(day);
  });

  it("reads the machine's own zone (UTC in tests)", () => {
    expect(dayIn(utc('2026-11-22T23:59'), SYSTEM_ZONE)).toBe('2026-11-22');
  });

  it('refuses an unknown zone', () => {
    expect(() => dayIn(utc('2026-11-22T00:00'), 'Mars/Base')).toThrow(RangeError);
  });
});

describe('instantOf', () => {
  it.each([
    ['2026-11-27', '09:00', 'Europe/Berlin', '2026-11-27T08:00'],
    ['2026-07-01', '09:00', 'Europe/Berlin', '2026-07-01T07:00'],
    ['2026-07-01', '09:00', 'America/New_York', '2026-07-01T13:00'],
    ['2026-07-01', '00:00', 'Asia/Kathmandu', '2026-06-30T18:15'],
    ['2026-07-01', '00:00', 'Pacific/Kiritimati', '2026-06-30T10:00'],
    ['2026-07-01', '23:59', 'UTC', '2026-07-01T23:59'],
  ])('%s %s in %s', (day, time, zone, instant) => {
    expect(iso(instantOf(day, time, zone))).toBe(instant);
  });

  it('moves an hour that a spring night leaves out on by the gap', () => {
    expect(iso(instantOf('2026-03-29', '02:30', 'Europe/Berlin'))).toBe('2026-03-29T01:30');
    expect(iso(instantOf('2026-03-08', '02:30', 'America/New_York'))).toBe('2026-03-08T07:30');
    expect(iso(instantOf('2026-03-29', '01:59', 'Europe/Berlin'))).toBe('2026-03-29T00:59');
    expect(iso(instantOf('2026-03-29', '03:00', 'Europe/Berlin'))).toBe('2026-03-29T01:00');
  });

  it('takes the first of an hour that an autumn night has twice', () => {
    expect(iso(instantOf('2026-10-25', '02:30', 'Europe/Berlin'))).toBe('2026-10-25T00:30');
    expect(iso(instantOf('2026-11-01', '01:30', 'America/New_York'))).toBe('2026-11-01T05:30');
    expect(iso(instantOf('2026-10-25', '03:00', 'Europe/Berlin'))).toBe('2026-10-25T02:00');
  });

  it('shows the same clock again in every zone on every day of a year', () => {
    for (const zone of [
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'Africa/Casablanca',
      'America/St_Johns',
    ]) {
      for (let day = '2026-01-01'; day < '2027-01-01'; day = addDays(day, 1)) {
        const at = instantOf(day, '09:00', zone);
        expect(dayIn(at, zone)).toBe(day);
        expect(formatInstant(at, zone)).toContain(' 09:00 ');
      }
    }
  }, 60_000);

  it('refuses what is no time', () => {
    expect(() => instantOf('2026-11-27', '24:00', 'UTC')).toThrow(RangeError);
    expect(() => instantOf('2026-11-27', '9:00', 'UTC')).toThrow(RangeError);
  });
});

describe('parseDays', () => {
  it.each([
    ['7d', 7],
    ['2w', 14],
    ['1m', 30],
    ['30', 30],
    ['0', 0],
    ['1y', 365],
    ['3 days', 3],
    ['1 week', 7],
    ['2W', 14],
  ])('%s is %d', (text, days) => expect(parseDays(text)).toBe(days));
  it.each(['', 'd', '-3d', '1.5d', '7x', '7d7', 'soon', '999999'])('%j is none', (text) => {
    expect(parseDays(text)).toBeNull();
  });
});

describe('in words', () => {
  it.each([
    [0, 'today'],
    [1, 'tomorrow'],
    [-1, 'yesterday'],
    [3, 'in 3 days'],
    [-13, '13 days ago'],
    [-14, '2 weeks ago'],
    [30, 'in 4 weeks'],
    [61, 'in 2 months'],
    [-400, '13 months ago'],
    [1000, 'in 3 years'],
  ])('%d is %s', (days, words) => expect(inWords(days)).toBe(words));
});

describe('a moment written out', () => {
  it.each([
    ['2026-11-27T08:00', 'Europe/Berlin', 'Fri 27 Nov 2026 09:00 CET'],
    ['2026-07-01T07:05', 'Europe/Berlin', 'Wed 1 Jul 2026 09:05 CEST'],
    ['2026-11-27T14:00', 'America/New_York', 'Fri 27 Nov 2026 09:00 EST'],
    ['2026-11-27T03:15', 'Asia/Kathmandu', 'Fri 27 Nov 2026 09:00 UTC+05:45'],
    ['2026-11-27T12:00', 'America/Sao_Paulo', 'Fri 27 Nov 2026 09:00 UTC-03:00'],
    ['2026-11-27T09:00', 'UTC', 'Fri 27 Nov 2026 09:00 UTC'],
  ])('%sZ in %s', (instant, zone, text) => {
    expect(formatInstant(utc(instant), zone)).toBe(text);
  });

  it('knows a day without its hour', () => {
    expect(formatDay('2026-12-01')).toBe('Tue 1 Dec 2026');
  });
});

describe('isZone', () => {
  it.each(['Europe/Berlin', 'UTC', 'America/Argentina/Ushuaia', 'system'])('%s is one', (zone) => {
    expect(isZone(zone)).toBe(true);
  });
  it.each(['Berlin', '', 'Mars/Base', '+02:00', '../etc'])('%j is none', (zone) => {
    expect(isZone(zone)).toBe(false);
  });
});
