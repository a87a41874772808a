import { posix, win32 } from 'node:path';

/** What decides where things live; handed in, so that tests can move everything. */
export interface Surroundings {
  env: Record<string, string | undefined>;
  platform: string;
  home: string;
}

// The platform is an argument, so that each one's paths can be tried on any.
const joinOf = (platform: string) => (platform === 'win32' ? win32.join : posix.join);

/** The data folder: `JOBTRAIL_HOME`, else the platform's own (XDG Base Directory on Linux). */
export function dataFolder({ env, platform, home }: Surroundings): string {
  const join = joinOf(platform);
  if (env.JOBTRAIL_HOME) return env.JOBTRAIL_HOME;
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'jobtrail');
  if (platform === 'win32') return join(env.LOCALAPPDATA || join(home, 'AppData', 'Local'), 'jobtrail');
  // The XDG specification says that a relative path is to be ignored.
  const data = env.XDG_DATA_HOME?.startsWith('/') ? env.XDG_DATA_HOME : join(home, '.local', 'share');
  return join(data, 'jobtrail');
}

/** What can be thrown away at any time: `cache` in `JOBTRAIL_HOME`, else in the platform's folder for such. */
export function cacheFolder({ env, platform, home }: Surroundings): string {
  const join = joinOf(platform);
  if (env.JOBTRAIL_HOME) return join(env.JOBTRAIL_HOME, 'cache');
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'jobtrail');
  if (platform === 'win32')
    return join(env.LOCALAPPDATA || join(home, 'AppData', 'Local'), 'jobtrail', 'cache');
  const cache = env.XDG_CACHE_HOME?.startsWith('/') ? env.XDG_CACHE_HOME : join(home, '.cache');
  return join(cache, 'jobtrail');
}

/** The one file that holds everything. */
export function databaseFile(surroundings: Surroundings, option?: string): string {
  return option ?? joinOf(surroundings.platform)(dataFolder(surroundings), 'jobtrail.db');
}

/** Copies made before an upgrade or an import, and by `backup`. No two files share one: `jobs` has `jobs.backups`. */
export function backupFolder(file: string): string {
  return file.endsWith('.db') ? `${file.slice(0, -3)}-backups` : `${file}.backups`;
}
