/** Writes the rows of a foreign list: new jobs with their journey, and what is news of those there are. */
import { addDays, dayIn } from '../../domain/days.ts';
import type { Job, PostingField, PostingFields } from '../../domain/job.ts';
import { noticeSettings } from '../../domain/notices/settings.ts';
import { type Stage, stageRank } from '../../domain/stages.ts';
import type { ImportedJob } from '../../exchange/import/index.ts';
import { replanReminders } from '../plan-reminders.ts';
import type { Session } from '../session.ts';

/** Writes one row at a time, inside the running operation. */
export interface Writer {
  /** Adds a job; `recognised` is where it came from. */
  add(row: ImportedJob, key: string | null, recognised: string): void;
  /** Fills what is unknown of a job and moves it forwards, never back. */
  update(id: number, row: ImportedJob, key: string | null): 'updated' | 'unchanged';
}

/** A writer with the stages and settings of this moment. */
export function makeWriter(session: Session): Writer {
  const stages = session.store().jobs.stages();
  const { followUp, zone } = noticeSettings((key) => session.store().settings.get(key));
  // Applied before this day, no follow-up lies ahead any more: what is over by then asks for nothing.
  const asksSince = addDays(dayIn(session.now(), zone), -followUp.after * followUp.times);
  return {
    add: (row, key, recognised) => {
      const id = add(session, row, key, recognised);
      if (row.appliedOn !== null && row.appliedOn >= asksSince) replanReminders(session, id, true);
    },
    update: (id, row, key) => update(session, id, row, key, stages),
  };
}

/** Keeps jobs that were added after `before` and came old from being announced as old; inside the running operation. */
export function skipNoticesOfOld(session: Session, before: number): void {
  const store = session.store();
  const settings = noticeSettings((key) => store.settings.get(key));
  store.notifications.passOver(before, session.now(), settings);
}

/** A journey with a moment for every step: its own where it is told and no future, else that of what went before. */
function datedSteps(row: ImportedJob, now: string): { stage: string; at: string; known: boolean }[] {
  const told = row.journey.map(({ at }) => at).filter((at) => at !== null && at <= now) as string[];
  let latest = told.sort()[0] ?? now;
  return row.journey.map(({ stage, at }) => {
    const known = at !== null && at <= now;
    const moment = known ? at : latest;
    if (moment > latest) latest = moment;
    return { stage, at: moment, known };
  });
}

function add(session: Session, row: ImportedJob, key: string | null, recognised: string): number {
  const store = session.store();
  const now = session.now().toISOString();
  const steps = datedSteps(row, now);
  const last = steps.at(-1)!;
  const tracked = steps.find((step) => step.stage !== 'saved');
  const id = store.jobs.add({
    fields: row.fields,
    canonicalKey: key,
    status: row.status,
    savedAt: steps[0]!.at,
    statusAt: last.at,
    trackedAt: tracked?.at ?? null,
    appliedOn: row.appliedOn,
  });
  store.postings.add(id, {
    description: row.description,
    snapshot: null,
    mediaType: null,
    provenance: Object.fromEntries(known(row.fields).map((field) => [field, 'import'])),
  });
  for (const [i, { stage, at }] of steps.entries())
    store.events.add({
      job: id,
      kind: i === 0 ? 'saved' : 'status',
      at,
      from: steps[i - 1]?.stage ?? null,
      to: stage,
      text: i === 0 ? recognised : null,
    });
  addMissingItems(session, id, row);
  return id;
}

const known = (fields: PostingFields): PostingField[] =>
  (Object.keys(fields) as PostingField[]).filter((field) => isKnown(fields[field]));

const isKnown = (value: PostingFields[PostingField]): boolean =>
  value !== null && value !== 'unknown' && !(Array.isArray(value) && value.length === 0);

/** True where a text is some of these, in any order: a list has one cell for all notes of a job. */
function isMadeOf(text: string, notes: readonly string[]): boolean {
  const pieces = [...new Set(notes.map((note) => note.trim()))].filter(Boolean);
  const whole = text.trim();
  const ends = [0];
  const seen = new Set(ends);
  for (let at = ends.pop(); at !== undefined; at = ends.pop()) {
    for (const piece of pieces) {
      if (!whole.startsWith(piece, at)) continue;
      const end = at + piece.length;
      if (end === whole.length) return true;
      const next = end + /^\s*/.exec(whole.slice(end, end + 20))![0].length;
      if (whole.startsWith('\n\n', end) && !seen.has(next)) {
        seen.add(next);
        ends.push(next);
      }
    }
  }
  return false;
}

/** Adds the notes, tags and people a job does not have yet; says whether there were any. */
function addMissingItems(session: Session, id: number, row: ImportedJob): boolean {
  const store = session.store();
  let changed = false;
  for (const body of row.notes) {
    const known = store.notes.of(id).map((note) => note.body);
    if (isMadeOf(body, known)) continue;
    store.notes.add(id, body);
    changed = true;
  }
  for (const tag of row.tags) changed = store.tags.add(id, tag) || changed;
  const { contact } = row;
  if (contact && !store.contacts.of(id).some((c) => c.name === contact.name)) {
    store.contacts.add(id, { ...contact, role: null, link: null });
    changed = true;
  }
  return changed;
}

function update(
  session: Session,
  id: number,
  row: ImportedJob,
  key: string | null,
  stages: readonly Stage[],
): 'updated' | 'unchanged' {
  const store = session.store();
  const job = store.jobs.get(id) as Job;
  const missing = known(row.fields).filter((field) => !isKnown(job[field]));
  if (missing.length > 0)
    store.jobs.change(id, Object.fromEntries(missing.map((field) => [field, row.fields[field]])));
  if (missing.includes('url')) store.jobs.setCanonicalKey(id, key);
  let changed = missing.length > 0;
  if (row.description && !store.postings.latest(id)?.description) {
    store.postings.add(id, { description: row.description, snapshot: null, mediaType: null, provenance: {} });
    changed = true;
  }
  changed = forwards(session, job, row, stages) || changed;
  if (addMissingItems(session, id, row)) {
    store.jobs.touch(id);
    changed = true;
  }
  return changed ? 'updated' : 'unchanged';
}

/** Moves a job to where the list says it stands, if that is further on; never back. */
function forwards(session: Session, job: Job, row: ImportedJob, stages: readonly Stage[]): boolean {
  const store = session.store();
  const standing = store.jobs.standing(job.id);
  if (stageRank(row.status, stages) <= stageRank(job.status, stages)) {
    if (row.appliedOn === null || standing.appliedOn !== null || job.group === 'saved') return false;
    store.jobs.stand(job.id, { ...standing, appliedOn: row.appliedOn });
    return true;
  }
  const now = session.now().toISOString();
  let from = job.status;
  let at = now;
  for (const step of datedSteps(row, now)) {
    if (stageRank(step.stage, stages) <= stageRank(from, stages)) continue;
    at = step.known ? step.at : now;
    store.events.add({ job: job.id, kind: 'status', at, from, to: step.stage });
    from = step.stage;
  }
  store.jobs.stand(job.id, {
    status: row.status,
    statusAt: at,
    trackedAt: standing.trackedAt ?? at,
    appliedOn:
      row.appliedOn ??
      standing.appliedOn ??
      (row.status === 'applied' ? dayIn(new Date(at), session.zone()) : null),
  });
  replanReminders(session, job.id, true);
  return true;
}
