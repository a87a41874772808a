/** The lossless dump: everything that is the user's as one JSON document, the same bytes for the same rows. */
import { late } from '../late.ts';
import type { Database, Row } from './database.ts';
import { JOURNALED } from './journaled.ts';

/** The version of the document's form; a newer one is refused. */
export const DUMP_VERSION = 1;

/** The tables of a dump, parents before children. */
export const DUMPED = JOURNALED;
export type DumpedTable = (typeof DUMPED)[number];

/** A row of a dump: column names and what they hold. */
export type DumpRow = Record<string, string | number | null>;

/** A dump that was read and checked, not yet written. */
export interface Dump {
  tables: Record<DumpedTable, DumpRow[]>;
  contents: { hash: string; data: string }[];
}

/** Columns of a table in the order of the schema. */
function columnsOf(db: Database, table: DumpedTable): string[] {
  return db.all<{ name: string }>(`SELECT name FROM pragma_table_info('${table}')`).map((c) => c.name);
}

/**
 * The document, piece by piece: a row a line, each table in the order of its ids, the kept contents by their hash
 * as base64 of their own bytes. Read inside one transaction by the caller, so that it is of one moment.
 */
export function* dump(db: Database): Generator<string> {
  yield `{"jobtrail":${DUMP_VERSION},\n"tables":{`;
  let first = true;
  for (const table of DUMPED) {
    yield `${first ? '' : ','}\n"${table}":[`;
    first = false;
    yield* lines(db.driver.prepare(`SELECT ${columnsOf(db, table).join(', ')} FROM ${table} ORDER BY id`));
    yield ']';
  }
  yield '},\n"contents":[';
  yield* lines(
    db.driver.prepare(
      `SELECT hash, codec, data FROM blobs WHERE hash IN
       (SELECT snapshot FROM postings UNION SELECT hash FROM documents) ORDER BY hash`,
    ),
    ({ hash, codec, data }) => ({
      hash,
      data: (codec === 'deflate' ? late.zlib.inflateRawSync(data as Buffer) : (data as Buffer)).toString(
        'base64',
      ),
    }),
  );
  yield ']}\n';
}

function* lines(
  statement: { iterate(): IterableIterator<unknown> },
  shape: (row: Row) => object = (row) => row,
): Generator<string> {
  let first = true;
  for (const row of statement.iterate()) {
    yield `${first ? '' : ','}\n${JSON.stringify(shape(row as Row))}`;
    first = false;
  }
}
