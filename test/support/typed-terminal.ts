/** A real terminal in which somebody types: a tmux session with a shell, and the built program in it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { emptyFields } from '../../src/domain/draft.ts';
import { openStore } from '../../src/store/index.ts';
import { missing } from './desktop.ts';
import { NODE, PROGRAM } from './program.ts';

// In CI it has to be there, so that nothing is skipped unseen.
export const canType = process.env.CI === 'true' || missing(['tmux']).length === 0;

export const NOW = '2026-11-22T12:00:00Z';

export type Typed = ReturnType<typeof openTerminal>;

/** Opens one of so many columns; `path` is a folder of programs that come first. */
export function openTerminal({ columns = 100, rows = 40, path = '' } = {}) {
  const home = mkdtempSync(join(tmpdir(), 'jobtrail-typed-'));
  const socket = join(home, 'tmux');
  let entered = '>';
  const tmux = (...args: string[]): string =>
    execFileSync('tmux', ['-S', socket, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const env = `HOME=${home} JOBTRAIL_HOME=${home} JOBTRAIL_NOW=${NOW} TZ=UTC NO_COLOR=1 TERM=xterm PATH=${path ? `${path}:` : ''}${process.env.PATH}`;
  writeFileSync(
    join(home, 'shell'),
    `unset HISTFILE; PS1='> '\nbind 'set enable-bracketed-paste off' 2>/dev/null\njobtrail() { '${NODE}' '${PROGRAM}' "$@"; echo "[exit $?]"; }\njt() { jobtrail "$@"; }\n`,
  );
  const shell = `env -i ${env} bash --noprofile --rcfile ${home}/shell -i`;
  tmux('-f', '/dev/null', 'new-session', '-d', '-x', String(columns), '-y', String(rows), shell);

  /** What came after the command line that was entered last. */
  const screen = (): string => {
    const seen = tmux('capture-pane', '-p', '-J', '-S', '-200').replace(/\s+$/, '\n');
    return seen.slice(Math.max(0, seen.lastIndexOf(entered)));
  };
  /** Waits for words on the screen. */
  const until = async (words: string | RegExp): Promise<string> => {
    for (const end = Date.now() + 20_000; Date.now() < end; ) {
      const seen = screen();
      if (typeof words === 'string' ? seen.includes(words) : words.test(seen)) return seen;
      await pause(100);
    }
    throw new Error(`"${words}" never came up on this screen:\n${screen()}`);
  };
  const type = (text: string): unknown => tmux('send-keys', '-l', text);
  const press = (...keys: string[]): unknown => tmux('send-keys', ...keys);
  return {
    home,
    tmux,
    screen,
    until,
    type,
    press,
    /** Types a command line, once the shell has come back. */
    async enter(line: string): Promise<void> {
      await until(/>\s*$/);
      type(line);
      press('Enter');
      entered = `> ${line}`;
      await until(entered);
    },
    /** Pastes as a terminal does: between marks where the program asked for them. */
    paste(text: string): void {
      const file = join(home, 'pasted');
      writeFileSync(file, text);
      tmux('load-buffer', file);
      tmux('paste-buffer', '-p');
    },
    /** What the file holds. */
    look<T>(work: (store: ReturnType<typeof openStore>) => T): T {
      const store = openStore(join(home, 'jobtrail.db'), () => new Date(NOW));
      try {
        return work(store);
      } finally {
        store.close();
      }
    },
    /** Saves jobs of these titles at one company. */
    seed(titles = ['Data Engineer', 'Archivist'], company = 'Northwind'): void {
      this.look((store) =>
        store.write({ command: 'test', summary: 'seed' }, () => {
          for (const title of titles)
            store.jobs.add({
              fields: { ...emptyFields(), title, company },
              canonicalKey: null,
              status: 'saved',
            });
        }),
      );
    },
    close(): void {
      tmux('kill-server');
      rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}
