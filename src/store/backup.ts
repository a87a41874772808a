/** Copies of the whole file, made online and checked. */
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isJobtrailError, userError } from '../errors.ts';
import { clearPartials, dropPartial, makePartial, partialFor, placeAs, settle } from '../files.ts';
import { backupFolder } from '../paths.ts';
import type { Database } from './database.ts';
import { explain, makeSingleFile, openReadOnly, PATIENCE, SCHEMA_VERSION } from './open.ts';
import { refuseOwn } from './own-files.ts';

/** One backup: its path, when it was made (by its name), its size in bytes. */
export interface Backup {
  file: string;
  at: string;
  bytes: number;
  /** Why it was made, such as `before-import`; null for one that was asked for. */
  reason: string | null;
}

// SQLite takes no longer path, and says only that it cannot open the file.
const LONGEST_PATH = 500;
const ALL_PAGES = 0x7fffffff;
const BETWEEN_TRIES = 20;

const NAME = /-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z(?:-([a-z-]+?))?\.db$/;

const stem = (file: string): string => basename(file).replace(/\.db$/, '');

/** Backups of a database file, newest first. */
export function listBackups(file: string): Backup[] {
  const folder = backupFolder(file);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name) => {
      const found = NAME.exec(name);
      if (!found || !name.startsWith(`${stem(file)}-`)) return [];
      const [, y, mo, d, h, mi, s, ms, reason] = found;
      const path = join(folder, name);
      const bytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
      // Let go of by another process meanwhile, or a name that was taken when the program was killed.
      if (bytes === 0) return [];
      return [{ file: path, at: `${y}-${mo}-${d}T${h}:${mi}:${s}.${ms}Z`, bytes, reason: reason ?? null }];
    })
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}

/** A name in the folder of backups that nothing has yet. */
export const freePath = (file: string, at: Date, reason: string | null): string => {
  const path = (ms: number) =>
    join(
      backupFolder(file),
      `${stem(file)}-${new Date(ms).toISOString().replace(/[-:.]/g, '')}${reason ? `-${reason}` : ''}.db`,
    );
  let ms = at.getTime();
  while (existsSync(path(ms))) ms += 1;
  return path(ms);
};

/**
 * Copies the open database online, opens the copy and checks it, then lets go of all but the newest `keep`
 * (0: none are let go). `target` puts it elsewhere; a file that is there already is refused.
 */
export async function backUp(
  db: Database,
  file: string,
  { at, keep, reason, target }: { at: Date; keep: number; reason: string | null; target?: string },
): Promise<Backup> {
  if (target !== undefined) {
    refuseOwn(target, file, target);
    if (existsSync(target)) throw alreadyThere(target);
    clearPartials(dirname(target));
  } else prepareFolder(file);
  const name = (): string => target ?? freePath(file, at, reason);
  const partial = partialFor(name());
  let path: string;
  try {
    await writeCopy(db, partial, name());
    path = placeCopy(partial, name, target === undefined);
  } catch (error) {
    dropPartial(partial);
    throw explain(error, name());
  }
  if (keep > 0 && target === undefined) {
    // By its name this one may be the oldest: the clock may have been set back.
    const others = listBackups(file).filter((each) => each.file !== path);
    for (const old of others.slice(keep - 1)) rmSync(old.file, { force: true });
  }
  return { file: path, at: at.toISOString(), bytes: statSync(path).size, reason };
}

/** Gives a copy that was checked its name; where that is taken and `again`, the next that `name` says. */
export function placeCopy(partial: string, name: () => string, again: boolean): string {
  for (;;) {
    const path = name();
    try {
      placeAs(partial, path, false);
      return path;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      // Another process may have made a backup at the same moment.
      if (!again) throw alreadyThere(path);
    }
  }
}

/** Copies an open database into a half beside `wanted`, in one file, and checks the copy. */
export async function writeCopy(db: Database, partial: string, wanted: string): Promise<void> {
  const folder = dirname(partial);
  if (wanted.length > LONGEST_PATH)
    throw userError('bad-path', 'That name is too long for a file.', ['Choose a shorter one.']);
  if (!existsSync(folder)) throw userError('no-folder', `There is no folder ${folder}.`, ['Make it first.']);
  makePartial(partial);
  await copyPages(db, partial);
  finishCopy(partial, wanted);
}

/** Makes a copy that was written one file without a log and proves it whole; `wanted` is what it is to be called. */
export function finishCopy(partial: string, wanted: string): void {
  makeSingleFile(partial);
  checkBackup(partial, wanted);
  settle(partial);
}

/**
 * Copies all pages of an open database over another file, as one transaction of that file. `locked` is called once
 * nobody else can write to it any more and nothing of it has changed yet.
 */
export async function copyPages(db: Database, target: string, locked: () => void = () => {}): Promise<void> {
  const until = Date.now() + PATIENCE;
  for (;;) {
    let isLocked = false;
    const { totalPages } = await db.driver.backup(target, {
      progress: ({ totalPages: known }) => {
        // A step that found the file held by another counts no pages.
        if (known > 0 && !isLocked) {
          isLocked = true;
          locked();
        }
        return known > 0 ? ALL_PAGES : 0;
      },
    });
    // Where the file is held, the driver says that nothing is left to do, and has done nothing.
    if (totalPages > 0) return;
    if (Date.now() > until) throw Object.assign(new Error('held'), { code: 'SQLITE_BUSY' });
    await pause(BETWEEN_TRIES);
  }
}

/** Makes the folder of backups ready to take one. */
export function prepareFolder(file: string): void {
  const folder = backupFolder(file);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    if (!['ENOENT', 'EEXIST', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    throw userError('no-folder', `${folder} is no folder and cannot become one.`, [
      'It may be a link that leads nowhere: look at it with ls -l.',
    ]);
  }
  clearPartials(folder);
}

const alreadyThere = (target: string): Error =>
  userError('file-exists', `${target} is there already.`, ['Choose another name.']);

/**
 * Opens a backup and checks that it is whole, ours and not newer than this program; says how many jobs it has.
 * Messages call it `named`.
 */
export function checkBackup(path: string, named = path): { jobs: number } {
  if (!existsSync(path)) throw userError('no-such-file', `There is no file ${named}.`, ['Check the name.']);
  const db = openReadOnly(path);
  try {
    const version = db.driver.pragma('user_version', { simple: true }) as number;
    const sound = db.driver.pragma('integrity_check(1)', { simple: true }) as string;
    if (sound !== 'ok') throw userError('damaged-backup', `${named} is damaged: ${sound}.`);
    const ours = db.get("SELECT 1 FROM sqlite_schema WHERE name = 'operations'");
    if (!ours || version === 0) throw userError('not-a-backup', `${named} is no database of jobtrail.`);
    if (version > SCHEMA_VERSION) {
      throw userError('newer-database', `${named} was written by a newer jobtrail.`, [
        'Upgrade jobtrail first.',
      ]);
    }
    return { jobs: db.get<{ n: number }>('SELECT count(*) AS n FROM jobs')!.n };
  } catch (error) {
    throw isJobtrailError(error) ? error : explain(error, named);
  } finally {
    db.driver.close();
  }
}
