/** What sentences name where no line states it: the employer, the title, the places. */
export { companyInProse } from './company-prose.ts';
export { placesInProse } from './place-prose.ts';
export { titleInProse } from './title-prose.ts';
