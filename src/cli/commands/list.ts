import type { Command } from 'commander';
import { meantByWords, readQuery } from '../../app/words/query.ts';
import { didYouMean, nearest } from '../../domain/nearest.ts';
import { SORT_KEYS, type Sort, type SortKey } from '../../domain/sorting.ts';
import { usageError } from '../../errors.ts';
import type { Context } from '../context.ts';
import { readCount } from '../input/number.ts';
import { sayLeftOut } from '../input/query.ts';
import { COLUMNS, columnsFor, columnsNamed, pipeRow } from '../output/columns.ts';

interface Flags {
  sort?: string;
  columns?: string;
  limit?: string;
  all?: boolean;
}

/** How many jobs a terminal shows without being asked for more. */
const ON_A_TERMINAL = 50;

export function register(parent: Command, context: Context): void {
  parent
    .command('list [query...]')
    .alias('ls')
    .description(
      'The jobs of a query, or all. A terminal gets what fits; a pipe gets tab-separated lines, all of them.',
    )
    .option('-s, --sort <key>', `${SORT_KEYS.join(', ')}; -key for the other way round`)
    .option('--columns <names>', `separated by commas: ${Object.keys(COLUMNS).join(', ')}`)
    .option('-n, --limit <n>', 'at most so many')
    .option('--all', 'all of them, on a terminal too')
    .addHelpText(
      'after',
      `
Query
  status:applied  group:active  company:acme  title:  location:  workplace:remote  type:  seniority:
  tag:remote  skill:go  source:  language:  posted:30d  updated:  is:closed|open|tracked|overdue
  expires:7d  expires.before:2026-12-31  applied.after:2026-10-01  saved:2026-10-01..2026-11-01
  match:70+  salary:60k+  has:deadline|salary|url|notes|reminder
  groups: saved, active, won, lost (rejected), closed (withdrawn, ghosted, expired), ended (lost and closed)
  a leading - excludes; a comma means or; words are looked up in the text

Examples
  jobtrail list
  jobtrail list status:active expires:7d
  jobtrail list group:active -tag:onsite --sort deadline
  jobtrail list --columns id,company,title,url -n 20`,
    )
    .action((words: string[], flags: Flags) => list(context, words, flags));
}

async function list(context: Context, words: string[], flags: Flags): Promise<void> {
  const sort = readSort(flags.sort);
  const columns = flags.columns === undefined ? null : columnsNamed(flags.columns);
  const limit = readLimit(flags, context);
  // The collection is listed every day; what it takes to know the match is loaded only where it is asked about.
  if (
    sort.key === 'match' ||
    columns?.includes('match') ||
    words.some((w) => /\b(?:match|score|skills?)[:<>=.]/i.test(w))
  )
    await (await import('../../app/skill-index.ts')).updateSkillIndex(context);
  const query = readQuery(context, words);
  const { jobs, total } = context.store().jobs.list({ query, today: context.today(), sort, limit });
  if (context.flags.json) return context.ui.json(jobs);
  if (jobs.length === 0) {
    const empty = words.length === 0 || context.store().jobs.count() === 0;
    context.ui.status(
      empty ? 'No jobs yet. jobtrail save posting.txt saves the first.' : 'No job fits the query.',
    );
    const meant = empty ? [] : meantByWords(context, query);
    if (meant.length > 0)
      context.ui.hint(`Words are looked up in the text. Did you mean ${meant.join(' or ')}?`);
    return sayLeftOut(context, words);
  }
  if (!context.terminal) {
    const names = columns ?? Object.keys(COLUMNS);
    context.ui.result(jobs.map((job) => pipeRow(job, names)).join('\n'));
    return sayLeftOut(context, words);
  }
  const { jobTable } = await import('../output/job-table.ts');
  context.ui.painted(await jobTable(context, jobs, columns ?? columnsFor(context.width)));
  if (total > jobs.length)
    context.ui.status(`and ${total - jobs.length} more (--all shows them, -n N so many)`);
  sayLeftOut(context, words);
}

function readLimit({ limit, all }: Flags, context: Context): number | null {
  return readCount('limit', limit, all || !context.terminal ? null : ON_A_TERMINAL, [
    '--all shows every job.',
  ]);
}

function readSort(word: string | undefined): Sort {
  if (word === undefined) return { key: 'updated', descending: true };
  const [name, direction] = word.replace(/^-/, '').split(':');
  const key = SORT_KEYS.find((k) => k === name);
  if (!key) {
    const near = nearest(name!, SORT_KEYS);
    throw usageError('unknown-sort', `Jobs cannot be sorted by "${name}".`, [
      ...didYouMean(near.slice(0, 1)),
      `Sort by ${SORT_KEYS.join(', ')}.`,
    ]);
  }
  const turned = word.startsWith('-') || direction === 'desc';
  // What is newest or highest is what one looks for; names and deadlines are read from the front.
  const natural = !FROM_THE_FRONT.has(key);
  return { key, descending: direction === 'asc' ? false : natural !== turned || direction === 'desc' };
}

const FROM_THE_FRONT = new Set<SortKey>(['deadline', 'title', 'company', 'status', 'id']);
