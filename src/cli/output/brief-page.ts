/** A brief as it is read in ten seconds. */
import { type Brief, type Covered, sayWatch } from '../../domain/brief.ts';
import { formatDay } from '../../domain/days.ts';
import { formatSalary } from '../../domain/pay/money.ts';
import type { Summary } from '../../domain/summary.ts';
import { plain } from '../../domain/text.ts';
import type { Context } from '../context.ts';
import { palette } from './colours.ts';
import { shortened, wrapped } from './wrapped.ts';

/** From this width on, the page has at most `MOST_ROWS` lines. */
const WIDE = 80;
const MOST_ROWS = 24;

const MARKS: Record<Exclude<Covered, null>, [string, string]> = {
  yes: ['✓', 'yours'],
  part: ['~', 'in part'],
  no: ['✗', 'missing'],
};

/** The brief with the facts and the verdict: at most 24 lines where there are 80 columns. */
export function briefPage(context: Context, name: string, summary: Summary, brief: Brief): string {
  const colours = palette(context);
  const width = Math.min(context.width, 100);
  // Where there is little room, what is long takes more lines rather than lose its end.
  const within = (text: string, rows: number): string => {
    const lines = wrapped(text, width).split('\n');
    if (width < WIDE || lines.length <= rows) return lines.join('\n');
    return [...lines.slice(0, rows - 1), `${shortened(`${lines[rows - 1]}`, width - 1)}…`].join('\n');
  };
  const engine = summary.engine === 'local' ? 'local engine' : summary.model;
  const { score, provisional } = summary.match;
  const sure = provisional ? ', provisional' : '';
  const said = score === null ? 'no score' : `${score} %, ${summary.verdict.fit}${sure}`;
  const blocks = [
    [within(plain(name), 1).split('\n').map(colours.head).join('\n')],
    [within(plain(brief.role), 3), within(factsLine(summary), 1)],
    brief.musts.map(({ name: must, covered }) => {
      const [mark, word] = covered ? MARKS[covered] : ['-', ''];
      return within(`${mark} ${plain(must)}${word && ` (${word})`}`, 1);
    }),
    brief.duties.map((duty) => within(`- ${plain(duty)}`, 2)),
    [
      brief.watch.length > 0 ? within(`Watch: ${brief.watch.map(sayWatch).map(plain).join(', ')}`, 2) : '',
      within(`Match: ${said}. ${plain(summary.verdict.reason)}`, 3),
      wrapped(colours.dim(`By the ${engine}; --full shows every part.`), width),
    ],
  ].map((block) => block.filter(Boolean).join('\n'));
  const heads = ['', '', 'You need', 'You would', ''];
  const parts = blocks.flatMap((block, i) =>
    block === '' ? [] : [heads[i] ? `${colours.head(heads[i])}\n${block}` : block],
  );
  const rows = parts.join('\n').split('\n').length;
  return parts.join(rows + parts.length - 1 <= MOST_ROWS ? '\n\n' : '\n');
}

/** Pay, place, type and deadline, as far as they are known. */
function factsLine({ facts }: Summary): string {
  const [first, ...others] = facts.locations.map(plain);
  const more = others.length > 0 ? ` and ${others.length} more` : '';
  return [
    facts.salary && formatSalary(facts.salary),
    first && shortened(first, 40) + more,
    facts.workplace,
    facts.employmentType,
    facts.deadline && `apply by ${formatDay(facts.deadline)}`,
  ]
    .filter(Boolean)
    .join(' · ');
}
