/** The report: one HTML file that loads nothing, with a content security policy that says so. */
import { createHash } from 'node:crypto';
import type { JourneyEntry, Note } from '../../domain/items.ts';
import type { Job } from '../../domain/job.ts';
import type { Share, Statistics } from '../../domain/statistics.ts';
import { SCRIPT, STYLE } from './assets.ts';

/** A job as the report shows it. */
export interface ReportedJob extends Job {
  description: string | null;
  journey: JourneyEntry[];
  notes: Note[];
}

export interface Report {
  today: string;
  statistics: Statistics;
  /** SVG text, trusted: drawn by `charts.ts`, which escapes names; empty where there is nothing to draw. */
  charts: { sankey: string; weeks: string };
  jobs: ReportedJob[];
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML may have it, in an element or a quoted attribute. Control characters are dropped. */
export function escapeHtml(text: string): string {
  return [...text]
    .filter((c) => c >= ' ' || c === '\n' || c === '\t')
    .join('')
    .replace(/[&<>"']/g, (c) => ENTITIES[c]!);
}

const h = escapeHtml;
const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${createHash('sha256').update(SCRIPT).digest('base64')}'; base-uri 'none'; form-action 'none'`;
const name = (job: Pick<Job, 'title' | 'company'>): string =>
  `${job.title ?? 'untitled'}, ${job.company ?? 'company unknown'}`;
const percent = ({ n, of, share }: Share): string =>
  `${n} of ${of}${share === null ? '' : ` (${Math.round(share * 100)} %)`}`;

const figure = (caption: string, svg: string): string =>
  svg === ''
    ? ''
    : `<figure role="img" aria-label="${h(caption)}">${svg}<figcaption>${h(caption)}</figcaption></figure>`;

const table = (caption: string, heads: string[], rows: string[][]): string =>
  rows.length === 0
    ? ''
    : `<div class="wide"><table><caption>${h(caption)}</caption><thead><tr>${heads
        .map((head) => `<th scope="col">${h(head)}</th>`)
        .join('')}</tr></thead><tbody>${rows
        .map((row) => `<tr>${row.map((cell) => `<td>${h(cell)}</td>`).join('')}</tr>`)
        .join('')}</tbody></table></div>`;

/** The page in pieces, so that a long search never lies in memory twice. */
export function* reportPage({ today, statistics, charts, jobs }: Report): Generator<string> {
  const { rates } = statistics;
  yield `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${h(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark"><title>Job search, ${h(today)}</title><style>${STYLE}</style></head><body>
<main id="all"><h1>Job search</h1>
<p>${h(today)}: ${statistics.jobs} ${statistics.jobs === 1 ? 'job' : 'jobs'}, ${statistics.applied} applied for.
Answered: ${percent(rates.response)}. Interviews: ${percent(rates.interview)}. Offers: ${percent(rates.offer)}.</p>
`;
  yield figure('Where the jobs went', charts.sankey);
  yield figure('Saved and applied for, by week', charts.weeks);
  yield table(
    'Days in a stage',
    ['Stage', 'Median', 'Moved on', 'Waiting'],
    statistics.timeInStage.map((t) => [
      t.stage,
      String(t.medianDays ?? 'open'),
      String(t.moved),
      String(t.waiting),
    ]),
  );
  yield table(
    'By source',
    ['Source', 'Applied', 'Answered', 'Offers'],
    statistics.sources.map((s) => [s.name, String(s.applied), percent(s.responses), percent(s.offers)]),
  );
  yield `<h2 id="jobs-head">Jobs</h2><p><label>Filter <input id="filter" type="search" autocomplete="off"></label>
<span id="shown" role="status"></span></p><div class="wide"><table id="jobs" aria-labelledby="jobs-head"><thead><tr>`;
  for (const head of ['Id', 'Status', 'Title', 'Company', 'Applied', 'Deadline'])
    yield `<th scope="col" aria-sort="none"><button type="button">${head}</button></th>`;
  yield '</tr></thead><tbody>';
  for (const job of jobs) {
    const cells = [
      job.status,
      job.title ?? 'untitled',
      job.company ?? '',
      job.appliedOn ?? '',
      job.expiresOn ?? '',
    ];
    const [status, title, ...rest] = cells.map(h);
    yield `<tr><td>${job.id}</td><td>${status}</td><td><a href="#job-${job.id}">${title}</a></td>${rest.map((c) => `<td>${c}</td>`).join('')}</tr>`;
  }
  yield '</tbody></table></div></main>\n';
  for (const job of jobs) yield jobPage(job);
  yield `<script>${SCRIPT}</script></body></html>\n`;
}

function jobPage(job: ReportedJob): string {
  const link =
    job.url && /^https?:\/\//i.test(job.url)
      ? `<p><a rel="noreferrer noopener" href="${h(job.url)}">The posting</a></p>`
      : '';
  const journey = job.journey.map(({ at, kind, from, to, text }) => [
    at.slice(0, 10),
    kind,
    [from && to ? `${from} → ${to}` : (to ?? ''), text ?? ''].filter(Boolean).join(': '),
  ]);
  return `<article class="job" id="job-${job.id}" tabindex="-1"><p><a href="#all">All jobs</a></p><h2>${h(name(job))}</h2>
<p>${h([job.status, job.locations.join('; '), job.workplace ?? '', job.tags.join(', ')].filter(Boolean).join(' · '))}</p>${link}
${table('Journey', ['Day', 'What', 'More'], journey)}
${job.notes.map((note) => `<blockquote>${h(note.body)}</blockquote>`).join('')}
${job.description ? `<details><summary>The posting's text</summary><pre>${h(job.description)}</pre></details>` : ''}</article>
`;
}
