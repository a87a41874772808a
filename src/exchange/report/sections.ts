/** The parts of the report's first page: today, the board, the skills in demand. */
import type { Job } from '../../domain/job.ts';
import { escapeHtml as h, table, wide } from './html.ts';

type Named = Pick<Job, 'id' | 'title' | 'company'>;

/** Something that matters today: when, about which job (if any), and what. */
export interface TodayItem {
  when: string;
  job: Named | null;
  what: string;
}

/** A skill the open jobs ask for. */
export interface WantedSkill {
  name: string;
  jobs: number;
  required: number;
  /** The user's own skill that answers it; null where none does. */
  covered: string | null;
}

const CARDS = 12;

/** What a job is called, as text. */
export const jobName = (job: Pick<Job, 'title' | 'company'>): string =>
  `${job.title ?? 'untitled'}, ${job.company ?? 'company unknown'}`;

const link = (job: Named, has: ReadonlySet<number>): string =>
  has.has(job.id) ? `<a href="#job-${job.id}">${h(jobName(job))}</a>` : h(jobName(job));

/** What is due, what closes, who is waited for; `has` are the jobs with a page of their own. */
export function todaySection(
  groups: readonly [head: string, items: TodayItem[]][],
  has: ReadonlySet<number>,
): string {
  const parts = groups
    .filter(([, items]) => items.length > 0)
    .map(
      ([head, items]) =>
        `<section><h3>${h(head)}</h3><ul>${items
          .map(({ when, job, what }) => {
            const about = [job ? link(job, has) : '', h(what)].filter(Boolean).join(': ');
            return `<li><span class="when">${h(when)}</span> ${about}</li>`;
          })
          .join('')}</ul></section>`,
    );
  const inner = parts.length > 0 ? `<div class="today">${parts.join('')}</div>` : '<p>Nothing is due.</p>';
  return `<h2>Today</h2>${inner}\n`;
}

/** The jobs by stage, side by side; a long stage shows its newest and says how many more there are. */
export function boardSection(stages: readonly string[], jobs: readonly Job[]): string {
  const columns = stages.flatMap((stage) => {
    const here = jobs.filter((job) => job.status === stage);
    if (here.length === 0) return [];
    const newest = [...here].sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1)).slice(0, CARDS);
    const more =
      here.length > newest.length ? `<li class="more">and ${here.length - newest.length} more</li>` : '';
    const cards = newest.map(
      (job) =>
        `<li><a href="#job-${job.id}">${h(job.title ?? 'untitled')}</a><br><span>${h(job.company ?? '')}</span></li>`,
    );
    return [
      `<section><h3>${h(stage)} <span class="count">${here.length}</span></h3><ul>${cards.join('')}${more}</ul></section>`,
    ];
  });
  if (columns.length === 0) return '';
  return `<h2>Board</h2>${wide('Board', `<div class="board">${columns.join('')}</div>`)}`;
}

/** What the open jobs ask for, beside what the user has. */
export function skillsSection(skills: readonly WantedSkill[]): string {
  const rows = skills.map(({ name, jobs, required, covered }) => [
    name,
    String(jobs),
    String(required),
    covered === null ? 'not yet' : covered === name ? 'yes' : covered,
  ]);
  return table('Skills in demand, and yours', ['Skill', 'Jobs', 'Required', 'Yours'], rows);
}
