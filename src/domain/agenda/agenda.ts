/** What wants doing now, most urgent first, one line a job: pure rules over what the store holds. */
import { addDays, type Day, dayIn, daysBetween, formatDay, isDay } from '../days.ts';
import { isBeforeApplying } from '../notices/notices.ts';
import type { Interview, SetAside } from '../records.ts';
import { isPointless } from '../reminders.ts';
import { counted } from '../text.ts';
import type { AgendaEntry, AgendaInput, AgendaItem, AgendaJob, AgendaKind } from './items.ts';

/** Deadlines up to so many days ahead are closing. */
const CLOSING_DAYS = 14;
/** Deadlines passed longer ago are shown only when all is asked for. */
const PASSED_DAYS = 30;
/** Interviews up to so many days ahead are shown. */
const INTERVIEW_DAYS = 7;
/** Nothing heard for so many days is waiting. */
const WAITING_DAYS = 21;
const MOST_WAITING = 5;

const item = (kind: AgendaKind, fields: Partial<AgendaItem> & Pick<AgendaItem, 'what'>): AgendaItem => ({
  kind,
  job: null,
  reminder: null,
  interview: null,
  due: null,
  overdue: null,
  count: 1,
  ...fields,
});

const late = (day: Day, today: Day): number | null => (day < today ? daysBetween(day, today) : null);

/** True while an interview has not ended. */
const isAhead = ({ at, minutes }: Interview, now: Date): boolean =>
  Date.parse(at) + minutes * 60_000 > now.getTime();

const roundOf = ({ round, with: people }: Interview): string =>
  `${round ? `Interview (${round})` : 'Interview'}${people ? ` with ${people}` : ''}`;

interface Frame extends AgendaInput {
  today: Day;
  byId: ReadonlyMap<number, AgendaJob>;
}

/** True where the user set this thing of a job aside, for good or until a day that is still ahead. */
function isSetAside(frame: Frame, job: number, kind: SetAside['kind'], about: string | null): boolean {
  return frame.setAside.some(
    (each) =>
      each.job === job &&
      each.kind === kind &&
      (each.about === null || each.about === about) &&
      (each.until === null || each.until > frame.today),
  );
}

function offers({ jobs, today }: Frame): AgendaItem[] {
  return jobs
    .filter(({ group, status, offer }) => group === 'active' && (status === 'offer' || offer?.answerBy))
    .map(({ id, offer }) => {
      const day = offer?.answerBy && isDay(offer.answerBy) ? offer.answerBy : null;
      return item('offer', {
        job: id,
        what: day ? `Answer the offer by ${formatDay(day)}` : 'Answer the offer',
        due: day,
        overdue: day === null ? null : late(day, today),
      });
    })
    .sort((a, b) => (a.due ?? '9').localeCompare(b.due ?? '9') || a.job! - b.job!);
}

function interviewsAhead({ interviews, byId, now, today, zone }: Frame): AgendaItem[] {
  const last = addDays(today, INTERVIEW_DAYS);
  return interviews
    .filter((each) => byId.get(each.job)?.group === 'active' && isAhead(each, now))
    .filter((each) => dayIn(new Date(each.at), zone) <= last)
    .map((each) =>
      item('interview', { job: each.job, interview: each.id, what: roundOf(each), due: each.at }),
    )
    .sort((a, b) => a.due!.localeCompare(b.due!));
}

/** Past interviews nobody said anything of, while the job still stands where they left it. */
function outcomes(frame: Frame): AgendaItem[] {
  const { interviews, byId, now, today, zone } = frame;
  return interviews
    .filter((each) => {
      const job = byId.get(each.job);
      if (job?.group !== 'active' || each.outcome !== null || isAhead(each, now)) return false;
      const movedSince = job.status !== 'interview' && job.statusAt > each.at;
      return !movedSince && !isSetAside(frame, each.job, 'outcome', String(each.id));
    })
    .map((each) => {
      const day = dayIn(new Date(each.at), zone);
      const what = `How did the interview${each.round ? ` (${each.round})` : ''} of ${formatDay(day)} go?`;
      return item('outcome', {
        job: each.job,
        interview: each.id,
        what,
        due: each.at,
        overdue: late(day, today),
      });
    })
    .sort((a, b) => b.due!.localeCompare(a.due!));
}

