/** A job's facts as a person reads them. */
import { daysBetween, formatDay, inWords } from '../../domain/days.ts';
import type { PostingFields } from '../../domain/job.ts';
import { formatSalary } from '../../domain/pay/money.ts';
import { plain } from '../../domain/text.ts';
import { labelled } from './wrapped.ts';

/** A day with how far away it is: `Fri 27 Nov 2026 (in 5 days)`. */
export function dayWithDistance(day: string, today: string): string {
  return `${formatDay(day)} (${inWords(daysBetween(today, day))})`;
}

/** Label and value of everything known of a posting, in reading order. */
export function postingFacts(fields: PostingFields, today: string): [string, string][] {
  const { title, company, locations, workplace, employmentType, seniority, salary, url, source } = fields;
  const rows: [string, string | null][] = [
    ['Title', title && plain(title)],
    ['Company', company && plain(company)],
    ['Place', locations.length > 0 ? locations.map(plain).join('; ') : null],
    ['Workplace', workplace],
    ['Type', employmentType],
    ['Seniority', seniority],
    ['Pay', salary && formatSalary(salary)],
    ['Posted', fields.postedOn && dayWithDistance(fields.postedOn, today)],
    ['Deadline', deadline(fields, today)],
    ['Posting', fields.postingState === 'closed' ? 'closed: no longer takes applications' : null],
    ['Link', url && plain(url)],
    ['Apply at', fields.applyUrl && fields.applyUrl !== url ? plain(fields.applyUrl) : null],
    ['Source', source && plain(source)],
    ['Number', fields.externalId && plain(fields.externalId)],
  ];
  return rows.filter((row): row is [string, string] => row[1] !== null && row[1] !== '');
}

function deadline({ expiresOn, expiresEvidence }: PostingFields, today: string): string | null {
  if (!expiresOn) return null;
  const evidence = expiresEvidence ? `, from "${plain(expiresEvidence)}"` : '';
  return `${dayWithDistance(expiresOn, today)}${evidence}`;
}

/** Rows of label and value, aligned; wrapped below themselves where a width is given. */
export function aligned(rows: [string, string][], width = Number.POSITIVE_INFINITY): string {
  const cells = Math.max(0, ...rows.map(([label]) => label.length));
  return rows.map(([label, value]) => labelled(label, value, width, cells)).join('\n');
}
