/** Files that cannot be written, read or had: a sentence with a hint, exit 1, and nothing half done. */
import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import Driver from 'better-sqlite3';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Bench, makeBench } from '../support/bench.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const NOBODY = 65534;
const isRoot = process.getuid?.() === 0;

let bench: Bench;
let file: string;
beforeEach(async () => {
  bench = makeBench();
  file = join(bench.home, 'jobtrail.db');
  expect((await bench.run('save', '--title', 'Baker', '--company', 'Crumb', '--yes')).code).toBe(0);
});

interface Said {
  code: number | null;
  stdout: string;
  stderr: string;
  milliseconds: number;
}

function run(program: string, args: string[], more: { uid?: number; cwd?: string; env?: object } = {}): Said {
  const began = performance.now();
  const { uid, cwd, env } = more;
  const ran = spawnSync(process.execPath, [join(program, 'bin/jobtrail.js'), ...args], {
    cwd: cwd ?? bench.home,
    ...(uid === undefined ? {} : { uid, gid: uid }),
    env: { HOME: bench.home, JOBTRAIL_HOME: bench.home, NO_COLOR: '1', TZ: 'UTC', ...env },
    encoding: 'utf8',
    input: '',
    timeout: 30_000,
  });
  return {
    code: ran.status,
    stdout: ran.stdout,
    stderr: ran.stderr,
    milliseconds: performance.now() - began,
  };
}

function expectRefusal({ code, stdout, stderr }: Said, said: RegExp): void {
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(said);
  expect(stderr).toMatch(/^Error: .*\n(?:Hint: .*\n)+$/);
}

/** The built program where anybody may read it: a checkout may lie in a folder of its owner's. */
function publicProgram(): string {
  const folder = join(bench.home, 'program');
  const sqlite = dirname(require.resolve('better-sqlite3/package.json'));
  const native = 'node_modules/better-sqlite3';
  for (const name of ['bin', 'dist', 'data', 'package.json'])
    cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  cpSync(join(sqlite, 'package.json'), join(folder, native, 'package.json'));
  cpSync(
    join(sqlite, 'build/Release/better_sqlite3.node'),
    join(folder, native, 'build/Release/better_sqlite3.node'),
  );
  spawnSync('chmod', ['-R', 'a+rX', folder]);
  chmodSync(bench.home, 0o755);
  return folder;
}

const COMMANDS = [
  ['list'],
  ['show', '1'],
  ['note', '1', 'hello'],
  ['remind', 'check'],
  ['undo'],
  ['backup'],
  ['doctor'],
  ['export'],
];

describe('another user', () => {
  test('meets a sentence at every command, and changes nothing', { timeout: 60_000 }, ({ skip }) => {
    skip(!isRoot, 'only root can become another user');
    const program = publicProgram();
    const whole = readFileSync(file);
    for (const [mode, said] of [
      [0o600, /cannot be opened/],
      [0o644, /cannot be written/],
    ] as const) {
      chmodSync(file, mode);
      for (const args of COMMANDS) expectRefusal(run(program, args, { uid: NOBODY }), said);
    }
    expect(readFileSync(file)).toEqual(whole);
    expect(readdirSync(bench.home).filter((name) => /-(?:wal|shm|journal|backups)/.test(name))).toEqual([]);
  });

  test('with a file of his own in a folder he cannot write meets one too', { timeout: 60_000 }, ({
    skip,
  }) => {
    skip(!isRoot, 'only root can become another user');
    const program = publicProgram();
    const home = join(bench.home, 'own');
    mkdirSync(home);
    cpSync(file, join(home, 'jobtrail.db'));
    for (const each of [home, join(home, 'jobtrail.db')]) chownSync(each, NOBODY, NOBODY);
    chmodSync(home, 0o555);
    const env = { JOBTRAIL_HOME: home, HOME: home };
    for (const args of COMMANDS)
      expectRefusal(run(program, args, { uid: NOBODY, env }), /cannot be (?:written|opened)/);
    chmodSync(home, 0o755);
    // A file that is write-protected alone: it can be read, and a change is refused.
    chmodSync(join(home, 'jobtrail.db'), 0o444);
    expect(run(program, ['list'], { uid: NOBODY, env })).toMatchObject({
      code: 0,
      stderr: '',
      stdout: expect.stringContaining('Baker'),
    });
    expectRefusal(run(program, ['note', '1', 'hello'], { uid: NOBODY, env }), /cannot be written/);
  });
});