/** Reminders whose moment has come; what announces an interview or an offer is told by these themselves. */
function reminders({
  reminders: all,
  byId,
  now,
  today,
  zone,
  staleFollowUp,
  all: whole,
}: Frame): AgendaItem[] {
  const due = all
    .filter(
      ({ state, dueAt }) => (state === 'waiting' || state === 'due') && Date.parse(dueAt) <= now.getTime(),
    )
    .filter(({ why, job }) => {
      if (why === 'interview' || why === 'offer') return false;
      if (job === null) return true;
      const known = byId.get(job);
      return known ? !isPointless(why, known) : false;
    })
    .map((each) => {
      const day = dayIn(new Date(each.dueAt), zone);
      const overdue = late(day, today);
      const isStale =
        !whole && each.why === 'follow-up' && staleFollowUp !== null && (overdue ?? 0) > staleFollowUp;
      return {
        isStale,
        item: item('reminder', {
          job: each.job,
          reminder: each.id,
          what: each.message,
          due: each.dueAt,
          overdue,
        }),
      };
    });
  const stale = due.filter(({ isStale }) => isStale);
  const fresh = due
    .filter(({ isStale }) => !isStale)
    .map((each) => each.item)
    .sort((a, b) => a.due!.localeCompare(b.due!) || a.reminder! - b.reminder!);
  if (stale.length === 0) return fresh;
  const what = `${counted(stale.length, 'follow-up')} older than ${counted(staleFollowUp!, 'day')}: jobtrail agenda --stale`;
  return [...fresh, item('reminder', { what, count: stale.length })];
}

function closing(frame: Frame): AgendaItem[] {
  const { jobs, today, all } = frame;
  const last = addDays(today, CLOSING_DAYS);
  const first = addDays(today, -PASSED_DAYS);
  const open = jobs.filter(
    (job) =>
      isBeforeApplying(job) &&
      job.expiresOn !== null &&
      isDay(job.expiresOn) &&
      job.expiresOn <= last &&
      (all || job.expiresOn >= first) &&
      !isSetAside(frame, job.id, 'closing', job.expiresOn),
  );
  const items = open.map(({ id, expiresOn }) => {
    const overdue = late(expiresOn!, today);
    const what =
      overdue === null
        ? `Apply by ${formatDay(expiresOn!)}`
        : `Deadline passed ${formatDay(expiresOn!)}: apply all the same, or let it go`;
    return item('closing', { job: id, what, due: expiresOn, overdue });
  });
  // What can still be met comes first, the nearest in front; of what has passed the latest.
  return [
    ...items.filter(({ overdue }) => overdue === null).sort((a, b) => a.due!.localeCompare(b.due!)),
    ...items.filter(({ overdue }) => overdue !== null).sort((a, b) => b.due!.localeCompare(a.due!)),
  ];
}

function waiting(frame: Frame): AgendaItem[] {
  const { jobs, interviews, today, zone, all } = frame;
  const heard = new Map<number, string>();
  for (const { job, at } of [...interviews].sort((a, b) => a.at.localeCompare(b.at))) heard.set(job, at);
  const found = jobs
    .filter(({ group, status }) => group === 'active' && status !== 'preparing' && status !== 'offer')
    .map((job) => {
      const last = [job.statusAt, heard.get(job.id) ?? ''].sort().at(-1)!;
      return { job, since: dayIn(new Date(last), zone) };
    })
    .filter(
      ({ job, since }) =>
        daysBetween(since, today) >= WAITING_DAYS && !isSetAside(frame, job.id, 'waiting', null),
    )
    .sort((a, b) => a.since.localeCompare(b.since) || a.job.id - b.job.id)
    .map(({ job, since }) =>
      item('waiting', {
        job: job.id,
        what: `${job.status}: nothing heard for ${counted(daysBetween(since, today), 'day')}`,
      }),
    );
  return all ? found : found.slice(0, MOST_WAITING);
}

/** Builds the agenda: what wants doing, most urgent first, one line a job. */
export function buildAgenda(input: AgendaInput): AgendaEntry[] {
  const frame: Frame = {
    ...input,
    today: dayIn(input.now, input.zone),
    byId: new Map(input.jobs.map((job) => [job.id, job])),
  };
  const proposals =
    input.proposals > 0
      ? [
          item('proposal', {
            what: `${counted(input.proposals, 'proposal')} to look at: jobtrail inbox`,
            count: input.proposals,
          }),
        ]
      : [];
  const items = [
    ...offers(frame),
    ...interviewsAhead(frame),
    ...outcomes(frame),
    ...proposals,
    ...reminders(frame),
    ...closing(frame),
    ...waiting(frame),
  ];
  const lines: AgendaEntry[] = [];
  const ofJob = new Map<number, AgendaEntry>();
  for (const each of items) {
    const line = each.job === null ? undefined : ofJob.get(each.job);
    if (line) {
      line.more.push(each);
      continue;
    }
    const number = each.reminder !== null ? String(each.reminder) : each.job !== null ? `j${each.job}` : '';
    const entry = { ...each, number, more: [] };
    lines.push(entry);
    if (each.job !== null) ofJob.set(each.job, entry);
  }
  return lines;
}
