import inquirer from 'inquirer';
import { cancelledError } from '../../errors.ts';
import type { ProcessEnv } from '../context.ts';

/** The questions a command may ask on a terminal. Ctrl-C is exit 130 and nothing written. */
export interface Prompt {
  text(question: string, fallback?: string, check?: (value: string) => true | string): Promise<string>;
  confirm(question: string, fallback?: boolean): Promise<boolean>;
  choose<T>(question: string, choices: { name: string; value: T }[]): Promise<T>;
}

/** Prompts on the terminal's stderr, so that stdout stays for results. */
export function prompt(host: ProcessEnv): Prompt {
  const module = inquirer.createPromptModule({
    input: host.stdin,
    output: host.stderr as NodeJS.WritableStream,
  });
  const ask = async <T>(question: Record<string, unknown>): Promise<T> => {
    try {
      const answers = await module([{ ...question, name: 'answer' }] as never);
      return (answers as { answer: T }).answer;
    } catch (error) {
      if ((error as Error).name === 'ExitPromptError') {
        throw cancelledError('cancelled', 'Cancelled; nothing was written.');
      }
      throw error;
    }
  };
  return {
    text: (message, fallback, check) =>
      ask({ type: 'input', message, default: fallback, ...(check ? { validate: check } : {}) }),
    confirm: (message, fallback = false) => ask({ type: 'confirm', message, default: fallback }),
    choose: (message, choices) => ask({ type: 'select', message, choices, pageSize: 12 }),
  };
}
