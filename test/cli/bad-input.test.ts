/** What goes wrong at a keyboard and on a disk: each a sentence with a hint, the right exit code, nothing lost. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import Driver from 'better-sqlite3';
import { beforeEach, describe, expect, test } from 'vitest';
import { emptyFields } from '../../src/domain/draft.ts';
import { openStore } from '../../src/store/index.ts';
import { type Bench, makeBench, type Ran } from '../support/bench.ts';
import { NODE, PROGRAM } from '../support/program.ts';

let bench: Bench;
beforeEach(() => {
  bench = makeBench();
});

const seed = async (): Promise<void> => {
  await bench.run('save', '--title', 'Data Engineer', '--company', 'Northwind');
  await bench.run('save', '--title', 'Archivist', '--company', 'Meridian Museum');
};

/** One sentence or more, a hint, and no trace of the program's inside. */
function refused({ code, stdout, stderr }: Ran, exit: number): string {
  expect(stderr).toMatch(/^Error: \S.*[.?]$/m);
  expect(stderr).not.toMatch(/\n\s+at |node:|SQLITE_|undefined|\[object/);
  expect(stdout).toBe('');
  expect(code).toBe(exit);
  return stderr;
}

/** The built program, in a process of its own. */
const spawned = (args: string[], options: { input?: string; db?: string } = {}) =>
  spawnSync(NODE, [PROGRAM, ...(options.db ? ['--db', options.db] : []), ...args], {
    env: {
      HOME: bench.home,
      JOBTRAIL_HOME: bench.home,
      JOBTRAIL_NOW: bench.now,
      TZ: 'UTC',
      PATH: process.env.PATH,
    },
    encoding: 'utf8',
    input: options.input ?? '',
    timeout: 60_000,
  });

const asRoot = process.getuid?.() === 0;

describe('words', () => {
  beforeEach(seed);

  test('an unknown job', async () => {
    expect(refused(await bench.run('status', 'nortwind', 'applied'), 3)).toContain(
      'Did you mean "Northwind"?',
    );
    expect(refused(await bench.run('show', '12345678901234'), 3)).toContain('jobtrail list');
  });

  test('ambiguous words', async () => {
    await bench.run('save', '--title', 'Analyst', '--company', 'Northwind');
    const said = refused(await bench.run('note', 'northwind', 'hello'), 3);
    expect(said).toContain('#1 Data Engineer, Northwind');
    expect(said).toContain('#3 Analyst, Northwind');
  });

  test('an unknown stage, with the nearest', async () => {
    expect(refused(await bench.run('status', '1', 'intervew'), 2)).toContain('"interview"');
    expect(refused(await bench.run('track', '1', '--status', 'aplied'), 2)).toContain('"applied"');
  });

  test.each([
    ['status', '1', 'applied', '--on', '2026-02-30'],
    ['status', '1', 'applied', '--on', 'the day after never'],
    ['status', '1', 'applied', '--on', '2027-03-01'],
    ['track', '1', '--applied', '31.02.2026'],
    ['edit', '1', '--deadline', '2026-13-01'],
    ['remind', '1', '25:61', 'call'],
    ['interview', '1', 'someday'],
    ['status', '1', 'offer', '--answer-by', '2026-11-31'],
  ])('an impossible date: %s %s %s %s %s', async (...command) => {
    const before = (await bench.run('show', '1', '--json')).json;
    refused(await bench.run(...command), 2);
    expect((await bench.run('show', '1', '--json')).json).toEqual(before);
  });

  test.each([[''], ['   '], ['\n\t\n']])('an empty note: %j', async (text) => {
    refused(await bench.run('note', '1', text), 2);
    refused(await bench.pipe(text, 'note', '1', '-'), 2);
    expect((await bench.run('note', '1', '--list', '--json')).json).toEqual([]);
  });

  test.each(['"', "'", '*', 'a OR', 'NEAR(', 'title:', '^x', '(', 'a AND NOT', '-', 'C++ "', '\\', ';--'])(
    'search takes %j as words, never as syntax',
    async (text) => {
      const { code, stderr } = await bench.run('search', '--', text);
      expect(stderr).not.toMatch(/inside jobtrail|syntax/);
      expect([0, 2]).toContain(code);
    },
  );
});

describe('files', () => {
  const saving = async (content: string | Buffer, name = 'posting.txt'): Promise<Ran> =>
    bench.run('save', bench.file(name, content));

  test('one that is not there, and a folder', async () => {
    expect(refused(await bench.run('save', 'nowhere.txt'), 1)).toContain('nowhere.txt');
    refused(await bench.run('save', bench.home), 1);
  });

  test('an empty one', async () => {
    refused(await saving(''), 1);
    expect((await bench.run('list', '--json')).json).toEqual([]);
  });

  test('a binary one', async () => {
    refused(await saving(Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 3, 0, 0, 255, 254, 0])), 1);
    refused(await saving(readFileSync(process.execPath).subarray(0, 100_000)), 1);
    refused(await bench.pipe(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 0]), 'save', '-'), 1);
    expect((await bench.run('list', '--json')).json).toEqual([]);
  });

  test('one of 100 MB, with the limit, before it is read', async () => {
    const file = bench.file('large.txt', 'Gardener\n');
    truncateSync(file, 100 * 1024 * 1024);
    const before = process.memoryUsage().rss;
    expect(refused(await bench.run('save', file), 1)).toMatch(/100 MB.*10 MB/);
    expect(process.memoryUsage().rss - before).toBeLessThan(50 * 1024 * 1024);
  });

  test('a pipe that does not end', async () => {
    const ran = spawnSync('sh', ['-c', `yes 'Gardener wanted' | '${NODE}' '${PROGRAM}' save -`], {
      env: { JOBTRAIL_HOME: bench.home, PATH: process.env.PATH },
      encoding: 'utf8',
      timeout: 60_000,
    });
    expect([ran.status, ran.stdout]).toEqual([1, '']);
    expect(ran.stderr).toContain('10 MB');
  });

  test.skipIf(asRoot)('one that may not be read', async () => {
    const file = bench.file('secret.txt', 'Gardener');
    chmodSync(file, 0);
    expect(refused(await bench.run('save', file), 1)).toContain('permissions');
  });
});

