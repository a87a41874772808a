import { Command } from 'commander';
import { didYouMean, nearest } from '../domain/nearest.ts';
import { EXIT, usageError } from '../errors.ts';
import type { Context } from './context.ts';
import type { Arguments } from './input/arguments.ts';
import { revealDash } from './input/arguments.ts';
import { ALIASES, COMMANDS, commandHelp } from './registry.ts';
import { VERSION } from './version.ts';

/** Registers the one command that was called, and runs it. Returns the exit code. */
export async function runProgram({ rest, command }: Arguments, context: Context): Promise<number> {
  if (command === undefined) {
    if (rest.some((word) => word === '--version' || word === '-V')) {
      context.ui.result(VERSION);
      return EXIT.done;
    }
    if (rest.some((word) => word === '--help' || word === '-h')) {
      context.ui.result(commandHelp());
      return EXIT.done;
    }
    return runProgram({ flags: context.flags, rest: ['dashboard', ...rest], command: 'dashboard' }, context);
  }
  if (command === 'help') {
    const topic = rest[rest.indexOf('help') + 1];
    if (topic === undefined) {
      context.ui.result(commandHelp());
      return EXIT.done;
    }
    return runProgram({ flags: context.flags, rest: [topic, '--help'], command: topic }, context);
  }
  const name = Object.hasOwn(ALIASES, command) ? ALIASES[command]! : command;
  const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!entry) throw unknownCommand(command);

  const program = makeProgram(context);
  const part =
    rest[0] === command && Object.hasOwn(entry.parts ?? {}, rest[1] ?? '')
      ? entry.parts![rest[1]!]
      : undefined;
  const register = await (part ?? entry.load)();
  register(program, context);
  program.commands[0]?.summary(entry.summary).description(program.commands[0].description() || entry.summary);
  try {
    await program.parseAsync(rest, { from: 'user' });
  } catch (error) {
    if ((error as { exitCode?: number }).exitCode === 0) return EXIT.done;
    throw error;
  }
  return context.exitCode();
}

function unknownCommand(command: string): Error {
  const near = nearest(command, Object.keys(COMMANDS));
  return usageError('unknown-command', `There is no command "${command}".`, [
    ...didYouMean(near),
    'jobtrail --help lists the commands.',
  ]);
}

function makeProgram(context: Context): Command {
  const program = new Command('jobtrail');
  program
    .exitOverride()
    .showSuggestionAfterError(true)
    .configureOutput({
      writeOut: (text) => context.ui.result(text),
      // What went wrong is said once, by `main`.
      writeErr: () => {},
      getOutHelpWidth: () => context.width,
      getErrHelpWidth: () => context.width,
    })
    .configureHelp({ showGlobalOptions: false })
    .helpCommand(false)
    .hook('preAction', (_, action) => {
      action.processedArgs = revealDash(action.processedArgs);
      for (const [name, value] of Object.entries(action.opts()))
        action.setOptionValue(name, revealDash(value));
    });
  return program;
}
