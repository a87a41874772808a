import { dayOf, textOf } from '../page/schema-posting.ts';
import { isObject } from '../page/tolerant-json.ts';
import type { System } from './system.ts';
import { fromWords, objectsOf, placeFrom, sectionsOf } from './values.ts';

/** Workable's widget: the whole account at `apply.workable.com/api/v1/widget/accounts/{account}`; one row a place. */
export const workable: System = {
  name: 'workable',
  links: [
    { host: /^apply\.workable\.com$/, path: /^\/(?:j|view)\/(?<id>[\dA-F]{8,12})/i },
    { host: /^apply\.workable\.com$/, path: /^\/api\/v1\/widget\/accounts\/(?<board>[^/?]+)/i },
    { host: /^apply\.workable\.com$/, path: /^\/(?<board>[^/]+)(?:\/j\/(?<id>[\dA-F]{8,12}))?/i },
    { host: /^(?<board>[\w-]+)\.workable\.com$/, path: /^\/j(?:obs)?\/(?<id>[\dA-F]{8,12})/i },
  ],
  globalIds: true,
  page: ({ board, id }) =>
    id ? `https://apply.workable.com/${board ? `${board}/` : ''}j/${id.toUpperCase()}` : null,
  endpoint: ({ board }) =>
    board ? `https://apply.workable.com/api/v1/widget/accounts/${board}?details=true` : null,
  postings: (answer) => {
    if (!isObject(answer)) return [];
    const byCode = new Map<string, ReturnType<typeof objectsOf>[number]>();
    for (const job of objectsOf(answer.jobs)) {
      const code = String(job.shortcode ?? '');
      const first = byCode.get(code);
      const places =
        Array.isArray(job.locations) && job.locations.length > 0
          ? job.locations
          : [{ city: job.city ?? null, region: job.state ?? null, country: job.country ?? null }];
      if (first) first.locations = [...(Array.isArray(first.locations) ? first.locations : []), ...places];
      else byCode.set(code, { ...job, company: answer.name ?? null, locations: places });
    }
    return [...byCode.values()];
  },
  idOf: (job) => [String(job.shortcode ?? '')],
  owns: (job) => 'shortcode' in job && 'telecommuting' in job,
  read: (job) => {
    const places = objectsOf(job.locations)
      .map((one) => placeFrom(one.city, one.region ?? one.state, one.country))
      .filter((one) => one !== null);
    return {
      source: 'workable',
      fields: {
        ...fromWords(
          textOf(job.title),
          job.employment_type ?? job.type,
          job.workplace ?? (job.telecommuting === true ? 'remote' : null),
        ),
        company: textOf(job.company),
        locations: [...new Set(places)],
        url: textOf(job.url),
        applyUrl: textOf(job.application_url),
        externalId: textOf(job.shortcode),
        postedOn: dayOf(job.published_on),
        postingState: 'open',
      },
      description: sectionsOf([undefined, job.description]),
    };
  },
};
