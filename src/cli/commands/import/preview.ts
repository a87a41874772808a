/** What an import shows: what it recognised before it writes, and how far it has come. */

import { counted, plain } from '../../../domain/text.ts';
import type { ImportedList } from '../../../exchange/import/index.ts';
import type { Context } from '../../context.ts';

/** True where somebody watches stderr: a terminal, and neither --quiet nor --json. */
export const showsProgress = ({ flags, host }: Context): boolean =>
  host.stderr.isTTY === true && !flags.quiet && !flags.json;

/** A bar on stderr that counts up to `total`. */
export async function progress(context: Context, total: number) {
  const { default: Progress } = await import('cli-progress');
  const bar = new Progress.SingleBar({
    format: 'Importing {bar} {value}/{total}',
    stream: context.host.stderr as NodeJS.WritableStream,
    // Interrupted, it could not put back what it had changed: the cursor stays to be seen, lines wrap.
    hideCursor: false,
    linewrap: true,
  });
  bar.start(total, 0);
  return bar;
}

/** Says what was recognised of a list, what is left out and why. */
export function preview(context: Context, list: ImportedList): void {
  const say = context.ui.status;
  const bad = list.skipped.length;
  say(`${plain(list.name)}: ${list.recognised}, ${counted(list.rows, 'row')}.`);
  const pairs = Object.entries(list.columns).map(([theirs, field]) => `${plain(theirs)} → ${field}`);
  say(`  read: ${pairs.join(', ')}`);
  if (list.unread.length > 0) say(`  not read: ${list.unread.map(plain).filter(Boolean).join(', ')}`);
  const stages = Object.entries(list.stages).map(([word, stage]) => `${plain(word)} → ${stage}`);
  if (stages.length > 0) say(`  stages: ${stages.slice(0, 20).join(', ')}`);
  for (const { line, reason } of list.skipped.slice(0, 10)) say(`  skipped line ${line}: ${reason}`);
  if (bad > 10) say(`  and ${bad - 10} more`);
  if (list.unknownStages.length > 0) {
    const words = list.unknownStages.slice(0, 10).map((word) => `"${plain(word)}"`);
    context.ui.warn(
      `No stage goes by ${words.join(', ')}: such rows count as applied where a day tells so, else as saved.`,
    );
  }
  for (const { column, line, value, count } of list.unreadable)
    context.ui.warn(
      `"${plain(value)}" in ${plain(column)} (line ${line}${count > 1 ? `, and ${count - 1} more` : ''}) cannot be read and is left out.`,
    );
  if (list.ambiguous.length > 0)
    context.ui.warn(
      `Dates such as 03/04/2026 in ${list.ambiguous.map(plain).join(', ')} mean two days and are not read; --dates day-first or --dates month-first says which.`,
    );
}
