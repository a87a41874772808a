/** SQLite's package: the one installed beside us, which brings the native part that fits this Node. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type BetterSqlite from 'better-sqlite3';

/** The version whose JavaScript the build put into our own file; absent where the sources run unbuilt. */
declare const __SQLITE_PACKAGE__: string;

type Driver = typeof BetterSqlite;

let loaded: { Driver: Driver; native: { nativeBinding?: string } } | undefined;

function load(): { Driver: Driver; native: { nativeBinding?: string } } {
  const manifest = require.resolve('better-sqlite3/package.json');
  // Version 12 looks for its native part in a dozen places; naming the one it is built in saves some milliseconds.
  const built = join(dirname(manifest), 'build', 'Release', 'better_sqlite3.node');
  const native = existsSync(built) ? { nativeBinding: built } : {};
  // Its thirteen small files cost more to find than to run, so of the very same version ours are taken.
  const isOurs =
    typeof __SQLITE_PACKAGE__ === 'string' &&
    (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version === __SQLITE_PACKAGE__;
  // The build takes the longer name into our file and leaves the shorter one outside.
  const Driver = (isOurs ? require('better-sqlite3/lib/index.js') : require('better-sqlite3')) as Driver;
  return { Driver, native };
}

/** Opens a database file. Throws what Node says where the package or its native part is missing. */
export function openDriver(file: string, options: BetterSqlite.Options): BetterSqlite.Database {
  loaded ??= load();
  return new loaded.Driver(file, { ...options, ...loaded.native });
}
