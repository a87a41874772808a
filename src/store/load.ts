/** Takes a dump over: into an empty home as it was, into a used one beside what is there. */
import { STAGE_GROUPS } from '../domain/job.ts';
import { typedLink, webLink } from '../domain/links.ts';
import { settingOf } from '../domain/settings.ts';
import {
  isStageName,
  type OwnStage,
  type Stage,
  stageNamed,
  stageRank,
  withOwnStages,
} from '../domain/stages.ts';
import { userError } from '../errors.ts';
import { blobs } from './blobs.ts';
import { type Database, insert, type Row, update } from './database.ts';
import { DUMPED, type Dump, type DumpedTable, type DumpRow } from './dump.ts';
import { settings } from './settings.ts';
import { loadOwnStages, saveOwnStages } from './stages.ts';

/** What a dump brought. Counts are of jobs; `refused` are settings left out, each with its reason. */
export interface Loaded {
  added: number;
  updated: number;
  unchanged: number;
  refused: { key: string; reason: string }[];
}

const broken = (what: string): Error =>
  userError('bad-export', `The file is no complete export of jobtrail: ${what}.`, [
    'Make it again with: jobtrail export --format json --output FILE',
  ]);

/** Settings of a dump that run a program or name a host and differ from what holds here. */
export function sensitiveSettings(db: Database, dump: Dump): { key: string; value: string }[] {
  const here = settings(db).all();
  return dump.tables.settings.flatMap(({ key, value }) =>
    settingOf(String(key))?.sensitive && here[String(key)] !== value
      ? [{ key: String(key), value: String(value) }]
      : [],
  );
}

/** Writes a checked dump; for use inside an operation. `confirmed` names the sensitive settings to take over. */
export function load(db: Database, dump: Dump, confirmed: ReadonlySet<string>): Loaded {
  const keep = blobs(db);
  for (const { data } of dump.contents) keep.put(Buffer.from(data, 'base64'));
  const refused = loadSettings(db, dump.tables.settings, confirmed);
  const stages = withOwnStages(loadOwnStages(db));
  const counts = { added: 0, updated: 0, unchanged: 0 };
  const ids: Record<string, Map<number, number>> = {};
  const changedJobs = new Set<number>();
  for (const table of DUMPED) {
    if (table === 'settings') continue;
    const known = new Map<number, number>();
    ids[table] = known;
    const keepIds = idsAreFree(db, table, dump.tables[table]);
    for (const row of dump.tables[table]) {
      const own = { ...row };
      // A stage of theirs that is ours but for its spelling; one that is gone stays, and doctor says the way back.
      if (table === 'jobs') own.status = stageNamed(String(row.status), stages)?.name ?? row.status!;
      for (const parent of ['job', 'interview'] as const) {
        if (typeof own[parent] !== 'number') continue;
        own[parent] = ids[`${parent}s`]!.get(own[parent])!;
      }
      for (const column of LINKS[table] ?? [])
        own[column] = column === 'link' ? typedLink(textOf(own[column])) : webLink(textOf(own[column]));
      const there = existing(db, table, own);
      if (there !== undefined) {
        known.set(Number(row.id), there.id as number);
        if (table === 'jobs' && fill(db, there, own, stages)) changedJobs.add(there.id as number);
        continue;
      }
      if (!keepIds) delete own.id;
      // Another row of the same job and version may have come since; ours is then one more.
      if (table === 'postings') own.version = nextVersion(db, own);
      const id = insert(db, table, own);
      known.set(Number(row.id), id);
      if (table === 'jobs') counts.added += 1;
    }
  }
  counts.updated = changedJobs.size;
  counts.unchanged = dump.tables.jobs.length - counts.added - counts.updated;
  return { ...counts, refused };
}

/** Columns that hold a link, which a stranger's file may have filled with anything. */
const LINKS: Partial<Record<DumpedTable, string[]>> = { jobs: ['url', 'apply_url'], contacts: ['link'] };

const textOf = (value: DumpRow[string] | undefined): string | null =>
  typeof value === 'string' ? value : null;

