import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commandLine } from '../../src/notify/command.ts';
import { deliver } from '../../src/notify/deliver.ts';
import { notifierOptions, notifySendArguments } from '../../src/notify/desktop.ts';
import type { DesktopNotifier } from '../../src/notify/host.ts';
import { run } from '../../src/notify/run.ts';
import { busAddresses } from '../../src/notify/session-bus.ts';
import { executable, HOSTILE, notice, world } from './notice.ts';

/** A folder with a listening socket named `bus`, as a session has it. */
async function sessionFolder(uid = '4321') {
  const sessions = mkdtempSync(join(tmpdir(), 'jobtrail-bus-'));
  mkdirSync(join(sessions, uid));
  const path = join(sessions, uid, 'bus');
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(path, resolve));
  return { sessions, path, close: () => server.close() };
}

describe('command', () => {
  const target = () => join(mkdtempSync(join(tmpdir(), 'jobtrail-said-')), 'said');

  test('hands one JSON line to the program, and exit 0 means said', async () => {
    const file = target();
    const command = executable(`#!/bin/sh\ncat > '${file}'\n`);
    const said = await deliver(notice({ url: 'https://jobs.example/7' }), ['command'], world({ command }));
    expect(said).toEqual({ said: true, channel: 'command', reasons: [] });
    const text = readFileSync(file, 'utf8');
    expect(text.indexOf('\n')).toBe(text.length - 1);
    expect(JSON.parse(text)).toEqual({
      title: 'Tide Analyst · Harbour & Sons',
      body: 'Follow up: no answer since 15 November.',
      kind: 'follow-up',
      url: 'https://jobs.example/7',
      items: [
        {
          job: 7,
          title: 'Tide Analyst',
          company: 'Harbour & Sons',
          what: 'Follow up: no answer since 15 November.',
          dueAt: '2026-11-22T09:00:00.000Z',
        },
      ],
    });
  });

  test.each(HOSTILE)('hands on %j as text', (title) => {
    const line = commandLine(notice({ title, body: title }));
    expect(JSON.parse(line)).toMatchObject({ title, body: title });
  });

  test('a path with spaces and shell characters is one program', async () => {
    const command = executable('#!/bin/sh\nexit 0\n', 'say $(it); now');
    expect((await deliver(notice(), ['command'], world({ command }))).said).toBe(true);
  });

  test.each([
    ['exit 1', '#!/bin/sh\necho "no network" >&2\nexit 1\n', /ended with 1: no network\.$/],
    ['not ours to run', 'not a program', /could not be started|no program|ended with/],
    ['killed', '#!/bin/sh\nkill -9 $$\n', /was ended by SIGKILL/],
  ])('%s is a failure with its reason', async (_, text, reason) => {
    const command = executable(text);
    const answer = await deliver(notice(), ['command'], world({ command }));
    expect(answer.said).toBe(false);
    expect(answer.reasons[0]).toMatch(reason);
  });

  test('a missing program, and none set', async () => {
    const missing = await deliver(notice(), ['command'], world({ command: '/nonexistent/push' }));
    expect(missing.reasons).toEqual(['command: /nonexistent/push was not found.']);
    const unset = await deliver(notice(), ['command'], world());
    expect(unset.reasons).toEqual(['command: notify.command is not set.']);
  });

  test('one that hangs is ended in time, with what it started', async () => {
    const trace = target();
    const command = executable(`#!/bin/sh\n(sleep 3; touch '${trace}') &\nsleep 30\n`);
    const begun = Date.now();
    const answer = await deliver(notice(), ['command'], world({ command, timeLimit: 300 }));
    expect(answer.reasons[0]).toMatch(/did not end within 0\.3 seconds/);
    expect(Date.now() - begun).toBeLessThan(2_900);
    await new Promise((resolve) => setTimeout(resolve, 3_500));
    expect(existsSync(trace)).toBe(false);
  });

  test('one that floods stderr and never reads is no trouble', async () => {
    const command = executable('#!/bin/sh\nhead -c 20000000 /dev/zero | tr "\\0" x >&2\nexit 3\n');
    const items = Array.from({ length: 2_000 }, () => notice().items[0]!);
    const answer = await deliver(notice({ items }), ['command'], world({ command, timeLimit: 10_000 }));
    expect(answer.reasons[0]!.length).toBeLessThan(400);
    expect(answer.reasons[0]).toMatch(/ended with 3/);
  });

  test('one that leaves something behind holding its output is not waited for', async () => {
    const command = executable('#!/bin/sh\nsleep 20 &\nexit 0\n');
    const begun = Date.now();
    expect((await deliver(notice(), ['command'], world({ command }))).said).toBe(true);
    expect(Date.now() - begun).toBeLessThan(10_000);
  });
});

