import type { Actor, JourneyEntry, JourneyKind, Via } from '../domain/records.ts';
import { type Database, insert, type Row } from './database.ts';
import { newUid } from './uid.ts';

export interface NewEvent {
  job: number;
  kind: JourneyKind;
  /** When it happened, which a user may date back; now without it. */
  at?: string;
  from?: string | null;
  to?: string | null;
  text?: string | null;
  by?: Actor;
  via?: Via | null;
  /** The fields that a look at the posting found changed; for the kind `posting`. */
  changed?: readonly string[];
}

const entry = (row: Row): JourneyEntry => ({
  at: row.at as string,
  kind: row.kind as JourneyKind,
  from: row.was as string | null,
  to: row.became as string | null,
  text: row.text as string | null,
  by: row.by as Actor,
  via: row.via as Via | null,
});

/** The journey of every job. */
export function events(db: Database, now: () => Date) {
  return {
    add({ job, kind, at, from, to, text, by, via, changed }: NewEvent): number {
      const moment = now();
      return insert(db, 'events', {
        uid: newUid(db, moment.getTime()),
        job,
        at: at ?? moment.toISOString(),
        kind,
        was: from ?? null,
        became: to ?? null,
        text: text ?? null,
        by: by ?? 'user',
        via: via ?? null,
        detail: changed ? JSON.stringify({ changed }) : null,
      });
    },
    /** What moved each job from stage to stage, in the order it was told, by the job's id. */
    moves(): Map<number, { at: string; to: string }[]> {
      const moves = new Map<number, { at: string; to: string }[]>();
      const rows = db.all<{ job: number; at: string; to: string }>(
        `SELECT job, at, became AS "to" FROM events
         WHERE kind IN ('saved', 'tracked', 'status') AND became IS NOT NULL ORDER BY job, id`,
      );
      for (const { job, at, to } of rows) {
        const list = moves.get(job);
        if (list) list.push({ at, to });
        else moves.set(job, [{ at, to }]);
      }
      return moves;
    },
    /** Oldest first. */
    of: (job: number): JourneyEntry[] =>
      db.all('SELECT * FROM events WHERE job = ? ORDER BY at, id', job).map(entry),
  };
}
