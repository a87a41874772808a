/** One posting saved by many at once becomes one job; the others are told that it is there. */
import { spawn } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { type Bench, type Json, makeBench } from '../support/bench.ts';
import { NODE, PROGRAM } from '../support/program.ts';

const MANY = 8;

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A page that is sent only once everybody has asked for it, so that all of them save at the same time. */
async function serveTogether(): Promise<string> {
  const waiting: (() => void)[] = [];
  server = createServer((_, answer) => {
    waiting.push(() => {
      answer.setHeader('content-type', 'text/html');
      answer.end(
        '<title>Glazier</title><script type="application/ld+json">{"@context":"https://schema.org","@type":"JobPosting","title":"Glazier","hiringOrganization":{"@type":"Organization","name":"Pane and Sons"},"description":"<p>You set windows, old and new, and cut the panes yourself. Two years of experience are asked for.</p>"}</script>',
      );
    });
    if (waiting.length >= MANY) for (const send of waiting.splice(0)) send();
  });
  await new Promise<void>((ready) => server!.listen(0, '127.0.0.1', ready));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/jobs/glazier`;
}

function saveAt(
  bench: Bench,
  args: string[],
): Promise<{ code: number | null; results: Json; stderr: string }> {
  return new Promise((done) => {
    const child = spawn(NODE, [PROGRAM, 'save', ...args, '--json'], {
      cwd: bench.home,
      env: { HOME: bench.home, JOBTRAIL_HOME: bench.home, TZ: 'UTC', PATH: process.env.PATH },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (text) => (stdout += text));
    child.stderr.on('data', (text) => (stderr += text));
    child.on('close', (code) => done({ code, results: JSON.parse(stdout || '[]'), stderr }));
  });
}

async function expectOne(bench: Bench, args: string[]): Promise<void> {
  const ran = await Promise.all(Array.from({ length: MANY }, () => saveAt(bench, args)));
  // What went wrong in one of them, whole.
  expect(ran.filter(({ code }) => code !== 0)).toEqual([]);
  const outcomes = ran.map(({ results }) => results[0].outcome).sort();
  expect(outcomes).toEqual([...Array(MANY - 1).fill('duplicate'), 'saved']);
  expect((await bench.run('list', '--json')).json).toHaveLength(1);
  expect((await bench.run('history', '--json')).json).toHaveLength(1);
}

test('a link', { timeout: 60_000 }, async () => {
  await expectOne(makeBench(), ['--allow-local', await serveTogether()]);
});

test('a file without a link', { timeout: 60_000 }, async () => {
  const bench = makeBench();
  bench.file(
    'posting.txt',
    'Glazier\nPane and Sons\nCork\n\nWhat you will do\n- Set windows, old and new.\n\nApply by 12 December 2026.\n',
  );
  await expectOne(bench, ['posting.txt']);
});
