import { type Command, Option } from 'commander';
import { eachWithAll } from '../../app/job-export.ts';
import { jobsMatching } from '../../app/query-jobs.ts';
import { counted } from '../../domain/text.ts';
import { usageError } from '../../errors.ts';
import { csvColumns, toCsv } from '../../exchange/export/csv.ts';
import { toMarkdown } from '../../exchange/export/markdown.ts';
import type { ExportedJob } from '../../exchange/export/record.ts';
import { makeRedactor, redactedStages } from '../../exchange/export/redact.ts';
import { flowsOf, toMermaid, toSankeymatic } from '../../exchange/export/sankey.ts';
import type { Context } from '../context.ts';
import { sayLeftOut } from '../input/query.ts';
import { writeOut, writeText } from '../output/write-file.ts';

const FORMATS = ['json', 'csv', 'markdown', 'ics', 'mermaid', 'sankeymatic'] as const;
type Format = (typeof FORMATS)[number];

interface Flags {
  format?: Format;
  output?: string;
  where?: string;
  columns?: string;
  bom?: boolean;
  redact?: boolean;
}

export function register(parent: Command, context: Context): void {
  parent
    .command('export')
    .description(
      'Writes everything out. json is lossless: importing it elsewhere gives the same again. With --where or --redact it is a plain list of jobs.',
    )
    .addOption(
      new Option('-f, --format <format>', "json without it, or by the output's name").choices(FORMATS),
    )
    .option('-o, --output <file>', 'into this file, once it is whole; stdout without it')
    .option('--where <query>', 'only the jobs of a query')
    .option('--columns <names>', 'of a csv, separated by commas')
    .option('--bom', 'a csv that Excel takes for UTF-8')
    .option('--redact', 'for sharing: stages, dates, pay and kind of work; nothing that anyone wrote')
    .addHelpText(
      'after',
      `
Examples
  jobtrail export --output everything.json
  jobtrail export --format csv --where group:active --output active.csv
  jobtrail export --format ics --output search.ics
  jobtrail export --format mermaid --redact`,
    )
    .action((flags: Flags) => run(context, flags));
}

const BY_NAME: [RegExp, Format][] = [
  [/\.csv$/i, 'csv'],
  [/\.(md|markdown)$/i, 'markdown'],
  [/\.ics$/i, 'ics'],
  [/\.(mmd|mermaid)$/i, 'mermaid'],
];

async function run(context: Context, flags: Flags): Promise<void> {
  const format = flags.format ?? BY_NAME.find(([name]) => name.test(flags.output ?? ''))?.[1] ?? 'json';
  if (format !== 'csv' && (flags.columns !== undefined || flags.bom))
    throw usageError('conflict', '--columns and --bom are for --format csv.');
  const part = flags.where !== undefined || flags.redact === true;
  const jobs = jobsMatching(context, flags.where ?? '');
  if (flags.where) sayLeftOut(context, flags.where);
  const produce = await producer(context, format, flags, part, jobs);
  const all = (take: (piece: string) => void) => context.store().reading(() => produce(take));
  if (flags.output === undefined) return writeOut(context, all);
  const { file, bytes } = writeText(context, flags.output, all);
  if (context.flags.json) return context.ui.json({ file, format, jobs: jobs.length, bytes });
  context.ui.status(`${counted(jobs.length, 'job')} written to ${file}.`);
}

async function producer(
  context: Context,
  format: Format,
  flags: Flags,
  part: boolean,
  jobs: ReturnType<typeof jobsMatching>,
): Promise<(take: (piece: string) => void) => void> {
  if (format === 'json' && !part) return context.store().dump;
  const stages = context.store().jobs.stages();
  const redact = flags.redact ? makeRedactor(stages) : (job: ExportedJob) => job;
  const columns = flags.columns === undefined ? undefined : csvColumns(flags.columns);
  function* shared(): Generator<ExportedJob> {
    for (const job of eachWithAll(context, jobs)) yield redact(job);
  }
  const ics = format === 'ics' ? (await import('../../exchange/export/ics.ts')).toIcs : null;
  return (take) => {
    const each = (pieces: Iterable<string>) => {
      for (const piece of pieces) take(piece);
    };
    if (format === 'csv') each(toCsv(shared(), { columns, bom: flags.bom }));
    else if (format === 'markdown') each(toMarkdown(shared(), context.today()));
    else if (format === 'json') each(asList(shared()));
    else if (ics) {
      const general = part
        ? []
        : context
            .store()
            .reminders.open()
            .filter((r) => r.job === null);
      take(ics({ jobs: [...shared()], general, sequences: context.store().sequences(), now: context.now() }));
    } else {
      const flows = flowsOf(shared(), flags.redact ? redactedStages(stages) : stages);
      take(format === 'mermaid' ? toMermaid(flows) : toSankeymatic(flows));
    }
  };
}

function* asList(jobs: Iterable<ExportedJob>): Generator<string> {
  let first = true;
  yield '[';
  for (const job of jobs) {
    yield `${first ? '' : ','}\n${JSON.stringify(job)}`;
    first = false;
  }
  yield '\n]\n';
}
