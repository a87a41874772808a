import type { PayPeriod } from '../../domain/job.ts';
import { dayOf, textOf } from '../page/schema-posting.ts';
import { isObject, type Json } from '../page/tolerant-json.ts';
import type { System } from './system.ts';
import { at, fromWords, objectsOf, placeFrom, sectionsOf } from './values.ts';

const amount = (value: Json | undefined): number | null => {
  const number = Number(textOf(value) ?? Number.NaN);
  return number > 0 ? number : null;
};
const PERIODS = new Set<string>(['hour', 'day', 'week', 'month', 'year']);

/** Recruitee careers site API: the whole board at `{company}.recruitee.com/api/offers/`. */
export const recruitee: System = {
  name: 'recruitee',
  links: [
    { host: /^(?<board>[\w-]+)\.recruitee\.com$/, path: /^\/(?:l\/\w+\/)?o\/(?<id>[^/?]+)/ },
    { host: /^(?<board>(?!www\.|api\.)[\w-]+)\.recruitee\.com$/ },
  ],
  page: ({ board, id }) => (board && id ? `https://${board}.recruitee.com/o/${id}` : null),
  endpoint: ({ board }) => (board ? `https://${board}.recruitee.com/api/offers/` : null),
  postings: (answer) =>
    isObject(answer) ? (isObject(answer.offer) ? [answer.offer] : objectsOf(answer.offers)) : [],
  idOf: (offer) => [String(offer.slug ?? ''), String(offer.id ?? '')],
  owns: (offer) => 'careers_url' in offer && 'employment_type_code' in offer,
  read: (offer) => {
    const pay = isObject(offer.salary) ? offer.salary : null;
    const [min, max] = [amount(pay?.min), amount(pay?.max)];
    const period = textOf(pay?.period) ?? '';
    const where =
      offer.hybrid === true
        ? 'hybrid'
        : offer.remote === true
          ? 'remote'
          : offer.on_site === true
            ? 'on-site'
            : null;
    const places = objectsOf(offer.locations)
      .map((one) => placeFrom(one.city ?? one.name, one.state, one.country))
      .filter((one) => one !== null);
    return {
      source: 'recruitee',
      fields: {
        ...fromWords(
          textOf(offer.title),
          textOf(offer.employment_type_code)
            ?.replace(/^(full|part)time/, '$1-time')
            .replace(/_/g, ' '),
          where,
        ),
        company: textOf(offer.company_name),
        locations:
          places.length > 0 ? places : [placeFrom(offer.city, offer.country)].filter((one) => one !== null),
        salary:
          min !== null || max !== null
            ? {
                min,
                max,
                currency: textOf(pay?.currency),
                period: PERIODS.has(period) ? (period as PayPeriod) : null,
              }
            : null,
        url: textOf(offer.careers_url),
        applyUrl: textOf(offer.careers_apply_url),
        externalId: textOf(offer.id),
        postedOn: dayOf(offer.published_at),
        expiresOn: dayOf(offer.close_at),
        expiresEvidence: dayOf(offer.close_at) ? 'close_at' : null,
        postingState: at(offer, 'status') === 'published' ? 'open' : 'unknown',
      },
      description: sectionsOf([undefined, offer.description], [undefined, offer.requirements]),
    };
  },
};
