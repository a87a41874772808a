/** What a person wants to know of a posting before it is kept. */
import { daysBetween } from '../domain/days.ts';
import type { Draft } from '../domain/draft.ts';
import type { PostingField } from '../domain/job.ts';
import type { Match } from '../domain/match.ts';
import type { Session } from './session.ts';
import { ownWordsOf } from './skill-index.ts';

/** The fields one looks for in every posting, in the order they are asked about. */
const LOOKED_FOR: readonly PostingField[] = [
  'title',
  'company',
  'locations',
  'salary',
  'expiresOn',
  'workplace',
];

/** A draft before it is kept. */
export interface Review {
  /** What was looked for and not found. */
  unfound: PostingField[];
  /** How many days ago the last day to apply was; null where it lies ahead or is unknown. */
  daysPast: number | null;
  match: Match;
  /** Why there is no match; null where there is one. */
  unmatched: 'no-profile' | 'no-skills' | null;
}

/** Looks a draft over: what is missing, whether it is too late, and how far the profile covers it. Nothing is written. */
export async function reviewDraft(session: Session, { fields, description }: Draft): Promise<Review> {
  const unfound = LOOKED_FOR.filter((field) => {
    const value = fields[field];
    return value === null || (Array.isArray(value) && value.length === 0);
  });
  const past = fields.expiresOn === null ? 0 : daysBetween(fields.expiresOn, session.today());
  const { matchSkills, families, rankSkills, isThin } = await import('../insight/local.ts');
  const { title, company, locations } = fields;
  const text = description ?? '';
  const ownWords = await ownWordsOf(session);
  const skills = text === '' ? [] : rankSkills({ text, title, company, locations, ownWords });
  const profile = session.store().profile.all();
  const match = matchSkills(skills, profile, families, isThin(text));
  return {
    unfound,
    daysPast: past > 0 ? past : null,
    match,
    unmatched: match.score !== null ? null : profile.length === 0 ? 'no-profile' : 'no-skills',
  };
}
