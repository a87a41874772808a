import type { System } from './system.ts';

/** Systems and boards whose postings are read off their pages: only their links are known here. */
export const pagesOnly: readonly System[] = [
  {
    name: 'jobvite',
    links: [
      { host: /^jobs\.jobvite\.com$/, path: /^\/(?:careers\/)?(?<board>[^/]+)\/job\/(?<id>\w+)/ },
      { host: /^(?:jobs|app|hire|careers)\.jobvite\.com$/, query: { j: 'id', c: 'board' } },
    ],
    marker: 'jvi',
    globalIds: true,
    page: ({ board, id }) => (board && id ? `https://jobs.jobvite.com/${board}/job/${id}` : null),
  },
  {
    name: 'icims',
    links: [
      { host: /^(?<board>[\w-]+)\.icims\.com$/, path: /^\/jobs\/(?<id>\d+)/ },
      { host: /^(?<board>(?!www\.)[\w-]+)\.icims\.com$/ },
    ],
    page: ({ board, id }) => (board && id ? `https://${board}.icims.com/jobs/${id}/job` : null),
  },
  {
    name: 'breezy',
    links: [{ host: /^(?<board>(?!www\.|app\.)[\w-]+)\.breezy\.hr$/, path: /^\/p\/(?<id>[\da-f]{12})/ }],
    globalIds: true,
    page: ({ board, id }) => (board && id ? `https://${board}.breezy.hr/p/${id}` : null),
  },
  {
    name: 'linkedin',
    links: [
      { host: /^(?:[a-z]{2,3}\.)?linkedin\.com$/, path: /^\/jobs\/view\/(?:[^/]*?-)?(?<id>\d{6,})\/?$/ },
      { host: /^(?:[a-z]{2,3}\.)?linkedin\.com$/, path: /^\/jobs\//, query: { currentJobId: 'id' } },
    ],
    globalIds: true,
    page: ({ id }) => (id ? `https://www.linkedin.com/jobs/view/${id}` : null),
  },
  {
    name: 'indeed',
    links: [
      {
        host: /^(?:(?<region>[a-z]{2,3})\.)?indeed\.(?<top>com|[a-z.]{2,6})$/,
        query: { jk: 'id', vjk: 'id' },
      },
    ],
    globalIds: true,
    page: ({ id, extra }) =>
      id ? `https://${extra?.region ?? 'www'}.indeed.${extra?.top ?? 'com'}/viewjob?jk=${id}` : null,
  },
];
