import type { SetAside } from '../domain/records.ts';
import { type Database, insert } from './database.ts';
import { newUid } from './uid.ts';

/** What the user set aside of the agenda; part of the journal, so that undo brings it back. */
export function setAside(db: Database, now: () => Date) {
  return {
    all: (): SetAside[] =>
      db.all<SetAside & Record<string, never>>('SELECT job, kind, about, until FROM set_aside ORDER BY id'),
    /** Sets one thing of a job aside, in place of what was said of it before. */
    put(job: number, { kind, about, until }: Omit<SetAside, 'job'>): void {
      db.run('DELETE FROM set_aside WHERE job = ? AND kind = ?', job, kind);
      const at = now();
      insert(db, 'set_aside', {
        uid: newUid(db, at.getTime()),
        job,
        kind,
        about,
        until,
        at: at.toISOString(),
      });
    },
  };
}
