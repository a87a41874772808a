/** A model's answer that the user breaks off is broken off: nothing is written in its place. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeSummary } from '../../src/app/summarize-posting.ts';
import { makeContext, type ProcessEnv } from '../../src/cli/context.ts';
import { begin, fail, fakeModel } from '../insight/support/fake-model.ts';
import { makeBench } from '../support/bench.ts';

const POSTING = {
  ...{ text: 'Requirements\n- Knowledge of SQL', title: 'Cook', company: 'Crumb', locations: [] },
  ...{ workplace: null, employmentType: null, salary: null, expiresOn: null },
};

async function asked(answer: Parameters<typeof fakeModel>[0], abort: AbortController) {
  const bench = makeBench();
  const server = await fakeModel(answer);
  const end = { write: () => {}, isTTY: false };
  const world = {
    env: { JOBTRAIL_HOME: bench.home, ANTHROPIC_API_KEY: 'some-long-key', ANTHROPIC_BASE_URL: server.url },
    ...{ platform: 'linux', home: bench.home, cwd: bench.home, uid: 1000, stdout: end, stderr: end },
    ...{ stdin: { isTTY: false }, versions: { node: process.versions.node, napi: '9' } },
    self: { node: process.execPath, script: join(bench.home, 'x') },
  } as unknown as ProcessEnv;
  const context = makeContext(world, { json: false, quiet: false, color: false });
  try {
    const choice = { engine: 'model', model: 'some-model', fallback: true, mention: null } as const;
    const subject = { job: null, posting: POSTING, fields: null } as never;
    const { summary, fallback } = await writeSummary(context, subject, choice as never, {
      signal: abort.signal,
    });
    return { engine: summary.engine, code: fallback?.code ?? null };
  } catch (error) {
    return { engine: null, code: (error as { code: string }).code };
  } finally {
    context.close();
    await server.close();
  }
}

test('cancelled while it answers', async () => {
  const abort = new AbortController();
  const ran = await asked((response) => {
    begin(response);
    setTimeout(() => abort.abort(), 50);
  }, abort);
  expect(ran).toEqual({ engine: null, code: 'cancelled' });
});

test('cancelled before it was asked', async () => {
  const abort = new AbortController();
  abort.abort();
  expect(await asked((response) => begin(response), abort)).toEqual({ engine: null, code: 'cancelled' });
});

test('a model that fails by itself does give way', async () => {
  const ran = await asked((response) => fail(response, 400, 'invalid_request_error'), new AbortController());
  expect(ran).toEqual({ engine: 'local', code: 'model-bad-request' });
});
