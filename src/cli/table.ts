/** Tables for a terminal. Never for a pipe: the library is quadratic and colours what it should not. */
import { Chalk } from 'chalk';
import Table from 'cli-table3';
import stringWidth from 'string-width';
import { dayIn, daysBetween, inWords } from '../domain/days.ts';
import type { Job, StageGroup } from '../domain/job.ts';
import { COLUMNS } from './columns.ts';
import type { Context } from './context.ts';

/** Colours that stay apart for most who see few of them; the word is always there too. */
export function palette(context: Context) {
  const chalk = new Chalk({ level: context.colour ? 1 : 0 });
  const groups: Record<StageGroup, (text: string) => string> = {
    saved: chalk.cyan,
    active: chalk.yellow,
    won: chalk.blueBright.bold,
    lost: chalk.gray,
    closed: chalk.gray,
  };
  return {
    group: (group: StageGroup, text: string) => groups[group](text),
    head: (text: string) => chalk.bold(text),
    dim: (text: string) => chalk.dim(text),
    loud: (text: string) => chalk.yellowBright.bold(text),
    mark: (text: string) => chalk.underline.bold(text),
  };
}

const PLAIN_BORDERS = Object.fromEntries(
  ['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right']
    .concat(['left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid'])
    .map((name) => [name, '']),
);

const GAP = 2;

/** Rows under heads, cut to the width: the widest columns give way first. */
export function grid(heads: string[], rows: string[][], width: number): string {
  const natural = heads.map((head, i) =>
    Math.max(stringWidth(head), ...rows.map((row) => stringWidth(row[i] ?? ''))),
  );
  const widths = narrowed(natural, width - GAP * (heads.length - 1));
  const table = new Table({
    head: heads,
    colWidths: widths.map((w) => w + GAP),
    chars: { ...PLAIN_BORDERS, middle: '' },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': GAP },
  });
  table.push(...rows);
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

/** Widths that together are at most `room`; no column is cut below 4 cells. */
function narrowed(natural: number[], room: number): number[] {
  const widths = [...natural];
  let over = widths.reduce((sum, w) => sum + w, 0) - room;
  while (over > 0) {
    const widest = widths.indexOf(Math.max(...widths));
    if (widths[widest]! <= 4) break;
    widths[widest]! -= 1;
    over -= 1;
  }
  return widths;
}

const near = (day: string, today: string): string => inWords(daysBetween(today, day));

/** Jobs as a table, dates as people say them. */
export function jobTable(context: Context, jobs: Job[], columns: string[]): string {
  const colours = palette(context);
  const [today, zone] = [context.today(), context.zone()];
  const moment = (at: string) => near(dayIn(new Date(at), zone), today);
  const cell = (job: Job, name: string): string => {
    if (name === 'status') return colours.group(job.group, job.status);
    if (name === 'deadline' && job.expiresOn) {
      const open = job.group === 'saved' || job.status === 'preparing';
      if (open && job.expiresOn < today) return colours.loud(`passed ${near(job.expiresOn, today)}`);
      return near(job.expiresOn, today);
    }
    if (name === 'applied' && job.appliedOn) return near(job.appliedOn, today);
    if (name === 'posted' && job.postedOn) return near(job.postedOn, today);
    if (name === 'updated') return moment(job.updatedAt);
    if (name === 'saved') return moment(job.savedAt);
    if (name === 'reminder' && job.nextReminder) return moment(job.nextReminder);
    if (name === 'match' && job.matchScore !== null) return `${job.matchScore} %`;
    return COLUMNS[name]!.value(job);
  };
  const used = columns.filter(
    (name) => name === 'id' || name === 'title' || jobs.some((job) => COLUMNS[name]!.value(job) !== ''),
  );
  const heads = used.map((name) => colours.head(COLUMNS[name]!.head));
  return grid(
    heads,
    jobs.map((job) => used.map((name) => cell(job, name))),
    context.width,
  );
}
