/**
 * One pass over the arguments before Commander, which alone does not carry the contract: global flags count before
 * and after the command, and an operand may begin with a dash (`-status:rejected`, a note such as "-5 degrees").
 */
import { usageError } from '../../errors.ts';
import type { Flags } from '../context.ts';

/** Stands for the leading dash of an operand until Commander is through; no keyboard types it. */
const DASH = '\ue0ad';

/** Stands before a word behind `--`, which Commander would still take for a subcommand. */
const VERBATIM = '\ue0ae';

/** A word that begins with a dash and is no option: a negated query term, or several words in one argument. */
const isOperand = (word: string): boolean =>
  /^-[a-z]+(?:\.[a-z]+)?:/i.test(word) ||
  /^-[a-z]{2,}[<>]/i.test(word) ||
  (/^-/.test(word) && /\s/.test(word) && !/^--[a-z][\w-]*=/.test(word));

/** Gives back the words as they were typed. */
export function revealDash<T>(value: T): T {
  if (typeof value === 'string') {
    if (value.startsWith(VERBATIM)) return value.slice(1) as T;
    return (value.startsWith(DASH) ? `-${value.slice(1)}` : value) as T;
  }
  if (Array.isArray(value)) return value.map(revealDash) as T;
  return value;
}

export interface Arguments {
  flags: Flags;
  /** What is left for Commander. */
  rest: string[];
  /** The first word that is no option, if any: the command. */
  command: string | undefined;
}

/** Takes the global flags out, and hides the dashes of operands. */
export function readArguments(args: readonly string[]): Arguments {
  const flags: Flags = { json: false, quiet: false, color: true };
  const rest: string[] = [];
  let command: string | undefined;
  for (let i = 0; i < args.length; i += 1) {
    const word = args[i]!;
    if (word === '--') {
      rest.push(word, ...args.slice(i + 1).map((each) => VERBATIM + each));
      break;
    }
    if (word === '--json') flags.json = true;
    else if (word === '--quiet' || word === '-q') flags.quiet = true;
    else if (word === '--no-color') flags.color = false;
    else if (word === '--db' || word.startsWith('--db=')) {
      if (word === '--db') i += 1;
      const value = word === '--db' ? args[i] : word.slice(5);
      if (!value || (word === '--db' && value.startsWith('-')))
        throw usageError('missing-value', '--db needs a file.', ['jobtrail --db jobs.db list']);
      flags.db = value;
    } else if (isOperand(word)) rest.push(DASH + word.slice(1));
    else {
      if (command === undefined && !word.startsWith('-')) command = word;
      rest.push(word);
    }
  }
  return { flags, rest, command };
}
