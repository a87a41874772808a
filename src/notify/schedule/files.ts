import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { userError } from '../../errors.ts';
import { writeWhole } from '../../files.ts';
import type { Written } from './scheduler.ts';

const read = (path: string): Buffer | null => {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
};

/** Writes the files that are not there already as they should be; says whether any was written. */
export function writeFiles(
  files: readonly Written[],
  encode: (text: string) => Buffer = Buffer.from,
): boolean {
  let changed = false;
  for (const { where, text } of files) {
    const wanted = encode(text);
    if (read(where)?.equals(wanted)) continue;
    try {
      mkdirSync(dirname(where), { recursive: true });
      writeWhole(where, where, { replace: true, mode: 0o644 }, (take) => take(wanted));
    } catch (error) {
      throw userError(
        'schedule-unwritable',
        `${where} cannot be written (${(error as NodeJS.ErrnoException).code}).`,
        ['Check who owns the folder, or name another scheduler with --scheduler.'],
      );
    }
    changed = true;
  }
  return changed;
}

/** Those of the paths that are files, with their text. */
export function readFiles(paths: readonly string[], decode: (bytes: Buffer) => string = String): Written[] {
  return paths.flatMap((where) => {
    const bytes = read(where);
    return bytes ? [{ where, text: decode(bytes) }] : [];
  });
}

/** Deletes files; says whether any was there. */
export function removeFiles(paths: readonly string[]): boolean {
  const there = paths.filter((path) => read(path) !== null);
  for (const path of there) rmSync(path, { force: true });
  return there.length > 0;
}