describe('falling back', () => {
  test('the next channel takes it where one cannot, with the reason kept', async () => {
    const lines: string[] = [];
    const terminal = (line: string) => void lines.push(line);
    const answer = await deliver(notice(), ['desktop', 'command', 'terminal'], world({ terminal }));
    expect(answer).toEqual({
      said: true,
      channel: 'terminal',
      reasons: [
        'desktop: No desktop session was found (looked at /nonexistent/4321/bus).',
        'command: notify.command is not set.',
      ],
    });
    expect(lines).toEqual(['Tide Analyst · Harbour & Sons\n  Follow up: no answer since 15 November.']);
  });

  test('nothing said is said so, and no terminal is no success', async () => {
    const answer = await deliver(notice(), ['terminal'], world());
    expect(answer).toEqual({ said: false, channel: null, reasons: ['terminal: No terminal is attached.'] });
  });

  test('escape sequences of a posting do not reach the terminal', async () => {
    const lines: string[] = [];
    const hostile = notice({ title: '\x1b]0;owned\x07Title', body: 'a\x1b[2Jb\nc' });
    await deliver(hostile, ['terminal'], world({ terminal: (line) => void lines.push(line) }));
    expect(lines).toEqual(['Title\n  ab\n  c']);
  });
});

describe('desktop on Linux', () => {
  test.each(HOSTILE)('%j stands behind -- as it is', (title) => {
    const args = notifySendArguments(notice({ title, body: 'b' }));
    expect(args.indexOf('--')).toBe(args.length - 3);
    expect(args.at(-2)).toBe(title);
  });

  test('the body is escaped for the server and for notify-send, the title is not', () => {
    const args = notifySendArguments(
      notice({ title: '<b> & \\n', body: '<b> & \\n', url: 'https://j.example/?a=1&b' }),
    );
    expect(args.at(-2)).toBe('<b> & \\n');
    expect(args.at(-1)).toBe('&lt;b&gt; &amp; \\\\n\nhttps://j.example/?a=1&amp;b');
  });

  test("cron's bare environment: the user's session bus is found", async () => {
    const { sessions, path, close } = await sessionFolder();
    expect(busAddresses({ env: {}, uid: 4321, sessions })).toEqual([`unix:path=${path}`]);
    expect(busAddresses({ env: { XDG_RUNTIME_DIR: join(sessions, '4321') }, uid: 1, sessions })).toEqual([
      `unix:path=${path}`,
    ]);
    close();
  });

  test('an address from the environment comes first, one that would start a bus never', async () => {
    const { sessions, path, close } = await sessionFolder();
    const own = `unix:path=${path}`;
    const at = (DBUS_SESSION_BUS_ADDRESS: string) =>
      busAddresses({ env: { DBUS_SESSION_BUS_ADDRESS }, uid: 4321, sessions });
    expect(at('unix:path=/tmp/dbus-1')).toEqual(['unix:path=/tmp/dbus-1', own]);
    expect(at(`${own},guid=00`)).toEqual([own]);
    expect(at('autolaunch:')).toEqual([own]);
    close();
  });

  test('DISPLAY alone never runs notify-send', async () => {
    const trace = join(mkdtempSync(join(tmpdir(), 'jobtrail-trace-')), 'ran');
    const fake = executable(`#!/bin/sh\ntouch '${trace}'\n`, 'notify-send');
    const env = { DISPLAY: ':0', PATH: `${join(fake, '..')}:/usr/bin:/bin` };
    const answer = await deliver(notice(), ['desktop'], world({ env }));
    expect(answer.said).toBe(false);
    expect(existsSync(trace)).toBe(false);
  });

  test('notify-send gets the address; missing, failing and hanging ones are told apart', async () => {
    const { sessions, path, close } = await sessionFolder();
    const trace = join(mkdtempSync(join(tmpdir(), 'jobtrail-trace-')), 'env');
    const trial = (text: string, timeLimit = 20_000) => {
      const fake = executable(text, 'notify-send');
      const env = { PATH: `${join(fake, '..')}:/usr/bin:/bin` };
      return deliver(notice(), ['desktop'], world({ env, sessions, timeLimit }));
    };
    expect(await trial(`#!/bin/sh\necho "$DBUS_SESSION_BUS_ADDRESS" > '${trace}'\n`)).toMatchObject({
      said: true,
    });
    expect(readFileSync(trace, 'utf8')).toBe(`unix:path=${path}\n`);
    expect((await trial('#!/bin/sh\necho "The name was not provided" >&2\nexit 1\n')).reasons).toEqual([
      'desktop: notify-send ended with 1: The name was not provided.',
    ]);
    expect((await trial('#!/bin/sh\nsleep 20\n', 400)).reasons).toEqual([
      'desktop: notify-send did not end within 0.4 seconds.',
    ]);
    const none = await deliver(notice(), ['desktop'], world({ env: { PATH: '/nonexistent' }, sessions }));
    expect(none.reasons[0]).toMatch(/^desktop: notify-send was not found \(Debian/);
    close();
  });

  test('a stale address of an old session falls through to the present one', async () => {
    const { sessions, path, close } = await sessionFolder();
    const fake = executable(
      `#!/bin/sh\ncase "$DBUS_SESSION_BUS_ADDRESS" in *'${path}') exit 0;; esac\nexit 1\n`,
      'notify-send',
    );
    const env = { PATH: `${join(fake, '..')}:/usr/bin:/bin`, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/tmp/old' };
    expect((await deliver(notice(), ['desktop'], world({ env, sessions }))).said).toBe(true);
    close();
  });
});

describe('desktop on macOS and Windows', () => {
  test.each(['darwin', 'win32'])('%s: no text begins as an option would', (platform) => {
    for (const title of HOSTILE) {
      const options = notifierOptions(notice({ title, body: title }), platform);
      expect(String(options.title)).not.toMatch(/^[-/]/);
      expect(String(options.message)).not.toMatch(/^[-/]/);
      expect(String(options.title)).toContain(title);
    }
  });

  const via = (notifier: DesktopNotifier) =>
    deliver(
      notice({ url: 'https://jobs.example/7' }),
      ['desktop'],
      world({ platform: 'darwin', timeLimit: 200, notifier: async () => notifier }),
    );

  test('what node-notifier answers decides', async () => {
    let seen: Record<string, unknown> = {};
    const good: DesktopNotifier = {
      notify: (options, done) => {
        seen = options;
        done(null, 'activate');
      },
    };
    expect(await via(good)).toMatchObject({ said: true, channel: 'desktop' });
    expect(seen).toMatchObject({
      title: 'Tide Analyst · Harbour & Sons',
      open: 'https://jobs.example/7',
      wait: false,
    });
    expect((await via({ notify: (_, done) => done(new Error('not allowed'), '') })).reasons).toEqual([
      'desktop: The desktop refused: not allowed.',
    ]);
    expect((await via({ notify: (_, done) => done(null, 'Usage: terminal-notifier …') })).said).toBe(false);
    expect((await via({ notify: () => {} })).reasons).toEqual([
      'desktop: The desktop did not answer within 0.2 seconds.',
    ]);
    expect(
      (
        await via({
          notify: () => {
            throw new Error('NUL');
          },
        })
      ).reasons[0],
    ).toMatch(/could not be used: NUL/);
  });
});

test('a program that cannot be started says why', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'jobtrail-mode-')), 'plain');
  writeFileSync(file, '#!/bin/sh\n', { mode: 0o644 });
  expect(await run(file, [], { env: {}, timeLimit: 500 })).toMatchObject({
    code: null,
    failure: 'may not be executed',
  });
});
