/** A disk that fills up: the command that did not fit is refused with a sentence, everything before it stays. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeBench } from '../support/bench.ts';

let disk: string;
let isMounted = false;
beforeEach(() => {
  disk = mkdtempSync(join(tmpdir(), 'jobtrail-disk-'));
  isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1500k', 'tmpfs', disk]).status === 0;
});
afterEach(() => {
  if (isMounted) spawnSync('umount', [disk]);
  rmSync(disk, { recursive: true, force: true });
});

test('notes until nothing fits, then room again', { timeout: 120_000 }, async ({ skip }) => {
  // Only root may mount, and not in every container.
  skip(!isMounted, 'no small disk can be mounted here');
  const bench = makeBench();
  bench.env.JOBTRAIL_HOME = disk;
  await bench.run('save', '--title', 'Baker', '--company', 'Blue Kettle', '--yes');
  const filler = join(disk, 'filler');
  // The rest of the disk but for a few pages, so that a write dies wherever it happens to be.
  writeFileSync(filler, Buffer.alloc(1_500_000 - 90_000 - used(disk)));
  const written: string[] = [];
  let refused = 0;
  for (let i = 0; refused < 3 && i < 400; i += 1) {
    const text = `note ${i} ${'x'.repeat(i % 7) || 'y'}`;
    const { code, stderr } = await bench.run('note', '1', text);
    if (code === 0) written.push(text);
    else {
      refused += 1;
      expect([code, stderr]).toEqual([1, expect.stringMatching(/disk|full/i)]);
      expect(stderr).not.toMatch(/^\s+at /m);
    }
  }
  expect(refused).toBe(3);
  const kept = async (): Promise<string[]> =>
    (await bench.run('show', '1', '--json')).json.notes.map((n: { body: string }) => n.body);
  rmSync(filler);
  expect((await kept()).sort()).toEqual([...written].sort());
  expect((await bench.run('note', '1', 'after')).code).toBe(0);
  expect(await kept()).toHaveLength(written.length + 1);
});

const used = (folder: string): number =>
  readdirSync(folder)
    .map((name) => statSync(join(folder, name)))
    .reduce((sum, stat) => sum + stat.blocks * 512, 0);
