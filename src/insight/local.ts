/** Everything insight does without a model, behind one door: the command line loads it as one part of the build. */
export { demandOver, matchSkills } from '../domain/match.ts';
export { briefOf } from './brief.ts';
export { officeDays } from './facts.ts';
export { families } from './families.ts';
export { lookUp, skillKey } from './lexicon.ts';
export { rankSkills } from './rank.ts';
export { isThin, summarizeLocally } from './summary.ts';
