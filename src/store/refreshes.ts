import type { Database } from './database.ts';

/** How a posting stood when it was last looked at. */
export interface Refresh {
  /** UTC ISO 8601. */
  lookedAt: string;
  /** The day its page was first found gone, `YYYY-MM-DD`; null where it is there. */
  goneSince: string | null;
}

/** When each posting was last looked at again; the program's own, outside the journal. */
export function refreshes(db: Database) {
  return {
    of(job: number): Refresh | undefined {
      const row = db.get<{ looked_at: string; gone_since: string | null }>(
        'SELECT looked_at, gone_since FROM refreshes WHERE job = ?',
        job,
      );
      return row && { lookedAt: row.looked_at, goneSince: row.gone_since };
    },
    /** For use inside `record` or `write`. */
    put(job: number, { lookedAt, goneSince }: Refresh): void {
      db.run(
        'INSERT OR REPLACE INTO refreshes (job, looked_at, gone_since) VALUES (?, ?, ?)',
        job,
        lookedAt,
        goneSince,
      );
    },
  };
}
