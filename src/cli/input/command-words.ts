/** A command line out of the environment (`EDITOR`, `BROWSER`), as a shell would split it, none of it expanded. */
import { readLine } from '../completion/shell-words.ts';

/** Its words without their quotes: `'/opt/my editor/run' --wait` is two; none for a blank line. */
export function commandWords(text: string): string[] {
  const { words, current, quote } = readLine(text.trim());
  // A quote nobody closed is part of a name, not the beginning of one.
  if (quote !== '') return text.trim().split(/\s+/);
  return text.trim() === '' ? [] : [...words, current];
}
