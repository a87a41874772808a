/**
 * Undo and redo. Each is one operation of its own that puts rows back, so nothing is ever erased; `taken` says which
 * operations one undo took, so that one redo brings exactly these again.
 */
import type { Operation } from '../domain/records.ts';
import { userError } from '../errors.ts';
import { dependants } from './built-on.ts';
import type { Database } from './database.ts';
import { changesOf, closeOperation, getOperation, openOperation, putBack } from './journal.ts';

/** An undo or redo: its id, null where no row differs for it, and the jobs it touched. */
export interface Reverted {
  operation: number | null;
  jobs: number[];
  /** What was taken back, newest first. */
  undone: Operation[];
  /** What was brought back, oldest first. */
  redone: Operation[];
}

/** The operation a bare `undo` takes back: the user's latest change that still stands. */
function lastUndoable(db: Database): Operation | undefined {
  const row = db.get<{ id: number }>(
    "SELECT id FROM operations WHERE kind = 'change' AND by = 'user' AND undone = 0 ORDER BY id DESC LIMIT 1",
  );
  return row && getOperation(db, row.id);
}

/** The undo a bare `redo` takes back: the latest that still stands, unless the user has changed something since. */
function lastRedoable(db: Database): Operation | undefined {
  const row = db.get<{ id: number }>(
    `SELECT id FROM operations WHERE kind = 'undo' AND undone = 0
       AND id > (SELECT coalesce(max(id), 0) FROM operations WHERE kind = 'change' AND by = 'user' AND undone = 0)
     ORDER BY id DESC LIMIT 1`,
  );
  return row && getOperation(db, row.id);
}

/** What one undo took, newest first. */
const takenBy = (db: Database, undo: number): Operation[] =>
  db
    .all<{ operation: number }>('SELECT operation FROM taken WHERE undo = ? ORDER BY operation DESC', undo)
    .map(({ operation }) => getOperation(db, operation));

/**
 * Takes back one operation, the latest of the user's where none is named, with what the program built on it by itself;
 * null where there is none or it is taken back already. Later ones of the user's are refused, or go too with `through`.
 */
export function undo(db: Database, at: Date, id: number | undefined, through: boolean): Reverted | null {
  const named = id === undefined ? lastUndoable(db) : getOperation(db, id);
  if (!named || named.undone) return null;
  if (named.kind === 'undo') return bringBack(db, at, named, through);
  // To take back a redo is to take back what it brought.
  const wanted = named.kind === 'redo' ? takenBy(db, named.target!).filter((o) => !o.undone) : [named];
  if (wanted.length === 0) return null;
  const later = laterOf(db, named, wanted, through);
  const all = [...wanted, ...later].sort((a, b) => b.id - a.id);
  const first = all.at(-1)!;
  const operation = write(db, at, { kind: 'undo', target: first.id, of: all, named });
  for (const each of all) {
    db.run('UPDATE operations SET undone = 1 WHERE id = ?', each.id);
    // What brought it back no longer stands either.
    db.run(
      `UPDATE operations SET undone = 1 WHERE kind = 'redo' AND undone = 0
       AND target IN (SELECT undo FROM taken WHERE operation = ?)`,
      each.id,
    );
    if (operation !== null) db.run('INSERT INTO taken (undo, operation) VALUES (?, ?)', operation, each.id);
  }
  return { operation, jobs: touchedJobs(db, all), undone: all, redone: [] };
}

/** Brings back what the latest undo took; null where there is nothing to redo. */
export function redo(db: Database, at: Date): Reverted | null {
  const target = lastRedoable(db);
  return target ? bringBack(db, at, target, false) : null;
}

/** Takes an undo back: all that it took stands again. */
function bringBack(db: Database, at: Date, undone: Operation, through: boolean): Reverted {
  const later = laterOf(db, undone, [undone], through);
  const brought = takenBy(db, undone.id);
  const operation = write(db, at, { kind: 'redo', target: undone.id, of: [...later, undone], named: undone });
  for (const each of [...later, undone]) db.run('UPDATE operations SET undone = 1 WHERE id = ?', each.id);
  for (const each of brought) db.run('UPDATE operations SET undone = 0 WHERE id = ?', each.id);
  return {
    operation,
    jobs: touchedJobs(db, [...later, undone]),
    undone: later,
    redone: brought.reverse(),
  };
}

/** What built on some operations and has to go first; refused where it is the user's and was not asked for. */
function laterOf(db: Database, named: Operation, wanted: Operation[], through: boolean): Operation[] {
  const later = dependants(
    db,
    wanted.map(({ id }) => id),
  );
  // What the program did with the user's rows by itself goes with them.
  const isRefused = later.some(({ by }) => by === 'user') && !through;
  if (isRefused || later.some(({ kind }) => kind !== 'change')) refuseBuiltOn(named, later);
  return later;
}

interface Reverting {
  kind: 'undo' | 'redo';
  target: number;
  /** Whose changes are put back, newest first. */
  of: Operation[];
  named: Operation;
}

function write(db: Database, at: Date, { kind, target, of, named }: Reverting): number | null {
  const more = of.length - 1;
  const summary = more > 0 ? `${named.summary} (and ${more} that built on it)` : named.summary;
  const id = openOperation(db, at, { kind, target, command: kind, summary });
  // Parents and children come back in the order of the journal, not of the foreign keys.
  db.exec('PRAGMA defer_foreign_keys = ON');
  for (const each of of) for (const change of changesOf(db, each.id).reverse()) putBack(db, change);
  return closeOperation(db, id);
}

/** Refuses to undo what later operations built on, and names them. */
function refuseBuiltOn(target: Operation, later: Operation[]): never {
  const canGo = later.every(({ kind }) => kind === 'change');
  throw userError(
    'built-on',
    `Operation ${target.id} (${target.summary}) cannot be undone alone: ${later.length === 1 ? 'a later one' : `${later.length} later ones`} changed the same things.`,
    [
      ...later.slice(0, 5).map((o) => `${o.id}  ${o.command}: ${o.summary}`),
      ...(canGo
        ? [`jobtrail undo ${target.id} --through takes them back too, newest first.`]
        : ['Take those back first.']),
    ],
    { operations: later.map((o) => o.id) },
  );
}

/** The jobs whose rows some operations changed. */
function touchedJobs(db: Database, operations: Operation[]): number[] {
  const jobs = operations.flatMap(({ id }) =>
    db.all<{ job: number | null }>(
      `SELECT DISTINCT CASE tbl WHEN 'jobs' THEN row ELSE CAST(json_extract(coalesce(after, before), '$.job') AS INTEGER) END AS job
       FROM changes WHERE operation = ?`,
      id,
    ),
  );
  return [...new Set(jobs.flatMap(({ job }) => (job ? [job] : [])))];
}