describe('databases', () => {
  test('of a newer version are refused and left as they are', async () => {
    await seed();
    const file = join(bench.home, 'jobtrail.db');
    const db = new Driver(file);
    db.pragma('user_version = 99');
    db.close();
    for (const command of [['list'], ['note', '1', 'hello'], ['status', '1', 'applied'], ['dashboard']]) {
      expect(refused(await bench.run(...command), 1)).toMatch(/newer jobtrail.*99/s);
    }
    const again = new Driver(file);
    expect(again.pragma('user_version', { simple: true })).toBe(99);
    expect(again.prepare('SELECT count(*) FROM notes').pluck().get()).toBe(0);
    again.close();
  });

  test('that are none are refused and left as they are', async () => {
    const text = 'Dear diary, this is no database. '.repeat(100);
    const file = bench.file('diary.txt', text);
    expect(refused(await bench.run('--db', file, 'list'), 1)).toContain('no SQLite database');
    expect(readFileSync(file, 'utf8')).toBe(text);
    refused(await bench.run('--db', bench.home, 'list'), 1);
  });

  test('of another program are refused and left as they are', async () => {
    const file = join(bench.home, 'music.db');
    const db = new Driver(file);
    db.exec('CREATE TABLE songs (name TEXT)');
    db.close();
    const bytes = readFileSync(file);
    expect(refused(await bench.run('--db', file, 'list'), 1)).toContain('another program');
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  test('that are damaged say so, with a way out', async () => {
    await seed();
    const file = join(bench.home, 'jobtrail.db');
    const bytes = readFileSync(file);
    bytes.fill(0xa5, 4096, bytes.length - 4096);
    writeFileSync(file, bytes);
    const ran = await bench.run('list');
    expect(refused(ran, 1)).toMatch(/damaged|doctor/);
  });

  test('in a folder that cannot be written', async ({ skip }) => {
    const folder = join(bench.home, 'fixed');
    mkdirSync(folder);
    if (asRoot) {
      // Root may write wherever there is a disk to write to.
      const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'ro,size=64k', 'tmpfs', folder]);
      if (mounted.status !== 0) skip('a read-only file system cannot be mounted here');
      try {
        for (const name of ['jobtrail.db', 'one/two/jobtrail.db'])
          expect(refused(await bench.run('--db', join(folder, name), 'list'), 1)).toContain('JOBTRAIL_HOME');
      } finally {
        execFileSync('umount', ['-l', folder]);
      }
      return;
    }
    chmodSync(folder, 0o500);
    expect(refused(await bench.run('--db', join(folder, 'jobtrail.db'), 'list'), 1)).toContain(
      'JOBTRAIL_HOME',
    );
  });

  test('are the owner’s alone', async () => {
    const file = join(bench.home, 'own', 'jobtrail.db');
    await bench.run('--db', file, 'save', '--title', 'Data Engineer', '--company', 'Northwind');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(bench.home, 'own')).mode & 0o777).toBe(0o700);
  });

  test('on a full disk keep every finished command', async ({ skip }) => {
    const folder = join(bench.home, 'small');
    mkdirSync(folder);
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]);
    if (mounted.status !== 0) skip('a small file system cannot be mounted here');
    try {
      const db = join(folder, 'jobtrail.db');
      expect(spawned(['save', '--title', 'Data Engineer', '--company', 'Northwind'], { db }).status).toBe(0);
      let kept = 0;
      let last = spawned(['note', '1', '-'], { db, input: `0 ${'word '.repeat(8000)}` });
      while (last.status === 0 && kept < 60) {
        kept += 1;
        last = spawned(['note', '1', '-'], { db, input: `${kept} ${'word '.repeat(8000)}` });
      }
      expect(last.status).toBe(1);
      expect(last.stderr).toMatch(/disk is full/i);
      expect(last.stderr).toContain('Make room');
      expect(last.stderr).not.toMatch(/\n\s+at |SQLITE_/);
      const after = new Driver(db, { readonly: true });
      expect(after.pragma('integrity_check', { simple: true })).toBe('ok');
      expect(after.prepare('SELECT count(*) FROM notes').pluck().get()).toBe(kept);
      after.close();
    } finally {
      execFileSync('umount', ['-l', folder]);
    }
  });
});

