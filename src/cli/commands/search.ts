import type { Command } from 'commander';
import { jobName } from '../../domain/job.ts';
import { refuseTooLong } from '../../domain/query/query.ts';
import { plain, withoutSteering } from '../../domain/text.ts';
import type { Context } from '../context.ts';
import { readCount } from '../input/number.ts';
import { jobObjects } from '../output/change-result.ts';
import { pipeRow } from '../output/columns.ts';

const ON_A_TERMINAL = 20;
/** How the store brackets a word in a snippet. */
const [ON, OFF] = ['\u0002', '\u0003'];

export function register(parent: Command, context: Context): void {
  parent
    .command('search <words...>')
    .description(
      'Full text over titles, companies, postings, notes, tags, people and interviews. The beginning of a word is enough, accents do not count. Of very common words the newest 400 matches are ranked.',
    )
    .option('-n, --limit <n>', 'at most so many')
    .addHelpText(
      'after',
      '\nExamples\n  jobtrail search kubernetes berlin\n  jobtrail search "data engin" -n 5',
    )
    .action((words: string[], { limit }: { limit?: string }) => search(context, words.join(' '), limit));
}

async function search(context: Context, words: string, limit: string | undefined): Promise<void> {
  refuseTooLong([words]);
  const most = readCount('limit', limit, context.terminal ? ON_A_TERMINAL : null);
  const { hits, total, more } = context.store().search.find(words, most);
  const jobs = new Map(
    jobObjects(
      context,
      hits.map((h) => h.job),
    ).map((job) => [job.id, job]),
  );
  const bare = (snippet: string) => plain(snippet.replaceAll(ON!, '').replaceAll(OFF!, ''));
  if (context.flags.json) {
    return context.ui.json(hits.map((hit) => ({ ...jobs.get(hit.job)!, snippet: bare(hit.snippet) })));
  }
  if (hits.length === 0) return context.ui.status(`Nothing has "${plain(words)}".`);
  if (!context.terminal) {
    const rows = hits.map(
      (hit) => `${pipeRow(jobs.get(hit.job)!, ['id', 'status', 'title', 'company'])}\t${bare(hit.snippet)}`,
    );
    context.ui.result(rows.join('\n'));
  } else {
    const [{ palette }, { wrapped }] = await Promise.all([
      import('../output/colours.ts'),
      import('../output/wrapped.ts'),
    ]);
    const colours = palette(context);
    const marked = (snippet: string) =>
      snippet
        .split(ON!)
        .map((part, i) => {
          if (i === 0) return oneLine(part);
          const [word = '', rest = ''] = part.split(OFF!);
          return colours.mark(plain(word)) + oneLine(rest);
        })
        .join('');
    const shown = hits.map((hit) => {
      const job = jobs.get(hit.job)!;
      const head = `${colours.head(jobName(job))} (${colours.group(job.group, job.status)})`;
      return `${wrapped(head, context.width)}\n${wrapped(marked(hit.snippet).trim(), context.width, '   ')}`;
    });
    context.ui.painted(shown.join('\n'));
  }
  if (total > hits.length) context.ui.status(`and ${total - hits.length} more (-n N shows them)`);
  if (more) context.ui.status('Very common words: only the newest 400 matches were ranked.');
}

// The blanks at the ends separate words from their marked neighbours.
const oneLine = (text: string): string => withoutSteering(text).replace(/\s+/g, ' ');
