import type { KeySkill, ProfileSkill } from './records.ts';
import { isBeside, requirementsOf, sayEnough } from './requirements.ts';

/** A key skill with the profile's answer to it. */
export interface CoveredSkill {
  /** The skill the posting names. */
  name: string;
  /** The profile's skill that covers it. */
  by: string;
  /** 1: it is the same or implies it; less: it is of the same family. */
  share: number;
  required: boolean;
}

/** How far a profile covers what a posting asks for. */
export interface Match {
  /** 0–100; null without a profile, and where the posting says too little to compare. */
  score: number | null;
  covered: CoveredSkill[];
  missingRequired: string[];
  missingPreferred: string[];
  /** True where too little is known to lean on the score. */
  provisional: boolean;
}

/** What the lexicon knows of how skills hang together; the domain asks, the insight room answers. */
export interface SkillFamilies {
  /** One key for all names of a skill. */
  key(name: string): string;
  /** Keys of what whoever has this skill has too, near and far. */
  implied(name: string): string[];
  /** The family in which members can stand in for one another, or null. */
  family(name: string): string | null;
}

const SAME_FAMILY = 0.5;
const PART_OF = 0.4;

/** How much one skill of the user's covers one the posting names: 1 the same or implied, 0.5 of a close family, 0.4 the broader thing, 0 nothing. */
export function shareOf(wanted: string, own: string, families: SkillFamilies): number {
  const want = families.key(wanted);
  const have = families.key(own);
  if (want === have) return 1;
  if (families.implied(own).includes(want)) return 1;
  if (families.implied(wanted).includes(have)) return PART_OF;
  const family = families.family(wanted);
  return family !== null && family === families.family(own) ? SAME_FAMILY : 0;
}

/** A skill a posting asks for; what is only a task of the role (kind `task`) is no question to a profile. */
export type WantedSkill = Pick<KeySkill, 'name' | 'relevance' | 'required'> &
  Partial<Pick<KeySkill, 'kind' | 'choice' | 'evidence'>>;

/** Compares a posting's key skills with a profile; of a choice any member will do. Adding a skill to the profile never lowers the score, which is null where the posting says too little; years and levels are told, not weighed. */
export function matchSkills(
  skills: readonly WantedSkill[],
  profile: readonly Pick<ProfileSkill, 'name'>[],
  families: SkillFamilies,
  thin = false,
): Match {
  const requirements = requirementsOf(skills);
  const covered: CoveredSkill[] = [];
  const missingRequired: string[] = [];
  const missingPreferred: string[] = [];
  let asked = 0;
  let met = 0;
  for (const { members, name, relevance, required, kind } of requirements) {
    // What is preferred counts for half of what is required.
    // People seldom list their manners, and every posting wants the same ones.
    const weight = Math.max(1, relevance) * (required ? 1 : 0.5) * (kind === 'people' ? 0.4 : 1);
    asked += weight;
    let best: CoveredSkill | null = null;
    for (const member of members)
      for (const own of profile) {
        const share = shareOf(member.name, own.name, families);
        if (share > (best?.share ?? 0)) best = { name: member.name, by: own.name, share, required };
      }
    met += weight * (best?.share ?? 0);
    if (best) covered.push(best);
    else (required ? missingRequired : missingPreferred).push(name);
  }
  const score = profile.length > 0 && sayEnough(requirements) ? Math.round((100 * met) / asked) : null;
  return { score, covered, missingRequired, missingPreferred, provisional: score === null || thin };
}

/** What the saved jobs ask for: by skill, in how many, how many require it, and its mean relevance. Most wanted first. */
export interface Demand {
  name: string;
  jobs: number;
  required: number;
  relevance: number;
  /** The profile's skill that covers it whole, or null. */
  covered: string | null;
  /** In how many jobs the match would rise, and by how many points altogether, were it learnt. */
  opens: number;
  gain: number;
}

/** What jobs ask for most, and what learning each skill would change. `jobs` holds each job's key skills. */
export function demandOver(
  jobs: readonly (readonly WantedSkill[])[],
  profile: readonly Pick<ProfileSkill, 'name'>[],
  families: SkillFamilies,
): Demand[] {
  const found = new Map<string, { name: string; jobs: Set<number>; required: number; relevance: number }>();
  jobs.forEach((skills, job) => {
    for (const skill of skills) {
      if (isBeside(skill)) continue;
      const { name, relevance, required } = skill;
      const key = families.key(name);
      const entry = found.get(key) ?? { name, jobs: new Set<number>(), required: 0, relevance: 0 };
      if (!entry.jobs.has(job)) {
        entry.jobs.add(job);
        entry.relevance += relevance;
        if (required) entry.required += 1;
      }
      found.set(key, entry);
    }
  });
  const before = jobs.map((skills) => matchSkills(skills, profile, families).score ?? 0);
  return [...found.values()]
    .map((entry) => {
      const covered = profile.find((own) => shareOf(entry.name, own.name, families) === 1)?.name ?? null;
      let opens = 0;
      let gain = 0;
      if (covered === null)
        for (const job of entry.jobs) {
          const more =
            (matchSkills(jobs[job]!, [...profile, { name: entry.name }], families).score ?? 0) - before[job]!;
          if (more > 0) opens += 1;
          gain += more;
        }
      return {
        name: entry.name,
        jobs: entry.jobs.size,
        required: entry.required,
        relevance: Math.round(entry.relevance / entry.jobs.size),
        covered,
        opens,
        gain,
      };
    })
    .sort((a, b) => b.jobs - a.jobs || b.relevance - a.relevance || (a.name < b.name ? -1 : 1));
}
