import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request the fake model was sent. */
export interface Received {
  headers: IncomingHttpHeaders;
  body: Record<string, unknown>;
}

/** A model's server on loopback; `answer` is asked for each request, in turn. */
export interface FakeModel {
  url: string;
  received: Received[];
  close(): Promise<void>;
}

export type Answer = (response: ServerResponse, attempt: number) => void;

export async function fakeModel(answer: Answer): Promise<FakeModel> {
  const received: Received[] = [];
  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      received.push({ headers: request.headers, body: JSON.parse(body || '{}') });
      answer(response, received.length);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

const event = (response: ServerResponse, data: { type: string } & Record<string, unknown>): void => {
  response.write(`event: ${data.type}\ndata: ${JSON.stringify(data)}\n\n`);
};

/** Begins a streamed answer. */
export function begin(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  event(response, {
    type: 'message_start',
    message: {
      id: 'm',
      type: 'message',
      role: 'assistant',
      model: 'x',
      content: [],
      stop_reason: null,
      usage: { input_tokens: 321, output_tokens: 1 },
    },
  });
  event(response, { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } });
}

/** Streams a piece of text. */
export const piece = (response: ServerResponse, text: string): void =>
  event(response, { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text } });

/** Ends a streamed answer properly. */
export function finish(response: ServerResponse, stopReason = 'end_turn'): void {
  event(response, { type: 'content_block_stop', index: 0 });
  event(response, {
    type: 'message_delta',
    delta: { stop_reason: stopReason, stop_sequence: null },
    usage: { output_tokens: 45 },
  });
  event(response, { type: 'message_stop' });
  response.end();
}

/** Streams a whole answer in two pieces. */
export function stream(response: ServerResponse, text: string, stopReason?: string): void {
  begin(response);
  piece(response, text.slice(0, 20));
  piece(response, text.slice(20));
  finish(response, stopReason);
}

/** Answers with an error of the interface. */
export function fail(
  response: ServerResponse,
  status: number,
  type: string,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify({ type: 'error', error: { type, message: 'no' } }));
}
