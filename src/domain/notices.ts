/** What there is to say to the user, as data; the rooms around decide how it reaches them. */

export const NOTICE_KINDS = [
  'reminder',
  'follow-up',
  'thank-you',
  'interview',
  'offer',
  'expiry',
  'stale',
  'posting',
  'digest',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** One thing a notice tells of. */
export interface NoticeItem {
  /** The job's id, or null for a reminder that belongs to none. */
  job: number | null;
  title: string | null;
  company: string | null;
  /** What is due, as a sentence. */
  what: string;
  /** UTC ISO 8601. */
  dueAt: string;
}

/** One message to the user: plain text, never trusted by a channel. */
export interface Notice {
  title: string;
  body: string;
  kind: NoticeKind;
  /** The job's link, where the notice is about one job that has one. */
  url: string | null;
  items: NoticeItem[];
}
