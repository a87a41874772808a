/** A summary as a page worth reading. */
import wrapAnsi from 'wrap-ansi';
import { formatSalary } from '../domain/money.ts';
import type { Summary } from '../domain/summary.ts';
import { palette } from './colours.ts';
import type { Context } from './context.ts';
import { dayWithDistance } from './facts.ts';
import { plain } from './voice.ts';

const MOST_SKILLS = 12;

/** The whole page, wrapped to the width. */
export function summaryPage(context: Context, name: string, summary: Summary): string {
  const colours = palette(context);
  const width = Math.min(context.width, 100);
  const parts: string[] = [];
  const put = (head: string, lines: string[]): void => {
    if (lines.length > 0) parts.push(`${colours.head(head)}\n${lines.join('\n')}`);
  };
  const bullets = (lines: string[]): string[] => lines.map((line) => hang(`- ${plain(line)}`, width, '  '));
  const { match, verdict, facts } = summary;
  parts.push(
    `${colours.head(plain(name))}\n${colours.dim(`summary by ${summary.engine === 'local' ? 'the local engine, in the posting’s own words' : summary.model}`)}`,
  );
  const score = match.score === null ? '' : ` ${match.score} %${match.provisional ? ' (provisional)' : ''}`;
  put(`Match${score}: ${verdict.fit}`, [hang(plain(verdict.reason), width, '')]);
  if (summary.overview) put('Overview', [hang(plain(summary.overview), width, '')]);
  put(
    'Key skills',
    summary.skills.slice(0, MOST_SKILLS).map((skill) => {
      const covered = match.covered.find((c) => c.name === skill.name);
      const mark = covered ? (covered.share === 1 ? '+' : '~') : ' ';
      const years = skill.years === null ? '' : `, ${skill.years} years`;
      return `${mark} ${String(skill.relevance).padStart(3)}  ${plain(skill.name)}${skill.required ? '' : ' (preferred)'}${years}`;
    }),
  );
  put('What you would do', bullets(summary.responsibilities));
  put('Requirements', bullets(summary.requirements));
  put('Qualifications', bullets(summary.qualifications));
  put('Preferred', bullets(summary.preferred));
  put('They offer', bullets(summary.offers));
  const rows: [string, string | null][] = [
    ['Place', facts.locations.map(plain).join('; ') || null],
    ['Workplace', facts.workplace],
    [
      'In the office',
      facts.officeDays === null
        ? null
        : `${facts.officeDays} ${facts.officeDays === 1 ? 'day' : 'days'} a week`,
    ],
    ['Type', facts.employmentType],
    ['Pay', facts.salary && formatSalary(facts.salary)],
    ['Deadline', facts.deadline && dayWithDistance(facts.deadline, context.today())],
  ];
  put(
    'Facts',
    rows.filter(([, v]) => v !== null).map(([label, value]) => `${label.padEnd(14)} ${value}`),
  );
  put('Unclear', bullets(summary.unclear));
  return parts.join('\n\n');
}

function hang(text: string, width: number, indent: string): string {
  return wrapAnsi(text, width - indent.length, { trim: true })
    .split('\n')
    .map((line, i) => (i === 0 ? line : indent + line))
    .join('\n');
}
