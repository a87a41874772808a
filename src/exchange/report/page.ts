/** The report: one HTML file that loads nothing, with a content security policy that says so. */
import { createHash } from 'node:crypto';
import type { Day } from '../../domain/days.ts';
import { formatSalary } from '../../domain/pay/money.ts';
import type { Share, Statistics } from '../../domain/statistics.ts';
import type { ExportedJob } from '../export/record.ts';
import { SCRIPT, STYLE } from './assets.ts';
import { escapeHtml, figure, headOf, table } from './html.ts';
import {
  boardSection,
  jobName,
  skillsSection,
  type TodayItem,
  todaySection,
  type WantedSkill,
} from './sections.ts';

export interface Report {
  today: Day;
  /** What matters today, under heads. */
  agenda: readonly [head: string, items: TodayItem[]][];
  /** The stages in their order. */
  stages: readonly string[];
  statistics: Statistics;
  /** SVG text, trusted: drawn by `charts.ts`, which escapes names; empty where there is nothing to draw. */
  charts: { sankey: string; weeks: string; stays: string };
  skills: readonly WantedSkill[];
  jobs: ExportedJob[];
  /** The day of a moment, in the user's zone. */
  dayOf: (at: string) => Day;
}

const h = escapeHtml;
const SCRIPT_HASH = createHash('sha256').update(SCRIPT).digest('base64');
const percent = ({ n, of, share }: Share): string =>
  `${n} of ${of}${share === null ? '' : ` (${Math.round(share * 100)} %)`}`;

/** The page in pieces, so that a long search never lies in memory twice. */
export function* reportPage(report: Report): Generator<string> {
  const { today, statistics, charts, jobs } = report;
  const { rates } = statistics;
  yield `${headOf(`Job search, ${today}`, STYLE, SCRIPT_HASH)}<body>
<main id="all"><h1>Job search</h1>
<dl class="figures">`;
  const figures = [
    ['Jobs', String(statistics.jobs)],
    ['Applied for', String(statistics.applied)],
    ['Answered', percent(rates.response)],
    ['Interviews', percent(rates.interview)],
    ['Offers', percent(rates.offer)],
  ];
  for (const [label, value] of figures) yield `<div><dt>${h(label!)}</dt><dd>${h(value!)}</dd></div>`;
  yield `</dl><p>As of ${h(today)}.</p>\n`;
  yield todaySection(report.agenda, new Set(jobs.map((job) => job.id)));
  yield boardSection(report.stages, jobs);
  yield '<h2>How it went</h2>\n';
  yield figure('Where the jobs went', charts.sankey);
  yield figure('Saved and applied for, by week', charts.weeks);
  yield figure('Median days in a stage', charts.stays);
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
  yield skillsSection(report.skills);
  yield `<h2 id="jobs-head">Jobs</h2><p><label>Filter <input id="filter" type="search" autocomplete="off"></label>
<span id="shown" role="status"></span></p><div class="wide" role="region" aria-labelledby="jobs-head" tabindex="0"><table id="jobs" aria-labelledby="jobs-head"><thead><tr>`;
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
  for (const job of jobs) yield jobPage(job, report.dayOf);
  yield `<script>${SCRIPT}</script></body></html>\n`;
}

function jobPage(job: ExportedJob, dayOf: Report['dayOf']): string {
  const isLink = (url: string | null): url is string => url !== null && /^https?:\/\//i.test(url);
  const link = isLink(job.url)
    ? `<p><a rel="noreferrer noopener" href="${h(job.url)}">The posting</a></p>`
    : '';
  const journey = job.journey.map(({ at, kind, from, to, text }) => [
    dayOf(at),
    kind,
    [from && to ? `${from} → ${to}` : (to ?? ''), text ?? ''].filter(Boolean).join(': '),
  ]);
  const facts: [string, string][] = [
    ['Status', job.status],
    ['Place', [job.locations.join('; '), job.workplace ?? ''].filter(Boolean).join(', ')],
    ['Pay', job.salary ? formatSalary(job.salary) : ''],
    ['Deadline', job.expiresOn ?? ''],
    ['Applied on', job.appliedOn ?? ''],
    ['Source', job.source ?? ''],
    ['Tags', job.tags.join(', ')],
  ];
  const shown = facts.filter(([, value]) => value !== '');
  const reminders = job.reminders.filter(({ state }) => state === 'waiting' || state === 'due');
  return `<main class="job" id="job-${job.id}" tabindex="-1" aria-labelledby="head-${job.id}"><p><a href="#all">All jobs</a></p><h1 id="head-${job.id}">${h(jobName(job))}</h1>
<dl class="facts">${shown.map(([label, value]) => `<dt>${label}</dt><dd>${h(value)}</dd>`).join('')}</dl>${link}
${table('Journey', ['Day', 'What', 'More'], journey)}${table(
  'Interviews',
  ['Day', 'Round', 'With', 'Where'],
  job.interviews.map((i) => [dayOf(i.at), i.round ?? '', i.with ?? '', i.where ?? '']),
)}${table(
  'Reminders',
  ['Day', 'What'],
  reminders.map((r) => [dayOf(r.dueAt), r.message]),
)}${table(
  'People',
  ['Name', 'Role', 'Mail', 'Phone'],
  job.contacts.map((c) => [c.name, c.role ?? '', c.email ?? '', c.phone ?? '']),
)}
${job.notes.map((note) => `<blockquote>${h(note.body)}</blockquote>`).join('')}
${job.description ? `<details><summary>The posting's text</summary><pre>${h(job.description)}</pre></details>` : ''}</main>
`;
}
