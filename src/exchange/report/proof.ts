/** The plain list of applications that employment offices ask for: one page, ready to print. */

import type { Day } from '../../domain/days.ts';
import { formatDay } from '../../domain/days.ts';
import { counted } from '../../domain/text.ts';
import { type ExportedJob, stagesOf } from '../export/record.ts';
import { PROOF_STYLE } from './assets.ts';
import { escapeHtml as h, headOf } from './html.ts';

/** One application as it is proved. */
export interface ProvedApplication {
  id: number;
  appliedOn: Day;
  title: string | null;
  company: string | null;
  place: string;
  /** Where it was found or sent, such as `linkedin`; null where nothing says. */
  channel: string | null;
  url: string | null;
  status: string;
  /** The dated stages, oldest first. */
  stages: { day: Day; stage: string }[];
}

/** The applications made from `since` to `until`, both included, oldest first; `dayOf` turns moments into days. */
export function provedApplications(
  jobs: Iterable<ExportedJob>,
  { since, until, dayOf }: { since: Day | null; until: Day; dayOf: (at: string) => Day },
): ProvedApplication[] {
  const proved: ProvedApplication[] = [];
  for (const job of jobs) {
    const { appliedOn } = job;
    if (appliedOn === null || appliedOn > until || (since !== null && appliedOn < since)) continue;
    proved.push({
      id: job.id,
      appliedOn,
      title: job.title,
      company: job.company,
      place: job.locations.join('; ') || (job.workplace ?? ''),
      channel: job.source,
      url: job.url,
      status: job.status,
      stages: stagesOf(job)
        .map(({ at, stage }) => ({ day: dayOf(at), stage }))
        // What came later than the period is no part of its proof, nor what the user did before applying.
        .filter(({ day, stage }) => day <= until && stage !== 'saved' && stage !== 'preparing'),
    });
  }
  return proved.sort((a, b) =>
    a.appliedOn < b.appliedOn ? -1 : a.appliedOn > b.appliedOn ? 1 : a.id - b.id,
  );
}

/** The page. */
export function proofPage(
  applications: readonly ProvedApplication[],
  { since, until, madeOn }: { since: Day | null; until: Day; madeOn: Day },
): string {
  const period = since === null ? `Until ${formatDay(until)}` : `${formatDay(since)} to ${formatDay(until)}`;
  const rows = applications.map(({ appliedOn, title, company, place, channel, url, stages }, i) => {
    const cells = [
      String(i + 1),
      appliedOn,
      company ?? '',
      title ?? '',
      place,
      [channel ?? '', url && /^https?:\/\//i.test(url) ? url : ''].filter(Boolean).join('\n'),
      stages.map(({ day, stage }) => `${day} ${stage}`).join('\n'),
    ];
    return `<tr>${cells.map((cell) => `<td>${h(cell)}</td>`).join('')}</tr>`;
  });
  const heads = ['No.', 'Applied on', 'Employer', 'Position', 'Place', 'Channel', 'What happened'];
  const body =
    rows.length === 0
      ? '<p>No application was made in this time.</p>'
      : `<table><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>${rows.join('\n')}</tbody></table>`;
  const count = `${counted(applications.length, 'application')}`;
  return `${headOf(`Applications, ${period}`, PROOF_STYLE, null)}<body><main><h1>Applications</h1>
<p>${h(period)}: ${count}. Printed from the records of ${formatDay(madeOn)}.</p>
${body}</main></body></html>
`;
}
