import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { userError } from '../../errors.ts';
import type { Context } from '../context.ts';
import { commandWords } from './command-words.ts';

/** Opens the user's editor (`VISUAL`, then `EDITOR`) on a text and gives back what was written. */
export async function editText(context: Context, text: string, about: string): Promise<string> {
  const { env, platform } = context.host;
  const editor = env.VISUAL || env.EDITOR || (platform === 'win32' ? 'notepad' : 'vi');
  const folder = mkdtempSync(join(tmpdir(), 'jobtrail-'));
  const file = join(folder, 'note.md');
  const rule = `<!-- ${about}: write above or below; this line is dropped. -->\n`;
  try {
    writeFileSync(file, `${rule}${text}`, { mode: 0o600 });
    // An editor may come with arguments of its own (`code --wait`); the file's name is ours, so no word of it is a stranger's.
    const [command, ...args] = platform === 'win32' ? editor.split(/\s+/) : commandWords(editor);
    const { status, error } = spawnSync(command!, [...args, file], {
      stdio: 'inherit',
      shell: platform === 'win32',
    });
    if (error) {
      throw userError('no-editor', `The editor "${editor}" could not be started.`, [
        'Set VISUAL or EDITOR, or give the text on the command line.',
      ]);
    }
    if (status !== 0) throw userError('editor-failed', `The editor ended with ${status}; nothing was saved.`);
    return readFileSync(file, 'utf8').replace(rule, '');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
