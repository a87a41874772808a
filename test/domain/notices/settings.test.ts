import { describe, expect, test } from 'vitest';
import { isQuiet } from '../../../src/domain/notices/quiet-hours.ts';
import { type NoticeKey, noticeSettings, parseMinutes } from '../../../src/domain/notices/settings.ts';

const read = (set: Partial<Record<NoticeKey, string>> = {}) => noticeSettings((key) => set[key]);

describe('settings of notices', () => {
  test('without any they are what the manual says', () => {
    expect(read()).toEqual({
      zone: 'system',
      at: '09:00',
      quiet: null,
      followUp: { enabled: true, after: 7, times: 2 },
      thankYou: true,
      thankYouDays: 3,
      interview: [{ days: 1 }, { minutes: 60 }],
      offer: [3, 1, 0],
      expiry: [7, 3, 1],
      stale: 30,
      interval: 15,
      channels: ['desktop'],
      command: null,
    });
  });

  test('each can be set, and switched off', () => {
    expect(
      read({
        'time.zone': 'Europe/Berlin',
        'notify.at': '8:05',
        'notify.quiet': '22:00-08:00',
        'notify.interval': '1h',
        'notify.channels': 'desktop, command',
        'notify.command': '/home/me/push',
        'followup.enabled': 'off',
        'followup.applied': '2w',
        'followup.times': '1',
        'thankyou.enabled': 'false',
        'interview.reminders': '2d, 90m',
        'offer.enabled': 'no',
        'expiry.notice': '1d,10d,3d,3d',
        'expiry.stale': 'off',
      }),
    ).toEqual({
      zone: 'Europe/Berlin',
      at: '08:05',
      quiet: { from: '22:00', to: '08:00' },
      followUp: { enabled: false, after: 14, times: 1 },
      thankYou: false,
      thankYouDays: 3,
      interview: [{ days: 2 }, { minutes: 90 }],
      offer: [],
      expiry: [10, 3, 1],
      stale: null,
      interval: 60,
      channels: ['desktop', 'command'],
      command: '/home/me/push',
    });
    expect(read({ 'interview.reminders': 'off' }).interview).toEqual([]);
    expect(read({ 'interview.enabled': 'false' }).interview).toEqual([]);
    expect(read({ 'followup.applied': '0d', 'expiry.stale': '0d' })).toMatchObject({
      followUp: { enabled: false },
      stale: null,
    });
    expect(read({ 'expiry.enabled': 'off' })).toMatchObject({ expiry: [], stale: null });
  });

  test.each([
    ['time.zone', 'Mars/Olympus'],
    ['notify.at', '25:00'],
    ['notify.quiet', '22:00'],
    ['notify.interval', '0m'],
    ['followup.enabled', 'perhaps'],
    ['followup.applied', 'soon'],
    ['followup.times', 'many'],
    ['interview.reminders', '1d,soon'],
    ['expiry.notice', 'a week'],
    ['expiry.stale', 'old'],
  ] as const)('%s = %s is refused by name', (key, value) => {
    expect(() => read({ [key]: value })).toThrow(
      expect.objectContaining({ kind: 'user', code: 'bad-setting', message: expect.stringContaining(key) }),
    );
  });

  test('minutes', () => {
    expect(['1m', '5 minutes', '1h', '2 hours', '1d', '0m', '7', 'x'].map(parseMinutes)).toEqual([
      1,
      5,
      60,
      120,
      1_440,
      null,
      null,
      null,
    ]);
  });
});

describe('quiet hours', () => {
  const at = (text: string) => new Date(text);
  const night = { from: '22:00', to: '08:00' };

  test('past midnight, in the zone, the first minute in and the last one out', () => {
    expect(isQuiet(at('2026-11-22T21:00:00Z'), night, 'Europe/Berlin')).toBe(true);
    expect(isQuiet(at('2026-11-22T20:59:00Z'), night, 'Europe/Berlin')).toBe(false);
    expect(isQuiet(at('2026-11-22T03:00:00Z'), night, 'Europe/Berlin')).toBe(true);
    expect(isQuiet(at('2026-11-22T07:00:00Z'), night, 'Europe/Berlin')).toBe(false);
  });

  test('within a day; none; and none where both ends are the same', () => {
    const lunch = { from: '12:00', to: '13:00' };
    expect(isQuiet(at('2026-11-22T12:30:00Z'), lunch, 'UTC')).toBe(true);
    expect(isQuiet(at('2026-11-22T13:00:00Z'), lunch, 'UTC')).toBe(false);
    expect(isQuiet(at('2026-11-22T12:30:00Z'), null, 'UTC')).toBe(false);
    expect(isQuiet(at('2026-11-22T12:30:00Z'), { from: '12:00', to: '12:00' }, 'UTC')).toBe(false);
  });
});
