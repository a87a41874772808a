/** Import of a foreign list: shown first, written as one operation, the same again changes nothing. */

import { basename } from 'node:path';
import { makeMatcher } from '../../../app/import/match.ts';
import { makeWriter, skipNoticesOfOld } from '../../../app/import/write.ts';
import { counted, plain } from '../../../domain/text.ts';
import { userError } from '../../../errors.ts';
import { type ImportedList, type Pieces, readLists } from '../../../exchange/import/index.ts';
import type { Context } from '../../context.ts';
import type { Ask, ImportFlags } from './flags.ts';
import { preview, progress, showsProgress } from './preview.ts';

/** Reads, shows and writes the lists of a file; the answer has the shape of `import`. */
export async function importRows(
  context: Context,
  path: string,
  pieces: Pieces,
  flags: ImportFlags,
  ask: Ask,
): Promise<void> {
  const store = context.store();
  const lists = await readLists(pieces, {
    name: basename(path),
    map: flags.map ?? [],
    order: flags.dates ?? null,
    stages: store.jobs.stages(),
    zone: context.zone(),
  });
  const rows = lists.reduce((sum, list) => sum + list.rows - list.skipped.length, 0);
  const skipped = lists.flatMap((list) =>
    list.skipped.map((each) => (lists.length > 1 ? { ...each, file: list.name } : each)),
  );
  const answer = {
    recognised: [...new Set(lists.map((list) => list.recognised))].join(', '),
    unreadable: lists.flatMap((list) => list.unreadable),
    columns: Object.assign({}, ...lists.map((list) => list.columns)) as Record<string, string>,
  };
  for (const list of lists) preview(context, list);
  if (flags.strict) refuseBad(lists);
  const counts = { added: 0, updated: 0, unchanged: 0 };
  const answered = (operation: number | null): void => {
    if (context.flags.json) context.ui.json({ ...answer, ...counts, skipped, operation });
  };
  if (flags.dryRun) {
    answered(null);
    return context.ui.status('Nothing was written.');
  }
  if (rows === 0) {
    answered(null);
    return context.ui.status('There is no row in it to take over.');
  }
  await ask(`Import ${counted(rows, 'row')}?`);
  const [{ canonicalKey, markdownReader }, { backUpBefore }] = await Promise.all([
    import('../../../capture/index.ts'),
    import('../../../app/backup.ts'),
  ]);
  const described = Object.values(answer.columns).includes('description');
  const markdown = described ? await markdownReader() : null;
  if (store.jobs.count() > 0) await backUpBefore(context, 'before-import');
  const bar = showsProgress(context) && rows > 2000 ? await progress(context, rows) : null;
  let operation: number | null;
  try {
    ({ operation } = store.write({ command: 'import', summary: `${rows} rows of ${basename(path)}` }, () => {
      const before = store.jobs.lastId();
      const matcher = makeMatcher(context);
      const writer = makeWriter(context);
      for (const list of lists)
        list.each((row) => {
          if (row.description) row.description = markdown?.(row.description) ?? null;
          const key = canonicalKey(row.fields.url);
          const found = matcher.find(row, key);
          if (found === null) writer.add(row, key, list.recognised);
          counts[found === null ? 'added' : writer.update(found, row, key)] += 1;
          bar?.increment();
        });
      skipNoticesOfOld(context, before);
    }));
  } finally {
    bar?.stop();
  }
  answered(operation);
  if (context.flags.json) return;
  context.ui.status(
    operation === null
      ? 'Everything in it is here already.'
      : `Imported: ${counts.added} new, ${counts.updated} updated, ${counts.unchanged} as they were, ${skipped.length} skipped. jobtrail undo takes it back.`,
  );
}

/** Stops everything at the first row, or cell, that cannot be read. */
function refuseBad(lists: readonly ImportedList[]): void {
  for (const { name, skipped, unreadable } of lists) {
    const [bad] = [
      ...skipped,
      ...unreadable.map(({ column, line, value }) => ({
        line,
        reason: `"${plain(value)}" in ${plain(column)} cannot be read`,
      })),
    ].sort((a, b) => a.line - b.line);
    if (!bad) continue;
    const where = lists.length > 1 ? `${plain(name)}, line` : 'Line';
    throw userError('bad-row', `${where} ${bad.line}: ${bad.reason}; nothing was imported.`, [
      'Without --strict it is left out and named.',
    ]);
  }
}
