import { Command, CommanderError } from 'commander';
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
    if (rest.some((word) => /^(?:--version|-V|-v)$/.test(word))) {
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
  // A command's name wins over a file of that name; what is neither is a mistyped command.
  if (!entry && (await isSource(context, command)))
    return runProgram({ flags: context.flags, rest: ['save', ...rest], command: 'save' }, context);
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
    throw error instanceof CommanderError && error.code === 'commander.unknownOption'
      ? unknownFlag(error, program, rest)
      : error;
  }
  return context.exitCode();
}

/** True for a link, and for a file that is there: in a command's place it is saved. */
async function isSource(context: Context, word: string): Promise<boolean> {
  const { isFile, linkIn } = await import('../app/read-source.ts');
  return linkIn(context, word) !== null || isFile(context, word);
}

function unknownCommand(command: string): Error {
  const near = nearest(command, Object.keys(COMMANDS));
  return usageError('unknown-command', `There is no command "${command}".`, [
    ...didYouMean(near),
    'jobtrail --help lists the commands.',
  ]);
}

/** What stands in the place of an unknown flag: the nearest, or for a short one all there are. */
function unknownFlag({ message }: CommanderError, program: Command, rest: string[]): Error {
  const flag = /'([^']*)'/.exec(message)?.[1] ?? '';
  let called = program;
  for (const word of rest) {
    const part = called.commands.find((each) => each.name() === word || each.aliases().includes(word));
    if (!part) break;
    called = part;
  }
  const meant = /\(Did you mean .*\)$/.exec(message)?.[0].slice(1, -1);
  const short = called.options.filter((option) => option.short).map((o) => `${o.short} (${o.long})`);
  const path = called === program ? '' : rest.slice(0, depthOf(called)).join(' ');
  return usageError('unknownOption', `There is no flag "${revealDash(flag)}".`, [
    ...(meant ? [meant] : []),
    ...(/^-[^-]/.test(flag) ? [`Short ones: ${[...short, '-q (--quiet)', '-h (--help)'].join(', ')}.`] : []),
    `jobtrail ${path} --help shows all of them; -- stands before a word that begins with a dash.`,
  ]);
}

const depthOf = (command: Command): number => (command.parent ? 1 + depthOf(command.parent) : 0);

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