// Ids are never reused: they are kept only where none of this table's was ever given out here.
function idsAreFree(db: Database, table: DumpedTable, rows: DumpRow[]): boolean {
  const last = db.get<{ seq: number }>('SELECT seq FROM sqlite_sequence WHERE name = ?', table)?.seq ?? 0;
  return rows.every((row) => Number(row.id) > last);
}

function existing(db: Database, table: DumpedTable, row: DumpRow): Row | undefined {
  if (table === 'tags') return db.get('SELECT * FROM tags WHERE job = ? AND tag = ?', row.job!, row.tag!);
  if (table === 'profile') return db.get('SELECT * FROM profile WHERE name = ?', row.name!);
  return db.get(`SELECT * FROM ${table} WHERE uid = ?`, row.uid ?? '');
}

function nextVersion(db: Database, { job, version }: DumpRow): number {
  if (!db.get('SELECT 1 FROM postings WHERE job = ? AND version = ?', job!, version!)) return Number(version);
  return db.get<{ n: number }>('SELECT max(version) + 1 AS n FROM postings WHERE job = ?', job!)!.n;
}

const STANDING = ['status', 'status_at', 'tracked_at', 'applied_on'];
const OWN = new Set(['id', 'uid', 'updated_at', 'saved_at', ...STANDING]);

/** Fills what is unknown here from the same job elsewhere, and moves it forwards, never back. */
function fill(db: Database, there: Row, row: DumpRow, stages: readonly Stage[]): boolean {
  const change: DumpRow = {};
  for (const [name, value] of Object.entries(row))
    if (!OWN.has(name) && there[name] === null && value !== null) change[name] = value;
  if (stageRank(String(row.status), stages) > stageRank(String(there.status), stages))
    for (const name of STANDING) change[name] = row[name] ?? null;
  if (Object.keys(change).length === 0) return false;
  if (String(row.updated_at) > String(there.updated_at)) change.updated_at = row.updated_at!;
  return update(db, 'jobs', there.id as number, change);
}

function loadSettings(db: Database, rows: DumpRow[], confirmed: ReadonlySet<string>): Loaded['refused'] {
  const refused: Loaded['refused'] = [];
  const here = settings(db).all();
  const keepIds = idsAreFree(db, 'settings', rows);
  for (const row of rows) {
    const [key, value] = [String(row.key), String(row.value)];
    if (key === 'stages') {
      addStages(db, value, row, keepIds);
      continue;
    }
    const setting = settingOf(key);
    if (Object.hasOwn(here, key)) {
      if (here[key] !== value) refused.push({ key, reason: 'another value is set here' });
    } else if (!setting) refused.push({ key, reason: 'this jobtrail does not know it' });
    else if (!setting.valid(value)) refused.push({ key, reason: `it must be ${setting.shape}` });
    else if (setting.sensitive && !confirmed.has(key)) refused.push({ key, reason: 'it was not confirmed' });
    else insert(db, 'settings', { ...(keepIds ? { id: row.id! } : {}), key, value });
  }
  return refused;
}

function addStages(db: Database, value: string, row: DumpRow, keepIds: boolean): void {
  const theirs = readStages(value);
  const ours = loadOwnStages(db);
  const added: OwnStage[] = [];
  for (const stage of theirs)
    if (!stageNamed(stage.name, withOwnStages([...ours, ...added]))) added.push(stage);
  if (added.length === 0) return;
  if (ours.length === 0 && keepIds && added.length === theirs.length)
    insert(db, 'settings', { id: row.id!, key: 'stages', value });
  else saveOwnStages(db, [...ours, ...added]);
}

function readStages(value: string): OwnStage[] {
  let stages: unknown;
  try {
    stages = JSON.parse(value);
  } catch {
    throw broken('its stages cannot be read');
  }
  const fits = (stage: Partial<OwnStage> | null): boolean =>
    typeof stage?.name === 'string' &&
    isStageName(stage.name) &&
    STAGE_GROUPS.includes(stage.group as OwnStage['group']) &&
    (stage.after === null || typeof stage.after === 'string');
  if (!Array.isArray(stages) || !stages.every(fits)) throw broken('its stages cannot be read');
  return stages as OwnStage[];
}
