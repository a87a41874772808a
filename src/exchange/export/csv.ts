import { didYouMean, nearest } from '../../domain/nearest.ts';
import { withoutSteering } from '../../domain/text.ts';
import { usageError } from '../../errors.ts';
import { type ExportedJob, stagesOf } from './record.ts';

type Cell = string | number | null;

/** The columns of a CSV by name, in the order they are written. */
export const CSV_COLUMNS: Readonly<Record<string, (job: ExportedJob) => Cell>> = {
  title: (job) => job.title,
  company: (job) => job.company,
  status: (job) => job.status,
  locations: (job) => job.locations.join('; '),
  workplace: (job) => job.workplace,
  employmentType: (job) => job.employmentType,
  seniority: (job) => job.seniority,
  salaryMin: (job) => job.salary?.min ?? null,
  salaryMax: (job) => job.salary?.max ?? null,
  salaryCurrency: (job) => job.salary?.currency ?? null,
  salaryPeriod: (job) => job.salary?.period ?? null,
  url: (job) => job.url,
  applyUrl: (job) => job.applyUrl,
  source: (job) => job.source,
  externalId: (job) => job.externalId,
  language: (job) => job.language,
  postedOn: (job) => job.postedOn,
  expiresOn: (job) => job.expiresOn,
  postingState: (job) => job.postingState,
  savedAt: (job) => job.savedAt,
  appliedOn: (job) => job.appliedOn,
  updatedAt: (job) => job.updatedAt,
  tags: (job) => job.tags.join('; '),
  matchScore: (job) => job.matchScore,
  stageHistory: (job) =>
    stagesOf(job)
      .map(({ at, stage }) => `${at} ${stage}`)
      .join('; '),
  notes: (job) => job.notes.map((note) => note.body).join('\n\n'),
  uid: (job) => job.uid,
};

/** The columns of a comma-separated list, or a usage error with the nearest. */
export function csvColumns(list: string): string[] {
  return list.split(',').map((word) => {
    const name = word.trim();
    const known = Object.keys(CSV_COLUMNS);
    const found = known.find((column) => column.toLowerCase() === name.toLowerCase());
    if (found) return found;
    const near = nearest(name, known);
    throw usageError('unknown-column', `There is no column "${name}".`, [
      ...didYouMean(near.slice(0, 1)),
      `Columns: ${known.join(', ')}.`,
    ]);
  });
}

// OWASP, CSV injection: a spreadsheet runs what begins so. The tab and the line end are its other ways in.
const FORMULA = /^[=+\-@\t\n]/;

/** One cell by RFC 4180; text a spreadsheet would take for a formula gets an apostrophe before it. */
export function csvCell(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const clean = withoutSteering(value);
  const safe = FORMULA.test(clean) ? `'${clean}` : clean;
  return /[",;\r\n\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The jobs as CSV (RFC 4180: CRLF, a header line), piece by piece. */
export function* toCsv(
  jobs: Iterable<ExportedJob>,
  { columns = Object.keys(CSV_COLUMNS), bom = false }: { columns?: string[]; bom?: boolean } = {},
): Generator<string> {
  yield `${bom ? '\ufeff' : ''}${columns.join(',')}\r\n`;
  for (const job of jobs) yield `${columns.map((name) => csvCell(CSV_COLUMNS[name]!(job))).join(',')}\r\n`;
}
