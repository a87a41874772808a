/** What the values of commands and flags are: by the name they have in the help, with the exceptions beside. */
import type { Expected } from './expect.ts';

export type Kind =
  | 'job'
  | 'job-or-file'
  | 'file'
  | 'query'
  | 'stage'
  | 'group'
  | 'reminder'
  | 'tag'
  | 'operation'
  | 'own-skill'
  | 'setting'
  | 'setting-value'
  | 'columns'
  | 'sort'
  | 'zone'
  | 'day'
  | 'workplace'
  | 'employment'
  | 'seniority'
  | 'engine'
  | 'scheduler';

/** By the name between the brackets. */
const BY_NAME: Readonly<Record<string, Kind>> = {
  job: 'job',
  file: 'file',
  source: 'file',
  backup: 'file',
  query: 'query',
  stage: 'stage',
  group: 'group',
  tag: 'tag',
  tags: 'tag',
  operation: 'operation',
  key: 'setting',
  setting: 'setting',
  zone: 'zone',
  day: 'day',
  engine: 'engine',
};

/** Where one name means different things. The places are those of the arguments, then the flags by name. */
const EXCEPTIONS: Readonly<
  Record<string, { places?: readonly (Kind | null)[]; flags?: Record<string, Kind> }>
> = {
  status: { places: ['job', 'stage'] },
  remind: { places: ['job', null] },
  'remind done': { places: ['reminder'] },
  'remind snooze': { places: ['reminder', null] },
  'remind edit': { places: ['reminder'] },
  'remind remove': { places: ['reminder'] },
  'remind install': { flags: { '--scheduler': 'scheduler' } },
  track: { places: ['job-or-file'] },
  summarize: { places: ['job-or-file'] },
  save: { flags: { '--from': 'file' } },
  document: { places: ['job', 'file'] },
  list: { flags: { '--sort': 'sort', '--columns': 'columns' } },
  'config set': { places: ['setting', 'setting-value'] },
  'config stages remove': { places: ['stage'] },
  'profile remove': { places: ['own-skill'] },
};

const EVERYWHERE: Readonly<Record<string, Kind>> = {
  '--workplace': 'workplace',
  '--type': 'employment',
  '--seniority': 'seniority',
};

/** What stands at a place, or null where only the user knows. */
export function kindOf(
  command: string,
  { name, place, flag }: NonNullable<Expected['value']>,
  { used }: Pick<Expected, 'used'>,
): Kind | null {
  const exception = EXCEPTIONS[command];
  if (flag !== null) {
    return exception?.flags?.[flag] ?? EVERYWHERE[flag] ?? BY_NAME[name] ?? null;
  }
  const places = exception?.places;
  if (places) {
    // These have no job before what else they take.
    const isShort =
      (command === 'status' && used.has('--where')) || (command === 'remind' && used.has('--general'));
    const at = Math.min(place + (isShort ? 1 : 0), places.length - 1);
    return places[at] ?? null;
  }
  return BY_NAME[name] ?? null;
}
