import type { Command } from 'commander';
import { matchOf, updateSkillIndex } from '../../app/skill-index.ts';
import {
  type Comparison,
  CRITERIA,
  type Criterion,
  compareJobs,
  DEFAULT_WEIGHTS,
  type Rates,
  type Weights,
} from '../../domain/compare/compare.ts';
import { daysBetween } from '../../domain/days.ts';
import type { Job } from '../../domain/job.ts';
import { jobName } from '../../domain/job.ts';
import { plain } from '../../domain/text.ts';
import { usageError } from '../../errors.ts';
import type { Context } from '../context.ts';
import { askJobs } from '../input/job.ts';

interface Flags {
  rank?: boolean;
  weights?: string;
  rate?: string[];
  markdown?: boolean;
}

const LABELS: Record<string, string> = {
  title: 'Title',
  company: 'Company',
  pay: 'Pay',
  payPerYear: 'Pay a year',
  place: 'Place',
  workplace: 'Workplace',
  officeDays: 'Days in office',
  deadline: 'Deadline',
  status: 'Status',
  waitingDays: 'Days waiting',
  match: 'Match %',
  missingRequired: 'Missing',
  onlyHere: 'Only here',
};

export function register(parent: Command, context: Context): void {
  parent
    .command('compare [job...]')
    .description('Jobs side by side: pay for a year, place, deadline, match and what is missing.')
    .option('--rank', 'put them in order, with reasons')
    .option('--weights <list>', `what counts how much, such as "pay=3,match=5"; ${CRITERIA.join(', ')}`)
    .option('--rate <rate...>', 'what a currency is worth in one of the others, such as USD=0.86')
    .option('--markdown', 'a Markdown table')
    .addHelpText(
      'after',
      '\nExamples\n  jobtrail compare acme northwind\n  jobtrail compare 3 5 8 --rank --weights "pay=3,match=5,workplace=2"\n  jobtrail compare 3 5 --rate USD=0.86 --markdown',
    )
    .action((names: string[], flags: Flags) => compare(context, names, flags));
}

async function compare(context: Context, names: string[], flags: Flags): Promise<void> {
  const jobs = await askJobs(context, names, { usage: 'compare <job> <job>' });
  if (jobs.length < 2)
    throw usageError('one-job', 'There is only one job to compare.', ['Name two different ones.']);
  const weights = flags.weights === undefined ? DEFAULT_WEIGHTS : readWeights(flags.weights);
  const rates = readRates(flags.rate ?? [], jobs);
  await updateSkillIndex(context);
  const { officeDays } = await import('../../insight/local.ts');
  const store = context.store();
  const texts = store.postings.texts(jobs.map((j) => j.id));
  const compared = [];
  for (const job of jobs) {
    compared.push({
      ...job,
      match: await matchOf(context, job),
      officeDays: job.workplace === 'remote' ? null : officeDays(texts.get(job.id) ?? ''),
      waitingDays:
        job.appliedOn && job.group === 'active' ? daysBetween(job.appliedOn, context.today()) : null,
    });
  }
  const comparison = compareJobs(compared, weights, rates);
  if (context.flags.json) return context.ui.json(comparison);
  if (flags.markdown) context.ui.result(markdown(comparison));
  else if (context.terminal) context.ui.painted(await table(context, comparison));
  else
    context.ui.result(
      comparison.rows
        .map((r) => [r.name, ...r.values.map((v) => (v === null ? '' : plain(String(v))))].join('\t'))
        .join('\n'),
    );
  for (const note of comparison.notes) context.ui.status(note);
  if (flags.rank || flags.weights !== undefined) {
    const text = ranking(comparison, jobs);
    const { wrapped } = await import('../output/wrapped.ts');
    context.ui.result(`\n${context.terminal ? wrapped(text, Math.min(context.width, 100)) : text}`);
  }
}

