import type { Context } from '../context.ts';

/** What a changing command answers: the operation, the jobs it changed, and the new item where there is one. */
export interface Change extends Record<string, unknown> {
  operation: number | null;
  jobs: number[];
}

/** Answers a change: JSON for a program, the sentence for a person. */
export function answerChange(context: Context, change: Change, said: string): void {
  const { operation, jobs, ...item } = change;
  if (context.flags.json) {
    context.ui.json({ operation, jobs: jobObjects(context, jobs), changed: operation !== null, ...item });
  } else context.ui.status(said);
}

/** The jobs of these ids as they are now; one that was removed is left out. */
export function jobObjects(context: Context, ids: number[]) {
  return ids.flatMap((id) => context.store().jobs.get(id) ?? []);
}

/** The words of a tail argument, or all of stdin for `-` or a pipe without words. */
export async function textOrStdin(context: Context, words: string[]): Promise<string | null> {
  if (words.length === 1 && words[0] === '-') return (await context.readStdin()).toString('utf8');
  if (words.length > 0) return words.join(' ');
  if (context.host.stdin.isTTY !== true && !context.interactive) {
    const piped = (await context.readStdin()).toString('utf8');
    return piped === '' ? null : piped;
  }
  return null;
}
