import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { Agent, type Dispatcher, ProxyAgent, request } from 'undici';
import { outsideError, userError } from '../../errors.ts';
import { LOCAL_ADDRESS, publicLookup, refuseLocalHost, refuseLocalName } from './addresses.ts';

/** How far a request may go. */
export interface FetchLimits {
  /** For the whole request with its redirects. */
  timeoutMs: number;
  /** After decompression. */
  maxBytes: number;
  maxRedirects: number;
}

/** The limits that hold where none are given: 20 s, 10 MB, 8 redirects. */
export const LIMITS: FetchLimits = { timeoutMs: 20_000, maxBytes: 10 * 1024 * 1024, maxRedirects: 8 };

/** What a request may be told. */
export interface RequestOptions {
  limits?: Partial<FetchLimits>;
  allowLocal?: boolean;
  /** For `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY`. */
  env?: Record<string, string | undefined>;
  etag?: string | null;
  lastModified?: string | null;
  accept?: string;
  /** Another origin for a host, such as a test's server: `{ 'api.example.org': 'http://127.0.0.1:4000' }`. */
  hosts?: Record<string, string>;
}

/** An answer, whatever its status. */
export interface Answer {
  status: number;
  /** Where the last redirect led. */
  url: string;
  bytes: Uint8Array;
  contentType: string | null;
  etag: string | null;
  lastModified: string | null;
  /** Seconds to wait, from `Retry-After`. */
  retryAfter: number | null;
}

const AGENT = 'jobtrail/0.1 (personal job-application tracker; fetches single pages its user names)';

/** Fetches a page within limits, checking every address at every redirect. Throws `outsideError` or `userError`. */
export async function fetchPage(link: string, options: RequestOptions = {}): Promise<Answer> {
  const limits = { ...LIMITS, ...options.limits };
  const signal = AbortSignal.timeout(limits.timeoutMs);
  let url = checked(link);
  try {
    for (let hop = 0; ; hop++) {
      const { answer, location } = await once(url, options, limits, signal);
      if (location === null) return answer;
      if (hop >= limits.maxRedirects)
        throw outsideError('too-many-redirects', `${host(url)} redirects in circles.`, PASTE);
      url = checked(new URL(location, url).toString());
    }
  } catch (error) {
    throw explained(error, url, limits);
  }
}

const host = (url: URL): string => url.hostname;
const PASTE = [
  'Open the page in a browser and paste its text: jobtrail save --clipboard',
  'Or save the page as .html and give that file.',
];

function checked(link: string): URL {
  let url: URL;
  try {
    url = new URL(link);
  } catch {
    throw userError('not-a-link', `“${link.slice(0, 100)}” is not a link.`, ['Links begin with https://']);
  }
  if (!/^https?:$/.test(url.protocol))
    throw userError('not-a-web-link', `Only http and https links can be fetched, not ${url.protocol}`, [
      'Save the posting as a file and give that.',
    ]);
  url.username = '';
  url.password = '';
  return url;
}

async function once(
  url: URL,
  options: RequestOptions,
  limits: FetchLimits,
  signal: AbortSignal,
): Promise<{ answer: Answer; location: string | null }> {
  const {
    etag,
    lastModified,
    accept = 'text/html,application/xhtml+xml,application/json;q=0.9,*/*;q=0.5',
    hosts,
    allowLocal,
  } = options;
  const other = hosts?.[url.hostname];
  const target = other ? new URL(url.pathname + url.search, other) : url;
  const dispatcher = await dispatcherFor(
    target,
    options.env ?? {},
    allowLocal === true || other !== undefined,
  );
  try {
    const response = await request(target, {
      dispatcher,
      signal,
      headers: {
        'user-agent': AGENT,
        accept,
        'accept-language': 'en, *;q=0.5',
        'accept-encoding': 'gzip, deflate, br',
        ...(other ? { host: url.host } : {}),
        ...(etag ? { 'if-none-match': etag } : {}),
        ...(lastModified ? { 'if-modified-since': lastModified } : {}),
      },
    });
    // A body given up on reports its own end as an error; whoever reads it hears of real ones.
    response.body.on('error', () => {});
    const header = (name: string): string | null => {
      const value = response.headers[name];
      return (Array.isArray(value) ? value[0] : value) ?? null;
    };
    const { statusCode: status } = response;
    const location = header('location');
    if (status >= 300 && status < 400 && status !== 304 && location) {
      response.body.destroy();
      return { answer: nothing(url, status), location };
    }
    const bytes =
      status === 304
        ? new Uint8Array()
        : await bodyOf(
            response.body,
            header('content-encoding'),
            Number(header('content-length') ?? 0),
            limits.maxBytes,
          );
    return {
      answer: {
        status,
        url: url.toString(),
        bytes,
        contentType: header('content-type'),
        etag: header('etag'),
        lastModified: header('last-modified'),
        retryAfter: secondsOf(header('retry-after')),
      },
      location: null,
    };
  } finally {
    void dispatcher.destroy();
  }
}

