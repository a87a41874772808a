import type { PostingField, PostingFields } from './job.ts';

/** Something the user should know about a draft; `code` is stable, `message` a sentence. */
export interface Warning {
  code: string;
  message: string;
}

/** The raw bytes a draft was read from, kept so that `show --snapshot` can give them back. */
export interface Snapshot {
  /** Such as `text/html` or `text/plain`. */
  mediaType: string;
  bytes: Uint8Array;
}

/** What a page is that is no single posting. */
export type NoPostingKind = 'source' | 'bot-wall' | 'error' | 'login' | 'list' | 'empty' | 'closed' | 'other';

/** What capture makes of a source, before anything is saved. */
export interface Draft {
  fields: PostingFields;
  /** The posting's own text as clean Markdown, without the page's buttons and boilerplate. */
  description: string | null;
  snapshot: Snapshot | null;
  /** Per field: where it was read, such as `json-ld`, `text`, `greenhouse`, `flag`. Only known fields are named. */
  provenance: Partial<Record<PostingField | 'description', string>>;
  warnings: Warning[];
  /** False where the source is plainly no single posting (a search page, a login wall, an error page). */
  isPosting: boolean;
  /** What the source is instead, where that is known. */
  noPosting?: NoPostingKind;
  /** Identity of the posting across sources: the canonical URL or `system:board:number`; null without a link. */
  canonicalKey: string | null;
  /** For conditional requests on refresh. */
  etag?: string | null;
  lastModified?: string | null;
}

/** Fields with nothing known. */
export function emptyFields(): PostingFields {
  return {
    title: null,
    company: null,
    locations: [],
    workplace: null,
    employmentType: null,
    seniority: null,
    salary: null,
    url: null,
    applyUrl: null,
    source: null,
    externalId: null,
    language: null,
    postedOn: null,
    expiresOn: null,
    expiresEvidence: null,
    postingState: 'unknown',
  };
}

/** A warning where a deadline lies before today; null where it does not or none is known. */
export function passedDeadline(expiresOn: string | null, today: string | null): Warning | null {
  if (expiresOn === null || today === null || expiresOn >= today) return null;
  const days = Math.round((Date.parse(today) - Date.parse(expiresOn)) / 86_400_000);
  return {
    code: 'deadline-passed',
    message: `The deadline, ${expiresOn}, passed ${days === 1 ? 'a day' : `${days} days`} ago.`,
  };
}
