/** A name whose address changes between the look and the leap: what was checked is what is connected to. */
import { createServer } from 'node:http';
import net from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { captureUrl } from '../../src/capture/index.ts';
import { startServer, type TestServer } from './server.ts';

const PUBLIC = '93.184.216.34';
const HOST = 'moss.example';

type Found = { address: string; family: number }[];
const names = vi.hoisted(() => ({ answers: [] as string[][], asked: 0 }));
vi.mock('node:dns', async (original) => ({
  ...(await original<typeof import('node:dns')>()),
  lookup: (_host: string, _options: unknown, done: (error: null, found: Found) => void) => {
    const next = names.answers[Math.min(names.asked, names.answers.length - 1)]!;
    names.asked += 1;
    done(
      null,
      next.map((address) => ({ address, family: net.isIP(address) })),
    );
  },
}));

let server: TestServer;
let reached: number;
/** The addresses a connection was really to be made to. */
let connected: string[];

beforeAll(async () => {
  server = await startServer();
  server.on('/job', (_, response) => {
    reached += 1;
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end(
        '<title>Gardener – Moss</title><h1>Gardener</h1><p>Tend the garden. Apply by 20 December 2026.</p>',
      );
  });
  server.on('/away', (_, response) => {
    reached += 1;
    response.writeHead(302, { location: `http://other.example/job`, connection: 'close' }).end();
  });
});
afterAll(() => server.close());

beforeEach(() => {
  vi.restoreAllMocks();
  names.asked = 0;
  reached = 0;
  connected = [];
  const { connect } = net;
  // The public address is stood in for by the test's server; the look-up is the program's own.
  vi.spyOn(net, 'connect').mockImplementation(((options: net.TcpNetConnectOpts) => {
    expect(options.lookup).toBeDefined();
    return connect({
      ...options,
      port: Number(new URL(server.origin).port),
      lookup: (host, how, done) =>
        options.lookup!(host, how, (error, found, family) => {
          if (error) return done(error, found, family);
          const all: Found = Array.isArray(found) ? found : [{ address: found, family: family ?? 4 }];
          connected.push(...all.map(({ address }) => address));
          const here = { address: '127.0.0.1', family: 4 };
          return how.all ? done(null, [here]) : done(null, here.address, here.family);
        }),
    });
  }) as typeof net.connect);
});

const capture = (path: string) => captureUrl(`http://${HOST}${path}`, { today: '2026-11-22' });

it('a page is fetched from the very address that was found public, and the name is asked once', async () => {
  names.answers = [[PUBLIC], ['127.0.0.1']];
  expect((await capture('/job')).draft.fields.title).toBe('Gardener');
  expect([names.asked, connected, reached]).toEqual([1, [PUBLIC], 1]);
});

it.each([
  [['127.0.0.1']],
  [['10.0.0.7']],
  [['::ffff:192.168.0.1']],
  // One of several is enough: which is taken is not ours to say.
  [[PUBLIC, '169.254.169.254']],
])('a name that is %s is not connected to', async (answer) => {
  names.answers = [answer];
  await expect(capture('/job')).rejects.toMatchObject({ code: 'local-address' });
  expect([connected, reached]).toEqual([[], 0]);
});

it('the next request asks anew, and is refused once the name has moved inwards', async () => {
  names.answers = [[PUBLIC], ['127.0.0.1']];
  await capture('/job');
  await expect(capture('/job')).rejects.toMatchObject({ code: 'local-address' });
  expect([names.asked, connected, reached]).toEqual([2, [PUBLIC], 1]);
});

it('a redirect to a name that is private is refused before anything is sent there', async () => {
  names.answers = [[PUBLIC], ['192.168.1.1']];
  await expect(capture('/away')).rejects.toMatchObject({ code: 'local-address' });
  expect([connected, reached]).toEqual([[PUBLIC], 1]);
});

/** A proxy that says what it was asked for, and answers for the world. */
async function proxied(link: string, answers: string[][]): Promise<{ asked: string[]; code: string | null }> {
  names.answers = answers;
  const asked: string[] = [];
  const proxy = createServer((request, response) => {
    asked.push(request.url!);
    if (request.url!.includes('/away'))
      response.writeHead(302, { location: 'http://other.example/job' }).end();
    else
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end('<h1>Gardener</h1><p>Tend the garden.</p>');
  });
  proxy.on('connect', (request, socket) => {
    asked.push(`CONNECT ${request.url}`);
    socket.end('HTTP/1.1 502 No\r\n\r\n');
  });
  vi.restoreAllMocks();
  await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
  const address = `http://127.0.0.1:${(proxy.address() as net.AddressInfo).port}`;
  const env = { HTTP_PROXY: address, HTTPS_PROXY: address };
  try {
    const { error } = await captureUrl(link, { today: '2026-11-22', env });
    return { asked, code: error?.code ?? null };
  } catch (error) {
    return { asked, code: (error as { code: string }).code };
  } finally {
    proxy.closeAllConnections();
    proxy.close();
  }
}

it('through a proxy a public name is asked for', async () => {
  const { asked } = await proxied(`http://${HOST}/job`, [[PUBLIC]]);
  expect(asked.join()).toContain(HOST);
});

it.each([[[['127.0.0.1']]], [[['10.0.0.7']]], [[['::127.0.0.1']]], [[[PUBLIC, '169.254.169.254']]]])(
  'through a proxy a name that is %s is not asked for',
  async (answers) => {
    for (const scheme of ['http', 'https']) {
      const { asked, code } = await proxied(`${scheme}://${HOST}/job`, answers);
      expect([scheme, asked, code]).toEqual([scheme, [], 'local-address']);
    }
  },
);

it.each(['http://127.0.0.1:1/', 'http://[::127.0.0.1]/', 'http://localhost/', 'http://nas.local/'])(
  'through a proxy %s is not asked for',
  async (link) => {
    expect(await proxied(link, [[PUBLIC]])).toEqual({ asked: [], code: 'local-address' });
  },
);