const nothing = (url: URL, status: number): Answer => ({
  status,
  url: url.toString(),
  bytes: new Uint8Array(),
  contentType: null,
  etag: null,
  lastModified: null,
  retryAfter: null,
});

async function dispatcherFor(
  url: URL,
  env: Record<string, string | undefined>,
  allowLocal: boolean,
): Promise<Dispatcher> {
  if (!allowLocal) refuseLocalHost(url.hostname);
  const proxy = proxyFor(url, env);
  if (proxy) {
    if (!allowLocal) await refuseLocalName(url.hostname);
    return new ProxyAgent({ uri: proxy });
  }
  return new Agent({ connect: allowLocal ? {} : { lookup: publicLookup }, pipelining: 0 });
}

function proxyFor(url: URL, env: Record<string, string | undefined>): string | null {
  const value = (name: string): string | undefined => env[name.toLowerCase()] || env[name];
  const skip = (value('NO_PROXY') ?? '').split(/[\s,]+/).filter(Boolean);
  const name = url.hostname.toLowerCase();
  if (
    skip.some(
      (one) =>
        one === '*' ||
        name === one.toLowerCase().replace(/^\*?\./, '') ||
        name.endsWith(`.${one.toLowerCase().replace(/^\*?\./, '')}`),
    )
  )
    return null;
  const found =
    (url.protocol === 'https:' ? value('HTTPS_PROXY') : value('HTTP_PROXY')) ?? value('ALL_PROXY');
  return found ? (/^\w+:\/\//.test(found) ? found : `http://${found}`) : null;
}

async function bodyOf(
  body: Readable,
  encoding: string | null,
  declared: number,
  maxBytes: number,
): Promise<Uint8Array> {
  if (declared > maxBytes) {
    body.destroy();
    throw tooLarge();
  }
  const unpack = /gzip/i.test(encoding ?? '')
    ? createGunzip()
    : /br/i.test(encoding ?? '')
      ? createBrotliDecompress()
      : /deflate/i.test(encoding ?? '')
        ? createInflate()
        : null;
  const stream: Readable = unpack ? body.pipe(unpack) : body;
  if (unpack) body.on('error', (error) => unpack.destroy(error));
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of stream) {
      size += (part as Buffer).length;
      if (size > maxBytes) throw tooLarge();
      parts.push(part as Buffer);
    }
  } finally {
    body.destroy();
    unpack?.destroy();
  }
  return Buffer.concat(parts);
}

const tooLarge = (): Error => outsideError('too-large', 'The page is larger than 10 MB.', PASTE);

function secondsOf(header: string | null): number | null {
  if (header === null) return null;
  if (/^\d+$/.test(header.trim())) return Number(header);
  const time = Date.parse(header);
  return Number.isNaN(time) ? null : Math.max(0, Math.round((time - Date.now()) / 1000));
}

const REASONS: Record<string, (name: string) => string> = {
  ENOTFOUND: (name) => `There is no site named ${name}.`,
  EAI_AGAIN: (name) => `${name} could not be looked up; the network may be down.`,
  ECONNREFUSED: (name) => `${name} refused the connection.`,
  ECONNRESET: (name) => `${name} broke off the connection.`,
  UND_ERR_SOCKET: (name) => `${name} broke off the connection.`,
  UND_ERR_CONNECT_TIMEOUT: (name) => `${name} did not answer.`,
};

function explained(error: unknown, url: URL, limits: FetchLimits): unknown {
  const { code, name, cause } = error as { code?: string; name?: string; cause?: { code?: string } };
  const codes = [code, cause?.code];
  if (codes.includes(LOCAL_ADDRESS)) {
    return userError('local-address', `${host(url)} is an address of this machine or its network.`, [
      'Add --allow-local if you mean it.',
    ]);
  }
  if (name === 'TimeoutError' || name === 'AbortError')
    return outsideError(
      'timeout',
      `${host(url)} did not answer within ${Math.round(limits.timeoutMs / 1000)} seconds.`,
      PASTE,
    );
  if (name === 'JobtrailError') return error;
  const reason = codes.map((one) => (one ? REASONS[one] : undefined)).find(Boolean);
  if (
    codes.some(
      (one) =>
        one?.startsWith('Z_') ||
        one?.startsWith('ERR_') ||
        one?.startsWith('UND_ERR_') ||
        one?.startsWith('HPE_'),
    ) &&
    !reason
  ) {
    return outsideError('bad-answer', `${host(url)} sent an answer that cannot be read.`, PASTE);
  }
  return outsideError('unreachable', reason?.(host(url)) ?? `${host(url)} could not be reached.`, PASTE, {
    cause: codes.find(Boolean) ?? null,
  });
}
