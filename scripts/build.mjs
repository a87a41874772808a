// Builds what runs: a few CommonJS files, each module in one of them only. `jobtrail.js` starts, `parts/main.js` holds
// what every command needs, and every dynamically imported part is a file of its own.
//
// A dynamic import in src/ is a promise that the part is not needed to start: `list` never parses the code of `report`.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { writeManual } from './manual.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const src = join(root, 'src');
const dist = join(root, 'dist');
const manifest = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
const sqlite = join(root, 'node_modules', 'better-sqlite3');

// better-sqlite3 brings a native part of its own, node-notifier finds its helpers beside its own files.
const EXTERNAL = ['better-sqlite3', 'better-sqlite3/package.json', 'node-notifier', 'bindings'];

const SETTINGS = {
  platform: 'node',
  external: EXTERNAL,
  resolve: { alias: { 'better-sqlite3/lib/index.js': join(sqlite, 'lib', 'index.js') } },
  transform: {
    target: 'node20.19',
    define: {
      __SQLITE_PACKAGE__: JSON.stringify(manifest(sqlite).version),
      __JOBTRAIL_VERSION__: JSON.stringify(manifest(root).version),
      // What packages say to those who build on them only: nobody reads it here.
      'process.env.NODE_ENV': '"production"',
      // clipboardy and open look for programs beside their own files; what is not there they do without.
      'import.meta.url': 'require("node:url").pathToFileURL(__filename).href',
      // unpdf asks where an optional package of its lies, which is not there.
      'import.meta': '{}',
    },
  },
};

// Commander starts other programs for subcommands of a kind we have none of: what it needs for that loads when it is used.
const LATE = '\0late:';
const lateForCommander = {
  name: 'late-for-commander',
  resolveId: {
    filter: { id: /^(?:node:)?child_process$/ },
    handler: (id, importer) => (importer?.includes('commander') ? `${LATE}${id}` : null),
  },
  load: {
    filter: { id: /^\0late:/ },
    handler: (id) =>
      `module.exports = new Proxy({}, { get: (_, name) => require(${JSON.stringify(id.slice(LATE.length))})[name] });`,
  },
};

/** Modules that load with the program, from its first line on (`first`) and with every command (`hot`). */
const loaded = { first: new Set(), hot: new Set() };

const findLoaded = {
  name: 'find-loaded',
  buildEnd() {
    const reach = (from, found) => {
      for (const open = [from]; open.length > 0; ) {
        const id = open.pop();
        if (found.has(id)) continue;
        found.add(id);
        open.push(...(this.getModuleInfo(id)?.importedIds ?? []));
      }
    };
    reach(join(src, 'cli', 'index.ts'), loaded.first);
    reach(join(src, 'cli', 'main.ts'), loaded.hot);
  },
};

// A module may be asked for late by one and at once by another; only what is new is worth a line.
const onLog = (level, log, handler) => {
  if (log.code !== 'INEFFECTIVE_DYNAMIC_IMPORT') handler(level, log);
};

const packages = new Set();

async function build(input, output) {
  const bundle = await rolldown({ ...SETTINGS, input, plugins: [lateForCommander, findLoaded], onLog });
  const { output: files } = await bundle.write({
    dir: dist,
    format: 'cjs',
    exports: 'named',
    entryFileNames: '[name].js',
    chunkFileNames: 'parts/[name].js',
    minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
    comments: { legal: false },
    ...output,
  });
  await bundle.close();
  for (const { modules = {} } of files)
    for (const id of Object.keys(modules)) {
      const name = id.match(/^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1];
      if (name) packages.add(name);
    }
}

/** The licences of everything that was bundled, as their terms ask. */
const notices = () =>
  [...packages].sort().map((name) => {
    const folder = join(root, 'node_modules', name);
    const { version, license } = manifest(folder);
    const text = ['LICENSE', 'LICENSE.md', 'LICENCE', 'license', 'LICENSE.txt', 'MIT-LICENSE.txt']
      .map((file) => join(folder, file))
      .find((file) => existsSync(file));
    return `## ${name} ${version} (${license})\n\n${text ? readFileSync(text, 'utf8').trim() : ''}\n`;
  });

rmSync(dist, { recursive: true, force: true });
await build(
  {
    jobtrail: join(src, 'cli', 'index.ts'),
    'insight/skills': join(src, 'insight', 'skills.ts'),
    'insight/sections': join(src, 'insight', 'sections.ts'),
  },
  {
    codeSplitting: {
      groups: [
        { name: 'first', test: (id) => loaded.first.has(id), priority: 2 },
        { name: 'main', test: (id) => loaded.hot.has(id), priority: 1 },
      ],
    },
  },
);
writeFileSync(join(dist, 'THIRD-PARTY.md'), `# Bundled with jobtrail\n\n${notices().join('\n')}`);
// Written by the program's own definitions, and no part of the program.
const scratch = mkdtempSync(join(tmpdir(), 'jobtrail-manual-'));
try {
  await build(
    { manual: join(root, 'scripts', 'manual', 'pages.ts') },
    { dir: scratch, codeSplitting: false },
  );
  await writeManual(join(scratch, 'manual.js'), join(dist, 'man'));
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
