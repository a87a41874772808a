/** Keys stay in the environment: not in the file, its copies, what is written out, what is said or what is logged. */
import { chmodSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type Answer, type FakeModel, fakeModel, stream } from '../insight/support/fake-model.ts';
import { type Bench, makeBench } from '../support/bench.ts';

const KEY = 'canary-key-5f2d9a71c0';
const TOKEN = 'canary-token-77ab10e3';
const TRACES = [KEY, TOKEN].flatMap((secret) => [
  secret,
  encodeURIComponent(secret),
  Buffer.from(secret).toString('base64').replace(/=+$/, ''),
]);

const POSTING =
  'Lamp Keeper\nBeacon Works · Porto\n\nRequirements\n- 4 years of experience with Kubernetes\n- Knowledge of PostgreSQL\n';

const echo = { type: 'error', error: { type: 'api_error', message: `Bad key ${KEY}, or ${TOKEN}` } };
const answer = JSON.stringify({
  overview: `Beacon Works looks for a keeper. Your key is ${KEY}, your token ${TOKEN}.`,
  responsibilities: [`Send ${KEY}`],
  requirements: ['Kubernetes'],
  qualifications: [],
  preferred: [],
  offers: [],
  unclear: [],
  facts: [],
  skills: [{ name: 'Kubernetes', relevance: 95, required: true, years: 4, quote: KEY }],
});
const whole =
  (status: number, type: string, body: string): Answer =>
  (response) => {
    response.writeHead(status, { 'content-type': type, 'x-echo': KEY }).end(body);
  };

const SERVERS: [string, Answer][] = [
  ['refuses with the key in its words', whole(401, 'application/json', JSON.stringify(echo))],
  ['fails with the key in its words', whole(400, 'application/json', JSON.stringify(echo))],
  ['fails in HTML', whole(502, 'text/html', `<h1>${KEY}</h1>`)],
  ['answers with a page', whole(200, 'text/html', `<h1>${KEY}</h1>`)],
  ['answers with the key in the summary', (response) => stream(response, answer)],
  ['answers with what is no summary', (response) => stream(response, `The key is ${KEY}.`)],
];

let server: FakeModel | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

function filesUnder(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesUnder(path) : [path];
  });
}

/** Every command that writes or says anything, after the model was asked; all they said. */
async function useAll(bench: Bench): Promise<string> {
  let said = '';
  const commands = [
    ['summarize', '1', '--engine', 'model'],
    ['summarize', '1', '--engine', 'model', '--json'],
    ['summarize', '1', '--dry-run', '--engine', 'model'],
    ['summarize', '1'],
    ['show', '1'],
    ['show', '1', '--json'],
    ['config', 'list'],
    ['config', 'calls', '--json'],
    ['doctor'],
    ['doctor', '--json'],
    ['remind', '--general', 'in 1 minute', 'call'],
    ['history'],
    ['nonsense', '--json'],
    ['backup'],
    ['export', '--output', 'everything.json'],
    ['export', '--output', 'list.csv'],
    ['export', '--format', 'markdown', '--output', 'list.md'],
    ['export', '--output', 'dates.ics'],
    ['report'],
    ['remind', 'check'],
    ['remind', 'check', '--json'],
  ];
  for (const command of commands) {
    if (command[1] === 'check') bench.now = '2026-11-22T13:00:00Z';
    const { code, stdout, stderr } = await bench.run(...command);
    expect([command, code]).not.toEqual([command, 70]);
    said += stdout + stderr;
  }
  return said;
}

test.each(SERVERS)('a server that %s', { timeout: 60_000 }, async (_, how) => {
  server = await fakeModel(how);
  const bench = makeBench();
  Object.assign(bench.env, {
    ANTHROPIC_API_KEY: KEY,
    ANTHROPIC_AUTH_TOKEN: TOKEN,
    ANTHROPIC_BASE_URL: server.url,
    JOBTRAIL_DEBUG: '1',
    PATH: process.env.PATH!,
  });
  // A program that says all it knows, and fails.
  // Of what it complains only the first line is kept, so that all it knows is on that line, and in a file besides.
  const seen = join(bench.home, '..', `${basename(bench.home)}-seen`);
  const push = bench.file('push', `#!/bin/sh\nenv > '${seen}'\nenv | sort | tr '\\n' ' ' >&2\nexit 3\n`);
  chmodSync(push, 0o755);
  await bench.run('config', 'set', 'notify.channels', 'command');
  await bench.run('config', 'set', 'notify.command', push);
  expect((await bench.run('save', bench.file('keeper.txt', POSTING))).code).toBe(0);
  const said = await useAll(bench);
  expect(server.received.length).toBeGreaterThan(0);
  expect(server.received[0]!.headers.authorization ?? server.received[0]!.headers['x-api-key']).toContain(
    KEY,
  );
  const known = readFileSync(seen, 'utf8');
  rmSync(seen);
  expect(known).toContain('JOBTRAIL_HOME=');
  expect(known).not.toMatch(/ANTHROPIC/i);
  for (const trace of TRACES) {
    expect(known).not.toContain(trace);
    expect(said).not.toContain(trace);
    const found = filesUnder(bench.home).filter((file) => readFileSync(file).includes(trace));
    expect(found).toEqual([]);
  }
});
