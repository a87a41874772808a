/** What is drawn while something takes long: on a real terminal, from the built program, at a slow site and a slow model. */
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FakeModel, fakeModel } from '../../insight/support/fake-model.ts';
import { missing } from '../../support/desktop.ts';
import { NODE, PROGRAM } from '../../support/program.ts';

// Part of every Debian; elsewhere it may be another program of that name.
const hasTerminal = process.env.CI === 'true' || missing(['script']).length === 0;

let home: string;
let site: Server;
let link: (n: number) => string;
let delay: number;

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'jobtrail-progress-'));
  delay = 700;
  site = createServer((request, response) => {
    const number = request.url!.slice(2);
    setTimeout(() => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end(
        `<title>Weaver ${number}</title><main><h1>Weaver ${number}</h1><p>Company: Loom & Daughters</p><h2>Requirements</h2><ul><li>You weave linen and wool.</li><li>Five years at a loom.</li></ul><p>Apply by 15 December 2026.</p></main>`,
      );
    }, delay);
  });
  await new Promise<void>((ready) => site.listen(0, ready));
  // Two hosts, since one is asked only once a second.
  link = (n) => `http://${n % 2 ? '127.0.0.1' : 'localhost'}:${(site.address() as AddressInfo).port}/p${n}`;
});
afterEach(async () => {
  site.closeAllConnections();
  await new Promise((closed) => site.close(closed));
  rmSync(home, { recursive: true, force: true });
});

const env = (more: Record<string, string> = {}) => ({
  HOME: home,
  JOBTRAIL_HOME: join(home, 'data'),
  JOBTRAIL_NOW: '2026-11-22T12:00:00Z',
  TZ: 'UTC',
  TERM: 'xterm-256color',
  NO_COLOR: '1',
  PATH: process.env.PATH,
  ...more,
});

interface Seen {
  code: number;
  text: string;
}

const quoted = (words: string[]) => words.map((word) => `'${word}'`).join(' ');

/** Runs the program on a terminal of its own; `keys` are pressed after a while. */
function onTerminal(
  args: string[],
  more: Record<string, string> = {},
  keys?: { after: RegExp; press: string },
): Promise<Seen> {
  return new Promise((done) => {
    const child = execFile(
      'script',
      ['-qec', quoted([NODE, PROGRAM, ...args]), '/dev/null'],
      { env: env(more), timeout: 20_000 },
      (error, text) => done({ code: error ? Number(error.code) : 0, text }),
    );
    let seen = '';
    let isPressed = false;
    child.stdout!.on('data', (part) => {
      seen += part;
      if (!keys || isPressed || !keys.after.test(seen)) return;
      isPressed = true;
      child.stdin!.write(keys.press);
    });
  });
}

/** Runs it with pipes at every end. */
const inPipe = (args: string[], more: Record<string, string> = {}): Promise<Seen> =>
  new Promise((done) => {
    const child = execFile(NODE, [PROGRAM, ...args], { env: env(more) }, (error, out, err) =>
      done({ code: error ? Number(error.code) : 0, text: out + err }),
    );
    child.stdin!.end();
  });

const jobs = (): { title: string }[] =>
  JSON.parse(spawnSync(NODE, [PROGRAM, 'list', '--json'], { env: env(), encoding: 'utf8' }).stdout);

