/** What can be set, what each key may hold, and what holds without it. */
import { isZone, parseDays } from './days.ts';
import { parseLead } from './notices/settings.ts';

export interface Setting {
  key: string;
  /** What holds where nothing is set; empty for nothing. */
  fallback: string;
  /** One line for `config list`. */
  about: string;
  /** What a value may look like, said in an error. */
  shape: string;
  valid: (value: string) => boolean;
  /** Runs a program or names a host: an import asks before it takes such a value over. */
  sensitive?: boolean;
}

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;
const isClock = (value: string): boolean => CLOCK.test(value);
const isDuration = (value: string): boolean => parseDays(value) !== null;
const isInterval = (value: string): boolean => /^[1-9]\d{0,3}[mhd]$/.test(value);
const isSwitch = (value: string): boolean => value === 'true' || value === 'false';
const each = (part: (value: string) => boolean) => (value: string) =>
  value.split(',').every((v) => part(v.trim()));
const oneOf =
  (...words: string[]) =>
  (value: string) =>
    words.includes(value);
const count = (value: string): boolean => /^(?:[0-9]|[1-9]\d)$/.test(value);

const setting = (
  key: string,
  fallback: string,
  shape: string,
  valid: Setting['valid'],
  about: string,
  sensitive = false,
): Setting => ({ key, fallback, shape, valid, about, ...(sensitive ? { sensitive } : {}) });

const SWITCH = 'true or false';

/** Every setting, in the order `config list` shows them. */
export const SETTINGS: readonly Setting[] = [
  setting('time.zone', '', 'a zone such as Europe/Berlin', isZone, "Your zone; the system's without it"),
  setting('notify.at', '09:00', 'a time such as 09:00', isClock, 'When a day without an hour falls due'),
  setting(
    'notify.quiet',
    '',
    'a span such as 22:00-08:00',
    (v) => v.split('-').length === 2 && v.split('-').every(isClock),
    'Hours in which what can wait is held back',
  ),
  setting(
    'notify.channels',
    'desktop',
    'desktop, terminal, command, separated by commas',
    each(oneOf('desktop', 'terminal', 'command')),
    'Where notices go, in order',
  ),
  setting(
    'notify.command',
    '',
    'the path of an executable',
    (v) => v.trim() !== '',
    'The program the command channel runs',
    true,
  ),
  setting('notify.interval', '15m', 'a span such as 15m or 1h', isInterval, 'How often the schedule checks'),
  setting('followup.enabled', 'true', SWITCH, isSwitch, 'Remind to follow up after applying'),
  setting('followup.applied', '7d', 'days such as 7d', isDuration, 'How long after applying'),
  setting('followup.times', '2', 'a number from 0 to 99', count, 'How often, as far apart again'),
  setting(
    'followup.stale',
    '14d',
    'days such as 14d',
    isDuration,
    'After how long an unanswered follow-up folds into one line of the agenda',
  ),
  setting('followup.days', '7d', 'days such as 7d', isDuration, 'How long a wait rests after jobtrail done'),
  setting('thankyou.enabled', 'true', SWITCH, isSwitch, 'Remind to say thank you a day after an interview'),
  setting(
    'thankyou.days',
    '3d',
    'days such as 3d, or 0d for never',
    isDuration,
    'After how long a thank-you that fell due is given up',
  ),
  setting('interview.enabled', 'true', SWITCH, isSwitch, 'Announce interviews before they begin'),
  setting(
    'interview.reminders',
    '1d,1h',
    'spans such as 1d,1h',
    each((v) => parseLead(v) !== null),
    'How long before an interview',
  ),
  setting('offer.enabled', 'true', SWITCH, isSwitch, "Announce an offer's answer date"),
  setting(
    'offer.notice',
    '3d,1d,0d',
    'days such as 3d,1d,0d',
    each(isDuration),
    'How long before the answer date, 0d for the day itself',
  ),
  setting('expiry.enabled', 'true', SWITCH, isSwitch, 'Announce saved jobs before they expire'),
  setting(
    'expiry.notice',
    '7d,3d,1d',
    'days such as 7d,3d,1d',
    each(isDuration),
    'How long before a deadline',
  ),
  setting(
    'expiry.stale',
    '30d',
    'days such as 30d',
    isDuration,
    'After how long a saved job without a deadline is worth a look',
  ),
  setting('refresh.enabled', 'true', SWITCH, isSwitch, 'Let the schedule look at saved postings again'),
  setting('refresh.every', '3d', 'days such as 3d', isDuration, 'How often a posting is looked at again'),
  setting(
    'model.name',
    '',
    "a model's name, such as claude-haiku-5-5",
    (v) => /^[\w.:/-]{1,100}$/.test(v),
    'The model that writes summaries; none without it',
  ),
  setting(
    'model.url',
    '',
    'an http or https address',
    (v) => /^https?:\/\/\S+$/.test(v),
    "Where the model answers, instead of its maker's address",
    true,
  ),
  setting('backup.keep', '10', 'a number from 0 to 99', count, 'How many backups are kept'),
  setting(
    'skills.own',
    '',
    'words separated by commas',
    (v) => v.trim() !== '',
    'Your own words to be found as skills',
  ),
];

const BY_KEY = new Map(SETTINGS.map((s) => [s.key, s]));

/** The setting of this key, or undefined. */
export function settingOf(key: string): Setting | undefined {
  return BY_KEY.get(key);
}

/** The value that holds: what is set, else the fallback. */
export function effective(values: Record<string, string>, key: string): string {
  return values[key] ?? BY_KEY.get(key)?.fallback ?? '';
}
