import { parseSalary } from '../../domain/pay/money.ts';
import { dayOf, textOf } from '../page/schema-posting.ts';
import { isObject } from '../page/tolerant-json.ts';
import type { System } from './system.ts';
import { at, fromWords, objectsOf, placeFrom, sectionsOf } from './values.ts';

// Swedish words for what is told of pay, all of it in crowns.
const inCrowns = (text: string): string =>
  text
    .replace(/\b(?:kr|kronor|sek)\b\.?|:-/gi, ' SEK ')
    .replace(/(?:per|i|\/)\s*(?:månad(?:en)?|mån)\b\.?/giu, 'per month')
    .replace(/(?:per|i|\/)\s*tim(?:me|men|m)?\b\.?/giu, 'per hour');

/** JobTech (Sweden, Platsbanken): one ad at `jobsearch.api.jobtechdev.se/ad/{id}`, a search's ads under `hits`. */
export const jobtech: System = {
  name: 'jobtech',
  links: [
    { host: /^(?:www\.)?arbetsformedlingen\.se$/, path: /^\/platsbanken\/annonser\/(?<id>\d+)/ },
    { host: /^jobsearch\.api\.jobtechdev\.se$/, path: /^\/ad\/(?<id>\d+)/ },
  ],
  globalIds: true,
  page: ({ id }) => (id ? `https://arbetsformedlingen.se/platsbanken/annonser/${id}` : null),
  endpoint: ({ id }) => (id ? `https://jobsearch.api.jobtechdev.se/ad/${id}` : null),
  postings: (answer) => (isObject(answer) ? ('hits' in answer ? objectsOf(answer.hits) : [answer]) : []),
  idOf: (ad) => [String(ad.id ?? '')],
  owns: (ad) =>
    'headline' in ad && 'employer' in ad && ('workplace_address' in ad || 'working_hours_type' in ad),
  read: (ad) => {
    const { description } = ad;
    const form = [
      at(ad.employment_type, 'label'),
      at(ad.duration, 'label'),
      at(ad.working_hours_type, 'label'),
    ];
    const words = form.map((one) => textOf(one)).filter((one) => one !== null);
    const pay = textOf(ad.salary_description);
    const place = placeFrom(
      at(ad.workplace_address, 'city') ?? at(ad.workplace_address, 'municipality'),
      at(ad.workplace_address, 'country'),
    );
    const fields = fromWords(textOf(ad.headline), null, ad.remote_work === true ? 'remote' : null);
    return {
      source: 'jobtech',
      fields: {
        ...fields,
        // A part of full time is told by its share where the label leaves it open.
        employmentType:
          fields.employmentType ??
          (/deltid/i.test(words.join(' '))
            ? 'part-time'
            : /behov|vikariat|tidsbegr|säsong|sommar/i.test(words.join(' '))
              ? 'temporary'
              : /heltid|tillsvidare|vanlig/i.test(words.join(' '))
                ? 'full-time'
                : null),
        company: textOf(at(ad.employer, 'name')) ?? textOf(at(ad.employer, 'workplace')),
        locations: place ? [place] : [],
        salary: pay && /\d/.test(pay) ? parseSalary(inCrowns(pay)) : null,
        url: textOf(ad.webpage_url),
        applyUrl: textOf(at(ad.application_details, 'url')),
        externalId: textOf(ad.id),
        postedOn: dayOf(ad.publication_date),
        expiresOn: dayOf(ad.application_deadline),
        expiresEvidence: dayOf(ad.application_deadline) ? 'application_deadline' : null,
        postingState: ad.removed === true ? 'closed' : 'open',
        language: 'sv',
      },
      description:
        sectionsOf([undefined, at(description, 'text_formatted') ?? at(description, 'text')]) ??
        sectionsOf(
          [undefined, at(description, 'company_information')],
          [undefined, at(description, 'needs')],
          [undefined, at(description, 'requirements')],
          [undefined, at(description, 'conditions')],
        ),
    };
  },
};
