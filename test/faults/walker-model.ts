/**
 * What the walker expects, as plainly as it can be said: the data is a table of cells, a command writes some and leans on
 * others, and the data after an undo is what the commands that still stand make of an empty table, one after the other.
 */

/** What one cell holds; null where there is nothing. */
export type Cell = string | null;
export type Cells = Map<string, Cell>;

/** One operation as the model knows it. */
export interface Entry {
  id: number;
  by: 'user' | 'program';
  /** The words typed, for messages. */
  said: string;
  /** What it writes, given what is there. */
  writes: Map<string, Cell>;
  /** Cells that have to stay as they are for what it did, or its undoing, to make sense. */
  leans: Set<string>;
  stands: boolean;
}

/** An undo that was answered, with all it took. */
interface Taken {
  id: number;
  entries: Entry[];
}

/** Cells of a thing end in its name alone or go on after a colon. */
const isPartOf = (cell: string, thing: string): boolean => cell === thing || cell.startsWith(`${thing}:`);

/** True where a later operation wrote, or leans on, what an earlier one wrote, or the other way round. */
function clash(earlier: Entry, later: Entry): boolean {
  for (const cell of later.writes.keys())
    if (earlier.writes.has(cell) || earlier.leans.has(cell)) return true;
  for (const cell of later.leans) if (earlier.writes.has(cell)) return true;
  return false;
}

/** The history and what it adds up to. */
export class Model {
  readonly entries: Entry[] = [];
  /** Undos that a bare redo could take back, the next last. */
  readonly redoable: Taken[] = [];

  /** All cells, as the standing operations leave them. */
  cells(): Cells {
    const cells: Cells = new Map();
    for (const entry of this.entries) {
      if (!entry.stands) continue;
      for (const [cell, value] of entry.writes) {
        if (value === null) cells.delete(cell);
        else cells.set(cell, value);
      }
    }
    return cells;
  }

  /** Adds an operation that was answered; one of the user's ends what could be redone. */
  add(entry: Omit<Entry, 'stands'>): void {
    this.entries.push({ ...entry, stands: true });
    if (entry.by === 'user') this.redoable.length = 0;
  }

  /** The operation a bare undo takes. */
  last(): Entry | undefined {
    return this.entries.findLast(({ by, stands }) => by === 'user' && stands);
  }

  /** What has to go with an operation, itself included. */
  closure(from: Entry): Set<Entry> {
    const found = new Set([from]);
    for (const each of found) {
      for (const later of this.entries)
        if (later.stands && later.id > each.id && clash(each, later)) found.add(later);
    }
    return found;
  }

  /** Takes operations back as one undo. */
  take(id: number, ids: number[]): void {
    const entries = this.entries.filter((entry) => ids.includes(entry.id));
    for (const entry of entries) entry.stands = false;
    this.redoable.push({ id, entries });
  }

  /** Brings back what the latest undo took; what the program did meanwhile may have to go for it. */
  bring(gone: number[]): Entry[] {
    const taken = this.redoable.pop();
    for (const entry of this.entries) if (gone.includes(entry.id)) entry.stands = false;
    for (const entry of taken?.entries ?? []) entry.stands = true;
    return taken?.entries ?? [];
  }
}

/** The cells of a thing and all its parts, emptied: what removing it writes. */
export function emptied(cells: Cells, thing: string): Map<string, Cell> {
  return new Map([...cells.keys()].filter((cell) => isPartOf(cell, thing)).map((cell) => [cell, null]));
}

/** What differs between two tables, as writes. */
export function difference(before: Cells, after: Cells): Map<string, Cell> {
  const writes = new Map<string, Cell>();
  for (const [cell, value] of after) if (before.get(cell) !== value) writes.set(cell, value);
  for (const cell of before.keys()) if (!after.has(cell)) writes.set(cell, null);
  return writes;
}
