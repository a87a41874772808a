import { parseSalary } from '../../domain/pay/money.ts';
import { dayOf, textOf } from '../page/schema-posting.ts';
import { isObject } from '../page/tolerant-json.ts';
import type { System } from './system.ts';
import { at, fromWords, objectsOf, placesFrom, sectionsOf } from './values.ts';

/** Ashby posting API: the whole board at `api.ashbyhq.com/posting-api/job-board/{org}`. */
export const ashby: System = {
  name: 'ashby',
  links: [
    { host: /^jobs\.ashbyhq\.com$/, path: /^\/(?<board>[^/]+)(?:\/(?<id>[\da-f-]{36}))?/i },
    { host: /^api\.ashbyhq\.com$/, path: /^\/posting-api\/job-board\/(?<board>[^/?]+)/i },
  ],
  marker: 'ashby_jid',
  globalIds: true,
  page: ({ board, id }) => (board && id ? `https://jobs.ashbyhq.com/${board}/${id}` : null),
  endpoint: ({ board }) =>
    board ? `https://api.ashbyhq.com/posting-api/job-board/${board}?includeCompensation=true` : null,
  postings: (answer) => (isObject(answer) ? objectsOf(answer.jobs) : []),
  idOf: (job) => [String(job.id ?? ''), /[\da-f-]{36}/i.exec(textOf(job.jobUrl) ?? '')?.[0] ?? ''],
  owns: (job) => 'jobUrl' in job && 'descriptionHtml' in job && 'isListed' in job,
  read: (job) => {
    const pay = textOf(at(job.compensation, 'scrapeableCompensationSalarySummary'));
    return {
      source: 'ashby',
      fields: {
        ...fromWords(
          textOf(job.title),
          job.employmentType,
          job.workplaceType ?? (job.isRemote === true ? 'remote' : null),
        ),
        locations: placesFrom(job.location, ...objectsOf(job.secondaryLocations).map((one) => one.location)),
        salary: pay ? parseSalary(pay) : null,
        url: textOf(job.jobUrl),
        applyUrl: textOf(job.applyUrl),
        externalId: textOf(job.id),
        postedOn: dayOf(job.publishedAt),
        postingState: job.isListed === false ? 'unknown' : 'open',
      },
      description: sectionsOf([undefined, job.descriptionHtml]),
    };
  },
};
