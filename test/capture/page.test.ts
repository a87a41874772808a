import { describe, expect, it } from 'vitest';
import { captureBytes, MAX_BYTES } from '../../src/capture/index.ts';
import { draftFromHtml } from '../../src/capture/page/from-html.ts';
import { markdownFromHtml } from '../../src/capture/page/markdown.ts';
import { readJson } from '../../src/capture/page/tolerant-json.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const ld = (json: string, body = ''): string =>
  `<html lang="en"><head><title>x</title><script type="application/ld+json">${json}</script></head><body>${body}</body></html>`;

describe('JSON-LD', () => {
  it('gives every field, through a graph, escaped text, raw line breaks and a bad escape', () => {
    const { fields, description, provenance } = draftFromHtml(
      ld(`{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"Board"},{"@type":["JobPosting"],
        "title":"Harbour Pilot – Saltworks","description":"&lt;p&gt;Steer \\'ships\\'.&lt;/p&gt;&lt;ul&gt;&lt;li&gt;By day
and night&lt;/li&gt;&lt;/ul&gt;","hiringOrganization":{"@type":"Organization","name":"Saltworks"},
        "datePosted":"2026-10-01 08:00:00 UTC","validThrough":"2026-12-24T23:59","employmentType":["FULL_TIME","PART_TIME"],
        "jobLocation":[{"address":{"addressLocality":"Bergen","addressRegion":"-","addressCountry":"NO"}},{"address":{"addressLocality":"Oslo","addressCountry":{"name":"Norway"}}}],
        "baseSalary":{"currency":"NOK","value":{"minValue":"600000","maxValue":700000,"unitText":"YEAR"}},}]}`),
    );
    expect(fields).toMatchObject({
      title: 'Harbour Pilot',
      company: 'Saltworks',
      locations: ['Bergen, NO', 'Oslo, Norway'],
      employmentType: 'full-time',
      postedOn: '2026-10-01',
      expiresOn: '2026-12-24',
      salary: { min: 600000, max: 700000, currency: 'NOK', period: 'year' },
    });
    expect(fields.expiresEvidence).toContain('validThrough');
    expect(provenance.salary).toBe('json-ld');
    expect(description).toBe("Steer 'ships'.\n\n- By day and night");
  });

  it('takes placeholders for unknown', () => {
    const { fields } = draftFromHtml(
      ld(`{"@type":"JobPosting","title":"Cook","hiringOrganization":"Null","validThrough":"1970-01-01T00:00:00Z","datePosted":"0001-01-01",
        "jobLocation":{"address":{"addressLocality":"Anywhere","addressRegion":"Anywhere","addressCountry":"Anywhere"}},
        "baseSalary":{"currency":"USD","value":{"minValue":0,"maxValue":null,"unitText":"YEAR"}},"jobLocationType":"TELECOMMUTE"}`),
    );
    expect(fields).toMatchObject({
      title: 'Cook',
      company: null,
      expiresOn: null,
      postedOn: null,
      salary: null,
      locations: [],
      workplace: 'remote',
    });
  });

  it('keeps a country for places only when nothing nearer is known', () => {
    const json =
      '{"@type":"JobPosting","title":"Cook","jobLocation":{"address":{"addressCountry":"CZ","addressLocality":null}}}';
    expect(draftFromHtml(ld(json)).fields.locations).toEqual(['CZ']);
    const page = `<title>Pots hiring Cook in Olomouc, Czech Republic | LinkedIn</title><script type="application/ld+json">${json}</script><h1>Cook</h1>`;
    expect(draftFromHtml(page).fields).toMatchObject({
      locations: ['Olomouc, Czech Republic'],
      company: 'Pots',
    });
  });

  it('takes of several postings only the one the page is about', () => {
    const two = '[{"@type":"JobPosting","title":"Cook"},{"@type":"JobPosting","title":"Baker"}]';
    expect(draftFromHtml(ld(two, '<h1>Baker</h1><p>Bake.</p>')).fields.title).toBe('Baker');
    expect(draftFromHtml(ld(two, '<h1>Our jobs</h1>')).isPosting).toBe(false);
  });

  it('repairs what pages break, and gives up quietly', () => {
    expect(readJson('/* x */ {"a": [1, 2,], "b": "say "hi" now", }')).toEqual({
      a: [1, 2],
      b: 'say "hi" now',
    });
    expect(readJson('{"a": {"b": "cut of')).toEqual({ a: { b: 'cut of' } });
    expect(readJson('<p>no')).toBeUndefined();
  });
});

