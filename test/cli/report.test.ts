import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { expect, test } from 'vitest';
import { makeBench } from '../support/bench.ts';

const NASTY = `<script>alert(1)</script>"'><img src=x onerror=alert(2)>`;
const CHROMIUM = '/usr/bin/chromium';

async function search() {
  const bench = makeBench();
  const file = bench.file(
    'p.txt',
    'Engineer\nHollow Brook\n\nWhat you will do\n- Build things in Go </pre><script>alert(3)</script>\n',
  );
  await bench.run('save', file);
  await bench.run('edit', '1', '--title', NASTY, '--company', NASTY, '--source', NASTY);
  await bench.run('note', '1', NASTY);
  await bench.run('status', '1', 'applied', '--on', '2026-11-02');
  await bench.run('config', 'stages', 'add', 'take-home', '--group', 'active', '--after', 'applied');
  await bench.run('status', '1', 'take-home', '--on', '2026-11-05');
  const other = bench.file('q.txt', 'Gardener\nLarkspur\n\nWhat you will do\n- Grow things\n');
  await bench.run('save', other);
  return bench;
}

test('report writes one file of its own, with everything escaped', async () => {
  const bench = await search();
  const { code, json } = await bench.run('report', '--json');
  expect(code).toBe(0);
  expect(json).toMatchObject({ file: join(bench.home, 'jobtrail-report.html'), jobs: 2 });
  expect(statSync(json.file).mode & 0o777).toBe(0o600);
  const page = readFileSync(json.file, 'utf8');
  expect(page.match(/<script/g)).toHaveLength(1);
  expect(page).not.toContain('<img');
  expect(page).not.toMatch(/(?:src|href)="(?!#)/);
  expect(page).toMatch(/Content-Security-Policy" content="default-src &#39;none&#39;/);
  expect(page.match(/<svg /g)).toHaveLength(2);
  expect(page).toContain('take-home');
  expect(page).toContain('id="job-2"');
});

test('report takes a query, and an empty search is a page too', async () => {
  const bench = await search();
  const part = await bench.run('report', '--where', 'gardener', '--output', 'part.html', '--json');
  expect(part.json.jobs).toBe(1);
  const empty = await makeBench().run('report', '--json');
  expect(empty.code).toBe(0);
  expect(readFileSync(part.json.file, 'utf8')).not.toContain('id="job-1"');
});

const ready = existsSync(CHROMIUM);
if (!ready && process.env.CI === 'true') test('Chromium is there', () => expect(CHROMIUM).toBe('installed'));

test.skipIf(!ready)(
  'the page filters, sorts and opens a job in a browser, and asks nobody',
  async () => {
    const bench = await search();
    const { json } = await bench.run('report', '--json');
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
    try {
      const page = await browser.newPage({ viewport: { width: 390, height: 800 } });
      const said: string[] = [];
      page.on('console', (message) => said.push(message.text()));
      page.on('dialog', (dialog) => said.push(dialog.message()));
      page.on('pageerror', (error) => said.push(error.message));
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.goto(`file://${json.file}`);
      const rows = page.locator('#jobs tbody tr:visible');
      expect(await rows.count()).toBe(2);
      await page.getByRole('button', { name: 'Title' }).click();
      await page.getByRole('button', { name: 'Title' }).click();
      expect(await rows.first().textContent()).toContain('Gardener');
      await page.getByLabel('Filter').fill('larkspur');
      expect(await rows.count()).toBe(1);
      expect(await page.locator('#shown').textContent()).toBe('1 of 2');
      await page.getByRole('link', { name: 'Gardener' }).click();
      expect(await page.locator('#job-2').isVisible()).toBe(true);
      expect(await page.locator('main').isVisible()).toBe(false);
      const wide = await page.evaluate('document.documentElement.scrollWidth');
      expect(wide).toBeLessThanOrEqual(390);
      expect(said).toEqual([]);
      expect(asked.every((url) => url.startsWith('file:'))).toBe(true);
    } finally {
      await browser.close();
    }
  },
  60_000,
);
