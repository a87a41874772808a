/** What can be put in at the cursor, from the definition of the called command and what is in the file. */

import { EMPLOYMENT_TYPES, SENIORITIES, STAGE_GROUPS, WORKPLACES } from '../../domain/job.ts';
import { SETTINGS, settingOf } from '../../domain/settings.ts';
import { SORT_KEYS } from '../../domain/sorting.ts';
import { counted, plain } from '../../domain/text.ts';
import { COLUMNS } from '../output/columns.ts';
import type { Expected } from './expect.ts';
import { jobCandidates } from './job-candidates.ts';
import { type Kind, kindOf } from './kinds.ts';
import { asked, type Candidate, type LookUp, stagesFrom } from './lookup.ts';
import { queryCandidates } from './query-candidates.ts';

/** What is offered: candidates, and whether the shell's own file names belong here where none fits. */
export interface Offer {
  candidates: Candidate[];
  wantsFiles: boolean;
}

const bare = (values: readonly string[]): Candidate[] => values.map((value) => ({ value, about: '' }));

/** Everything that fits the word at the cursor. */
export function offer(expected: Expected, current: string, lookUp: LookUp): Offer {
  const { prefix, value } = expected;
  const typed = current.slice(prefix.length);
  const kind = value === null ? null : kindOf(expected.command, value, expected);
  const fixed = bare(value?.choices ?? []);
  const values = fixed.length > 0 || kind === null ? fixed : valuesOf(kind, typed, expected, lookUp);
  const candidates = [
    ...expected.subcommands.map((part) => ({ value: part.name(), about: part.description() })),
    ...values.filter((each) => !expected.given.includes(each.value)),
    ...expected.flags
      .filter(({ long, variadic, parseArg }) => variadic || parseArg || !expected.used.has(long ?? ''))
      .map(({ long, short, description }) => ({ value: long ?? short ?? '', about: description })),
  ];
  return {
    candidates: candidates
      .filter((each) => each.value.startsWith(typed) && isPlain(each.value))
      .map((each) => ({ ...each, value: prefix + each.value })),
    wantsFiles: kind === 'file' || kind === 'job-or-file',
  };
}

// What steers a terminal, turns a line around or ends it is never put on a command line.
const isPlain = (value: string): boolean => value !== '' && plain(value) === value;

function valuesOf(kind: Kind, typed: string, expected: Expected, lookUp: LookUp): Candidate[] {
  switch (kind) {
    case 'job':
    case 'job-or-file':
      return asked(lookUp, (lookup) => jobCandidates(lookup, typed));
    case 'query':
      return queryCandidates(typed, lookUp);
    case 'stage':
      return stagesFrom(lookUp).map(({ name, group }) => ({
        value: name,
        about: group === name ? '' : group,
      }));
    case 'reminder':
      return asked(lookUp, (lookup) => lookup.reminders()).map(({ id, message, dueAt }) => ({
        value: `${typed.startsWith('#') ? '#' : ''}${id}`,
        about: `${dueAt.slice(0, 10)} ${plain(message)}`,
      }));
    case 'tag':
      return asked(lookUp, (lookup) => lookup.tags()).map(({ tag, jobs }) => ({
        value: tag,
        about: `${counted(jobs, 'job')}`,
      }));
    case 'operation':
      return asked(lookUp, (lookup) => lookup.operations()).map(({ id, summary }) => ({
        value: String(id),
        about: plain(summary),
      }));
    case 'own-skill':
      return bare(asked(lookUp, (lookup) => lookup.skills()));
    case 'setting':
      return SETTINGS.map(({ key, about }) => ({ value: key, about }));
    case 'setting-value':
      return settingValues(expected.given[0] ?? '');
    case 'columns':
      return listed(typed, Object.keys(COLUMNS));
    case 'sort':
      return bare(typed.startsWith('-') ? SORT_KEYS.map((key) => `-${key}`) : SORT_KEYS);
    case 'zone':
      return bare(Intl.supportedValuesOf('timeZone'));
    case 'day':
      return bare(['today', 'yesterday', 'tomorrow']);
    case 'group':
      return bare(STAGE_GROUPS);
    case 'workplace':
      return bare(WORKPLACES);
    case 'employment':
      return bare(EMPLOYMENT_TYPES);
    case 'seniority':
      return bare(SENIORITIES);
    case 'engine':
      return bare(['auto', 'local', 'model']);
    case 'scheduler':
      return bare(['auto', 'cron', 'systemd', 'launchd', 'windows']);
    case 'file':
      return [];
  }
}

function settingValues(key: string): Candidate[] {
  if (key === 'time.zone') return bare(Intl.supportedValuesOf('timeZone'));
  const setting = settingOf(key);
  if (!setting) return [];
  if (setting.shape === 'true or false') return bare(['true', 'false']);
  if (key === 'notify.channels') return bare(['desktop', 'terminal', 'command']);
  return setting.fallback === '' ? [] : [{ value: setting.fallback, about: setting.shape }];
}

// The last of several names with commas between them; those before it stay.
function listed(typed: string, names: readonly string[]): Candidate[] {
  const before = typed.slice(0, typed.lastIndexOf(',') + 1);
  const taken = before.split(',');
  return bare(names.filter((name) => !taken.includes(name)).map((name) => before + name));
}