describe('processes', () => {
  test('two that write at once both succeed', async () => {
    await seed();
    const run = (...args: string[]) =>
      new Promise<number | null>((done) => {
        spawn(NODE, [PROGRAM, ...args], {
          env: { JOBTRAIL_HOME: bench.home, PATH: process.env.PATH },
          stdio: 'ignore',
        }).on('close', done);
      });
    const codes = await Promise.all([
      run('note', '1', 'left'),
      run('note', '1', 'right'),
      run('status', '1', 'applied'),
      run('status', '2', 'rejected'),
    ]);
    expect(codes).toEqual([0, 0, 0, 0]);
    expect((await bench.run('note', '1', '--list', '--json')).json).toHaveLength(2);
    expect((await bench.run('list', 'status:applied,rejected', '--json')).json).toHaveLength(2);
  });

  test('two that make the file at once both succeed', async () => {
    const run = (title: string) =>
      new Promise<number | null>((done) => {
        spawn(NODE, [PROGRAM, 'save', '--title', title, '--company', 'Northwind'], {
          env: { JOBTRAIL_HOME: join(bench.home, 'new'), PATH: process.env.PATH },
          stdio: 'ignore',
        }).on('close', done);
      });
    expect(await Promise.all(['a', 'b', 'c', 'd'].map(run))).toEqual([0, 0, 0, 0]);
    expect(
      (await bench.run('--db', join(bench.home, 'new', 'jobtrail.db'), 'list', '--json')).json,
    ).toHaveLength(4);
  });

  test('a closed pipe is no error', async () => {
    const lines = Array.from({ length: 400 }, (_, i) => `Post ${i}`);
    const store = openStore(join(bench.home, 'jobtrail.db'), () => new Date(bench.now));
    store.write({ command: 'test', summary: 'many' }, () => {
      for (const title of lines) {
        const fields = { title, company: 'Northwind', locations: ['a rather long place '.repeat(20)] };
        store.jobs.add({ fields: { ...emptyFields(), ...fields }, canonicalKey: null, status: 'saved' });
      }
    });
    store.close();
    for (const command of ['list', 'list --json', 'history']) {
      const ran = spawnSync(
        'bash',
        ['--norc', '-c', `set -o pipefail; '${NODE}' '${PROGRAM}' ${command} | head -1`],
        { env: { JOBTRAIL_HOME: bench.home, PATH: process.env.PATH }, encoding: 'utf8' },
      );
      expect([ran.status, ran.stderr]).toEqual([0, '']);
      expect(ran.stdout.trim().split('\n')).toHaveLength(1);
    }
  });
});

