import { accessSync, constants } from 'node:fs';
import { type ChannelName, type NotifyHost, timeLimitOf } from './host.ts';
import { run } from './run.ts';
import { busAddresses, busSockets } from './session-bus.ts';

/** Why a channel could not say anything now, as a sentence; null where nothing is in its way. Says nothing itself. */
export async function channelObstacle(channel: ChannelName, host: NotifyHost): Promise<string | null> {
  if (channel === 'terminal') return null;
  if (channel === 'command') return commandObstacle(host);
  if (host.platform === 'darwin' || host.platform === 'win32') return null;
  if (busAddresses(host).length === 0) {
    return `No desktop session was found (looked at ${busSockets(host).join(' and ')}).`;
  }
  const ran = await run('notify-send', ['--version'], { env: host.env, timeLimit: timeLimitOf(host) });
  return ran.code === 0 ? null : `notify-send ${ran.failure ?? `ended with ${ran.code}`}.`;
}

function commandObstacle({ command, home }: NotifyHost): string | null {
  if (!command) return 'notify.command is not set.';
  const path = command.replace(/^~(?=\/)/, () => home);
  // A bare name is looked up when it is run.
  if (!path.includes('/') && !path.includes('\\')) return null;
  try {
    accessSync(path, constants.X_OK);
    return null;
  } catch {
    return `${command} is no program that can be run.`;
  }
}
