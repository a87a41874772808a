import Anthropic from '@anthropic-ai/sdk';
import { outsideError } from '../errors.ts';
import { hasAccess, type ModelEnvironment } from './access.ts';

/** Milliseconds a call may take: in all, between two signs of life, and at most before trying again. */
export interface CallLimits {
  overall: number;
  idle: number;
  retryAfter: number;
  tries: number;
}

export const DEFAULT_LIMITS: CallLimits = { overall: 180_000, idle: 45_000, retryAfter: 20_000, tries: 3 };

export interface ModelCall {
  env: ModelEnvironment;
  model: string;
  limits?: Partial<CallLimits>;
  signal?: AbortSignal;
  /** Called with the characters received so far. */
  onProgress?: (characters: number) => void;
}

/** One call as it is logged, whatever came of it. */
export interface CallRecord {
  purpose: string;
  model: string;
  inputTokens: number | null;
  outputTokens: number | null;
  milliseconds: number;
  /** `ok`, or the code of what went wrong. */
  outcome: string;
}

export interface ModelAnswer {
  text: string;
  inputTokens: number | null;
  outputTokens: number | null;
}

const MOST_ANSWER_TOKENS = 8000;
// What carries so many tokens, one an event of its own, many times over; a server without an end fills no memory.
const MOST_BYTES = 4 * 1024 * 1024;
// What is shorter is no key, and may be a word of the answer.
const SHORTEST_SECRET = 8;
const HINT_LOCAL = 'Use `--engine local` to do without a model.';

/** Sends one request and gives the whole answer's text. Errors are `outside` ones with a code; our own timers bound it. */
export async function askModel(
  call: ModelCall,
  request: { system: string; user: string; schema: Record<string, unknown> },
): Promise<ModelAnswer> {
  const { env, model } = call;
  const limits = { ...DEFAULT_LIMITS, ...call.limits };
  if (!hasAccess(env))
    throw outsideError('model-no-key', 'No key for the model is set.', [
      'Set ANTHROPIC_API_KEY, or ANTHROPIC_BASE_URL for a server of your own.',
      HINT_LOCAL,
    ]);
  const key = env.ANTHROPIC_API_KEY?.trim();
  const token = env.ANTHROPIC_AUTH_TOKEN?.trim();
  const client = new Anthropic({
    // Everything is said, so that the client looks for nothing in the environment or the home folder.
    ...(key ? { apiKey: key, authToken: null } : { apiKey: null, authToken: token || 'none' }),
    baseURL: env.ANTHROPIC_BASE_URL?.trim() || 'https://api.anthropic.com',
    // Its retries honour any Retry-After and its timeout does not see a stalled stream; ours do both.
    maxRetries: 0,
    timeout: limits.overall,
    logLevel: 'off',
  });
  const until = Date.now() + limits.overall;
  for (let attempt = 1; ; attempt += 1) {
    try {
      const answer = await once(client, model, request, call, limits, until);
      return { ...answer, text: withoutSecrets(answer.text, [key, token]) };
    } catch (error) {
      const failure = explain(error, model);
      const wait = attempt < limits.tries ? pause(error, attempt, limits) : null;
      if (wait === null || Date.now() + wait >= until || call.signal?.aborted) throw failure;
      await sleep(wait, call.signal);
    }
  }
}

/** The text without the keys, which a server of any kind may have sent back: an answer is kept. */
function withoutSecrets(text: string, secrets: (string | undefined)[]): string {
  return secrets.reduce<string>(
    (clean, secret) =>
      secret && secret.length >= SHORTEST_SECRET ? clean.replaceAll(secret, '[key]') : clean,
    text,
  );
}

class Timeout extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

