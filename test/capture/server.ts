import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A web server on loopback for one test file; every request is kept. */
export interface TestServer {
  origin: string;
  requests: { path: string; headers: IncomingMessage['headers'] }[];
  /** What a path answers, until changed. */
  on(path: string, answer: Handler | string | object): void;
  close(): Promise<void>;
}

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** Starts a server on a free port of 127.0.0.1. */
export async function startServer(): Promise<TestServer> {
  const handlers = new Map<string, Handler>();
  const requests: TestServer['requests'] = [];
  const server = createServer((request, response) => {
    requests.push({ path: request.url ?? '', headers: request.headers });
    const path = (request.url ?? '').split('?')[0]!;
    const handler = handlers.get(request.url ?? '') ?? handlers.get(path);
    if (handler) handler(request, response);
    else response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Not found</h1>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    on: (path, answer) => {
      handlers.set(
        path,
        typeof answer === 'function'
          ? (answer as Handler)
          : (_, response) => {
              const json = typeof answer !== 'string';
              response.writeHead(200, {
                'content-type': json
                  ? 'application/json'
                  : answer.startsWith('<?xml')
                    ? 'application/xml'
                    : 'text/html; charset=utf-8',
              });
              response.end(json ? JSON.stringify(answer) : answer);
            },
      );
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
