import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ScheduleWorld } from '../../../src/notify/schedule/scheduler.ts';

/** A scratch machine whose `crontab`, `systemctl`, `launchctl` and `schtasks` are scripts that keep a log. */
export function machine(platform = 'linux', env: Record<string, string> = {}) {
  const root = mkdtempSync(join(tmpdir(), 'jobtrail-machine-'));
  const bin = join(root, 'bin');
  mkdirSync(bin);
  const crontab = join(root, 'crontab');
  const log = join(root, 'log');
  const script = (name: string, text: string) =>
    writeFileSync(join(bin, name), `#!/bin/sh\n${text}`, { mode: 0o755 });
  script(
    'crontab',
    `case "$1" in
-l) if [ -f '${crontab}' ]; then cat '${crontab}'; else echo "no crontab for me" >&2; exit 1; fi;;
-r) rm -f '${crontab}';;
-) cat > '${crontab}';;
esac`,
  );
  for (const name of ['systemctl', 'launchctl', 'schtasks']) {
    script(
      name,
      `printf '%s\\n' "${name} $*" >> '${log}'\ncase "$*" in *is-system-running) echo running;; esac\n`,
    );
  }
  const home = join(root, 'home');
  mkdirSync(home);
  const world: ScheduleWorld = {
    platform,
    env: { PATH: `${bin}:/usr/bin:/bin`, ...env },
    uid: 4321,
    home,
    sessions: root,
  };
  return { root, home, crontab, log, script, world };
}

/** The schedule a test asks for. */
export const wish = {
  program: ['/usr/bin/node', '/opt/jobtrail/bin/jobtrail.js'],
  database: '/home/me/.local/share/jobtrail/jobtrail.db',
  minutes: 15,
  refresh: true,
};

/** A folder name that every format has to escape. */
export const HOSTILE_PATH = `/srv/50% off/it's "here" & <there> $HOME/a\\b.db`;