test('the native part that is missing is a sentence', async () => {
  const folder = join(bench.home, 'app');
  mkdirSync(join(folder, 'bin'), { recursive: true });
  execFileSync('cp', ['-r', resolve(PROGRAM, '../../dist'), join(folder, 'dist')]);
  execFileSync('cp', [PROGRAM, join(folder, 'bin', 'jobtrail.js')]);
  const ran = spawnSync(NODE, [join(folder, 'bin', 'jobtrail.js'), 'list'], {
    env: { JOBTRAIL_HOME: bench.home, PATH: process.env.PATH },
    encoding: 'utf8',
  });
  expect(ran.status).toBe(1);
  expect(ran.stderr).toMatch(/native part/);
  expect(ran.stderr).toContain('npm rebuild better-sqlite3');
  expect(ran.stderr).not.toMatch(/\n\s+at /);
  expect(existsSync(join(bench.home, 'jobtrail.db'))).toBe(false);
});

describe('a query as long as a page', () => {
  const words = (n: number, word = (i: number) => `word${i}`) => Array.from({ length: n }, (_, i) => word(i));

  test('is answered, each word of it looked up', { timeout: 120_000 }, async () => {
    await seed();
    const page = words(1100).join(' ');
    await bench.run('note', '1', page);
    const ids = async (...args: string[]) => {
      const ran = await bench.run('--json', ...args);
      expect([args[0], ran.code, ran.stderr]).toEqual([args[0], 0, '']);
      return ran.json.map((job: { id: number }) => job.id);
    };
    expect(await ids('list', ...words(1100))).toEqual([1]);
    expect(await ids('list', page)).toEqual([1]);
    expect(await ids('list', ...words(1100), 'elsewhere')).toEqual([]);
    expect(await ids('list', '--', ...words(1100, (i) => `-word${i}x`))).toHaveLength(2);
    expect(await ids('search', page)).toEqual([1]);
    expect(await ids('list', `company:${[...words(1100), 'northwind'].join(',')}`)).toEqual([1]);
    expect(await ids('list', `id:${words(1100, (i) => String(i + 2)).join(',')}`)).toEqual([2]);
    expect(await ids('list', `salary:${words(1100, (i) => String(i + 1)).join(',')}`)).toEqual([]);
    const out = await bench.run('export', '--where', page);
    expect([out.code, JSON.parse(out.stdout).length]).toEqual([0, 1]);
    const moved = await bench.run('status', 'applied', '--where', page, '--yes', '--json');
    expect([moved.code, moved.json.jobs.length]).toEqual([0, 1]);
  });

  test('that is longer still is refused with a sentence', async () => {
    await seed();
    for (const args of [
      ['list', ...words(3000)],
      ['list', words(3000).join(' ')],
      ['list', `tag:${words(3000).join(',')}`],
      ['search', words(3000).join(' ')],
      ['export', '--where', words(3000).join(' ')],
    ])
      expect(refused(await bench.run(...args), 1)).toContain('too long');
  });
});
