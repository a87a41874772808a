/** Summaries as the store keeps them, with the match put to them anew. */

import type { Job } from '../domain/job.ts';
import type { PostingVersion } from '../domain/records.ts';
import { judgeFit, type Summary } from '../domain/summary.ts';
import type { Session } from './session.ts';
import { matchOf } from './skill-index.ts';

/** The newest summary of a posting, whoever wrote it; null where none was made. */
export async function cachedSummary(
  session: Session,
  job: Job,
  posting: PostingVersion,
): Promise<Summary | null> {
  const kept = session.store().summaries.latest(posting.contentHash) as
    | Omit<Summary, 'match' | 'verdict'>
    | undefined;
  if (!kept) return null;
  const match = await matchOf(session, job);
  return { ...kept, match, verdict: judgeFit(match, session.store().profile.all().length > 0) };
}
