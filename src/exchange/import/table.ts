import { parse } from 'csv-parse/sync';
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

function delimiterOf(text: string): string {
  const head = text
    .slice(0, 5000)
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n|\r|\n/)
    .slice(0, HEADER_WITHIN);
  const most = (mark: string) => Math.max(...head.map((line) => line.split(mark).length));
  return DELIMITERS.reduce((best, mark) => (most(mark) > most(best) ? mark : best));
}

/** Reads CSV text; ragged rows, quoted line ends and other delimiters are taken as they come. */
export function csvTable(text: string): Table {
  const delimiter = delimiterOf(text);
  const read = (visit: (cells: string[], line: number) => void, to?: number): void => {
    // The parser counts lines from where a row ends; a row begins after the one before it.
    let begins = 1;
    try {
      parse(text, {
        delimiter,
        relax_column_count: true,
        relax_quotes: true,
        skip_empty_lines: true,
        trim: true,
        max_record_size: 5_000_000,
        ...(to === undefined ? {} : { to }),
        on_record: (cells: string[], { lines }: { lines: number }) => {
          const line = begins;
          begins = lines + 1;
          visit(cells, line);
          return null;
        },
      });
    } catch (error) {
      throw asUserError(error);
    }
  };
  let headerAt = 0;
  let header: string[] = [];
  let [best, i] = [-1, 0];
  read((cells) => {
    const known = knownIn(cells);
    if (known > best) [best, headerAt, header] = [known, i, cells];
    i += 1;
  }, HEADER_WITHIN);
  return {
    header,
    each: (visit) => {
      let n = 0;
      read((cells, line) => {
        if (n > headerAt && cells.some((cell) => cell !== '')) visit(cells, line);
        n += 1;
      });
    },
  };
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
