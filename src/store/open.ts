import { closeSync, existsSync, lstatSync, mkdirSync, openSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type BetterSqlite from 'better-sqlite3';
import { isJobtrailError, notFoundError, userError } from '../errors.ts';
import { dropPartial, makePartial, partialFor, placeAs, settle } from '../files.ts';
import { backupFolder } from '../paths.ts';
import { type Database, database } from './database.ts';
import { openDriver } from './driver.ts';
import { generateTriggers } from './journal.ts';
import { MIGRATIONS } from './schema.ts';
import { refreshIndex } from './search.ts';
import { newDevice } from './uid.ts';

/** How long a command waits for another that is writing, in milliseconds, unless it is told otherwise. */
export const PATIENCE = 20_000;

/** The newest schema this program knows. */
export const SCHEMA_VERSION = MIGRATIONS.length;

function driverFor(file: string, patience: number): BetterSqlite.Database {
  try {
    return openDriver(file, { timeout: patience });
  } catch (error) {
    throw explain(error, file);
  }
}

/** Turns what SQLite or the system says of a file into a sentence the user can act on. */
export function explain(error: unknown, file: string): unknown {
  if (isJobtrailError(error)) return error;
  const { code = '', message = '' } = error as { code?: string; message?: string };
  if (/bindings file|NODE_MODULE_VERSION|ERR_DLOPEN_FAILED|Cannot find module/.test(`${code} ${message}`)) {
    return userError('native-missing', "SQLite's native part is not there for this Node.", [
      'Run: npm rebuild better-sqlite3   (in the folder jobtrail is installed in; npm install -g jobtrail --allow-scripts=better-sqlite3 for npm 12).',
    ]);
  }
  if (code === 'SQLITE_NOTADB') {
    return userError('not-a-database', `${file} is no SQLite database.`, [
      'Check --db and JOBTRAIL_HOME; the file was left as it is.',
    ]);
  }
  if (code.startsWith('SQLITE_CORRUPT')) {
    return userError('corrupt', `${file} is damaged.`, [
      'jobtrail doctor says how badly; jobtrail restore brings back the newest backup.',
    ]);
  }
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') {
    return userError('disk-full', `The disk is full: ${file} was left as it was.`, [
      'Make room and run it again.',
    ]);
  }
  if (code.startsWith('SQLITE_READONLY') || code === 'EROFS' || code === 'EACCES' || code === 'EPERM') {
    return userError('read-only', `${file} cannot be written.`, [
      'Check who owns the file and its folder, or choose another with --db or JOBTRAIL_HOME.',
    ]);
  }
  // Of a folder that is not there the driver says so itself, without a code.
  const isNowhere = error instanceof TypeError && /directory does not exist/.test(message);
  if (isNowhere || code.startsWith('SQLITE_CANTOPEN') || ['ENOTDIR', 'ENOENT', 'ELOOP'].includes(code)) {
    return userError('cannot-open', `${file} cannot be opened.`, [
      'Check that its folder can be written, or choose another with --db or JOBTRAIL_HOME.',
    ]);
  }
  if (code === 'SQLITE_CONSTRAINT_FOREIGNKEY') {
    return notFoundError('gone', 'What this was about was removed by another command meanwhile.', [
      'Nothing was written. jobtrail history shows what was done.',
    ]);
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return userError('locked', `Another program is writing to ${file} and does not let go of it.`, [
      'Close it and run this again; nothing was written.',
      `JOBTRAIL_WAIT says how many seconds a command waits (${PATIENCE / 1000} without it).`,
    ]);
  }
  if (code.startsWith('SQLITE_IOERR')) {
    return userError('disk-error', `The disk did not take or give back ${file} (${code}).`, [
      'Check its free space and health; finished commands are safe.',
    ]);
  }
  return error;
}

function prepareFolder(file: string): void {
  const folder = dirname(file);
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode: 0o700 });
}

/** Refuses a file that lost its contents but not its log, which SQLite would throw away as left over. */
function refuseEmptied(file: string): void {
  if (statSync(file).size > 0) return;
  const log = statSync(`${realpathSync(file)}-wal`, { throwIfNoEntry: false });
  if (!log || log.size === 0) return;
  // Another process may have made the file between these two looks; one that was emptied stays empty.
  if (statSync(file).size > 0) return;
  throw userError('corrupt', `${file} is empty, though its log is not: the file was damaged.`, [
    'jobtrail restore brings back the newest backup, and keeps what is there.',
  ]);
}