function readWeights(text: string): Weights {
  const weights: Weights = {};
  for (const part of text.split(',')) {
    const [name = '', value = ''] = part.split('=').map((w) => w.trim());
    const criterion = CRITERIA.find((c) => c === name) as Criterion | undefined;
    if (!criterion)
      throw usageError('bad-weight', `Jobs cannot be weighed by "${name}".`, [
        `Weigh by ${CRITERIA.join(', ')}.`,
      ]);
    if (!/^\d{1,3}(?:\.\d+)?$/.test(value))
      throw usageError('bad-weight', `The weight of ${name} is a number, not "${value}".`, [
        'For example: --weights "pay=3,match=5"',
      ]);
    weights[criterion] = Number(value);
  }
  if (Object.values(weights).every((w) => w === 0))
    throw usageError('bad-weight', 'At least one weight is more than 0.');
  return weights;
}

// Every other currency among the jobs is worth one of itself only where it is the one the rates lead to.
function readRates(list: string[], jobs: Job[]): Rates | null {
  if (list.length === 0) return null;
  const rates: Rates = {};
  for (const one of list) {
    const m = /^([A-Za-z]{3})=(\d+(?:\.\d+)?)$/.exec(one.trim());
    if (!m || Number(m[2]) === 0)
      throw usageError('bad-rate', `"${one}" is no rate.`, ['For example: --rate USD=0.86']);
    rates[m[1]!.toUpperCase()] = Number(m[2]);
  }
  const others = [
    ...new Set(jobs.map((j) => j.salary?.currency).filter((c) => typeof c === 'string')),
  ].filter((c) => !(c in rates));
  if (others.length === 1) rates[others[0]!] = 1;
  return rates;
}

const cell = (value: string | number | null, best: boolean): string =>
  value === null ? '?' : `${plain(String(value))}${best ? ' (best)' : ''}`;

const shown = ({ rows }: Comparison): Comparison['rows'] =>
  rows.filter((r) => r.name !== 'title' && r.name !== 'company' && r.values.some((v) => v !== null));

async function table(context: Context, comparison: Comparison): Promise<string> {
  const [{ grid }, { palette }, { labelled, wrapped }] = await Promise.all([
    import('../output/table.ts'),
    import('../output/colours.ts'),
    import('../output/wrapped.ts'),
  ]);
  const colours = palette(context);
  const heads = comparison.jobs.map((j) => `#${j.id} ${plain(j.company ?? j.title ?? '')}`);
  const rows = shown(comparison);
  // Three fit beside one another in 80 columns; more are turned on their side, one block a job.
  if (comparison.jobs.length * 20 + 16 <= context.width)
    return grid(
      ['', ...heads].map(colours.head),
      [
        ['Title', ...comparison.jobs.map((j) => plain(j.title ?? 'untitled'))],
        ...rows.map((r) => [LABELS[r.name] ?? r.name, ...r.values.map((v, i) => cell(v, r.best === i))]),
      ],
      context.width,
    );
  return comparison.jobs
    .map(
      (job, i) =>
        `${wrapped(colours.head(`${heads[i]}: ${plain(job.title ?? 'untitled')}`), context.width)}\n${rows.map((r) => labelled(`  ${LABELS[r.name] ?? r.name}`, cell(r.values[i] ?? null, r.best === i), context.width, 16)).join('\n')}`,
    )
    .join('\n\n');
}

function markdown(comparison: Comparison): string {
  const safe = (text: string): string => text.replaceAll('|', '\\|');
  const line = (cells: string[]): string => `| ${cells.map(safe).join(' | ')} |`;
  return [
    line([
      '',
      ...comparison.jobs.map((j) => `#${j.id} ${plain(j.title ?? 'untitled')}, ${plain(j.company ?? '')}`),
    ]),
    line(['---', ...comparison.jobs.map(() => '---')]),
    ...shown(comparison).map((r) =>
      line([LABELS[r.name] ?? r.name, ...r.values.map((v, i) => cell(v, r.best === i))]),
    ),
  ].join('\n');
}

function ranking({ ranking: ranked, changes }: Comparison, jobs: Job[]): string {
  const span = ({ low, high }: { low: number; high: number }): string =>
    low === high ? String(low) : `${low} to ${high}`;
  const lines = ranked.map((r) => {
    const job = jobs.find((j) => j.id === r.id)!;
    const why = r.parts.map((p) => `${p.criterion} ${span(p.score)} × ${p.weight} (${p.why})`).join('; ');
    return `${r.rank}. ${jobName(job)}: ${span(r.score)}\n   ${why}`;
  });
  return [...lines, ...(changes.length > 0 ? ['', ...changes] : [])].join('\n');
}
