/** The nouns of a job: one posting with everything known of it. Times are UTC ISO 8601, days `YYYY-MM-DD`. */

import { plain } from './text.ts';

export const WORKPLACES = ['onsite', 'hybrid', 'remote'] as const;
export type Workplace = (typeof WORKPLACES)[number];

export const EMPLOYMENT_TYPES = [
  'full-time',
  'part-time',
  'contract',
  'temporary',
  'internship',
  'volunteer',
] as const;
export type EmploymentType = (typeof EMPLOYMENT_TYPES)[number];

export const SENIORITIES = ['intern', 'junior', 'mid', 'senior', 'lead', 'executive'] as const;
export type Seniority = (typeof SENIORITIES)[number];

export const POSTING_STATES = ['open', 'closed', 'unknown'] as const;
export type PostingState = (typeof POSTING_STATES)[number];

export const PAY_PERIODS = ['hour', 'day', 'week', 'month', 'year'] as const;
export type PayPeriod = (typeof PAY_PERIODS)[number];

/** Pay in the currency's own unit (17.5 an hour). One figure: min = max; "from X": max null; "up to X": min null. */
export interface Salary {
  min: number | null;
  max: number | null;
  /** ISO 4217, or null where the text names no currency. */
  currency: string | null;
  /** Null where no period is stated and none is plain. */
  period: PayPeriod | null;
}

/** The fields of a posting that a source can give and a user can set by hand. Unknown is null. */
export interface PostingFields {
  title: string | null;
  company: string | null;
  locations: string[];
  workplace: Workplace | null;
  employmentType: EmploymentType | null;
  seniority: Seniority | null;
  salary: Salary | null;
  url: string | null;
  applyUrl: string | null;
  /** Where it was found: an applicant-tracking system's name, a board's host, or the user's word. */
  source: string | null;
  /** The posting's own number at its system. */
  externalId: string | null;
  /** ISO 639-1. */
  language: string | null;
  postedOn: string | null;
  /** The last day to apply. */
  expiresOn: string | null;
  /** The words the deadline was read from. */
  expiresEvidence: string | null;
  postingState: PostingState;
}

export type PostingField = keyof PostingFields;

/** What an employer offered, and the day the answer is due. */
export interface Offer {
  salary: Salary | null;
  answerBy: string | null;
}

/** One job as every room and `--json` see it. */
export interface Job extends PostingFields {
  id: number;
  uid: string;
  status: string;
  group: StageGroup;
  savedAt: string;
  trackedAt: string | null;
  appliedOn: string | null;
  updatedAt: string;
  tags: string[];
  /** 0–100, or null before a profile or key skills are known. */
  matchScore: number | null;
  /** When the next waiting reminder falls due. */
  nextReminder: string | null;
  offer: Offer | null;
}

export const STAGE_GROUPS = ['saved', 'active', 'won', 'lost', 'closed'] as const;
export type StageGroup = (typeof STAGE_GROUPS)[number];

/** A job in one line: `#3 Backend Engineer, Acme`. */
export function jobName(job: Pick<Job, 'id' | 'title' | 'company'>): string {
  const title = job.title === null ? 'untitled' : plain(job.title);
  return `#${job.id} ${title}, ${job.company === null ? 'company unknown' : plain(job.company)}`;
}
