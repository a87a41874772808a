/** Foreign lists as jobs: what a file is, which of its columns mean what, and its rows one by one. */
import { basename } from 'node:path/posix';
import type { Stage } from '../../domain/stages.ts';
import { userError } from '../../errors.ts';
import { columnsOf, type Field, readMap } from './columns.ts';
import { type DateOrder, orderIn } from './dates.ts';
import { type Encoding, encodingOf, type Pieces, piecesOf, textOf } from './decode.ts';
import { type ImportedJob, readRow } from './row.ts';
import { shapeOf } from './shapes.ts';
import { csvTable, jsonTable, type Table } from './table.ts';
import { isZip, unzip } from './unzip.ts';

export { type Pieces, piecesOf } from './decode.ts';
export type { ImportedJob } from './row.ts';

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
  encoding: string;
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

const IN_A_ZIP = /(^|\/)(Job Applications|Saved Jobs)[^/]*\.csv$/i;

/** The most of a zip or JSON that is read, in bytes: it has to be in memory as a whole. CSV of any length is read. */
export const LARGEST = 500 * 1024 * 1024;

/** All bytes of a file, or a user error where they are more than `LARGEST`. */
export function wholeOf(pieces: Pieces, name: string): Buffer {
  const parts: Buffer[] = [];
  let size = 0;
  for (const piece of pieces()) {
    size += piece.length;
    if (size > LARGEST)
      throw userError('too-large', `${name} is over 500 MB.`, ['Split it and import the parts.']);
    parts.push(Buffer.from(piece));
  }
  return Buffer.concat(parts);
}

/** The lists in a file: one, or several in a zip. Every row was looked at once; nothing is kept of them. */
export async function readLists(pieces: Pieces, options: ReadOptions): Promise<ImportedList[]> {
  const [first = new Uint8Array()] = pieces();
  if (!isZip(first)) return [readList(pieces, options)];
  const bytes = wholeOf(pieces, options.name);
  let files = await unzip(bytes, (name) => IN_A_ZIP.test(name));
  if (files.length === 0)
    files = await unzip(bytes, (name) => /\.csv$/i.test(name) && !name.includes('__MACOSX'));
  if (files.length === 0) {
    throw userError('nothing-in-zip', 'There is no list of jobs in the zip.', [
      'LinkedIn\'s export has "Job Applications.csv" and "Saved Jobs.csv" in its complete archive.',
    ]);
  }
  return files
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((file) => readList(piecesOf(file.bytes), { ...options, name: basename(file.name) }));
}

function tableOf(pieces: Pieces, encoding: Encoding, name: string): Table {
  const texts = () => textOf(pieces, encoding);
  const [first] = texts();
  if (!/^\s*\[/.test(first ?? '')) return csvTable(texts);
  const bytes = wholeOf(pieces, name);
  let list: unknown;
  try {
    list = JSON.parse(new TextDecoder(encoding).decode(bytes));
  } catch {
    throw userError('bad-json', 'The JSON is cut short or damaged; nothing was imported.');
  }
  return jsonTable(list as unknown[]);
}

function isBlank(texts: Iterable<string>): boolean {
  for (const text of texts) if (text.trim() !== '') return false;
  return true;
}

function readList(pieces: Pieces, options: ReadOptions): ImportedList {
  const encoding = encodingOf(pieces);
  if (isBlank(textOf(pieces, encoding))) throw userError('empty-file', `${options.name} is empty.`);
  const table = tableOf(pieces, encoding, options.name);
  const { header } = table;
  const shape = shapeOf(header);
  const columns = columnsOf(header, shape.columns ?? {}, readMap(options.map));
  if (!['title', 'company', 'url'].some((field) => columns.has(field as Field))) {
    throw userError(
      'not-recognised',
      `${options.name} has no column for a title, a company or a link.`,
      [
        `Its columns: ${header.slice(0, 20).join(', ')}.`,
        'Say which is which: --map "Their column=title" --map "Their other=company".',
      ],
      { columns: header },
    );
  }
  const { orders, ambiguous } = ordersOf(table, columns, shape.american ? 'month-first' : options.order);
  const context = { shape, columns, orders, stages: options.stages, zone: options.zone };
  const skipped: Skipped[] = [];
  const stages: Record<string, string> = {};
  const unreadable = new Map<number, Unreadable>();
  let rows = 0;
  table.each((cells, line) => {
    rows += 1;
    const row = readRow(cells, line, {
      ...context,
      onStatus: (word, stage) => {
        if (Object.keys(stages).length < 100) stages[word] = stage;
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
