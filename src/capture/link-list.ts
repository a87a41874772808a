import { parse } from 'csv-parse/sync';
import { userError } from '../errors.ts';
import { cleanLine, cleanText } from './text/lines.ts';

/** One line of a list of links. */
export interface ListEntry {
  url: string;
  title: string | null;
  company: string | null;
  /** Where it stands in the list, from 1. */
  line: number;
}

const URL_KEYS = /^(?:url|link|href|job ?url|job ?link|posting(?: ?url)?|apply ?(?:url|link))$/i;
const TITLE_KEYS = /^(?:title|job ?title|position|role)$/i;
const COMPANY_KEYS = /^(?:company|company[_ ]?name|employer|organi[sz]ation)$/i;
const LINK = /https?:\/\/[^\s<>"'|]+/i;

/** Reads a list of links: a link a line (comments with #, Markdown and bullets too), CSV with a header, or JSON. */
export function readList(text: string): ListEntry[] {
  const clean = cleanText(text).trim();
  const entries = /^[[{]/.test(clean) ? fromJson(clean) : (fromCsv(clean) ?? fromLines(clean));
  const seen = new Set<string>();
  const unique = entries.filter(({ url }) => !seen.has(url) && seen.add(url));
  if (unique.length === 0)
    throw userError('no-links', 'The list holds no links.', ['Give a file with one link a line.']);
  return unique;
}

function fromLines(text: string): ListEntry[] {
  return text.split('\n').flatMap((line, i) => {
    const found = /^\s*#/.test(line) ? null : LINK.exec(line);
    return found
      ? [{ url: found[0].replace(/[),.;\]]+$/, ''), title: null, company: null, line: i + 1 }]
      : [];
  });
}

function fromCsv(text: string): ListEntry[] | null {
  const header = text.split('\n', 1)[0] ?? '';
  const delimiter =
    [',', ';', '|'].find((one) => header.split(one).length > 1) ?? (header.includes('  ') ? null : ',');
  if (
    delimiter === null ||
    LINK.test(header) ||
    !header.split(delimiter).some((name) => URL_KEYS.test(name.replace(/"/g, '').trim()))
  )
    return null;
  let rows: string[][];
  try {
    rows = parse(text, { delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: true });
  } catch {
    return null;
  }
  const names = rows[0]!.map((name) => name.trim());
  const [url, title, company] = [URL_KEYS, TITLE_KEYS, COMPANY_KEYS].map((keys) =>
    names.findIndex((name) => keys.test(name)),
  );
  return rows.slice(1).flatMap((row, i) => {
    const link = LINK.exec(row[url!] ?? '')?.[0];
    return link
      ? [{ url: link, title: cleanLine(row[title!]), company: cleanLine(row[company!]), line: i + 2 }]
      : [];
  });
}

function fromJson(text: string): ListEntry[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return [];
  }
  const rows = Array.isArray(json) ? json : [];
  return rows.flatMap((row: unknown, i) => {
    if (typeof row === 'string')
      return LINK.test(row) ? [{ url: row, title: null, company: null, line: i + 1 }] : [];
    const entries = typeof row === 'object' && row !== null ? Object.entries(row) : [];
    const value = (keys: RegExp): string | null => {
      const found = entries.find(([key, one]) => keys.test(key) && typeof one === 'string')?.[1];
      return typeof found === 'string' ? cleanLine(found) : null;
    };
    const url = value(URL_KEYS);
    return url && LINK.test(url)
      ? [{ url, title: value(TITLE_KEYS), company: value(COMPANY_KEYS), line: i + 1 }]
      : [];
  });
}
