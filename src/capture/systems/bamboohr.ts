import { findSalary } from '../../domain/pay/money.ts';
import { dayOf, textOf } from '../page/schema-posting.ts';
import { isObject } from '../page/tolerant-json.ts';
import type { System } from './system.ts';
import { at, fromWords, objectsOf, placeFrom, sectionsOf } from './values.ts';

const WHERE: Record<string, string> = { 0: 'on-site', 1: 'remote', 2: 'hybrid' };

/** BambooHR careers pages: `{company}.bamboohr.com/careers/{id}/detail`. */
export const bamboohr: System = {
  name: 'bamboohr',
  links: [
    {
      host: /^(?<board>[\w-]+)\.bamboohr\.(?:com|co\.uk)$/,
      path: /^\/(?:careers|jobs\/view\.php|hiring\/jobs)\/?(?<id>\d+)?/,
      query: { id: 'id' },
    },
  ],
  page: ({ board, id }) => (board && id ? `https://${board}.bamboohr.com/careers/${id}` : null),
  endpoint: ({ board, id }) => (board && id ? `https://${board}.bamboohr.com/careers/${id}/detail` : null),
  postings: (answer) => {
    const result = at(answer, 'result');
    const opening = at(result, 'jobOpening');
    return isObject(opening) ? [opening] : objectsOf(result);
  },
  idOf: (job) => [
    String(job.id ?? ''),
    /\/careers\/(\d+)/.exec(textOf(job.jobOpeningShareUrl) ?? '')?.[1] ?? '',
  ],
  owns: (job) => 'jobOpeningName' in job,
  read: (job) => {
    const [own, ats] = [
      isObject(job.location) ? job.location : {},
      isObject(job.atsLocation) ? job.atsLocation : {},
    ];
    const place = placeFrom(
      own.city ?? ats.city,
      own.state ?? ats.state ?? ats.province,
      own.addressCountry ?? ats.country,
    );
    const pay = textOf(job.compensation);
    return {
      source: 'bamboohr',
      fields: {
        ...fromWords(
          textOf(job.jobOpeningName),
          job.employmentStatusLabel,
          job.isRemote === true ? 'remote' : (WHERE[textOf(job.locationType) ?? ''] ?? null),
        ),
        locations: place ? [place] : [],
        salary: pay ? (findSalary(`Salary: ${pay}`)?.salary ?? null) : null,
        url: textOf(job.jobOpeningShareUrl),
        externalId: textOf(job.id),
        postedOn: dayOf(job.datePosted),
        postingState: /^open$/i.test(textOf(job.jobOpeningStatus) ?? '') ? 'open' : 'unknown',
      },
      description: sectionsOf([undefined, job.description]),
    };
  },
};
