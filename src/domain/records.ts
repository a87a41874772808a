/** The nouns that hang on a job. Moments are UTC ISO 8601 text, days `YYYY-MM-DD`. */
export interface Note {
  id: number;
  body: string;
  createdAt: string;
  updatedAt: string;
}

export const REMINDER_STATES = ['waiting', 'due', 'done', 'retired'] as const;
export type ReminderState = (typeof REMINDER_STATES)[number];

/** Why a reminder exists: the user asked, or a rule of the journey did. */
export const REMINDER_REASONS = ['user', 'follow-up', 'thank-you', 'interview', 'offer'] as const;
export type ReminderReason = (typeof REMINDER_REASONS)[number];

export interface Reminder {
  id: number;
  uid: string;
  /** The job's id, or null for a reminder that belongs to none. */
  job: number | null;
  message: string;
  dueAt: string;
  /** IANA zone the words were read in; a repeat keeps this zone's wall clock. */
  zone: string;
  /** Such as `day`, `week`, `2 weeks`, `month`; null for once. */
  repeat: string | null;
  state: ReminderState;
  why: ReminderReason;
  /** The interview it belongs to, for `interview` and `thank-you`. */
  interview: number | null;
}

/** Who did something: the user, the program by itself, or an assistant the user let in. */
export type Actor = 'user' | 'program' | 'assistant';

/** The way something came that was not typed; null where it was. */
export type Via = 'mail' | 'watch' | 'sync';

/**
 * One dated entry of a job's journey. What `from` and `to` hold follows from the kind: stages (`saved`, `tracked`,
 * `status`), moments in UTC ISO 8601 (`interview`, `reminder`), values of the field that `text` names (`edited`), states
 * of the posting (`posting`); elsewhere they are null.
 */
export interface JourneyEntry {
  at: string;
  kind: JourneyKind;
  from: string | null;
  to: string | null;
  text: string | null;
  by: Actor;
  via: Via | null;
}

/** True where `from` and `to` of an entry are moments. */
export const holdsMoments = ({ kind }: Pick<JourneyEntry, 'kind'>): boolean =>
  kind === 'interview' || kind === 'reminder';

export const JOURNEY_KINDS = [
  'saved',
  'tracked',
  'status',
  'edited',
  'note',
  'reminder',
  'interview',
  'contact',
  'document',
  'offer',
  'posting',
  'tag',
] as const;
export type JourneyKind = (typeof JOURNEY_KINDS)[number];

export interface Interview {
  id: number;
  uid: string;
  job: number;
  at: string;
  zone: string;
  minutes: number;
  round: string | null;
  with: string | null;
  where: string | null;
  /** How it went, as the user said afterwards; null while nobody did. */
  outcome: InterviewOutcome | null;
  outcomeNote: string | null;
}

export const INTERVIEW_OUTCOMES = ['good', 'bad', 'unsure'] as const;
export type InterviewOutcome = (typeof INTERVIEW_OUTCOMES)[number];

/** What the user set aside of the agenda: a deadline (`about` is its day) or waiting, until a day or for good. */
export interface SetAside {
  job: number;
  kind: 'closing' | 'waiting' | 'outcome';
  about: string | null;
  /** The day it comes back, `YYYY-MM-DD`; null for never. */
  until: string | null;
}

export interface Contact {
  id: number;
  uid: string;
  job: number;
  name: string;
  role: string | null;
  email: string | null;
  phone: string | null;
  link: string | null;
}

/** A paper of an application: its exact bytes kept in the database, or a link. */
export interface Paper {
  id: number;
  uid: string;
  job: number;
  /** Such as `cv`, `letter`, `other`. */
  kind: string;
  name: string;
  mediaType: string | null;
  /** Bytes, null for a link. */
  size: number | null;
  /** Content hash (SHA-256, hex), null for a link. */
  hash: string | null;
  link: string | null;
  addedAt: string;
}

/** One version of a job's posting: the wide part. */
export interface PostingVersion {
  id: number;
  uid: string;
  job: number;
  version: number;
  description: string | null;
  /** Content hash of the kept source, null where nothing was captured. */
  snapshot: string | null;
  mediaType: string | null;
  contentHash: string;
  fetchedAt: string;
  /** Per field: where its value came from; `user` for what was set by hand. */
  provenance: Record<string, string>;
  etag: string | null;
  lastModified: string | null;
}

/** One skill of the user's own. */
export interface ProfileSkill {
  id: number;
  name: string;
  level: ProfileLevel | null;
  years: number | null;
}

export const PROFILE_LEVELS = ['beginner', 'intermediate', 'advanced', 'expert'] as const;
export type ProfileLevel = (typeof PROFILE_LEVELS)[number];

/** How a posting says that any one of several skills will do. */
export interface SkillChoice {
  /** Skills of one job with the same number stand for one another. */
  group: number;
  /** "one of A, B" · "A or B" · "tools such as A, B". */
  said: 'one-of' | 'or' | 'such-as';
}

/** A skill a posting asks for. */
export interface KeySkill {
  name: string;
  /** 0–100. */
  relevance: number;
  required: boolean;
  years: number | null;
  /** The sentence it was read from. */
  evidence: string;
  kind: string;
  /** Set where another skill of the same group will do as well. */
  choice?: SkillChoice | null;
}

/** One command's whole effect on the data; the unit of `undo`. */
export interface Operation {
  id: number;
  uid: string;
  device: string;
  at: string;
  by: Actor;
  via: Via | null;
  kind: 'change' | 'undo' | 'redo';
  command: string;
  summary: string;
  /** The operation an undo or redo was about. */
  target: number | null;
  undone: boolean;
}
