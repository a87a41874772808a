/** Foreign lists as jobs: what a file is, which of its columns mean what, and its rows one by one. */
import type { Stage } from '../../domain/stages.ts';
import { plain } from '../../domain/text.ts';
import { userError } from '../../errors.ts';
import { columnsOf, type Field, readMap } from './columns.ts';
import { type DateOrder, orderIn } from './dates.ts';
import type { Encoding, Pieces } from './decode.ts';
import { type ImportedJob, readRow } from './row.ts';
import { shapeOf } from './shapes.ts';
import { filesIn, readTable } from './source.ts';
import type { Table } from './table.ts';

export { type Pieces, piecesOf } from './decode.ts';
export type { ImportedJob } from './row.ts';
export { isOwnExport, jsonOf, LARGEST } from './source.ts';

/** A row that is no job, by the line it begins on. */
export interface Skipped {
  line: number;
  reason: string;
}

/** Cells of one column that are no date, or no pay: the first of them, and how many there are. */
export interface Unreadable {
  column: string;
  line: number;
  value: string;
  count: number;
}

/** One list, recognised: what it holds as a whole, and a way to go through its rows. */
export interface ImportedList {
  /** The name of the file, inside its zip where it lay in one. */
  name: string;
  /** Such as `LinkedIn saved jobs`, or `spreadsheet`. */
  recognised: string;
  encoding: Encoding;
  /** Their column's name by the field it is read as. */
  columns: Record<string, Field>;
  /** Their columns that are not read. */
  unread: string[];
  /** Date columns whose days and months nothing tells apart; they are not read. */
  ambiguous: string[];
  rows: number;
  skipped: Skipped[];
  /** Columns with cells that cannot be read as what they are, and are left out. */
  unreadable: Unreadable[];
  /** Each word in their status column, with the stage it becomes. */
  stages: Record<string, string>;
  /** The words among them that name no stage; such rows count as applied where a day tells so, else as saved. */
  unknownStages: string[];
  /** Calls back for every job, in the order of the file. */
  each(visit: (job: ImportedJob) => void): void;
}

/** How the user wants a file read. */
export interface ReadOptions {
  name: string;
  /** `Their column=field`. */
  map: readonly string[];
  order: DateOrder;
  stages: readonly Stage[];
  zone: string;
}

const DATE_FIELDS: readonly Field[] = [
  'appliedOn',
  'savedAt',
  'statusAt',
  'interviewAt',
  'offerAt',
  'rejectedAt',
  'archivedAt',
  'expiresOn',
  'postedOn',
];

/** The lists in a file: one, or several in a zip. Every row was looked at once; nothing is kept of them. */
export async function readLists(pieces: Pieces, options: ReadOptions): Promise<ImportedList[]> {
  const files = await filesIn(pieces, options.name);
  return files.map((file) => readList(file.pieces, { ...options, name: file.name }));
}

function readList(pieces: Pieces, options: ReadOptions): ImportedList {
  const { table, encoding } = readTable(pieces, options.name);
  const { header } = table;
  const shape = shapeOf(header);
  const columns = columnsOf(header, shape.columns ?? {}, readMap(options.map));
  if (!['title', 'company', 'url'].some((field) => columns.has(field as Field))) {
    throw userError(
      'not-recognised',
      `${plain(options.name)} has no column for a title, a company or a link.`,
      [
        `Its columns: ${header.slice(0, 20).map(plain).join(', ')}.`,
        'Say which is which: --map "Their column=title" --map "Their other=company".',
      ],
      { columns: header },
    );
  }
  const { orders, ambiguous } = ordersOf(table, columns, shape.american ? 'month-first' : options.order);
  const context = { shape, columns, orders, stages: options.stages, zone: options.zone };
  const skipped: Skipped[] = [];
  const stages: Record<string, string> = {};
  const unknown = new Set<string>();
  const unreadable = new Map<number, Unreadable>();
  let rows = 0;
  table.each((cells, line) => {
    rows += 1;
    const row = readRow(cells, line, {
      ...context,
      onStatus: (word, stage, known) => {
        if (Object.keys(stages).length >= 100) return;
        stages[word] = stage;
        if (!known) unknown.add(word);
      },
      onUnread: (i, value) => {
        // Of a column whose dates mean two days each the user is told as a whole.
        if (ambiguous.includes(i)) return;
        const known = unreadable.get(i);
        if (known) known.count += 1;
        else unreadable.set(i, { column: header[i]!, line, value: value.slice(0, 80), count: 1 });
      },
    });
    if (typeof row === 'string') skipped.push({ line, reason: row });
  });
  const read = new Set(columns.values());
  return {
    name: options.name,
    recognised: shape.name,
    encoding,
    columns: Object.fromEntries([...columns].map(([field, i]) => [header[i]!, field])),
    unread: header.filter((_, i) => !read.has(i)),
    ambiguous: ambiguous.map((i) => header[i]!),
    rows,
    skipped,
    unreadable: [...unreadable.values()],
    stages,
    unknownStages: [...unknown],
    each: (visit) =>
      table.each((cells, line) => {
        const row = readRow(cells, line, context);
        if (typeof row !== 'string') visit(row);
      }),
  };
}

function ordersOf(
  table: Table,
  columns: ReadonlyMap<Field, number>,
  wanted: DateOrder,
): { orders: Map<number, DateOrder>; ambiguous: number[] } {
  const dates = DATE_FIELDS.flatMap((field) => columns.get(field) ?? []);
  const seen = new Map(dates.map((i) => [i, new Set<string>()]));
  if (wanted === null)
    table.each((cells) => {
      for (const i of dates) seen.get(i)!.add(orderIn(cells[i] ?? ''));
    });
  const orders = new Map<number, DateOrder>();
  const ambiguous: number[] = [];
  // Columns of one file are written alike: what one tells holds for all that do not say otherwise.
  const all = new Set([...seen.values()].flatMap((found) => [...found]));
  const told = (found: ReadonlySet<string>): DateOrder =>
    found.has('day-first') === found.has('month-first')
      ? null
      : found.has('day-first')
        ? 'day-first'
        : 'month-first';
  for (const [i, found] of seen) {
    const order = wanted ?? told(found) ?? told(all);
    orders.set(i, order);
    if (order === null && found.has('either')) ambiguous.push(i);
  }
  return { orders, ambiguous };
}
