/** Where each shell looks for the script, and what its user may still have to do. */
import { existsSync, lstatSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { userError } from '../../errors.ts';
import { writeWhole } from '../../files.ts';
import type { Surroundings } from '../../paths.ts';
import { type Shell, scriptFor } from './scripts.ts';

/** The first line says whose file it is, or for zsh the second. */
const OURS = /^(?:#compdef jobtrail(?: jt)?\n)?# Completion of jobtrail for /;

const folderOf = (value: string | undefined, fallback: string): string =>
  // The XDG specification says that a relative path is to be ignored.
  value?.startsWith('/') ? value : fallback;

/** The file a shell's script belongs in. */
export function scriptFile(shell: Shell, { env, home }: Surroundings): string {
  const data = folderOf(env.XDG_DATA_HOME, join(home, '.local', 'share'));
  const config = folderOf(env.XDG_CONFIG_HOME, join(home, '.config'));
  if (shell === 'fish') return join(config, 'fish', 'completions', 'jobtrail.fish');
  if (shell === 'zsh') return join(data, 'zsh', 'site-functions', '_jobtrail');
  const own = folderOf(env.BASH_COMPLETION_USER_DIR?.split(':')[0], join(data, 'bash-completion'));
  return join(own, 'completions', 'jobtrail');
}

/** What is still to do, in sentences; none where a new shell simply has it. */
export function stepsFor(shell: Shell, file: string, { env, home }: Surroundings): string[] {
  if (shell === 'fish') return [];
  if (shell === 'bash') {
    return existsSync('/usr/share/bash-completion/bash_completion')
      ? []
      : [
          'bash reads it through the package bash-completion, which was not found. Without that, put this into ~/.bashrc:',
          `  source ${quoted(file)}`,
        ];
  }
  const rc = join(env.ZDOTDIR || home, '.zshrc');
  const folder = dirname(file);
  const has = existsSync(rc) && readFileSync(rc, 'utf8').includes(folder);
  if (has) return [];
  return [
    `Put this into ${rc}, before compinit is called there:`,
    `  fpath=(${quoted(folder)} $fpath)`,
    '  autoload -Uz compinit && compinit',
  ];
}

const quoted = (path: string): string =>
  /^[\w./-]+$/.test(path) ? path : `'${path.replace(/'/g, "'\\''")}'`;

/** Writes the script; says whether anything changed. A file of another's making is left alone: a user's error. */
export function installScript(shell: Shell, file: string): boolean {
  const script = scriptFor(shell);
  const old = ownText(file);
  if (old === script) return false;
  mkdirSync(dirname(file), { recursive: true });
  writeWhole(file, file, { replace: true, mode: 0o644 }, (take) => take(Buffer.from(script)));
  return true;
}

/** Takes the script away; says whether there was one. A file of another's making is left alone: a user's error. */
export function removeScript(file: string): boolean {
  if (ownText(file) === null) return false;
  rmSync(file);
  return true;
}

function ownText(file: string): string | null {
  const found = lstatSync(file, { throwIfNoEntry: false });
  if (!found) return null;
  const text = found.isFile() ? readFileSync(file, 'utf8') : '';
  if (OURS.test(text)) return text;
  throw userError('not-ours', `${file} was not written by jobtrail and is left as it is.`, [
    'Move it away, or print the script and put it where you like: jobtrail completion bash.',
  ]);
}

/** The shell the user works in, by $SHELL; null where it is none of ours. */
export function shellOf({ SHELL }: Surroundings['env']): Shell | null {
  const name = /([^/\\]+?)(?:\.exe)?$/.exec(SHELL ?? '')?.[1];
  return name === 'bash' || name === 'zsh' || name === 'fish' ? name : null;
}
