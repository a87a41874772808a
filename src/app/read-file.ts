/** A file the user named, read with a limit: a device or a pipe has no size to look at first. */
import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { userError } from '../errors.ts';
import type { Session } from './session.ts';

const CHUNK = 64 * 1024;
const PIECE = 256 * 1024;

/** What a file may be: its size in bytes, and what to do where it is larger. */
export interface Limit {
  most: number;
  /** What to do with a larger one, as a hint. */
  instead: string;
}

/**
 * A file piece by piece, from its beginning at every call, however long it is. What can be read only once, such as a
 * pipe, is read at once and within the limit; what may not be read is refused as `readLimited` does.
 */
export function readInPieces(session: Session, path: string, limit: Limit): () => Iterable<Uint8Array> {
  const name = resolve(session.environment.cwd, path);
  const plain = statSync(name, { throwIfNoEntry: false })?.isFile() === true;
  if (!plain) {
    const bytes = readLimited(session, path, limit);
    return () => (bytes.length === 0 ? [] : [bytes]);
  }
  closeSync(opened(name, path));
  return function* () {
    const file = opened(name, path);
    const piece = Buffer.allocUnsafe(PIECE);
    try {
      for (let read = readSync(file, piece); read > 0; read = readSync(file, piece))
        yield piece.subarray(0, read);
    } finally {
      closeSync(file);
    }
  };
}

/** All of a file; a folder, a device and what is too large are refused with a sentence. */
export function readLimited(session: Session, path: string, limit: Limit): Buffer {
  const file = opened(resolve(session.environment.cwd, path), path);
  try {
    const found = fstatSync(file);
    if (found.isDirectory())
      throw userError('is-folder', `${path} is a folder.`, ['Give the files in it one by one.']);
    if (found.isBlockDevice()) throw userError('no-file', `${path} is a disk, no file.`);
    if (found.size > limit.most) throw tooLarge(path, limit, found.size);
    return readAll(file, path, limit);
  } finally {
    closeSync(file);
  }
}

function opened(file: string, path: string): number {
  try {
    return openSync(file, 'r');
  } catch (error) {
    throw unopened(error, path);
  }
}

function readAll(file: number, path: string, limit: Limit): Buffer {
  const parts: Buffer[] = [];
  let size = 0;
  for (;;) {
    const part = Buffer.allocUnsafe(CHUNK);
    const read = readSync(file, part, 0, CHUNK, null);
    if (read === 0) return Buffer.concat(parts);
    size += read;
    if (size > limit.most) throw tooLarge(path, limit);
    parts.push(part.subarray(0, read));
  }
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`;

const tooLarge = (path: string, { most, instead }: Limit, size?: number): Error =>
  userError(
    'too-large',
    `${path} has ${size === undefined ? `more than ${megabytes(most)}, which` : `${megabytes(size)}; ${megabytes(most)}`} is the most that is read.`,
    [instead],
  );

function unopened(error: unknown, path: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return userError('no-such-file', `There is no file ${path}.`, [
      'Check the name; - reads what is piped in.',
    ]);
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return userError('unreadable', `${path} may not be read.`, [`Check its permissions: ls -l ${path}`]);
  }
  return error;
}
