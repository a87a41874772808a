/** Everything the program writes for somebody: whole or not at all, the owner's alone, never over the database. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  linkSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Driver from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from '../src/store/index.ts';
import { type Bench, makeBench } from './support/bench.ts';
import { NODE, PROGRAM } from './support/program.ts';

let bench: Bench;
let file: string;
beforeEach(async () => {
  bench = makeBench();
  file = join(bench.home, 'jobtrail.db');
  await bench.run('save', '--title', 'Baker', '--company', 'Crumb', '--yes');
  await bench.run('document', '1', bench.file('cv.pdf', 'the very paper'));
  await bench.run('backup');
});

/** Every way a file is written under a name the user gives, over one that is there where that can be asked for. */
const WAYS: [string, (target: string) => string[]][] = [
  ['document', (target) => ['document', '1', '--save-as', target, '--force', '1']],
  ['export json', (target) => ['export', '--output', target]],
  ['export csv', (target) => ['export', '--format', 'csv', '--output', target]],
  ['export ics', (target) => ['export', '--format', 'ics', '--output', target]],
  ['report', (target) => ['report', '--output', target]],
  ['proof', (target) => ['report', '--proof', '--output', target]],
  ['backup', (target) => ['backup', '--output', target]],
];
const partials = () =>
  readdirSync(bench.home, { recursive: true }).filter((name) => String(name).includes('partial'));

describe.each(WAYS)('%s', (way, args) => {
  test('never touches the database, what lies or may come to lie beside it, or a backup', async () => {
    const backup = readdirSync(join(bench.home, 'jobtrail-backups'))[0]!;
    symlinkSync(bench.home, join(bench.home, 'here'));
    symlinkSync(file, join(bench.home, 'link.json'));
    linkSync(file, join(bench.home, 'second-name.json'));
    const holder = new Driver(file);
    holder.prepare('SELECT count(*) FROM jobs').get();
    const before = statSync(file).ino;
    try {
      for (const target of [
        'jobtrail.db',
        './here/jobtrail.db',
        file,
        'link.json',
        'second-name.json',
        'jobtrail.db-wal',
        'jobtrail.db-shm',
        'jobtrail.db-journal',
        'here/jobtrail.db-journal',
        'JOBTRAIL.DB-JOURNAL',
        `jobtrail-backups/${backup}`,
      ]) {
        const { code, stdout, stderr } = await bench.run(...args(target));
        expect([target, code, stdout]).toEqual([target, 1, '']);
        expect([target, stderr]).toEqual([target, expect.stringMatching(/belongs to the database itself/)]);
      }
    } finally {
      holder.close();
    }
    expect([statSync(file).ino, existsSync(`${file}-journal`)]).toEqual([before, false]);
    expect((await bench.run('list', '--json')).json).toHaveLength(1);
  });

  test('is for the owner alone, and leaves nothing else behind', async () => {
    const before = process.umask(0);
    try {
      expect((await bench.run(...args('out.file'))).code).toBe(0);
    } finally {
      process.umask(before);
    }
    expect(statSync(join(bench.home, 'out.file')).mode & 0o777).toBe(0o600);
    expect(partials()).toEqual([]);
    if (way === 'backup') {
      expect((await bench.run(...args('out.file'))).stderr).toContain('is there already');
      return;
    }
    // One that others may read is not written into.
    writeFileSync(join(bench.home, 'open.file'), 'old', { mode: 0o644 });
    expect((await bench.run(...args('open.file'))).code).toBe(0);
    expect(statSync(join(bench.home, 'open.file')).mode & 0o777).toBe(0o600);
  });

  test('refuses what is no file and leaves it as it is', async () => {
    const pipe = join(bench.home, 'pipe');
    expect(spawnSync('mkfifo', [pipe]).status).toBe(0);
    for (const target of ['pipe', '.', 'jobtrail-backups']) {
      const { code, stderr } = await bench.run(...args(target));
      expect([target, code, stderr]).toEqual([target, 1, expect.stringMatching(/^Error: .*\.\nHint: /)]);
    }
    expect(statSync(pipe).isFIFO()).toBe(true);
    expect(partials()).toEqual([]);
  });

  test('clears away what one that was killed left there', async () => {
    const half = bench.file('.jobtrail-0a1b2c3d.partial', 'half');
    const underWay = bench.file('.jobtrail-0a1b2c3e.partial', 'half');
    utimesSync(half, new Date(), new Date(Date.now() - 3_600_000));
    expect((await bench.run(...args('out.file'))).code).toBe(0);
    expect([existsSync(half), existsSync(underWay)]).toEqual([false, true]);
  });
});

