import type { Command } from 'commander';
import { gatherStatistics } from '../../app/statistics.ts';
import { readDayBack } from '../../app/words/day-back.ts';
import { jobName } from '../../domain/job.ts';
import type { Share, Statistics } from '../../domain/statistics.ts';
import { counted, plain } from '../../domain/text.ts';
import type { Context } from '../context.ts';
import { sayLeftOut } from '../input/query.ts';
import { padded, wrapped } from '../output/wrapped.ts';

interface Flags {
  since?: string;
  where?: string[];
}

const BAR = 24;
const SPARKS = '▁▂▃▄▅▆▇█';
const ROWS = 8;

export function register(parent: Command, context: Context): void {
  parent
    .command('stats')
    .description(
      'How the search goes: how far applications came, who answered, how long stages take, and what has gone quiet. A share of fewer than five is left out; medians count those still waiting.',
    )
    .option('--since <day>', 'applied for (or saved) on or after it: a day, or a span such as 90d')
    .option('--where <query...>', 'only the jobs of a query')
    .addHelpText(
      'after',
      '\nExamples\n  jobtrail stats\n  jobtrail stats --since 2026-09-01\n  jobtrail stats --since 90d --where tag:remote',
    )
    .action((flags: Flags) => stats(context, flags));
}

async function stats(context: Context, flags: Flags): Promise<void> {
  const found = gatherStatistics(context, flags.where ?? [], await readDayBack(context, flags.since));
  if (flags.where) sayLeftOut(context, flags.where);
  if (context.flags.json) return context.ui.json(found);
  if (found.jobs === 0) return context.ui.status('No jobs to add up.');
  if (!context.terminal) return context.ui.result(statisticsRows(found).join('\n'));
  const { palette } = await import('../output/colours.ts');
  context.ui.painted(statisticsPage(found, palette(context).head, context.width).join('\n'));
}

const percent = ({ share }: Share): string => (share === null ? '' : `${Math.round(share * 100)} %`);
const bar = (n: number, most: number, room: number): string =>
  '█'.repeat(n === 0 ? 0 : Math.max(1, Math.round((n / most) * room)));
const outOf = (share: Share): string => `${share.n} of ${share.of}`;

/** One figure a line, tab-separated: section, name, figures. */
function statisticsRows(found: Statistics): string[] {
  const row = (...cells: (string | number | null)[]) => cells.map((c) => c ?? '').join('\t');
  return [
    row('jobs', 'all', found.jobs),
    row('jobs', 'applied', found.applied),
    ...found.stages.map((s) => row('stage', plain(s.stage), s.jobs)),
    ...found.funnel.map((f) => row('funnel', plain(f.stage), f.n, f.of, f.share)),
    ...Object.entries(found.rates).map(([name, r]) => row('rate', name, r.n, r.of, r.share)),
    ...found.timeInStage.map((t) => row('time', plain(t.stage), t.moved, t.waiting, t.medianDays)),
    ...found.sources.map((s) => row('source', plain(s.name), s.applied, s.responses.n, s.offers.n)),
    ...found.tags.map((t) => row('tag', plain(t.name), t.applied, t.responses.n, t.offers.n)),
    ...found.weeks.map((w) => row('week', w.week, w.saved, w.applied)),
    ...found.silent.map((s) => row('silent', s.job.id, s.days)),
  ];
}

function statisticsPage(found: Statistics, head: (text: string) => string, width: number): string[] {
  const room = Math.max(4, Math.min(BAR, width - 32));
  const folded = (text: string) => wrapped(text, width, '', '    ');
  const section = (name: string, lines: string[]) =>
    lines.length === 0 ? [] : [folded(head(name)), ...lines.map((line) => folded(`  ${line}`))];
  const name = (text: string) => padded(plain(text), 16);
  const { rates } = found;
  const noShare = found.applied < 5 ? '  (too few for shares)' : '';
  const from = found.since ? ` since ${found.since}` : '';
  return [
    `${head('Search')}${from}: ${counted(found.jobs, 'job')}, ${found.applied} applied for`,
    ...(found.applied === 0
      ? []
      : [
          ...section(
            `How far applications came${noShare}`,
            found.funnel.map(
              (f) =>
                `${name(f.stage)} ${String(f.n).padStart(5)} ${percent(f).padStart(5)} ${bar(f.n, f.of, room)}`,
            ),
          ),
          ...section('Rates', [
            `${name('answered')} ${outOf(rates.response)}  ${percent(rates.response)}`,
            `${name('interview')} ${outOf(rates.interview)}  ${percent(rates.interview)}`,
            `${name('offer')} ${outOf(rates.offer)}  ${percent(rates.offer)}`,
          ]),
        ]),
    ...section(
      'Days in a stage (median, the waiting counted)',
      found.timeInStage.map(
        (t) =>
          `${name(t.stage)} ${(t.medianDays === null ? 'open' : String(t.medianDays)).padStart(6)}  ${t.moved} moved on, ${t.waiting} not`,
      ),
    ),
    ...[['By source', found.sources] as const, ['By tag', found.tags] as const].flatMap(([title, rows]) =>
      section(title, [
        ...rows
          .slice(0, ROWS)
          .map(
            (r) =>
              `${name(r.name)} ${String(r.applied).padStart(5)} applied  ${outOf(r.responses)} answered ${percent(r.responses)}  ${counted(r.offers.n, 'offer')}`,
          ),
        ...(rows.length > ROWS ? [`and ${rows.length - ROWS} more (--json has them)`] : []),
      ]),
    ),
    ...section('Applications by week', sparkline(found, width)),
    ...section(
      'Silent longest',
      found.silent.slice(0, 5).map((s) => `${counted(s.days, 'day')}: ${jobName(s.job)} (${s.job.status})`),
    ),
  ];
}

function sparkline({ weeks }: Statistics, width: number): string[] {
  const shown = weeks.slice(-Math.max(8, width - 30));
  const most = Math.max(...shown.map((w) => w.applied), 0);
  if (most === 0) return [];
  const line = shown
    .map(
      (w) => SPARKS[w.applied === 0 ? 0 : Math.max(1, Math.round((w.applied / most) * (SPARKS.length - 1)))]!,
    )
    .join('');
  return [`${shown[0]!.week} ${line} now, ${most} at most`];
}
