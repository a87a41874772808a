import type BetterSqlite from 'better-sqlite3';

/** A row as SQLite gives it: column names as written in the schema. */
export type Row = Record<string, string | number | Buffer | null>;
/** A value that can be bound to a statement. */
export type Value = string | number | bigint | Uint8Array | null;

/** SQLite behind four verbs; each statement is prepared once. */
export interface Database {
  /** The first row, or undefined. */
  get<T = Row>(sql: string, ...values: Value[]): T | undefined;
  all<T = Row>(sql: string, ...values: Value[]): T[];
  /** Runs one statement; gives the id of an inserted row and how many rows changed. */
  run(sql: string, ...values: Value[]): { id: number; changes: number };
  /** Runs a script of statements without values. */
  exec(sql: string): void;
  readonly inTransaction: boolean;
  /** The driver itself, for online backup and pragmas. */
  readonly driver: BetterSqlite.Database;
}

/** Wraps an open driver. */
export function database(driver: BetterSqlite.Database): Database {
  const statements = new Map<string, BetterSqlite.Statement>();
  const prepare = (sql: string): BetterSqlite.Statement => {
    let statement = statements.get(sql);
    if (!statement) {
      statement = driver.prepare(sql);
      statements.set(sql, statement);
    }
    return statement;
  };
  return {
    get: <T>(sql: string, ...values: Value[]) => prepare(sql).get(...values) as T | undefined,
    all: <T>(sql: string, ...values: Value[]) => prepare(sql).all(...values) as T[],
    run: (sql, ...values) => {
      const { lastInsertRowid, changes } = prepare(sql).run(...values);
      return { id: Number(lastInsertRowid), changes };
    },
    exec: (sql) => {
      driver.exec(sql);
    },
    get inTransaction() {
      return driver.inTransaction;
    },
    driver,
  };
}

/** Inserts a row given as columns and values; returns its id. */
export function insert(db: Database, table: string, row: Record<string, Value>): number {
  const columns = Object.keys(row);
  const marks = columns.map(() => '?').join(', ');
  return db.run(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${marks})`, ...Object.values(row)).id;
}

/** Updates the given columns of one row; says whether the row was there. */
export function update(db: Database, table: string, id: number, row: Record<string, Value>): boolean {
  const columns = Object.keys(row);
  if (columns.length === 0) return true;
  const set = columns.map((c) => `${c} = ?`).join(', ');
  return db.run(`UPDATE ${table} SET ${set} WHERE id = ?`, ...Object.values(row), id).changes > 0;
}
