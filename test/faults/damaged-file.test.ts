/** Damaged pages: `doctor` finds them, no command hides them behind a stack, and a backup is the way back. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Bench, makeBench } from '../support/bench.ts';

const PAGE = 4096;

/** Overwrites a stretch of the file from a page on, as a dying disk does. */
function damage(file: string, from: number): void {
  for (const end of ['-wal', '-shm']) if (existsSync(file + end)) rmSync(file + end);
  const bytes = readFileSync(file);
  bytes.fill(0xa5, from, Math.min(bytes.length, from + 3 * PAGE));
  writeFileSync(file, bytes);
}

async function filled(): Promise<{ bench: Bench; file: string }> {
  const bench = makeBench();
  for (let i = 0; i < 8; i += 1) {
    await bench.run(
      'save',
      '--title',
      `Baker ${i}`,
      '--company',
      'Blue Kettle',
      '--note',
      'x'.repeat(2000),
      '--yes',
    );
  }
  return { bench, file: join(bench.home, 'jobtrail.db') };
}

test('wherever the damage lies, each command ends with a sentence', { timeout: 120_000 }, async () => {
  const { bench, file } = await filled();
  const whole = readFileSync(file);
  let found = 0;
  for (let from = PAGE; from < whole.length; from += 11 * PAGE) {
    writeFileSync(file, whole);
    damage(file, from);
    for (const command of [['list'], ['show', '1'], ['search', 'baker'], ['note', '1', 'more'], ['doctor']]) {
      const { code, stderr } = await bench.run(...command);
      expect([command, from, [0, 1, 3].includes(code), stderr.includes('    at ')]).toEqual([
        command,
        from,
        true,
        false,
      ]);
      if (command[0] === 'doctor' && code === 1) found += 1;
    }
  }
  expect(found).toBeGreaterThan(3);
});

test('the newest backup brings everything back', async () => {
  const { bench, file } = await filled();
  const copy = join(bench.home, 'copy.db');
  expect((await bench.run('backup', '--output', copy)).code).toBe(0);
  damage(file, PAGE);
  expect((await bench.run('doctor')).code).toBe(1);
  const back = await bench.run('restore', copy, '--yes');
  expect([back.code, back.stderr]).toEqual([0, expect.any(String)]);
  expect((await bench.run('list', '--json')).json).toHaveLength(8);
  expect((await bench.run('doctor', '--json')).code).toBe(0);
});
