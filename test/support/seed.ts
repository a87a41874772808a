/** With JOBTRAIL_SEED set every property test draws the same examples, so that a failure is the change's own. */
import { configureGlobal } from 'fast-check';

const seed = process.env.JOBTRAIL_SEED;
if (seed !== undefined) configureGlobal({ seed: Number(seed) });
