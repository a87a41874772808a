import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../src/cli/registry.ts';
import { QUERY_KEYS } from '../src/domain/query/query.ts';
import { STAGES } from '../src/domain/stages.ts';
import { EXIT } from '../src/errors.ts';
import { makeBench } from './support/bench.ts';

const root = join(import.meta.dirname, '..');
const text = (file: string) => (existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : '');
const readme = text('README.md');
const names = Object.keys(COMMANDS);

describe('the help', () => {
  it('lists every command with its summary', async () => {
    const { code, stdout } = await makeBench().run('--help');
    expect(code).toBe(0);
    for (const [name, { summary }] of Object.entries(COMMANDS)) {
      expect(summary, name).toMatch(/^[A-Z].{8,}[^.]$/);
      expect(stdout).toMatch(new RegExp(`^  ${name} +\\S`, 'm'));
      expect(stdout).toContain(summary);
    }
  });

  it.each(names)('of %s says what it does and gives an example', async (name) => {
    const { code, stdout, stderr } = await makeBench().run(name, '--help');
    expect(code).toBe(0);
    expect(stderr).toBe('');
    expect(stdout).toMatch(new RegExp(`jobtrail ${name}\\b`));
    expect(stdout).toMatch(/^Examples?\n {2}.*jobtrail\b/m);
    for (const line of stdout.split('\n')) expect(line.length, line).toBeLessThanOrEqual(120);
  });

  it('never opens the database', async () => {
    const bench = makeBench();
    for (const name of names) await bench.run(name, '--help');
    expect(readdirSync(bench.home)).toEqual([]);
  });
});

describe('the README', () => {
  it.each(names)('has %s', (name) => {
    expect(readme).toMatch(new RegExp(`\`(?:jobtrail )?${name}\\b|^\\$? *jobtrail ${name}\\b`, 'm'));
  });

  it('names no command that is not there', () => {
    // Lines of a transcript, and commands named in running text.
    const used = [...readme.matchAll(/(?:^\s*\$ |`)jobtrail ([a-z]+)\b/gm)].map(([, name]) => name!);
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((name) => !names.includes(name))).toEqual([]);
  });

  it('lists the exit codes', () => {
    for (const code of Object.values(EXIT)) expect(readme).toMatch(new RegExp(`\\b${code}\\b`));
  });

  it('points at files that are there', () => {
    const links = [...readme.matchAll(/\]\((?!https?:|#|mailto:)([^)#]+)/g)].map(([, path]) => path!);
    expect(links.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});

describe('what the pages promise', () => {
  it('names every stage and query key somewhere a user reads', () => {
    const pages = `${readme}\n${readdirSync(join(root, 'docs'))
      .map((file) => text(join('docs', file)))
      .join('\n')}`;
    for (const { name } of STAGES) expect(pages.includes(name), name).toBe(true);
    for (const { key } of QUERY_KEYS) expect(pages.includes(`${key}:`), key).toBe(true);
  });

  it('says nothing of a machine it was written on', () => {
    const pages = [
      'README.md',
      'CONTRIBUTING.md',
      ...readdirSync(join(root, 'docs')).map((file) => join('docs', file)),
    ];
    for (const page of pages) expect(text(page), page).not.toMatch(/\/(?:work|root|home\/\w+)\//);
  });

  it('knows every room there is', () => {
    const rooms = [...text('docs/layout.md').matchAll(/`src\/([\w.]+)\/?`/g)].map(([, room]) => room!);
    for (const room of readdirSync(join(root, 'src'))) expect(rooms).toContain(room);
  });
});
