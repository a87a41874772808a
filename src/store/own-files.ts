/** Which files are the database's own, by whatever name they are reached. */
import { readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { userError } from '../errors.ts';
import { backupFolder } from '../paths.ts';

/** What SQLite keeps beside a database: the log, its index, and the older kind of log. */
export const COMPANIONS = ['-wal', '-shm', '-journal'] as const;

const orItself = (path: string, found: () => string): string => {
  try {
    return found();
  } catch {
    return path;
  }
};

/** Where a name leads: its folder's real place, whether or not the file is there. */
const placeOf = (path: string): string =>
  orItself(path, () => join(realpathSync(dirname(path)), basename(path)));
const realOf = (path: string): string => orItself(placeOf(path), () => realpathSync(path));

const identityOf = (path: string): string | null => {
  try {
    const { dev, ino } = statSync(path, { bigint: true });
    return `${dev} ${ino}`;
  } catch {
    return null;
  }
};

const backupsOf = (database: string): string[] => {
  try {
    return readdirSync(backupFolder(database)).map((name) => join(backupFolder(database), name));
  } catch {
    return [];
  }
};

/**
 * Refuses to write to `target` where that is the database, what SQLite keeps or may come to keep beside it, or one of
 * its backups, also through a link. Both are absolute; `named` is the name as the user knows it.
 */
export function refuseOwn(target: string, database: string, named: string): void {
  const real = realOf(resolve(database));
  const beside = [real, ...COMPANIONS.map((end) => real + end)];
  // Some disks take one name for another that is written in small letters.
  const names = new Set(beside.map((path) => path.toLowerCase()));
  const identity = identityOf(target);
  const own =
    [placeOf(target), realOf(target)].some((path) => names.has(path.toLowerCase())) ||
    (identity !== null && [...beside, ...backupsOf(database)].some((path) => identityOf(path) === identity));
  if (!own) return;
  throw userError('is-database', `${named} belongs to the database itself.`, ['Choose another name.']);
}
