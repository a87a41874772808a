import { describe, expect, it } from 'vitest';
import { echoWhen, readDay, readWhen, untilInWords, type WhenContext } from '../../../src/app/words/date.ts';
import { addDays, dayIn, formatInstant, instantOf } from '../../../src/domain/days.ts';
import { isJobtrailError, type JobtrailError } from '../../../src/errors.ts';

// A Sunday evening.
const now = new Date('2026-11-22T19:00:00Z');
const berlin: WhenContext = { now, zone: 'Europe/Berlin' };
const shown = async (text: string, context: WhenContext = berlin) => {
  const { at } = await readWhen(text, context);
  return formatInstant(at, context.zone).replace(/ \S+$/, '');
};
const failure = async (text: string, context: WhenContext = berlin): Promise<JobtrailError> => {
  const error = await readWhen(text, context).then(
    ({ at }) => new Error(`"${text}" was read as ${at.toISOString()}`),
    (e) => e,
  );
  if (isJobtrailError(error)) return error;
  throw error;
};

describe('readWhen', () => {
  it.each([
    ['friday 9am', 'Fri 27 Nov 2026 09:00'],
    ['Friday, 9am', 'Fri 27 Nov 2026 09:00'],
    ['on friday at 9', 'Fri 27 Nov 2026 09:00'],
    ['friday', 'Fri 27 Nov 2026 09:00'],
    ['fri 14:30', 'Fri 27 Nov 2026 14:30'],
    ['next monday 14:30', 'Mon 23 Nov 2026 14:30'],
    ['last friday', 'Fri 20 Nov 2026 09:00'],
    ['in 3 days', 'Wed 25 Nov 2026 09:00'],
    ['3d', 'Wed 25 Nov 2026 09:00'],
    ['2 weeks', 'Sun 6 Dec 2026 09:00'],
    ['in two weeks', 'Sun 6 Dec 2026 09:00'],
    ['in a fortnight', 'Sun 6 Dec 2026 09:00'],
    ['in 1 month', 'Tue 22 Dec 2026 09:00'],
    ['next week', 'Sun 29 Nov 2026 09:00'],
    ['in two days at 9:15 pm', 'Tue 24 Nov 2026 21:15'],
    ['tomorrow', 'Mon 23 Nov 2026 09:00'],
    ['Tomorrow 5pm', 'Mon 23 Nov 2026 17:00'],
    ['tomorrow morning', 'Mon 23 Nov 2026 09:00'],
    ['tomorrow evening', 'Mon 23 Nov 2026 19:00'],
    ['day after tomorrow', 'Tue 24 Nov 2026 09:00'],
    ['the day before yesterday', 'Fri 20 Nov 2026 09:00'],
    ['yesterday', 'Sat 21 Nov 2026 09:00'],
    ['yesterday at 5pm', 'Sat 21 Nov 2026 17:00'],
    ['3 days ago', 'Thu 19 Nov 2026 09:00'],
    ['a week ago', 'Sun 15 Nov 2026 09:00'],
    ['noon', 'Mon 23 Nov 2026 12:00'],
    ['9am', 'Mon 23 Nov 2026 09:00'],
    ['9pm', 'Sun 22 Nov 2026 21:00'],
    ['1 dec', 'Tue 1 Dec 2026 09:00'],
    ['December 1st 14:00', 'Tue 1 Dec 2026 14:00'],
    ['3 march', 'Wed 3 Mar 2027 09:00'],
    ['1 dec 2027', 'Wed 1 Dec 2027 09:00'],
    ['end of month', 'Mon 30 Nov 2026 09:00'],
    ['2026-12-01', 'Tue 1 Dec 2026 09:00'],
    ['2026-12-01 14:30', 'Tue 1 Dec 2026 14:30'],
    ['2026-12-01T14:30', 'Tue 1 Dec 2026 14:30'],
    ['2026-12-01 9am', 'Tue 1 Dec 2026 09:00'],
    ['2026-12-01T14:30:00Z', 'Tue 1 Dec 2026 15:30'],
    ['2026-12-01 14:30+05:30', 'Tue 1 Dec 2026 10:00'],
    ['25.12.2026', 'Fri 25 Dec 2026 09:00'],
    ['12/25/2026 14:30', 'Fri 25 Dec 2026 14:30'],
    ['in 2 hours', 'Sun 22 Nov 2026 22:00'],
    ['in 90 minutes', 'Sun 22 Nov 2026 21:30'],
    ['in 1h 30m', 'Sun 22 Nov 2026 21:30'],
    ['in an hour and 15 minutes', 'Sun 22 Nov 2026 21:15'],
    ['half an hour ago', 'Sun 22 Nov 2026 19:30'],
    ['now', 'Sun 22 Nov 2026 20:00'],
  ])('"%s" is %s', async (text, moment) => {
    expect(await shown(text)).toBe(moment);
  });

  it('says whether an hour was named', async () => {
    expect((await readWhen('friday', berlin)).hasTime).toBe(false);
    expect((await readWhen('in 3 days', berlin)).hasTime).toBe(false);
    expect((await readWhen('2026-12-01', berlin)).hasTime).toBe(false);
    expect((await readWhen('friday 9am', berlin)).hasTime).toBe(true);
    expect((await readWhen('tomorrow evening', berlin)).hasTime).toBe(true);
    expect((await readWhen('in 2 hours', berlin)).hasTime).toBe(true);
  });

  it('fills in the hour the user has chosen', async () => {
    expect(await shown('in 3 days', { ...berlin, at: '07:45' })).toBe('Wed 25 Nov 2026 07:45');
  });

  it('takes the next where today has passed, and the one before where asked', async () => {
    const friday = { ...berlin, now: new Date('2026-11-27T10:00:00Z') };
    expect(await shown('friday', friday)).toBe('Fri 4 Dec 2026 09:00');
    expect(await shown('friday 3pm', friday)).toBe('Fri 27 Nov 2026 15:00');
    expect(await readDay('friday', friday)).toBe('2026-11-27');
    expect(await readDay('thursday', { ...friday, direction: 'back' })).toBe('2026-11-26');
    expect(await readDay('friday', { ...friday, direction: 'back' })).toBe('2026-11-27');
    expect(await readDay('1 dec', { ...friday, direction: 'back' })).toBe('2025-12-01');
    expect(await shown('3pm', { ...friday, direction: 'back' })).toBe('Thu 26 Nov 2026 15:00');
  });

  it('reads the day of the zone, not of UTC', async () => {
    const late = new Date('2026-11-22T23:30:00Z');
    expect(await readDay('today', { now: late, zone: 'Europe/Berlin' })).toBe('2026-11-23');
    expect(await readDay('tomorrow', { now: late, zone: 'America/Los_Angeles' })).toBe('2026-11-23');
    expect(await readDay('in 2 days', { now: late, zone: 'Pacific/Kiritimati' })).toBe('2026-11-25');
    expect(await readDay('2 hours ago', { now: late, zone: 'Europe/Berlin' })).toBe('2026-11-22');
  });
});

