/** An import that is killed in the middle leaves nothing half done: over the built program. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore } from '../../src/store/index.ts';
import { NODE, PROGRAM } from '../support/program.ts';

const ROWS = 1500;
let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'jobtrail-killed-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

it('leaves all of the rows or none, and the file whole', async () => {
  const sheet = join(home, 'sheet.csv');
  const rows = Array.from({ length: ROWS }, (_, n) => `Baker ${n},Crumb,https://crumb.example/${n},"a, b"`);
  writeFileSync(sheet, `title,company,url,tags\n${rows.join('\n')}\n`);
  const file = join(home, 'jobtrail.db');
  let midway = 0;
  for (let round = 0; round < 5; round += 1) {
    const child = spawn(NODE, [PROGRAM, 'import', sheet, '--yes', '--quiet'], {
      env: { JOBTRAIL_HOME: home, PATH: process.env.PATH },
      stdio: 'ignore',
    });
    const ended = once(child, 'exit');
    // The log is there once the file was opened: from then on it may be writing.
    while (!existsSync(`${file}-wal`) && child.exitCode === null) await new Promise((r) => setTimeout(r, 5));
    await new Promise((r) => setTimeout(r, 80 + round * 120));
    child.kill('SIGKILL');
    const [, signal] = (await ended) as [number | null, string | null];
    if (signal === 'SIGKILL') midway += 1;
    const store = openStore(file, () => new Date());
    try {
      expect([0, ROWS]).toContain(store.jobs.count());
      expect(store.history(10)).toHaveLength(store.jobs.count() === 0 ? 0 : 1);
      expect(store.health()).toMatchObject({ integrity: 'ok', foreignKeys: 0 });
    } finally {
      store.close();
    }
  }
  expect(midway).toBeGreaterThan(0);
}, 120_000);
