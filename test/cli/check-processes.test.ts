/** Many checks at once, and checks that are killed: over the built program, as cron would run it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore } from '../../src/store/index.ts';
import { dice } from '../support/dice.ts';
import { NODE, PROGRAM } from '../support/program.ts';

// The numbers of a normal run; JOBTRAIL_ROUNDS=50 JOBTRAIL_KILLS=100 are those of a release.
const ROUNDS = Number(process.env.JOBTRAIL_ROUNDS ?? 3);
const SEED = Number(process.env.JOBTRAIL_SEED ?? Date.now() % 1e9);
const KILLS = Number(process.env.JOBTRAIL_KILLS ?? 15);

let home: string;
let log: string;
let now: Date;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'jobtrail-many-'));
  log = join(home, 'said');
  now = new Date('2026-11-22T10:00:00Z');
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

/** Sets up the channel `command` with a program that writes what it was given; `after` runs once it has. */
function listen(after = ''): void {
  const command = join(home, 'push');
  writeFileSync(command, `#!/bin/sh\nread -r line\nprintf '%s\\n' "$line" >> '${log}'\n${after}\n`);
  chmodSync(command, 0o755);
  withStore((store) => {
    store.settings.set('notify.channels', 'command');
    store.settings.set('notify.command', command);
  });
}

function withStore<T>(work: (store: ReturnType<typeof openStore>) => T): T {
  const store = openStore(join(home, 'jobtrail.db'), () => now);
  try {
    return store.write({ command: 'test', summary: 'test' }, () => work(store)).value;
  } finally {
    store.close();
  }
}

const remind = (names: string[]): void =>
  withStore((store) => {
    for (const message of names) {
      store.reminders.add({
        job: null,
        message,
        dueAt: new Date(now.getTime() - 60_000).toISOString(),
        zone: 'UTC',
      });
    }
  });

/** Everything that was said so far, one word a reminder. */
const heard = (): string[] => {
  if (!existsSync(log)) return [];
  // A check killed while it spoke leaves an empty or a broken line: that was not heard.
  const lines = readFileSync(log, 'utf8')
    .split('\n')
    .filter((line) => line.endsWith('}'));
  return lines.flatMap((line) =>
    (JSON.parse(line) as { items: { what: string }[] }).items.map(({ what }) => what),
  );
};

function check(): {
  child: ChildProcess;
  ended: Promise<{ code: number | null; stdout: string; stderr: string }>;
} {
  const child = spawn(NODE, [PROGRAM, 'remind', 'check', '--json'], {
    env: {
      PATH: process.env.PATH,
      HOME: home,
      JOBTRAIL_HOME: home,
      JOBTRAIL_NOW: now.toISOString(),
      TZ: 'UTC',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  child.stdout!.on('data', (text) => (output.stdout += text));
  child.stderr!.on('data', (text) => (output.stderr += text));
  const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>((done) =>
    child.on('close', (code) => done({ code, ...output })),
  );
  return { child, ended };
}

test(`twenty checks at once over a hundred due reminders, ${ROUNDS} times: each said once`, {
  timeout: 600_000,
}, async () => {
  listen();
  for (let round = 0; round < ROUNDS; round += 1) {
    const names = Array.from({ length: 100 }, (_, n) => `round ${round} reminder ${n}`);
    remind(names);
    const before = heard().length;
    const ran = await Promise.all(Array.from({ length: 20 }, () => check().ended));
    expect(ran.map(({ code, stderr }) => `${code}${stderr}`)).toEqual(Array(20).fill('0'));
    expect(heard().slice(before).sort()).toEqual(names.sort());
    const notified = ran.flatMap(({ stdout }) => JSON.parse(stdout).notified);
    expect(notified).toHaveLength(100);
    now = new Date(now.getTime() + 60_000);
  }
});

test('a clock set on by half an hour while a slow channel is busy: said once', {
  timeout: 60_000,
}, async () => {
  const go = join(home, 'go');
  listen(`while [ ! -e '${go}' ]; do sleep 0.05; done`);
  remind(['slow news']);
  const slow = check();
  const isClaimed = () =>
    withStore((store) =>
      store.db.get('SELECT 1 FROM notifications WHERE key IS NOT NULL AND sent_at IS NULL'),
    );
  while (!isClaimed()) await new Promise((go) => setTimeout(go, 30));
  now = new Date(now.getTime() + 30 * 60_000);
  const second = await check().ended;
  expect(JSON.parse(second.stdout)).toMatchObject({
    notified: [],
    skipped: [{ reason: 'another check is saying it' }],
  });
  writeFileSync(go, '');
  expect((await slow.ended).code).toBe(0);
  expect(heard().filter((each) => each === 'slow news')).toHaveLength(1);
});

test(`kill -9 in the middle, ${KILLS} times (JOBTRAIL_SEED=${SEED}): nothing is lost, and twice only what was not yet written down`, {
  timeout: 600_000,
}, async () => {
  listen('sleep 0.02');
  const random = dice(SEED);
  let twice = 0;
  for (let round = 0; round < KILLS; round += 1) {
    const names = Array.from({ length: 3 }, (_, n) => `round ${round} reminder ${n}`);
    remind(names);
    const { child, ended } = check();
    await new Promise((go) => setTimeout(go, random() * 250));
    child.kill('SIGKILL');
    await ended;
    // What it had started ends by itself.
    await new Promise((go) => setTimeout(go, 80));
    const recorded = withStore((store) =>
      store.db
        .all<{ message: string }>('SELECT message FROM notifications WHERE sent_at IS NOT NULL')
        .map(({ message }) => message),
    );
    // Past the age of a claim, which no clock that is set can bring about, the next check takes up what was left.
    withStore((store) => store.db.run('UPDATE notifications SET claimed_up = claimed_up - ?', 11 * 60_000));
    now = new Date(now.getTime() + 60_000);
    expect((await check().ended).code).toBe(0);
    const said = heard();
    for (const name of names) {
      const times = said.filter((each) => each === name).length;
      expect(times, name).toBeGreaterThanOrEqual(1);
      expect(times, name).toBeLessThanOrEqual(recorded.includes(name) ? 1 : 2);
      if (times === 2) twice += 1;
    }
  }
  // Three messages a round, and at most the one under way can be said again.
  expect(twice).toBeLessThanOrEqual(KILLS);
});
