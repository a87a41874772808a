import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { type Json, makeBench } from '../../support/bench.ts';

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
  expect(page.match(/<svg /g)!.length).toBeGreaterThanOrEqual(2);
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

test('report shows today, the board, and the skills in demand beside the own', async () => {
  const bench = await search();
  const posting = 'Miller\nOld Wheel\n\nRequirements\n- Python\n- PostgreSQL\n\nApply by 30 November 2026\n';
  await bench.run('save', bench.file('r.txt', posting));
  await bench.run('profile', 'add', 'python');
  await bench.run('edit', '3', '--title', 'Miller', '--company', 'Old Wheel');
  await bench.run('remind', '3', '2026-11-23 09:00', 'Ask about the stones');
  await bench.run('interview', '1', '2026-11-26 10:00', '--round', 'first', '--with', 'Ana');
  bench.now = '2026-11-23T10:00:00Z';
  const { json } = await bench.run('report', '--json');
  const page = readFileSync(json.file, 'utf8');
  const between = (from: string, to: string) => page.slice(page.indexOf(from), page.indexOf(to));
  const agenda = between('<h2>Today</h2>', '<h2>Board</h2>');
  expect(agenda).toMatch(
    /<h3>Due<\/h3>.*2026-11-23.*href="#job-3">Miller, Old Wheel<\/a>: Ask about the stones/s,
  );
  expect(agenda).toMatch(/<h3>Interviews<\/h3>.*2026-11-26.*first/s);
  expect(agenda).toMatch(/<h3>Closing soon<\/h3>.*2026-11-30.*#job-3/s);
  const board = between('<h2>Board</h2>', '<h2>How it went</h2>');
  expect(board).toMatch(/saved <span class="count">2<\/span>.*#job-3.*Miller/s);
  const skills = between('<caption>Skills in demand', 'id="jobs-head"');
  expect(skills).toMatch(/<td>Python<\/td><td>1<\/td><td>1<\/td><td>yes<\/td>/);
  expect(skills).toMatch(/<td>PostgreSQL<\/td><td>1<\/td><td>1<\/td><td>not yet<\/td>/);
});

describe('report --proof', () => {
  test('lists the applications of a time with dates, channel and what happened', async () => {
    const bench = await search();
    await bench.run('status', '2', 'applied', '--on', '2026-10-20');
    const { code, json } = await bench.run(
      'report',
      '--proof',
      '--since',
      '2026-11-01',
      '--until',
      '2026-11-30',
      '--json',
    );
    expect(code).toBe(0);
    expect(json).toMatchObject({ since: '2026-11-01', until: '2026-11-30', applications: [{ id: 1 }] });
    expect(json.applications[0]).toMatchObject({ appliedOn: '2026-11-02', title: NASTY, channel: NASTY });
    expect(json.applications[0].stages).toEqual([
      { day: '2026-11-02', stage: 'applied' },
      { day: '2026-11-05', stage: 'take-home' },
    ]);
    const page = readFileSync(json.file, 'utf8');
    expect(page).not.toMatch(/<script|<img/);
    expect(page).toContain('Sun 1 Nov 2026 to Mon 30 Nov 2026: 1 application.');
    const all = await bench.run('report', '--proof', '--json');
    expect(all.json.applications.map((a: Json) => a.id)).toEqual([2, 1]);
  });

  test('says what belongs to it and what is turned around', async () => {
    const bench = makeBench();
    const alone = await bench.run('report', '--since', '30d');
    expect(alone).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--since and --until belong to --proof.'),
    });
    const turned = await bench.run('report', '--proof', '--since', '2026-11-10', '--until', '2026-11-01');
    expect(turned).toMatchObject({ code: 2, stderr: expect.stringContaining('comes after') });
    const none = await bench.run('report', '--proof', '--json');
    expect(readFileSync(none.json.file, 'utf8')).toContain('No application was made in this time.');
  });
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
      await page.locator('#jobs').getByRole('link', { name: 'Gardener' }).click();
      expect(await page.locator('#job-2').isVisible()).toBe(true);
      expect(await page.locator('#all').isVisible()).toBe(false);
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

test.skipIf(!ready)(
  'nothing serious stands in the way of a screen reader or a keyboard, in light and in dark, on paper too',
  async () => {
    const bench = await search();
    const { json } = await bench.run('report', '--json');
    const proof = await bench.run('report', '--proof', '--json');
    const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
    try {
      for (const [colorScheme, width] of [
        ['light', 1280],
        ['dark', 390],
      ] as const) {
        // The page's own policy forbids every other script, the examiner's too.
        const context = await browser.newContext({
          bypassCSP: true,
          colorScheme,
          viewport: { width, height: 800 },
        });
        for (const address of [json.file, `${json.file}#job-1`, proof.json.file]) {
          const page = await context.newPage();
          await page.goto(`file://${address}`);
          await page.evaluate(axe);
          const { violations } = (await page.evaluate('axe.run()')) as Json;
          expect(violations.map((v: Json) => [v.impact, v.id, v.nodes[0].html])).toEqual([]);
          await page.close();
        }
        await context.close();
      }
      const page = await browser.newPage();
      await page.goto(`file://${json.file}`);
      await page.getByLabel('Filter').focus();
      await page.keyboard.type('gardener');
      for (let i = 0; i < 9; i += 1) {
        await page.keyboard.press('Tab');
        if ((await page.evaluate('document.activeElement.textContent')) === 'Gardener') break;
      }
      await page.keyboard.press('Enter');
      await page.locator('#job-2').waitFor({ state: 'visible' });
    } finally {
      await browser.close();
    }
  },
  90_000,
);