describe.skipIf(!hasTerminal)('a slow site', () => {
  test('turns a sign on a terminal and takes it away; a pipe has nothing of it', async () => {
    const drawn = await onTerminal(['save', link(1), '--allow-local', '--yes']);
    expect(drawn).toMatchObject({
      code: 0,
      text: expect.stringMatching(/[-|/\\] Waiting for 127\.0\.0\.1:\d+ \d s/),
    });
    // The line is empty again before the result is written.
    expect(drawn.text.lastIndexOf('\x1b[2K')).toBeGreaterThan(drawn.text.lastIndexOf('Waiting'));
    expect(drawn.text.lastIndexOf('Saved')).toBeGreaterThan(drawn.text.lastIndexOf('Waiting'));
    const piped = await inPipe(['save', link(2), '--allow-local', '--yes']);
    expect(piped).toMatchObject({ code: 0, text: expect.not.stringMatching(/Waiting|\x1b/) });
  });

  test.each([
    ['a terminal that cannot move its cursor', [], { TERM: 'dumb' }],
    ['--quiet', ['--quiet'], {}],
    ['--json', ['--json'], {}],
  ])('draws nothing for %s', async (_, flags, more) => {
    const seen = await onTerminal(
      ['save', link(1), '--allow-local', '--yes', ...flags],
      more as Record<string, string>,
    );
    expect(seen).toMatchObject({ code: 0, text: expect.not.stringMatching(/Waiting|\x1b\[2K/) });
  });

  test('that answers at once draws nothing', async () => {
    delay = 0;
    const seen = await onTerminal(['save', link(1), '--allow-local', '--yes']);
    expect(seen).toMatchObject({ code: 0, text: expect.not.stringContaining('Waiting') });
  });

  test('of a list of links has a bar, and Ctrl-C keeps what was read', async () => {
    writeFileSync(join(home, 'links.txt'), [1, 2, 3, 4].map(link).join('\n'));
    const args = ['save', '--from', join(home, 'links.txt'), '--allow-local', '--yes'];
    const stopped = await onTerminal(args, {}, { after: /Reading [#.]+ 2\/4/, press: '\x03' });
    expect(stopped.code).toBe(130);
    const kept = jobs().length;
    expect([2, 3]).toContain(kept);
    const piped = await inPipe(args);
    expect(piped).toMatchObject({ code: 0, text: expect.not.stringMatching(/\x1b|#/) });
    expect(piped.text).toContain(`${4 - kept} saved, ${kept} saved before`);
  });

  test('that is looked at again has one too, and a line for every job', async () => {
    for (const n of [1, 2]) await inPipe(['save', link(n), '--allow-local', '--yes']);
    const drawn = await onTerminal(['refresh', '--all', '--allow-local']);
    expect(drawn.text).toMatch(/Looking again [#.]+ \d\/2/);
    expect(drawn.text).toContain('Weaver 1');
    expect(drawn.text).toContain('Weaver 2');
  });
});

describe.skipIf(!hasTerminal)('a slow model', () => {
  const answer = {
    overview: 'Weaving.',
    responsibilities: [],
    requirements: [],
    qualifications: [],
    preferred: [],
    offers: [],
    facts: [],
    unclear: [],
    skills: [],
  };
  let model: FakeModel;
  let access: Record<string, string>;
  beforeEach(async () => {
    const { begin, finish, piece } = await import('../../insight/support/fake-model.ts');
    model = await fakeModel(async (response) => {
      begin(response);
      await pause(delay);
      piece(response, JSON.stringify(answer));
      finish(response);
    });
    access = { ANTHROPIC_API_KEY: 'sk-invented', ANTHROPIC_BASE_URL: model.url, JOBTRAIL_MODEL: 'loom-1' };
    for (let n = 1; n <= 5; n += 1)
      spawnSync(NODE, [PROGRAM, 'save', '-', '--title', `Weaver ${n}`, '--company', 'Loom', '--yes'], {
        env: env(),
        input: `You weave linen, number ${n}. You know wool and five kinds of knots.`,
      });
  });
  afterEach(() => model.close());

  test('turns a sign for one posting', async () => {
    const drawn = await onTerminal(['summarize', '1', '--engine', 'model'], access);
    expect(drawn.text).toMatch(/[-|/\\] Asking loom-1 \d s/);
  });

  test('has a bar for all; Ctrl-C keeps what is written and ends with 130, and the next run goes on', async () => {
    const stopped = await onTerminal(['summarize', '--all', '--engine', 'model'], access, {
      after: /Summarising [#.]+ 3\/5/,
      press: '\x03',
    });
    expect(stopped).toMatchObject({
      code: 130,
      text: expect.stringContaining('Stopped: 3 of 5 are summarised and kept.'),
    });
    const asked = model.received.length;
    delay = 0;
    const rest = await inPipe(['summarize', '--all', '--engine', 'model', '--json'], access);
    expect(rest.code).toBe(0);
    // Three came from what was kept.
    expect(model.received.length - asked).toBe(2);
  });
});
