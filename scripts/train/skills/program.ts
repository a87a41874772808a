// What the training needs of the program: the very code that reads a posting when it is used.
export { draftFromText } from '../../../src/capture/text/from-text.ts';
export { readPosting } from '../../../src/insight/candidates.ts';
export { hintsFrom, postingHints } from '../../../src/insight/hints.ts';
export { lexiconMentions } from '../../../src/insight/lexicon-mentions.ts';
export { tagPosting } from '../../../src/insight/posting-spans.ts';
export { nameOf, rankWith } from '../../../src/insight/rank.ts';
export { candidatesOf, FEATURES } from '../../../src/insight/rank-features.ts';
export { ask, LEAF, WORTH_STEPS } from '../../../src/insight/rank-model.ts';
export { Tagger } from '../../../src/insight/tagger.ts';
export { tokenize } from '../../../src/insight/tokens.ts';
export { bucketsOf, hash, WordReader } from '../../../src/insight/word-features.ts';
