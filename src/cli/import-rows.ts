/** Import of a foreign list: shown first, written as one operation, the same again changes nothing. */
import { basename } from 'node:path';
import { dayIn } from '../domain/days.ts';
import type { Job, PostingField, PostingFields } from '../domain/job.ts';
import { type Stage, stageRank } from '../domain/stages.ts';
import { userError } from '../errors.ts';
import { type ImportedJob, readLists } from '../exchange/import/index.ts';
import type { Context } from './context.ts';
import { followJob } from './follow.ts';
import type { Ask, ImportFlags } from './import-flags.ts';
import { makeMatcher } from './import-match.ts';
import { preview, progress } from './import-preview.ts';

/** Longer ago than this, a step of the journey asks for no reminder any more. */
const RECENT_MS = 14 * 86_400_000;

type Outcome = 'added' | 'updated' | 'unchanged';

/** Reads, shows and writes the lists of a file; the answer has the shape of `import`. */
export async function importRows(
  context: Context,
  path: string,
  bytes: Buffer,
  flags: ImportFlags,
  ask: Ask,
): Promise<void> {
  const store = context.store();
  const lists = await readLists(bytes, {
    name: basename(path),
    map: flags.map ?? [],
    order: flags.dates ?? null,
    stages: store.jobs.stages(),
    zone: context.zone(),
  });
  const rows = lists.reduce((sum, list) => sum + list.rows - list.skipped.length, 0);
  const skipped = lists.flatMap((list) =>
    list.skipped.map((each) => (lists.length > 1 ? { ...each, file: list.name } : each)),
  );
  const answer = {
    recognised: [...new Set(lists.map((list) => list.recognised))].join(', '),
    columns: Object.assign({}, ...lists.map((list) => list.columns)) as Record<string, string>,
  };
  for (const list of lists) preview(context, list);
  if (flags.strict && skipped.length > 0) {
    const { line, reason } = skipped[0]!;
    throw userError('bad-row', `Line ${line}: ${reason}; nothing was imported.`, [
      'Without --strict such rows are left out and named.',
    ]);
  }
  const counts: Record<Outcome, number> = { added: 0, updated: 0, unchanged: 0 };
  const answered = (operation: number | null): void => {
    if (context.flags.json) context.ui.json({ ...answer, ...counts, skipped, operation });
  };
  if (flags.dryRun) {
    answered(null);
    return context.ui.status('Nothing was written.');
  }
  await ask(`Import ${rows} ${rows === 1 ? 'row' : 'rows'}?`);
  const [{ canonicalKey, markdownReader }, { backUpBefore }] = await Promise.all([
    import('../capture/index.ts'),
    import('./commands/backup.ts'),
  ]);
  const described = Object.values(answer.columns).includes('description');
  const markdown = described ? await markdownReader() : null;
  if (store.jobs.count() > 0) await backUpBefore(context, 'before-import');
  const bar = context.interactive && rows > 2000 ? await progress(context, rows) : null;
  const stages = store.jobs.stages();
  const { operation } = store.write(
    { command: 'import', summary: `${rows} rows of ${basename(path)}` },
    () => {
      const matcher = makeMatcher(context);
      for (const list of lists)
        list.each((row) => {
          if (row.description) row.description = markdown?.(row.description) ?? null;
          const key = canonicalKey(row.fields.url);
          const found = matcher.find(row, key);
          const outcome = found === null ? 'added' : update(context, found, row, key, stages);
          if (found === null) matcher.learn(row, key, add(context, row, key, list.recognised));
          counts[outcome] += 1;
          bar?.increment();
        });
    },
  );
  bar?.stop();
  answered(operation);
  if (context.flags.json) return;
  context.ui.status(
    operation === null
      ? 'Everything in it is here already.'
      : `Imported: ${counts.added} new, ${counts.updated} updated, ${counts.unchanged} as they were, ${skipped.length} skipped. jobtrail undo takes it back.`,
  );
}

/** What is no future and no guess: a journey's moments, in order, none after now. */
function datedSteps(row: ImportedJob, now: string): { stage: string; at: string; known: boolean }[] {
  let last = '';
  const first = row.journey.find((step) => step.at !== null)?.at;
  return row.journey.map(({ stage, at }) => {
    const known = at !== null && at <= now;
    const fallback = last || (first && first <= now ? first : now);
    const moment = known && at > last ? at : fallback > last ? fallback : last;
    last = moment;
    return { stage, at: moment, known };
  });
}

function add(context: Context, row: ImportedJob, key: string | null, recognised: string): number {
  const store = context.store();
  const now = context.now().toISOString();
  const steps = datedSteps(row, now);
  // Where the date of the last step is not told, it is now that we hear of it.
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
  hang(context, id, row);
  follow(context, id, last.at);
  return id;
}

const known = (fields: PostingFields): PostingField[] =>
  (Object.keys(fields) as PostingField[]).filter((field) => isKnown(fields[field]));

const isKnown = (value: PostingFields[PostingField]): boolean =>
  value !== null && value !== 'unknown' && !(Array.isArray(value) && value.length === 0);

/** Adds the notes, tags and people a job does not have yet; says whether there were any. */
function hang(context: Context, id: number, row: ImportedJob): boolean {
  const store = context.store();
  let changed = false;
  const notes = new Set(store.notes.of(id).map((note) => note.body));
  const together = [...notes].join('\n\n');
  for (const body of row.notes) {
    if (notes.has(body) || together === body) continue;
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
  context: Context,
  id: number,
  row: ImportedJob,
  key: string | null,
  stages: readonly Stage[],
): Outcome {
  const store = context.store();
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
  changed = forwards(context, job, row, stages) || changed;
  if (hang(context, id, row)) {
    store.jobs.touch(id);
    changed = true;
  }
  return changed ? 'updated' : 'unchanged';
}

/** Moves a job to where the list says it stands, if that is further on; never back. */
function forwards(context: Context, job: Job, row: ImportedJob, stages: readonly Stage[]): boolean {
  const store = context.store();
  const standing = store.jobs.standing(job.id);
  if (stageRank(row.status, stages) <= stageRank(job.status, stages)) {
    if (row.appliedOn === null || standing.appliedOn !== null || job.group === 'saved') return false;
    store.jobs.stand(job.id, { ...standing, appliedOn: row.appliedOn });
    return true;
  }
  const now = context.now().toISOString();
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
      (row.status === 'applied' ? dayIn(new Date(at), context.zone()) : null),
  });
  follow(context, job.id, at);
  return true;
}

function follow(context: Context, id: number, at: string): void {
  if (context.now().getTime() - Date.parse(at) <= RECENT_MS) followJob(context, id, true);
}
