/**
 * The journal: every changed row of the user's tables with what it was and what it became.
 *
 * The technique is SQLite's own for undo (sqlite.org/undoredo.html): triggers generated from the schema write
 * each column through `quote()`, so no command can forget. Undo does not erase: it is an operation of its own
 * that puts the rows back, and redo is the undoing of that.
 */
import type { Operation } from '../domain/records.ts';
import { notFoundError, userError } from '../errors.ts';
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
  by?: 'user' | 'program';
}

interface Opening extends Intent {
  kind: Operation['kind'];
  target: number | null;
}

/** Opens an operation inside the running transaction; returns its id. */
export function openOperation(db: Database, at: Date, opening: Opening): number {
  const device = db.get<{ value: string }>("SELECT value FROM meta WHERE key = 'device'")?.value ?? 'unknown';
  const { id } = db.run(
    'INSERT INTO operations (uid, device, at, by, kind, command, summary, target) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    newUid(db, at.getTime()),
    device,
    at.toISOString(),
    opening.by ?? 'user',
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
  by: row.by as Operation['by'],
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

/** The operation a bare `undo` takes back: the user's latest change that still stands. */
export function lastUndoable(db: Database): Operation | undefined {
  const row = db.get(
    "SELECT * FROM operations WHERE kind = 'change' AND by = 'user' AND undone = 0 ORDER BY id DESC LIMIT 1",
  );
  return row && operation(row);
}

/** The undo a bare `redo` takes back: the latest that still stands, unless the user has changed something since. */
export function lastRedoable(db: Database): Operation | undefined {
  const row = db.get(
    `SELECT * FROM operations WHERE kind = 'undo' AND undone = 0
       AND id > (SELECT coalesce(max(id), 0) FROM operations WHERE kind = 'change' AND by = 'user' AND undone = 0)
     ORDER BY id DESC LIMIT 1`,
  );
  return row && operation(row);
}

interface Change {
  tbl: string;
  row: number;
  before: string | null;
  after: string | null;
}

/** The changed rows of an operation, in the order they were made. */
export function changesOf(db: Database, id: number): Change[] {
  return db.all<Change>('SELECT tbl, row, before, after FROM changes WHERE operation = ? ORDER BY id', id);
}

// Touched by nearly every command: two operations that share nothing else do not build on one another.
const BOOKKEEPING = new Set(['updated_at', 'sequence']);

const literals = (image: string): [string, string][] =>
  Object.entries(JSON.parse(image) as Record<string, string>);

/** The columns a change is about, or null where the whole row came or went. */
function touched({ before, after }: Pick<Change, 'before' | 'after'>): Set<string> | null {
  if (before === null || after === null) return null;
  const was = new Map(literals(before));
  return new Set(
    literals(after).flatMap(([name, value]) =>
      was.get(name) === value || BOOKKEEPING.has(name) ? [] : [name],
    ),
  );
}

function collide(mine: Change, theirs: Change): boolean {
  const [a, b] = [touched(mine), touched(theirs)];
  if (a === null || b === null) return a === null ? b === null || b.size > 0 : a.size > 0;
  for (const name of a) if (b.has(name)) return true;
  return false;
}

/** Later operations that still stand and hung something on a job this one made: it would go with the job. */
function hungOn(db: Database, id: number): { operation: number }[] {
  return db.all<{ operation: number }>(
    `SELECT DISTINCT c.operation FROM changes c JOIN operations o ON o.id = c.operation
     WHERE c.operation > ? AND c.tbl <> 'jobs' AND o.undone = 0 AND NOT (o.kind <> 'change' AND o.target >= ?)
       AND CAST(json_extract(coalesce(c.after, c.before), '$.job') AS INTEGER) IN
         (SELECT row FROM changes WHERE operation = ? AND tbl = 'jobs' AND before IS NULL)`,
    id,
    id,
    id,
  );
}

/** Later operations that built on this one and still stand, newest first. */
export function builtOn(db: Database, id: number): Operation[] {
  const mine = new Map(changesOf(db, id).map((change) => [`${change.tbl} ${change.row}`, change]));
  // An undo (or redo) of something later leaves the row as it was, so it does not count.
  const theirs = db.all<Change & { operation: number }>(
    `SELECT DISTINCT c.operation, c.tbl, c.row, c.before, c.after FROM changes m
     JOIN changes c ON c.tbl = m.tbl AND c.row = m.row AND c.operation > m.operation
     JOIN operations o ON o.id = c.operation
     WHERE m.operation = ? AND o.undone = 0 AND NOT (o.kind <> 'change' AND o.target >= ?)
     ORDER BY c.operation DESC`,
    id,
    id,
  );
  const found = new Set<number>();
  for (const change of theirs) {
    const own = mine.get(`${change.tbl} ${change.row}`);
    if (own && collide(own, change)) found.add(change.operation);
  }
  for (const { operation } of hungOn(db, id)) found.add(operation);
  return [...found].map((n) => getOperation(db, n));
}

// A row's image is trusted as SQL only because quote() made every value of it.
function putBack(db: Database, { tbl, row, before, after }: Change): void {
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

/** Puts back what an operation changed, as an operation of its own; the transaction is the caller's. */
export function revert(db: Database, at: Date, target: Operation, kind: 'undo' | 'redo'): number | null {
  const changes = changesOf(db, target.id);
  const id = openOperation(db, at, {
    kind,
    target: target.id,
    command: kind,
    summary: target.summary,
  });
  // Parents and children come back in the order of the journal, not of the foreign keys.
  db.exec('PRAGMA defer_foreign_keys = ON');
  for (const change of changes.reverse()) putBack(db, change);
  db.run('UPDATE operations SET undone = 1 WHERE id = ?', target.id);
  if (kind === 'redo') db.run('UPDATE operations SET undone = 0 WHERE id = ?', target.target);
  return closeOperation(db, id);
}

/** Refuses to undo what later operations built on, and names them. */
export function refuseBuiltOn(target: Operation, later: Operation[]): never {
  throw userError(
    'built-on',
    `Operation ${target.id} (${target.summary}) cannot be undone alone: ${later.length === 1 ? 'a later one' : `${later.length} later ones`} changed the same things.`,
    [
      ...later.slice(0, 5).map((o) => `${o.id}  ${o.command}: ${o.summary}`),
      `jobtrail undo ${target.id} --through takes them back too, newest first.`,
    ],
    { operations: later.map((o) => o.id) },
  );
}
