import { spawn } from 'node:child_process';
import openWithSystem from 'open';
import { outsideError } from '../../errors.ts';
import type { Context } from '../context.ts';

/** Opens an address or file in `BROWSER`, else with the system's own opener; never through a shell. */
export async function openInBrowser(context: Context, target: string): Promise<void> {
  const browser = context.host.env.BROWSER;
  try {
    if (browser) await start(browser, target);
    else await openWithSystem(target);
  } catch {
    throw outsideError('no-browser', 'No browser could be opened.', [
      `The address is ${target}`,
      'Set BROWSER to a program that can.',
    ]);
  }
}

function start(browser: string, target: string): Promise<void> {
  return new Promise((done, failed) => {
    const [command, ...args] = browser.split(/\s+/);
    const child = spawn(command!, [...args, target], { detached: true, stdio: 'ignore' });
    child.once('error', failed);
    child.once('spawn', () => {
      child.unref();
      done();
    });
  });
}
