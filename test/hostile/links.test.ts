/** Symbolic links in the home, and names of paths from elsewhere: nothing is written but where it was asked for. */
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Bench, makeBench } from '../support/bench.ts';

let bench: Bench;
let away: string;
beforeEach(() => {
  bench = makeBench();
  away = join(bench.home, 'away');
  mkdirSync(away);
});

const save = (...flags: string[]) =>
  bench.run(...flags, 'save', '--title', 'Baker', '--company', 'Crumb', '--yes');
const count = async (...flags: string[]): Promise<number> =>
  (await bench.run(...flags, 'list', '--json')).json.length;
const refused = (code: number, stderr: string): void => {
  expect([code, stderr]).toEqual([1, expect.stringMatching(/^Error: .*\.\n(?:Hint: .*\n)*$/)]);
};

describe('a link', () => {
  test('as the data folder leads all of it there', async () => {
    symlinkSync(away, join(bench.home, 'link'));
    bench.env.JOBTRAIL_HOME = join(bench.home, 'link');
    expect((await save()).code).toBe(0);
    expect((await bench.run('backup')).code).toBe(0);
    expect(await count()).toBe(1);
    expect(readdirSync(away).sort()).toEqual(expect.arrayContaining(['jobtrail-backups', 'jobtrail.db']));
  });

  test('as the file is followed, keeps its log beside the file, and stays a link through a restore', async () => {
    const target = join(away, 'real.db');
    const link = join(bench.home, 'jobtrail.db');
    symlinkSync(target, link);
    expect((await save()).code).toBe(0);
    expect(statSync(target).mode & 0o777).toBe(0o600);
    expect((await bench.run('backup', '--output', 'copy.db')).code).toBe(0);
    await bench.run('note', '1', 'later');
    expect((await bench.run('restore', 'copy.db', '--yes')).code).toBe(0);
    expect([readlinkSync(link), await count()]).toEqual([target, 1]);
    truncateSync(target, 5000);
    expect((await bench.run('restore', 'copy.db', '--yes')).code).toBe(0);
    expect([lstatSync(link).isSymbolicLink(), await count()]).toEqual([true, 1]);
    expect(readdirSync(bench.home).filter((name) => /-wal$|-shm$|partial/.test(name))).toEqual([]);
    expect(readdirSync(away).filter((name) => name.includes('partial'))).toEqual([]);
  });

  test('as the file that leads to a folder, into nothing or to itself is refused', async () => {
    for (const [name, target] of [
      ['folder.db', away],
      ['nothing.db', join(bench.home, 'no', 'such', 'folder', 'x.db')],
      ['self.db', 'self.db'],
    ] as const) {
      symlinkSync(target, join(bench.home, name));
      for (const command of [['list'], ['save', '--title', 'x', '--company', 'y', '--yes'], ['doctor']]) {
        const { code, stderr } = await bench.run('--db', join(bench.home, name), ...command);
        refused(code, stderr);
      }
    }
    expect([existsSync(join(bench.home, 'no')), readdirSync(away)]).toEqual([false, []]);
  });

  test('as the folder of backups is followed, and refused where it leads nowhere', async () => {
    await save();
    symlinkSync(away, join(bench.home, 'jobtrail-backups'));
    expect((await bench.run('backup')).code).toBe(0);
    expect(readdirSync(away)).toHaveLength(1);
    bench.env.JOBTRAIL_HOME = join(bench.home, 'second');
    await save();
    symlinkSync(join(bench.home, 'gone', 'far'), join(bench.home, 'second', 'jobtrail-backups'));
    const made = await bench.run('backup');
    refused(made.code, made.stderr);
    expect(existsSync(join(bench.home, 'gone'))).toBe(false);
  });

  test('where something is to be written never carries it to what it leads to', async () => {
    await save();
    expect((await bench.run('document', '1', bench.file('cv.txt', 'the paper'))).code).toBe(0);
    const target = join(away, 'precious.txt');
    for (const [name, args] of [
      ['export', ['export', '--output', 'link-export']],
      ['csv', ['export', '--format', 'csv', '--output', 'link-csv']],
      ['report', ['report', '--output', 'link-report']],
      ['backup', ['backup', '--output', 'link-backup']],
      ['paper', ['document', '1', '--save-as', 'link-paper']],
    ] as const) {
      const link = join(bench.home, `link-${name}`);
      writeFileSync(target, 'precious');
      symlinkSync(target, link);
      const { code, stderr } = await bench.run(...args);
      if (code !== 0) refused(code, stderr);
      expect([name, readFileSync(target, 'utf8')]).toEqual([name, 'precious']);
      // And one that leads into nothing makes nothing there.
      const nothing = join(bench.home, `nothing-${name}`);
      symlinkSync(join(away, 'new.txt'), nothing);
      const again = await bench.run(...args.map((word) => word.replace(/^link-/, 'nothing-')));
      if (again.code !== 0) refused(again.code, again.stderr);
      expect([name, existsSync(join(away, 'new.txt'))]).toEqual([name, false]);
    }
    // The file's own link is the file.
    symlinkSync(join(bench.home, 'jobtrail.db'), join(bench.home, 'itself'));
    const { code, stderr } = await bench.run('export', '--output', 'itself');
    refused(code, stderr);
    expect(await count()).toBe(1);
  });
});

describe('a path from elsewhere', () => {
  test.each([
    '../../outside.txt',
    '/etc/jobtrail-outside',
    'a\u0000b',
    'CON',
    'NUL.txt',
    'C:\\Windows\\x',
    '~/.bashrc',
    'x'.repeat(3000),
    '..',
    '',
  ])('as the name of a paper is a name: %j', async (name) => {
    const source = makeBench();
    await source.run('save', '--title', 'Baker', '--company', 'Crumb', '--yes');
    await source.run('document', '1', source.file('cv.txt', 'the paper'));
    const dump = (await source.run('export')).stdout.replaceAll('"cv.txt"', JSON.stringify(name));
    bench.file('dump.json', dump);
    const before = readdirSync(join(bench.home, '..')).filter((each) => !each.startsWith('jobtrail-'));
    const taken = await bench.run('import', 'dump.json', '--yes');
    expect([0, 1]).toContain(taken.code);
    if (taken.code === 0) {
      expect((await bench.run('document', '1', '--list')).code).toBe(0);
      expect((await bench.run('document', '1', '--save-as', 'out.txt')).code).toBe(0);
      expect(readFileSync(join(bench.home, 'out.txt'), 'utf8')).toBe('the paper');
      expect((await bench.run('report')).code).toBe(0);
    }
    expect(readdirSync(join(bench.home, '..')).filter((each) => !each.startsWith('jobtrail-'))).toEqual(
      before,
    );
    expect(existsSync('/etc/jobtrail-outside')).toBe(false);
  });
});
