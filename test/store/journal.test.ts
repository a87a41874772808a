/** Undo, redo and the journal under them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore, type Store } from '../../src/store/index.ts';
import { JOURNALED } from '../../src/store/journaled.ts';

let folder: string;
let store: Store;
let clock: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jobtrail-store-'));
  clock = Date.parse('2026-11-22T12:00:00Z');
  store = open();
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const later = (milliseconds: number): number => {
  clock += milliseconds;
  return clock;
};

// Every look at the clock is a moment later, so that no two rows agree by accident.
const open = (): Store => openStore(join(folder, 'jobtrail.db'), () => new Date(later(1000)));

type Picture = Record<string, unknown[]>;

/** Every journaled row, each value as SQLite would write it: byte for byte. */
function picture(): Picture {
  const tables = JOURNALED.map((table) => {
    const columns = store.db
      .all<{ name: string }>(`SELECT name FROM pragma_table_info('${table}')`)
      .map(({ name }) => name);
    const list = columns.map((name) => `quote(${name}) AS ${name}`).join(', ');
    return [table, store.db.all(`SELECT ${list} FROM ${table} ORDER BY id`)];
  });
  return Object.fromEntries(tables);
}

const write = (summary: string, work: () => void): number =>
  store.write({ command: 'test', summary }, work).operation!;

/** A row for a table, valid by its checks; strings carry what quoting could stumble over. */
function sample(table: string, job: number, text: string): Record<string, unknown> {
  const uid = `uid-${table}-${later(1)}`;
  const at = '2026-11-22T12:00:00.000Z';
  const rows: Record<string, Record<string, unknown>> = {
    jobs: {
      uid,
      title: text,
      company: null,
      status: 'saved',
      status_at: at,
      saved_at: at,
      updated_at: at,
      salary_min: 1750,
    },
    postings: { uid, job, version: clock, description: text, content_hash: 'x', fetched_at: at },
    events: { uid, job, at, kind: 'status', text },
    notes: { uid, job, body: `${text}.`, created_at: at, updated_at: at },
    tags: { job, tag: `${text}${clock}` },
    contacts: { uid, job, name: text, created_at: at, updated_at: at },
    interviews: { uid, job, at, created_at: at, updated_at: at },
    documents: { uid, job, name: text, link: `https://papers.example/${text}`, created_at: at },
    reminders: { uid, job, message: text, due_at: at, zone: 'UTC', created_at: at, updated_at: at },
    set_aside: { uid, job, kind: 'waiting', about: text, at },
    profile: { name: `${text}${clock}`, years: 2.5 },
    settings: { key: `${text}${clock}`, value: text },
  };
  const columns = store.db.all<{ name: string; notnull: number; dflt_value: string | null; type: string }>(
    `SELECT name, "notnull", dflt_value, type FROM pragma_table_info('${table}')`,
  );
  const row = Object.fromEntries(
    Object.entries(rows[table]!).filter(([name]) => columns.some((column) => column.name === name)),
  );
  for (const { name, notnull, dflt_value, type } of columns) {
    if (notnull && dflt_value === null && name !== 'id' && !(name in row))
      row[name] = type === 'TEXT' ? text : 1;
  }
  return row;
}

const insertRow = (table: string, row: Record<string, unknown>): number => {
  const names = Object.keys(row);
  const marks = names.map(() => '?').join(', ');
  return store.db.run(
    `INSERT INTO ${table} (${names.join(', ')}) VALUES (${marks})`,
    ...(Object.values(row) as string[]),
  ).id;
};

const aJob = (): number => {
  let id = 0;
  write('a job', () => {
    id = insertRow('jobs', sample('jobs', 0, 'Post'));
  });
  return id;
};

const AWKWARD = `it's "quoted" \\ ; -- %  é ❤ \n\t'; DROP TABLE jobs; --`;

