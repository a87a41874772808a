import type { PayPeriod } from '../../domain/job.ts';
import { dayOf, textOf } from '../page/schema-posting.ts';
import { isObject, type Json } from '../page/tolerant-json.ts';
import type { System } from './system.ts';
import { at, fromWords, objectsOf, placesFrom, sectionsOf } from './values.ts';

const PERIODS = new Set<string>(['hour', 'day', 'week', 'month', 'year']);
const amount = (value: Json | undefined): number | null =>
  typeof value === 'number' && value > 0 ? value : null;

/** Pinpoint: the whole board at `{company}.pinpointhq.com/postings.json`. */
export const pinpoint: System = {
  name: 'pinpoint',
  links: [
    {
      host: /^(?<board>[\w-]+)\.pinpointhq\.com$/,
      path: /^\/(?:[a-z]{2}(?:-[A-Z]{2})?\/)?(?:postings|jobs)\/(?<id>[\w-]+)/,
    },
    { host: /^(?<board>(?!www\.)[\w-]+)\.pinpointhq\.com$/ },
  ],
  page: ({ board, id }) => (board && id ? `https://${board}.pinpointhq.com/en/postings/${id}` : null),
  endpoint: ({ board }) => (board ? `https://${board}.pinpointhq.com/postings.json` : null),
  postings: (answer) => (isObject(answer) ? objectsOf(answer.data) : []),
  idOf: (job) => [
    String(job.id ?? ''),
    /\/postings\/([\w-]+)/.exec(textOf(job.path) ?? textOf(job.url) ?? '')?.[1] ?? '',
  ],
  owns: (job) => 'key_responsibilities' in job && 'workplace_type' in job,
  read: (job) => {
    const shown = job.compensation_visible !== false;
    const [min, max] = shown
      ? [amount(job.compensation_minimum), amount(job.compensation_maximum)]
      : [null, null];
    const period = textOf(job.compensation_frequency) ?? '';
    const deadline = dayOf(job.deadline_at);
    return {
      source: 'pinpoint',
      fields: {
        ...fromWords(textOf(job.title), job.employment_type_text ?? job.employment_type, job.workplace_type),
        locations: placesFrom(at(job.location, 'name')),
        salary:
          min !== null || max !== null
            ? {
                min,
                max,
                currency: textOf(job.compensation_currency),
                period: PERIODS.has(period) ? (period as PayPeriod) : null,
              }
            : null,
        url: textOf(job.url),
        externalId: textOf(at(job.job, 'requisition_id')) ?? textOf(job.id),
        expiresOn: deadline,
        expiresEvidence: deadline ? 'deadline_at' : null,
        postingState: 'open',
      },
      description: sectionsOf(
        [undefined, job.description],
        [job.key_responsibilities_header, job.key_responsibilities],
        [job.skills_knowledge_expertise_header, job.skills_knowledge_expertise],
        [job.benefits_header, job.benefits],
      ),
    };
  },
};
