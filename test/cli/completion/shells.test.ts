/** Tab, pressed in bash, zsh and fish at a terminal, with the script where `completion --install` puts it. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Shell } from '../../../src/cli/completion/scripts.ts';
import { missing } from '../../support/desktop.ts';
import { makeShellHome, openShell, type ShellHome, type Typist } from '../../support/typed-shell.ts';

const BASH_COMPLETION = '/usr/share/bash-completion/bash_completion';

// In CI they have to be there, so that nothing is skipped unseen.
const canType = (shell: Shell): boolean =>
  process.env.CI === 'true' ||
  (missing(['tmux', shell]).length === 0 && (shell !== 'bash' || existsSync(BASH_COMPLETION)));

/** What a user has in the start-up file, with what `completion --install` asked to be put there. */
function writeStartUp(shell: Shell, { folder, jobtrail }: ShellHome): void {
  const { steps } = JSON.parse(jobtrail('completion', shell, '--install', '--json')) as { steps: string[] };
  if (shell === 'bash') writeFileSync(join(folder, 'rc'), `unset HISTFILE\nPS1='> '\n. ${BASH_COMPLETION}\n`);
  if (shell === 'zsh') {
    const lines = steps.slice(1).join('\n').replace('compinit$', 'compinit -u');
    writeFileSync(join(folder, '.zshrc'), `unset HISTFILE\nPROMPT='> '\nRPROMPT=\nunsetopt beep\n${lines}\n`);
  }
  if (shell === 'fish') {
    const config = join(folder, '.config', 'fish');
    mkdirSync(config, { recursive: true });
    writeFileSync(
      join(config, 'config.fish'),
      "set -g fish_greeting\nset -g fish_history ''\nset -g fish_autosuggestion_enabled 0\nfunction fish_prompt; echo '> '; end\n",
    );
  }
}

