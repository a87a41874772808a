/** Copies of the whole file, made online and checked, and the way back. */
import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isJobtrailError, userError } from '../errors.ts';
import { backupFolder } from '../paths.ts';
import type { Database } from './database.ts';
import { explain, makeSingleFile, openReadOnly, SCHEMA_VERSION } from './open.ts';

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

const freePath = (file: string, at: Date, reason: string | null): string => {
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
  if (target !== undefined && existsSync(target)) throw alreadyThere(target);
  if (target === undefined) prepareFolder(file);
  const path = await copyTo(db, target ?? freePath(file, at, reason), (taken) => {
    if (target !== undefined) throw alreadyThere(taken);
    return freePath(file, at, reason);
  });
  if (keep > 0 && target === undefined) {
    // By its name this one may be the oldest: the clock may have been set back.
    const others = listBackups(file).filter((each) => each.file !== path);
    for (const old of others.slice(keep - 1)) rmSync(old.file, { force: true });
  }
  return { file: path, at: at.toISOString(), bytes: statSync(path).size, reason };
}

/**
 * Copies an open database into a file of its own, checks it and only then gives it its name; `another` says what to do
 * where that name is taken. Returns the name.
 */
async function copyTo(db: Database, wanted: string, another: (taken: string) => string): Promise<string> {
  let path = wanted;
  const partial = `${path}.${randomUUID().slice(0, 8)}.partial`;
  try {
    await writeCopy(db, partial);
    // The name is taken before it is filled: another process may be making a backup at the same moment.
    while (!take(path)) path = another(path);
    renameSync(partial, path);
    return path;
  } catch (error) {
    clear(partial);
    throw explain(error, path);
  }
}

async function writeCopy(db: Database, partial: string): Promise<void> {
  const folder = dirname(partial);
  if (partial.length > LONGEST_PATH)
    throw userError('bad-path', 'That name is too long for a file.', ['Choose a shorter one.']);
  if (!existsSync(folder)) throw userError('no-folder', `There is no folder ${folder}.`, ['Make it first.']);
  await db.driver.backup(partial);
  makeSingleFile(partial);
  chmodSync(partial, 0o600);
  checkBackup(partial);
}

function clear(partial: string): void {
  try {
    rmSync(partial, { force: true });
  } catch {
    // Where it may not even be looked for it was not written either.
  }
}

function prepareFolder(file: string): void {
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

/** Makes an empty file where nothing is, not even a link to nowhere; false where something is. */
function take(path: string): boolean {
  try {
    closeSync(openSync(path, 'wx', 0o600));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Clears away what backups left that were killed; one under way is younger than an hour. */
function clearPartials(folder: string): void {
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.partial'))) {
    const made = statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs;
    if (made !== undefined && made < Date.now() - 3_600_000) rmSync(join(folder, name), { force: true });
  }
}

/** Opens a backup and checks that it is whole, ours and not newer than this program; says how many jobs it has. */
export function checkBackup(path: string): { jobs: number } {
  const db = openReadOnly(path);
  try {
    const version = db.driver.pragma('user_version', { simple: true }) as number;
    const sound = db.driver.pragma('integrity_check(1)', { simple: true }) as string;
    if (sound !== 'ok') throw userError('damaged-backup', `${path} is damaged: ${sound}.`);
    const ours = db.get("SELECT 1 FROM sqlite_schema WHERE name = 'operations'");
    if (!ours || version === 0) throw userError('not-a-backup', `${path} is no database of jobtrail.`);
    if (version > SCHEMA_VERSION) {
      throw userError('newer-database', `${path} was written by a newer jobtrail.`, [
        'Upgrade jobtrail first.',
      ]);
    }
    return { jobs: db.get<{ n: number }>('SELECT count(*) AS n FROM jobs')!.n };
  } catch (error) {
    throw isJobtrailError(error) ? error : explain(error, path);
  } finally {
    db.driver.close();
  }
}

/**
 * Puts a backup in the place of the database file and keeps what was there; returns where. The database must not be
 * open in this process. A sound file is overwritten through SQLite, so that another process that has it open
 * sees one state or the other; a damaged one is put aside with its log.
 */
export async function restoreFrom(path: string, file: string, at: Date): Promise<{ kept: string | null }> {
  checkBackup(path);
  const source = openReadOnly(path);
  try {
    if (!existsSync(file)) return { kept: await replaceBy(source, file, null) };
    prepareFolder(file);
    if (!isSound(file)) return { kept: await replaceBy(source, file, putAside(file, at)) };
    const name = () => freePath(file, at, 'before-restore');
    const live = openReadOnly(file);
    let kept: string;
    try {
      kept = await copyTo(live, name(), name);
    } finally {
      live.driver.close();
    }
    await source.driver.backup(file);
    chmodSync(file, 0o600);
    return { kept };
  } catch (error) {
    throw explain(error, file);
  } finally {
    source.driver.close();
  }
}

function isSound(file: string): boolean {
  try {
    const db = openReadOnly(file);
    try {
      return db.driver.pragma('quick_check(1)', { simple: true }) === 'ok';
    } finally {
      db.driver.close();
    }
  } catch {
    return false;
  }
}

/** Puts a copy in the place of a file that is missing or damaged, in one step; hands `kept` on. */
async function replaceBy(source: Database, file: string, kept: string | null): Promise<string | null> {
  // A link stays one: what it leads to is replaced.
  const place = existsSync(file) ? realpathSync(file) : file;
  const partial = `${place}.${randomUUID().slice(0, 8)}.partial`;
  try {
    await writeCopy(source, partial);
    // A log that is left would be read into the new file.
    for (const end of ['-wal', '-shm']) rmSync(place + end, { force: true });
    renameSync(partial, place);
    return kept;
  } finally {
    clear(partial);
  }
}

/** Copies a damaged file with its log to the backups; returns where. */
function putAside(file: string, at: Date): string {
  const kept = freePath(file, at, 'damaged');
  const place = realpathSync(file);
  for (const end of ['', '-wal']) {
    if (!existsSync(place + end)) continue;
    copyFileSync(place + end, kept + end);
    chmodSync(kept + end, 0o600);
  }
  return kept;
}
