import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { NotifyHost } from './host.ts';

type BusWorld = Pick<NotifyHost, 'env' | 'uid' | 'sessions'>;

const isSocket = (path: string): boolean => {
  try {
    return statSync(path).isSocket();
  } catch {
    return false;
  }
};

/** The places a user's session bus listens at, likeliest first. */
export function busSockets({ env, uid, sessions }: BusWorld): string[] {
  const folders = [
    env.XDG_RUNTIME_DIR,
    uid === null ? undefined : join(sessions ?? '/run/user', String(uid)),
  ];
  return [...new Set(folders.filter((folder): folder is string => !!folder?.startsWith('/')))].map((folder) =>
    join(folder, 'bus'),
  );
}

/**
 * Addresses of the user's session bus, likeliest first (D-Bus specification, "Server Addresses"). Cron hands on
 * none; without one, libdbus would start a second bus for any DISPLAY, where nobody listens. So `autolaunch:` is
 * never among them.
 */
export function busAddresses(host: BusWorld): string[] {
  const given = host.env.DBUS_SESSION_BUS_ADDRESS;
  const found = busSockets(host)
    .filter(isSocket)
    // A path may hold any byte but those the specification lists have to be escaped.
    .map(
      (path) =>
        `unix:path=${[...path].map((c) => (/[-\w/.\\*]/.test(c) ? c : encodeURIComponent(c))).join('')}`,
    );
  const samePath = (address: string) =>
    found.some((each) => address === each || address.startsWith(`${each},`));
  return [...(given && !given.includes('autolaunch:') && !samePath(given) ? [given] : []), ...found];
}
