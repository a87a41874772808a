/** The first face of a summary: what is read in ten seconds. */

/** How far the profile has a must; null where that cannot be told. */
export type Covered = 'yes' | 'part' | 'no' | null;

/** One thing a posting must have, in at most six words. */
export interface Must {
  name: string;
  covered: Covered;
}

/** Something to know before one applies. */
export type Watch =
  | { kind: 'deadline-past' | 'deadline-near' | 'old'; days: number }
  | { kind: 'no-pay' | 'on-call' | 'travel' | 'contract' | 'temporary' | 'agency' }
  | { kind: 'language'; language: string };

/** A posting in at most 120 words. */
export interface Brief {
  /** One sentence of what the role is. */
  role: string;
  musts: Must[];
  /** The duties that say most, as the posting words them. */
  duties: string[];
  watch: Watch[];
}

const SAID: Record<Exclude<Watch['kind'], 'deadline-past' | 'deadline-near' | 'old' | 'language'>, string> = {
  'no-pay': 'pay not stated',
  'on-call': 'on-call duty',
  travel: 'travel',
  contract: 'contract',
  temporary: 'temporary',
  agency: 'through an agency',
};

/** What to watch for, in at most six words. */
export function sayWatch(watch: Watch): string {
  switch (watch.kind) {
    case 'deadline-past':
      return `closed ${watch.days === 1 ? 'yesterday' : `${watch.days} days ago`}`;
    case 'deadline-near':
      return watch.days === 0
        ? 'closes today'
        : watch.days === 1
          ? 'closes tomorrow'
          : `closes in ${watch.days} days`;
    case 'old':
      return `posted ${watch.days} days ago`;
    case 'language':
      return `written in ${watch.language}`;
    default:
      return SAID[watch.kind];
  }
}

/** The words of a brief, counted as a reader would. */
export function wordsOf({ role, musts, duties, watch }: Brief): number {
  return [role, ...musts.map((m) => m.name), ...duties, ...watch.map(sayWatch)]
    .join(' ')
    .split(/\s+/)
    .filter(Boolean).length;
}
