import { Parser } from 'csv-parse';
import { userError } from '../../errors.ts';
import { knownIn } from './columns.ts';

/** A table of texts that can be gone through more than once; `line` is where a row begins in its file. */
export interface Table {
  header: string[];
  /** Calls back for every row that is not empty, in order. */
  each(visit: (cells: string[], line: number) => void): void;
}

const DELIMITERS = [',', ';', '\t', '|'];
/** A sheet may begin with a title or notes; further down no header is looked for. */
const HEADER_WITHIN = 10;
/** The most characters one row may have, line ends within quotes included. */
const LONGEST = 5_000_000;

function delimiterOf(text: string): string {
  const head = text
    .slice(0, 5000)
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n|\r|\n/)
    .slice(0, HEADER_WITHIN);
  const most = (mark: string) => Math.max(...head.map((line) => line.split(mark).length));
  return DELIMITERS.reduce((best, mark) => (most(mark) > most(best) ? mark : best));
}

/** The text of a file, piece by piece; each call begins anew. */
export type Texts = () => Iterable<string>;

/** Reads CSV piece by piece; ragged rows, quoted line ends and other delimiters are taken as they come. */
export function csvTable(texts: Texts): Table {
  const [first = ''] = texts();
  const delimiter = delimiterOf(first);
  let headerAt = 0;
  let header: string[] = [];
  let [best, i] = [-1, 0];
  try {
    parse([first], delimiter, (cells) => {
      const known = i < HEADER_WITHIN ? knownIn(cells) : -1;
      if (known > best) [best, headerAt, header] = [known, i, cells];
      i += 1;
    });
  } catch (error) {
    // The piece may end within a quote; what is wrong further down is said when it is read.
    if (header.length === 0) throw error;
  }
  return {
    header,
    each: (visit) => {
      let n = 0;
      parse(texts(), delimiter, (cells, line) => {
        if (n > headerAt && cells.some((cell) => cell !== '')) visit(cells, line);
        n += 1;
      });
    },
  };
}

/** Calls back for every record of the pieces at once, not when there is time: what writes them is one transaction. */
function parse(
  texts: Iterable<string>,
  delimiter: string,
  visit: (cells: string[], line: number) => void,
): void {
  // The parser counts lines up to where a row ends; a row begins after the one before it and the empty lines between.
  let ended = 0;
  let empty = 0;
  let failed: unknown;
  const parser = new Parser({
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    trim: true,
    max_record_size: LONGEST,
    on_record: (cells: string[], { lines, empty_lines }: { lines: number; empty_lines: number }) => {
      const line = ended + 1 + empty_lines - empty;
      ended = lines;
      empty = empty_lines;
      visit(cells, line);
      return null;
    },
  });
  const done = (error?: Error | null): void => {
    failed ??= error;
  };
  for (const text of texts) {
    parser._transform(Buffer.from(text), 'utf8', done);
    if (failed) throw asUserError(failed);
  }
  parser._flush(done);
  if (failed) throw asUserError(failed);
}

function asUserError(error: unknown): unknown {
  const { code, lines } = error as { code?: string; lines?: number };
  if (typeof code !== 'string' || !code.startsWith('CSV_')) return error;
  return userError(
    'bad-csv',
    code === 'CSV_QUOTE_NOT_CLOSED'
      ? `The file is cut short: a quote that was opened is not closed by line ${lines ?? 'its end'}.`
      : `The file cannot be read as CSV (line ${lines ?? '?'}).`,
    ['Export it again from where it came.'],
  );
}

/** A JSON list of objects as a table: a column a key, lists joined by semicolons. `line` is the place in the list. */
export function jsonTable(list: readonly unknown[]): Table {
  const header = new Set<string>();
  for (const each of list) if (isObject(each)) for (const key of Object.keys(each)) header.add(key);
  const columns = [...header];
  return {
    header: columns,
    each: (visit) => {
      for (const [i, each] of list.entries())
        visit(isObject(each) ? columns.map((key) => cell(each[key])) : [], i + 1);
    },
  };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const cell = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.filter((v) => typeof v === 'string').join('; ');
  return typeof value === 'object' ? '' : String(value).trim();
};
