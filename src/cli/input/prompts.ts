import inquirer from 'inquirer';
import { cancelledError } from '../../errors.ts';
import { palette } from '../output/colours.ts';
import {
  type Answer,
  askKey,
  askLine,
  askPaste,
  type LineQuestion,
  type Look,
  type PasteQuestion,
} from './ask-line.ts';
import type { Terminal } from './key-session.ts';
import { pick } from './picker.ts';
import type { Choice } from './picker-state.ts';
import { withoutPastes } from './without-pastes.ts';

/** The questions a command may ask on a terminal. Ctrl-C and Esc are exit 130 and nothing written. */
export interface Prompt {
  /** One line. */
  text(question: string, fallback?: string, check?: (value: string) => true | string): Promise<string>;
  /** One line, or a paste of several. */
  lineOrPaste(question: LineQuestion): Promise<Answer>;
  /** A link, a paste, or the wish for an editor. */
  paste(question: PasteQuestion): Promise<Answer | { kind: 'editor' }>;
  /** One of these keys, by letter or name; all others do nothing. */
  key<K extends string>(question: string, keys: Readonly<Record<string, K>>): Promise<K>;
  confirm(question: string, fallback?: boolean): Promise<boolean>;
  /** One of a list, with a filter. */
  choose<T>(question: string, choices: readonly Choice<T>[]): Promise<T>;
  /** One or several of a list, with a filter. */
  chooseSeveral<T>(question: string, choices: readonly Choice<T>[]): Promise<T[]>;
}

/** Prompts on the terminal's stderr, so that stdout stays for results. */
export function prompt(terminal: Terminal, { width, colour }: { width: number; colour: boolean }): Prompt {
  const { head, dim } = palette({ colour });
  const look: Look = { width, head, dim };
  const confirm = async (message: string, fallback: boolean): Promise<boolean> => {
    const { input, close } = withoutPastes(terminal);
    const module = inquirer.createPromptModule({ input, output: terminal.output as NodeJS.WritableStream });
    try {
      const answers = await module([
        { type: 'confirm', message, default: fallback, name: 'answer' },
      ] as never);
      return (answers as { answer: boolean }).answer;
    } catch (error) {
      if ((error as Error).name === 'ExitPromptError') {
        throw cancelledError('cancelled', 'Cancelled; nothing was written.');
      }
      throw error;
    } finally {
      close();
    }
  };
  return {
    text: async (question, fallback, check) =>
      (await askLine(terminal, look, { question, fallback, check })).text,
    lineOrPaste: (question) => askLine(terminal, look, question, true),
    paste: (question) => askPaste(terminal, look, question),
    key: (question, keys) => askKey(terminal, look, question, keys),
    confirm: (question, fallback = false) => confirm(question, fallback),
    choose: async (question, choices) =>
      (await pick(terminal, look, { question, choices, several: false }))[0]!,
    chooseSeveral: (question, choices) => pick(terminal, look, { question, choices, several: true }),
  };
}
