/** The manual pages: made from the help, all of it in them, and nothing a reader of man pages stumbles over. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manualPages, type Page } from '../../scripts/manual/pages.ts';
import { COMMANDS } from '../../src/cli/registry.ts';
import { makeBench } from '../support/bench.ts';
import { missing } from '../support/desktop.ts';

// In CI it has to be there, so that nothing is skipped unseen.
const canRead = process.env.CI === 'true' || missing(['mandoc']).length === 0;

let folder: string;
let pages: Page[];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jobtrail-man-'));
  pages = await manualPages('2026-11-22');
  for (const { file, text } of pages) writeFileSync(join(folder, file), text);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A page as a terminal of so many columns shows it, without bold and underline. */
const shown = (file: string, columns: number): string =>
  execFileSync('mandoc', ['-Tutf8', '-O', `width=${columns}`, join(folder, file)], {
    encoding: 'utf8',
  }).replace(/.\x08/g, '');

describe('the pages', () => {
  test('are one for the program and one for each command, and the package lists them all', () => {
    const files = ['jobtrail.1', ...Object.keys(COMMANDS).map((name) => `jobtrail-${name}.1`)];
    expect(pages.map(({ file }) => file)).toEqual(files);
    const { man } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'));
    expect([...man].sort()).toEqual(files.map((file) => `dist/man/${file}`).sort());
  });

  test.skipIf(!canRead)('please mandoc in matters of style, too', () => {
    const complaints = execFileSync(
      'sh',
      ['-c', 'mandoc -T lint -W style "$@" || true', 'lint', ...pages.map(({ file }) => join(folder, file))],
      { encoding: 'utf8' },
    );
    expect(complaints).toBe('');
  });

  test.skipIf(!canRead)('say what the help says: every flag, every example', async () => {
    const bench = makeBench();
    const words = (text: string) => text.replace(/\s+/g, ' ');
    for (const name of Object.keys(COMMANDS)) {
      const page = shown(`jobtrail-${name}.1`, 1000);
      const { stdout } = await bench.run(name, '--help');
      for (const [flag] of stdout.matchAll(/^ {2}(?:-\w, )?--[\w-]+/gm))
        expect(page, name).toContain(flag.trim());
      for (const [example] of stdout.matchAll(/^ {2}jobtrail\b.*/gm))
        expect(page, name).toContain(example.trim());
      expect(words(page), name).toContain(COMMANDS[name]!.summary);
    }
    const page = words(shown('jobtrail.1', 80));
    for (const [name, { summary }] of Object.entries(COMMANDS)) expect(page).toContain(`${name} ${summary}`);
  });

  test.skipIf(!canRead).each([40, 80])(
    'keep to %i columns, but for examples and words that are longer',
    (columns) => {
      for (const { file } of pages) {
        for (const line of shown(file, columns).split('\n')) {
          const isExample = /\bjobtrail [a-z]/.test(line);
          if (!isExample && line.trim().split(/ {2,}/).length < 2 && line.trim().includes(' '))
            expect(line.length, `${file}: ${line}`).toBeLessThanOrEqual(columns);
        }
      }
    },
  );
});
