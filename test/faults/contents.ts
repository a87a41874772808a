/** Everything a database file says, in a form that two files can be compared by. */
import Driver from 'better-sqlite3';

/** What a file holds. */
export interface Contents {
  integrity: string;
  /** The operation that was left open, if any: never one. */
  open: number | null;
  /** Every row but those of the journal, as JSON; what is drawn by chance is left out. */
  rows: string;
  /** What the program works out from them, and catches up on when it is next needed. */
  derived: string;
  operations: { id: number; kind: string; command: string; undone: number }[];
  /** Ids that commands can name. */
  ids: Record<'jobs' | 'notes' | 'reminders' | 'documents' | 'interviews' | 'contacts', number[]>;
}

// Drawn by chance, or numbers nobody sees.
const PASSING = new Set(['uid', 'claim', 'device']);
const DERIVED = ['skills', 'derived', 'summaries'];
const JOURNAL = new Set(['operations', 'changes', 'taken', 'journal', 'checks', 'stale', 'jobs_fts']);

/** Opens a file, waits for no lock, and reads all of it; a log beside it is taken in. */
export function contents(file: string): Contents {
  const db = new Driver(file, { timeout: 5000 });
  try {
    const tables = db
      .prepare(
        `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
         AND name NOT LIKE 'jobs_fts_%' ORDER BY name`,
      )
      .pluck()
      .all() as string[];
    const rows: Record<string, unknown[]> = {};
    for (const table of tables.filter((name) => !JOURNAL.has(name))) {
      rows[table] = (db.prepare(`SELECT * FROM ${table} ORDER BY 1`).all() as Record<string, unknown>[]).map(
        (row) => Object.fromEntries(Object.entries(row).filter(([name]) => !PASSING.has(name))),
      );
    }
    // The index keeps no text; that it knows each job, and nothing else, can be counted.
    rows.jobs_fts = db.prepare('SELECT rowid FROM jobs_fts ORDER BY rowid').all();
    const ids = (table: string): number[] => (rows[table] as { id: number }[]).map(({ id }) => id);
    return {
      integrity: db.pragma('integrity_check', { simple: true }) as string,
      open: db.prepare('SELECT operation FROM journal').pluck().get() as number | null,
      rows: JSON.stringify(without(rows, [...DERIVED, 'meta'])),
      derived: JSON.stringify(DERIVED.map((table) => rows[table])),
      operations: db
        .prepare('SELECT id, kind, command, undone FROM operations ORDER BY id')
        .all() as Contents['operations'],
      ids: {
        jobs: ids('jobs'),
        notes: ids('notes'),
        reminders: ids('reminders'),
        documents: ids('documents'),
        interviews: ids('interviews'),
        contacts: ids('contacts'),
      },
    };
  } finally {
    db.close();
  }
}

const without = (rows: Record<string, unknown>, names: string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(rows).filter(([name]) => !names.includes(name)));
