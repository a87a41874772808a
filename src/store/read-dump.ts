/** Reads a dump before anything of it is written. It brings the library of schemas along: loaded where a dump is read. */
import { userError } from '../errors.ts';
import { late } from '../late.ts';
import { DUMP_VERSION, DUMPED, type Dump } from './dump.ts';
import { DUMP } from './dump-schema.ts';

type Path = readonly PropertyKey[];

/** Such as `tables.jobs[3].saved_at`, whatever a stranger's file calls its parts. */
const spelled = (path: Path): string =>
  path
    .map((part, i) => (typeof part === 'number' ? `[${part}]` : `${i > 0 ? '.' : ''}${named(String(part))}`))
    .join('');
const named = (part: string): string => (/^\w{1,60}$/.test(part) ? part : JSON.stringify(part.slice(0, 60)));

function broken(path: Path, what: string, more = 0): Error {
  const where = spelled(path);
  const others = more === 0 ? '' : ` (and ${more} more like it)`;
  return userError(
    'bad-export',
    `The file is no complete export of jobtrail: ${where === '' ? '' : `${where}: `}${what}${others}.`,
    ['Nothing was imported. Make it again with: jobtrail export --format json --output FILE'],
    { path: where },
  );
}

/** A parsed document as a dump, every row of it checked; a user's error with the path of what is wrong. */
export function readDump(document: unknown): Dump {
  const { jobtrail } = (document ?? {}) as { jobtrail?: unknown };
  if (typeof jobtrail === 'number' && jobtrail > DUMP_VERSION) {
    throw userError(
      'newer-export',
      `The file was written by a newer jobtrail (form ${jobtrail}, this one knows ${DUMP_VERSION}).`,
      ['Upgrade jobtrail and import it again.'],
    );
  }
  if (jobtrail !== DUMP_VERSION) throw broken(['jobtrail'], `it must be ${DUMP_VERSION}`);
  const { data, error } = DUMP.safeParse(document);
  if (error) {
    const [first] = error.issues;
    if (first!.code === 'unrecognized_keys')
      throw broken([...first!.path, first!.keys[0]!], 'there is no such part', error.issues.length - 1);
    throw broken(first!.path, first!.message, error.issues.length - 1);
  }
  const dump = data as unknown as Dump;
  checkContents(dump);
  for (const table of DUMPED) checkTogether(dump, table);
  return dump;
}

function checkContents({ contents }: Dump): void {
  for (const [i, { hash, data }] of contents.entries())
    if (late.crypto.createHash('sha256').update(Buffer.from(data, 'base64')).digest('hex') !== hash)
      throw broken(['contents', i, 'data'], 'it does not match its fingerprint');
}

/** What rows must be to one another: one of a kind, and of a job, an interview and a content that are there. */
function checkTogether({ tables, contents }: Dump, table: (typeof DUMPED)[number]): void {
  const there = {
    job: new Set(tables.jobs.map((row) => row.id)),
    interview: new Set(tables.interviews.map((row) => row.id)),
    snapshot: new Set<unknown>(contents.map(({ hash }) => hash)),
    hash: new Set<unknown>(contents.map(({ hash }) => hash)),
  };
  const unique = { id: new Set(), uid: new Set(), key: new Set() };
  for (const [i, row] of tables[table].entries()) {
    const at = (column: string) => ['tables', table, i, column];
    for (const [column, seen] of Object.entries(unique)) {
      const value = row[column];
      if (value === undefined) continue;
      if (seen.has(value)) throw broken(at(column), 'another row has the same');
      seen.add(value);
    }
    for (const [column, known] of Object.entries(there)) {
      const value = row[column];
      if (value === undefined || value === null || known.has(value)) continue;
      throw broken(at(column), 'what it names is not in the file');
    }
  }
}
