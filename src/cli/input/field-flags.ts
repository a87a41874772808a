/** The flags that set a posting's fields by hand, the same for `save`, `track` and `edit`. */

import { type Command, Option } from 'commander';
import { readDay } from '../../app/words/date.ts';
import {
  EMPLOYMENT_TYPES,
  type PostingFields,
  type Salary,
  SENIORITIES,
  WORKPLACES,
} from '../../domain/job.ts';
import { typedLink } from '../../domain/links.ts';
import { didYouMean, nearest } from '../../domain/nearest.ts';
import { parseSalary } from '../../domain/pay/money.ts';
import { usageError } from '../../errors.ts';
import type { Context } from '../context.ts';

export interface FieldFlags {
  title?: string;
  company?: string;
  location?: string[];
  workplace?: string;
  type?: string;
  seniority?: string;
  salary?: string;
  posted?: string;
  deadline?: string;
  url?: string;
  source?: string;
}

/** Collects the values of a flag that may be given several times. */
export const gather = (value: string, before: string[] = []): string[] => [...before, value];

/** Adds the field flags to a command. */
export function addFieldFlags(command: Command): Command {
  return command
    .option('--title <text>', 'job title')
    .option('--company <name>', 'employer')
    .addOption(new Option('--location <place>', 'place; several times for several').argParser(gather))
    .option('--workplace <word>', WORKPLACES.join(', '))
    .option('--type <word>', EMPLOYMENT_TYPES.join(', '))
    .option('--seniority <word>', SENIORITIES.join(', '))
    .option('--salary <pay>', 'such as "60-75k EUR/year" or "17.50 USD/hour"')
    .option('--posted <day>', 'when it was posted')
    .option('--deadline <day>', 'the last day to apply')
    .option('--url <link>', "the posting's address")
    .option('--source <where>', 'where you found it');
}

// What people write to say that there is none.
const isNone = (value: string): boolean => value.trim() === '' || value.trim().toLowerCase() === 'none';

function oneOf<T extends string>(flag: string, value: string, words: readonly T[]): T | null {
  if (isNone(value)) return null;
  const wanted = value
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
  const plain = wanted.replaceAll('-', '');
  const found =
    words.find((w) => w.replaceAll('-', '') === plain) ?? words.filter((w) => w.startsWith(wanted))[0];
  if (found) return found;
  const near = nearest(wanted, words);
  throw usageError('bad-value', `--${flag} cannot be "${value}".`, [
    ...didYouMean(near.slice(0, 1)),
    `It is one of ${words.join(', ')}, or none.`,
  ]);
}

/** Pay as typed, or a usage error that shows how. */
export function readSalary(flag: string, value: string): Salary | null {
  if (isNone(value)) return null;
  const salary = parseSalary(value);
  if (salary) return salary;
  throw usageError('bad-salary', `--${flag} "${value}" is no pay that can be read.`, [
    'Write it as "60-75k EUR/year", "17.50 USD/hour" or "from 50000 CZK/month".',
  ]);
}

function readUrl(value: string): string | null {
  if (isNone(value)) return null;
  const link = typedLink(value);
  if (link && new URL(link).hostname.includes('.')) return new URL(link).href;
  throw usageError('bad-url', `--url "${value}" is no web address.`, ['It begins with https:// or http://.']);
}

/** The fields the flags set; `none` clears one. */
export async function readFieldFlags(context: Context, flags: FieldFlags): Promise<Partial<PostingFields>> {
  const fields: Partial<PostingFields> = {};
  const text = (value: string) => (isNone(value) ? null : value.trim());
  if (flags.title !== undefined) fields.title = text(flags.title);
  if (flags.company !== undefined) fields.company = text(flags.company);
  if (flags.location)
    fields.locations = flags.location.flatMap((v) => (isNone(v) ? [] : v.split(';').map((p) => p.trim())));
  if (flags.workplace !== undefined) fields.workplace = oneOf('workplace', flags.workplace, WORKPLACES);
  if (flags.type !== undefined) fields.employmentType = oneOf('type', flags.type, EMPLOYMENT_TYPES);
  if (flags.seniority !== undefined) fields.seniority = oneOf('seniority', flags.seniority, SENIORITIES);
  if (flags.salary !== undefined) fields.salary = readSalary('salary', flags.salary);
  if (flags.url !== undefined) fields.url = readUrl(flags.url);
  if (flags.source !== undefined) fields.source = text(flags.source);
  const at = { now: context.now(), zone: context.zone() };
  if (flags.posted !== undefined)
    fields.postedOn = isNone(flags.posted) ? null : await readDay(flags.posted, { ...at, direction: 'back' });
  if (flags.deadline !== undefined) {
    fields.expiresOn = isNone(flags.deadline) ? null : await readDay(flags.deadline, at);
    fields.expiresEvidence = null;
  }
  return fields;
}
