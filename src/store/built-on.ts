/**
 * Which later operations built on one, so that it cannot be taken back alone: they changed the same columns, took a name
 * that is unique, hung something on a row it made or removed what its rows hang on, or stand on a stage it added.
 */
import type { Operation } from '../domain/records.ts';
import type { Database } from './database.ts';
import { BOOKKEEPING, type Change, changesOf, getOperation, literals } from './journal.ts';
import { JOURNALED } from './journaled.ts';

/** A row's columns, each as SQLite's `quote()` wrote it. */
type Image = ReadonlyMap<string, string>;

interface Read {
  tbl: string;
  row: number;
  before: Image | null;
  after: Image | null;
}

const read = ({ tbl, row, before, after }: Change): Read => ({
  tbl,
  row,
  before: before === null ? null : new Map(literals(before)),
  after: after === null ? null : new Map(literals(after)),
});

/** The columns a change is about, or null where the whole row came or went. */
function touched({ before, after }: Read): Set<string> | null {
  if (before === null || after === null) return null;
  return new Set(
    [...after].flatMap(([name, value]) =>
      before.get(name) === value || BOOKKEEPING.has(name) ? [] : [name],
    ),
  );
}

function collide(mine: Read, theirs: Read): boolean {
  const [a, b] = [touched(mine), touched(theirs)];
  if (a === null || b === null) return a === null ? b === null || b.size > 0 : a.size > 0;
  for (const name of a) if (b.has(name)) return true;
  return false;
}

interface Parent {
  child: string;
  column: string;
  parent: string;
}

/** What the schema says of the tables: which columns are unique together, and which rows hang on which. */
interface Ties {
  unique: { tbl: string; columns: { name: string; noCase: boolean }[] }[];
  parents: Parent[];
}

const known = new WeakMap<Database, Ties>();

function tiesOf(db: Database): Ties {
  const there = known.get(db);
  if (there) return there;
  const journaled: readonly string[] = JOURNALED;
  const ties: Ties = {
    unique: journaled.flatMap((tbl) =>
      db
        .all<{ name: string }>(`SELECT name FROM pragma_index_list('${tbl}') WHERE "unique" AND origin = 'u'`)
        .map(({ name }) => ({
          tbl,
          columns: db
            .all<{ name: string; coll: string }>(
              'SELECT name, coll FROM pragma_index_xinfo(?) WHERE key ORDER BY seqno',
              name,
            )
            .map((column) => ({ name: column.name, noCase: column.coll === 'NOCASE' })),
        })),
    ),
    parents: journaled.flatMap((child) =>
      db
        .all<{ from: string; table: string }>(
          `SELECT "from", "table" FROM pragma_foreign_key_list('${child}')`,
        )
        .filter(({ table }) => journaled.includes(table))
        .map(({ from, table }) => ({ child, column: from, parent: table })),
    ),
  };
  known.set(db, ties);
  return ties;
}

/** What names a row among all others of its table; null where a part is unknown, which collides with nothing. */
function keyOf({ columns }: Ties['unique'][number], image: Image | null): string | null {
  if (image === null) return null;
  const parts = columns.map(({ name, noCase }) => {
    const value = image.get(name) ?? 'NULL';
    return noCase ? value.replace(/[A-Z]/g, (letter) => letter.toLowerCase()) : value;
  });
  return parts.includes('NULL') ? null : JSON.stringify(parts);
}

// A string as `quote()` writes it.
const unquoted = (literal: string | undefined): string | null =>
  literal?.startsWith("'") ? literal.slice(1, -1).replaceAll("''", "'") : null;

/** The stages a row of the settings adds; none for any other row. */
function stagesIn(tbl: string, image: Image | null): Set<string> {
  if (tbl !== 'settings' || unquoted(image?.get('key')) !== 'stages') return new Set();
  try {
    const stages = JSON.parse(unquoted(image!.get('value')) ?? '[]') as { name: string }[];
    return new Set(stages.map(({ name }) => name));
  } catch {
    return new Set();
  }
}

const without = (names: Set<string>, others: Set<string>): string[] =>
  [...names].filter((name) => !others.has(name));

/** The stage a job came to by a change; null for none. */
const cameTo = ({ tbl, before, after }: Read): string | null =>
  tbl === 'jobs' && after !== null && after.get('status') !== before?.get('status')
    ? unquoted(after.get('status'))
    : null;

/** The stage a job stands at again once a change is taken back; null for none. */
const goesBackTo = ({ tbl, before, after }: Read): string | null =>
  tbl === 'jobs' && before !== null && after?.get('status') !== before.get('status')
    ? unquoted(before.get('status'))
    : null;

/** What taking back the changes of one operation asks of those after it. */
interface Demands {
  rows: Map<string, Read[]>;
  /** Unique names its rows take again, by the index of their index. */
  names: Map<number, Set<string>>;
  /** Rows it made, which go. */
  made: Set<string>;
  /** The tables of these. */
  madeIn: Set<string>;
  /** Rows that what it brings back hangs on. */
  needed: Set<string>;
  stagesGone: Set<string>;
  stagesNeeded: Set<string>;
}

