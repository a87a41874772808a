import type { Command } from 'commander';
import { demandOf } from '../../app/skill-demand.ts';
import { matchOf, updateSkillIndex } from '../../app/skill-index.ts';
import { jobName } from '../../domain/job.ts';
import { counted, plain } from '../../domain/text.ts';
import type { Context } from '../context.ts';
import { pickJob } from '../input/job.ts';
import { readCount } from '../input/number.ts';
import { sayLeftOut } from '../input/query.ts';

interface Flags {
  limit?: string;
  where?: string[];
}

export function register(parent: Command, context: Context): void {
  parent
    .command('skills [job]')
    .description('The key skills of a job, best first; without a job, what your open jobs ask for most.')
    .option('-n, --limit <n>', 'at most so many')
    .option('--where <query...>', 'over the jobs of a query')
    .addHelpText(
      'after',
      '\nExamples\n  jobtrail skills acme\n  jobtrail skills\n  jobtrail skills --where tag:remote -n 10',
    )
    .action((name: string | undefined, flags: Flags) =>
      name === undefined ? demand(context, flags) : ofJob(context, name, flags),
    );
}

const limitOf = ({ limit }: Flags, usual: number | null): number | null => readCount('limit', limit, usual);

async function ofJob(context: Context, name: string, flags: Flags): Promise<void> {
  const job = await pickJob(context, name);
  await updateSkillIndex(context);
  const skills = context
    .store()
    .skills.of(job.id)
    .slice(0, limitOf(flags, null) ?? undefined);
  if (context.flags.json)
    return context.ui.json(
      skills.map(({ name: skill, relevance, required, years, evidence }) => ({
        name: skill,
        relevance,
        required,
        years,
        evidence,
      })),
    );
  if (skills.length === 0)
    return context.ui.status(`${jobName(job)}: the posting names no skills, or there is no text.`);
  if (!context.terminal)
    return context.ui.result(
      skills
        .map((s) =>
          [
            plain(s.name),
            s.relevance,
            s.required ? 'required' : 'preferred',
            s.years ?? '',
            plain(s.evidence),
          ].join('\t'),
        )
        .join('\n'),
    );
  const { covered } = await matchOf(context, job);
  const [{ grid }, { palette }] = await Promise.all([
    import('../output/table.ts'),
    import('../output/colours.ts'),
  ]);
  const colours = palette(context);
  const rows = skills.map((s) => {
    const by = covered.find((c) => c.name === s.name);
    return [
      plain(s.name),
      String(s.relevance),
      s.required ? 'required' : 'preferred',
      s.years === null ? '' : String(s.years),
      by ? `${by.share < 1 ? 'in part: ' : ''}${plain(by.by)}` : '',
      plain(s.evidence),
    ];
  });
  context.ui.painted(
    grid(['Skill', 'Of 100', 'Asked', 'Years', 'Yours', 'From'].map(colours.head), rows, context.width),
  );
}

async function demand(context: Context, flags: Flags): Promise<void> {
  const all = await demandOf(context, flags.where);
  if (flags.where) sayLeftOut(context, flags.where);
  const found = all.slice(0, limitOf(flags, context.terminal ? 25 : null) ?? undefined);
  if (context.flags.json) return context.ui.json(found);
  if (found.length === 0) return context.ui.status('No open job names a skill yet.');
  if (!context.terminal)
    return context.ui.result(
      found
        .map((d) =>
          [plain(d.name), d.jobs, d.required, d.relevance, d.covered ?? '', d.opens, d.gain].join('\t'),
        )
        .join('\n'),
    );
  const [{ grid }, { palette }] = await Promise.all([
    import('../output/table.ts'),
    import('../output/colours.ts'),
  ]);
  const colours = palette(context);
  const heads = ['Skill', 'Jobs', 'Required', 'Relevance', 'Yours', 'Would raise'].map(colours.head);
  context.ui.painted(
    grid(
      heads,
      found.map((d) => [
        plain(d.name),
        String(d.jobs),
        String(d.required),
        String(d.relevance),
        d.covered ? plain(d.covered) : '',
        d.opens > 0 ? `${counted(d.opens, 'match', 'matches')} (+${d.gain})` : '',
      ]),
      context.width,
    ),
  );
}
