import { groupAt, type OwnStage, STAGES, type Stage, withOwnStages } from '../domain/stages.ts';
import type { Database } from './database.ts';
import { settings } from './settings.ts';

export type { OwnStage };

const KEY = 'stages';

/** The user's own stages, in the order they were added. */
export function loadOwnStages(db: Database): OwnStage[] {
  const row = db.get<{ value: string }>('SELECT value FROM settings WHERE key = ?', KEY);
  return row ? (JSON.parse(row.value) as OwnStage[]) : [];
}

/** Every stage, the user's own in their places. */
export function loadStages(db: Database): readonly Stage[] {
  const own = loadOwnStages(db);
  return own.length > 0 ? withOwnStages(own) : STAGES;
}

/** Keeps the user's own stages; for use inside an operation. */
export function saveOwnStages(db: Database, own: OwnStage[]): void {
  if (own.length === 0) settings(db).unset(KEY);
  else settings(db).set(KEY, JSON.stringify(own));
}

/** Jobs at none of these stages, by the stage's name. */
export function strandedJobs(db: Database, stages: readonly Stage[]): { stage: string; jobs: number[] }[] {
  const found = new Map<string, number[]>();
  const rows = db.all<{ id: number; status: string }>(
    'SELECT id, status FROM jobs WHERE status NOT IN (SELECT value FROM json_each(?)) ORDER BY status, id',
    JSON.stringify(stages.map(({ name }) => name)),
  );
  for (const { id, status } of rows) found.set(status, [...(found.get(status) ?? []), id]);
  return [...found].map(([stage, jobs]) => ({ stage, jobs }));
}

/** These stages and, as those of their group, the ones that are gone though jobs still stand at them. */
export function withGoneStages(db: Database, stages: readonly Stage[]): readonly Stage[] {
  const gone = strandedJobs(db, stages).map(({ stage: name }) => ({
    name,
    group: groupAt(name, []),
    own: true,
  }));
  return gone.length > 0 ? [...stages, ...gone] : stages;
}
