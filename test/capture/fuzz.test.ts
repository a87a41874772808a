import { describe, expect, it } from 'vitest';
import { captureBytes } from '../../src/capture/index.ts';
import { isJobtrailError } from '../../src/errors.ts';

const POSTING = {
  '@context': 'https://schema.org',
  '@type': 'JobPosting',
  title: 'Senior Lamp Maker (m/f/d)',
  description: '<p>Make lamps.</p><ul><li>Glass</li><li>Wire<ul><li>Copper</li></ul></li></ul>',
  hiringOrganization: { '@type': 'Organization', name: 'Lumen & Söhne' },
  datePosted: '2026-11-01',
  validThrough: '2026-12-31T23:59:59Z',
  jobLocation: { '@type': 'Place', address: { addressLocality: 'Zürich', addressCountry: 'CH' } },
  baseSalary: { currency: 'CHF', value: { minValue: 80000, maxValue: 95000, unitText: 'YEAR' } },
};
const BASES = [
  `<!doctype html><html lang="de"><head><title>Senior Lamp Maker – Lumen</title><script type="application/ld+json">${JSON.stringify(POSTING)}</script></head><body><h1>Senior Lamp Maker</h1><p>Bewerbungsfrist: 31.12.2026</p></body></html>`,
  `<html><title>Lumen hiring Lamp Maker in Zürich | LinkedIn</title><h1 class="top-card-title">Lamp Maker</h1><a class="org-name-link">Lumen</a><div class="description__text"><p>We pay CHF 40 - 45 per hour. Apply by 3 January 2027.</p><ol><li>One</li><li>Two</li></ol><table><tr><td>Type</td><td>Full-time</td></tr></table></div></html>`,
  `<div itemscope itemtype="http://schema.org/JobPosting"><h2 itemprop="title">Lamp Maker</h2><span itemprop="hiringOrganization">Lumen</span><div itemprop="description">&lt;b&gt;Glow&lt;/b&gt;</div></div>`,
  `<html><h1>Lamp Maker</h1><script id="__NEXT_DATA__" type="application/json">{"props":{"job":{"title":"Lamp Maker","description":"${'Make lamps of glass and wire. '.repeat(10)}","company":{"name":"Lumen"},"status":"closed"}}}</script></html>`,
  `Lumen\nLamp Maker\nZürich · 2 weeks ago\nEasy Apply\nAbout the job\n• Make lamps\nSalary: CHF 80'000 – 95'000 per year\nClosing date: 03/04/2027\n`,
  `From: a@example.org\r\nSubject: Lamp Maker\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary="x"\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n<h1>Lamp Maker</h1><p>Apply until 1 March 2027.</p>\r\n--x--\r\n`,
];
const SPLICES = [
  '<',
  '>',
  '"',
  "'",
  '&#0;',
  '&#x1b;[31m',
  '&#xd800;',
  '\u001b]0;x\u0007',
  '\u202e',
  '\u0000',
  '</script>',
  '<script type="application/ld+json">{',
  '<!--',
  '-->',
  '<svg><title>',
  '<ul><li>',
  '<table><tr>',
  '{"@type":"JobPosting","title":',
  '[[',
  '\\u00',
  '\\',
  '99999999999999',
  '31.02.2027',
  '$1e999 per year',
  'ﷺ',
  '👩‍🚀',
  '\ud800',
  'itemscope itemtype="JobPosting" itemprop="title" ',
];

/** A small seeded generator (mulberry32): the same pages at every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function mutated(next: () => number): Uint8Array {
  const upTo = (n: number): number => Math.floor(next() * n);
  let page = BASES[upTo(BASES.length)]!;
  for (let step = upTo(4) + 1; step > 0; step--) {
    const [a, b] = [upTo(page.length), upTo(page.length)];
    const [from, to] = [Math.min(a, b), Math.max(a, b)];
    const kind = upTo(7);
    if (kind === 0) page = page.slice(0, from);
    else if (kind === 1) page = page.slice(0, from) + page.slice(to);
    else if (kind === 2)
      page = page.slice(0, from) + SPLICES[upTo(SPLICES.length)]!.repeat(1 + upTo(3)) + page.slice(from);
    else if (kind === 3)
      page = page.slice(0, from) + page.slice(from, to).repeat(1 + upTo(8)) + page.slice(to);
    else if (kind === 4) page = `${'<div><ul><li>'.repeat(upTo(400))}${page}`;
    else if (kind === 5)
      page = page
        .split(/(?=<)/)
        .sort(() => next() - 0.5)
        .join('');
    else page = page.slice(to) + page.slice(0, to);
    if (page.length > 60_000) page = page.slice(0, 60_000);
  }
  const bytes = new TextEncoder().encode(page);
  for (let wrong = upTo(3) === 0 ? upTo(8) : 0; wrong > 0 && bytes.length > 0; wrong--)
    bytes[upTo(bytes.length)] = upTo(256);
  return bytes;
}

// Line ends and tabs are text; anything else that steers a terminal is not.
const STEERING = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

describe('two thousand mutated pages', () => {
  it('crash nothing, hang nothing, and bring no control character', async () => {
    const next = random(20261122);
    const names = ['page.html', 'text.txt', 'mail.eml', 'answer.json', null];
    let [read, refused, slowest] = [0, 0, 0];
    for (let i = 0; i < 2000; i++) {
      const bytes = mutated(next);
      const start = performance.now();
      try {
        const { fields, description, warnings, provenance } = await captureBytes(bytes, {
          name: names[i % names.length],
          today: '2026-11-22',
        });
        const words = [
          ...Object.values(fields).flat(),
          description,
          ...warnings.map((one) => one.message),
          ...Object.values(provenance),
        ];
        for (const word of words)
          if (typeof word === 'string' && STEERING.test(word))
            expect.fail(`page ${i}: ${JSON.stringify(word.slice(0, 200))}`);
        for (const day of [fields.postedOn, fields.expiresOn])
          if (day !== null) expect(day).toMatch(/^\d{4}-\d{2}-\d{2}$/);
        read++;
      } catch (error) {
        if (!isJobtrailError(error))
          throw new Error(`page ${i}: ${(error as Error).stack}`, { cause: error });
        refused++;
      }
      slowest = Math.max(slowest, performance.now() - start);
    }
    expect(read).toBeGreaterThan(1200);
    expect(read + refused).toBe(2000);
    expect(slowest).toBeLessThan(10_000);
  }, 180_000);
});
