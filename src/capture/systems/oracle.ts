import { dayOf, textOf } from '../page/schema-posting.ts';
import { isObject } from '../page/tolerant-json.ts';
import type { System } from './system.ts';
import { fromWords, objectsOf, placesFrom, sectionsOf } from './values.ts';

/** Oracle Recruiting Cloud: `recruitingCEJobRequisitionDetails` of the candidate experience site. */
export const oracle: System = {
  name: 'oracle',
  links: [
    {
      host: /^(?<board>[\w.-]+)\.oraclecloud\.com$/,
      path: /^\/hcmUI\/CandidateExperience\/(?:[a-zA-Z-]+\/)?sites\/(?<site>[^/]+)\/(?:requisitions\/(?:preview\/)?|job\/)?(?<id>\d+)?/,
    },
  ],
  page: ({ board, id, extra }) =>
    board && id
      ? `https://${board}.oraclecloud.com/hcmUI/CandidateExperience/en/sites/${extra?.site}/job/${id}`
      : null,
  endpoint: ({ board, id, extra }) =>
    board && id
      ? `https://${board}.oraclecloud.com/hcmRestApi/resources/latest/recruitingCEJobRequisitionDetails?expand=all&onlyData=true&finder=ById;Id=%22${id}%22,siteNumber=${extra?.site}`
      : null,
  postings: (answer) =>
    isObject(answer) && Array.isArray(answer.items)
      ? objectsOf(answer.items).filter((one) => 'Title' in one)
      : isObject(answer) && 'Title' in answer
        ? [answer]
        : [],
  idOf: (job) => [String(job.Id ?? '')],
  owns: (job) => 'ExternalDescriptionStr' in job && 'Title' in job,
  read: (job) => ({
    source: 'oracle',
    fields: {
      ...fromWords(textOf(job.Title), job.JobSchedule ?? job.WorkerType, job.WorkplaceType),
      locations: placesFrom(job.PrimaryLocation, ...objectsOf(job.secondaryLocations).map((one) => one.Name)),
      externalId: textOf(job.Id),
      postedOn: dayOf(job.ExternalPostedStartDate),
      expiresOn: dayOf(job.ExternalPostedEndDate),
      expiresEvidence: dayOf(job.ExternalPostedEndDate) ? 'ExternalPostedEndDate' : null,
      postingState: 'open',
    },
    description: sectionsOf(
      [undefined, job.ExternalDescriptionStr ?? job.ShortDescriptionStr],
      ['Responsibilities', job.ExternalResponsibilitiesStr],
      ['Qualifications', job.ExternalQualificationsStr],
    ),
  }),
};