describe('each journaled table', () => {
  test.each(JOURNALED)(
    '%s: what was added, changed or removed goes and comes back byte for byte',
    (table) => {
      const job = aJob();
      const pictures = [picture()];
      let id = 0;
      write('add', () => {
        id = insertRow(table, sample(table, job, AWKWARD));
      });
      pictures.push(picture());
      const column = Object.entries(sample(table, job, 'x')).find(
        ([name, value]) =>
          typeof value === 'string' &&
          name !== 'uid' &&
          !name.endsWith('_at') &&
          !['status', 'kind', 'zone', 'at'].includes(name),
      )?.[0];
      write('change', () => {
        store.db.run(`UPDATE ${table} SET ${column ?? 'at'} = ? WHERE id = ?`, `${AWKWARD} changed`, id);
      });
      pictures.push(picture());
      write('remove', () => {
        store.db.run(`DELETE FROM ${table} WHERE id = ?`, id);
      });
      pictures.push(picture());
      expect(new Set(pictures.map((each) => JSON.stringify(each))).size).toBe(3);
      for (const each of pictures.slice(0, -1).reverse()) {
        expect(store.undo()).not.toBeNull();
        expect(picture()).toEqual(each);
      }
      store.close();
      store = open();
      for (const each of pictures.slice(1)) {
        expect(store.redo()).not.toBeNull();
        expect(picture()).toEqual(each);
      }
      expect(store.redo()).toBeNull();
    },
  );

  test.each(JOURNALED)('%s: no write outside an operation', (table) => {
    const job = aJob();
    const before = picture();
    expect(() => insertRow(table, sample(table, job, 'x'))).toThrow(/NOT NULL/);
    expect(() => store.db.run('UPDATE jobs SET title = ? WHERE id = ?', 'other', job)).toThrow(/NOT NULL/);
    expect(() => store.db.run('DELETE FROM jobs')).toThrow(/NOT NULL/);
    expect(picture()).toEqual(before);
  });

  test('every table whose rows are the user’s is journaled, and each column of it', () => {
    const outside = new Set(
      `meta blobs notifications checks skills derived summaries calls operations changes taken journal stale refreshes readings`.split(
        ' ',
      ),
    );
    const tables = store.db
      .all<{ name: string }>(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'jobs_fts%'",
      )
      .map(({ name }) => name);
    expect(tables.filter((name) => !outside.has(name)).sort()).toEqual([...JOURNALED].sort());
    for (const table of JOURNALED) {
      const trigger = store.db.get<{ sql: string }>(
        `SELECT sql FROM sqlite_schema WHERE name = 'journal_${table}_update'`,
      )!.sql;
      for (const { name } of store.db.all<{ name: string }>(`SELECT name FROM pragma_table_info('${table}')`))
        expect(trigger).toContain(`quote(OLD.${name})`);
    }
  });
});

describe('random commands', () => {
  type Step = { kind: number; pick: number; text: string };
  const step = fc.record({
    kind: fc.integer({ min: 0, max: 9 }),
    pick: fc.nat(1000),
    text: fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
      .map((text) => text.replaceAll('\0', '') || 'x'),
  });

  const at = '2026-11-20T08:00:00.000Z';
  function perform({ kind, pick, text }: Step): void {
    const jobs = store.db.all<{ id: number }>('SELECT id FROM jobs ORDER BY id').map(({ id }) => id);
    const job = jobs[pick % jobs.length];
    if (kind === 0 || job === undefined) {
      insertRow('jobs', sample('jobs', 0, text));
      return;
    }
    const notes = store.notes.of(job);
    const tables = [
      'postings',
      'contacts',
      'interviews',
      'documents',
      'reminders',
      'profile',
      'settings',
      'events',
    ];
    if (kind === 1) store.notes.add(job, `${text}!`);
    else if (kind === 2) store.tags.add(job, text);
    else if (kind === 3) store.jobs.change(job, { title: text, company: pick % 2 ? text : null });
    else if (kind === 4 && notes[0]) store.notes.change(notes[0].id, `${text}?`);
    else if (kind === 5 && notes[0]) store.notes.remove(notes[0].id);
    else if (kind === 6) store.events.add({ job, kind: 'status', at, from: 'saved', to: 'applied' });
    else if (kind === 7) store.jobs.remove(job);
    else insertRow(tables[pick % tables.length]!, sample(tables[pick % tables.length]!, job, text));
  }

  const seed = Number(process.env.JOBTRAIL_SEED ?? Date.now() % 1e9);
  test(`are undone to the beginning and redone to the end, through a restart (JOBTRAIL_SEED=${seed})`, {
    timeout: 180_000,
  }, () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 14 }), (steps) => {
        store.close();
        rmSync(folder, { recursive: true, force: true });
        folder = mkdtempSync(join(tmpdir(), 'jobtrail-store-'));
        store = open();
        const pictures = [picture()];
        for (const each of steps) {
          const { operation } = store.write({ command: 'test', summary: 'random' }, () => perform(each));
          if (operation !== null) pictures.push(picture());
        }
        for (const each of pictures.slice(0, -1).reverse()) {
          store.undo();
          expect(picture()).toEqual(each);
        }
        expect(store.undo()).toBeNull();
        store.close();
        store = open();
        for (const each of pictures.slice(1)) {
          store.redo();
          expect(picture()).toEqual(each);
        }
        expect(store.redo()).toBeNull();
        expect(store.health()).toMatchObject({ integrity: 'ok', foreignKeys: 0 });
      }),
      { seed, numRuns: 40 },
    );
  });

  test('leave the search index as the rows are', () => {
    const job = aJob();
    write('note', () => store.notes.add(job, 'cormorant'));
    const count = () =>
      store.db.get<{ n: number }>("SELECT count(*) AS n FROM jobs_fts WHERE jobs_fts MATCH 'cormorant'")!.n;
    expect(count()).toBe(1);
    store.undo();
    expect(count()).toBe(0);
    store.redo();
    expect(count()).toBe(1);
  });
});

