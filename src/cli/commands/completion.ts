import { Argument, type Command } from 'commander';
import { usageError } from '../../errors.ts';
import { SHELLS, type Shell, scriptFor } from '../completion/scripts.ts';
import type { Context } from '../context.ts';

export function register(parent: Command, context: Context): void {
  parent
    .command('completion')
    .addArgument(new Argument('[shell]', SHELLS.join(', ')).choices(SHELLS))
    .description(
      'Completes commands, flags, stages, jobs, reminders and settings at the Tab key. Prints the script for a shell.',
    )
    .addHelpText('after', '\nExamples\n  jobtrail completion bash\n  source <(jobtrail completion bash)')
    .action((shell: Shell | undefined) => completion(context, shell));
}

function completion(context: Context, shell: Shell | undefined): void {
  if (shell === undefined) {
    throw usageError('missing-shell', `Which shell? jobtrail completion ${SHELLS.join('|')}.`);
  }
  context.ui.result(scriptFor(shell));
}
