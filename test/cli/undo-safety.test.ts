/** Undo and redo as a user types them, where later commands lean on what is taken back. */

import { join } from 'node:path';
import Driver from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { JOURNALED } from '../../src/store/journaled.ts';
import { type Bench, type Json, makeBench } from '../support/bench.ts';

/** Every row that is the user's. */
function rows(bench: Bench): Json {
  const db = new Driver(join(bench.home, 'jobtrail.db'), { readonly: true });
  try {
    return Object.fromEntries(
      JOURNALED.map((table) => [table, db.prepare(`SELECT * FROM ${table} ORDER BY id`).all()]),
    );
  } finally {
    db.close();
  }
}

async function done(bench: Bench, ...args: string[]): Promise<Json> {
  const ran = await bench.run(...args, '--json');
  expect([args, ran.code, ran.code === 0 ? '' : ran.stderr]).toEqual([args, 0, '']);
  return ran.json;
}

async function withJobs(): Promise<Bench> {
  const bench = makeBench();
  await done(bench, 'save', '--title', 'Baker', '--company', 'Crumb', '--yes');
  await done(bench, 'save', '--title', 'Miller', '--company', 'Husk', '--yes');
  await done(bench, 'config', 'set', 'notify.channels', 'terminal');
  await done(bench, 'config', 'set', 'expiry.enabled', 'false');
  return bench;
}

/** What a check says at this moment. */
async function said(bench: Bench, now: string): Promise<string[]> {
  bench.now = now;
  const ran = await bench.run('remind', 'check', '--json');
  expect(ran.code).toBe(0);
  return ran.json.notified.map(({ what }: { what: string }) => what);
}

describe('one redo brings back what one undo took', () => {
  test('a repeating reminder and the move the program made of it', async () => {
    const bench = await withJobs();
    await done(bench, 'remind', '--general', '2026-11-23 08:00', 'look', '--every', 'day');
    expect(await said(bench, '2026-11-23T09:00:00Z')).toEqual(['look']);
    const before = rows(bench);
    await done(bench, 'undo');
    expect(rows(bench).reminders).toEqual([]);
    await done(bench, 'redo');
    expect(rows(bench)).toEqual(before);
    expect(await said(bench, '2026-11-23T10:00:00Z')).toEqual([]);
    expect(await said(bench, '2026-11-24T09:00:00Z')).toEqual(['look']);
  });

  test('all that --through took', async () => {
    const bench = await withJobs();
    const { operation } = await done(bench, 'edit', '1', '--title', 'One');
    await done(bench, 'note', '1', 'apart');
    await done(bench, 'edit', '1', '--title', 'Two');
    await done(bench, 'edit', '1', '--title', 'Three');
    const before = rows(bench);
    const taken = await done(bench, 'undo', String(operation), '--through');
    expect(taken.undone).toHaveLength(3);
    expect(rows(bench).jobs[0].title).toBe('Baker');
    expect(rows(bench).notes).toHaveLength(1);
    await done(bench, 'redo');
    expect(rows(bench)).toEqual(before);
    expect((await done(bench, 'redo')).operation).toBeNull();
    await done(bench, 'undo');
    expect(rows(bench).jobs[0].title).toBe('Two');
  });

  test('an undo named by its number is done again, and what was done again is taken back by its number', async () => {
    const bench = await withJobs();
    const { operation } = await done(bench, 'tag', '1', 'night');
    const undo = await done(bench, 'undo', String(operation));
    const redo = await done(bench, 'undo', String(undo.operation));
    expect(rows(bench).tags).toHaveLength(1);
    expect((await done(bench, 'undo', String(undo.operation))).operation).toBeNull();
    await done(bench, 'undo', String(redo.operation));
    expect(rows(bench).tags).toEqual([]);
    expect((await done(bench, 'undo', String(operation))).operation).toBeNull();
    await done(bench, 'redo');
    expect(rows(bench).tags).toHaveLength(1);
  });
});

