// Builds what runs: one small CommonJS file for the hot path, a file of its own for every
// dynamically imported part, and the two modules that are measured from outside.
//
// A dynamic import in src/ is a promise that the part is not needed to start: it becomes a chunk,
// so that `list` never parses the code of `report`.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { MANUAL, writeManual } from './manual.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const src = join(root, 'src');
const dist = join(root, 'dist');
// better-sqlite3 brings a native part of its own, node-notifier finds its helpers beside its own files.
const external = ['better-sqlite3', 'node-notifier'];
const sqlite = join(root, 'node_modules', 'better-sqlite3');
// A bare `import type` can be written before its room exists; an entry cannot.
const measured = ['insight/skills', 'insight/sections'].filter((m) => existsSync(join(src, `${m}.ts`)));

const entryName = (file) => relative(src, file).replace(/\.ts$/, '');
// The manual pages are written by the build and are no part of the program.
const sourceOf = (entry) =>
  entry === MANUAL ? join(root, 'scripts', `${entry}.ts`) : join(src, `${entry}.ts`);
const chunks = new Set(['cli/index', ...measured, MANUAL]);
const outputName = (entry) => (entry === 'cli/index' ? 'jobtrail' : entry);

const splitDynamicImports = {
  name: 'split-dynamic-imports',
  setup(b) {
    b.onResolve({ filter: /^\.\.?\// }, (args) => {
      // Only our own files are parts; what a package imports late belongs into its bundle.
      if (args.kind !== 'dynamic-import' || !args.importer.startsWith(src)) return undefined;
      const entry = entryName(resolve(args.resolveDir, args.path));
      chunks.add(entry);
      // The importer may end up in any chunk, so the path is resolved from the dist folder at run time.
      return { path: `chunk:${outputName(entry)}`, external: true };
    });
  },
};

// Its JavaScript is bundled too, for the case that the very same version is installed; see src/store/driver.ts.
const bundleDriver = {
  name: 'bundle-driver',
  setup(b) {
    b.onResolve({ filter: /^better-sqlite3\/lib\/index\.js$/ }, () => ({
      path: join(sqlite, 'lib', 'index.js'),
    }));
  },
};

const packages = new Set();
const bundle = async (entry) => {
  const outfile = join(dist, `${outputName(entry)}.js`);
  const result = await build({
    entryPoints: [sourceOf(entry)],
    outfile,
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20.19',
    supported: { 'dynamic-import': false },
    external: [...external, 'better-sqlite3/package.json', 'bindings'],
    plugins: [splitDynamicImports, bundleDriver],
    define: {
      __SQLITE_PACKAGE__: JSON.stringify(
        JSON.parse(readFileSync(join(sqlite, 'package.json'), 'utf8')).version,
      ),
      'import.meta.url': '__importMetaUrl',
      __JOBTRAIL_VERSION__: JSON.stringify(
        JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version,
      ),
    },
    banner: { js: "const __importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
    minifySyntax: true,
    minifyWhitespace: true,
    keepNames: false,
    legalComments: 'none',
    logLevel: 'warning',
  });
  for (const input of Object.keys(result.metafile.inputs)) {
    const name = input.match(/^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1];
    if (name) packages.add(name);
  }
  const here = dirname(outfile);
  const code = result.outputFiles[0].text.replace(/require\("chunk:([^"]+)"\)/g, (_, name) => {
    const path = relative(here, join(dist, name));
    return `require(${JSON.stringify(`${path.startsWith('.') ? path : `./${path}`}.js`)})`;
  });
  // Node's own slow parts load at their first use: `list` never compresses and starts nothing.
  const lazily = code.replace(
    /([\w$]=)require\("node:(zlib|child_process|crypto|os|http|https|net|tls|dns|stream)"\)/g,
    '$1new Proxy({},{get:(_,k)=>require("node:$2")[k]})',
  );
  mkdirSync(here, { recursive: true });
  const banner = "const __importMetaUrl = require('node:url').pathToFileURL(__filename).href;";
  writeFileSync(
    outfile,
    lazily.includes('__importMetaUrl', banner.length + 20) ? lazily : lazily.replace(banner, ''),
  );
};

/** The licences of everything that was bundled, as their terms ask. */
const notices = () =>
  [...packages].sort().map((name) => {
    const folder = join(root, 'node_modules', name);
    const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const text = ['LICENSE', 'LICENSE.md', 'LICENCE', 'license', 'LICENSE.txt', 'MIT-LICENSE.txt']
      .map((file) => join(folder, file))
      .find((file) => existsSync(file));
    return `## ${name} ${version} (${license})\n\n${text ? readFileSync(text, 'utf8').trim() : ''}\n`;
  });

rmSync(dist, { recursive: true, force: true });
for (const entry of chunks) await bundle(entry); // the set grows as imports are found
writeFileSync(join(dist, 'THIRD-PARTY.md'), `# Bundled with jobtrail\n\n${notices().join('\n')}`);
await writeManual(dist);
