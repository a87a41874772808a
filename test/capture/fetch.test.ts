import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isLocalAddress } from '../../src/capture/fetch/addresses.ts';
import { captureUrl } from '../../src/capture/index.ts';
import { startServer, type TestServer } from './server.ts';

const PAGE =
  '<html lang="en"><title>Gardener – Moss</title><h1>Gardener</h1><p>Tend the garden. Apply by 20 December 2026.</p></html>';
let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const local = { allowLocal: true, today: '2026-11-22' };
const at = (path: string): string => `${server.origin}${path}`;

describe('a page', () => {
  it('is read, with its link, source and validators', async () => {
    server.on('/job', (_, response) =>
      response
        .writeHead(200, {
          'content-type': 'text/html',
          etag: '"1"',
          'last-modified': 'Sun, 22 Nov 2026 10:00:00 GMT',
        })
        .end(PAGE),
    );
    const { outcome, draft } = await captureUrl(at('/job?utm_source=x'), local);
    expect(outcome).toBe('read');
    expect(draft).toMatchObject({
      etag: '"1"',
      lastModified: 'Sun, 22 Nov 2026 10:00:00 GMT',
      fields: { title: 'Gardener', company: 'Moss', expiresOn: '2026-12-20', source: '127.0.0.1' },
    });
    expect(new TextDecoder().decode(draft.snapshot?.bytes)).toBe(PAGE);
    expect(server.requests.at(-1)?.headers['user-agent']).toMatch(/^jobtrail\//);
  });

  it('is asked for only if it changed', async () => {
    server.on('/same', (request, response) =>
      response.writeHead(request.headers['if-none-match'] === '"7"' ? 304 : 200).end(),
    );
    expect((await captureUrl(at('/same'), { ...local, etag: '"7"' })).outcome).toBe('unchanged');
  });

  it('is followed through redirects, never round in circles or to another scheme', async () => {
    server.on('/old', (_, response) => response.writeHead(301, { location: '/job2' }).end());
    server.on('/job2', PAGE);
    server.on('/loop', (_, response) => response.writeHead(302, { location: '/loop' }).end());
    server.on('/file', (_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end());
    expect((await captureUrl(at('/old'), local)).draft.fields.title).toBe('Gardener');
    expect((await captureUrl(at('/loop'), local)).error?.code).toBe('too-many-redirects');
    await expect(captureUrl(at('/file'), local)).rejects.toMatchObject({ code: 'not-a-web-link' });
  });

  it.each([
    [
      'latin1 header',
      'text/html; charset=iso-8859-1',
      Buffer.from('<h1>Ca\u00e9 Chef</h1>', 'latin1'),
      'Ca\u00e9 Chef',
    ],
    [
      'wrong header, UTF-8 bytes',
      'text/html; charset=iso-8859-1',
      Buffer.from('<h1>Caf\u00e9 Chef</h1>'),
      'Caf\u00e9 Chef',
    ],
    [
      'BOM',
      'text/html; charset=windows-1250',
      Buffer.from('\ufeff<h1>Caf\u00e9 Chef</h1>', 'utf16le'),
      'Caf\u00e9 Chef',
    ],
  ])('is read in its charset: %s', async (_, type, body, title) => {
    server.on('/charset', (_request, response) =>
      response.writeHead(200, { 'content-type': type }).end(body),
    );
    expect((await captureUrl(at('/charset'), local)).draft.fields.title).toBe(title);
  });

  it('is unpacked', async () => {
    server.on('/gzip', (_, response) =>
      response
        .writeHead(200, { 'content-encoding': 'gzip', 'content-type': 'text/html' })
        .end(gzipSync(PAGE)),
    );
    expect((await captureUrl(at('/gzip'), local)).draft.fields.title).toBe('Gardener');
  });
});

describe('a page that does not show', () => {
  it.each([
    [403, 'refused', {}],
    [404, 'gone', {}],
    [429, 'too-many-requests', { 'retry-after': '90' }],
    [503, 'server-error', {}],
  ])('%i leaves the link with the reason', async (status, code, headers) => {
    server.on('/no', (_, response) =>
      response.writeHead(status, { 'content-type': 'text/html', ...headers }).end('<h1>No</h1>'),
    );
    const result = await captureUrl(at('/no'), local);
    expect(result).toMatchObject({
      outcome: 'stub',
      status,
      isGone: status === 404,
      error: { code, kind: 'outside' },
    });
    expect(result.draft.fields.url).toContain('127.0.0.1');
    expect(result.error?.hints.length).toBeGreaterThan(0);
    if (status === 429) expect(result.error?.message).toContain('90 seconds');
  });

  it.each([
    ['a sign-in page', '<title>Sign in</title><form><input type="password"></form>', 'login-wall'],
    [
      'a check for browsers',
      '<title>Just a moment...</title><p>Enable JavaScript and cookies to continue</p>',
      'bot-wall',
    ],
    [
      'a page made by a script',
      '<html><head><title></title></head><body><div id="root"></div><script src="/a.js"></script></body></html>',
      'needs-browser',
    ],
  ])('%s leaves the link with the reason', async (_, html, code) => {
    server.on('/wall', html);
    expect(await captureUrl(at('/wall'), local)).toMatchObject({ outcome: 'stub', error: { code } });
  });

  it('that is slow is given up in time', async () => {
    server.on('/slow', (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      const timer = setInterval(() => response.write('.'), 50);
      response.on('close', () => clearInterval(timer));
    });
    const start = Date.now();
    expect((await captureUrl(at('/slow'), { ...local, limits: { timeoutMs: 400 } })).error?.code).toBe(
      'timeout',
    );
    expect(Date.now() - start).toBeLessThan(3000);
  });

  it('that breaks off is not taken for the whole', async () => {
    server.on('/cut', (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-length': '5000' });
      response.write('<h1>Gardener</h1>');
      setTimeout(() => response.destroy(), 30);
    });
    const { outcome, error } = await captureUrl(at('/cut'), local);
    expect([outcome, error?.kind]).toEqual(['stub', 'outside']);
  });

  it('that swells when unpacked is refused', async () => {
    const bomb = gzipSync(Buffer.alloc(60 * 1024 * 1024, 32));
    server.on('/bomb', (_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip', 'content-type': 'text/html' }).end(bomb),
    );
    expect((await captureUrl(at('/bomb'), local)).error?.code).toBe('too-large');
    server.on('/broken', (_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end('no gzip'),
    );
    expect((await captureUrl(at('/broken'), local)).error?.code).toBe('bad-answer');
  });

  it('on a closed port leaves the link', async () => {
    const gone = await startServer();
    await gone.close();
    expect(await captureUrl(`${gone.origin}/job`, local)).toMatchObject({
      outcome: 'stub',
      error: { code: 'unreachable' },
    });
  });
});

describe('local addresses', () => {
  it.each([
    'http://127.0.0.1/',
    'http://localhost:3000/',
    'http://[::1]/',
    'http://10.0.0.8/',
    'http://169.254.169.254/latest',
    'http://2130706433/',
    'http://[::ffff:192.168.0.1]/',
    'http://0.0.0.0/',
    'http://[::127.0.0.1]/',
    'http://[::7f00:1]:8080/',
    'http://[64:ff9b::127.0.0.1]/',
    'http://[2002:7f00:1::]/',
  ])('%s is refused', async (link) => {
    await expect(captureUrl(link)).rejects.toMatchObject({ code: 'local-address', kind: 'user' });
  });

  it('are refused at a redirect as well', async () => {
    server.on('/inward', (_, response) =>
      response.writeHead(302, { location: 'http://192.168.1.1/admin' }).end(),
    );
    await expect(
      captureUrl('https://moss.example/inward', { hosts: { 'moss.example': server.origin } }),
    ).rejects.toMatchObject({ code: 'local-address' });
  });

  it('are told from public ones', () => {
    for (const one of [
      '127.0.0.1',
      '::1',
      '10.1.2.3',
      '172.16.0.1',
      '192.168.0.1',
      '169.254.1.1',
      'fe80::1',
      'fc00::1',
      '::ffff:127.0.0.1',
      '100.64.0.1',
      '::127.0.0.1',
      '::10.0.0.1',
      '::',
      '64:ff9b::7f00:1',
      '2002:7f00:1::',
      '4000::1',
      'nonsense',
    ])
      expect([one, isLocalAddress(one)]).toEqual([one, true]);
    for (const one of ['93.184.216.34', '2606:2800:220:1::1'])
      expect([one, isLocalAddress(one)]).toEqual([one, false]);
  });

  it('no other scheme is fetched', async () => {
    await expect(captureUrl('file:///etc/passwd')).rejects.toMatchObject({ kind: 'user' });
    await expect(captureUrl('nonsense')).rejects.toMatchObject({ code: 'not-a-link' });
  });
});

describe('a proxy', () => {
  it('is used where the environment names one, and not for what NO_PROXY names', async () => {
    server.on('/job', PAGE);
    const before = server.requests.length;
    const env = { http_proxy: 'http://127.0.0.1:9', NO_PROXY: '127.0.0.1' };
    expect((await captureUrl(at('/job'), { ...local, env })).outcome).toBe('read');
    expect(server.requests.length).toBe(before + 1);
    expect(
      (await captureUrl(at('/job'), { ...local, env: { HTTP_PROXY: 'http://127.0.0.1:9' } })).error?.code,
    ).toBe('unreachable');
  });
});
