import { parseSalary } from '../../domain/pay/money.ts';
import { dayOf, textOf } from '../page/schema-posting.ts';
import { isObject, type Json, type JsonObject } from '../page/tolerant-json.ts';
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
  postings: postingsIn,
  idOf: (job) => [String(job.id ?? ''), /[\da-f-]{36}/i.exec(textOf(job.jobUrl) ?? '')?.[0] ?? ''],
  owns: (job) =>
    'descriptionHtml' in job &&
    (('jobUrl' in job && ('isListed' in job || 'publishedAt' in job)) ||
      'departmentName' in job ||
      'scrapeableCompensationSalarySummary' in job ||
      'locationExternalName' in job),
  read: (job) => {
    const pay =
      textOf(at(job.compensation, 'scrapeableCompensationSalarySummary')) ??
      textOf(job.scrapeableCompensationSalarySummary) ??
      textOf(job.compensationTierSummary);
    return {
      source: 'ashby',
      fields: {
        ...fromWords(
          textOf(job.title),
          job.employmentType,
          job.workplaceType ?? (job.isRemote === true ? 'remote' : null),
        ),
        company: textOf(at(job.organization, 'name')) ?? textOf(job.organizationName),
        locations: placesFrom(
          job.location ?? job.locationName ?? job.locationExternalName,
          ...objectsOf(job.secondaryLocations).map((one) => one.location ?? one.locationName),
          ...(Array.isArray(job.secondaryLocationNames) ? job.secondaryLocationNames : []),
        ),
        salary: pay ? parseSalary(pay) : null,
        url: textOf(job.jobUrl),
        applyUrl: textOf(job.applyUrl),
        externalId: textOf(job.id),
        postedOn: dayOf(job.publishedAt) ?? dayOf(job.publishedDate),
        postingState: job.isListed === true || 'publishedAt' in job ? 'open' : 'unknown',
      },
      description: sectionsOf([undefined, job.descriptionHtml]),
    };
  },
};

// A board's answer, one job of it, or what its page asks for one job (`data.jobPosting`).
function postingsIn(answer: Json): JsonObject[] {
  if (!isObject(answer)) return [];
  if (Array.isArray(answer.jobs)) return objectsOf(answer.jobs);
  for (const one of [at(answer, 'data', 'jobPosting'), answer.jobPosting, answer.posting, answer.job, answer])
    if (isObject(one) && 'descriptionHtml' in one) return [one];
  return [];
}
