/** What is exported, opened by the programs it is for: a spreadsheet, a diagram's own parser, a calendar library. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import ICAL from 'ical.js';
import { chromium } from 'playwright-core';
import { expect, test } from 'vitest';
import { type Bench, makeBench } from '../support/bench.ts';

const CHROMIUM = '/usr/bin/chromium';
const OFFICE = '/usr/bin/soffice';
const isThere = (program: string): boolean => existsSync(program) || process.env.CI === 'true';

const FORMULA = '=HYPERLINK("https://evil.example","free money")';

async function search(): Promise<Bench> {
  const bench = makeBench();
  const save = (n: number, text: string) => bench.run('save', bench.file(`${n}.txt`, text));
  await save(1, 'Bäcker\nKrume & Söhne\n\nRequirements\n- Brot\n');
  await bench.run('edit', '1', '--title', 'Bäcker, „Nacht“', '--company', 'Krume & Söhne');
  await save(2, 'Miller\nOld Wheel\n\nRequirements\n- Stone\n');
  await bench.run('edit', '2', '--title', FORMULA, '--company', '+49 30 1234');
  await bench.run('note', '1', 'first line\nsecond, "quoted" line');
  await bench.run('config', 'stages', 'add', 'take-home', '--group', 'active', '--after', 'applied');
  await bench.run('status', '1', 'applied', '--on', '2026-11-02');
  await bench.run('status', '1', 'take-home', '--on', '2026-11-05');
  await bench.run('status', '2', 'rejected', '--on', '2026-11-06');
  return bench;
}

// The office without its spreadsheet answers to the same name and cannot open a CSV.
const CALC = '/usr/lib/libreoffice/program/libsclo.so';

test.skipIf(!isThere(OFFICE) || !isThere(CALC)).each([
  ['with a mark', ['--bom']],
  ['without', []],
])(
  'a spreadsheet opens the CSV %s: umlauts, lines and formulas are text',
  async (_, more) => {
    const bench = await search();
    const file = join(bench.home, 'jobs.csv');
    expect((await bench.run('export', '--format', 'csv', '--output', file, ...more)).code).toBe(0);
    const out = join(bench.home, 'out');
    mkdirSync(out);
    // A flat ODS says of every cell what it is; 44, 34 and 76 are comma, quote and UTF-8.
    const words = ['--headless', '--infilter=CSV:44,34,76,1', '--convert-to', 'fods', '--outdir', out, file];
    execFileSync(OFFICE, [`-env:UserInstallation=file://${bench.home}/office`, ...words], { stdio: 'pipe' });
    const sheet = readFileSync(join(out, 'jobs.fods'), 'utf8');
    const rows = sheet
      .match(/<table:table-row[\s\S]*?<\/table:table-row>/g)!
      .filter((row) => /<text:p>/.test(row));
    expect(rows).toHaveLength(3);
    expect(sheet).not.toContain('table:formula');
    const texts = (row: string) =>
      [...row.matchAll(/<table:table-cell([^>]*?)(?:\/>|>([\s\S]*?)<\/table:table-cell>)/g)].flatMap((m) => {
        const text = [...(m[2] ?? '').matchAll(/<text:p>([\s\S]*?)<\/text:p>/g)].map((p) => p[1]).join('\n');
        return Array<string>(Math.min(99, Number(/columns-repeated="(\d+)"/.exec(m[1]!)?.[1] ?? 1))).fill(
          text,
        );
      });
    const [heads, ...jobs] = rows.map(texts);
    const cell = (row: string[], name: string) => row[heads!.indexOf(name)];
    const [baker, miller] = [...jobs].sort((a, b) => (cell(a, 'title')! > cell(b, 'title')! ? -1 : 1));
    expect(cell(baker!, 'title')).toBe('Bäcker, „Nacht“');
    expect(cell(baker!, 'company')).toBe('Krume &amp; Söhne');
    expect(cell(baker!, 'notes')).toContain('first line\nsecond, ');
    expect(cell(miller!, 'title')).toContain('=HYPERLINK(');
    expect(cell(miller!, 'company')).toContain('+49 30 1234');
  },
  120_000,
);

test.skipIf(!isThere(CHROMIUM))(
  'Mermaid reads the diagram, and draws every stage',
  async () => {
    const bench = await search();
    const { stdout } = await bench.run('export', '--format', 'mermaid');
    const library = readFileSync(
      createRequire(import.meta.url).resolve('@mermaid-js/tiny/dist/mermaid.tiny.js'),
      'utf8',
    );
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
    try {
      const page = await browser.newPage();
      await page.setContent('<body></body>');
      await page.addScriptTag({ content: library });
      const drawn = await page.evaluate(
        `(async () => {
          const text = ${JSON.stringify(stdout)};
          const { diagramType } = await mermaid.parse(text);
          const { svg } = await mermaid.render('d', text);
          let refused = false;
          await mermaid.parse(text.replace(',', ' ')).catch(() => { refused = true; });
          return { diagramType, svg, refused };
        })()`,
      );
      expect(drawn).toMatchObject({ diagramType: 'sankey', refused: true });
      const { svg } = drawn as { svg: string };
      for (const stage of ['saved', 'applied', 'take-home', 'rejected']) expect(svg).toContain(stage);
    } finally {
      await browser.close();
    }
  },
  60_000,
);

test('a calendar library reads the ICS, and a changed entry keeps its uid and counts up', async () => {
  const bench = await search();
  await bench.run('interview', '1', '2026-12-01 10:00', '--round', 'first');
  await bench.run('remind', '1', '2026-12-24 18:00', 'Send a card', '--zone', 'Europe/Berlin');
  const read = async () => {
    const { stdout } = await bench.run('export', '--format', 'ics');
    const calendar = new ICAL.Component(ICAL.parse(stdout));
    const events = calendar.getAllSubcomponents('vevent').map((part) => new ICAL.Event(part));
    return new Map(events.map((event) => [event.summary.split(/[:(]/)[0]!.trim(), event]));
  };
  const before = await read();
  expect(before.get('Send a card')!.startDate.toJSDate().toISOString()).toBe('2026-12-24T17:00:00.000Z');
  expect(before.get('first')!.component.getAllSubcomponents('valarm').length).toBeGreaterThan(0);
  const moved = await bench.run('interview', '1', '2026-12-02 11:00', '--edit', '1');
  expect(moved.code).toBe(0);
  const after = await read();
  expect(after.get('first')!.uid).toBe(before.get('first')!.uid);
  expect(after.get('first')!.sequence).toBeGreaterThan(before.get('first')!.sequence ?? 0);
  await bench.run('interview', '1', '--remove', '1');
  expect((await read()).has('first')).toBe(false);
});
