import type { EmploymentType, Salary, Workplace } from './job.ts';
import type { Match } from './match.ts';
import type { KeySkill } from './records.ts';

/** The practical side of a posting; unknown is null. */
export interface SummaryFacts {
  locations: string[];
  workplace: Workplace | null;
  /** Days a week in the office. */
  officeDays: number | null;
  employmentType: EmploymentType | null;
  salary: Salary | null;
  /** The last day to apply, `YYYY-MM-DD`. */
  deadline: string | null;
}

export const FITS = ['strong', 'good', 'partial', 'weak', 'unknown'] as const;
export type Fit = (typeof FITS)[number];

/** What is said of a posting in short, by whichever engine; `job` is added by the command line. */
export interface Summary {
  engine: 'local' | 'model';
  /** The model's name; null for the local engine. */
  model: string | null;
  overview: string;
  responsibilities: string[];
  /** What one must know or be able to do. */
  requirements: string[];
  /** Degrees, certificates, years. */
  qualifications: string[];
  preferred: string[];
  offers: string[];
  facts: SummaryFacts;
  /** What is missing or unclear, a sentence each. */
  unclear: string[];
  skills: KeySkill[];
  match: Match;
  verdict: { fit: Fit; reason: string };
}

/** What is known of a job when its posting is summarised. */
export interface PostingToSummarize {
  text: string;
  title: string | null;
  company: string | null;
  locations: string[];
  workplace: Workplace | null;
  employmentType: EmploymentType | null;
  salary: Salary | null;
  expiresOn: string | null;
  postedOn?: string | null;
  /** ISO 639-1. */
  language?: string | null;
}

const listed = (names: readonly string[], most = 3): string =>
  names.length <= most
    ? names.join(', ')
    : `${names.slice(0, most).join(', ')} and ${names.length - most} more`;

/** Says whether a job fits and why; without a score, whether that is for want of a profile. */
export function judgeFit(match: Match, hasProfile: boolean): { fit: Fit; reason: string } {
  const { score, covered, missingRequired, provisional } = match;
  const whole = covered.filter((c) => c.share === 1).map((c) => c.name);
  const part = covered.filter((c) => c.share < 1).map((c) => `${c.name} (through ${c.by})`);
  const has = [
    whole.length > 0 ? `Your profile covers ${listed(whole)}.` : null,
    part.length > 0 ? `In part it covers ${listed(part, 2)}.` : null,
  ];
  if (score === null)
    return {
      fit: 'unknown',
      reason: hasProfile
        ? ['Not enough to say: the posting names too few skills to compare.', ...has]
            .filter(Boolean)
            .join(' ')
        : 'There is nothing to compare: your profile is empty.',
    };
  const fit: Fit = score >= 75 ? 'strong' : score >= 55 ? 'good' : score >= 30 ? 'partial' : 'weak';
  const says = [
    ...has,
    missingRequired.length > 0
      ? `Required and missing: ${listed(missingRequired)}.`
      : 'Nothing required is missing.',
    provisional ? 'Provisional: the posting says too little to be sure.' : null,
  ];
  return { fit, reason: says.filter(Boolean).join(' ') };
}