/** Refuses a file that is not this program's to write, before anything of it is changed. */
function refuseForeign(db: Database, file: string): void {
  const version = db.driver.pragma('user_version', { simple: true }) as number;
  if (version > SCHEMA_VERSION) {
    throw userError(
      'newer-database',
      `${file} was written by a newer jobtrail (schema ${version}, this one knows ${SCHEMA_VERSION}).`,
      ['Upgrade jobtrail: npm install -g jobtrail. The file was left as it is.'],
    );
  }
  if (version > 0) return;
  // One statement sees one moment: another process may be making the tables right now.
  const { tables, now } = db.get<{ tables: number; now: number }>(
    `SELECT (SELECT count(*) FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%') AS tables,
       (SELECT user_version FROM pragma_user_version) AS now`,
  )!;
  if (tables > 0 && now === 0) {
    throw userError('not-ours', `${file} is a database of another program.`, [
      'Choose another file with --db.',
    ]);
  }
}

/** Runs the migrations the file has not seen, each in one transaction, after a copy of what was there. */
function migrate(db: Database, file: string): void {
  const version = (): number => db.driver.pragma('user_version', { simple: true }) as number;
  if (version() === SCHEMA_VERSION) return;
  if (version() > 0) copyBeforeUpgrade(db, file, version());
  // A table whose checks change is made anew, which must not take with it what points at it.
  db.driver.pragma('foreign_keys = OFF');
  db.driver
    .transaction(() => {
      // Another process may have been faster.
      for (let next = version(); next < SCHEMA_VERSION; next += 1) {
        db.exec(MIGRATIONS[next]!);
        db.exec(`PRAGMA user_version = ${next + 1}`);
      }
      db.run("INSERT OR IGNORE INTO meta (key, value) VALUES ('device', ?)", newDevice());
      generateTriggers(db);
      // A migration may have made the index anew; what it holds is written by this program alone.
      refreshIndex(db);
      if ((db.driver.pragma('foreign_key_check') as unknown[]).length > 0)
        throw new Error('an upgrade of the schema left rows that point nowhere');
    })
    .immediate();
  db.driver.pragma('foreign_keys = ON');
}

function copyBeforeUpgrade(db: Database, file: string, version: number): void {
  const folder = backupFolder(file);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const copy = join(folder, `${basename(file, '.db')}-before-schema-${version + 1}.db`);
  if (existsSync(copy)) return;
  const partial = partialFor(copy);
  try {
    makePartial(partial);
    db.run('VACUUM INTO ?', partial);
    settle(partial);
    // Another process may have been faster, with the same copy.
    placeAs(partial, copy, true);
  } finally {
    dropPartial(partial);
  }
}

/** Makes a copy that nobody has open one file without a log beside it, so that it can be read from anywhere. */
export function makeSingleFile(file: string): void {
  const driver = openDriver(file, { fileMustExist: true });
  try {
    driver.pragma('journal_mode = DELETE');
  } finally {
    driver.close();
  }
}

/** Opens a file that is there for reading only, without bringing its schema up to date; the caller closes it. */
export function openReadOnly(file: string): Database {
  try {
    return database(openDriver(file, { timeout: PATIENCE, readonly: true, fileMustExist: true }));
  } catch (error) {
    throw explain(error, file);
  }
}

/**
 * Opens the file (making it, owner-only, where there is none), brings its schema up to date, and returns it. Its
 * statements wait `patience` milliseconds for another process that is writing.
 */
export function openDatabase(file: string, patience = PATIENCE): Database {
  try {
    prepareFolder(file);
    const isNew = file !== ':memory:' && !existsSync(file);
    if (!isNew && file !== ':memory:' && lstatSync(file).isSymbolicLink() && !statSync(file).isFile()) {
      throw userError('cannot-open', `${file} is a link to something that is no file.`);
    }
    if (!isNew && file !== ':memory:') refuseEmptied(file);
    if (isNew) {
      // Where SQLite cannot be had at all, no file is made.
      driverFor(':memory:', 0).close();
      // SQLite would make it everybody's to read, until that could be changed.
      closeSync(openSync(file, 'a', 0o600));
    }
    const db = database(driverFor(file, patience));
    refuseForeign(db, file);
    db.driver.pragma('journal_mode = WAL');
    db.driver.pragma('synchronous = FULL');
    db.driver.pragma('foreign_keys = ON');
    migrate(db, file);
    return db;
  } catch (error) {
    throw explain(error, file);
  }
}
