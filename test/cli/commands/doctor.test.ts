/** `doctor` says of the model what `summarize` does with it. */
import { beforeEach, expect, test } from 'vitest';
import { type Bench, type Json, makeBench } from '../../support/bench.ts';

let bench: Bench;
beforeEach(() => {
  bench = makeBench();
});

const model = async (): Promise<Json> =>
  (await bench.sh('doctor --json')).json.checks.find(({ name }: { name: string }) => name === 'model');

test('no model chosen is no fault', async () => {
  expect(await model()).toMatchObject({ ok: null, says: expect.stringContaining('none chosen') });
  expect((await bench.sh('doctor')).code).toBe(0);
});

test('a model without a key or a server of its own is a fault', async () => {
  await bench.sh('config set model.name small-model');
  expect(await model()).toMatchObject({ ok: false, says: 'small-model, but no ANTHROPIC_API_KEY' });
  expect((await bench.sh('doctor')).code).toBe(1);
});

test('a keyless server at model.url is as good as a key', async () => {
  await bench.sh('config set model.name small-model');
  await bench.sh('config set model.url http://127.0.0.1:9');
  expect(await model()).toMatchObject({ ok: true, says: expect.stringContaining('http://127.0.0.1:9') });
  expect((await bench.sh('doctor')).code).toBe(0);
});

test('JOBTRAIL_MODEL wins over the setting, as for summarize', async () => {
  await bench.sh('config set model.name from-the-setting');
  bench.env.JOBTRAIL_MODEL = 'from-the-environment';
  bench.env.ANTHROPIC_API_KEY = 'a-key';
  expect(await model()).toMatchObject({ ok: true, says: 'from-the-environment, with a key' });
});
