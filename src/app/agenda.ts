/** Gathers the agenda from the store; the same for the dashboard, the board, the report and assistants. */
import { buildAgenda } from '../domain/agenda/agenda.ts';
import type { AgendaEntry, AgendaJob } from '../domain/agenda/items.ts';
import { addDays, parseDays } from '../domain/days.ts';
import { dueReminders } from './ended-reminders.ts';
import type { Session } from './session.ts';

/** How many of the longest waits are looked at before those set aside are taken out. */
const WAITS = 50;
const DAY = 86_400_000;
/** Interviews longer ago than this say nothing of what wants doing now, in days. */
const INTERVIEWS_SINCE = 120;

/** What wants doing, most urgent first, one line a job; `all` leaves nothing out. Reads only. */
export function agenda(
  session: Pick<Session, 'store' | 'now' | 'today' | 'zone' | 'setting'>,
  { all = false }: { all?: boolean } = {},
): AgendaEntry[] {
  const store = session.store();
  const [now, today] = [session.now(), session.today()];
  const reminders = dueReminders(session);
  const interviews = store.interviews.from(
    new Date(now.getTime() - INTERVIEWS_SINCE * DAY).toISOString(),
    -1,
  );
  const stages = store.jobs.stages().filter(({ group, name }) => group === 'active' && name !== 'preparing');
  const waiting = store.jobs.waitingLongest(
    stages.map(({ name }) => name),
    all ? -1 : WAITS,
  );
  const found = new Map<number, AgendaJob>();
  const take = (job: AgendaJob | undefined): void => {
    if (job) found.set(job.id, job);
  };
  for (const { job, since } of waiting) take({ ...job, statusAt: since });
  const dated = [
    ...store.jobs.offered(),
    ...store.jobs.closing('', addDays(today, 31), -1),
    ...[...reminders, ...interviews].flatMap(({ job }) => (job === null ? [] : (store.jobs.get(job) ?? []))),
  ];
  for (const job of dated)
    if (!found.has(job.id)) take({ ...job, statusAt: store.jobs.standing(job.id).statusAt });
  return buildAgenda({
    jobs: [...found.values()],
    reminders,
    interviews,
    setAside: store.setAside.all(),
    proposals: 0,
    now,
    zone: session.zone(),
    staleFollowUp: parseDays(session.setting('followup.stale')),
    all,
  });
}
