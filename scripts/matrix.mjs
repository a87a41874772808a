// Tries the packed program on every Node it is said to run on, with the SQLite that npm picks for each.
//
// Node's binaries come from the npm registry, which carries them as packages with their headers. For each of them the
// tarball is installed as a user would, without dev dependencies; then the tests that drive the built program drive
// that one. vitest itself runs under the present Node. `npm run test:matrix 22 26` tries some, `-- --all` more tests.
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const place = process.env.JOBTRAIL_MATRIX ?? join(tmpdir(), `jobtrail-matrix-${process.getuid?.() ?? 0}`);
const MAJORS = ['20', '22', '24', '26'];
const TESTS = [
  'test/packed-journey.test.ts',
  'test/packed.test.ts',
  'test/packed-start.test.ts',
  'test/exchange/killed.test.ts',
  'test/cli/check-processes.test.ts',
  'test/cli/prompts.test.ts',
  'test/cli/pager.test.ts',
  'test/faults/same-link.test.ts',
];
const wanted = process.argv.slice(2).filter((word) => MAJORS.includes(word));
const majors = wanted.length > 0 ? wanted : MAJORS;
const tests = process.argv.includes('--all') ? driving() : TESTS;

/** Every test that drives the built program. */
function driving() {
  return readdirSync(join(root, 'test'), { recursive: true })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => join('test', file))
    .filter((file) => readFileSync(join(root, file), 'utf8').includes('support/program.ts'));
}

/** Runs a program to its end; throws what it said if it fails. */
function run(command, args, options = {}) {
  const ran = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 26, ...options });
  if (ran.status !== 0)
    throw new Error(
      `${command} ${args[0]}: ${ran.error ?? `${ran.stdout}\n${ran.stderr}`.trim().slice(-2000)}`,
    );
  return ran.stdout;
}

/** npm as a script, so that any Node can run it. */
const npm = process.env.npm_execpath?.endsWith('.js')
  ? process.env.npm_execpath
  : realpathSync(run('which', ['npm']).trim());

/** A folder with a manifest of its own, so that npm installs there and nowhere above. */
function folder(name) {
  const path = join(place, name);
  mkdirSync(path, { recursive: true, mode: 0o700 });
  if (!existsSync(join(path, 'package.json')))
    writeFileSync(join(path, 'package.json'), '{ "private": true }\n');
  return path;
}

