import { Argument, type Command } from 'commander';
import { usageError, userError } from '../../errors.ts';
import { installScript, removeScript, scriptFile, shellOf, stepsFor } from '../completion/install.ts';
import { SHELLS, type Shell, scriptFor } from '../completion/scripts.ts';
import type { Context } from '../context.ts';

interface Flags {
  install?: boolean;
  remove?: boolean;
}

export function register(parent: Command, context: Context): void {
  parent
    .command('completion')
    .addArgument(new Argument('[shell]', SHELLS.join(', ')).choices(SHELLS))
    .description(
      'Completes commands, flags, stages, jobs by number or name, reminders, tags and settings at the Tab key. Prints the script for a shell, or puts it where the shell looks for it. Without a shell: the one you work in ($SHELL).',
    )
    .option('--install', 'write the script to where the shell reads it')
    .option('--remove', 'take it away again')
    .addHelpText(
      'after',
      `
Examples
  jobtrail completion --install
  jobtrail completion zsh --install
  jobtrail completion bash
  jobtrail completion --remove`,
    )
    .action((shell: Shell | undefined, flags: Flags) => completion(context, shell, flags));
}

function completion(context: Context, named: Shell | undefined, { install, remove }: Flags): void {
  if (install && remove) throw usageError('one-of', '--install and --remove are two things.');
  const shell = named ?? (install || remove ? shellOf(context.host.env) : null);
  if (shell === null) {
    throw usageError('missing-shell', `Which shell? Name one of ${SHELLS.join(', ')}.`, [
      install || remove
        ? `jobtrail completion bash --${install ? 'install' : 'remove'}`
        : 'jobtrail completion bash',
    ]);
  }
  if (!install && !remove) return context.ui.result(scriptFor(shell));
  const file = scriptFile(shell, context.host);
  const changed = attempt(file, () => (install ? installScript(shell, file) : removeScript(file)));
  const steps = install ? stepsFor(shell, file, context.host) : [];
  if (context.flags.json) return context.ui.json({ shell, file, changed, steps });
  if (remove)
    return context.ui.status(changed ? `Removed ${file}.` : `There was none: ${file} does not exist.`);
  context.ui.status(changed ? `Wrote ${file}.` : `${file} is up to date.`);
  context.ui.status(steps.length > 0 ? steps.join('\n') : `A new ${shell} completes jobtrail.`);
}

function attempt(file: string, work: () => boolean): boolean {
  try {
    return work();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (!code || !/^E(?:ACCES|PERM|ROFS|NOTDIR|ISDIR|EXIST|LOOP|NAMETOOLONG)$/.test(code)) throw error;
    throw userError('cannot-write', `${file} cannot be written (${code}).`, [
      'Print the script and put it where you like: jobtrail completion bash.',
    ]);
  }
}