describe('a reminder is never silenced', () => {
  test('one that was said and then made to repeat moves on to its next moment', async () => {
    const bench = await withJobs();
    await done(bench, 'remind', '--general', '2026-11-23 08:00', 'look');
    expect(await said(bench, '2026-11-23T08:00:00Z')).toEqual(['look']);
    bench.now = '2026-11-23T08:30:00Z';
    const { reminder } = await done(bench, 'remind', 'edit', '1', '--every', 'day');
    expect(reminder).toMatchObject({ dueAt: '2026-11-24T08:00:00.000Z', state: 'waiting', repeat: 'day' });
    expect(await said(bench, '2026-11-23T09:00:00Z')).toEqual([]);
    expect(await said(bench, '2026-11-24T08:00:00Z')).toEqual(['look']);
    expect(await said(bench, '2026-11-25T08:00:00Z')).toEqual(['look']);
  });

  test('one that was ticked off and is made to repeat waits again', async () => {
    const bench = await withJobs();
    await done(bench, 'remind', '--general', '2026-11-23 08:00', 'look');
    await said(bench, '2026-11-23T08:00:00Z');
    await done(bench, 'remind', 'done', '1');
    const { reminder } = await done(bench, 'remind', 'edit', '1', '--every', 'week');
    expect(reminder).toMatchObject({ dueAt: '2026-11-30T08:00:00.000Z', state: 'waiting' });
    expect(await said(bench, '2026-11-30T08:00:00Z')).toEqual(['look']);
  });

  test('one due and not said yet keeps its moment, so that it is said', async () => {
    const bench = await withJobs();
    await done(bench, 'remind', '--general', '2026-11-23 08:00', 'look');
    bench.now = '2026-11-23T08:30:00Z';
    await done(bench, 'remind', 'edit', '1', '--every', 'day');
    expect(await said(bench, '2026-11-23T09:00:00Z')).toEqual(['look']);
    expect(await said(bench, '2026-11-24T08:00:00Z')).toEqual(['look']);
  });

  test('one that undo put back to a moment that was said moves on at the next check', async () => {
    const bench = await withJobs();
    await done(bench, 'remind', '--general', '2026-11-23 08:00', 'look', '--every', 'day');
    expect(await said(bench, '2026-11-23T08:00:00Z')).toEqual(['look']);
    const [move] = await done(bench, 'history', '--limit', '1');
    expect(move.by).toBe('program');
    await done(bench, 'undo', String(move.id));
    expect(await said(bench, '2026-11-23T09:00:00Z')).toEqual([]);
    expect(await said(bench, '2026-11-24T08:00:00Z')).toEqual(['look']);
  });

  test('the last of a series that ends with the calendar is done, and said once', async () => {
    const bench = await withJobs();
    await done(bench, 'remind', '--general', '9999-12-30 08:00', 'celebrate', '--every', 'year');
    await done(bench, 'remind', '--general', '9999-12-31 23:30', 'and again', '--every', 'day');
    const { reminder } = await done(bench, 'remind', 'done', '1');
    expect(reminder.state).toBe('done');
    expect(await said(bench, '9999-12-31T23:40:00Z')).toEqual(['and again']);
    expect(await said(bench, '9999-12-31T23:50:00Z')).toEqual([]);
    expect((await done(bench, 'remind', 'list', '--all')).map(({ state }: Json) => state)).toEqual([
      'done',
      'done',
    ]);
  });
});

