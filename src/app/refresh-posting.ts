/** Looking at one saved posting again: what `refresh` does for each job. */

import type { Comparison, FetchResult } from '../capture/index.ts';
import { formatDay } from '../domain/days.ts';
import type { Job, PostingField, PostingFields, Salary } from '../domain/job.ts';
import { jobName } from '../domain/job.ts';
import { formatSalary } from '../domain/pay/money.ts';
import type { Actor, PostingVersion } from '../domain/records.ts';
import { isJobtrailError, type JobtrailError } from '../errors.ts';
import type { Session } from './session.ts';

/** What came of looking again. */
export interface Refreshed extends Pick<Comparison, 'changes' | 'outcome' | 'textDiff' | 'reason'> {
  job: Job;
  error: Pick<JobtrailError, 'code' | 'message' | 'hints'> | null;
}

/** How to look: `by` whom the change is done, and whether local links may be followed. */
export interface Look {
  by: Actor;
  allowLocal: boolean;
}

/** Fetches a posting again, compares, and keeps what changed in one operation. */
export async function refreshPosting(session: Session, job: Job, look: Look): Promise<Refreshed> {
  const { captureUrl, comparePosting } = await import('../capture/index.ts');
  const store = session.store();
  const posting = store.postings.latest(job.id);
  const provenance = posting?.provenance ?? {};
  const handSet = Object.keys(provenance).filter((field) => provenance[field] === 'user') as PostingField[];
  let found: FetchResult;
  try {
    found = await captureUrl(job.url!, {
      allowLocal: look.allowLocal,
      env: session.environment.env,
      today: session.today(),
      etag: posting?.etag ?? null,
      lastModified: posting?.lastModified ?? null,
    });
  } catch (error) {
    if (!isJobtrailError(error)) throw error;
    const { code, message, hints } = error;
    return {
      job,
      outcome: 'uncertain',
      changes: [],
      textDiff: null,
      reason: message,
      error: { code, message, hints },
    };
  }
  // A text the user wrote is not compared with the page's.
  const ownText = provenance.description === 'user';
  const goneSince = store.refreshes.of(job.id)?.goneSince ?? null;
  const compared = comparePosting(
    { fields: job, description: ownText ? null : (posting?.description ?? null), goneSince, handSet },
    ownText ? { ...found, draft: { ...found.draft, description: null } } : found,
    session.today(),
  );
  store.record(() => {
    store.refreshes.put(job.id, { lookedAt: session.now().toISOString(), goneSince: compared.goneSince });
  });
  if (compared.outcome === 'changed' || compared.outcome === 'closed')
    keepChange(session, job, posting, found, compared, look);
  const error = found.error && {
    code: found.error.code,
    message: found.error.message,
    hints: found.error.hints,
  };
  const { outcome, changes, textDiff, reason } = compared;
  return { job: store.jobs.get(job.id) ?? job, outcome, changes, textDiff, reason, error };
}

function keepChange(
  session: Session,
  job: Job,
  posting: PostingVersion | undefined,
  { draft }: FetchResult,
  { outcome, changes, textDiff, reason }: Comparison,
  { by }: Look,
): void {
  const store = session.store();
  const fields: Partial<PostingFields> = {};
  for (const { field } of changes)
    if (field !== 'description') Object.assign(fields, { [field]: draft.fields[field] });
  if (fields.expiresOn !== undefined) fields.expiresEvidence = draft.fields.expiresEvidence;
  const closed = outcome === 'closed' && job.postingState !== 'closed';
  if (closed) fields.postingState = 'closed';
  if (Object.keys(fields).length === 0 && textDiff === null && changes.length === 0) return;
  const said = closed ? `closed: ${reason}` : changes.map(inWords).join('; ');
  store.write({ command: 'refresh', summary: `${jobName(job)}: ${said}`, by }, () => {
    if (Object.keys(fields).length > 0) store.jobs.change(job.id, fields);
    if (changes.length > 0) {
      const provenance = { ...posting?.provenance };
      for (const { field } of changes) provenance[field] = draft.provenance[field] ?? 'page';
      store.postings.add(job.id, {
        description: changes.some(({ field }) => field === 'description')
          ? draft.description
          : (posting?.description ?? null),
        snapshot: draft.snapshot ? store.blobs.put(draft.snapshot.bytes) : (posting?.snapshot ?? null),
        mediaType: draft.snapshot?.mediaType ?? posting?.mediaType ?? null,
        provenance,
        etag: draft.etag ?? null,
        lastModified: draft.lastModified ?? null,
      });
    }
    const text = [said, ...(textDiff ? [textDiff] : [])].join('\n');
    store.events.add({
      job: job.id,
      kind: 'posting',
      from: closed ? job.postingState : null,
      to: closed ? 'closed' : null,
      text,
      by,
      changed: changes.map(({ field }) => field),
    });
  });
}

const NAMES: Partial<Record<PostingField | 'description', string>> = {
  expiresOn: 'deadline',
  employmentType: 'type',
  applyUrl: 'apply link',
  description: 'text',
};

/** One change as a person reads it: `deadline 1 December → 15 December`. */
export function inWords({ field, from, to }: Comparison['changes'][number]): string {
  const name = NAMES[field] ?? field;
  return field === 'description' ? 'text changed' : `${name} ${worded(field, from)} → ${worded(field, to)}`;
}

function worded(field: string, value: unknown): string {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return 'unknown';
  if (Array.isArray(value)) return value.join(', ');
  if (field === 'salary') return formatSalary(value as Salary);
  if (field === 'expiresOn') return formatDay(value as string);
  return String(value);
}