describe('what built on what', () => {
  test('undoing alone is refused with the reason, --through goes newest first', () => {
    const job = aJob();
    const first = write('title one', () => store.jobs.change(job, { title: 'One' }));
    const second = write('title two', () => store.jobs.change(job, { title: 'Two' }));
    const apart = write('company', () => store.jobs.change(job, { company: 'Elsewhere' }));
    expect(() => store.undo(first)).toThrow(
      expect.objectContaining({ code: 'built-on', details: { operations: [second] } }),
    );
    const done = store.undo(first, true)!;
    expect(done.undone.map(({ id }) => id)).toEqual([second, first]);
    expect(store.jobs.get(job)).toMatchObject({ title: 'Post', company: 'Elsewhere' });
    expect(store.operation(apart).undone).toBe(false);
  });

  test('what shares nothing with later ones is undone alone', () => {
    const job = aJob();
    const note = write('note', () => store.notes.add(job, 'first'));
    write('title', () => store.jobs.change(job, { title: 'Other' }));
    expect(store.undo(note)).toMatchObject({ undone: [{ id: note }] });
    expect(store.notes.of(job)).toEqual([]);
    expect(store.jobs.get(job)!.title).toBe('Other');
  });

  test('what hangs on a saved job builds on its saving', () => {
    let job = 0;
    const saved = write('save', () => {
      job = insertRow('jobs', sample('jobs', 0, 'Post'));
    });
    const noted = write('note', () => store.notes.add(job, 'still here'));
    expect(() => store.undo(saved)).toThrow(expect.objectContaining({ code: 'built-on' }));
    expect(store.notes.of(job)).toHaveLength(1);
    expect(store.undo(saved, true)!.undone.map(({ id }) => id)).toEqual([noted, saved]);
    expect(store.jobs.count()).toBe(0);
  });

  test('what the program did by itself is skipped by a bare undo, and can be named', () => {
    const job = aJob();
    const mine = write('title', () => store.jobs.change(job, { title: 'Mine' }));
    const theirs = store.write({ command: 'refresh', summary: 'looked again', by: 'program' }, () =>
      store.jobs.change(job, { company: 'Found' }),
    ).operation!;
    expect(store.undo()).toMatchObject({ undone: [{ id: mine }] });
    expect(store.jobs.get(job)).toMatchObject({ title: 'Post', company: 'Found' });
    expect(store.undo(theirs)).toMatchObject({ undone: [{ id: theirs }] });
    expect(store.jobs.get(job)).toMatchObject({ company: null });
  });

  test('an undo of something earlier is no obstacle, whatever of the program it took along', () => {
    const remind = (message: string) =>
      store.reminders.add({ job: null, message, dueAt: AWKWARD, zone: 'UTC' }).id;
    let [one, two] = [0, 0];
    const first = write('one', () => {
      one = remind('one');
    });
    write('two', () => {
      two = remind('two');
    });
    const edited = write('two edited', () => store.reminders.change(two, { dueAt: 'noon' }));
    // One operation of the program's over both.
    store.write({ command: 'remind check', summary: 'both move on', by: 'program' }, () => {
      store.reminders.change(one, { dueAt: 'tomorrow' });
      store.reminders.change(two, { dueAt: 'tomorrow' });
    });
    expect(store.undo(first)!.undone).toHaveLength(2);
    expect(store.reminders.get(two)!.dueAt).toBe('noon');
    expect(store.undo()!.undone.map(({ id }) => id)).toEqual([edited]);
    expect(store.reminders.get(two)!.dueAt).toBe(AWKWARD);
  });

  test('what an undo took cannot be done again while what it stood on is taken back', () => {
    const job = aJob();
    const title = write('title', () => store.jobs.change(job, { title: 'One' }));
    const added = write('note', () => store.notes.add(job, 'first'));
    const changed = write('note changed', () => store.notes.change(store.notes.of(job)[0]!.id, 'second'));
    const undo = store.undo(changed)!.operation!;
    const later = store.undo(added)!.operation!;
    expect(() => store.undo(undo)).toThrow(
      expect.objectContaining({ code: 'built-on', details: { operations: [later] } }),
    );
    store.undo(title);
    store.undo(later);
    store.undo(undo);
    expect(store.notes.of(job)).toMatchObject([{ body: 'second' }]);
  });

  test('after a new change there is nothing to redo', () => {
    const job = aJob();
    write('title', () => store.jobs.change(job, { title: 'One' }));
    store.undo();
    write('title', () => store.jobs.change(job, { title: 'Two' }));
    expect(store.redo()).toBeNull();
    expect(store.jobs.get(job)!.title).toBe('Two');
  });
});