describe('what is unique', () => {
  const again: [string, string[], string[], string[]][] = [
    ['a tag', ['tag', '1', 'night'], ['tag', '1', '--remove', 'night'], ['tag', '1', 'night']],
    [
      'a setting',
      ['config', 'set', 'followup.applied', '9d'],
      ['config', 'unset', 'followup.applied'],
      ['config', 'set', 'followup.applied', '5d'],
    ],
    ['a skill', ['profile', 'add', 'sql'], ['profile', 'remove', 'sql'], ['profile', 'add', 'SQL:expert']],
  ];
  test.each(again)('%s that came, went and came again', async (_, come, go, comeAgain) => {
    const bench = await withJobs();
    const start = rows(bench);
    const [first, second, third] = [
      await done(bench, ...come),
      await done(bench, ...go),
      await done(bench, ...comeAgain),
    ];
    const end = rows(bench);
    for (const { operation } of [first, second]) {
      const refused = await bench.run('undo', String(operation), '--json');
      expect([refused.code, JSON.parse(refused.stderr).error.code]).toEqual([1, 'built-on']);
      expect(rows(bench)).toEqual(end);
    }
    const { undone } = await done(bench, 'undo', String(first.operation), '--through');
    expect(undone.map(({ id }: Json) => id)).toEqual([third.operation, second.operation, first.operation]);
    expect(rows(bench)).toEqual(start);
    await done(bench, 'redo');
    expect(rows(bench)).toEqual(end);
  });

  test('a removed job that an import brought again', async () => {
    const bench = await withJobs();
    await done(bench, 'export', '--format', 'json', '--output', 'all.json');
    const { operation } = await done(bench, 'remove', '1', '--yes');
    await done(bench, 'import', 'all.json', '--yes');
    const end = rows(bench);
    expect((await bench.run('undo', String(operation))).code).toBe(1);
    expect(rows(bench)).toEqual(end);
    await done(bench, 'undo', String(operation), '--through');
    expect(rows(bench).jobs).toHaveLength(2);
  });

  test('a note of a job that was removed since', async () => {
    const bench = await withJobs();
    await done(bench, 'note', '1', 'first');
    const { operation } = await done(bench, 'note', '1', '--remove', '1');
    const removed = await done(bench, 'remove', '1', '--yes');
    const refused = await bench.run('undo', String(operation), '--json');
    expect(refused.code).toBe(1);
    expect(JSON.parse(refused.stderr).error.details.operations).toEqual([removed.operation]);
    await done(bench, 'undo', String(operation), '--through');
    expect(rows(bench)).toMatchObject({ jobs: [{ id: 1 }, { id: 2 }], notes: [{ body: 'first' }] });
  });

  test('an interview whose reminders a later move set', async () => {
    const bench = await withJobs();
    const { operation } = await done(bench, 'interview', '1', '2026-12-03 10:00');
    await done(bench, 'status', '1', 'withdrawn');
    await done(bench, 'status', '1', 'screening');
    expect((await bench.run('undo', String(operation))).code).toBe(1);
    expect(rows(bench).interviews).toHaveLength(1);
  });

  test('a reminder put off twice is not put back to where it stood before the first', async () => {
    const bench = await withJobs();
    await done(bench, 'remind', '--general', '2026-11-25 08:00', 'look');
    const first = await done(bench, 'remind', 'snooze', '1', '2026-11-26 08:00');
    const second = await done(bench, 'remind', 'snooze', '1', '2026-11-27 08:00');
    const refused = await bench.run('undo', String(first.operation), '--json');
    expect(JSON.parse(refused.stderr).error.details.operations).toEqual([second.operation]);
    expect(rows(bench).reminders[0].due_at).toBe('2026-11-27T08:00:00.000Z');
  });
});

test('a reminder or an interview set to what it is already changes nothing', async () => {
  const bench = await withJobs();
  await done(bench, 'remind', '--general', '2026-11-25 08:00', 'look', '--every', 'day');
  await done(bench, 'interview', '1', '2026-12-03 10:00', '--where', 'Room 4');
  const before = rows(bench);
  for (const args of [
    ['remind', 'snooze', '1', '2026-11-25 08:00'],
    ['remind', 'edit', '1', '--at', '2026-11-25 08:00', '--every', 'day', '--message', 'look'],
  ])
    expect([args, (await done(bench, ...args)).operation]).toEqual([args, null]);
  await done(bench, 'interview', '1', '2026-12-03 10:00', '--where', 'Room 4', '--edit', '1');
  expect(rows(bench)).toMatchObject({ reminders: before.reminders, interviews: before.interviews });
});

describe('a stage of one’s own', () => {
  const stage = ['config', 'stages', 'add', 'take-home', '--group', 'active'];

  test('is not taken back from under a job that stands at it', async () => {
    const bench = await withJobs();
    const { operation } = await done(bench, ...stage);
    const moved = await done(bench, 'status', '1', 'take-home');
    const refused = await bench.run('undo', String(operation), '--json');
    expect(refused.code).toBe(1);
    expect(JSON.parse(refused.stderr).error.details.operations).toEqual([moved.operation]);
    const { undone } = await done(bench, 'undo', String(operation), '--through');
    expect(undone).toHaveLength(2);
    expect(rows(bench).jobs[0].status).toBe('saved');
    await done(bench, 'redo');
    expect((await done(bench, 'show', '1')).status).toBe('take-home');
  });

  test('that was removed since is brought back before a job is put back to it', async () => {
    const bench = await withJobs();
    await done(bench, ...stage);
    await done(bench, 'status', '1', 'take-home');
    const { operation } = await done(bench, 'status', '1', 'applied');
    const removed = await done(bench, 'config', 'stages', 'remove', 'take-home');
    const refused = await bench.run('undo', String(operation), '--json');
    expect(JSON.parse(refused.stderr).error.details.operations).toEqual([removed.operation]);
    await done(bench, 'undo', String(operation), '--through');
    expect(await done(bench, 'show', '1')).toMatchObject({ status: 'take-home', group: 'active' });
  });
});
