/** A summary as a page worth reading. */

import { formatSalary } from '../../domain/pay/money.ts';
import type { Summary } from '../../domain/summary.ts';
import { counted, plain } from '../../domain/text.ts';
import type { Context } from '../context.ts';
import { palette } from './colours.ts';
import { dayWithDistance } from './facts.ts';
import { labelled, wrapped } from './wrapped.ts';

/** Every part, at most so many lines of each, wrapped to the width. */
export function summaryPage(context: Context, name: string, summary: Summary, most: number): string {
  const colours = palette(context);
  const width = Math.min(context.width, 100);
  const parts: string[] = [];
  const put = (head: string, lines: string[]): void => {
    const more = lines.length - most;
    // One line more is shorter than saying so.
    const shown = more > 1 ? [...lines.slice(0, most), colours.dim(`and ${more} more`)] : lines;
    if (lines.length > 0) parts.push(`${colours.head(head)}\n${shown.join('\n')}`);
  };
  const bullets = (lines: string[]): string[] => lines.map((line) => wrapped(`- ${plain(line)}`, width));
  const { match, verdict, facts } = summary;
  parts.push(
    wrapped(
      `${colours.head(plain(name))}\n${colours.dim(`summary by ${summary.engine === 'local' ? 'the local engine, in the posting’s own words' : summary.model}`)}`,
      width,
    ),
  );
  const score = match.score === null ? '' : ` ${match.score} %${match.provisional ? ' (provisional)' : ''}`;
  put(`Match${score}: ${verdict.fit}`, [wrapped(plain(verdict.reason), width)]);
  if (summary.overview) put('Overview', [wrapped(plain(summary.overview), width)]);
  put(
    'Key skills',
    summary.skills.map((skill) => {
      const covered = match.covered.find((c) => c.name === skill.name);
      const mark = covered ? (covered.share === 1 ? '+' : '~') : ' ';
      const yours = covered ? (covered.share === 1 ? ', yours' : ', yours in part') : '';
      const years = skill.years === null ? '' : `, ${skill.years} years`;
      const asked = `${plain(skill.name)}${skill.required ? '' : ' (preferred)'}${years}${yours}`;
      return labelled(`${mark} ${String(skill.relevance).padStart(3)}`, asked, width, 5);
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
    ['In the office', facts.officeDays === null ? null : `${counted(facts.officeDays, 'day')} a week`],
    ['Type', facts.employmentType],
    ['Pay', facts.salary && formatSalary(facts.salary)],
    ['Deadline', facts.deadline && dayWithDistance(facts.deadline, context.today())],
  ];
  put(
    'Facts',
    rows.flatMap(([label, value]) => (value ? [labelled(label, value, width, 13)] : [])),
  );
  put('Unclear', bullets(summary.unclear));
  return parts.join('\n\n');
}
