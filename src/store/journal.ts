/**
 * The journal: every changed row of the user's tables with what it was and what it became.
 *
 * The technique is SQLite's own for undo (sqlite.org/undoredo.html): triggers generated from the schema write
 * each column through `quote()`, so no command can forget. Undo does not erase: it is an operation of its own
 * that puts the rows back, and redo is the undoing of that.
 */
import type { Actor, Operation, Via } from '../domain/records.ts';
import { notFoundError } from '../errors.ts';
import type { Database, Row } from './database.ts';
import { JOURNALED } from './journaled.ts';
import { newUid } from './uid.ts';

/** Writes the triggers anew; called after every migration, since columns may have come. */
export function generateTriggers(db: Database): void {
  for (const table of JOURNALED) {
    const columns = db
      .all<{ name: string }>(`SELECT name FROM pragma_table_info('${table}')`)
      .map((c) => c.name);
    const image = (row: 'OLD' | 'NEW'): string =>
      `json_object(${columns.map((c) => `'${c}', quote(${row}.${c})`).join(', ')})`;
    const record = (row: 'OLD' | 'NEW', before: string, after: string): string =>
      `INSERT INTO changes (operation, tbl, row, before, after)
       VALUES ((SELECT operation FROM journal), '${table}', ${row}.id, ${before}, ${after});`;
    const same = columns.map((c) => `OLD.${c} IS NEW.${c}`).join(' AND ');
    db.exec(`
      DROP TRIGGER IF EXISTS journal_${table}_insert;
      DROP TRIGGER IF EXISTS journal_${table}_update;
      DROP TRIGGER IF EXISTS journal_${table}_delete;
      CREATE TRIGGER journal_${table}_insert AFTER INSERT ON ${table} BEGIN ${record('NEW', 'NULL', image('NEW'))} END;
      CREATE TRIGGER journal_${table}_update AFTER UPDATE ON ${table} WHEN NOT (${same})
        BEGIN ${record('NEW', image('OLD'), image('NEW'))} END;
      CREATE TRIGGER journal_${table}_delete AFTER DELETE ON ${table} BEGIN ${record('OLD', image('OLD'), 'NULL')} END;
    `);
  }
}

/** What a command says of itself when it writes. */
export interface Intent {
  /** The command, such as `status`. */
  command: string;
  /** A sentence part for `history`, such as `Acme, Engineer: applied → interview`. */
  summary: string;
  by?: Actor;
  via?: Via | null;
}

interface Opening extends Intent {
  kind: Operation['kind'];
  target: number | null;
}

/** Opens an operation inside the running transaction; returns its id. */
export function openOperation(db: Database, at: Date, opening: Opening): number {
  const device = db.get<{ value: string }>("SELECT value FROM meta WHERE key = 'device'")?.value ?? 'unknown';
  const { id } = db.run(
    'INSERT INTO operations (uid, device, at, by, via, kind, command, summary, target) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    newUid(db, at.getTime()),
    device,
    at.toISOString(),
    opening.by ?? 'user',
    opening.via ?? null,
    opening.kind,
    opening.command,
    opening.summary,
    opening.target,
  );
  db.run('UPDATE journal SET operation = ? WHERE id = 1', id);
  return id;
}

/** Closes it again; an operation that changed nothing leaves no trace. Returns its id, or null. */
export function closeOperation(db: Database, id: number): number | null {
  db.run('UPDATE journal SET operation = NULL WHERE id = 1');
  if (db.get('SELECT 1 FROM changes WHERE operation = ? LIMIT 1', id)) return id;
  db.run('DELETE FROM operations WHERE id = ?', id);
  return null;
}

/** Names the running operation better, once its command knows what it did. */
export function describeOperation(db: Database, summary: string): void {
  db.run('UPDATE operations SET summary = ? WHERE id = (SELECT operation FROM journal)', summary);
}

const operation = (row: Row): Operation => ({
  id: row.id as number,
  uid: row.uid as string,
  device: row.device as string,
  at: row.at as string,
  by: row.by as Actor,
  via: row.via as Via | null,
  kind: row.kind as Operation['kind'],
  command: row.command as string,
  summary: row.summary as string,
  target: row.target as number | null,
  undone: row.undone === 1,
});

/** The operations, newest first. */
export function listOperations(db: Database, limit: number): Operation[] {
  return db.all('SELECT * FROM operations ORDER BY id DESC LIMIT ?', limit).map(operation);
}

/** One operation, or an error that says how to find them. */
export function getOperation(db: Database, id: number): Operation {
  const row = db.get('SELECT * FROM operations WHERE id = ?', id);
  if (!row)
    throw notFoundError('unknown-operation', `There is no operation ${id}.`, [
      'jobtrail history lists them.',
    ]);
  return operation(row);
}

/** One changed row, with what it was and what it became as JSON of quoted columns. */
export interface Change {
  tbl: string;
  row: number;
  before: string | null;
  after: string | null;
}

/** The changed rows of an operation, in the order they were made. */
export function changesOf(db: Database, id: number): Change[] {
  return db.all<Change>('SELECT tbl, row, before, after FROM changes WHERE operation = ? ORDER BY id', id);
}

/** Columns nearly every command touches: two operations that share nothing else do not build on one another. */
export const BOOKKEEPING = new Set(['updated_at', 'sequence']);

/** The columns of a row's image, each with its value as `quote()` wrote it. */
export const literals = (image: string): [string, string][] =>
  Object.entries(JSON.parse(image) as Record<string, string>);

// A row's image is trusted as SQL only because quote() made every value of it.
/** Makes a row what it was before a change; inside an operation. */
export function putBack(db: Database, { tbl, row, before, after }: Change): void {
  if (before === null) {
    db.exec(`DELETE FROM ${tbl} WHERE id = ${Number(row)}`);
    return;
  }
  const columns = literals(before);
  if (after === null) {
    const names = columns.map(([name]) => name).join(', ');
    db.exec(`INSERT INTO ${tbl} (${names}) VALUES (${columns.map(([, value]) => value).join(', ')})`);
    return;
  }
  const was = new Map(literals(after));
  const set = columns
    .filter(([name, value]) => was.get(name) !== value)
    .map(([name, value]) =>
      BOOKKEEPING.has(name)
        ? `${name} = iif(${name} IS ${was.get(name)}, ${value}, ${name})`
        : `${name} = ${value}`,
    );
  if (set.length > 0) db.exec(`UPDATE ${tbl} SET ${set.join(', ')} WHERE id = ${Number(row)}`);
}
