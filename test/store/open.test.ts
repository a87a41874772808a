/** How the file is opened: its owner's from the first moment, and so that a finished command survives a power cut. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { backUp } from '../../src/store/backup.ts';
import { openStore } from '../../src/store/index.ts';
import { restoreFrom } from '../../src/store/restore.ts';

const modes: number[] = [];
vi.mock('../../src/store/driver.ts', async (original) => {
  const { openDriver } = await original<typeof import('../../src/store/driver.ts')>();
  return {
    openDriver: (file: string, options: object) => {
      const driver = openDriver(file, options);
      if (file !== ':memory:') modes.push(statSync(file).mode & 0o777);
      return driver;
    },
  };
});

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jobtrail-open-'));
  modes.length = 0;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('nobody else may read it, not even for the moment it is made in', () => {
  const before = process.umask(0);
  try {
    const file = join(folder, 'jobtrail.db');
    const store = openStore(file, () => new Date());
    for (const end of ['', '-wal', '-shm'])
      expect([end, statSync(file + end).mode & 0o777]).toEqual([end, 0o600]);
    store.close();
    expect(modes).toEqual([0o600]);
  } finally {
    process.umask(before);
  }
});

test('nor a copy of it, while it is made', async () => {
  const before = process.umask(0);
  try {
    const file = join(folder, 'jobtrail.db');
    const store = openStore(file, () => new Date());
    const how = { at: new Date(), keep: 10, reason: null };
    const { file: copy } = await backUp(store.db, file, how);
    await backUp(store.db, file, { ...how, target: join(folder, 'elsewhere.db') });
    store.close();
    await restoreFrom(copy, file, new Date());
    expect(modes.length).toBeGreaterThan(6);
    expect(modes.filter((mode) => mode !== 0o600)).toEqual([]);
  } finally {
    process.umask(before);
  }
});

test('a commit waits for the disk, and rows cannot point nowhere', () => {
  const store = openStore(join(folder, 'jobtrail.db'), () => new Date());
  const is = (name: string) => store.db.driver.pragma(name, { simple: true });
  // sqlite.org/pragma.html: FULL is 2; NORMAL, 1, may lose the last commits of a log in a power cut.
  expect([is('journal_mode'), is('synchronous'), is('foreign_keys')]).toEqual(['wal', 2, 1]);
  store.close();
});