describe('pages without JSON-LD', () => {
  it('reads microdata', () => {
    const { fields, provenance } = draftFromHtml(
      `<div itemscope itemtype="https://schema.org/JobPosting"><h1 itemprop="title">Night Porter</h1>
       <span itemprop="hiringOrganization" itemscope itemtype="https://schema.org/Organization"><b itemprop="name">Hotel Quill</b></span>
       <span itemprop="jobLocation" itemscope><span itemprop="address" itemscope><span itemprop="addressLocality">Bruges</span></span></span>
       <time itemprop="datePosted" datetime="2026-11-01">3 weeks ago</time><div itemprop="description"><p>Keep the <b>door</b>.</p></div></div>`,
    );
    expect(fields).toMatchObject({
      title: 'Night Porter',
      company: 'Hotel Quill',
      locations: ['Bruges'],
      postedOn: '2026-11-01',
    });
    expect(provenance.title).toBe('microdata');
  });

  it.each([
    [
      '<title>Moss & Co hiring Senior Tester in Lyon, France | LinkedIn</title>',
      'Senior Tester',
      'Moss & Co',
    ],
    ['<title>Senior Tester at Moss & Co - Stack Overflow</title>', 'Senior Tester', 'Moss & Co'],
    ['<title>Moss & Co: Senior Tester</title>', 'Senior Tester', 'Moss & Co'],
    ['<title>Senior Tester – Moss & Co</title><h1>Senior Tester</h1>', 'Senior Tester', 'Moss & Co'],
    [
      '<title>Senior Tester – Moss & Co</title><svg><title>Logo</title></svg><h1>Senior Tester</h1>',
      'Senior Tester',
      'Moss & Co',
    ],
  ])('reads the shapes of page titles: %s', (head, title, company) => {
    expect(draftFromHtml(`${head}<body><p>We test.</p></body>`).fields).toMatchObject({ title, company });
  });

  it('reads labels beside their values, pay with joiners in its range', () => {
    const { fields } = draftFromHtml(
      `<html lang="cs"><h1>Zahradník</h1><div><span class="sr-only">Společnost</span><p>Zelený plot s.r.o.</p></div>
       <div><span class="sr-only">Plat</span><p>32 000 &zwj;–&zwj; 38 000 Kč</p></div><div><h3>Místo pracoviště</h3><p>Olomouc</p></div></html>`,
    );
    expect(fields).toMatchObject({
      company: 'Zelený plot s.r.o.',
      salary: { min: 32000, max: 38000, currency: 'CZK', period: 'month' },
      locations: ['Olomouc'],
    });
  });

  it('sees in a page’s own data that the posting is over', () => {
    const page = `<title>Baker | Board</title><h1>Baker</h1><script type="application/json" id="__NUXT_DATA__">[["Reactive",1],{"job":2},{"status":3,"name":4,"company":5,"descriptionShort":7},"expired",{"en":8},{"name":6},"Crust","Bread for all.","Baker"]</script>`;
    expect(draftFromHtml(page).fields).toMatchObject({ postingState: 'closed', company: 'Crust' });
  });

  it('does not take another posting’s facts from the margin', () => {
    const { fields } = draftFromHtml(
      `<h1>Glazier</h1><p>${'We set windows. '.repeat(30)}</p><aside><h2>Similar jobs</h2><div class="job-card"><span class="company-name">Other Ltd</span><span class="salary">€99,000 per year</span><span>No longer accepting applications</span></div></aside>`,
    );
    expect(fields).toMatchObject({ salary: null, company: null, postingState: 'unknown' });
  });
});

