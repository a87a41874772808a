/** What `export --redact` writes: a secret in every text column of the schema comes out in no format. */
import { join } from 'node:path';
import Driver from 'better-sqlite3';
import { expect, test } from 'vitest';
import { type Bench, makeBench } from '../support/bench.ts';

const SECRET = 'Zyzzyva';
const FORMATS = ['json', 'csv', 'markdown', 'ics', 'mermaid', 'sankeymatic'];

/** Columns the schema itself keeps to a closed list of words, or to the rows of another table. */
const CLOSED = [
  ...['workplace', 'employment_type', 'seniority', 'salary_period', 'offer_period', 'posting_state'].map(
    (column) => `jobs.${column}`,
  ),
  ...['by', 'kind', 'via'].map((column) => `operations.${column}`),
  ...['events.via', 'events.detail', 'interviews.outcome', 'set_aside.kind', 'refreshes.looked_at'],
  ...[
    'events.by',
    'profile.level',
    'reminders.state',
    'reminders.why',
    'postings.snapshot',
    'documents.hash',
  ],
  ...['documents.link', 'blobs.codec', 'blobs.hash', 'events.via', 'operations.via', 'interviews.outcome'],
];

async function search(): Promise<Bench> {
  const bench = makeBench();
  const paper = bench.file('cv.txt', `${SECRET} wrote this. Requirements\n- SQL of ${SECRET}\n`);
  for (const command of [
    ['config', 'stages', 'add', `${SECRET} test`, '--group', 'active'],
    [
      'save',
      '--title=Baker at Crumb',
      '--company=Crumb & Co Ltd',
      '--location=Cork',
      '--source=Ana',
      '--yes',
    ],
    [
      'edit',
      '1',
      '--title=Baker',
      '--company=Crumb',
      '--url=https://crumb.example/1',
      '--description',
      paper,
    ],
    ['edit', '1', '--salary', '30-40k EUR/year', '--deadline', '2026-12-20'],
    ['track', '1', '--applied', 'yesterday'],
    ['status', '1', `${SECRET} test`],
    ['tag', '1', 'crumb'],
    ['note', '1', 'a note'],
    [
      'contact',
      '1',
      'Ana',
      '--role=x',
      '--email=a@crumb.example',
      '--phone=1',
      '--link=https://crumb.example/a',
    ],
    ['interview', '1', '2026-12-03 10:00', '--round=first', '--with=Ana', '--where=Crumb Street 5'],
    ['document', '1', paper],
    ['remind', '1', 'in 3 days', 'call Ana'],
    ['profile', 'add', 'sql:expert:4'],
    ['skills', '1'],
    ['save', '--title=Cook', '--company=Crumb', '--deadline=2026-12-20', '--yes'],
    ['save', '--title=Cook', '--company=Other', '--yes'],
  ]) {
    const { code, stderr } = await bench.run(...command);
    expect([command, code, stderr]).toEqual([command, 0, expect.anything()]);
  }
  return bench;
}

/** Puts a secret of its own into every text column of every table; gives the columns that take none. */
function stain(file: string): string[] {
  const db = new Driver(file);
  db.pragma('foreign_keys = ON');
  const triggers = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all();
  for (const name of triggers) db.exec(`DROP TRIGGER "${name}"`);
  const tables = db
    .prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'jobs_fts%'",
    )
    .pluck()
    .all() as string[];
  const refused: string[] = [];
  for (const table of tables) {
    const columns = db.prepare(`SELECT name, type FROM pragma_table_info('${table}')`).all() as {
      name: string;
      type: string;
    }[];
    for (const { name, type } of columns) {
      if (type !== 'TEXT' || ['meta', 'settings'].includes(table)) continue;
      const secret = `${SECRET} ${table} ${name} `;
      const ways = [
        `'${secret}' || rowid`,
        `json_array('${secret}' || rowid)`,
        `json_object('${secret}', '${secret}')`,
      ];
      // A column of JSON is given JSON: what is read of it is then the secret.
      const inOrder = ['locations', 'provenance', 'answer'].includes(name) ? ways.slice(1) : ways;
      const took = inOrder.some((value) => {
        try {
          db.exec(`UPDATE ${table} SET ${name} = ${value}`);
          return true;
        } catch {
          return false;
        }
      });
      if (!took) refused.push(`${table}.${name}`);
    }
  }
  db.close();
  return refused;
}

async function shared(bench: Bench): Promise<[string, string][]> {
  const all: [string, string][] = [];
  for (const format of FORMATS) {
    const { code, stdout } = await bench.run('export', '--redact', '--format', format);
    expect([format, code]).toEqual([format, 0]);
    all.push([format, stdout]);
  }
  return all;
}

test('nothing anyone wrote is in it, and the search is still one', async () => {
  const bench = await search();
  for (const [format, text] of await shared(bench))
    expect([format, text]).toEqual([
      format,
      expect.not.stringMatching(/crumb|ana\b|cork|first|street|baker|cook|other|zyzzyva|sql/i),
    ]);
  const { json } = await bench.run('export', '--redact');
  expect(json).toMatchObject([
    { title: 'Job 1', company: 'Company 1', salary: { min: 30000, max: 40000, currency: 'EUR' } },
    { title: 'Job 2', company: 'Company 1', expiresOn: '2026-12-20', expiresEvidence: null },
    { title: 'Job 3', company: 'Company 2', status: 'saved' },
  ]);
  expect(json[0].interviews).toMatchObject([{ where: null, with: null, round: null, minutes: 60 }]);
  expect(json[0].journey.map((entry: { to: string | null }) => entry.to).filter(Boolean)).toContain(
    'own stage 1',
  );
  expect((await bench.run('export', '--redact', '--format', 'mermaid')).stdout).toContain('"own stage 1"');
  const uids = (await bench.run('export', '--redact', '--format', 'ics')).stdout.match(/^UID:.*$/gm)!;
  expect(new Set(uids).size).toBe(uids.length);
});

test('a secret in every text column comes out in no format', async () => {
  const bench = await search();
  const refused = stain(join(bench.home, 'jobtrail.db'));
  // What took no secret is what cannot hold one; a new column of words has to be thought of here.
  expect(refused.filter((column) => !CLOSED.includes(column))).toEqual([]);
  expect((await bench.run('export', '--where', '')).stdout).toContain(SECRET);
  for (const [format, text] of await shared(bench))
    expect([format, text]).toEqual([format, expect.not.stringContaining(SECRET)]);
});
