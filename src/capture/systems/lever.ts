import type { PayPeriod } from '../../domain/job.ts';
import { dayOf, textOf } from '../page/schema-posting.ts';
import { isObject, type Json } from '../page/tolerant-json.ts';
import type { System } from './system.ts';
import { at, fromWords, objectsOf, placesFrom, sectionsOf } from './values.ts';

const PERIODS: Record<string, PayPeriod> = {
  'per-year-salary': 'year',
  'per-month-salary': 'month',
  'per-week-salary': 'week',
  'per-day-wage': 'day',
  'per-hour-wage': 'hour',
};
const amount = (value: Json | undefined): number | null =>
  typeof value === 'number' && value > 0 ? value : null;

/** Lever Postings API: `api.lever.co/v0/postings/{site}/{uuid}`, in Europe `api.eu.lever.co`. */
export const lever: System = {
  name: 'lever',
  links: [
    { host: /^jobs\.lever\.co$/, path: /^\/(?<board>[^/]+)(?:\/(?<id>[\da-f-]{36}))?/i },
    { host: /^jobs\.(?<region>eu)\.lever\.co$/, path: /^\/(?<board>[^/]+)(?:\/(?<id>[\da-f-]{36}))?/i },
    {
      host: /^api\.(?:(?<region>eu)\.)?lever\.co$/,
      path: /^\/v0\/postings\/(?<board>[^/]+)(?:\/(?<id>[\da-f-]{36}))?/i,
    },
  ],
  marker: 'lever-jid',
  globalIds: true,
  page: ({ board, id, extra }) =>
    board && id ? `https://jobs.${extra?.region ? 'eu.' : ''}lever.co/${board}/${id}` : null,
  endpoint: ({ board, id, extra }) =>
    board && id ? `https://api.${extra?.region ? 'eu.' : ''}lever.co/v0/postings/${board}/${id}` : null,
  postings: (answer) => (Array.isArray(answer) ? objectsOf(answer) : isObject(answer) ? [answer] : []),
  idOf: (job) => [String(job.id ?? '')],
  owns: (job) =>
    'categories' in job &&
    'text' in job &&
    ('hostedUrl' in job || 'lists' in job || 'descriptionPlain' in job),
  read: (job) => {
    const categories = isObject(job.categories) ? job.categories : {};
    const pay = isObject(job.salaryRange) ? job.salaryRange : null;
    const [min, max] = [amount(pay?.min), amount(pay?.max)];
    const all = Array.isArray(categories.allLocations)
      ? categories.allLocations
      : [categories.location ?? null];
    const lists = objectsOf(job.lists).map((list): [Json | undefined, Json | undefined] => [
      list.text,
      typeof list.content === 'string' ? `<ul>${list.content}</ul>` : null,
    ]);
    return {
      source: 'lever',
      fields: {
        ...fromWords(
          textOf(job.text),
          categories.commitment,
          job.workplaceType === 'unspecified' ? null : job.workplaceType,
        ),
        locations: placesFrom(...all),
        salary:
          min !== null || max !== null
            ? {
                min,
                max,
                currency: textOf(pay?.currency),
                period: PERIODS[textOf(pay?.interval) ?? ''] ?? null,
              }
            : null,
        url: textOf(job.hostedUrl),
        applyUrl: textOf(job.applyUrl),
        externalId: textOf(job.id),
        postedOn: dayOf(at(job, 'createdAt')),
        postingState: 'open',
      },
      description: sectionsOf([undefined, job.description ?? job.opening ?? job.descriptionPlain], ...lists, [
        undefined,
        job.additional,
      ]),
    };
  },
};
