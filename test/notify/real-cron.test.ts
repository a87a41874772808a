/** Debian's own cron, started by the test in a world of its own: `remind install`, and a notice on a real desktop. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canHaveDesktop, type Desktop, missing, startDesktop } from '../support/desktop.ts';
import { NODE, PROGRAM } from '../support/program.ts';

/** Its own mounts keep the machine's crontabs and session folders out of it; that takes root. */
const canMount = (): boolean =>
  process.getuid?.() === 0 &&
  spawnSync('unshare', ['-m', 'sh', '-c', 'mount -t tmpfs tmpfs /mnt']).status === 0;
// In CI what can be installed has to be there; the right to mount cannot be installed.
const isInstalled = (): boolean => canHaveDesktop() && missing(['cron', 'crontab', 'unshare']).length === 0;
const canHaveCron = (): boolean => (process.env.CI === 'true' || isInstalled()) && canMount();

describe.skipIf(!canHaveCron())('real cron', () => {
  let desktop: Desktop;
  const root = mkdtempSync(join(tmpdir(), 'jobtrail-cron-'));
  beforeAll(async () => {
    desktop = await startDesktop();
  });
  afterAll(() => {
    desktop?.stop();
    rmSync(root, { recursive: true, force: true });
  });

  test('remind install --interval 1m: within 90 seconds a notice arrives, from a bare environment', {
    timeout: 120_000,
  }, async () => {
    // cron reads a percent sign, a shell the rest.
    const folder = join(root, `50% "off" it's $HOME`);
    mkdirSync(folder);
    const database = join(folder, 'jobs.db');
    const jobtrail = (...args: string[]) =>
      execFileSync(NODE, [PROGRAM, '--db', database, ...args], {
        env: { PATH: process.env.PATH, HOME: root },
        encoding: 'utf8',
      });
    jobtrail(
      'save',
      '--title',
      '--help <b>Tide</b> & $(touch x)',
      '--company',
      'Harbour',
      '--deadline',
      new Date(Date.now() + 36 * 3_600_000).toISOString().slice(0, 10),
    );

    const crontab = join(root, 'crontab');
    writeFileSync(
      join(root, 'world'),
      `set -e
mount -t tmpfs tmpfs /var/spool/cron
mkdir -m 1730 /var/spool/cron/crontabs
chgrp crontab /var/spool/cron/crontabs
mount -t tmpfs tmpfs /run
mkdir -p "/run/user/$(id -u)"
mount --bind "$1" "/run/user/$(id -u)"
printf '# mine\\n' | crontab -
"$2" "$3" --db "$4" remind install --scheduler cron --interval 1m
crontab -l > "$5"
exec cron -f
`,
    );
    const begun = Date.now();
    const cron = spawn(
      'unshare',
      ['-m', 'sh', join(root, 'world'), desktop.runtime, NODE, PROGRAM, database, crontab],
      {
        env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', HOME: root },
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    );
    let complaints = '';
    cron.stderr.on('data', (text) => {
      complaints += text;
    });
    try {
      let shown = await desktop.shown();
      while (shown.length === 0 && Date.now() - begun < 90_000 && cron.exitCode === null) {
        await new Promise((go) => setTimeout(go, 500));
        shown = await desktop.shown();
      }
      expect(shown, complaints).toHaveLength(1);
      expect(shown[0]).toMatchObject({ title: '--help <b>Tide</b> & $(touch x) · Harbour', app: 'jobtrail' });
      expect(shown[0]!.body).toMatch(/^Apply by /);
      expect(readFileSync(crontab, 'utf8')).toMatch(/^# mine\n# BEGIN jobtrail/);
      const { remindChecks } = JSON.parse(
        spawnSync(NODE, [PROGRAM, '--db', database, 'doctor', '--json'], {
          env: { PATH: process.env.PATH, HOME: root },
          encoding: 'utf8',
        }).stdout,
      );
      expect(remindChecks[0]).toMatchObject({ notified: 1, failed: 0, error: null });
    } finally {
      cron.kill();
    }
  });
});
