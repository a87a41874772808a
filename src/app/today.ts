/** What matters today, gathered once for `dashboard`, its JSON and the report. */
import { addDays, dayIn } from '../domain/days.ts';
import type { Job } from '../domain/job.ts';
import type { Interview, Reminder } from '../domain/records.ts';
import { stagesInUse } from '../domain/stages.ts';
import { listedReminders } from './ended-reminders.ts';
import { checkWarning } from './schedule-health.ts';
import type { Session } from './session.ts';

type Named = Pick<Job, 'id' | 'title' | 'company' | 'status' | 'group'>;

export interface Today {
  today: string;
  total: number;
  /** Reminders that are due or overdue. */
  due: { id: number; job: Named | null; message: string; dueAt: string }[];
  /** Reminders of the next seven days. */
  upcoming: Today['due'];
  /** Saved and preparing jobs whose deadline is near. */
  closing: { job: Named; expiresOn: string }[];
  /** Saved and preparing jobs whose deadline has passed. */
  passed: Today['closing'];
  /** Saved jobs without a deadline that have grown old. */
  stale: { job: Named; savedAt: string }[];
  interviews: { id: number; job: Named | null; at: string; round: string | null; where: string | null }[];
  waiting: { job: Named; since: string }[];
  stages: { stage: string; group: string; jobs: number }[];
  /** Said where reminders wait and no check has run for a day. */
  warning: string | null;
}

const EACH = 5;
const CLOSING_DAYS = 14;

/** Gathers today. Reads only, so that it may run as often as one likes. */
export function today(session: Session): Today {
  const store = session.store();
  const [now, day] = [session.now(), session.today()];
  const named = ({ id, title, company, status, group }: Job): Named => ({
    id,
    title,
    company,
    status,
    group,
  });
  const jobOf = (id: number | null): Named | null => {
    const job = id === null ? undefined : store.jobs.get(id);
    return job ? named(job) : null;
  };
  const reminder = ({ id, job, message, dueAt }: Reminder) => ({ id, job: jobOf(job), message, dueAt });
  const open = listedReminders(session).slice(0, 50);
  const soon = dayIn(new Date(now.getTime() + 7 * 86_400_000), session.zone());
  const counts = store.jobs.countByStatus();
  const staleDay = addDays(day, -Number.parseInt(session.setting('expiry.stale'), 10) || -30);
  const deadline = (job: Job) => ({ job: named(job), expiresOn: job.expiresOn! });
  const active = store.jobs.stages().filter((s) => s.group === 'active' && s.name !== 'preparing');
  return {
    today: day,
    total: [...counts.values()].reduce((sum, n) => sum + n, 0),
    due: open.filter((r) => new Date(r.dueAt) <= now).map(reminder),
    upcoming: open
      // Interviews have a section of their own.
      .filter((r) => r.why !== 'interview')
      .filter((r) => new Date(r.dueAt) > now && dayIn(new Date(r.dueAt), session.zone()) <= soon)
      .slice(0, EACH)
      .map(reminder),
    closing: store.jobs.closing(day, addDays(day, CLOSING_DAYS), EACH).map(deadline),
    passed: store.jobs.closing('', addDays(day, -1), EACH).map(deadline),
    stale: store.jobs
      .untouched(addDays(staleDay, 1), EACH)
      .map((job) => ({ job: named(job), savedAt: job.savedAt })),
    interviews: store.interviews
      .from(new Date(now.getTime() - 3_600_000).toISOString(), EACH)
      .map(({ id, job, at, round, where }: Interview) => ({ id, job: jobOf(job), at, round, where })),
    waiting: store.jobs
      .waitingLongest(
        active.map((s) => s.name),
        EACH,
      )
      .map(({ job, since }) => ({ job: named(job), since })),
    stages: stagesInUse(counts, store.jobs.stages()),
    warning: checkWarning(session),
  };
}
