/** What the walker sees of a file: its cells by SQL alone, and every row of the user's to the last column. */
import { join } from 'node:path';
import Driver from 'better-sqlite3';
import { openStore } from '../../src/store/index.ts';
import { JOURNALED } from '../../src/store/journaled.ts';
import type { Bench } from '../support/bench.ts';
import type { Cells } from './walker-model.ts';

/** A row of the file. */
export type Row = Record<string, string | number | null>;

/** Reads the database of a bench, and closes it. */
export function reading<T>(bench: Bench, work: (all: (sql: string) => Row[]) => T): T {
  const db = new Driver(join(bench.home, 'jobtrail.db'), { readonly: true });
  try {
    return work((sql) => db.prepare(sql).all() as Row[]);
  } finally {
    db.close();
  }
}

/** Every row that is the user's, byte for byte. */
export const snapshot = (bench: Bench): string =>
  reading(bench, (all) =>
    JSON.stringify(JOURNALED.map((table) => [table, all(`SELECT * FROM ${table} ORDER BY id`)])),
  );

/** What there is, in the words of the model: things by their uid, since an import gives them other ids. */
export const cellsOf = (bench: Bench): Cells =>
  reading(bench, (all) => {
    const cells: Cells = new Map();
    const uid = new Map<number, string>();
    for (const job of all('SELECT * FROM jobs')) {
      const name = `job:${job.uid}`;
      uid.set(Number(job.id), name);
      cells.set(name, String(job.id));
      cells.set(`${name}:title`, String(job.title));
      cells.set(`${name}:status`, String(job.status));
    }
    for (const { job, tag } of all('SELECT * FROM tags'))
      cells.set(`${uid.get(Number(job))}:tag:${tag}`, 'yes');
    for (const note of all('SELECT * FROM notes'))
      cells.set(`${uid.get(Number(note.job))}:note:${note.uid}`, String(note.body));
    for (const reminder of all("SELECT * FROM reminders WHERE why = 'user'")) {
      const name = `reminder:${reminder.uid}`;
      cells.set(name, String(reminder.id));
      for (const column of ['message', 'due_at', 'repeat', 'state', 'anchor'])
        cells.set(`${name}:${column}`, String(reminder[column]));
    }
    for (const { name, level } of all('SELECT * FROM profile'))
      cells.set(`skill:${String(name).toLowerCase()}`, `${name} ${level}`);
    for (const { key, value } of all("SELECT * FROM settings WHERE key <> 'notify.channels'")) {
      cells.set(`setting:${key}`, String(value));
      if (key === 'stages')
        for (const { name } of JSON.parse(String(value))) cells.set(`stage:${name}`, 'yes');
    }
    return cells;
  });

/** Operations with an id over `after`, oldest first. */
export const operationsAfter = (bench: Bench, after: number): Row[] =>
  reading(bench, (all) => all(`SELECT * FROM operations WHERE id > ${after} ORDER BY id`));

/** What must never be, whatever was done: gives a word for each thing that is. */
export const faults = (bench: Bench): string[] =>
  reading(bench, (all) => {
    const own = all("SELECT value FROM settings WHERE key = 'stages'")[0]?.value;
    const stages = new Set([
      ...'saved preparing applied screening interview offer accepted rejected withdrawn ghosted expired'.split(
        ' ',
      ),
      ...(JSON.parse(String(own ?? '[]')) as { name: string }[]).map(({ name }) => name),
    ]);
    return [
      ...all('PRAGMA foreign_key_check').map(({ table }) => `a row of ${table} points nowhere`),
      ...all('PRAGMA integrity_check').flatMap((row) =>
        Object.values(row)[0] === 'ok' ? [] : [String(Object.values(row)[0])],
      ),
      ...all('SELECT operation FROM journal WHERE operation IS NOT NULL').map(() => 'an operation is open'),
      ...all('SELECT id, status FROM jobs')
        .filter(({ status }) => !stages.has(String(status)))
        .map(({ id, status }) => `job ${id} stands at "${status}"`),
    ];
  });

/** Makes the database, with notices on the terminal, which is not the user's to undo; gives the id of that operation. */
export function setUp(bench: Bench): number {
  const store = openStore(join(bench.home, 'jobtrail.db'), () => new Date(bench.now));
  try {
    const setting = { command: 'set-up', summary: 'notices on the terminal', by: 'program' as const };
    return store.write(setting, () => store.settings.set('notify.channels', 'terminal')).operation!;
  } finally {
    store.close();
  }
}
