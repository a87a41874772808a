/**
 * Compiled code kept between runs: parsing the main file is the largest part of a short command's time.
 *
 * Node has had `module.enableCompileCache` since 22.1; before, `vm.Script` with cached data does the same. V8 itself
 * refuses data made by another version or with other flags, and a file's size and time are part of the name, so the
 * worst that a stale or broken cache can cost is the time it was to save.
 */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import Module from 'node:module';
import { dirname, join, sep } from 'node:path';
import { Script } from 'node:vm';

/** Files below this many bytes compile sooner than their cache is read. */
const WORTH_KEEPING = 8_000;

interface Compiles {
  _compile(content: string, file: string): unknown;
}
interface CompiledModule extends Compiles {
  exports: unknown;
  require(id: string): unknown;
}
/** The part of Node's module class this file builds on, which its types leave out. */
interface ModuleClass {
  prototype: Compiles;
  _resolveFilename(id: string, parent: unknown): string;
  wrap(content: string): string;
  enableCompileCache?(folder: string): unknown;
}

/** Where compiled code is kept, and of what. */
export interface Keeping {
  folder: string;
  /** Only files in this folder are kept, named without a slash at its end. */
  root: string;
  /** Who runs this; what another could have written is not run. Null where users have no numbers. */
  uid: number | null;
  /** The Node it is for: its version and the machine's kind. */
  node: string;
  /** What it is used for: only the functions a run called are compiled in what it keeps. */
  use: string;
  /** Runs `work` when the process ends. */
  atExit(work: () => void): void;
}

/** Compiles the files under `root` from what `folder` holds, and keeps there what it lacked when the process ends. */
export function keepCompiled({ folder, root, uid, node, use, atExit }: Keeping): void {
  const modules = Module as unknown as ModuleClass;
  if (modules.enableCompileCache) {
    // It would make the folder at once, open to all and even for a glance at the help: it gets one that is there.
    if (isOwn(folder, uid)) modules.enableCompileCache(folder);
    else atExit(() => prepare(folder));
    return;
  }
  const missing: { of: string; stamp: string; script: Script }[] = [];
  const plainly = modules.prototype._compile;
  modules.prototype._compile = function (this: CompiledModule, content, file) {
    if (content.length < WORTH_KEEPING || !file.startsWith(`${root}${sep}`))
      return plainly.call(this, content, file);
    const of = `${file.replace(/[^\w.]+/g, '-').slice(-80)}-${node}-${use}-`;
    const { size, mtimeMs } = statSync(file);
    const stamp = `${size}-${Math.trunc(mtimeMs)}`;
    const cachedData = read(join(folder, of + stamp), uid);
    const script = new Script(modules.wrap(content), { filename: file, cachedData });
    if (!cachedData || script.cachedDataRejected) missing.push({ of, stamp, script });
    const run = script.runInThisContext() as (...args: unknown[]) => unknown;
    const require = Object.assign((id: string) => this.require(id), {
      resolve: (id: string) => modules._resolveFilename(id, this),
    });
    return run.call(this.exports, this.exports, require, this, file, dirname(file));
  };
  atExit(() => {
    for (const { of, stamp, script } of missing) keep(folder, of, stamp, script);
  });
}

/** True of what is there and nobody else could have written: it will be run. */
function isOwn(path: string, uid: number | null): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return found !== undefined && (uid === null || (found.uid === uid && (found.mode & 0o022) === 0));
}

function prepare(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch {
    // Nothing is kept then.
  }
}

/** What was kept, unless another could have written it. */
function read(file: string, uid: number | null): Buffer | undefined {
  try {
    return isOwn(file, uid) ? readFileSync(file) : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a script's code, in place of what an earlier version of the same file left. */
function keep(folder: string, of: string, stamp: string, script: Script): void {
  const file = join(folder, of + stamp);
  const half = `${file}.${Math.random().toString(36).slice(2)}`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(half, script.createCachedData(), { mode: 0o600 });
    renameSync(half, file);
    for (const name of readdirSync(folder))
      if (name.startsWith(of) && name !== of + stamp) rmSync(join(folder, name), { force: true });
  } catch {
    // A full disk or a folder that cannot be written costs the next start some milliseconds, nothing else.
    clear(half);
  }
}

function clear(half: string): void {
  try {
    rmSync(half, { force: true });
  } catch {
    // Where nothing may be looked at nothing was written either.
  }
}
