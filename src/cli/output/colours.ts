/** The colours of a terminal. Nothing is said by colour alone. */
import { Chalk } from 'chalk';
import type { StageGroup } from '../../domain/job.ts';
import type { Context } from '../context.ts';

/** Colours that stay apart for most who see few of them; the word is always there too. */
export function palette(context: Pick<Context, 'colour'>) {
  const chalk = new Chalk({ level: context.colour ? 1 : 0 });
  const groups: Record<StageGroup, (text: string) => string> = {
    saved: chalk.cyan,
    active: chalk.yellow,
    won: chalk.blueBright.bold,
    lost: chalk.gray,
    closed: chalk.gray,
  };
  return {
    group: (group: StageGroup, text: string) => groups[group](text),
    head: (text: string) => chalk.bold(text),
    dim: (text: string) => chalk.dim(text),
    loud: (text: string) => chalk.yellowBright.bold(text),
    late: (text: string) => chalk.red.bold(text),
    mark: (text: string) => chalk.underline.bold(text),
  };
}
