import type { Command } from 'commander';
import { formatInstant } from '../../domain/days.ts';
import type { Operation } from '../../domain/records.ts';
import { plain } from '../../domain/text.ts';
import type { Context } from '../context.ts';
import { readCount } from '../input/number.ts';
import { labelled } from '../output/wrapped.ts';

export function register(parent: Command, context: Context): void {
  parent
    .command('history')
    .description('What was done, newest first, with the numbers undo takes.')
    .option('-n, --limit <n>', 'at most so many (20 on a terminal)')
    .addHelpText('after', '\nExamples\n  jobtrail history\n  jobtrail history --limit 100')
    .action(({ limit }: { limit?: string }) => history(context, limit));
}

function history(context: Context, limit: string | undefined): void {
  const most = readCount('limit', limit, context.terminal ? 20 : -1);
  const operations = context.store().history(most);
  if (context.flags.json) return context.ui.json(operations);
  if (operations.length === 0) return context.ui.status('Nothing was done yet.');
  context.ui.result(operations.map((o) => line(context, o)).join('\n'));
}

function line(context: Context, { id, at, by, kind, command, summary, target, undone }: Operation): string {
  const what =
    kind === 'change' ? `${command}: ${plain(summary)}` : `${kind} of ${target}: ${plain(summary)}`;
  const marks = [undone && kind === 'change' ? 'undone' : '', by === 'program' ? 'by jobtrail' : ''].filter(
    Boolean,
  );
  if (!context.terminal) return [id, at, what, marks.join(',')].join('\t');
  const note = marks.length > 0 ? `  (${marks.join(', ')})` : '';
  const said = `${formatInstant(new Date(at), context.zone())}  ${what}${note}`;
  return labelled(String(id).padStart(4), said, context.width, 4);
}
