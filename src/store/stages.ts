import { type Stage, STAGES, withOwnStages } from '../domain/stages.ts';
import type { Database } from './database.ts';

/** One stage the user added, as `config stages add` keeps it. */
export type OwnStage = Parameters<typeof withOwnStages>[0][number];

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
