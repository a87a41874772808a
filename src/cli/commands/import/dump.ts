/** Import of jobtrail's own lossless export. */

import { skipNoticesOfOld } from '../../../app/import/write.ts';
import { counted, plain } from '../../../domain/text.ts';
import { usageError, userError } from '../../../errors.ts';
import type { Context } from '../../context.ts';
import type { Ask, ImportFlags } from './flags.ts';

/** Checks, shows and writes an export, undefined where its JSON is damaged; the answer has the shape of `import`. */
export async function importDump(
  context: Context,
  json: unknown,
  flags: ImportFlags,
  ask: Ask,
): Promise<void> {
  if (json === undefined) {
    throw userError('bad-export', 'The export is cut short or damaged; nothing was imported.', [
      'Make it again with: jobtrail export --format json --output FILE',
    ]);
  }
  const store = context.store();
  const { readDump } = await import('../../../store/read-dump.ts');
  const dump = readDump(json);
  const sensitive = store.sensitiveSettings(dump);
  const confirmed = await confirm(context, sensitive, flags);
  const jobs = dump.tables.jobs.length;
  context.ui.status(`Recognised: an export of jobtrail with ${counted(jobs, 'job')}.`);
  const answer = { recognised: 'jobtrail', columns: {}, unreadable: [], skipped: [] };
  if (flags.dryRun) {
    if (context.flags.json)
      return context.ui.json({ ...answer, added: 0, updated: 0, unchanged: 0, operation: null });
    return context.ui.status('Nothing was written.');
  }
  await ask(`Import ${counted(jobs, 'job')}?`);
  const { backUpBefore } = await import('../../../app/backup.ts');
  if (store.jobs.count() > 0) await backUpBefore(context, 'before-import');
  const before = store.jobs.lastId();
  const { operation, value } = store.write(
    { command: 'import', summary: `${jobs} jobs of an export` },
    () => {
      const loaded = store.load(dump, confirmed);
      skipNoticesOfOld(context, before);
      return loaded;
    },
  );
  for (const { key, reason } of value.refused)
    context.ui.warn(`${plain(key)} was not taken over: ${reason}.`);
  const stranded = store.jobs.stranded().flatMap(({ jobs: ids }) => ids);
  if (stranded.length > 0)
    context.ui.warn(
      `${stranded.length} ${stranded.length === 1 ? 'job stands' : 'jobs stand'} at a stage that is gone; jobtrail doctor says the way back.`,
    );
  const { added, updated, unchanged, refused } = value;
  if (context.flags.json)
    return context.ui.json({ ...answer, added, updated, unchanged, operation, settingsLeftOut: refused });
  context.ui.status(
    operation === null
      ? 'Everything in it is here already.'
      : `Imported: ${added} new, ${updated} updated, ${unchanged} as they were. jobtrail undo takes it back.`,
  );
}

async function confirm(
  context: Context,
  sensitive: { key: string; value: string }[],
  flags: ImportFlags,
): Promise<Set<string>> {
  const confirmed = new Set(flags.confirm ?? []);
  for (const key of confirmed) {
    if (!sensitive.some((s) => s.key === key))
      throw usageError(
        'nothing-to-confirm',
        `The export has no setting "${plain(key)}" that needs --confirm.`,
      );
  }
  for (const { key, value } of sensitive) {
    if (confirmed.has(key) || flags.dryRun || flags.yes || !context.interactive) continue;
    const prompt = await context.prompt();
    if (await prompt.confirm(`The export sets ${key} to "${plain(value)}". Take that over?`, false))
      confirmed.add(key);
  }
  for (const { key, value } of sensitive) {
    if (!confirmed.has(key))
      context.ui.status(`Left out: ${key} = "${plain(value)}". --confirm ${key} takes it over.`);
  }
  return confirmed;
}