test('a paper that is there already is kept without --force', async () => {
  bench.file('mine.pdf', 'mine');
  const { code, stderr } = await bench.run('document', '1', '--save-as', 'mine.pdf');
  expect([code, stderr]).toEqual([1, expect.stringContaining('--force')]);
  expect(readFileSync(join(bench.home, 'mine.pdf'), 'utf8')).toBe('mine');
});

describe('a disk that is full', () => {
  let disk: string;
  let isMounted = false;
  beforeEach(() => {
    disk = mkdtempSync(join(tmpdir(), 'jobtrail-disk-'));
    isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]).status === 0;
  });
  afterEach(() => {
    if (isMounted) spawnSync('umount', [disk]);
    rmSync(disk, { recursive: true, force: true });
  });

  test('keeps what was there, whatever should have replaced it', async ({ skip }) => {
    // Only root may mount, and not in every container.
    skip(!isMounted, 'no small disk can be mounted here');
    await bench.run('document', '1', bench.file('large.pdf', 'x'.repeat(200_000)));
    await bench.run('note', '1', 'y'.repeat(200_000));
    const target = join(disk, 'kept');
    writeFileSync(target, 'old');
    for (const [, args] of WAYS.filter(([name]) => !/backup|proof|ics/.test(name))) {
      const words = args(target);
      if (words[0] === 'document') words[words.length - 1] = '2';
      const { code, stderr } = await bench.run(...words);
      expect([words, code, stderr]).toEqual([words, 1, expect.stringMatching(/disk/i)]);
      expect(readFileSync(target, 'utf8')).toBe('old');
    }
    expect((await bench.run('backup', '--output', join(disk, 'copy.db'))).code).toBe(1);
    expect(readdirSync(disk)).toEqual(['kept']);
  });
});

test('a killed export leaves the old file, and its half goes with the next', {
  timeout: 60_000,
}, async () => {
  const store = openStore(file, () => new Date(bench.now));
  store.write({ command: 'note', summary: '' }, () => {
    for (let n = 0; n < 4000; n += 1) store.notes.add(1, `${n} ${'z'.repeat(8000)}`);
  });
  store.close();
  const out = join(bench.home, 'out');
  spawnSync('mkdir', [out]);
  writeFileSync(join(out, 'all.json'), 'old');
  let halves = 0;
  for (let round = 0; round < 20 && halves === 0; round += 1) {
    const child = spawn(NODE, [PROGRAM, 'export', '--output', join(out, 'all.json')], {
      env: { JOBTRAIL_HOME: bench.home, PATH: process.env.PATH },
      stdio: 'ignore',
    });
    const ended = once(child, 'exit');
    while (child.exitCode === null && !readdirSync(out).some((name) => name.includes('partial')))
      await new Promise((go) => setTimeout(go, 1));
    child.kill('SIGKILL');
    const [, signal] = await ended;
    halves = readdirSync(out).filter((name) => name.includes('partial')).length;
    if (signal === 'SIGKILL')
      expect(readFileSync(join(out, 'all.json'), 'utf8').startsWith('old')).toBe(true);
  }
  expect(halves).toBe(1);
  const [half] = readdirSync(out).filter((name) => name.includes('partial'));
  utimesSync(join(out, half!), new Date(), new Date(Date.now() - 3_600_000));
  expect((await bench.run('export', '--output', join(out, 'all.json'))).code).toBe(0);
  expect(readdirSync(out)).toEqual(['all.json']);
  expect(JSON.parse(readFileSync(join(out, 'all.json'), 'utf8')).tables.notes).toHaveLength(4000);
});

test('an opened page lies in one place, is the owner’s alone, and goes after a day', async () => {
  const page = bench.file(
    'page.html',
    '<html><title>Miller</title><body><h1>Miller</h1><p>Mill Ltd grinds flour in Graz and is looking for a miller with experience.</p></body></html>',
  );
  expect((await bench.run('save', page, '--title', 'Miller', '--company', 'Mill', '--yes')).code).toBe(0);
  const temporary = () => readdirSync(tmpdir()).filter((name) => /^jobtrail-[A-Za-z0-9]{6}$/.test(name));
  const before = temporary();
  const opened = async () => (await bench.run('open', '2', '--snapshot', '--print')).stdout.trim();
  const first = await opened();
  expect(await opened()).toBe(first);
  expect(temporary().filter((name) => !before.includes(name))).toEqual([]);
  expect([statSync(first).mode & 0o777, readFileSync(first, 'utf8')]).toEqual([
    0o600,
    readFileSync(page, 'utf8'),
  ]);
  const folder = join(first, '..');
  const old = join(folder, 'old.html');
  writeFileSync(old, 'old');
  utimesSync(old, new Date(), new Date(Date.now() - 2 * 86_400_000));
  await opened();
  expect(readdirSync(folder)).toEqual([first.split('/').at(-1)]);
});
