/** The contract of the command line: shapes for programs, faces for people, and what a mistake gets. */
import { beforeEach, describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/registry.ts';
import { type Bench, type Json, makeBench, type Ran } from '../support/bench.ts';

let bench: Bench;
beforeEach(() => {
  bench = makeBench();
});

const seed = async (): Promise<void> => {
  await bench.run(
    'save',
    '--title',
    'Data Engineer',
    '--company',
    'Northwind',
    '--salary',
    '60-75k EUR/year',
  );
  await bench.run('save', '--title', 'Archivist', '--company', 'Meridian Museum', '--tag', 'quiet');
};

const keys = (value: Json): string[] => Object.keys(value).sort();
const words = (text: string): string[] => text.trim().split(/\s+/).sort();

const JOB =
  words(`id uid title company locations workplace employmentType seniority salary url applyUrl source
  externalId language postedOn expiresOn expiresEvidence postingState status group savedAt trackedAt appliedOn
  updatedAt tags matchScore nextReminder offer`);

const failure = (ran: Ran): Json => {
  expect(ran.stderr.trim().split('\n')).toHaveLength(1);
  const { error, ...rest } = JSON.parse(ran.stderr);
  expect(rest).toEqual({});
  expect(keys(error)).toEqual(['code', 'details', 'hints', 'message']);
  expect(error.message).toMatch(/[.?]$/);
  return error;
};

describe('json', () => {
  test('a job has every documented field, unknown ones null', async () => {
    await seed();
    const [archivist, engineer] = (await bench.run('list', '--sort', 'title', '--json')).json;
    expect(keys(archivist)).toEqual(JOB);
    expect(keys(engineer)).toEqual(JOB);
    expect(engineer.salary).toEqual({ min: 60000, max: 75000, currency: 'EUR', period: 'year' });
    expect(archivist).toMatchObject({
      id: 2,
      salary: null,
      url: null,
      locations: [],
      workplace: null,
      expiresOn: null,
      postingState: 'unknown',
      status: 'saved',
      group: 'saved',
      savedAt: '2026-11-22T12:00:00.000Z',
      trackedAt: null,
      appliedOn: null,
      tags: ['quiet'],
      nextReminder: null,
      offer: null,
    });
  });

  test('an offer carries its pay and the day of the answer', async () => {
    await seed();
    const moved = await bench.run(
      'status',
      '1',
      'offer',
      '--salary',
      '17.5 EUR/hour',
      '--answer-by',
      '2026-12-01',
      '--json',
    );
    expect(moved.json.jobs[0].offer).toEqual({
      salary: { min: 17.5, max: 17.5, currency: 'EUR', period: 'hour' },
      answerBy: '2026-12-01',
    });
  });

  test('show is the job and all that hangs on it', async () => {
    await seed();
    await bench.run('note', '1', 'one');
    await bench.run(
      'interview',
      '1',
      '2026-12-01 10:00',
      '--round',
      'first',
      '--with',
      'Ana',
      '--where',
      'Lyon',
      '--minutes',
      '45',
    );
    const shown = (await bench.run('show', '1', '--json')).json;
    for (const field of JOB) expect(shown).toHaveProperty(field);
    for (const field of words(
      'match description skills notes reminders journey contacts interviews documents summary provenance',
    ))
      expect(shown).toHaveProperty(field);
    expect(keys(shown.notes[0])).toEqual(expect.arrayContaining(['body', 'createdAt', 'id', 'updatedAt']));
    for (const step of shown.journey)
      expect(keys(step)).toEqual(expect.arrayContaining(['at', 'by', 'from', 'kind', 'text', 'to']));
    expect(shown.interviews[0]).toMatchObject({
      at: '2026-12-01T10:00:00.000Z',
      minutes: 45,
      round: 'first',
      with: 'Ana',
      where: 'Lyon',
    });
    for (const reminder of shown.reminders)
      expect(keys(reminder)).toEqual(
        expect.arrayContaining(words('id job message dueAt zone repeat state why')),
      );
    expect(shown.provenance).toMatchObject({ title: 'user', company: 'user' });
  });

  test('save answers one result a source, in order', async () => {
    const good = bench.file(
      'one.txt',
      'Gardener\nFernhill Estate · Cork\n\nWhat you will do\n- Keep the roses.\n',
    );
    const saved = await bench.run('save', good, 'nowhere.txt', '--json');
    expect(saved.code).toBe(1);
    for (const result of saved.json) expect(keys(result)).toEqual(words('source outcome job warnings error'));
    expect(saved.json).toMatchObject([
      { source: good, outcome: 'saved', job: { id: 1 }, error: null },
      { source: 'nowhere.txt', outcome: 'failed', job: null, error: { code: 'no-such-file' } },
    ]);
    expect((await bench.run('save', good, '--json')).json).toMatchObject([
      { outcome: 'duplicate', job: { id: 1 } },
    ]);
    const draft = (await bench.run('save', good, '--dry-run', '--json')).json;
    expect(draft).toMatchObject([{ outcome: 'draft', job: { id: null, title: 'Gardener' } }]);
    for (const field of JOB) expect(draft[0].job).toHaveProperty(field);
    expect((await bench.run('list', '--json')).json).toHaveLength(1);
  });

  test.each([
    ['track', '1'],
    ['status', '1', 'applied'],
    ['note', '1', 'hello'],
    ['remind', '1', 'in 3 days', 'call'],
    ['edit', '1', '--title', 'Another'],
    ['tag', '1', 'blue'],
    ['remove', '1', '--yes'],
    ['interview', '1', '2026-12-01 10:00'],
    ['contact', '1', 'Ana', '--email', 'ana@northwind.example'],
    ['document', '1', 'https://papers.example/letter'],
    ['undo'],
  ])('%s answers the operation, the jobs and whether anything changed', async (...command) => {
    await seed();
    const { code, json, stderr } = await bench.run(...command, '--json');
    expect([code, stderr]).toEqual([0, '']);
    expect(json).toMatchObject({ operation: expect.any(Number), changed: true });
    expect(Array.isArray(json.jobs)).toBe(true);
    for (const job of json.jobs) expect(keys(job)).toEqual(JOB);
  });

  test('a change that changes nothing says so, and leaves no operation', async () => {
    await seed();
    await bench.run('status', '1', 'applied');
    const before = (await bench.run('history', '--json')).json;
    const again = await bench.run('status', '1', 'applied', '--json');
    expect(again.json).toMatchObject({ operation: null, changed: false, jobs: [{ id: 1 }] });
    expect((await bench.run('history', '--json')).json).toEqual(before);
    expect((await bench.run('status', '1', 'applied')).stderr).toContain('nothing changed');
  });

  test('what was added to a job that stays where it is, is kept and said', async () => {
    await seed();
    await bench.run('track', '1', '--applied');
    const tracked = await bench.run('track', '1', '--note', 'from track', '--tag', 'blue', '--json');
    expect(tracked.json).toMatchObject({ changed: true, jobs: [{ status: 'applied', tags: ['blue'] }] });
    await bench.run('status', '1', 'applied', '--note', 'from status');
    const notes = (await bench.run('note', '1', '--list', '--json')).json;
    expect(notes.map(({ body }: Json) => body)).toEqual(['from track', 'from status']);
    const [last, before] = (await bench.run('history', '--json')).json;
    expect(last.summary).toBe('#1 Data Engineer, Northwind: applied');
    expect(before.summary).toBe('#1 Data Engineer, Northwind: applied');
  });

  test('a new item comes with the change that made it', async () => {
    await seed();
    expect((await bench.run('note', '1', 'hi', '--json')).json.note).toMatchObject({ id: 1, body: 'hi' });
    expect((await bench.run('remind', '1', 'in 2 days', 'call', '--json')).json.reminder).toMatchObject({
      job: 1,
      message: 'call',
      state: 'waiting',
      why: 'user',
    });
  });

  test('collections are arrays, empty ones too', async () => {
    for (const command of [['list'], ['search', 'roses'], ['history'], ['remind', 'list']])
      expect((await bench.run(...command, '--json')).json).toEqual([]);
    await seed();
    expect((await bench.run('list', '--json')).json).toHaveLength(2);
    expect((await bench.run('search', 'archivist', '--json')).json).toHaveLength(1);
    expect((await bench.run('history', '--json')).json).toHaveLength(2);
  });

  test.each([['dashboard'], ['doctor'], ['config', 'list']])('%s is one object', async (...command) => {
    const { json } = await bench.run(...command, '--json');
    expect(typeof json).toBe('object');
    expect(Array.isArray(json)).toBe(false);
  });
});

describe('errors', () => {
  test.each<[number, string, string[]]>([
    [2, 'unknown-command', ['lst']],
    [2, 'unknown-command', ['constructor']],
    [2, 'unknown-command', ['help', '__proto__']],
    [2, 'unknownOption', ['list', '--colums', 'id']],
    [2, 'unknown-column', ['list', '--columns', 'toString']],
    [2, 'unknown-sort', ['list', '--sort', 'constructor']],
    [2, 'unknown-stage', ['status', '1', 'aplied']],
    [2, 'unknown-key', ['config', 'get', 'tim.zone']],
    [2, 'bad-value', ['config', 'set', 'time.zone', 'Mars/Base']],
    [2, 'bad-limit', ['list', '--limit', '0']],
    [2, 'missing-value', ['list', '--db']],
    [2, 'missing-job', ['status']],
    [2, 'missing-stage', ['status', '1', '--answer-by', 'friday']],
    [2, 'not-an-offer', ['status', '1', 'applied', '--salary', '50k EUR']],
    [2, 'empty-note', ['note', '1', '  ']],
    [2, 'needs-yes', ['remove', '1']],
    [2, 'needs-yes', ['status', '--where', 'status:saved', 'applied']],
    [3, 'unknown-job', ['show', '99']],
    [3, 'unknown-job', ['show', 'unheard of']],
    [3, 'unknown-operation', ['undo', '99']],
    [3, 'unknown-note', ['note', '1', '--remove', '7']],
    [1, 'no-such-file', ['save', 'nowhere.txt']],
  ])('exit %i, %s: %j', async (code, name, command) => {
    await seed();
    const ran = await bench.run(...command, '--json');
    expect(ran.code).toBe(code);
    expect(failure(ran).code).toBe(name);
    const said = await bench.run(...command);
    expect(said.code).toBe(code);
    expect(said.stderr).toContain('Error: ');
    expect(said.stderr).not.toMatch(/\n\s+at /);
  });

  test.each([
    [['lst'], '"list"'],
    [['list', '--colums', 'id'], '--columns'],
    [['status', '1', 'aplied'], '"applied"'],
    [['config', 'get', 'tim.zone'], '"time.zone"'],
    [['list', 'statsu:applied'], '"status:"'],
    [['list', '--sort', 'companny'], '"company"'],
    [['show', 'Nortwind'], '"Northwind"'],
  ])('%j asks what was meant', async (command, meant) => {
    await seed();
    expect((await bench.run(...command)).stderr).toContain(`Did you mean ${meant}`);
  });

  test('several jobs that fit are candidates, never a guess', async () => {
    await seed();
    await bench.run('save', '--title', 'Analyst', '--company', 'Northwind');
    const error = failure(await bench.run('status', 'northwind', 'applied', '--json'));
    expect(error.code).toBe('ambiguous-job');
    expect(error.details.candidates).toEqual([
      expect.objectContaining({ id: 1, title: 'Data Engineer', company: 'Northwind', status: 'saved' }),
      expect.objectContaining({ id: 3 }),
    ]);
    expect((await bench.run('list', 'status:applied', '--json')).json).toEqual([]);
  });
});

describe('arguments', () => {
  test('global flags count before and after the command', async () => {
    await seed();
    const after = await bench.run('list', '--json', '--quiet');
    const before = await bench.run('--json', '-q', 'list');
    expect(before.json).toEqual(after.json);
    const other = `${bench.home}/other.db`;
    expect((await bench.run('--db', other, 'list', '--json')).json).toEqual([]);
    expect((await bench.run('list', `--db=${other}`, '--json')).json).toEqual([]);
    expect((await bench.run('note', '1', 'quiet now', '--quiet')).stderr).toBe('');
  });

  test('a word that begins with a dash may be text', async () => {
    await seed();
    await bench.run('status', '1', 'rejected');
    expect((await bench.run('list', '-status:rejected', '--json')).json).toMatchObject([{ id: 2 }]);
    for (const text of [['-5 degrees in the office'], ['--', '-x'], ['--', '--json'], ['- [ ] buy shoes']])
      expect((await bench.run('note', '1', ...text)).code).toBe(0);
    const { notes } = (await bench.run('show', '1', '--json')).json;
    expect(notes.map(({ body }: Json) => body).sort()).toEqual(
      ['--json', '- [ ] buy shoes', '-5 degrees in the office', '-x'].sort(),
    );
    expect((await bench.run('note', '1', '-x')).stderr).toContain('-- stands before');
  });

  test('a job is an id, #id or words, and #id always wins', async () => {
    await seed();
    for (const name of ['1', '#1', 'northwind', 'engineer northwind'])
      expect((await bench.run('status', name, '--json')).json.jobs[0].id).toBe(1);
  });

  test('ls and rm are known', async () => {
    await seed();
    expect((await bench.run('ls', '--json')).json).toHaveLength(2);
    expect((await bench.run('rm', '1', '1', '--yes', '--json')).json.jobs).toHaveLength(1);
  });
});

describe('help', () => {
  test('lists every command', async () => {
    const { stdout, code } = await bench.run('--help');
    expect(code).toBe(0);
    for (const name of Object.keys(COMMANDS)) expect(stdout).toMatch(new RegExp(`^ +${name} `, 'm'));
  });

  test.each(Object.keys(COMMANDS))(
    '%s has a usage, a summary and an example, within 80 columns',
    async (name) => {
      const { stdout, code, stderr } = await bench.run(name, '--help');
      expect([code, stderr]).toEqual([0, '']);
      expect(stdout).toMatch(/^Usage: jobtrail /);
      expect(stdout.split('\n')[2]).toMatch(/\w{3}/);
      expect(stdout).toMatch(new RegExp(`^Examples?\\n(?:.*\\n)*?.*jobtrail.* ?${name}`, 'm'));
      expect((await bench.run('help', name)).stdout).toBe(stdout);
      // Help opens nothing and makes nothing.
      expect((await bench.run('list', '--db', `${bench.home}/jobtrail.db`)).stderr).toContain('No jobs yet');
    },
  );
});

describe('two faces', () => {
  test('a pipe gets tabs and ISO dates, a terminal a table of its width', async () => {
    await seed();
    await bench.run('edit', '1', '--deadline', '2026-11-25', '--location', 'Lyon');
    const pipe = await bench.run('list', '--columns', 'id,title,deadline', '--sort', 'id');
    expect(pipe.stdout).toBe('1\tData Engineer\t2026-11-25\n2\tArchivist\t\n');
    const table = (await bench.terminal('list', '--no-color')).stdout;
    expect(table).toContain('Data Engineer');
    expect(table).toContain('3 days');
    expect(table).not.toContain('\t');
    for (const line of table.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  test('colour is for terminals that want it', async () => {
    await seed();
    const coloured = (text: string) => text.includes('\u001b[');
    expect(coloured((await bench.terminal('list')).stdout)).toBe(true);
    expect(coloured((await bench.run('list')).stdout)).toBe(false);
    expect(coloured((await bench.terminal('list', '--no-color')).stdout)).toBe(false);
    bench.env = { NO_COLOR: '1' };
    expect(coloured((await bench.terminal('list')).stdout)).toBe(false);
    bench.env = { TERM: 'dumb' };
    expect(coloured((await bench.terminal('list')).stdout)).toBe(false);
  });

  test('a terminal gets what fits and hears of the rest; a pipe gets all', async () => {
    for (let i = 0; i < 60; i += 1) await bench.run('save', '--title', `Post ${i}`, '--company', `Firm ${i}`);
    expect((await bench.run('list')).stdout.trim().split('\n')).toHaveLength(60);
    const shown = await bench.terminal('list', '--limit', '7');
    expect(shown.stderr).toContain('and 53 more');
    expect((await bench.terminal('list', '--all')).stderr).toBe('');
  });

  test('what a posting says does not steer the terminal', async () => {
    await bench.run('save', '--title', 'A\u001b]0;owned\u0007B\u202eC', '--company', 'X\u001b[2JY');
    for (const command of [['list'], ['show', '1'], ['dashboard'], ['history']]) {
      const { stdout, stderr } = await bench.terminal(...command, '--no-color');
      expect(stdout + stderr).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u202e]/);
    }
  });
});
