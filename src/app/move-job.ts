/** Moving jobs along their journey: shared by `track`, `status` and `interview`. */

import { dayIn, formatDay, instantOf } from '../domain/days.ts';
import { type Job, jobName, type Offer } from '../domain/job.ts';
import { type Moment, moveTo, standsAt } from '../domain/journey.ts';
import { didYouMean } from '../domain/nearest.ts';
import { formatSalary } from '../domain/pay/money.ts';
import type { Actor } from '../domain/records.ts';
import { resolveStage, type Stage } from '../domain/stages.ts';
import { usageError } from '../errors.ts';
import { replanReminders } from './plan-reminders.ts';
import type { Session } from './session.ts';
import { readWhen } from './words/date.ts';

/** The stage a word names, or a usage error with the nearest. */
export function pickStage(session: Session, word: string): Stage {
  const stages = session.store().jobs.stages();
  const found = resolveStage(word, stages);
  if (found.kind === 'found') return found.stage;
  if (found.kind === 'ambiguous') {
    throw usageError(
      'ambiguous-stage',
      `"${word}" could be ${found.candidates.map((s) => s.name).join(' or ')}.`,
      ['Write one letter more.'],
    );
  }
  throw usageError(
    'unknown-stage',
    `There is no stage "${word}".`,
    [...didYouMean(found.nearest), `Stages: ${stages.map((s) => s.name).join(', ')}.`],
    { stages: stages.map((s) => s.name) },
  );
}

/** When something happened, from `--on`; null without it. A day in the past counts as its noon, a future one is refused. */
export async function readMoment(session: Session, on: string | undefined): Promise<Moment | null> {
  if (on === undefined) return null;
  const zone = session.zone();
  const now = session.now();
  const { at, day, hasTime } = await readWhen(on, { now, zone, direction: 'back' });
  const today = dayIn(now, zone);
  if (day > today || (hasTime && at > now)) {
    throw usageError('future-date', `${formatDay(day)} is still ahead; a status says what has happened.`, [
      'jobtrail remind <job> <when> is for what is to come.',
    ]);
  }
  if (hasTime) return { at: at.toISOString(), day };
  if (day === today) return { at: now.toISOString(), day };
  return { at: instantOf(day, '12:00', zone).toISOString(), day };
}

export interface Move {
  stage: Stage;
  /** Null for now. */
  moment: Moment | null;
  note?: string;
  offer?: Offer;
  by?: Actor;
}

/** Moves one job inside the running operation; says whether anything changed. */
export function moveJob(
  session: Pick<Session, 'store' | 'now' | 'today'>,
  job: Job,
  { stage, moment, note, offer, by }: Move,
): boolean {
  const store = session.store();
  const standing = store.jobs.standing(job.id);
  const when = moment ?? { at: session.now().toISOString(), day: session.today() };
  let changed = false;
  let moved = false;
  if (!standsAt(standing, stage, moment)) {
    const next = moveTo(standing, stage, when, store.jobs.stages());
    store.jobs.stand(job.id, next);
    const kind =
      standing.trackedAt === null && next.trackedAt !== null && stage.name === 'preparing'
        ? 'tracked'
        : 'status';
    store.events.add({ job: job.id, kind, at: when.at, from: standing.status, to: stage.name, by });
    changed = true;
    moved = standing.status !== stage.name;
  }
  if (offer && (offer.salary || offer.answerBy)) {
    const before = job.offer ?? { salary: null, answerBy: null };
    store.jobs.setOffer(job.id, {
      salary: offer.salary ?? before.salary,
      answerBy: offer.answerBy ?? before.answerBy,
    });
    store.events.add({ job: job.id, kind: 'offer', at: when.at, text: offerText(offer), by });
    store.jobs.touch(job.id);
    changed = true;
  }
  if (changed) replanReminders(session, job.id, moved);
  if (note) {
    store.notes.add(job.id, note);
    store.jobs.touch(job.id);
    changed = true;
  }
  return changed;
}

/** Moves several jobs as one operation; `moved` are those of which anything changed. */
export function moveJobs(
  session: Pick<Session, 'store' | 'now' | 'today'>,
  jobs: readonly Job[],
  move: Move,
): { operation: number | null; moved: number[]; summary: string } {
  const [only] = jobs;
  const to = move.stage.name;
  const summary =
    jobs.length === 1 && only
      ? `${jobName(only)}: ${only.status === to ? to : `${only.status} → ${to}`}`
      : `${jobs.length} jobs → ${to}`;
  const moved: number[] = [];
  const { operation } = session.store().write({ command: 'status', summary }, () => {
    for (const job of jobs) if (moveJob(session, job, move)) moved.push(job.id);
  });
  return { operation, moved, summary };
}

function offerText({ salary, answerBy }: Offer): string {
  const parts = [salary ? formatSalary(salary) : '', answerBy ? `answer by ${formatDay(answerBy)}` : ''];
  return parts.filter(Boolean).join(', ');
}
