import { dayOf, textOf } from '../page/schema-posting.ts';
import { isObject, type Json } from '../page/tolerant-json.ts';
import type { System } from './system.ts';
import { fromWords, objectsOf, placesFrom, sectionsOf } from './values.ts';

const amount = (value: Json | undefined): number | null =>
  typeof value === 'number' && value > 0 ? value : null;

/** VietnamWorks: jobs of `ms.vietnamworks.com`, one or several under `data`; pay by the month. */
export const vietnamworks: System = {
  name: 'vietnamworks',
  links: [{ host: /^(?:www\.)?vietnamworks\.com$/, path: /^\/[^/]*-(?<id>\d{5,})-jv/ }],
  globalIds: true,
  postings: (answer) => {
    if (!isObject(answer)) return [];
    const { data } = answer;
    return Array.isArray(data) ? objectsOf(data) : isObject(data) ? [data] : [answer];
  },
  idOf: (job) => [String(job.jobId ?? '')],
  owns: (job) => 'jobTitle' in job && 'jobDescription' in job && ('jobId' in job || 'jobUrl' in job),
  read: (job) => {
    const [min, max] = [amount(job.salaryMin), amount(job.salaryMax)];
    const shown = job.isSalaryVisible !== false && job.isSalaryVisible !== 0;
    const benefits = objectsOf(job.benefits)
      .map((one) => textOf(one.benefitValue) ?? textOf(one.benefitName))
      .filter(Boolean);
    return {
      source: 'vietnamworks',
      fields: {
        ...fromWords(textOf(job.jobTitle), job.typeWorking ?? job.typeWorkingName ?? null, null),
        company: textOf(job.companyName),
        locations: placesFrom(
          ...objectsOf(job.workingLocations).map((one) => one.cityName ?? one.cityNameVI ?? one.address),
          ...(job.workingLocations === undefined ? [job.address ?? null] : []),
        ),
        salary:
          shown && (min !== null || max !== null)
            ? { min, max, currency: textOf(job.salaryCurrency) ?? 'USD', period: 'month' }
            : null,
        url: textOf(job.jobUrl),
        externalId: textOf(job.jobId),
        postedOn: dayOf(job.approvedOn) ?? dayOf(job.onlineOn) ?? dayOf(job.createdOn),
        expiresOn: dayOf(job.expiredOn),
        expiresEvidence: dayOf(job.expiredOn) ? 'expiredOn' : null,
        postingState: 'unknown',
      },
      description: sectionsOf(
        [undefined, job.jobDescription],
        ['Job requirements', job.jobRequirement],
        [
          'Benefits',
          benefits.length > 0 ? `<ul>${benefits.map((one) => `<li>${one}</li>`).join('')}</ul>` : null,
        ],
      ),
    };
  },
};
