/** The way back: a backup in the place of the database, and what it replaces kept. */
import { chmodSync, copyFileSync, existsSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { isJobtrailError } from '../errors.ts';
import { dropPartial, makePartial, partialFor, placeAs, settle } from '../files.ts';
import {
  type Backup,
  checkBackup,
  copyPages,
  finishCopy,
  freePath,
  listBackups,
  placeCopy,
  prepareFolder,
  writeCopy,
} from './backup.ts';
import type { Database } from './database.ts';
import { explain, openDatabase, openReadOnly } from './open.ts';
import { COMPANIONS } from './own-files.ts';

/** The newest backup that is whole, and the newer ones that are not, with what is wrong with each. */
export function newestWhole(file: string): {
  backup: Backup | null;
  passedOver: { file: string; reason: string }[];
} {
  const passedOver: { file: string; reason: string }[] = [];
  for (const backup of listBackups(file)) {
    // A damaged file that was put aside is kept with the backups, and is none.
    if (backup.reason === 'damaged') continue;
    try {
      checkBackup(backup.file);
      return { backup, passedOver };
    } catch (error) {
      if (!isJobtrailError(error)) throw error;
      passedOver.push({ file: backup.file, reason: error.message });
    }
  }
  return { backup: null, passedOver };
}

/**
 * Puts a backup in the place of the database file and keeps what was there; returns where, null where there was
 * nothing. The database must not be open in this process. What other processes finish meanwhile is either in the copy
 * that is kept or comes after the backup: they cannot write between the two.
 */
export async function restoreFrom(path: string, file: string, at: Date): Promise<{ kept: string | null }> {
  checkBackup(path);
  const source = openReadOnly(path);
  try {
    prepareFolder(file);
    const kept = await overwrite(source, file, at);
    // One that an older program wrote is brought up to date at once: another process may be waiting to write.
    openDatabase(file).driver.close();
    // Through a connection that does not wait for the disk, so it is made to last here.
    for (const each of [file, `${realpathSync(file)}-wal`]) if (existsSync(each)) settle(each);
    return { kept };
  } catch (error) {
    throw explain(error, file);
  } finally {
    source.driver.close();
  }
}

/** Overwrites the file through SQLite; one that SQLite cannot open any more is put aside and replaced. */
async function overwrite(source: Database, file: string, at: Date): Promise<string | null> {
  const isNew = !existsSync(file);
  let live: Database;
  try {
    live = openDatabase(file);
  } catch (error) {
    if (!isDamage(error)) throw error;
    return replaceBy(source, file, putAside(file, at));
  }
  try {
    let kept: string | null = null;
    await copyPages(source, file, () => {
      if (!isNew || holdsAnything(live)) kept = keep(live, file, at);
    });
    return kept;
  } finally {
    live.driver.close();
  }
}

const isDamage = (error: unknown): boolean =>
  isJobtrailError(error) && ['corrupt', 'not-a-database', 'damaged-backup'].includes(error.code);

const holdsAnything = (live: Database): boolean => live.get('SELECT 1 FROM operations') !== undefined;

/** Keeps what is in the file while nobody can write to it: as a backup, or byte for byte where it is damaged. */
function keep(live: Database, file: string, at: Date): string {
  const name = (reason: string) => () => freePath(file, at, reason);
  const partial = partialFor(name('before-restore')());
  try {
    try {
      makePartial(partial);
      live.run('VACUUM INTO ?', partial);
      finishCopy(partial, name('before-restore')());
      return placeCopy(partial, name('before-restore'), true);
    } catch (error) {
      if (!isDamage(explain(error, file))) throw error;
    }
    dropPartial(partial);
    // Opening the file beside SQLite would let go of the locks that this process has on it.
    writeFileSync(partial, live.driver.serialize(), { mode: 0o600, flush: true });
    return placeCopy(partial, name('damaged'), true);
  } finally {
    dropPartial(partial);
  }
}

/** Puts a copy in the place of a file that cannot be opened, in one step; hands `kept` on. */
async function replaceBy(source: Database, file: string, kept: string): Promise<string> {
  // A link stays one: what it leads to is replaced.
  const place = realpathSync(file);
  const partial = partialFor(place);
  try {
    await writeCopy(source, partial, place);
    // A log that is left would be read into the new file.
    for (const end of COMPANIONS) rmSync(place + end, { force: true });
    placeAs(partial, place, true);
    return kept;
  } finally {
    dropPartial(partial);
  }
}

/** Copies a file that cannot be opened to the backups, with what SQLite kept beside it; returns where. */
function putAside(file: string, at: Date): string {
  const kept = freePath(file, at, 'damaged');
  const place = realpathSync(file);
  for (const end of ['', '-wal', '-journal']) {
    if (!existsSync(place + end)) continue;
    copyFileSync(place + end, kept + end);
    chmodSync(kept + end, 0o600);
  }
  return kept;
}
