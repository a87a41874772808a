/** What leaves the program as a file: written whole or not at all, or to stdout byte for byte. */
import {
  closeSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { userError } from '../../errors.ts';
import type { Context } from '../context.ts';

const CHUNK = 64 * 1024;

/** Collects pieces and hands them on in bigger ones; `flush` hands on the rest. */
function inChunks(write: (text: string) => void): { take: (piece: string) => void; flush: () => void } {
  let kept: string[] = [];
  let length = 0;
  const flush = (): void => {
    if (length > 0) write(kept.join(''));
    kept = [];
    length = 0;
  };
  const take = (piece: string): void => {
    kept.push(piece);
    length += piece.length;
    if (length >= CHUNK) flush();
  };
  return { take, flush };
}

const real = (path: string): string => {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
};

/**
 * Writes what `produce` gives to a file (owner-only, replaced only once all of it is on the disk); returns its
 * absolute path and size. The database itself is refused.
 */
export function writeWhole(
  context: Context,
  path: string,
  produce: (take: (piece: string) => void) => void,
): { file: string; bytes: number } {
  const file = resolve(context.host.cwd, path);
  if ([file, real(file)].some((f) => f === real(resolve(context.host.cwd, context.file))))
    throw userError('is-database', `${path} is the database itself.`, ['Choose another name.']);
  const partial = join(
    dirname(file),
    `.${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}.partial`,
  );
  let handle: number | undefined;
  try {
    handle = openSync(partial, 'wx', 0o600);
    const to = handle;
    const { take, flush } = inChunks((text) => {
      const bytes = Buffer.from(text, 'utf8');
      for (let done = 0; done < bytes.length; ) done += writeSync(to, bytes, done);
    });
    produce(take);
    flush();
    fsyncSync(to);
    closeSync(to);
    handle = undefined;
    renameSync(partial, file);
    return { file, bytes: statSync(file).size };
  } catch (error) {
    if (handle !== undefined) closeSync(handle);
    rmSync(partial, { force: true });
    throw cannotWrite(error, path);
  }
}

function cannotWrite(error: unknown, path: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return userError('no-folder', `There is no folder for ${path}.`, ['Make it first.']);
  if (code === 'EISDIR') return userError('is-folder', `${path} is a folder.`, ['Give the name of a file.']);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return userError('unwritable', `${path} cannot be written.`, ['Choose another place.']);
  return error;
}

/** Writes to stdout: as it is into a pipe or file, without what steers a terminal on one. */
export function writeOut(context: Context, produce: (take: (piece: string) => void) => void): void {
  const toTerminal = context.host.stdout.isTTY === true;
  const { take, flush } = inChunks((text) => {
    if (toTerminal) context.ui.result(text);
    else context.host.stdout.write(text);
  });
  produce(take);
  flush();
}