describe('what is no posting', () => {
  it.each([
    ['an error page', '<title>404 Not Found</title><h1>Not Found</h1>'],
    ['a sign-in page', '<title>Sign in | Board</title><form><input type="password"></form>'],
    ['a bot wall', '<title>Just a moment...</title><p>Enable JavaScript and cookies to continue</p>'],
    [
      'a list',
      `<title>Gardener jobs in Ghent | Board</title><h1>Gardener jobs in Ghent</h1>${Array.from({ length: 9 }, (_, i) => `<a href="/jobs/${i}00-gardener">Gardener ${i}</a>`).join('')}`,
    ],
    [
      'a copy of source text',
      `<body>${'<table><tr><td class="line-number"></td><td class="line-content">&lt;p&gt;</td></tr></table>'.repeat(20)}</body>`,
    ],
  ])('refuses %s', (_, html) => {
    const draft = draftFromHtml(html);
    expect(draft.isPosting).toBe(false);
    expect(draft.warnings.map((one) => one.code)).toContain('not-a-posting');
  });
});

describe('Markdown', () => {
  it('keeps headings, nested lists, emphasis and links, and nothing hidden', () => {
    const html = `<h2>Tasks</h2><p>Do <strong>this</strong> and <em>that</em>, see <a href="https://example.org/a">here</a>.</p>
      <ul><li>One<ul><li>Deep</li></ul></li><li>Two</li></ul><script>steal()</script><div style="display: none">secret</div><div class="cookie-banner">Accept</div>`;
    expect(markdownFromHtml(html)).toBe(
      '## Tasks\n\nDo **this** and _that_, see [here](https://example.org/a).\n\n- One\n  - Deep\n- Two',
    );
  });
});

describe('bytes', () => {
  it('reads a charset from the meta, and UTF-8 whatever is declared', async () => {
    const czech = new Uint8Array([
      ...bytes('<meta charset="windows-1250"><title>P'),
      0xf8,
      0xed,
      ...bytes('tel</title><h1>P'),
      0xf8,
      0xed,
      ...bytes('tel</h1>'),
    ]);
    expect((await captureBytes(czech)).fields.title).toBe('Přítel');
    expect((await captureBytes(bytes('<meta charset="latin1"><h1>Přítel</h1>'))).fields.title).toBe('Přítel');
  });

  it('keeps the very bytes', async () => {
    const page = bytes('<h1>Baker</h1><p>Bread.</p>');
    expect((await captureBytes(page)).snapshot).toEqual({ mediaType: 'text/html', bytes: page });
  });

  it('opens a saved web archive and a mail', async () => {
    const archive =
      'From: <Saved by Blink>\r\nSnapshot-Content-Location: https://jobs.example.org/7\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<h1>Caf=C3=A9 Manager</h1><p>Run it.</p>\r\n--b--\r\n';
    expect((await captureBytes(bytes(archive), { name: 'a.mhtml' })).fields).toMatchObject({
      title: 'Café Manager',
      url: 'https://jobs.example.org/7',
    });
    const mail = `From: a@example.org\r\nSubject: Fwd: Night Baker\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nJoin Crust. ${'We bake bread at night. '.repeat(12)}\r\n`;
    expect((await captureBytes(bytes(mail), { name: 'a.eml' })).fields.title).toBe('Night Baker');
  });

  it('refuses what it cannot read with a sentence', async () => {
    await expect(captureBytes(new Uint8Array([0, 1, 2, 0, 255]))).rejects.toMatchObject({
      code: 'not-text',
      kind: 'user',
    });
    await expect(captureBytes(new Uint8Array(MAX_BYTES + 1))).rejects.toMatchObject({ code: 'too-large' });
    await expect(captureBytes(bytes('  \n '))).rejects.toMatchObject({ code: 'empty-source' });
    await expect(captureBytes(bytes('%PDF-1.4 broken'))).rejects.toMatchObject({ code: 'pdf-damaged' });
  });
});

describe('hostile pages', () => {
  it.each([
    ['nested lists', '<ul><li>'.repeat(640_000)],
    ['one attribute', `<h1 title="${'a'.repeat(5_000_000)}">x</h1>`],
    ['emphasis and links in one another', '<a href="https://a.example"><b>x'.repeat(200_000)],
    ['deep JSON', `<script type="application/ld+json">${'['.repeat(2_000_000)}</script>`],
    ['a calendar', `<p>${'apply by 03/04/2026 '.repeat(200_000)}`],
    ['a long title', `<title>${'Engineer - '.repeat(400_000)}</title>`],
  ])('reads five megabytes of %s in time', async (_, html) => {
    const start = performance.now();
    await captureBytes(bytes(html), { name: 'page.html' });
    // A second on a quiet machine; the tests share theirs.
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
