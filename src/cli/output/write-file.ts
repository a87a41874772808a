/** What leaves the program as a file: written whole or not at all, or to stdout byte for byte. */
import { resolve } from 'node:path';
import { type Placing, writeWhole } from '../../files.ts';
import { refuseOwn } from '../../store/own-files.ts';
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

/**
 * Writes what `produce` gives to a file as text (owner-only, under its name only once all of it is on the disk);
 * returns its absolute path and size. One that is there is replaced. The database and what belongs to it is refused.
 */
export function writeText(
  context: Context,
  path: string,
  produce: (take: (piece: string) => void) => void,
): { file: string; bytes: number } {
  return write(context, path, { replace: true }, (to) => {
    const { take, flush } = inChunks((text) => to(Buffer.from(text, 'utf8')));
    produce(take);
    flush();
  });
}

/** The same for bytes; one that is there is refused unless `replace`, which `--force` stands for. */
export function writeBytes(
  context: Context,
  path: string,
  bytes: Uint8Array,
  replace: boolean,
): { file: string; bytes: number } {
  return write(context, path, { replace, instead: 'Choose another name, or --force.' }, (to) => to(bytes));
}

function write(
  context: Context,
  path: string,
  placing: Placing,
  produce: (take: (bytes: Uint8Array) => void) => void,
): { file: string; bytes: number } {
  const file = resolve(context.host.cwd, path);
  refuseOwn(file, resolve(context.host.cwd, context.file), path);
  return { file, bytes: writeWhole(file, path, placing, produce) };
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
