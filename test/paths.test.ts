import { describe, expect, test } from 'vitest';
import { backupFolder, cacheFolder, databaseFile, dataFolder, type Surroundings } from '../src/paths.ts';

const linux = (env: Surroundings['env'] = {}): Surroundings => ({
  env,
  platform: 'linux',
  home: '/home/ana',
});
const mac = (env: Surroundings['env'] = {}): Surroundings => ({
  env,
  platform: 'darwin',
  home: '/Users/ana',
});
const windows = (env: Surroundings['env'] = {}): Surroundings => ({
  env,
  platform: 'win32',
  home: 'C:\\Users\\ana',
});

describe('data and cache lie where the platform keeps such things', () => {
  test.each([
    ['Linux', linux(), '/home/ana/.local/share/jobtrail', '/home/ana/.cache/jobtrail'],
    [
      'Linux with XDG folders',
      linux({ XDG_DATA_HOME: '/d', XDG_CACHE_HOME: '/c' }),
      '/d/jobtrail',
      '/c/jobtrail',
    ],
    [
      'Linux with relative or empty XDG folders, which do not count',
      linux({ XDG_DATA_HOME: 'data', XDG_CACHE_HOME: '' }),
      '/home/ana/.local/share/jobtrail',
      '/home/ana/.cache/jobtrail',
    ],
    [
      'FreeBSD as Linux',
      { ...linux(), platform: 'freebsd' },
      '/home/ana/.local/share/jobtrail',
      '/home/ana/.cache/jobtrail',
    ],
    [
      'macOS, where XDG folders do not count',
      mac({ XDG_DATA_HOME: '/d', XDG_CACHE_HOME: '/c' }),
      '/Users/ana/Library/Application Support/jobtrail',
      '/Users/ana/Library/Caches/jobtrail',
    ],
    ['Windows', windows({ LOCALAPPDATA: 'D:\\Local' }), 'D:\\Local\\jobtrail', 'D:\\Local\\jobtrail\\cache'],
    [
      'Windows without its variable',
      windows(),
      'C:\\Users\\ana\\AppData\\Local\\jobtrail',
      'C:\\Users\\ana\\AppData\\Local\\jobtrail\\cache',
    ],
  ])('%s', (_, at, data, cache) => {
    expect([dataFolder(at), cacheFolder(at)]).toEqual([data, cache]);
  });

  test.each([
    ['linux', linux({ JOBTRAIL_HOME: '/mnt/stick' }), '/mnt/stick/jobtrail.db', '/mnt/stick/cache'],
    ['macOS', mac({ JOBTRAIL_HOME: '/Volumes/stick' }), '/Volumes/stick/jobtrail.db', '/Volumes/stick/cache'],
    ['Windows', windows({ JOBTRAIL_HOME: 'E:\\stick' }), 'E:\\stick\\jobtrail.db', 'E:\\stick\\cache'],
  ])('JOBTRAIL_HOME moves everything on %s', (_, at, file, cache) => {
    expect([databaseFile(at), cacheFolder(at)]).toEqual([file, cache]);
  });
});

test('the file is in the data folder, or where --db says', () => {
  expect(databaseFile(mac())).toBe('/Users/ana/Library/Application Support/jobtrail/jobtrail.db');
  expect(databaseFile(windows())).toBe('C:\\Users\\ana\\AppData\\Local\\jobtrail\\jobtrail.db');
  expect(databaseFile(linux(), 'other.db')).toBe('other.db');
});

test('backups lie beside the file they are of', () => {
  expect(backupFolder('/home/ana/.local/share/jobtrail/jobtrail.db')).toBe(
    '/home/ana/.local/share/jobtrail/jobtrail-backups',
  );
  expect(backupFolder('C:\\Users\\ana\\jobs.db')).toBe('C:\\Users\\ana\\jobs-backups');
  // Not that of list.db: one's backups would push out the other's.
  expect(backupFolder('/tmp/list')).toBe('/tmp/list.backups');
});
