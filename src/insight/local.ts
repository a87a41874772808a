/** Everything insight does without a model, behind one door: the command line loads it as one part of the build. */
export { compareJobs } from '../domain/compare.ts';
export { demandOver, matchSkills } from '../domain/match.ts';
export { officeDays } from './facts.ts';
export { families } from './families.ts';
export { lookUp, skillKey } from './lexicon.ts';
export { type RankedPosting, type RankedSkill, rankSkills } from './rank.ts';
export { findMentions, findSkills } from './skills.ts';
export { factsOf, isThin, summarizeLocally } from './summary.ts';
