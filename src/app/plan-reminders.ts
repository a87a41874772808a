/** Reminders that follow from a job's journey: shared by whatever moves a job, its interviews or its offer. */
import { noticeSettings } from '../domain/notices/settings.ts';
import type { Interview } from '../domain/records.ts';
import { planReminders } from '../domain/reminders.ts';
import type { Session } from './session.ts';

/**
 * Adds and retires what a job's present state asks for; inside the running operation, after the change. `stageMoved`
 * says that the job came to another stage, which brings back what an earlier stage had retired; `before` is an interview
 * as it was before it was changed.
 */
export function replanReminders(
  session: Pick<Session, 'store' | 'now'>,
  id: number,
  stageMoved: boolean,
  before?: Interview,
): void {
  const store = session.store();
  const job = store.jobs.get(id);
  if (!job) return;
  const plan = planReminders({
    job,
    interviews: store.interviews.of(id),
    existing: store.reminders.anchored(id),
    settings: noticeSettings((key) => store.settings.get(key)),
    now: session.now(),
    stageMoved,
    ...(before ? { before } : {}),
  });
  for (const each of plan.retire) store.reminders.change(each, { state: 'retired' });
  for (const { id: each, message } of plan.reword ?? []) store.reminders.change(each, { message });
  for (const seed of plan.add) store.reminders.add(seed);
}
