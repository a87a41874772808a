import { isDay } from '../../domain/days.ts';
import type { Offer, Salary } from '../../domain/job.ts';
import { type Interview, JOURNEY_KINDS, type JourneyEntry } from '../../domain/records.ts';
import { STAGES, type Stage } from '../../domain/stages.ts';
import { type ExportedJob, stagesOf } from './record.ts';

/**
 * Makes what may be shared of a job, field by field: numbers, days, moments and words out of closed lists. Whatever
 * anyone wrote is left out or numbered: the same company keeps its number within one redactor, titles are counted by
 * the job's own number, stages of the user's own as in `redactedStages`.
 */
export function makeRedactor(stages: readonly Stage[] = STAGES): (job: ExportedJob) => ExportedJob {
  const numbers = new Map<string, number>();
  const numbered = (company: string): string => {
    const key = company.trim().toLowerCase();
    if (!numbers.has(key)) numbers.set(key, numbers.size + 1);
    return `Company ${numbers.get(key)}`;
  };
  const hidden = redactedStages(stages);
  const stage = (name: string): string => {
    const place = stages.findIndex((each) => each.name === name);
    return hidden[place]?.name ?? 'a stage that is gone';
  };
  // Nothing is copied as a whole, so a field that comes later is left out until someone decides on it here.
  return (job) => ({
    id: job.id,
    uid: `job-${job.id}`,
    title: job.title === null ? null : `Job ${job.id}`,
    company: job.company === null ? null : numbered(job.company),
    locations: [],
    workplace: job.workplace,
    employmentType: job.employmentType,
    seniority: job.seniority,
    salary: salary(job.salary),
    url: null,
    applyUrl: null,
    source: null,
    externalId: null,
    language: job.language !== null && /^[a-z]{2}$/.test(job.language) ? job.language : null,
    postedOn: day(job.postedOn),
    expiresOn: day(job.expiresOn),
    expiresEvidence: null,
    postingState: job.postingState,
    status: stage(job.status),
    group: job.group,
    savedAt: moment(job.savedAt),
    trackedAt: job.trackedAt && moment(job.trackedAt),
    appliedOn: day(job.appliedOn),
    updatedAt: moment(job.updatedAt),
    tags: [],
    matchScore: job.matchScore,
    nextReminder: job.nextReminder && moment(job.nextReminder),
    offer: offer(job.offer),
    description: null,
    notes: [],
    journey: job.journey
      .filter(({ kind }) => JOURNEY_KINDS.includes(kind))
      .map((entry) => step(entry, stage)),
    reminders: [],
    interviews: job.interviews.map(interview),
    contacts: [],
  });
}

/** The stages under names that may be shared: the user's own are numbered, in their places. */
export function redactedStages(stages: readonly Stage[]): Stage[] {
  let own = 0;
  return stages.map(({ name, group, own: isOwn }) => {
    if (!isOwn) return { name, group, own: false };
    own += 1;
    return { name: `own stage ${own}`, group, own: true };
  });
}

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;
const moment = (text: string): string => (MOMENT.test(text) ? text : new Date(0).toISOString());
const day = (text: string | null): string | null => (text !== null && isDay(text) ? text : null);

function salary(pay: Salary | null): Salary | null {
  if (pay === null) return null;
  const { min, max, currency, period } = pay;
  const isKnown = currency !== null && Intl.supportedValuesOf('currency').includes(currency);
  return { min, max, currency: isKnown ? currency : null, period };
}

const offer = (made: Offer | null): Offer | null =>
  made && { salary: salary(made.salary), answerBy: day(made.answerBy) };

function step(entry: JourneyEntry, stage: (name: string) => string): JourneyEntry {
  // Only where the entry is about a stage are its two ends stages; of an edit they are what the field said.
  const moved = stagesOf({ journey: [entry] }).length > 0;
  const end = (name: string | null): string | null => (moved && name !== null ? stage(name) : null);
  const { at, kind, from, to, by, via } = entry;
  return { at: moment(at), kind, from: end(from), to: end(to), text: null, by, via };
}

function interview({ id, job, at, minutes, outcome }: Interview): Interview {
  return {
    id,
    uid: `interview-${id}`,
    job,
    at: moment(at),
    zone: 'UTC',
    minutes,
    round: null,
    with: null,
    where: null,
    outcome,
    outcomeNote: null,
  };
}
