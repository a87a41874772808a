/** The dashboard's questions: right answers, and none that reads the whole collection. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { emptyFields } from '../../src/domain/draft.ts';
import { openStore, type Store } from '../../src/store/index.ts';

let store: Store;
beforeEach(() => {
  store = openStore(':memory:', () => new Date('2026-11-22T12:00:00Z'));
});
afterEach(() => store.close());

const add = (title: string, status: string, at: string, expiresOn: string | null = null): number =>
  store.write({ command: 'save', summary: title }, () =>
    store.jobs.add({
      fields: { ...emptyFields(), title, expiresOn },
      canonicalKey: null,
      status,
      savedAt: at,
    }),
  ).value;

const titles = (jobs: { title: string | null }[]) => jobs.map((job) => job.title);

test('closing: the nearest first, both ends of the span counted, applications left out', () => {
  add('last day', 'preparing', '2026-11-01T00:00:00Z', '2026-12-06');
  add('today', 'saved', '2026-11-01T00:00:00Z', '2026-11-22');
  add('a day late', 'saved', '2026-11-01T00:00:00Z', '2026-12-07');
  add('applied', 'applied', '2026-11-01T00:00:00Z', '2026-11-23');
  add('none', 'saved', '2026-11-01T00:00:00Z');
  expect(titles(store.jobs.closing('2026-11-22', '2026-12-06', 5))).toEqual(['today', 'last day']);
  expect(titles(store.jobs.closing('', '2026-11-22', 5))).toEqual(['today']);
});

test('untouched: saved without a deadline, the oldest first', () => {
  add('old', 'saved', '2026-09-02T00:00:00Z');
  add('older', 'saved', '2026-09-01T00:00:00Z');
  add('new', 'saved', '2026-11-20T00:00:00Z');
  add('old with a deadline', 'saved', '2026-09-01T00:00:00Z', '2026-12-01');
  add('old and preparing', 'preparing', '2026-09-01T00:00:00Z');
  expect(titles(store.jobs.untouched('2026-10-24', 5))).toEqual(['older', 'old']);
  expect(store.jobs.untouched('2026-10-24', 1)).toHaveLength(1);
});

test('waiting longest: over several stages in one order', () => {
  add('b', 'applied', '2026-09-02T00:00:00Z');
  add('c', 'interview', '2026-09-03T00:00:00Z');
  add('a', 'interview', '2026-09-01T00:00:00Z');
  add('rejected', 'rejected', '2026-01-01T00:00:00Z');
  const found = store.jobs.waitingLongest(['applied', 'interview'], 2);
  expect(found.map(({ job, since }) => [job.title, since])).toEqual([
    ['a', '2026-09-01T00:00:00Z'],
    ['b', '2026-09-02T00:00:00Z'],
  ]);
});