const place = (tbl: string, row: number | string): string => `${tbl} ${row}`;

function demandsOf(mine: readonly Read[], { unique, parents }: Ties): Demands {
  const demands: Demands = {
    rows: new Map(),
    names: new Map(),
    made: new Set(),
    madeIn: new Set(),
    needed: new Set(),
    stagesGone: new Set(),
    stagesNeeded: new Set(),
  };
  for (const change of mine) {
    const { tbl, row, before, after } = change;
    const at = place(tbl, row);
    demands.rows.set(at, [...(demands.rows.get(at) ?? []), change]);
    if (before === null) {
      demands.made.add(at);
      demands.madeIn.add(tbl);
    }
    for (const [n, index] of unique.entries()) {
      if (index.tbl !== tbl) continue;
      const key = keyOf(index, before);
      if (key === null || key === keyOf(index, after)) continue;
      demands.names.set(n, (demands.names.get(n) ?? new Set()).add(key));
    }
    if (before !== null) {
      for (const { child, column, parent } of parents) {
        const value = before.get(column);
        if (child === tbl && value !== undefined && value !== 'NULL' && value !== after?.get(column))
          demands.needed.add(place(parent, value));
      }
    }
    for (const name of without(stagesIn(tbl, after), stagesIn(tbl, before))) demands.stagesGone.add(name);
    const stage = goesBackTo(change);
    if (stage !== null) demands.stagesNeeded.add(stage);
  }
  return demands;
}

/** A later change as it lies in the journal; its images, which may be large, are read where they are looked into. */
interface Later {
  id: number;
  operation: number;
  tbl: string;
  row: number;
  went: number;
  /** 1 where it was taken back, so that what it was and became are to be read the other way round. */
  turned: number;
}

function stands(later: Later, images: () => Read, demands: Demands, { unique, parents }: Ties): boolean {
  const { tbl, row, went } = later;
  const own = demands.rows.get(place(tbl, row));
  if (own?.some((change) => collide(change, images()))) return true;
  if (went && demands.needed.has(place(tbl, row))) return true;
  for (const [n, keys] of demands.names) {
    const index = unique[n]!;
    if (index.tbl !== tbl) continue;
    const { before, after } = images();
    const key = keyOf(index, after);
    if (key !== null && keys.has(key) && key !== keyOf(index, before)) return true;
  }
  for (const { child, column, parent } of parents) {
    if (child !== tbl || !demands.madeIn.has(parent)) continue;
    const { before, after } = images();
    if (demands.made.has(place(parent, (after ?? before)?.get(column) ?? 'NULL'))) return true;
  }
  if (tbl === 'jobs' && demands.stagesGone.size > 0) return demands.stagesGone.has(cameTo(images()) ?? '');
  if (tbl !== 'settings' || demands.stagesNeeded.size === 0) return false;
  const { before, after } = images();
  return without(stagesIn(tbl, before), stagesIn(tbl, after)).some((name) => demands.stagesNeeded.has(name));
}

/** Later operations that built on this one and still stand, newest first. */
export function builtOn(db: Database, id: number): Operation[] {
  const ties = tiesOf(db);
  const demands = demandsOf(changesOf(db, id).map(read), ties);
  // What an undo took that was later still has left the rows as they were; only of what was earlier does it count, each
  // change the other way round. A redo is what it brought, and that was let in by these same rules.
  const later = db.all<Later>(
    `SELECT c.id, c.operation, c.tbl, c.row, c.after IS NULL AS went, 0 AS turned FROM changes c
     JOIN operations o ON o.id = c.operation WHERE c.operation > ? AND o.kind = 'change' AND o.undone = 0
     UNION ALL
     SELECT c.id, t.undo, c.tbl, c.row, c.before IS NULL, 1 FROM taken t
     JOIN operations u ON u.id = t.undo JOIN changes c ON c.operation = t.operation
     WHERE t.undo > ? AND t.operation < ? AND u.undone = 0
     ORDER BY 2 DESC`,
    id,
    id,
    id,
  );
  const found = new Set<number>();
  for (const change of later) {
    if (found.has(change.operation)) continue;
    let images: Read | undefined;
    const look = (): Read => {
      images ??= read(db.get<Change>('SELECT tbl, row, before, after FROM changes WHERE id = ?', change.id)!);
      return change.turned ? { ...images, before: images.after, after: images.before } : images;
    };
    if (stands(change, look, demands, ties)) found.add(change.operation);
  }
  return [...found].map((n) => getOperation(db, n));
}

/** Everything that directly or indirectly built on some operations and is none of them, newest first. */
export function dependants(db: Database, ids: readonly number[]): Operation[] {
  const found = new Map<number, Operation>();
  const queue = [...ids];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    for (const o of builtOn(db, next)) {
      if (found.has(o.id) || ids.includes(o.id)) continue;
      found.set(o.id, o);
      queue.push(o.id);
    }
  }
  return [...found.values()].sort((a, b) => b.id - a.id);
}
