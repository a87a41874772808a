/** What a shell asks at a key press: `jobtrail completion answer <shell> -- <words…>`. It never fails aloud. */
import type { Command } from 'commander';
import { plain } from '../../domain/text.ts';
import { databaseFile } from '../../paths.ts';
import { type Lookup, openLookup } from '../../store/lookup.ts';
import type { Context } from '../context.ts';
import { readArguments } from '../input/arguments.ts';
import type { Entry, Register } from '../registry.ts';
import { type Offer, offer } from './candidates.ts';
import { expect } from './expect.ts';
import type { Candidate } from './lookup.ts';
import { quoteForBash, readLine } from './shell-words.ts';

/** The longest explanation, in cells. */
const LONGEST_ABOUT = 60;

const GLOBAL_FLAGS: readonly Candidate[] = [
  { value: '--db', about: 'use this database instead of your own' },
  { value: '--json', about: 'one JSON document on stdout' },
  { value: '--quiet', about: 'say nothing that was not asked for' },
  { value: '--no-color', about: 'no colour' },
  { value: '--help', about: 'what it does and takes, with examples' },
];

/** The commands that can be completed, and their other names. */
export interface Known {
  commands: Readonly<Record<string, Entry>>;
  aliases: Readonly<Record<string, string>>;
}

/** The hidden half of the command; loaded without the rest of it. */
export const registerFor =
  (known: Known): Register =>
  (program, context) => {
    program
      .command('completion')
      .command('answer', { hidden: true })
      .argument('<shell>')
      .argument('[words...]')
      .description('What fits at the cursor; asked by the scripts that "jobtrail completion" prints.')
      .action((shell: string, words: string[]) => answer({ context, known, program }, shell, words));
  };

/** What an answer is made from. */
interface Asked {
  context: Context;
  known: Known;
  program: Command;
}

async function answer(asked: Asked, shell: string, words: string[]): Promise<void> {
  try {
    const lines = shell === 'bash' ? await forBash(asked, words) : await forOthers(asked, shell, words);
    asked.context.ui.result(lines.join('\n'));
  } catch {
    // Whatever is wrong will be said by the command itself; a key press shows nothing.
  }
}

/** First a line that says how to take the rest, then one candidate a line: the word, a tab, what it is. */
async function forOthers(asked: Asked, shell: string, all: string[]): Promise<string[]> {
  const words = all.slice(0, -1);
  const last = all.at(-1) ?? '';
  // Zsh takes the quotes off by itself.
  const found = await complete(asked, words, shell === 'fish' ? readLine(last).current : last);
  return [head(found), ...found.candidates.map(({ value, about }) => `${value}\t${brief(about)}`)];
}

/** As for the others, but the words are those bash puts in as they stand: the part it replaces, quoted as it must be. */
async function forBash(asked: Asked, [line = '', part = '', kind = '9']: string[]): Promise<string[]> {
  const { words, current, quote } = readLine(line);
  const found = await complete(asked, words.slice(1), current);
  // Bash ends words at a colon or an equals sign, and replaces what comes after.
  const replaced = quote === '' ? readLine(part).current : readLine(quote + part).current;
  const kept = current.endsWith(replaced) ? current.length - replaced.length : 0;
  // A menu (37) and "insert all" (42) put in what they are given, whole; a list may say more.
  const isListed = found.candidates.length > 1 && kind !== '37' && kind !== '42' && quote === '';
  const replies = found.candidates.flatMap(({ value, about }) => {
    const word = quoteForBash(value.slice(kept), quote);
    return word === null ? [] : [isListed && about !== '' ? `${word}  (${brief(about)})` : word];
  });
  return [head(found), ...replies];
}

const head = ({ candidates, wantsFiles }: Offer): string =>
  [
    candidates.length === 0 && wantsFiles ? 'files' : 'words',
    candidates.length > 0 && candidates.every(({ isOpen }) => isOpen) ? 'nospace' : '',
  ]
    .join(' ')
    .trim();

/** What fits at the cursor behind these words; `words` begin behind the program's name. */
async function complete(
  { context, known, program }: Asked,
  words: string[],
  current: string,
): Promise<Offer> {
  const last = words.at(-1);
  if (last === '--db') return { candidates: [], wantsFiles: true };
  if (current.startsWith('--db=')) return { candidates: [], wantsFiles: true };
  const { rest, command, flags } = readArguments(words);
  if (command === undefined || command === 'help') {
    return {
      candidates: [...commandNames(known, current), ...(command ? [] : globalFlags(current, words))],
      wantsFiles: false,
    };
  }
  const name = Object.hasOwn(known.aliases, command) ? known.aliases[command]! : command;
  if (!Object.hasOwn(known.commands, name)) return { candidates: [], wantsFiles: false };
  const scratch = program.createCommand('jobtrail');
  (await known.commands[name]!.load())(scratch, context);
  const called = scratch.commands[0]!;
  let lookup: Lookup | null | undefined;
  const lookUp = () => {
    lookup ??= openLookup(databaseFile(context.host, flags.db && atHome(context, flags.db))) ?? null;
    return lookup;
  };
  try {
    const typed = words.slice(words.indexOf(command) + 1);
    const found = offer(expect(called, withoutGlobals(typed), current), current, lookUp);
    const more = rest.includes('--') ? [] : globalFlags(current, words);
    return { ...found, candidates: [...found.candidates, ...more] };
  } finally {
    lookup?.close();
  }
}

// The shell has not expanded it yet: the line is still being typed.
const atHome = ({ host }: Context, path: string): string => path.replace(/^~(?=\/)/, host.home);

function withoutGlobals(words: readonly string[]): string[] {
  const end = words.indexOf('--');
  const before = end < 0 ? words : words.slice(0, end);
  const isGlobal = (word: string) => /^(?:--json|--quiet|-q|--no-color|--db(?:=.*)?)$/.test(word);
  return [
    ...before.filter((word, i) => !isGlobal(word) && before[i - 1] !== '--db'),
    ...(end < 0 ? [] : words.slice(end)),
  ];
}

const commandNames = ({ commands }: Known, typed: string): Candidate[] =>
  Object.entries(commands)
    .map(([value, { summary }]) => ({ value, about: summary }))
    .filter(({ value }) => value.startsWith(typed));

const globalFlags = (typed: string, words: readonly string[]): Candidate[] =>
  typed.startsWith('-')
    ? GLOBAL_FLAGS.filter(({ value }) => value.startsWith(typed) && !words.includes(value))
    : [];

function brief(about: string): string {
  const text = plain(about);
  if (text.length <= LONGEST_ABOUT / 2) return text;
  let cut = '';
  let cells = 0;
  for (const char of text) {
    // At most: what measures exactly takes longer to load than all the rest of an answer.
    cells += char.codePointAt(0)! < 0x1100 ? 1 : 2;
    if (cells > LONGEST_ABOUT) return `${[...cut].slice(0, -1).join('').trimEnd()}…`;
    cut += char;
  }
  return text;
}
