/** The manual pages, written from Commander's own definitions; run by the build, never by the program. */
import { type Argument, Command, type Option } from 'commander';
import type { Context } from '../../src/cli/context.ts';
import { ALIASES, COMMANDS, commandHelp } from '../../src/cli/registry.ts';
import { VERSION } from '../../src/cli/version.ts';
import { EXIT } from '../../src/errors.ts';
import {
  blocksOf,
  bold,
  filled,
  header,
  inline,
  literal,
  page,
  placeholders,
  section,
  tagged,
  usage,
} from './roff.ts';

/** A page: the name of its file, and its text in the man macros. */
export interface Page {
  file: string;
  text: string;
}

/** Every page: the program's, and one a command. `day` is the date in the footer, YYYY-MM-DD. */
export async function manualPages(day: string): Promise<Page[]> {
  const pages = [programPage(day)];
  for (const { load, summary } of Object.values(COMMANDS)) {
    const program = new Command('jobtrail');
    // A definition only keeps the context for its action, and no action is run here.
    (await load())(program, {} as Context);
    pages.push(commandPage(program.commands[0]!, summary, day));
  }
  return pages;
}

const EXITS: Record<keyof typeof EXIT, string> = {
  done: 'Done; nothing found included.',
  user: 'An error you can mend.',
  usage: 'The command line was not understood.',
  notFound: 'There is no such job, or there are several.',
  outside: 'Something outside did not answer (network, notifier, model), and nothing was lost.',
  bug: 'A bug of ours.',
  cancelled: 'Cancelled.',
};

const ENVIRONMENT: [string, string][] = [
  ['JOBTRAIL_HOME', 'The folder everything is kept in, instead of the platform’s own.'],
  ['XDG_DATA_HOME', 'On Linux, where the folder jobtrail lies; ~/.local/share without it.'],
  ['NO_COLOR', 'No colour.'],
  ['FORCE_COLOR', 'Colour in a pipe, too; 0 for none.'],
  ['PAGER', 'What shows long output on a terminal.'],
  ['VISUAL, EDITOR', 'What opens where a text is to be written.'],
  ['JOBTRAIL_DEBUG', 'Say where a bug happened.'],
];

function programPage(day: string): Page {
  const blocks = blocksOf(commandHelp());
  const flags = blocks.find(({ head }) => head.startsWith('Flags'));
  const examples = blocks.find(({ head }) => head === 'Examples');
  const groups = blocks.filter((block) => block !== flags && block !== examples && block.lines.length > 0);
  const rows = (lines: readonly string[]) =>
    lines
      .map((line) => /^ *(.+?) {2,}(.+)$/.exec(line) ?? ['', line, ''])
      .map(([, a, b]) => [a!, b!] as const);
  const text = [
    header('jobtrail', day, VERSION),
    section('Name', `jobtrail \\- ${inline('every application, from saved to signed, in your terminal')}`),
    section('Synopsis', usage('jobtrail', '[--db FILE] [--json] [--quiet] [--no-color] <command>')),
    section(
      'Description',
      filled(
        'Saves a posting before it disappears, says whether it fits, follows every application to its end, and lets no date pass unnoticed. Everything lies in one SQLite file of your own. Without a command: the dashboard.',
      ),
    ),
    section(
      'Commands',
      groups
        .map(
          ({ head, lines }) =>
            `.SS ${inline(head)}\n${rows(lines)
              .map(([name, what]) => tagged(bold(name), what))
              .join('')}`,
        )
        .join(''),
    ),
    section(
      'Options',
      rows(flags?.lines ?? [])
        .map(([flag, what]) => tagged(bold(flag), what))
        .join(''),
    ),
    section(
      'Exit status',
      Object.entries(EXIT)
        .map(([name, code]) => tagged(bold(String(code)), EXITS[name as keyof typeof EXIT]))
        .join(''),
    ),
    section('Environment', ENVIRONMENT.map(([name, what]) => tagged(bold(name), what)).join('')),
    section(
      'Files',
      tagged(
        bold('~/.local/share/jobtrail/jobtrail.db'),
        'Everything, on Linux. The folder beside it holds the backups.',
      ),
    ),
    section('Examples', literal(examples?.lines ?? [])),
    section(
      'See also',
      Object.keys(COMMANDS)
        .map((name) => `${bold(`jobtrail-${name}`)}(1)`)
        .join(',\n'),
    ),
  ];
  return { file: 'jobtrail.1', text: page(text) };
}

function commandPage(command: Command, summary: string, day: string): Page {
  const name = `jobtrail-${command.name()}`;
  const other = Object.keys(ALIASES).filter((alias) => ALIASES[alias] === command.name());
  const after = blocksOf(textAfter(command));
  const parts = command.createHelp().visibleCommands(command);
  const text = [
    header(name, day, VERSION),
    section('Name', `${inline(name)} \\- ${inline(summary)}`),
    section('Synopsis', [command, ...parts].map((each) => usage(pathOf(each), each.usage())).join('.br\n')),
    section(
      'Description',
      filled(command.description() || summary) +
        other.map((alias) => filled(`Also: jobtrail ${alias}.`)).join(''),
    ),
    section('Arguments', argumentsOf(command)),
    section('Options', optionsOf(command)),
    section('Subcommands', parts.map(partOf).join('')),
    ...after.map(({ head, lines }) =>
      section(
        head,
        /^Examples?$/.test(head) ? literal(lines) : filled(lines.map((line) => line.trim()).join(' ')),
      ),
    ),
    section('See also', `${bold('jobtrail')}(1)\n`),
  ];
  return { file: `${name}.1`, text: page(text) };
}

const pathOf = (command: Command): string =>
  command.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name();

function partOf(part: Command): string {
  const inner = part.createHelp().visibleCommands(part);
  const examples = blocksOf(textAfter(part)).find(({ head }) => /^Examples?$/.test(head));
  const operands = part.usage().replace(/ ?\[options\] ?/, '');
  return [
    `.SS ${placeholders(`${pathOf(part)} ${operands}`.trim())}\n`,
    filled(part.description()),
    optionsOf(part, ({ long }) => long !== '--help'),
    ...inner.map((each) => tagged(bold(`${pathOf(each)} ${each.usage()}`), each.description())),
    examples ? literal(examples.lines) : '',
  ].join('');
}

const argumentsOf = (command: Command): string =>
  command.registeredArguments
    .filter(({ description }) => description !== '')
    .map((argument: Argument) => tagged(`\\fI${inline(argument.name())}\\fR`, argument.description))
    .join('');

const optionsOf = (command: Command, isWanted = (_: Option): boolean => true): string =>
  command
    .createHelp()
    .visibleOptions(command)
    .filter(isWanted)
    .map((option: Option) => {
      const what = command
        .createHelp()
        .optionDescription(option)
        .replace('display help for command', 'this in short');
      return tagged(flagName(option.flags), what);
    })
    .join('');

const flagName = (flags: string): string =>
  flags.replace(/(--?[\w-]+)|([<[])([^\]>]+)([\]>])|([^-<[]+)/g, (_, flag, open, value, close, between) =>
    flag
      ? bold(flag)
      : value
        ? `${open === '[' ? '[' : ''}\\fI${inline(value)}\\fR${close === ']' ? ']' : ''}`
        : inline(between),
  );

/** What a help says behind the options: only printing it shows it. */
function textAfter(command: Command): string {
  let printed = '';
  command.configureOutput({
    writeOut: (text) => {
      printed += text;
    },
  });
  command.outputHelp();
  return printed.slice(command.helpInformation().length);
}
