import { formatSalary } from '../../domain/pay/money.ts';
import { withoutSteering } from '../../domain/text.ts';
import { type ExportedJob, stagesOf } from './record.ts';

const MARKS = /([\\`*_{}[\]<>#|~])/g;

/** A stranger's words as Markdown text: one line, nothing in it marks anything up. */
export function markdownText(text: string): string {
  return withoutSteering(text)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(MARKS, '\\$1')
    .replace(/^([-+]|\d+[.)])(?=\s)/, '\\$1');
}

// An address goes between angle brackets only where it cannot end them.
const link = (url: string): string => (/^https?:\/\/[^\s<>]+$/.test(url) ? `<${url}>` : markdownText(url));

const fence = (body: string): string => {
  const text = withoutSteering(body);
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const marks = '`'.repeat(longest + 1);
  return `${marks}text\n${text}\n${marks}`;
};

function facts(job: ExportedJob): string[] {
  const rows: [string, string | null][] = [
    ['Stage', job.status],
    ['Where', [...job.locations, ...(job.workplace ? [job.workplace] : [])].join(', ') || null],
    ['Pay', job.salary && formatSalary(job.salary)],
    ['Kind', [job.employmentType, job.seniority].filter(Boolean).join(', ') || null],
    ['Posted', job.postedOn],
    ['Apply by', job.expiresOn],
    ['Applied', job.appliedOn],
    ['Source', job.source],
    ['Tags', job.tags.join(', ') || null],
  ];
  const lines = rows.flatMap(([name, value]) => (value ? [`- **${name}:** ${markdownText(value)}`] : []));
  if (job.url) lines.push(`- **Posting:** ${link(job.url)}`);
  return lines;
}

function section(title: string, lines: string[]): string[] {
  return lines.length === 0 ? [] : [`### ${title}`, '', ...lines, ''];
}

function page(job: ExportedJob): string {
  const name = [job.title ?? 'untitled', job.company ?? 'company unknown'].map(markdownText).join(', ');
  return [
    `## ${name}`,
    '',
    ...facts(job),
    '',
    ...section(
      'Journey',
      stagesOf(job).map(({ at, stage }) => `- ${at.slice(0, 10)} ${markdownText(stage)}`),
    ),
    ...section(
      'Interviews',
      job.interviews.map(
        (i) => `- ${i.at} ${markdownText([i.round, i.with, i.where].filter(Boolean).join(', '))}`,
      ),
    ),
    ...section(
      'People',
      job.contacts.map(
        (c) => `- ${markdownText([c.name, c.role, c.email, c.phone, c.link].filter(Boolean).join(', '))}`,
      ),
    ),
    ...section(
      'Notes',
      job.notes.map((n) => fence(n.body)),
    ),
    ...section('Posting', job.description ? [fence(job.description)] : []),
  ].join('\n');
}

/** The jobs as one Markdown page, piece by piece. `on` is the day it was made. */
export function* toMarkdown(jobs: Iterable<ExportedJob>, on: string): Generator<string> {
  yield `# Job search, ${on}\n`;
  for (const job of jobs) yield `\n${page(job).trimEnd()}\n`;
}
