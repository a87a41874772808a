import { dayOf, textOf } from '../page/schema-posting.ts';
import { isObject } from '../page/tolerant-json.ts';
import type { System } from './system.ts';
import { at, fromWords, objectsOf, placesFrom, sectionsOf } from './values.ts';

/** Greenhouse Job Board API: `boards-api.greenhouse.io/v1/boards/{board}/jobs/{id}`. */
export const greenhouse: System = {
  name: 'greenhouse',
  links: [
    {
      host: /^(?:boards|job-boards)(?:\.eu)?\.greenhouse\.io$/,
      path: /^\/embed\/job_app/,
      query: { for: 'board', token: 'id' },
    },
    {
      host: /^(?:boards|job-boards)(?:\.eu)?\.greenhouse\.io$/,
      path: /^\/(?<board>[^/]+)(?:\/jobs\/(?<id>\d+))?/,
    },
    {
      host: /^boards-api(?:\.eu)?\.greenhouse\.io$/,
      path: /^\/v1\/boards\/(?<board>[^/]+)(?:\/jobs\/(?<id>\d+))?/,
    },
  ],
  marker: 'gh_jid',
  globalIds: true,
  page: ({ board, id }) => (board && id ? `https://boards.greenhouse.io/${board}/jobs/${id}` : null),
  endpoint: ({ board, id }) =>
    board && id
      ? `https://boards-api.greenhouse.io/v1/boards/${board}/jobs/${id}?pay_transparency=true`
      : null,
  postings: (answer) =>
    isObject(answer) && Array.isArray(answer.jobs)
      ? objectsOf(answer.jobs)
      : isObject(answer)
        ? [answer]
        : [],
  idOf: (job) => [String(job.id ?? '')],
  owns: (job) => 'absolute_url' in job && 'internal_job_id' in job,
  read: (job) => {
    const ranges = objectsOf(job.pay_input_ranges);
    const pay = ranges.length === 1 ? ranges[0] : undefined;
    const cents = (value: unknown): number | null =>
      typeof value === 'number' && value > 0 ? value / 100 : null;
    const [min, max] = [cents(pay?.min_cents), cents(pay?.max_cents)];
    const metadata = objectsOf(job.metadata);
    const said = (pattern: RegExp) => metadata.find((one) => pattern.test(textOf(one.name) ?? ''))?.value;
    const location = at(job.location, 'name');
    return {
      source: 'greenhouse',
      fields: {
        ...fromWords(
          textOf(job.title),
          said(/employment type|time type|job type/i),
          textOf(said(/workplace|location type|remote/i)) ?? location,
        ),
        company: textOf(job.company_name),
        locations: placesFrom(location),
        salary:
          min !== null || max !== null
            ? { min, max, currency: textOf(pay?.currency_type), period: null }
            : null,
        url: textOf(job.absolute_url),
        externalId: textOf(job.requisition_id) ?? textOf(job.id),
        language: textOf(job.language),
        postedOn: dayOf(job.first_published),
        expiresOn: dayOf(job.application_deadline),
        expiresEvidence: dayOf(job.application_deadline) ? 'application_deadline' : null,
        postingState: 'open',
      },
      description: sectionsOf([undefined, job.content]),
    };
  },
};
