import type { Context } from '../cli/context.ts';
import { study } from './skill-index.ts';
import { readQuery } from '../cli/input/query.ts';

/** What the jobs of a query (the open ones without) ask for most, beside the user's own skills. */
export async function demandOf(context: Context, where: string | string[] | undefined) {
  await study(context);
  const store = context.store();
  const { jobs } = store.jobs.list({
    query: readQuery(context, where ?? ['group:saved,active']),
    today: context.today(),
    sort: { key: 'id', descending: false },
    limit: null,
  });
  const wanted = new Set(jobs.map((job) => job.id));
  const byJob = new Map<number, ReturnType<typeof store.skills.rows>>();
  for (const row of store.skills.rows()) {
    if (!wanted.has(row.job)) continue;
    const list = byJob.get(row.job);
    if (list) list.push(row);
    else byJob.set(row.job, [row]);
  }
  const { demandOver, families } = await import('../insight/local.ts');
  return demandOver([...byJob.values()], store.profile.all(), families);
}
