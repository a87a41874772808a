import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const PROGRAMS = ['Xvfb', 'dbus-daemon', 'dunst', 'dunstctl', 'notify-send'] as const;

/** Those of the named programs that are not installed. */
export function missing(programs: readonly string[]): string[] {
  return programs.filter((program) => {
    try {
      execFileSync('sh', ['-c', `command -v ${program}`], { stdio: 'ignore' });
      return false;
    } catch {
      return true;
    }
  });
}

/** True where a real desktop can be started; in CI it has to be, so that nothing is skipped unseen. */
export const canHaveDesktop = (): boolean => process.env.CI === 'true' || missing(PROGRAMS).length === 0;

/** What a person would have read. */
export interface Shown {
  title: string;
  body: string;
  app: string;
}

/** A real desktop without a screen: an X server, a session bus and a notification daemon. */
export interface Desktop {
  /** Stands for `/run/user`: holds a folder for the user with the session's bus. */
  sessions: string;
  uid: number;
  /** The user's session folder, `XDG_RUNTIME_DIR`. */
  runtime: string;
  display: string;
  /** Every notice since the last call, oldest first. */
  shown(): Promise<Shown[]>;
  stop(): void;
}

async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${what} did not come up in 5 seconds`);
}

/** Starts a desktop of its own; `stop` ends everything that was started. */
export async function startDesktop(): Promise<Desktop> {
  const root = mkdtempSync(join(tmpdir(), 'jobtrail-desktop-'));
  const uid = 4321;
  const runtime = join(root, String(uid));
  mkdirSync(runtime);
  const started: ChildProcess[] = [];
  const start = (
    program: string,
    args: string[],
    env: Record<string, string>,
    fds: 'ignore' | 'pipe' = 'ignore',
  ) => {
    const child = spawn(program, args, {
      env: { PATH: process.env.PATH, HOME: root, ...env },
      stdio: ['ignore', fds, 'ignore', fds],
    });
    started.push(child);
    return child;
  };
  const stop = () => {
    for (const child of started.reverse()) child.kill();
    rmSync(root, { recursive: true, force: true });
  };
  try {
    let display = '';
    const server = start(
      'Xvfb',
      ['-displayfd', '3', '-screen', '0', '800x600x8', '-nolisten', 'tcp'],
      {},
      'pipe',
    );
    server.stdio[3]!.on('data', (bytes: Buffer) => {
      display += bytes.toString();
    });
    await until('Xvfb', () => display.includes('\n'));
    const address = `unix:path=${join(runtime, 'bus')}`;
    start('dbus-daemon', ['--session', '--nofork', `--address=${address}`], {});
    const session = { DISPLAY: `:${display.trim()}`, DBUS_SESSION_BUS_ADDRESS: address };
    const config = join(root, 'dunstrc');
    writeFileSync(config, '[global]\n    history_length = 1000\n    notification_limit = 0\n');
    const control = async (...args: string[]): Promise<string> =>
      (await promisify(execFile)('dunstctl', args, { env: { PATH: process.env.PATH, ...session } })).stdout;
    await until('the session bus', async () => {
      try {
        return readFileSync('/proc/net/unix', 'utf8').includes(join(runtime, 'bus'));
      } catch {
        return true;
      }
    });
    start('dunst', ['-conf', config], session);
    await until('dunst', () =>
      control('count').then(
        () => true,
        () => false,
      ),
    );
    let seen = 0;
    const shown = async (): Promise<Shown[]> => {
      await control('close-all');
      const { data } = JSON.parse(await control('history')) as { data: [Record<string, { data: string }>[]] };
      const fresh = data[0].slice(0, data[0].length - seen);
      seen = data[0].length;
      return fresh
        .map(({ summary, body, appname }) => ({ title: summary!.data, body: body!.data, app: appname!.data }))
        .reverse();
    };
    return { sessions: root, uid, runtime, display: session.DISPLAY, shown, stop };
  } catch (error) {
    stop();
    throw error;
  }
}
