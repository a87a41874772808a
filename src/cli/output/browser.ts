import { spawn } from 'node:child_process';
import { isAbsolute } from 'node:path';
import openWithSystem from 'open';
import { webLink } from '../../domain/links.ts';
import { outsideError, userError } from '../../errors.ts';
import type { Context } from '../context.ts';
import { commandWords } from '../input/command-words.ts';

/**
 * Opens a web address, or a file of ours by its whole path, in `BROWSER`, else with the system's own opener; never
 * through a shell. Anything else is refused: a browser would take it for an option or a program.
 */
export async function openInBrowser(context: Context, target: string): Promise<void> {
  if (webLink(target) !== target && !isAbsolute(target))
    throw userError('bad-link', `"${target}" is no web address, so it is not opened.`, [
      'jobtrail edit <job> --url LINK sets another.',
    ]);
  const browser = commandWords(context.host.env.BROWSER ?? '');
  try {
    if (browser.length > 0) await start(browser, target);
    else await openWithSystem(target);
  } catch {
    throw outsideError('no-browser', 'No browser could be opened.', [
      `The address is ${target}`,
      'Set BROWSER to a program that can.',
    ]);
  }
}

function start([command, ...args]: string[], target: string): Promise<void> {
  return new Promise((done, failed) => {
    const child = spawn(command!, [...args, target], { detached: true, stdio: 'ignore' });
    child.once('error', failed);
    child.once('spawn', () => {
      child.unref();
      done();
    });
  });
}
