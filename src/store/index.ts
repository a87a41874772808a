/** The store: one SQLite file behind verbs. The only room with SQL. */
import type { Operation } from '../domain/records.ts';
import { isJobtrailError } from '../errors.ts';
import { blobs } from './blobs.ts';
import { contacts } from './contacts.ts';
import type { Database } from './database.ts';
import { documents } from './documents.ts';
import { type Dump, dump } from './dump.ts';
import { events } from './events.ts';
import { interviews } from './interviews.ts';
import { jobs } from './jobs.ts';
import {
  closeOperation,
  describeOperation,
  getOperation,
  type Intent,
  listOperations,
  openOperation,
} from './journal.ts';
import { type Loaded, load, sensitiveSettings } from './load.ts';
import { notes } from './notes.ts';
import { notifications } from './notifications.ts';
import { explain, openDatabase, SCHEMA_VERSION } from './open.ts';
import { postings } from './postings.ts';
import { profile } from './profile.ts';
import { refreshes } from './refreshes.ts';
import { reminders } from './reminders.ts';
import { refreshIndex, search } from './search.ts';
import { setAside } from './set-aside.ts';
import { settings } from './settings.ts';
import { skills } from './skills.ts';
import { loadOwnStages, type OwnStage, saveOwnStages } from './stages.ts';
import { calls, summaries } from './summaries.ts';
import { tags } from './tags.ts';
import { type Reverted, redo, undo } from './undo.ts';

/** How long to wait where the answer does not hang on it, in milliseconds. */
const SHORT_PATIENCE = 2000;

export interface Written<T> {
  /** The operation's id, or null where nothing changed. */
  operation: number | null;
  value: T;
}

export type Store = ReturnType<typeof openStore>;

/** Opens the store in `file`; `now` dates what is written, `patience` is how long to wait for others, in milliseconds. */
export function openStore(file: string, now: () => Date, patience?: number) {
  const db = openDatabase(file, patience);

  /** Runs `work` in one transaction that waits for its turn; SQLite's complaints become sentences. */
  const immediately = <T>(work: () => T): T => {
    try {
      return db.driver.transaction(work).immediate();
    } catch (error) {
      throw explain(error, file);
    }
  };

  const tables = rooms(db, now);
  const reverting = (work: () => Reverted | null): Reverted | null => {
    const done = immediately(() => {
      const reverted = work();
      refreshIndex(db);
      return reverted;
    });
    tables.jobs.forgetStages();
    return done;
  };
  return {
    file,
    db,
    ...tables,

    /** The stages the user added. */
    ownStages: (): OwnStage[] => loadOwnStages(db),
    /** Replaces them; for use inside `write`. */
    setOwnStages(own: OwnStage[]): void {
      saveOwnStages(db, own);
      tables.jobs.forgetStages();
    },
    /** What `doctor` wants to know of the file. */
    health: () => ({
      integrity: db.driver.pragma('integrity_check(3)', { simple: true }) as string,
      foreignKeys: (db.driver.pragma('foreign_key_check') as unknown[]).length,
      schema: SCHEMA_VERSION,
      sqlite: db.get<{ v: string }>('SELECT sqlite_version() AS v')!.v,
      jobs: tables.jobs.count(),
    }),

    /** One command's whole effect: all of it is written, or nothing. */
    write<T>(intent: Intent, work: () => T): Written<T> {
      return immediately(() => {
        const id = openOperation(db, now(), { ...intent, kind: 'change', target: null });
        const value = work();
        refreshIndex(db);
        return { operation: closeOperation(db, id), value };
      });
    },
    /** Names the running operation better, once its command knows what it did. */
    describe: (summary: string): void => describeOperation(db, summary),
    /** Writes what the program records for itself, outside the journal. */
    record: <T>(work: () => T): T => immediately(work),
    /** As `record`, for what can be worked out again: false where the file is held or cannot be written. */
    tryToRecord(work: () => void): boolean {
      const patience = db.driver.pragma('busy_timeout', { simple: true }) as number;
      db.driver.pragma(`busy_timeout = ${Math.min(patience, SHORT_PATIENCE)}`);
      try {
        immediately(work);
        return true;
      } catch (error) {
        if (isJobtrailError(error) && (error.code === 'locked' || error.code === 'read-only')) return false;
        throw error;
      } finally {
        db.driver.pragma(`busy_timeout = ${patience}`);
      }
    },

    history: (limit: number): Operation[] => listOperations(db, limit),
    operation: (id: number): Operation => getOperation(db, id),

    /** What the user has, all of it, written to `take` piece by piece as of one moment. */
    dump: (take: (piece: string) => void): void => {
      db.driver.transaction(() => {
        for (const piece of dump(db)) take(piece);
      })();
    },
    /** Runs reads that belong together as of one moment. */
    reading: <T>(work: () => T): T => db.driver.transaction(work)(),
    /** Settings in a dump that run a program or name a host. */
    sensitiveSettings: (taken: Dump): { key: string; value: string }[] => sensitiveSettings(db, taken),
    /** Writes a dump that was read; for use inside `write`. */
    load: (taken: Dump, confirmed: ReadonlySet<string>): Loaded => {
      const loaded = load(db, taken, confirmed);
      tables.jobs.forgetStages();
      return loaded;
    },
    /** How often rows with a place in a calendar were changed, by uid. */
    sequences: (): Map<string, number> =>
      new Map(
        db
          .all<{ uid: string; sequence: number }>(
            'SELECT uid, sequence FROM interviews UNION ALL SELECT uid, sequence FROM reminders',
          )
          .map(({ uid, sequence }) => [uid, sequence]),
      ),

    /**
     * Takes back one operation (the latest of the user's without an id), with what the program built on it by itself, and
     * with all that was built on it where `through`; null where there is none.
     */
    undo: (id?: number, through = false): Reverted | null => reverting(() => undo(db, now(), id, through)),

    /** Brings back all that the latest undo took; null where there is nothing to redo. */
    redo: (): Reverted | null => reverting(() => redo(db, now())),

    close(): void {
      db.driver.close();
    },
  };
}

function rooms(db: Database, now: () => Date) {
  return {
    jobs: jobs(db, now),
    postings: postings(db, now),
    events: events(db, now),
    notes: notes(db, now),
    tags: tags(db),
    contacts: contacts(db, now),
    interviews: interviews(db, now),
    documents: documents(db, now),
    blobs: blobs(db),
    reminders: reminders(db, now),
    refreshes: refreshes(db),
    setAside: setAside(db, now),
    notifications: notifications(db),
    skills: skills(db),
    summaries: summaries(db, now),
    calls: calls(db, now),
    profile: profile(db),
    settings: settings(db),
    search: search(db),
  };
}
