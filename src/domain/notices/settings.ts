import { userError } from '../../errors.ts';
import { isZone, parseDays, SYSTEM_ZONE } from '../days.ts';

/** How long before something: whole days keep the hour of the clock, minutes are minutes. */
export type Lead = { days: number } | { minutes: number };

/** Everything that decides what is said and when, read from the settings. */
export interface NoticeSettings {
  zone: string;
  /** `HH:mm`: when something falls due that has a day and no hour. */
  at: string;
  quiet: { from: string; to: string } | null;
  followUp: { enabled: boolean; after: number; times: number };
  thankYou: boolean;
  /** Days after which a thank-you that fell due is given up; null for never. */
  thankYouDays: number | null;
  interview: Lead[];
  /** Days before an offer's answer date, farthest first; empty where switched off. */
  offer: number[];
  /** Days before a deadline, farthest first; empty where switched off. */
  expiry: number[];
  /** Days after which a saved job without a deadline is old; null where switched off. */
  stale: number | null;
  /** Minutes between two checks. */
  interval: number;
  channels: string[];
  command: string | null;
}

/** What each setting is while the user has not set it. */
export const NOTICE_DEFAULTS = {
  'time.zone': SYSTEM_ZONE,
  'notify.at': '09:00',
  'notify.quiet': 'off',
  'notify.interval': '15m',
  'notify.channels': 'desktop',
  'notify.command': '',
  'followup.enabled': 'on',
  'followup.applied': '7d',
  'followup.times': '2',
  'thankyou.enabled': 'on',
  'thankyou.days': '3d',
  'interview.enabled': 'on',
  'interview.reminders': '1d,1h',
  'offer.enabled': 'on',
  'offer.notice': '3d,1d,0d',
  'expiry.enabled': 'on',
  'expiry.notice': '7d,3d,1d',
  'expiry.stale': '30d',
} as const;
export type NoticeKey = keyof typeof NOTICE_DEFAULTS;

const CLOCK = /^([01]?\d|2[0-3]):([0-5]\d)$/;
const OFF = /^(off|no|none|false|0|)$/i;
const ON = /^(on|yes|true|1)$/i;

const clock = (text: string): string | null => (CLOCK.test(text) ? text.padStart(5, '0') : null);

/** Minutes in `15m`, `1h`, `90 minutes`, `1d`; null for anything else and for zero. */
export function parseMinutes(text: string): number | null {
  const match = /^(\d{1,5})\s*(?:(m|h|d)|(min|minute|hour|day)s?)$/i.exec(text.trim());
  if (!match) return null;
  const unit = (match[2] ?? match[3]![0]!).toLowerCase();
  return Number(match[1]) * (unit === 'd' ? 1_440 : unit === 'h' ? 60 : 1) || null;
}

/** How long before something in `1d`, `2w`, `90m` or `1h`; null for anything else and for zero. */
export function parseLead(text: string): Lead | null {
  if (/^\d+\s*(m|h|min|minutes?|hours?)$/i.test(text)) {
    const minutes = parseMinutes(text);
    return minutes === null ? null : { minutes };
  }
  const days = parseDays(text);
  return days ? { days } : null;
}

const list = (text: string): string[] =>
  OFF.test(text.trim()) ? [] : text.split(/[,\s]+(?=\S)/).filter(Boolean);

function parseQuiet(text: string): { from: string; to: string } | null | undefined {
  if (OFF.test(text.trim())) return null;
  const [from, to, ...rest] = text.split(/\s*(?:-|–|to)\s*/).map((part) => clock(part.trim()));
  return from && to && rest.length === 0 ? { from, to } : undefined;
}

/** Reads the settings that concern notices; `get` gives what the user set. A user error names what cannot be read. */
export function noticeSettings(get: (key: NoticeKey) => string | undefined): NoticeSettings {
  const text = (key: NoticeKey): string => get(key)?.trim() || NOTICE_DEFAULTS[key];
  const read = <T>(key: NoticeKey, parse: (text: string) => T | null | undefined): T => {
    const value = parse(text(key));
    if (value !== undefined && value !== null) return value;
    throw userError('bad-setting', `The setting ${key} is "${text(key)}", which cannot be read.`, [
      `jobtrail config set ${key} "${NOTICE_DEFAULTS[key]}"`,
    ]);
  };
  const isOn = (key: NoticeKey) =>
    read(key, (word) => (ON.test(word) ? true : OFF.test(word) ? false : null));
  const all = <T>(key: NoticeKey, parse: (item: string) => T | null): T[] =>
    read(key, (items) => {
      const values = list(items).map(parse);
      return values.includes(null) ? null : (values as T[]);
    });
  const days = (key: NoticeKey): number[] => [...new Set(all(key, parseDays))].sort((a, b) => b - a);
  const orOff = <T>(key: NoticeKey, parse: (text: string) => T | null): T | null =>
    OFF.test(text(key)) ? null : read(key, parse);
  return {
    zone: read('time.zone', (zone) => (isZone(zone) ? zone : null)),
    at: read('notify.at', clock),
    quiet: orOff('notify.quiet', (value) => parseQuiet(value) ?? null),
    followUp: {
      enabled: isOn('followup.enabled') && parseDays(text('followup.applied')) !== 0,
      after: read('followup.applied', parseDays),
      times: read('followup.times', (value) => (/^\d{1,2}$/.test(value) ? Number(value) : null)),
    },
    thankYou: isOn('thankyou.enabled'),
    thankYouDays: orOff('thankyou.days', parseDays) || null,
    interview: isOn('interview.enabled') ? all('interview.reminders', parseLead) : [],
    offer: isOn('offer.enabled') ? days('offer.notice') : [],
    expiry: isOn('expiry.enabled') ? days('expiry.notice') : [],
    stale: isOn('expiry.enabled') ? orOff('expiry.stale', parseDays) || null : null,
    interval: read('notify.interval', parseMinutes),
    channels: list(text('notify.channels')),
    command: text('notify.command') || null,
  };
}
