import { jobsMatching } from './query-jobs.ts';
import type { Session } from './session.ts';
import { updateSkillIndex } from './skill-index.ts';

/** What the jobs of a query (the open ones without) ask for most, beside the user's own skills. */
export async function demandOf(session: Session, where: string | string[] | undefined) {
  await updateSkillIndex(session);
  const store = session.store();
  const wanted = new Set(jobsMatching(session, where ?? ['group:saved,active']).map((job) => job.id));
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
