import { dayOf, textOf } from '../page/schema-posting.ts';
import { isObject, type Json, type JsonObject } from '../page/tolerant-json.ts';
import type { System } from './system.ts';
import { at, fromWords, objectsOf, placesFrom, sectionsOf } from './values.ts';

const labels = (job: JsonObject): Json[] => [
  at(job.workLocation, 'label') ?? null,
  ...(Array.isArray(job.workLocations)
    ? job.workLocations.map((one) => (isObject(one) ? (one.label ?? null) : one))
    : []),
];

/** Rippling ATS: `api.rippling.com/platform/api/ats/v1/board/{board}/jobs/{uuid}`; a board has one row a place. */
export const rippling: System = {
  name: 'rippling',
  links: [
    {
      host: /^ats\.rippling\.com$/,
      path: /^\/(?:[a-z]{2}-[A-Z]{2}\/)?(?<board>[^/]+)\/jobs(?:\/(?<id>[\da-f-]{36}))?/i,
    },
    {
      host: /^api\.rippling\.com$/,
      path: /^\/platform\/api\/ats\/v1\/board\/(?<board>[^/]+)\/jobs(?:\/(?<id>[\da-f-]{36}))?/i,
    },
  ],
  globalIds: true,
  page: ({ board, id }) => (board && id ? `https://ats.rippling.com/${board}/jobs/${id}` : null),
  endpoint: ({ board, id }) =>
    board && id ? `https://api.rippling.com/platform/api/ats/v1/board/${board}/jobs/${id}` : null,
  postings: (answer) => {
    const byId = new Map<string, JsonObject>();
    for (const job of Array.isArray(answer) ? objectsOf(answer) : isObject(answer) ? [answer] : []) {
      const first = byId.get(String(job.uuid));
      if (first)
        first.workLocations = [
          ...(Array.isArray(first.workLocations) ? first.workLocations : []),
          ...labels(job),
        ];
      else byId.set(String(job.uuid), { ...job, workLocations: labels(job) });
    }
    return [...byId.values()];
  },
  idOf: (job) => [String(job.uuid ?? '')],
  owns: (job) => 'uuid' in job && ('workLocation' in job || 'workLocations' in job),
  read: (job) => {
    const places = labels(job);
    const words = places.map((one) => textOf(one) ?? '');
    return {
      source: 'rippling',
      fields: {
        ...fromWords(
          textOf(job.name),
          at(job.employmentType, 'label') ?? job.employmentType,
          words.length > 0 && words.filter(Boolean).every((one) => /^remote/i.test(one)) ? 'remote' : null,
        ),
        company: textOf(job.companyName),
        locations: placesFrom(...places),
        url: textOf(job.url),
        externalId: textOf(job.uuid),
        postedOn: dayOf(job.createdOn),
        postingState: 'open',
      },
      description: sectionsOf(
        [undefined, at(job.description, 'company')],
        [
          undefined,
          at(job.description, 'role') ?? (typeof job.description === 'string' ? job.description : undefined),
        ],
      ),
    };
  },
};
