import { dayOf, textOf } from '../page/schema-posting.ts';
import { isObject } from '../page/tolerant-json.ts';
import type { System } from './system.ts';
import { at, fromWords, placesFrom, sectionsOf } from './values.ts';

/** Workday career sites: `{tenant}.wd{n}.myworkdayjobs.com/wday/cxs/{tenant}/{site}/job/{path}`. */
export const workday: System = {
  name: 'workday',
  links: [
    {
      host: /^(?<board>[\w-]+)\.(?<server>wd\d+)\.myworkdayjobs(?:-impl)?\.com$/,
      path: /^\/(?:wday\/cxs\/[^/]+\/)?(?:[a-z]{2}-[a-z]{2}\/)?(?<site>[^/]+)\/(?:job|details)\/(?<path>(?:[^/]+\/)?[^/?]*?_(?<id>[^/?]+?))(?:\/apply.*)?\/?$/i,
    },
    {
      host: /^(?<board>[\w-]+)\.(?<server>wd\d+)\.myworkdayjobs(?:-impl)?\.com$/,
      path: /^\/(?:[a-z]{2}-[a-z]{2}\/)?(?<site>[^/]+)/i,
    },
    {
      host: /^(?<server>wd\d+)\.myworkdaysite\.com$/,
      path: /^\/(?:[a-z]{2}-[a-z]{2}\/)?recruiting\/(?<board>[^/]+)\/(?<site>[^/]+)(?:\/job\/(?<path>(?:[^/]+\/)?[^/?]*?_(?<id>[^/?]+?))\/?$)?/i,
    },
  ],
  page: ({ board, id, extra }) =>
    board && id && extra?.path
      ? `https://${board}.${extra.server}.myworkdayjobs.com/${extra.site}/job/${extra.path}`
      : null,
  endpoint: ({ board, id, extra }) =>
    board && id && extra?.path
      ? `https://${board}.${extra.server}.myworkdayjobs.com/wday/cxs/${board}/${extra.site}/job/${extra.path}`
      : null,
  postings: (answer) =>
    isObject(answer) && isObject(answer.jobPostingInfo)
      ? [{ ...answer.jobPostingInfo, organization: at(answer.hiringOrganization, 'name') ?? null }]
      : [],
  // The address names the posting; a repost carries a suffix the number lacks ("JR1-3").
  idOf: (job) => [
    String(job.jobReqId ?? ''),
    /_([^/_?]+)$/.exec(textOf(job.externalUrl) ?? '')?.[1] ?? '',
    '*',
  ],
  owns: (job) => 'jobReqId' in job && 'jobDescription' in job,
  read: (job) => {
    const more = Array.isArray(job.additionalLocations) ? job.additionalLocations : [];
    return {
      source: 'workday',
      fields: {
        ...fromWords(textOf(job.title), job.timeType, job.remoteType),
        company: textOf(job.organization),
        locations: placesFrom(job.location, ...more),
        url: textOf(job.externalUrl),
        externalId: textOf(job.jobReqId),
        postedOn: dayOf(job.startDate),
        expiresOn: dayOf(job.endDate),
        expiresEvidence: dayOf(job.endDate) ? 'endDate' : null,
        postingState: job.posted === false ? 'closed' : job.canApply === true ? 'open' : 'unknown',
      },
      description: sectionsOf([undefined, job.jobDescription]),
    };
  },
};
