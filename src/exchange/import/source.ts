/** What a file is before anything of it is read as a list: a zip, JSON, CSV, a workbook, our own export. */
import { basename } from 'node:path/posix';
import { userError } from '../../errors.ts';
import { type Encoding, encodingOf, type Pieces, piecesOf, textOf } from './decode.ts';
import { csvTable, jsonTable, type Table } from './table.ts';
import { isZip, unzip } from './unzip.ts';

/** The most of a zip or JSON that is read, in bytes: it has to be in memory as a whole. CSV of any length is read. */
export const LARGEST = 500 * 1024 * 1024;

function wholeOf(pieces: Pieces, name: string): Buffer {
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

const workbook = (name: string): Error =>
  userError('workbook', `${name} is a workbook, which is not read.`, [
    'Save its sheet as CSV in the program it is from, and import that.',
  ]);

const LINKED_IN = /(^|\/)(Job Applications|Saved Jobs)[^/]*\.csv$/i;
// Excel, LibreOffice and Numbers keep their sheets in zips.
const WORKBOOK = /^(xl\/workbook\.|content\.xml$|Index\/Document\.iwa$)/;

/** The files to be read: the one itself, or the lists in it where it is a zip. User errors where there is none. */
export async function filesIn(pieces: Pieces, name: string): Promise<{ name: string; pieces: Pieces }[]> {
  const [first = new Uint8Array()] = pieces();
  if (Buffer.from(first.subarray(0, 4)).toString('hex') === 'd0cf11e0') throw workbook(name);
  if (!isZip(first)) return [{ name, pieces }];
  const bytes = wholeOf(pieces, name);
  let isWorkbook = false;
  let files = await unzip(bytes, (each) => {
    isWorkbook ||= WORKBOOK.test(each);
    return LINKED_IN.test(each);
  });
  if (isWorkbook) throw workbook(name);
  if (files.length === 0)
    files = await unzip(bytes, (each) => /\.csv$/i.test(each) && !each.includes('__MACOSX'));
  if (files.length === 0) {
    throw userError('nothing-in-zip', 'There is no list of jobs in the zip.', [
      'LinkedIn\'s export has "Job Applications.csv" and "Saved Jobs.csv" in its complete archive.',
    ]);
  }
  return files
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((file) => ({ name: basename(file.name), pieces: piecesOf(file.bytes) }));
}

/** A file as a table, and how its text is written; user errors where it is empty or damaged. */
export function readTable(pieces: Pieces, name: string): { table: Table; encoding: Encoding } {
  const encoding = encodingOf(pieces);
  const texts = () => textOf(pieces, encoding);
  let start = '';
  for (const text of texts()) {
    start = text.trimStart();
    if (start !== '') break;
  }
  if (start === '') throw userError('empty-file', `${name} is empty.`);
  if (!/^[[{]/.test(start)) return { table: csvTable(texts), encoding };
  const json = jsonOf(pieces, name);
  if (json === undefined)
    throw userError('bad-json', 'The JSON is cut short or damaged; nothing was imported.');
  return { table: jsonTable(listIn(json)), encoding };
}

/** The list itself, or the longest list of an object that has some, such as `{"jobs": […]}`. */
function listIn(json: unknown): unknown[] {
  if (Array.isArray(json)) return json;
  return Object.values(json as Record<string, unknown>)
    .filter((value) => Array.isArray(value))
    .reduce((longest, list) => (list.length > longest.length ? list : longest), []);
}

/** The JSON of a file in any encoding; undefined where it is none. */
export function jsonOf(pieces: Pieces, name: string): unknown {
  const bytes = wholeOf(pieces, name);
  try {
    return JSON.parse(new TextDecoder(encodingOf(piecesOf(bytes))).decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}

/** True for the beginning of jobtrail's own lossless export, however it is called, encoded or indented. */
export function isOwnExport(first: Uint8Array): boolean {
  const head = piecesOf(first.subarray(0, 200));
  const [text = ''] = textOf(head, encodingOf(head));
  return /^\s*\{\s*"(?:jobtrail"\s*:\s*\d|contents"\s*:\s*\[)/.test(text);
}
