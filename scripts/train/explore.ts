export { readLines } from '../../src/insight/section-lines.ts';
export { readByRules } from '../../src/insight/section-rules.ts';
export * from '../../src/insight/section-features.ts';