describe('a place that is none', () => {
  test('a folder where the file should be, a file where the folder should be, a link in a circle', () => {
    const place = (name: string) => ({ env: { JOBTRAIL_HOME: join(bench.home, name) } });
    mkdirSync(join(bench.home, 'folder', 'jobtrail.db'), { recursive: true });
    writeFileSync(join(bench.home, 'file'), 'x');
    symlinkSync('circle', join(bench.home, 'circle'));
    for (const args of [['list'], ['note', '1', 'x'], ['doctor']]) {
      expectRefusal(run(ROOT, args, place('folder')), /cannot be opened/);
      expectRefusal(run(ROOT, args, place('file')), /cannot be opened/);
      expectRefusal(run(ROOT, ['--db', 'circle', ...args]), /cannot be opened/);
    }
  });

  test('names too long, links in a circle, folders that are not there, devices', () => {
    symlinkSync('circle', join(bench.home, 'circle'));
    const long = 'x'.repeat(5000);
    for (const [args, said] of [
      [['save', long], /too long/],
      [['save', 'circle'], /leads back to itself/],
      [['document', '1', '/dev/zero'], /more than 10 MB/],
      [['import', '/dev/zero', '--yes'], /more than 500 MB/],
      [['export', '--output', long], /too long/],
      [['export', '--output', 'nowhere/x.json'], /no folder/],
      [['report', '--output', '/proc/x.html'], /no folder|cannot be written/],
      [['backup', '--output', 'nowhere/x.db'], /no folder/],
      [['backup', '--output', long], /too long|no folder/],
      [['restore', '/', '--yes'], /cannot be opened/],
    ] as const)
      expectRefusal(run(ROOT, [...args]), said);
  });

  test('the working folder removed under the shell', () => {
    const gone = join(bench.home, 'gone');
    mkdirSync(gone);
    const sh = `cd '${gone}' && rmdir '${gone}' && '${process.execPath}' '${ROOT}/bin/jobtrail.js' list`;
    const ran = spawnSync('sh', ['-c', sh], {
      env: { JOBTRAIL_HOME: bench.home, HOME: bench.home },
      encoding: 'utf8',
    });
    expect([ran.status, ran.stderr, ran.stdout.includes('Baker')]).toEqual([0, '', true]);
  });

  test('outputs that are closed or full', () => {
    const sh = (end: string) =>
      spawnSync('sh', ['-c', `'${process.execPath}' '${ROOT}/bin/jobtrail.js' list ${end}`], {
        env: { JOBTRAIL_HOME: bench.home, HOME: bench.home },
        encoding: 'utf8',
      });
    expect(sh('>&- 2>&-')).toMatchObject({ status: 0, stderr: '' });
    expect(sh('<&-')).toMatchObject({ status: 0, stderr: '' });
    expect(sh('> /dev/full')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('The disk is full.'),
    });
  });
});

describe('a file that another program holds', () => {
  test('is read all the same; a change waits as long as it was told and gives up with a sentence', async () => {
    const holder = new Driver(file);
    holder.exec('BEGIN EXCLUSIVE');
    const env = { JOBTRAIL_WAIT: '0.5' };
    try {
      for (const args of [
        ['list'],
        ['show', '1'],
        ['search', 'baker'],
        ['dashboard'],
        ['remind', 'list'],
        ['history'],
        ['status', '1'],
        ['stats'],
        ['export'],
      ]) {
        const ran = run(ROOT, args, { env });
        expect([args, ran.code, ran.stderr]).toEqual([args, 0, expect.not.stringMatching(/locked|Error/)]);
      }
      for (const args of [
        ['note', '1', 'late'],
        ['remind', 'check'],
        ['undo'],
        ['save', '--title', 'x', '--company', 'y', '--yes'],
      ]) {
        const ran = run(ROOT, args, { env });
        expectRefusal(ran, /Another program is writing/);
        expect(ran.stderr).toContain('JOBTRAIL_WAIT');
        expect(ran.milliseconds).toBeGreaterThan(450);
        expect(ran.milliseconds).toBeLessThan(5000);
      }
      const waits = new Promise<number | null>((done) => {
        spawn(process.execPath, [join(ROOT, 'bin/jobtrail.js'), 'note', '1', 'in time'], {
          env: { HOME: bench.home, JOBTRAIL_HOME: bench.home },
          stdio: 'ignore',
        }).on('close', done);
      });
      await new Promise((go) => setTimeout(go, 800));
      holder.exec('ROLLBACK');
      expect(await waits).toBe(0);
    } finally {
      holder.close();
    }
    const { json } = await bench.run('show', '1', '--json');
    expect(json.notes.map(({ body }: { body: string }) => body)).toEqual(['in time']);
  });

  test('is refused whole where even reading is', () => {
    const holder = new Driver(file);
    holder.pragma('locking_mode = EXCLUSIVE');
    holder.exec('BEGIN EXCLUSIVE; COMMIT');
    try {
      expectRefusal(run(ROOT, ['list'], { env: { JOBTRAIL_WAIT: '0.3' } }), /Another program/);
    } finally {
      holder.close();
    }
    rmSync(`${file}-wal`, { force: true });
    expect(existsSync(file)).toBe(true);
  });
});
