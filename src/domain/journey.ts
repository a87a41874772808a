/** How a job moves along its journey. */
import type { Day } from './days.ts';
import { type Stage, stageRank } from './stages.ts';

/** Where a job stands; `statusAt` is when it got there, `appliedOn` the day of the application. */
export interface Standing {
  status: string;
  statusAt: string;
  trackedAt: string | null;
  appliedOn: Day | null;
}

/** When a move happened: the moment in UTC, and the day it was for the user. */
export interface Moment {
  at: string;
  day: Day;
}

/** Where a job stands after it moved to a stage. The latest command wins; the date only says when. */
export function moveTo(now: Standing, stage: Stage, moment: Moment, stages: readonly Stage[]): Standing {
  const applied = stageRank('applied', stages);
  const rank = stageRank(stage.name, stages);
  const open = stage.group === 'saved' || stage.group === 'active';
  let appliedOn = now.appliedOn;
  if (stage.name === 'applied') appliedOn = moment.day;
  // Back before the application: it was a mistake, or is to be done again.
  else if (open && rank < applied) appliedOn = null;
  return {
    status: stage.name,
    statusAt: moment.at,
    trackedAt: stage.group === 'saved' ? null : (now.trackedAt ?? moment.at),
    appliedOn,
  };
}

/** True where a job already stands at the stage and no other date is given for it. */
export function standsAt(now: Standing, stage: Stage, moment: Moment | null): boolean {
  if (now.status !== stage.name) return false;
  return (
    moment === null ||
    now.statusAt === moment.at ||
    (stage.name === 'applied' && now.appliedOn === moment.day)
  );
}
