import { accessSync, constants } from 'node:fs';
import { run } from './run.ts';
import { busAddresses, busSockets } from './session-bus.ts';
import { type ChannelName, type NotifyWorld, timeLimitOf } from './world.ts';

/** Why a channel could not say anything now, as a sentence; null where nothing is in its way. Says nothing itself. */
export async function channelObstacle(channel: ChannelName, world: NotifyWorld): Promise<string | null> {
  if (channel === 'terminal') return null;
  if (channel === 'command') return commandObstacle(world);
  if (world.platform === 'darwin' || world.platform === 'win32') return null;
  if (busAddresses(world).length === 0) {
    return `No desktop session was found (looked at ${busSockets(world).join(' and ')}).`;
  }
  const ran = await run('notify-send', ['--version'], { env: world.env, timeLimit: timeLimitOf(world) });
  return ran.code === 0 ? null : `notify-send ${ran.failure ?? `ended with ${ran.code}`}.`;
}

function commandObstacle({ command, home }: NotifyWorld): string | null {
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
