/** `save --from LIST`: every link of a list, nobody asked. */
import { readSource, withHandSet } from '../../../app/save-job.ts';
import type { Job, PostingFields } from '../../../domain/job.ts';
import { isJobtrailError, type JobtrailError } from '../../../errors.ts';
import type { Context } from '../../context.ts';
import { duplicate, type Flags, failed, keep, type Result } from './keep.ts';

/** Saves the links of a list and sums up what came of them. */
export async function saveList(
  context: Context,
  list: string,
  hand: Partial<PostingFields>,
  flags: Flags,
  known: (source: string) => Job | undefined,
): Promise<void> {
  const text = (list === '-' ? await context.readStdin() : readSource(context, list)).toString('utf8');
  const { eachOfList } = await import('../../../app/save-list.ts');
  const silent = {
    ...context,
    interactive: false,
    ui: { ...context.ui, result: () => {}, warn: () => {}, status: () => {} },
  };
  let trouble: JobtrailError | null = null;
  const results = await eachOfList<Result>(
    context,
    text,
    flags,
    ({ url }) => {
      const earlier = known(url);
      return earlier ? duplicate(silent, url, earlier, []) : null;
    },
    async ({ entry, draft, trouble: why }) => {
      trouble ??= why;
      try {
        return draft
          ? (await keep(silent, entry.url, { draft: withHandSet(draft, hand), trouble: why }, flags))!
          : failed(entry.url, why!);
      } catch (error) {
        if (!isJobtrailError(error)) throw error;
        trouble ??= error;
        return failed(entry.url, error);
      }
    },
  );
  if (context.flags.json) context.ui.json(results);
  else summarizeList(context, results);
  if (trouble) context.exit((trouble as JobtrailError).exitCode);
}

function summarizeList(context: Context, results: Result[]): void {
  const count = (pick: (one: Result) => boolean): number => results.filter(pick).length;
  const stubs = results.filter((one) => one.outcome === 'saved' && one.error);
  const parts = [
    `${count((one) => one.outcome === 'saved')} saved`,
    ...(stubs.length > 0 ? [`${stubs.length} of them only as links`] : []),
    ...(count((one) => one.outcome === 'draft') > 0
      ? [`${count((one) => one.outcome === 'draft')} drafts`]
      : []),
    `${count((one) => one.outcome === 'duplicate')} saved before`,
    `${count((one) => one.outcome === 'failed')} failed`,
  ];
  context.ui.result(`${results.length} links: ${parts.join(', ')}.`);
  for (const { source, error } of results.filter((one) => one.error).slice(0, 20))
    context.ui.warn(`${source}: ${error!.message}`);
}
