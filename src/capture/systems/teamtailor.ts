import { evidenceOf, textOf } from '../page/schema-posting.ts';
import { isObject } from '../page/tolerant-json.ts';
import type { System } from './system.ts';
import { objectsOf, sectionsOf } from './values.ts';

/** Teamtailor JSON Feed: the whole board at `{careers host}/jobs.json`, each item with a schema.org posting. */
export const teamtailor: System = {
  name: 'teamtailor',
  links: [
    {
      host: /^(?<board>[\w-]+(?:\.[a-z]{2})?)\.teamtailor\.com$/,
      path: /^\/(?:[a-z-]{2,5}\/)?jobs\/(?<id>\d+)/,
    },
    { host: /^(?<board>(?!www\.|api\.)[\w-]+(?:\.[a-z]{2})?)\.teamtailor\.com$/ },
  ],
  globalIds: true,
  page: ({ board, id }) => (board && id ? `https://${board}.teamtailor.com/jobs/${id}` : null),
  endpoint: ({ board }) => (board ? `https://${board}.teamtailor.com/jobs.json` : null),
  postings: (answer) =>
    isObject(answer)
      ? objectsOf(answer.items).map((item) => ({ ...item, feedTitle: answer.title ?? null }))
      : [],
  idOf: (item) => [/\/jobs\/(\d+)/.exec(textOf(item.url) ?? '')?.[1] ?? '', String(item.id ?? '')],
  owns: (item) => '_jobposting' in item,
  read: (item) => {
    const inner = isObject(item._jobposting) ? item._jobposting : {};
    const { fields, description, coarseLocations } = evidenceOf(
      { title: item.title ?? null, ...inner },
      'teamtailor',
    );
    return {
      source: 'teamtailor',
      fields: {
        ...fields,
        company: fields.company ?? textOf(item.feedTitle),
        url: textOf(item.url),
        postingState: 'open',
      },
      description: description ?? sectionsOf([undefined, item.content_html]),
      coarseLocations,
    };
  },
};
