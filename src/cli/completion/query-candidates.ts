/** Terms of a query: its keys, and the values of those that have fixed ones. */
import { EMPLOYMENT_TYPES, SENIORITIES, STAGE_GROUPS, WORKPLACES } from '../../domain/job.ts';
import { QUERY_KEYS } from '../../domain/query/query.ts';
import { HAS_VALUES, IS_VALUES } from '../../domain/query/terms.ts';
import { asked, type Candidate, type LookUp, stagesFrom } from './lookup.ts';

const FIXED: Readonly<Record<string, readonly string[]>> = {
  group: STAGE_GROUPS,
  is: IS_VALUES,
  has: HAS_VALUES,
  workplace: WORKPLACES,
  type: EMPLOYMENT_TYPES,
  seniority: SENIORITIES,
};

/** What may come at the end of a query; the terms before it stay. */
export function queryCandidates(typed: string, lookUp: LookUp): Candidate[] {
  const [, before = '', term = ''] = /^(.*\s)?(\S*)$/s.exec(typed) ?? [];
  const minus = term.startsWith('-') ? '-' : '';
  const [, key, some = ''] = /^-?([a-z]+):(.*,)?/.exec(term) ?? [];
  const start = `${before}${minus}`;
  if (key === undefined) {
    return QUERY_KEYS.map(({ key: each, takes }) => ({
      value: `${start}${each}:`,
      about: takes,
      isOpen: true,
    }));
  }
  return valuesOf(key, lookUp)
    .filter(Boolean)
    .map((value) => ({ value: `${start}${key}:${some}${value}`, about: '' }));
}

function valuesOf(key: string, lookUp: LookUp): readonly string[] {
  if (key === 'status') return stagesFrom(lookUp).map(({ name }) => quoted(name));
  if (key === 'tag') return asked(lookUp, (lookup) => lookup.tags()).map(({ tag }) => quoted(tag));
  return Object.hasOwn(FIXED, key) ? FIXED[key]! : [];
}

// The query language's own quotes; a name with one in it cannot be said in it.
const quoted = (name: string): string =>
  /^[^\s,"]+$/.test(name) ? name : name.includes('"') ? '' : `"${name}"`;
