/** A file for somebody: under its name once all of it is on the disk, or not at all. */
import {
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { isJobtrailError, userError } from './errors.ts';
import { late } from './late.ts';

/** How a file is to be placed. */
export interface Placing {
  /** Over one that is there. */
  replace: boolean;
  /** What helps where one is there and may not be replaced. */
  instead?: string;
  /** Who may read it: its owner alone without it. */
  mode?: number;
}

const OWNER_ONLY = 0o600;
const PARTIAL = /^\.jobtrail-[0-9a-f]{8}\.partial(?:-journal|-wal|-shm)?$/;
/** A half that nobody has written to for so long was left by a program that was killed, in milliseconds. */
const ABANDONED = 600_000;

/** A name of nobody's beside `target`, for what is not whole yet. */
export function partialFor(target: string): string {
  return join(dirname(target), `.jobtrail-${late.crypto.randomUUID().slice(0, 8)}.partial`);
}

/** Makes an empty half, its owner's alone from the first moment, for somebody else to fill. */
export function makePartial(partial: string): void {
  closeSync(openSync(partial, 'wx', OWNER_ONLY));
}

/** Removes a half and what SQLite keeps beside it; never throws. */
export function dropPartial(partial: string): void {
  for (const end of ['', '-journal', '-wal', '-shm']) {
    try {
      rmSync(partial + end, { force: true });
    } catch {
      // Where it may not even be looked for it was not written either.
    }
  }
}

/** Clears away the halves that killed programs left in a folder; never throws. */
export function clearPartials(folder: string): void {
  try {
    for (const name of readdirSync(folder).filter((each) => PARTIAL.test(each))) {
      const made = statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs;
      if (made !== undefined && made < Date.now() - ABANDONED) rmSync(join(folder, name), { force: true });
    }
  } catch {
    // A folder that may be written and not listed keeps what is in it.
  }
}

/** Makes what was written to a file, or to the names in a folder, survive a power cut. Some systems know it of files only. */
export function settle(path: string): void {
  let handle: number | undefined;
  try {
    handle = openSync(path, 'r');
    fsyncSync(handle);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (!['EISDIR', 'EINVAL', 'EPERM', 'EACCES', 'ENOTSUP', 'EBADF'].includes(code)) throw error;
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

/**
 * Gives a whole file that lies beside `target` its name, in one step. Throws `EEXIST` where something has that name,
 * be it a link to nowhere, and `replace` is off.
 */
export function placeAs(partial: string, target: string, replace: boolean): void {
  if (replace) renameSync(partial, target);
  else if (linked(partial, target)) rmSync(partial);
  else {
    // A disk without links: the name is taken first, then filled.
    closeSync(openSync(target, 'wx', OWNER_ONLY));
    renameSync(partial, target);
  }
  settle(dirname(target));
}

function linked(partial: string, target: string): boolean {
  try {
    linkSync(partial, target);
    return true;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK', 'EXDEV'].includes(code)) return false;
    throw error;
  }
}

/**
 * Writes what `produce` hands out to a file and gives it its name once all of it is on the disk; returns its size in
 * bytes. `named` is the name as the user knows it. What is no file, such as a device, is refused and left as it is.
 */
export function writeWhole(
  target: string,
  named: string,
  { replace, instead, mode = OWNER_ONLY }: Placing,
  produce: (take: (bytes: Uint8Array) => void) => void,
): number {
  const partial = partialFor(target);
  let handle: number | undefined;
  try {
    const there = statSync(target, { throwIfNoEntry: false });
    if (there && !there.isFile()) throw noFile(named, there.isDirectory());
    if (there && !replace) throw taken(named, instead);
    clearPartials(dirname(target));
    handle = openSync(partial, 'wx', mode);
    const to = handle;
    let size = 0;
    produce((bytes) => {
      for (let done = 0; done < bytes.length; ) done += writeSync(to, bytes, done);
      size += bytes.length;
    });
    fsyncSync(to);
    closeSync(to);
    handle = undefined;
    placeAs(partial, target, replace);
    return size;
  } catch (error) {
    if (handle !== undefined) closeSync(handle);
    dropPartial(partial);
    throw isJobtrailError(error) ? error : unplaced(error, named, instead);
  }
}

const noFile = (named: string, isFolder: boolean): Error =>
  isFolder
    ? userError('is-folder', `${named} is a folder.`, ['Give the name of a file.'])
    : userError('no-file', `${named} is no file, and is left as it is.`, ['Give the name of a file.']);

const taken = (named: string, instead = 'Choose another name.'): Error =>
  userError('file-exists', `${named} is there already.`, [instead]);

/** What the system says of a place as a sentence for the user; anything else as it was. */
function unplaced(error: unknown, named: string, instead?: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return userError('no-folder', `There is no folder for ${named}.`, ['Make it first.']);
  if (code === 'EISDIR') return noFile(named, true);
  if (code === 'EEXIST') return taken(named, instead);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return userError('unwritable', `${named} cannot be written.`, ['Choose another place.']);
  return error;
}
