import { dayOf, textOf } from '../page/schema-posting.ts';
import { isObject, type Json } from '../page/tolerant-json.ts';
import type { System } from './system.ts';
import { at, fromWords, objectsOf, placeFrom, sectionsOf } from './values.ts';

const section = (job: Json, key: string): [Json | undefined, Json | undefined] => {
  const one = at(job, 'jobAd', 'sections', key);
  return [at(one, 'title'), at(one, 'text')];
};

/** SmartRecruiters Posting API: `api.smartrecruiters.com/v1/companies/{company}/postings/{id}`. */
export const smartrecruiters: System = {
  name: 'smartrecruiters',
  links: [
    {
      host: /^jobs\.smartrecruiters\.com$/,
      path: /^\/(?:ni\/|oneclick-ui\/company\/)?(?<board>[^/]+)(?:\/(?:publication\/|job\/)?(?<id>\d{9,}|[\da-f]{8}-[\da-f-]{27}))?/i,
    },
    { host: /^careers\.smartrecruiters\.com$/, path: /^\/(?<board>[^/]+)(?:\/[^/]+)?/i },
    {
      host: /^api\.smartrecruiters\.com$/,
      path: /^\/v1\/companies\/(?<board>[^/]+)\/postings(?:\/(?<id>[\da-f-]+))?/i,
    },
  ],
  globalIds: true,
  page: ({ board, id }) => (board && id ? `https://jobs.smartrecruiters.com/${board}/${id}` : null),
  endpoint: ({ board, id }) =>
    board && id ? `https://api.smartrecruiters.com/v1/companies/${board}/postings/${id}` : null,
  postings: (answer) =>
    isObject(answer) && Array.isArray(answer.content)
      ? objectsOf(answer.content)
      : isObject(answer)
        ? [answer]
        : [],
  idOf: (job) => [String(job.id ?? ''), String(job.uuid ?? '')],
  owns: (job) => 'releasedDate' in job && isObject(job.company) && 'name' in job,
  read: (job) => {
    const place = isObject(job.location) ? job.location : {};
    const where = place.remote === true ? 'remote' : place.hybrid === true ? 'hybrid' : null;
    const country =
      textOf(
        at(
          objectsOf(job.customField).find((one) => one.fieldId === 'COUNTRY'),
          'valueLabel',
        ),
      ) ??
      textOf(place.country)?.toUpperCase() ??
      null;
    const full = textOf(place.fullLocation);
    const name = full ?? placeFrom(place.city, place.region, country);
    return {
      source: 'smartrecruiters',
      fields: {
        ...fromWords(textOf(job.name), at(job.typeOfEmployment, 'label'), where),
        company: textOf(at(job.company, 'name')),
        locations: name ? [name] : [],
        url: textOf(job.postingUrl),
        applyUrl: textOf(job.applyUrl),
        externalId: textOf(job.refNumber) ?? textOf(job.id),
        language: textOf(at(job.language, 'code'))?.slice(0, 2).toLowerCase() ?? null,
        postedOn: dayOf(job.releasedDate),
        postingState: job.active === false ? 'closed' : 'open',
      },
      description: sectionsOf(
        section(job, 'companyDescription'),
        section(job, 'jobDescription'),
        section(job, 'qualifications'),
        section(job, 'additionalInformation'),
      ),
    };
  },
};