/** The newest Node of a major: the present one if it is of it, else the registry's. */
function nodeOf(major) {
  if (process.versions.node.startsWith(`${major}.`)) return process.execPath;
  const into = folder(`node-${major}`);
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const node = join(into, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (!existsSync(node))
    run(
      process.execPath,
      [npm, 'install', '--ignore-scripts', '--no-audit', '--no-fund', `${name}@${major}`],
      {
        cwd: into,
      },
    );
  return node;
}

/** Installs the tarball with that Node, as a user would. Gives the program and its SQLite's version. */
function install(tarball, major, node) {
  const into = folder(`installed-${major}`);
  const headers = join(dirname(node), '..');
  // npm takes a tarball of the same version for the one it has; SQLite, which may take a minute to compile, stays.
  for (const stale of ['jobtrail', '.package-lock.json'])
    rmSync(join(into, 'node_modules', stale), { recursive: true, force: true });
  run(node, [npm, 'install', '--omit=dev', '--no-audit', '--no-fund', '--no-save', tarball], {
    cwd: into,
    // Compiling, where no prebuilt binary fits, takes the headers that came with the binary.
    env: { ...process.env, PATH: `${dirname(node)}:${process.env.PATH}`, npm_config_nodedir: headers },
  });
  const modules = join(into, 'node_modules');
  const { version } = JSON.parse(readFileSync(join(modules, 'better-sqlite3', 'package.json'), 'utf8'));
  return { program: join(modules, 'jobtrail', 'bin', 'jobtrail.js'), sqlite: version };
}

/**
 * Installs the tarball once more into an empty folder, without a network and with nothing on the PATH but Node: no
 * compiler, no Python, no git. Then the program saves a job and lists it. Null where this Node has to compile.
 */
function installAlone(tarball, major, node, sqlite) {
  if (sqlite.startsWith('12.')) return null;
  const into = folder(`alone-${major}`);
  rmSync(join(into, 'node_modules'), { recursive: true, force: true });
  const env = {
    HOME: process.env.HOME,
    PATH: dirname(node),
    npm_config_cache: run(process.execPath, [npm, 'config', 'get', 'cache']).trim(),
  };
  const words = ['install', '--offline', '--omit=dev', '--no-audit', '--no-fund', '--no-save', tarball];
  run(node, [npm, ...words], { cwd: into, env });
  const started = [join(into, 'node_modules', 'jobtrail', 'bin', 'jobtrail.js')];
  const home = mkdtempSync(join(into, 'home-'));
  try {
    const at = { env: { PATH: dirname(node), JOBTRAIL_HOME: home } };
    run(node, [...started, 'save', '--title', 'Gardener', '--company', 'Fernhill'], at);
    if (!run(node, [...started, 'list'], at).includes('Gardener'))
      throw new Error('the saved job is not listed');
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
  return readdirSync(join(into, 'node_modules')).filter((name) => !name.startsWith('.')).length;
}

const count = (text, what) => Number(text.match(new RegExp(`(\\d+) ${what}`))?.[1] ?? 0);

/** Runs the tests against one installation; what they said is shown where one failed. */
function test(node, program) {
  const { NODE_EXTRA_CA_CERTS, ...env } = process.env;
  const ran = spawnSync(
    process.execPath,
    [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', ...tests],
    {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 1 << 26,
      env: {
        ...env,
        JOBTRAIL_NODE: node,
        JOBTRAIL_PROGRAM: program,
        JOBTRAIL_KILLS: env.JOBTRAIL_KILLS ?? '10',
      },
    },
  );
  const last = ran.stdout.trim().split('\n').at(-1) ?? '';
  const counted = {
    passed: count(last, 'passed'),
    failed: count(last, 'failed'),
    skipped: count(last, 'skipped'),
  };
  if (ran.status === 0 && counted.passed > 0) return counted;
  console.log(`${ran.stdout}\n${ran.stderr}`.trim());
  return { ...counted, failed: Math.max(1, counted.failed) };
}

mkdirSync(place, { recursive: true, mode: 0o700 });
const packed = mkdtempSync(join(place, 'packed-'));
const total = { passed: 0, failed: 0, skipped: 0 };
const rows = [['Node', 'better-sqlite3', 'offline, no compiler', 'passed', 'failed', 'skipped']];
try {
  run(process.execPath, [npm, 'pack', '--ignore-scripts', '--pack-destination', packed], { cwd: root });
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const tarball = join(packed, `${name}-${version}.tgz`);
  for (const major of majors) {
    let row;
    try {
      const node = nodeOf(major);
      const { program, sqlite } = install(tarball, major, node);
      const result = test(node, program);
      const alone = installAlone(tarball, major, node, sqlite);
      if (alone === null) result.skipped += 1;
      else result.passed += 1;
      row = [
        run(node, ['-p', 'process.versions.node']).trim(),
        sqlite,
        alone === null ? 'compiles' : `${alone} packages`,
        result.passed,
        result.failed,
        result.skipped,
      ];
      for (const key of Object.keys(total)) total[key] += result[key];
    } catch (error) {
      // A Node that cannot be had is no pass.
      console.error(`Node ${major}: ${error.message}`);
      row = [major, 'not installed', '', 0, 1, 0];
      total.failed += 1;
    }
    rows.push(row);
    console.error(row.join('  '));
  }
} finally {
  rmSync(packed, { recursive: true, force: true });
}
const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => String(row[i]).length)));
for (const row of rows)
  console.log(
    row
      .map((cell, i) => String(cell).padEnd(widths[i]))
      .join('  ')
      .trimEnd(),
  );
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed === 0 ? 0 : 1;
