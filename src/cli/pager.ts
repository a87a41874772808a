import { spawn } from 'node:child_process';
import type { Context } from './context.ts';
import { harmless } from './voice.ts';

/** Shows a text through the user's pager (`PAGER`, else less) where it is longer than the screen. */
export async function showPaged(context: Context, text: string): Promise<void> {
  const { env, stdout } = context.world;
  const rows = (stdout as { rows?: number }).rows ?? 24;
  const pager = env.PAGER ?? 'less';
  if (text.split('\n').length < rows || pager === '' || pager === 'cat') return context.ui.result(text);
  const [command, ...args] = pager.split(/\s+/);
  const shown = await new Promise<boolean>((done) => {
    // -F leaves when it fits after all, -R passes colours on, -X leaves the text on the screen.
    const child = spawn(command!, args, {
      stdio: ['pipe', 'inherit', 'inherit'],
      env: { LESS: 'FRX', ...env } as NodeJS.ProcessEnv,
    });
    child.on('error', () => done(false));
    child.on('close', () => done(true));
    child.stdin.on('error', () => {
      // The reader left before the end, which is theirs to do.
    });
    child.stdin.end(`${harmless(text)}\n`);
  });
  if (!shown) context.ui.result(text);
}
