/** What a power cut leaves: a write-ahead log cut off or torn anywhere. Finished commands stay, in order, whole. */
import {
  copyFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emptyFields } from '../../src/domain/draft.ts';
import { openStore } from '../../src/store/index.ts';

const RUNS = process.env.LONG === '1' ? 500 : 40;
const EACH = process.env.LONG === '1' ? 1 : 5;
const NOTES = 20;
// sqlite.org/fileformat2.html, The Write-Ahead Log: a header, then frames of a header and a page each.
const LOG_HEADER = 32;
const FRAME = 24 + 4096;
const now = () => new Date('2026-11-22T12:00:00Z');

let folder: string;
let left: string;
let checkpointed: number;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jobtrail-torn-'));
  const file = join(folder, 'whole.db');
  openStore(file, now).close();
  const store = openStore(file, now);
  store.db.driver.pragma('wal_autocheckpoint = 0');
  const job = store.write({ command: 'save', summary: '' }, () =>
    store.jobs.add({ fields: { ...emptyFields(), title: 'Baker' }, canonicalKey: null, status: 'saved' }),
  ).value;
  store.db.driver.pragma('wal_checkpoint(TRUNCATE)');
  for (let i = 1; i <= NOTES; i += 1) {
    store.write({ command: 'note', summary: '' }, () => store.notes.add(job, `note ${i}`));
  }
  left = join(folder, 'left.db');
  copyFileSync(file, left);
  copyFileSync(`${file}-wal`, `${left}-wal`);
  copyFileSync(`${file}-shm`, `${left}-shm`);
  checkpointed = statSync(`${left}-wal`).size;
  store.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A copy of what was left: the file, its log and, as after a power cut, no index of the log. */
function copyOfLeft(): string {
  const file = join(folder, 'copy.db');
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
  copyFileSync(left, file);
  copyFileSync(`${left}-wal`, `${file}-wal`);
  return file;
}

/** Opens what is left after `harm`; gives the notes in it, having proved the file whole and writable. */
function reopen(harm: (wal: string) => void): string[] {
  const file = copyOfLeft();
  harm(`${file}-wal`);
  const store = openStore(file, now);
  const notes = store.notes.of(1).map(({ body }) => body);
  expect(store.health()).toMatchObject({ integrity: 'ok', foreignKeys: 0 });
  expect(store.history(100)).toHaveLength(1 + notes.length);
  store.write({ command: 'note', summary: '' }, () => store.notes.add(1, 'after'));
  store.close();
  return notes;
}

test('a file that lost its end is damaged, and says so', () => {
  const file = copyOfLeft();
  openStore(file, now).close();
  const { size } = statSync(file);
  for (let kept = 4096; kept < size; kept += Math.ceil(size / 4096 / 8) * 4096) {
    const part = copyOfLeft();
    openStore(part, now).close();
    truncateSync(part, kept);
    let said = '';
    try {
      const store = openStore(part, now);
      said = store.health().integrity;
      store.close();
    } catch (error) {
      said = (error as Error).message;
    }
    expect([kept, said]).toEqual([kept, expect.not.stringMatching(/^ok$/)]);
  }
});

const first = (n: number) => Array.from({ length: n }, (_, i) => `note ${i + 1}`);

describe('a write-ahead log', () => {
  test('left by a killed program is read whole', () => {
    expect(reopen(() => {})).toEqual(first(NOTES));
  });

  test('cut off between any two of its pages loses the end only, and ever less', () => {
    const frames = (checkpointed - LOG_HEADER) / FRAME;
    expect(Number.isInteger(frames)).toBe(true);
    let kept = 0;
    // LONG=1 looks at each of them.
    for (let frame = frames % EACH; frame <= frames; frame += EACH) {
      const notes = reopen((wal) => truncateSync(wal, LOG_HEADER + frame * FRAME));
      expect(notes).toEqual(first(notes.length));
      expect(notes.length).toBeGreaterThanOrEqual(kept);
      kept = notes.length;
    }
    expect(kept).toBe(NOTES);
  });

  test('of which an index is left that knows more than is there', () => {
    const notes = reopen((wal) => {
      copyFileSync(`${left}-shm`, wal.replace(/-wal$/, '-shm'));
      truncateSync(wal, Math.floor(checkpointed / 2));
    });
    expect(notes).toEqual(first(notes.length));
    expect(notes.length).toBeGreaterThan(0);
  });

  test('beside a file that lost everything is kept, and said so', () => {
    const file = copyOfLeft();
    truncateSync(file, 0);
    expect(() => openStore(file, now)).toThrow(/is empty, though its log is not/);
    expect(statSync(`${file}-wal`).size).toBe(checkpointed);
  });

  test('cut off anywhere loses the end only', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: checkpointed }), (size) => {
        const notes = reopen((wal) => truncateSync(wal, size));
        expect(notes).toEqual(first(notes.length));
      }),
      { numRuns: RUNS, seed: Date.now(), verbose: true },
    );
  });

  test('with torn bytes loses what comes after them only', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 32, max: checkpointed - 1 }),
        fc.integer({ min: 1, max: 255 }),
        (at, flip) => {
          const notes = reopen((wal) => {
            const bytes = readFileSync(wal);
            bytes[at] = bytes[at]! ^ flip;
            writeFileSync(wal, bytes);
          });
          expect(notes).toEqual(first(notes.length));
        },
      ),
      { numRuns: RUNS, seed: Date.now(), verbose: true },
    );
  });
});