async function once(
  client: Anthropic,
  model: string,
  request: { system: string; user: string; schema: Record<string, unknown> },
  call: ModelCall,
  limits: CallLimits,
  until: number,
): Promise<ModelAnswer> {
  const abort = new AbortController();
  let why: Error | null = null;
  const stop = (reason: Error): void => {
    why ??= reason;
    abort.abort();
  };
  const cancelled = (): void => stop(new Timeout('cancelled', 'The call was cancelled.'));
  if (call.signal?.aborted) cancelled();
  call.signal?.addEventListener('abort', cancelled, { once: true });
  const overall = setTimeout(
    () => stop(new Timeout('model-timeout', `The model took longer than ${limits.overall / 1000} seconds.`)),
    Math.max(0, until - Date.now()),
  );
  let idle: ReturnType<typeof setTimeout> | undefined;
  const alive = (): void => {
    clearTimeout(idle);
    idle = setTimeout(
      () => stop(new Timeout('model-stalled', `The model said nothing for ${limits.idle / 1000} seconds.`)),
      limits.idle,
    );
  };
  const limited: typeof fetch = async (link, init) =>
    withoutMore(await fetch(link, init), () =>
      stop(new Timeout('model-too-long', 'The answer is longer than any summary and was broken off.')),
    );
  try {
    alive();
    const stream = await client.withOptions({ fetch: limited }).messages.create(
      {
        model,
        max_tokens: MOST_ANSWER_TOKENS,
        system: request.system,
        messages: [{ role: 'user', content: request.user }],
        output_config: { format: { type: 'json_schema', schema: request.schema } },
        stream: true,
      },
      { signal: abort.signal },
    );
    let text = '';
    let inputTokens: number | null = null;
    let outputTokens: number | null = null;
    let stopReason: string | null = null;
    let finished = false;
    for await (const event of stream) {
      alive();
      if (event.type === 'message_start') inputTokens = event.message.usage?.input_tokens ?? null;
      else if (event.type === 'content_block_delta' && event.delta.type === 'text_delta') {
        text += event.delta.text;
        call.onProgress?.(text.length);
      } else if (event.type === 'message_delta') {
        stopReason = event.delta.stop_reason ?? stopReason;
        outputTokens = event.usage?.output_tokens ?? outputTokens;
      } else if (event.type === 'message_stop') finished = true;
    }
    if (why) throw why;
    if (stopReason === 'refusal') throw new Timeout('model-refused', 'The model refused to answer.');
    if (stopReason === 'max_tokens' || stopReason === 'model_context_window_exceeded')
      throw new Timeout('model-cut-off', 'The answer was cut off before its end.');
    // A stream that simply ends is silent about it; only message_stop is an end.
    if (!finished) throw new Timeout('model-cut-off', 'The answer was cut off before its end.');
    return { text, inputTokens, outputTokens };
  } catch (error) {
    throw why ?? error;
  } finally {
    clearTimeout(overall);
    clearTimeout(idle);
    call.signal?.removeEventListener('abort', cancelled);
  }
}

/** The answer as it is, up to the most that is taken of one: then `tooLong` is called and it ends. */
function withoutMore(response: Response, tooLong: () => void): Response {
  if (response.body === null) return response;
  let size = 0;
  const counted = response.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(part, controller) {
        size += part.byteLength;
        if (size <= MOST_BYTES) return controller.enqueue(part);
        tooLong();
        controller.terminate();
      },
    }),
  );
  const { status, statusText, headers } = response;
  return new Response(counted, { status, statusText, headers });
}

/** How long to wait before another try; null where another try is no use. */
function pause(error: unknown, attempt: number, limits: CallLimits): number | null {
  if (error instanceof Timeout) return null;
  if (error instanceof Anthropic.APIError) {
    const { status } = error;
    const again = status === undefined || status === 408 || status === 409 || status === 429 || status >= 500;
    if (!again) return null;
    const asked = retryAfter(error.headers);
    return asked === null ? 400 * 2 ** (attempt - 1) : asked <= limits.retryAfter ? asked : null;
  }
  return null;
}

function retryAfter(headers: Headers | undefined): number | null {
  const ms = Number(headers?.get('retry-after-ms') ?? Number.NaN);
  if (Number.isFinite(ms) && ms >= 0) return ms;
  const said = headers?.get('retry-after');
  if (!said) return null;
  const seconds = Number(said);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const at = Date.parse(said);
  return Number.isFinite(at) ? Math.max(0, at - Date.now()) : null;
}

function explain(error: unknown, model: string): Error {
  if (error instanceof Timeout) return outsideError(error.code, error.message, [HINT_LOCAL]);
  if (error instanceof Anthropic.APIError) {
    const { status } = error;
    if (status === 401 || status === 403)
      return outsideError('model-wrong-key', 'The model did not accept the key.', [
        'Check ANTHROPIC_API_KEY or ANTHROPIC_AUTH_TOKEN.',
        HINT_LOCAL,
      ]);
    if (status === 404)
      return outsideError('model-unknown', `There is no model named ${model} there.`, [
        'Choose another with `--model` or `config set model.name`.',
      ]);
    if (status === 413 || status === 400)
      return outsideError('model-bad-request', 'The model did not accept the request.', [HINT_LOCAL], {
        status,
      });
    if (status === 429) {
      const wait = retryAfter(error.headers);
      return outsideError(
        'model-rate-limited',
        `The model takes no more requests for now${wait ? `; it asks to wait ${Math.ceil(wait / 1000)} seconds` : ''}.`,
        ['Try again later.', HINT_LOCAL],
      );
    }
    if (status === 529 || error.type === 'overloaded_error')
      return outsideError('model-overloaded', 'The model is overloaded.', ['Try again later.', HINT_LOCAL]);
    if (status === undefined)
      return outsideError('model-unreachable', 'The model could not be reached.', [
        'Check the network and ANTHROPIC_BASE_URL.',
        HINT_LOCAL,
      ]);
    return outsideError('model-failed', `The model's server failed (${status}).`, [HINT_LOCAL], { status });
  }
  return outsideError('model-bad-answer', 'What answered is not a model, or its answer broke off.', [
    'Check ANTHROPIC_BASE_URL and the network.',
    HINT_LOCAL,
  ]);
}

function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    function done(): void {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    }
    signal?.addEventListener('abort', done, { once: true });
  });
}