describe('nights the clocks change', () => {
  it.each([
    // Spring: an hour is missing between now and then.
    ['Europe/Berlin', '2026-03-28T19:00:00Z', 'in 1 day', 'Sun 29 Mar 2026 09:00', '2026-03-29T07:00'],
    ['Europe/Berlin', '2026-03-28T19:00:00Z', 'tomorrow 2:30', 'Sun 29 Mar 2026 03:30', '2026-03-29T01:30'],
    ['Europe/Berlin', '2026-03-28T23:30:00Z', 'in 2 hours', 'Sun 29 Mar 2026 03:30', '2026-03-29T01:30'],
    [
      'America/New_York',
      '2026-03-07T23:00:00Z',
      'in 2 days at 8pm',
      'Mon 9 Mar 2026 20:00',
      '2026-03-10T00:00',
    ],
    // Autumn: an hour comes twice.
    [
      'Europe/Berlin',
      '2026-10-24T18:00:00Z',
      'in 2 days at 8pm',
      'Mon 26 Oct 2026 20:00',
      '2026-10-26T19:00',
    ],
    ['Europe/Berlin', '2026-10-25T00:15:00Z', 'in 60 minutes', 'Sun 25 Oct 2026 02:15', '2026-10-25T01:15'],
    [
      'America/New_York',
      '2026-10-31T20:00:00Z',
      'tomorrow 1:30am',
      'Sun 1 Nov 2026 01:30',
      '2026-11-01T05:30',
    ],
    [
      'Australia/Lord_Howe',
      '2026-10-03T10:00:00Z',
      'tomorrow 9am',
      'Sun 4 Oct 2026 09:00',
      '2026-10-03T22:00',
    ],
  ])('%s at %s: %s', async (zone, at, text, moment, instant) => {
    const context = { now: new Date(at), zone };
    expect(await shown(text, context)).toBe(moment);
    expect((await readWhen(text, context)).at.toISOString().slice(0, 16)).toBe(instant);
  });

  it('keep the clock in every zone through a year', async () => {
    for (const zone of [
      'Europe/Berlin',
      'America/New_York',
      'Asia/Kathmandu',
      'Pacific/Apia',
      'America/Santiago',
      'Africa/Cairo',
    ]) {
      for (let day = '2026-01-01'; day < '2027-01-01'; day = addDays(day, 9)) {
        const context = { now: instantOf(day, '20:00', zone), zone };
        const when = await readWhen('in 2 days at 8pm', context);
        expect(when.day).toBe(addDays(day, 2));
        expect(formatInstant(when.at, zone)).toContain(' 20:00 ');
        expect(dayIn(when.at, zone)).toBe(when.day);
      }
    }
  });
});

