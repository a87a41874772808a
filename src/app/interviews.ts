/** Interviews of a job: each change is one operation, with the journey and the reminders that follow from it. */
import { formatInstant } from '../domain/days.ts';
import { type Job, jobName } from '../domain/job.ts';
import type { Interview, InterviewOutcome } from '../domain/records.ts';
import { resolveStage, type Stage, stageRank } from '../domain/stages.ts';
import { moveJob } from './move-job.ts';
import { replanReminders } from './plan-reminders.ts';
import type { Changed, Session } from './session.ts';

/** What an interview is made of; `at` is UTC ISO 8601, `zone` the clock it was given on. */
export type InterviewFields = Pick<Interview, 'at' | 'zone' | 'minutes' | 'round' | 'with' | 'where'>;

/** What one needs to know of an interview in a line: round, people, place; null where nothing is known. */
export const interviewDetail = ({
  round,
  with: people,
  where,
}: Pick<Interview, 'round' | 'with' | 'where'>): string | null =>
  [round, people && `with ${people}`, where].filter(Boolean).join(', ') || null;

/** The moment of an interview on the clock it was given on. */
export const interviewMoment = ({ at, zone }: Pick<Interview, 'at' | 'zone'>): string =>
  formatInstant(new Date(at), zone);

/** The stage an interview moves its job to; null where the job stands there or further on, or has ended. */
function stageAhead(session: Pick<Session, 'store'>, job: Job): Stage | null {
  const stages = session.store().jobs.stages();
  const found = resolveStage('interview', stages);
  if (found.kind !== 'found' || (job.group !== 'saved' && job.group !== 'active')) return null;
  return stageRank(job.status, stages) < stageRank(found.stage.name, stages) ? found.stage : null;
}

/** Adds an interview and moves the job to the stage `interview` if it stood earlier; `moved` says whether it did. */
export function addInterview(
  session: Pick<Session, 'store' | 'now' | 'today'>,
  job: Job,
  fields: InterviewFields,
): Changed<Interview> & { moved: boolean } {
  const store = session.store();
  const stage = stageAhead(session, job);
  const summary = `${jobName(job)}: ${interviewMoment(fields)}`;
  const written = store.write({ command: 'interview', summary }, () => {
    const item = store.interviews.add(job.id, fields);
    store.events.add({
      job: job.id,
      kind: 'interview',
      at: session.now().toISOString(),
      to: item.at,
      text: interviewDetail(item),
    });
    if (stage) moveJob(session, job, { stage, moment: null });
    replanReminders(session, job.id, false);
    store.jobs.touch(job.id);
    return item;
  });
  return { ...written, moved: stage !== null };
}

/** Changes fields of an interview; a new time is part of the journey. */
export function changeInterview(
  session: Pick<Session, 'store' | 'now'>,
  job: Job,
  before: Interview,
  fields: Partial<InterviewFields>,
): Changed<Interview> {
  const store = session.store();
  const summary = `${jobName(job)}: interview ${before.id} changed`;
  return store.write({ command: 'interview', summary }, () => {
    const item = store.interviews.change(before.id, fields);
    if (item.at !== before.at) {
      store.events.add({
        job: job.id,
        kind: 'interview',
        from: before.at,
        to: item.at,
        text: interviewDetail(item),
      });
    }
    replanReminders(session, job.id, false, before);
    store.jobs.touch(job.id);
    return item;
  });
}

/** Removes an interview; the journey keeps that it was. */
export function removeInterview(session: Pick<Session, 'store'>, job: Job, item: Interview): Changed<void> {
  const store = session.store();
  const summary = `${jobName(job)}: interview ${item.id} removed`;
  return store.write({ command: 'interview', summary }, () => {
    store.interviews.remove(item.id);
    store.events.add({ job: job.id, kind: 'interview', from: item.at, text: interviewDetail(item) });
    store.jobs.touch(job.id);
  });
}

/** Keeps how an interview went, inside the running operation; the journey has it too. */
export function setOutcome(
  session: Pick<Session, 'store'>,
  job: Job,
  interview: Interview,
  { outcome, note }: { outcome: InterviewOutcome; note: string | null },
): Interview {
  const store = session.store();
  const after = store.interviews.change(interview.id, { outcome, outcomeNote: note });
  const text = [`went ${outcome === 'unsure' ? 'so-so' : outcome}`, note].filter(Boolean).join(': ');
  store.events.add({ job: job.id, kind: 'interview', to: interview.at, text });
  store.jobs.touch(job.id);
  return after;
}

/** The latest interview that has begun and of which nobody said how it went; undefined where there is none. */
export const openOutcome = (
  { store, now }: Pick<Session, 'store' | 'now'>,
  job: Job,
): Interview | undefined =>
  store()
    .interviews.of(job.id)
    .findLast(({ at, outcome }) => outcome === null && Date.parse(at) <= now().getTime());

/** Keeps how an interview went, as one operation. */
export function recordOutcome(
  session: Pick<Session, 'store'>,
  job: Job,
  interview: Interview,
  how: { outcome: InterviewOutcome; note: string | null },
): Changed<Interview> {
  const summary = `${jobName(job)}: interview went ${how.outcome}`;
  return session
    .store()
    .write({ command: 'interview', summary }, () => setOutcome(session, job, interview, how));
}
