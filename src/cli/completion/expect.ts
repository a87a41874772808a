/** What may come next on a command line, read off Commander's own definition of the called command. */
import type { Argument, Command, Option } from 'commander';

/** What the word at the cursor can be. */
export interface Expected {
  /** The command and its subcommands, as in `config stages add`. */
  command: string;
  flags: readonly Option[];
  subcommands: readonly Command[];
  /** The value that may stand here: the name it has in the help, its place, and the choices Commander knows. */
  value: { name: string; place: number; choices: readonly string[]; flag: string | null } | null;
  /** What of the word at the cursor comes before the value: `--flag=`, or nothing. */
  prefix: string;
  /** The values given before this one, the flags left out. */
  given: readonly string[];
  /** The flags given before. */
  used: ReadonlySet<string>;
}

/** Walks the words before the cursor through the command's definition; `words` begin behind the command's name. */
export function expect(command: Command, words: readonly string[], current: string): Expected {
  let here = command;
  let path = command.name();
  let pending: Option | null = null;
  let isOpen = true;
  const given: string[] = [];
  const used = new Set<string>();
  for (const word of words) {
    const flag = isOpen && /^-./.test(word) ? flagNamed(here, word) : null;
    if (flag) {
      used.add(flag.long ?? flag.flags);
      pending = takesValue(flag) && !word.includes('=') ? flag : null;
    } else if (isOpen && word === '--') {
      isOpen = false;
      pending = null;
    } else if (pending) {
      if (!pending.variadic) pending = null;
    } else {
      const part: Command | undefined = given.length === 0 ? subcommand(here, word) : undefined;
      if (part) {
        here = part;
        path += ` ${part.name()}`;
      } else given.push(word);
    }
  }
  const base = { command: path, given, used, flags: [], subcommands: [], value: null, prefix: '' };
  if (isOpen && current.startsWith('--') && current.includes('=')) {
    const prefix = current.slice(0, current.indexOf('=') + 1);
    const flag = flagNamed(here, prefix);
    return flag && takesValue(flag) ? { ...base, value: flagValue(flag), prefix } : base;
  }
  const flags = here.createHelp().visibleOptions(here);
  const isFlag = isOpen && current.startsWith('-');
  if (pending && !(isFlag && (pending.optional || pending.variadic))) {
    return { ...base, value: flagValue(pending) };
  }
  if (isFlag) return { ...base, flags, value: argumentValue(here, given.length) };
  const subcommands = given.length === 0 ? here.createHelp().visibleCommands(here) : [];
  return { ...base, subcommands, value: argumentValue(here, given.length) };
}

const takesValue = (flag: Option): boolean => flag.required || flag.optional;

const flagNamed = (command: Command, word: string): Option | null => {
  const name = word.split('=')[0]!;
  return command.options.find(({ short, long }) => name === short || name === long) ?? null;
};

const subcommand = (command: Command, word: string): Command | undefined =>
  command.commands.find((part) => part.name() === word || part.aliases().includes(word));

const flagValue = (flag: Option): NonNullable<Expected['value']> => ({
  name: /[<[]([^\].>]+)/.exec(flag.flags)?.[1] ?? '',
  place: 0,
  choices: flag.argChoices ?? [],
  flag: flag.long ?? flag.flags,
});

function argumentValue(command: Command, place: number): Expected['value'] {
  const all: readonly Argument[] = command.registeredArguments;
  const last = all[all.length - 1];
  const argument = all[place] ?? (last?.variadic ? last : undefined);
  if (!argument) return null;
  return { name: argument.name(), place, choices: argument.argChoices ?? [], flag: null };
}