describe('what one operation did to the same thing several times', () => {
  test('is taken back last first, and done again first last', () => {
    const job = aJob();
    write('tag', () => store.tags.add(job, 'night'));
    const before = picture();
    write('over and over', () => {
      store.jobs.change(job, { title: 'One' });
      store.jobs.change(job, { title: 'Two', company: 'Elsewhere' });
      store.jobs.change(job, { company: null });
      // The same name under another id: only in reverse do the two never meet.
      store.tags.remove(job, 'night');
      store.tags.add(job, 'night');
      store.settings.set('time.zone', 'UTC');
      store.settings.set('time.zone', 'Europe/Berlin');
      store.notes.remove(store.notes.add(job, 'here and gone').id);
    });
    const after = picture();
    store.undo();
    expect(picture()).toEqual(before);
    store.redo();
    expect(picture()).toEqual(after);
  });

  test('counts whole where a later operation changed one of it', () => {
    const job = aJob();
    const first = write('title, then what nearly every command touches', () => {
      store.jobs.change(job, { title: 'One' });
      store.jobs.touch(job);
    });
    const second = write('title', () => {
      store.jobs.change(job, { title: 'Two' });
      store.jobs.touch(job);
    });
    expect(() => store.undo(first)).toThrow(
      expect.objectContaining({ code: 'built-on', details: { operations: [second] } }),
    );
    expect(store.jobs.get(job)!.title).toBe('Two');
  });
});

test('an operation that fails half way leaves nothing', () => {
  const job = aJob();
  const before = picture();
  const operations = store.history(100);
  expect(() =>
    write('half', () => {
      store.notes.add(job, 'first half');
      throw new Error('stop');
    }),
  ).toThrow('stop');
  expect(picture()).toEqual(before);
  expect(store.history(100)).toEqual(operations);
  expect(store.db.get('SELECT operation FROM journal')).toEqual({ operation: null });
});

test('ids are never used again', () => {
  const first = aJob();
  write('remove', () => store.jobs.remove(first));
  const second = aJob();
  expect(second).toBeGreaterThan(first);
  store.undo();
  store.undo();
  expect(store.jobs.get(first)).toBeDefined();
  store.undo();
  expect(aJob()).toBeGreaterThan(second);
});
