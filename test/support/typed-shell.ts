/** A shell at a terminal, in which somebody types and presses Tab. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Shell } from '../../src/cli/completion/scripts.ts';
import { NODE, PROGRAM } from './program.ts';

/** A home of its own, with `jobtrail` on the path. */
export interface ShellHome {
  folder: string;
  env: Record<string, string>;
  /** Runs the program there; gives its stdout. */
  jobtrail(...args: string[]): string;
  remove(): void;
}

/** Makes a home in which every command finds the program. */
export function makeShellHome(): ShellHome {
  const folder = mkdtempSync(join(tmpdir(), 'jobtrail-shell-'));
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'jobtrail'), `#!/bin/sh\nexec '${NODE}' '${PROGRAM}' "$@"\n`);
  chmodSync(join(bin, 'jobtrail'), 0o755);
  const env = {
    HOME: folder,
    JOBTRAIL_HOME: join(folder, 'data'),
    JOBTRAIL_NOW: '2026-11-22T12:00:00Z',
    PATH: `${bin}:${process.env.PATH}`,
    TERM: 'xterm',
    LANG: 'C.UTF-8',
    TZ: 'UTC',
  };
  return {
    folder,
    env,
    jobtrail: (...args) =>
      execFileSync(join(bin, 'jobtrail'), args, {
        env,
        cwd: folder,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }),
  };
}

const START: Record<Shell, string> = {
  bash: 'bash --noprofile --rcfile "$HOME/rc" -i',
  zsh: 'zsh -d -i',
  fish: 'fish -i',
};

/** Someone at a shell. */
export interface Typist {
  /** Types a line, presses Tab, waits until the words are on the screen, and gives the screen. */
  tab(line: string, expected: string | RegExp): Promise<string>;
  close(): void;
}

/** Opens a shell of this home at a terminal; its own start-up files lie there already, with a prompt of "> ". */
export async function openShell(shell: Shell, { folder, env }: ShellHome): Promise<Typist> {
  const tmux = (...args: string[]): string =>
    execFileSync('tmux', ['-S', join(folder, `tmux-${shell}`), ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  const variables = Object.entries(env).map(([name, value]) => `${name}='${value}'`);
  tmux(
    ...['-f', '/dev/null', 'new-session', '-d', '-x', '110', '-y', '40', '-c', folder],
    `env -i ${variables.join(' ')} sh -c 'exec ${START[shell]}'`,
  );
  const screen = (): string => tmux('capture-pane', '-p', '-J').replace(/\s+$/, '');
  const until = async (words: string | RegExp): Promise<string> => {
    for (let i = 0; i < 120; i += 1) {
      const seen = screen();
      if (typeof words === 'string' ? seen.includes(words) : words.test(seen)) return seen;
      await pause(50);
    }
    throw new Error(`"${words}" never came up in ${shell}:\n${screen()}`);
  };
  try {
    await until(/^> *$/m);
  } catch (error) {
    tmux('kill-server');
    throw error;
  }
  return {
    tab: async (line, expected) => {
      tmux('send-keys', '-l', '--', line);
      try {
        await until(`> ${line.trimEnd()}`);
        tmux('send-keys', 'Tab');
        // Where several fit, bash lists them at the second press.
        if (shell === 'bash' && /\s$/.test(line)) tmux('send-keys', 'Tab');
        return await until(expected);
      } finally {
        // The first may only end a completion that is still under way.
        for (let i = 0; i < 20 && !/(?:^|\n)> *$/.test(screen()); i += 1) {
          tmux('send-keys', 'C-c');
          await pause(150);
        }
        tmux('send-keys', 'C-l');
        await until(/^> *$/);
      }
    },
    close: () => {
      tmux('kill-server');
    },
  };
}