describe('what cannot be read', () => {
  it.each([
    '',
    '   ',
    'soon',
    'feb 30',
    '30 february 2026',
    '2026-02-30',
    '2026-13-01',
    '2026-12-01 25:00',
    'next tuesday at 25:00',
    '2 weeks from tomorrow',
    'monday to friday',
    'friday 9am and saturday',
    'friday 9am Europe/Berlin',
    'in 5 business days',
    'monday 2026-12-01',
    'december',
    '99/99',
    'x'.repeat(5000),
  ])('refuses "%s"', async (text) => {
    const error = await failure(text);
    expect(error).toMatchObject({ kind: 'usage', code: 'unreadable-date' });
    expect(error.message).toMatch(/\.$/);
    expect(error.message.length).toBeLessThan(300);
  });

  it.each([
    ['03/04/2026', ['2026-04-03', '2026-03-04']],
    ['1/12', ['2026-12-01', '2026-01-12']],
    ['3.4.2026', ['2026-04-03', '2026-03-04']],
  ])('refuses %s, which means two days, and offers both', async (text, readings) => {
    const error = await failure(text);
    expect(error.details.readings).toEqual(readings);
    for (const day of readings) expect(error.hints.join(' ')).toContain(day);
  });

  it.each([
    ['frday', 'friday'],
    ['tommorow 9am', 'tomorrow 9am'],
    ['nxt monday', 'next monday'],
    ['in 3 dyas', 'in 3 days'],
  ])('offers the nearest reading of "%s"', async (text, better) => {
    expect((await failure(text)).hints[0]).toBe(`Did you mean "${better}"?`);
  });

  it('gives an example where nothing is near', async () => {
    expect((await failure('xyzzy')).hints.join(' ')).toContain('2026-12-01');
  });
});

describe('a moment said back', () => {
  it('has the zone and how long it is', async () => {
    const { at } = await readWhen('friday 9am', berlin);
    expect(echoWhen(at, now, 'Europe/Berlin')).toBe('Fri 27 Nov 2026 09:00 CET, in 5 days');
  });

  it.each([
    ['2026-11-22T19:40:00Z', 'in 40 minutes'],
    ['2026-11-22T20:00:00Z', 'in 1 hour'],
    ['2026-11-22T17:00:00Z', '2 hours ago'],
    ['2026-11-23T08:00:00Z', 'tomorrow'],
    ['2026-11-22T19:00:10Z', 'now'],
    ['2026-12-06T19:00:00Z', 'in 2 weeks'],
  ])('%s is %s', (at, words) => {
    expect(untilInWords(new Date(at), now, 'Europe/Berlin')).toBe(words);
  });
});
