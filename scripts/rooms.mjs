// Keeps the rooms of the house apart: which folder may import which, what each may never touch, no cycles.
// The table is the one in docs/layout.md.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const src = join(root, 'src');
const MOST_LINES = 300;

/** Rooms each room may import, beside itself. */
const MAY_IMPORT = {
  errors: [],
  paths: ['errors'],
  domain: ['errors'],
  store: ['domain', 'errors', 'paths'],
  capture: ['domain', 'errors'],
  insight: ['domain', 'errors'],
  notify: ['domain', 'errors'],
  exchange: ['domain', 'errors'],
  app: ['domain', 'errors', 'paths', 'store', 'capture', 'insight', 'notify', 'exchange'],
  cli: ['app', 'domain', 'errors', 'paths', 'store', 'capture', 'insight', 'notify', 'exchange'],
};

/** Packages only one room may know. */
const BELONGS_TO = {
  'better-sqlite3': 'store',
  '@anthropic-ai/sdk': 'insight',
  'node-notifier': 'notify',
  inquirer: 'cli',
  commander: 'cli',
  'cli-table3': 'cli',
  'cli-progress': 'cli',
  echarts: 'exchange',
};
const DOMAIN_PACKAGES = /^(date-fns|@date-fns\/tz|fastest-levenshtein)(\/|$)/;
const NAMELESS = /(^|\/)(utils?|helpers?|common|misc|shared|manager)(\/|\.ts$)/;
const SQL =
  /[`'"]\s*(?:SELECT\s+[\s\S]{1,200}?\sFROM\s|INSERT\s+(?:OR\s+\w+\s+)?INTO\s|DELETE\s+FROM\s|UPDATE\s+\w+\s+SET\s|CREATE\s+(?:TABLE|INDEX|TRIGGER))/;

const files = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
  .sort();

const roomOf = (file) => relative(src, file).split('/')[0].replace(/\.ts$/, '');
const nameOf = (file) => relative(root, file);
// Strings stay, since imports are strings; comments go.
const withoutComments = (text) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/.*$/gm, '$1');

const IMPORT =
  /\b(import|export)\s+(type\s+)?[^'";]*?\bfrom\s*['"]([^'"]+)['"]|\bimport\s*['"]([^'"]+)['"]|\b(import)\s*\(\s*['"]([^'"]+)['"]/g;

const importsOf = (code) =>
  [...code.matchAll(IMPORT)].map((m) => ({
    specifier: m[3] ?? m[4] ?? m[6],
    isType: Boolean(m[2]),
    isLazy: Boolean(m[5]),
  }));

const complaints = [];
const needed = new Map();

for (const file of files) {
  const text = readFileSync(file, 'utf8');
  const code = withoutComments(text);
  const room = roomOf(file);
  const name = nameOf(file);
  const complain = (what) => complaints.push(`${name}: ${what}`);
  const allowed = MAY_IMPORT[room];
  if (!allowed) complain(`"${room}" is no room of this house`);
  needed.set(file, []);

  for (const { specifier, isType, isLazy } of importsOf(code)) {
    if (specifier.startsWith('.')) {
      const target = resolve(dirname(file), specifier);
      if (!target.startsWith(src)) continue;
      const other = roomOf(target);
      if (other !== room && !allowed?.includes(other))
        complain(`${room} may not import ${other} (${specifier})`);
      if (!isType && !isLazy) needed.get(file).push(target);
      continue;
    }
    const owner = Object.keys(BELONGS_TO).find((p) => specifier === p || specifier.startsWith(`${p}/`));
    if (owner && BELONGS_TO[owner] !== room) complain(`only ${BELONGS_TO[owner]} may know ${owner}`);
    if (room === 'domain' && !DOMAIN_PACKAGES.test(specifier))
      complain(`the domain may not import ${specifier}`);
  }

  if (name !== 'src/cli/index.ts' && /(?<![.\w'"-])process\s*[.[]/.test(code)) {
    complain('only src/cli/index.ts may touch process');
  }
  if (room === 'domain' && /\bnew Date\(\s*\)|\bDate\.now\(|\bMath\.random\(/.test(code)) {
    complain('the domain has no clock and no chance');
  }
  if (room !== 'store' && SQL.test(code)) complain('SQL lives in the store');
  if (/@ts-(?:ignore|expect-error|nocheck)|biome-ignore/.test(text)) complain('no switched-off checks');
  if (/^export default\b/m.test(code)) complain('named exports only');
  if (NAMELESS.test(relative(src, file))) complain('a name that says nothing');
  const lines = text.split('\n').length - 1;
  if (lines > MOST_LINES) complain(`${lines} lines, more than ${MOST_LINES}`);
}

const state = new Map();
const visit = (file, path) => {
  if (state.get(file) === 'done' || !needed.has(file)) return;
  if (state.get(file) === 'open') {
    complaints.push(`cycle: ${[...path.slice(path.indexOf(file)), file].map(nameOf).join(' → ')}`);
    return;
  }
  state.set(file, 'open');
  for (const target of needed.get(file)) visit(target, [...path, file]);
  state.set(file, 'done');
};
for (const file of files) visit(file, []);

for (const complaint of complaints) console.error(complaint);
if (complaints.length > 0) process.exitCode = 1;
else console.log(`${files.length} files keep to their rooms`);
