/** What shell completion asks of the file: reads alone, never a migration, nothing made, nothing waited for. */
import { existsSync, statSync } from 'node:fs';
import { type Database, database } from './database.ts';
import { openDriver } from './driver.ts';
import { loadStages } from './stages.ts';

/** A key press is not kept waiting longer than this, in milliseconds. */
const PATIENCE = 250;

/** The most rows one list is filled with. */
const MOST = 100;

export type Lookup = ReturnType<typeof lookups>;

/** A job as completion names it. */
export interface NamedJob {
  id: number;
  title: string | null;
  company: string | null;
  status: string;
}

/** Opens the file to look things up in it; null where there is none. Throws what SQLite says of a file it cannot read. */
export function openLookup(file: string): Lookup | null {
  // An emptied file beside a log that holds everything is for `restore` to deal with, not for SQLite.
  if (!existsSync(file) || statSync(file).size === 0) return null;
  // Where a log lies beside the file, somebody has it open, or had. Where none does, a reader that may not write
  // would leave an empty one behind, and one that may takes its own away.
  const isShared = existsSync(`${file}-wal`);
  const driver = openDriver(file, { timeout: PATIENCE, readonly: isShared, fileMustExist: true });
  driver.pragma('query_only = ON');
  return lookups(database(driver));
}

function lookups(db: Database) {
  return {
    /** Jobs whose number begins with these digits, the one that is it first; without digits those changed last. */
    jobsByNumber: (digits: string): NamedJob[] =>
      digits === ''
        ? db.all(
            'SELECT id, title, company, status FROM jobs ORDER BY updated_at DESC, id DESC LIMIT ?',
            MOST,
          )
        : db.all(
            'SELECT id, title, company, status FROM jobs WHERE CAST(id AS TEXT) LIKE ? ORDER BY id LIMIT ?',
            `${digits}%`,
            MOST,
          ),
    /** Every job, newest first, until nobody asks for more. */
    *jobs(): Generator<NamedJob> {
      const statement = db.driver.prepare('SELECT id, title, company, status FROM jobs ORDER BY id DESC');
      yield* statement.iterate() as IterableIterator<NamedJob>;
    },
    /** Reminders that wait, the next first. */
    reminders: (): { id: number; message: string; dueAt: string }[] =>
      db.all(
        "SELECT id, message, due_at AS dueAt FROM reminders WHERE state IN ('waiting', 'due') ORDER BY due_at LIMIT ?",
        MOST,
      ),
    tags: (): { tag: string; jobs: number }[] =>
      db.all('SELECT tag, count(*) AS jobs FROM tags GROUP BY tag ORDER BY tag LIMIT 500'),
    stages: () => loadStages(db),
    /** The skills of the user's profile. */
    skills: (): string[] =>
      db.all<{ name: string }>('SELECT name FROM profile ORDER BY name LIMIT 500').map(({ name }) => name),
    /** What was done last, newest first. */
    operations: (): { id: number; summary: string }[] =>
      db.all('SELECT id, summary FROM operations ORDER BY id DESC LIMIT 30'),
    close(): void {
      db.driver.close();
    },
  };
}