describe.each<Shell>(['bash', 'zsh', 'fish'])('in %s', (shell) => {
  let home: ShellHome;
  let typist: Typist;
  beforeAll(async () => {
    if (!canType(shell)) return;
    home = makeShellHome();
    writeStartUp(shell, home);
    home.jobtrail('save', '--title', 'Backend Engineer', '--company', 'Acme GmbH', '--yes');
    home.jobtrail('save', '--title', 'Data Engineer', '--company', 'Northwind', '--yes');
    const title = `Evil $(touch ${home.folder}/owned) \`touch ${home.folder}/owned\` "q" 'p' a:b \x1b]0;x\x07\x1b[31m \u202etfel`;
    home.jobtrail('save', '--title', title, '--company', 'Zed', '--yes', '--force');
    home.jobtrail('remind', '1', '2026-12-01 09:00', 'Ask Anna');
    typist = await openShell(shell, home);
  });
  afterAll(() => {
    typist?.close();
    home?.remove();
  });

  test.skipIf(!canType(shell))('commands, flags, choices and stages are completed', async () => {
    await typist.tab('jobtrail summ', '> jobtrail summarize');
    await typist.tab('jobtrail refresh --du', '> jobtrail refresh --due');
    await typist.tab('jobtrail export --format sank', '> jobtrail export --format sankeymatic');
    await typist.tab('jobtrail export --format=sank', '> jobtrail export --format=sankeymatic');
    await typist.tab('jobtrail status 1 prep', '> jobtrail status 1 preparing');
    await typist.tab('jobtrail list status:prep', '> jobtrail list status:preparing');
    await typist.tab('jobtrail config get time', '> jobtrail config get time.zone');
  });

  test.skipIf(!canType(shell))(
    'jobs and reminders are listed with what they are, and found by name',
    async () => {
      const seen = await typist.tab('jobtrail show ', 'Backend Engineer, Acme GmbH (saved)');
      expect(seen).toMatch(/^1\b|\b1 /m);
      expect(seen).toContain('Data Engineer, Northwind (saved)');
      await typist.tab('jobtrail show nor', /> jobtrail show northwind\\ Data\\ Engineer/);
      await typist.tab('jobtrail show "nor', '> jobtrail show "northwind Data Engineer"');
      await typist.tab('jobtrail remind done ', '> jobtrail remind done 1');
    },
  );

  test.skipIf(!canType(shell))("files are the shell's own", async () => {
    writeFileSync(join(home.folder, 'my postings.csv'), '');
    await typist.tab('jobtrail import my', /> jobtrail import my\\ postings\.csv/);
    await typist.tab('jobtrail --db=my', /> jobtrail --db=my\\ postings\.csv/);
  });

  test.skipIf(!canType(shell))('hostile names are letters, and nothing that was typed runs', async () => {
    const seen = await typist.tab('jobtrail show evi', '> jobtrail show evi');
    expect(seen).not.toMatch(/> .*[$`]\(?touch/);
    await typist.tab('jobtrail show ', 'Evil $(touch');
    const typed = `jobtrail show "$(touch ${home.folder}/owned)" \`touch ${home.folder}/owned\` --pa`;
    await typist.tab(typed, '--pa');
    await typist.tab(`jobtrail $(touch ${home.folder}/owned) st`, ' st');
    expect(readdirSync(home.folder)).not.toContain('owned');
  });

  test.skipIf(!canType(shell))(
    'an unknown command, a broken file and a missing program say nothing',
    async () => {
      home.env.JOBTRAIL_HOME = join(home.folder, 'broken');
      mkdirSync(home.env.JOBTRAIL_HOME);
      writeFileSync(join(home.env.JOBTRAIL_HOME, 'jobtrail.db'), 'not a database '.repeat(500));
      const other = await openShell(shell, { ...home, folder: join(home.folder, 'broken') });
      try {
        expect(await other.tab('jobtrail show ', '> jobtrail show')).not.toMatch(/rror|not a/);
        expect(await other.tab('PATH=/nowhere; jobtrail st', '; jobtrail st')).not.toMatch(
          /not found|Unknown/,
        );
      } finally {
        other.close();
      }
    },
  );
});

describe('completion', () => {
  const where = {
    bash: '.local/share/bash-completion/completions/jobtrail',
    zsh: '.local/share/zsh/site-functions/_jobtrail',
    fish: '.config/fish/completions/jobtrail.fish',
  };

  test.each<Shell>(['bash', 'zsh', 'fish'])('--install and --remove for %s', (shell) => {
    const home = makeShellHome();
    try {
      const file = join(home.folder, where[shell]);
      const run = (...args: string[]) => JSON.parse(home.jobtrail('completion', shell, '--json', ...args));
      expect(run('--install')).toMatchObject({ shell, file, changed: true });
      expect(readFileSync(file, 'utf8')).toBe(home.jobtrail('completion', shell));
      expect(run('--install')).toMatchObject({ changed: false });
      expect(run('--remove')).toMatchObject({ file, changed: true });
      expect(existsSync(file)).toBe(false);
      expect(run('--remove')).toMatchObject({ changed: false });
      home.env.XDG_DATA_HOME = join(home.folder, 'my data');
      home.env.XDG_CONFIG_HOME = join(home.folder, 'my config');
      expect(run('--install').file).toContain(join(home.folder, 'my '));
      home.env.XDG_DATA_HOME = 'relative';
      home.env.XDG_CONFIG_HOME = 'relative';
      expect(run('--install').file).toBe(file);
      writeFileSync(file, '# mine\n');
      for (const flag of ['--install', '--remove']) expect(() => run(flag)).toThrow();
      expect(readFileSync(file, 'utf8')).toBe('# mine\n');
      expect(existsSync(join(home.folder, 'data'))).toBe(false);
    } finally {
      home.remove();
    }
  });

  test.each<Shell>(['bash', 'zsh', 'fish'])('the script for %s is one it can read', (shell) => {
    if (!canType(shell)) return;
    const home = makeShellHome();
    try {
      const file = join(home.folder, 'script');
      writeFileSync(file, home.jobtrail('completion', shell));
      expect(execFileSync(shell, ['-n', file], { env: home.env, encoding: 'utf8' })).toBe('');
    } finally {
      home.remove();
    }
  });
});
