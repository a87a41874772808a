/** What makes the built program start quickly must never be what makes it fail. */
import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NODE, NODE_VERSION, PROGRAM } from './support/program.ts';

const ROOT = resolve(PROGRAM, '../..');
const SQLITE = dirname(createRequire(realpathSync(PROGRAM)).resolve('better-sqlite3/package.json'));
// Node keeps compiled code by itself from 22.1 on, in a form of its own.
const KEEPS_ITSELF = Number(NODE_VERSION.split('.')[0]) >= 22;

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'jobtrail-start-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const run = (args: string[], { env = {}, program = PROGRAM, stdout = 'pipe' as 'pipe' | number } = {}) =>
  spawnSync(NODE, [program, ...args], {
    env: { HOME: home, JOBTRAIL_HOME: join(home, 'data'), TZ: 'UTC', PATH: process.env.PATH, ...env },
    encoding: 'utf8',
    input: '',
    stdio: ['pipe', stdout, 'pipe'],
  });
const cache = () => join(home, 'data', 'cache');
const kept = () => (existsSync(cache()) ? readdirSync(cache()) : []);

describe.skipIf(KEEPS_ITSELF)('compiled code', () => {
  test('is kept for the owner alone, and serves the next run', () => {
    expect(run(['list']).status).toBe(0);
    const [main] = kept();
    expect(main).toContain(`main.js`);
    expect(statSync(join(cache(), main!)).mode & 0o777).toBe(0o600);
    const before = statSync(join(cache(), main!)).mtimeMs;
    expect(run(['list']).status).toBe(0);
    expect(kept()).toEqual([main]);
    expect(statSync(join(cache(), main!)).mtimeMs).toBe(before);
  });

  test('that is broken, cut short or empty is made anew', () => {
    run(['list']);
    const file = join(cache(), kept()[0]!);
    const whole = readFileSync(file);
    const wrong = [whole.subarray(0, 100), Buffer.alloc(0), Buffer.alloc(whole.length, 7), Buffer.from('{}')];
    for (const bytes of wrong) {
      writeFileSync(file, bytes);
      expect(run(['list', '--json'])).toMatchObject({ status: 0, stderr: '' });
      expect(readFileSync(file).length).toBeGreaterThan(10_000);
    }
  });

  test('of an earlier build goes when a newer one is kept', () => {
    run(['list']);
    const [main] = kept();
    const older = main!.replace(/\d+-\d+$/, '1-1');
    writeFileSync(join(cache(), older), 'old');
    rmSync(join(cache(), main!));
    run(['list']);
    expect(kept()).toEqual([main]);
  });

  test('that others may write is not run', () => {
    run(['list']);
    const file = join(cache(), kept()[0]!);
    chmodSync(file, 0o666);
    expect(run(['list']).status).toBe(0);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('is not kept where it cannot be, or where Node is told not to', () => {
    mkdirSync(join(home, 'data'));
    writeFileSync(cache(), 'a file in the way');
    expect(run(['list'])).toMatchObject({ status: 0 });
    expect(readFileSync(cache(), 'utf8')).toBe('a file in the way');
    rmSync(cache());
    expect(run(['list'], { env: { NODE_DISABLE_COMPILE_CACHE: '1' } }).status).toBe(0);
    expect(kept()).toEqual([]);
  });
});

describe.skipIf(!KEEPS_ITSELF)('compiled code that Node keeps itself', () => {
  const files = () =>
    existsSync(cache())
      ? readdirSync(cache(), { recursive: true, withFileTypes: true }).filter((e) => e.isFile())
      : [];

  test('lies in our cache folder, for the owner alone, and serves the next run', () => {
    // Node would make the folder open to all, so the first run makes it and the second fills it.
    expect([run(['list']).status, run(['list']).status]).toEqual([0, 0]);
    const first = files();
    expect(first.length).toBeGreaterThan(0);
    expect(statSync(join(home, 'data')).mode & 0o077).toBe(0);
    expect(statSync(cache()).mode & 0o077).toBe(0);
    expect(run(['list']).status).toBe(0);
    expect(files().map(({ name }) => name)).toEqual(first.map(({ name }) => name));
  });

  test('that is broken, cut short or empty does no harm', () => {
    run(['list']);
    run(['list']);
    for (const bytes of [Buffer.alloc(0), Buffer.alloc(5000, 7), Buffer.from('{}')]) {
      for (const { parentPath, name } of files()) writeFileSync(join(parentPath, name), bytes);
      expect(run(['list', '--json'])).toMatchObject({ status: 0, stderr: '' });
    }
  });

  test('is not kept where it cannot be, or where Node is told not to', () => {
    mkdirSync(join(home, 'data'));
    writeFileSync(cache(), 'a file in the way');
    expect(run(['list']).status).toBe(0);
    rmSync(cache());
    expect(run(['list'], { env: { NODE_DISABLE_COMPILE_CACHE: '1' } }).status).toBe(0);
    expect(files()).toEqual([]);
  });
});

test('the version and the help write nothing anywhere', () => {
  for (const words of [['--help'], ['save', '--help'], ['help', 'list']])
    expect(run(words)).toMatchObject({ status: 0, stderr: '' });
  for (const word of ['--version', '-V']) expect(run([word]).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect(readdirSync(home)).toEqual([]);
});

test('another version of the SQLite package than the one built in is used as it is', () => {
  // A copy of the installation, in which the package says that it is another version.
  const place = join(home, 'elsewhere');
  cpSync(join(ROOT, 'dist'), join(place, 'dist'), { recursive: true });
  cpSync(join(ROOT, 'bin'), join(place, 'bin'), { recursive: true });
  cpSync(join(ROOT, 'package.json'), join(place, 'package.json'));
  const other = join(place, 'node_modules', 'better-sqlite3');
  cpSync(join(SQLITE, 'lib'), join(other, 'lib'), { recursive: true });
  for (const native of ['build', 'prebuilds'])
    if (existsSync(join(SQLITE, native))) symlinkSync(join(SQLITE, native), join(other, native));
  const manifest = JSON.parse(readFileSync(join(SQLITE, 'package.json'), 'utf8'));
  writeFileSync(join(other, 'package.json'), JSON.stringify({ ...manifest, version: '12.999.0' }));
  const database = join(other, 'lib', 'database.js');
  writeFileSync(database, `process.stderr.write('its own code\\n');${readFileSync(database, 'utf8')}`);
  const program = join(place, 'bin', 'jobtrail.js');
  expect(run(['list'], { program })).toMatchObject({
    status: 0,
    stderr: expect.stringContaining('its own code'),
  });
  // Of the very version that is built in, ours are taken; under a later Node another is installed.
  const { version } = createRequire(import.meta.url)('better-sqlite3/package.json');
  writeFileSync(join(other, 'package.json'), JSON.stringify(manifest));
  const ran = run(['list'], { program });
  expect([ran.status, ran.stderr.includes('its own code')]).toEqual([0, manifest.version !== version]);
});

describe('what is written', () => {
  const many = Array.from({ length: 400 }, (_, i) => ({
    title: `Clerk ${i}`,
    company: `Office of Long Names and Addresses ${'x'.repeat(150)} ${i}`,
  }));
  beforeEach(() => {
    const rows = many.map(({ title, company }) => `${title},${company}`).join('\n');
    writeFileSync(join(home, 'jobs.csv'), `title,company\n${rows}\n`);
    expect(run(['import', join(home, 'jobs.csv'), '--yes'])).toMatchObject({ status: 0 });
  });

  test('arrives whole at a slow reader, more than a pipe holds', async () => {
    const child = spawn(NODE, [PROGRAM, 'list', '--json'], {
      env: { HOME: home, JOBTRAIL_HOME: join(home, 'data'), PATH: process.env.PATH },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const parts: Buffer[] = [];
    await new Promise((go) => setTimeout(go, 400));
    for await (const part of child.stdout) parts.push(part);
    const text = Buffer.concat(parts).toString();
    expect(text.length).toBeGreaterThan(200_000);
    expect(JSON.parse(text)).toHaveLength(many.length);
  });

  test('ends quietly where the reader has seen enough', () => {
    const shell = spawnSync(
      'bash',
      ['-c', `"${NODE}" "${PROGRAM}" list | head -1; echo "\${PIPESTATUS[0]}"`],
      { env: { HOME: home, JOBTRAIL_HOME: join(home, 'data'), PATH: process.env.PATH }, encoding: 'utf8' },
    );
    expect(shell.stderr).toBe('');
    expect(shell.stdout.trim().split('\n').at(-1)).toBe('0');
  });

  test.skipIf(!existsSync('/dev/full'))('says so where the disk is full', () => {
    const ran = run(['list'], { stdout: openSync('/dev/full', 'w') });
    expect(ran).toMatchObject({ status: 1, stderr: expect.stringContaining('The disk is full.') });
  });
});

test('the library of schemas is loaded where an export is read, and by no command of every hour', {
  timeout: 120_000,
}, () => {
  const hook = join(home, 'hook.cjs');
  const list = join(home, 'loaded');
  writeFileSync(
    hook,
    `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(list)}, Object.keys(require.cache).join('\\n')));\n`,
  );
  const loads = (...args: string[]): boolean => {
    expect(run(args, { env: { NODE_OPTIONS: `--require ${hook}` } })).toMatchObject({ status: 0 });
    const files = readFileSync(list, 'utf8')
      .split('\n')
      .filter((file) => file.startsWith(realpathSync(ROOT)));
    expect(files.length).toBeGreaterThan(0);
    return files.some((file) => readFileSync(file, 'utf8').includes('strictObject'));
  };
  for (const args of [
    ['save', '--title', 'Baker', '--company', 'Crumb', '--yes'],
    ['list'],
    ['note', '1', 'hello'],
    ['status', '1', 'applied'],
    ['remind', 'check'],
    ['backup'],
    ['export', '--output', join(home, 'all.json')],
  ])
    expect([args[0], loads(...args)]).toEqual([args[0], false]);
  expect(loads('import', join(home, 'all.json'), '--yes')).toBe(true);
});
