import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NODE } from './support/program.ts';

const root = join(import.meta.dirname, '..');
const scratch = mkdtempSync(join(tmpdir(), 'jobtrail-packed-'));
// Where `npm run test:matrix` had npm install the program, that is what is tried; else it is packed and laid out here.
const given = process.env.JOBTRAIL_PROGRAM;
const installed = given
  ? join(given, '..', '..')
  : join(scratch, 'prefix', 'lib', 'node_modules', 'jobtrail');
const elsewhere = join(scratch, 'elsewhere');
const { version, dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

interface Ran {
  status: number | null;
  stdout: string;
  stderr: string;
}

// The link a package manager would put on the PATH; an empty environment but for what is named.
const jobtrail = (...args: string[]): Ran =>
  spawnSync(NODE, [join(scratch, 'prefix', 'bin', 'jobtrail'), ...args], {
    cwd: elsewhere,
    env: {
      HOME: elsewhere,
      JOBTRAIL_HOME: join(elsewhere, 'home'),
      PATH: '/usr/bin:/bin',
      TZ: 'UTC',
      JOBTRAIL_NOW: '2026-11-22T12:00:00Z',
    },
    encoding: 'utf8',
    timeout: 20_000,
  });

/** A package of node_modules with everything it needs, as links; the order is breadth first. */
const linkWithDependencies = (names: string[], from: string): void => {
  const done = new Set<string>();
  const queue = [...names];
  for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
    const source = join(from, name);
    if (done.has(name) || !existsSync(source)) continue;
    done.add(name);
    const target = join(installed, 'node_modules', name);
    mkdirSync(join(target, '..'), { recursive: true });
    symlinkSync(realpathSync(source), target);
    queue.push(
      ...Object.keys(JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')).dependencies ?? {}),
    );
  }
};

// Installing from the registry would compile SQLite for a minute. So the tarball is unpacked where npm would put it,
// and its two dependencies, which npm would fetch, are linked to the ones this checkout has built already.
function layOut(): void {
  const packed = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', scratch], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const output = JSON.parse(
    packed.slice(packed.indexOf('[') < 0 ? packed.indexOf('{') : packed.search(/[[{]/)),
  );
  const [first] = Array.isArray(output) ? output : Object.values(output);
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', join(scratch, first.filename), '-C', installed, '--strip-components=1']);
  linkWithDependencies(Object.keys(dependencies), join(root, 'node_modules'));
}

beforeAll(() => {
  if (!given) layOut();
  mkdirSync(elsewhere);
  mkdirSync(join(scratch, 'prefix', 'bin'), { recursive: true });
  symlinkSync(join(installed, 'bin', 'jobtrail.js'), join(scratch, 'prefix', 'bin', 'jobtrail'));
});

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('the packed program', () => {
  it('says its version from a folder that is not the checkout', () => {
    expect(jobtrail('--version')).toMatchObject({ status: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('saves a posting, lists it, follows it and finds it again', () => {
    writeFileSync(
      join(elsewhere, 'posting.txt'),
      'Kettle & Signal\nTram Driver\nGraz, Austria\n\nYou drive line 5 from the hills to the station.\n\nSalary: €38,000 per year\n\nApply by 15 December 2026.\n',
    );
    expect(
      jobtrail('save', 'posting.txt', '--company', 'Kettle & Signal', '--title', 'Tram Driver', '--yes')
        .status,
    ).toBe(0);
    const list = jobtrail('list', '--json');
    expect(list.status).toBe(0);
    const [job] = JSON.parse(list.stdout);
    expect(job).toMatchObject({
      id: 1,
      title: 'Tram Driver',
      company: 'Kettle & Signal',
      status: 'saved',
      expiresOn: '2026-12-15',
      salary: { min: 38_000, max: 38_000, currency: 'EUR', period: 'year' },
    });
    expect(jobtrail('status', 'tram', 'applied', '--on', 'yesterday').status).toBe(0);
    expect(jobtrail('note', '#1', 'Line 5 has the good view.').status).toBe(0);
    const shown = JSON.parse(jobtrail('show', '1', '--json').stdout);
    expect(shown).toMatchObject({ status: 'applied', appliedOn: '2026-11-21' });
    expect(shown.notes).toHaveLength(1);
    expect(jobtrail('search', 'hills').stdout).toContain('Tram Driver');
  });

  it('loads each of its parts where it is used', () => {
    for (const args of [
      ['dashboard'],
      ['history'],
      ['doctor', '--json'],
      ['config', 'list'],
      ['undo'],
      ['redo'],
    ]) {
      const { status, stderr } = jobtrail(...args);
      expect(stderr).not.toMatch(/Cannot find module|went wrong inside/);
      expect([0, 1]).toContain(status);
    }
  });

  it('keeps everything under the home it was given, for its owner alone', () => {
    const home = join(elsewhere, 'home');
    expect(readdirSync(elsewhere).sort()).toEqual(['home', 'posting.txt']);
    expect(statSync(home).mode & 0o777).toBe(0o700);
    expect(statSync(join(home, 'jobtrail.db')).mode & 0o777).toBe(0o600);
  });

  it('carries what it needs and nothing else', () => {
    const carried = readdirSync(installed).sort();
    expect(carried).toEqual(
      expect.arrayContaining(['LICENSE', 'bin', 'data', 'dist', 'docs', 'package.json']),
    );
    for (const left of ['src', 'test', 'scripts', 'tsconfig.json']) expect(carried).not.toContain(left);
    expect(readFileSync(join(installed, 'dist', 'THIRD-PARTY.md'), 'utf8')).toContain('## commander');
    expect(Object.keys(dependencies).sort()).toEqual(['better-sqlite3', 'node-notifier']);
  });

  it('takes no shape from the checkout: nothing in it names a path of this machine', () => {
    const main = readFileSync(join(installed, 'dist', 'jobtrail.js'), 'utf8');
    expect(main).not.toContain(root);
  });
});
