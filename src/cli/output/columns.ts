/** The columns a list can have: what a pipe gets of each job, and how a terminal heads it. */

import type { Job } from '../../domain/job.ts';
import { didYouMean, nearest } from '../../domain/nearest.ts';
import { formatSalary } from '../../domain/pay/money.ts';
import { plain } from '../../domain/text.ts';
import { usageError } from '../../errors.ts';

export interface Column {
  head: string;
  /** The value as a program reads it: ISO dates, empty for unknown. */
  value: (job: Job) => string;
}

const text = (value: string | number | null): string => (value === null ? '' : plain(String(value)));

/** Every column by name; a pipe gets all of them in this order, which only grows. */
export const COLUMNS: Record<string, Column> = {
  id: { head: 'ID', value: (job) => String(job.id) },
  status: { head: 'Status', value: (job) => job.status },
  title: { head: 'Title', value: (job) => text(job.title) },
  company: { head: 'Company', value: (job) => text(job.company) },
  location: { head: 'Place', value: (job) => job.locations.map(text).join('; ') },
  workplace: { head: 'Workplace', value: (job) => text(job.workplace) },
  salary: { head: 'Pay', value: (job) => (job.salary ? formatSalary(job.salary) : '') },
  deadline: { head: 'Deadline', value: (job) => text(job.expiresOn) },
  applied: { head: 'Applied', value: (job) => text(job.appliedOn) },
  reminder: { head: 'Reminder', value: (job) => text(job.nextReminder) },
  match: { head: 'Match', value: (job) => text(job.matchScore) },
  tags: { head: 'Tags', value: (job) => job.tags.map(text).join(',') },
  updated: { head: 'Updated', value: (job) => job.updatedAt },
  url: { head: 'Link', value: (job) => text(job.url) },
  saved: { head: 'Saved', value: (job) => job.savedAt },
  posted: { head: 'Posted', value: (job) => text(job.postedOn) },
  type: { head: 'Type', value: (job) => text(job.employmentType) },
  seniority: { head: 'Seniority', value: (job) => text(job.seniority) },
  source: { head: 'Source', value: (job) => text(job.source) },
};

/** What a terminal shows without being asked, and how wide it has to be for it: seven cut columns tell nothing. */
const ON_A_TERMINAL: [name: string, cells: number][] = [
  ['id', 0],
  ['status', 0],
  ['title', 0],
  ['company', 0],
  ['location', 70],
  ['deadline', 60],
  ['match', 80],
  ['updated', 80],
];

/** The columns a terminal of this width shows without being asked. */
export function columnsFor(width: number): string[] {
  return ON_A_TERMINAL.filter(([, cells]) => width >= cells).map(([name]) => name);
}

/** The columns of a comma-separated list, or a usage error with the nearest. */
export function columnsNamed(list: string): string[] {
  return list.split(',').map((word) => {
    const name = word.trim().toLowerCase();
    if (Object.hasOwn(COLUMNS, name)) return name;
    const near = nearest(name, Object.keys(COLUMNS));
    throw usageError('unknown-column', `There is no column "${name}".`, [
      ...didYouMean(near.slice(0, 1)),
      `Columns: ${Object.keys(COLUMNS).join(', ')}.`,
    ]);
  });
}

/** A job as one tab-separated line. */
export function pipeRow(job: Job, names: string[]): string {
  return names.map((name) => COLUMNS[name]!.value(job)).join('\t');
}
