import { type OwnStage, STAGES, type Stage, withOwnStages } from '../domain/stages.ts';
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
