import { spawn } from 'node:child_process';
import type { Context } from '../context.ts';
import { harmless } from './ui.ts';

/** What a shell ends with where it does not know a program; the one of Windows has no code of its own for that. */
const UNKNOWN_PROGRAM = 127;

/** Shows a text through the user's pager (`PAGER`, a command line; else less) where it is longer than the screen. */
export async function showPaged(context: Context, text: string): Promise<void> {
  const { env, stdout, platform, onInterrupt } = context.host;
  const rows = (stdout as { rows?: number }).rows ?? 24;
  const isShort = text.split('\n').length < rows;
  if (isShort || env.PAGER?.trim() === '' || env.PAGER === 'cat' || env.TERM === 'dumb')
    return context.ui.painted(text);
  // Ctrl-C is the pager's: it leaves the terminal as it found it, which it could not if we left before.
  const forget = onInterrupt?.(() => true);
  const shown = await new Promise<boolean>((done) => {
    // -F leaves when it fits after all, -R passes colours on, -X leaves the text on the screen.
    const child = spawn(env.PAGER ?? 'less', {
      // Only a command line of the user's own goes through a shell.
      shell: env.PAGER !== undefined,
      stdio: ['pipe', 'inherit', 'inherit'],
      env: { LESS: 'FRX', ...env } as NodeJS.ProcessEnv,
    });
    child.on('error', () => done(false));
    child.on('close', (code) => done(platform === 'win32' ? code === 0 : code !== UNKNOWN_PROGRAM));
    child.stdin.on('error', () => {
      // The reader left before the end, which is theirs to do.
    });
    child.stdin.end(`${harmless(text, context.colour)}\n`);
  });
  forget?.();
  if (!shown) context.ui.painted(text);
}
