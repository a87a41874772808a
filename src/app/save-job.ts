/** From a source to a saved job: shared by `save`, `track` and `summarize`. */
import { basename } from 'node:path';
import { type Draft, emptyFields, passedDeadline, type Warning } from '../domain/draft.ts';
import type { Job, PostingFields } from '../domain/job.ts';
import { jobName } from '../domain/job.ts';
import { userError } from '../errors.ts';
import type { Move } from './move-job.ts';
import { moveJob } from './move-job.ts';
import { readLimited } from './read-file.ts';
import type { Session } from './session.ts';

/** The largest file that is read, in bytes. */
const LARGEST = 10 * 1024 * 1024;

/** Reads a file of a posting; what cannot be one is refused with a sentence. */
export const readSource = (session: Session, path: string): Buffer =>
  readLimited(session, path, {
    most: LARGEST,
    instead: 'Copy the text of the posting into a file of its own.',
  });

/** The draft of a file's bytes, or of text that was piped in (`name` null). */
export async function draftOf(session: Session, bytes: Buffer, name: string | null): Promise<Draft> {
  const { captureBytes } = await import('../capture/index.ts');
  return captureBytes(bytes, { name: name === null ? null : basename(name), today: session.today() });
}

/** A draft of nothing but flags. */
export function blankDraft(): Draft {
  return {
    fields: emptyFields(),
    description: null,
    snapshot: null,
    provenance: {},
    warnings: [],
    isPosting: true,
    canonicalKey: null,
  };
}

/** The draft with what the user set by hand over it, marked so. */
export function withHandSet(draft: Draft, hand: Partial<PostingFields>): Draft {
  const provenance = { ...draft.provenance };
  for (const field of Object.keys(hand) as (keyof PostingFields)[]) provenance[field] = 'user';
  return {
    ...draft,
    fields: { ...draft.fields, ...hand },
    provenance,
    warnings: draft.warnings.filter(
      (w) => !(w.code === 'no-title' && hand.title) && !(w.code === 'no-company' && hand.company),
    ),
    canonicalKey:
      hand.url !== undefined && hand.url !== null ? (draft.canonicalKey ?? hand.url) : draft.canonicalKey,
  };
}

/** Refuses what is plainly no posting, unless the user said himself what it is. */
export function refuseNoPosting(draft: Draft, source: string | null, hints: string[]): void {
  if (draft.isPosting || draft.provenance.title === 'user') return;
  const why = draft.warnings.find((one) => one.code === 'not-a-posting')?.message ?? 'This is no posting.';
  throw userError('not-a-posting', `${source ?? 'The input'} was not saved. ${why}`, hints);
}

/** A draft's warnings, with those about what it lacks and a deadline that has passed by `today`. */
export function lacking({ fields, warnings }: Draft, today: string): Warning[] {
  const said = new Set(warnings.map((w) => w.code));
  const found = [...warnings];
  if (!fields.title && !said.has('no-title')) {
    found.push({ code: 'no-title', message: 'No title was found; --title or jobtrail edit sets it.' });
  }
  if (!fields.company && !said.has('no-company')) {
    found.push({ code: 'no-company', message: 'No company was found; --company or jobtrail edit sets it.' });
  }
  const passed = said.has('deadline-passed') ? null : passedDeadline(fields.expiresOn, today);
  return passed ? [...found, passed] : found;
}

export interface Extras {
  tags: string[];
  note: string | undefined;
  /** Where it goes at once, beyond saved. */
  move: Move | null;
}

/** Writes a draft as a job, inside the running operation; returns its id. */
export function keepDraft(session: Session, draft: Draft, { tags, note, move }: Extras): number {
  const store = session.store();
  const id = store.jobs.add({ fields: draft.fields, canonicalKey: draft.canonicalKey, status: 'saved' });
  const snapshot = draft.snapshot ? store.blobs.put(draft.snapshot.bytes) : null;
  store.postings.add(id, {
    description: draft.description,
    snapshot,
    mediaType: draft.snapshot?.mediaType ?? null,
    provenance: draft.provenance as Record<string, string>,
    etag: draft.etag ?? null,
    lastModified: draft.lastModified ?? null,
  });
  store.events.add({ job: id, kind: 'saved', to: 'saved', text: draft.fields.source });
  for (const tag of tags) store.tags.add(id, tag);
  if (note) store.notes.add(id, note);
  const job = store.jobs.get(id)!;
  if (move) moveJob(session, job, move);
  store.describe(jobName(job));
  return id;
}

/** The job a draft would be the same as: by its canonical key, or by name and text where it has none. */
export function duplicateOf(session: Session, { canonicalKey, fields, description }: Draft): Job | undefined {
  const { jobs, postings } = session.store();
  if (canonicalKey !== null) return jobs.withKey(canonicalKey);
  if (!description) return undefined;
  return jobs
    .sameName(fields.company, fields.title)
    .find((job) => postings.latest(job.id)?.description === description);
}

/** A warning where the same company already has a job of this title; never merged. */
export function sameNameWarning(session: Session, { fields }: Draft): Warning[] {
  if (!fields.title || !fields.company) return [];
  const [other] = session.store().jobs.sameName(fields.company, fields.title);
  if (!other) return [];
  const applied = other.appliedOn ? `, applied ${other.appliedOn}` : '';
  return [
    {
      code: 'same-name',
      message: `You already have a job of this name: ${jobName(other)} (${other.status}${applied}). Both are kept.`,
    },
  ];
}

/** A draft as `--json` shows it: a job with everything a saved one has, unknown or not there yet. */
export function draftJob(draft: Draft): Record<string, unknown> {
  return {
    id: null,
    uid: null,
    ...draft.fields,
    status: null,
    group: null,
    savedAt: null,
    trackedAt: null,
    appliedOn: null,
    updatedAt: null,
    tags: [],
    matchScore: null,
    nextReminder: null,
    offer: null,
    description: draft.description,
    provenance: draft.provenance,
  };
}
