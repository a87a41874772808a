export { companyInProse } from './company-prose.ts';
