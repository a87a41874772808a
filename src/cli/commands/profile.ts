import { basename } from 'node:path';
import type { Command } from 'commander';
import { readSource } from '../../app/save-job.ts';
import { updateSkillIndex } from '../../app/skill-index.ts';
import { nearest } from '../../domain/nearest.ts';
import { PROFILE_LEVELS, type ProfileLevel, type ProfileSkill } from '../../domain/records.ts';
import { plain } from '../../domain/text.ts';
import { cancelledError, notFoundError, usageError } from '../../errors.ts';
import type { Context } from '../context.ts';

export function register(parent: Command, context: Context): void {
  const profile = parent
    .command('profile')
    .description('Your own skills, which every match is worked out from. They never leave this machine.')
    .addHelpText(
      'after',
      `
Examples
  jobtrail profile add go "system design:expert" sql:advanced:6
  jobtrail profile import cv.pdf
  jobtrail profile import Skills.csv --yes
  jobtrail profile remove go
  jobtrail profile`,
    )
    .action(() => list(context));
  profile
    .command('list')
    .description('your skills')
    .action(() => list(context));
  profile
    .command('add <skill...>')
    .description(`add skills; skill:level:years, level one of ${PROFILE_LEVELS.join(', ')}`)
    .action((words: string[]) => add(context, words.map(readSkill)));
  profile
    .command('remove <skill...>')
    .description('take skills out')
    .action((words: string[]) => remove(context, words));
  profile
    .command('import <file>')
    .description(
      'read skills from a CV (.txt .md .pdf .docx) or the Skills.csv of a LinkedIn export; shown first',
    )
    .option('-y, --yes', 'take them all without asking')
    .option('--dry-run', 'show them, and change nothing')
    .action((file: string, flags: { yes?: boolean; dryRun?: boolean }) => bring(context, file, flags));
}

interface Wanted {
  name: string;
  level: ProfileLevel | null;
  years: number | null;
}

function readSkill(word: string): Wanted {
  const [name = '', ...rest] = word.split(':').map((part) => part.trim());
  const wanted: Wanted = { name: name.replace(/\s+/g, ' '), level: null, years: null };
  if (wanted.name === '' || wanted.name.length > 80)
    throw usageError('bad-skill', `"${word}" names no skill.`, [
      'Write it as skill, skill:level or skill:level:years.',
    ]);
  for (const part of rest) {
    if (/^\d{1,2}(?:\.\d)?$/.test(part)) wanted.years = Number(part);
    else {
      const level = PROFILE_LEVELS.find((l) => l === part.toLowerCase());
      if (!level)
        throw usageError('bad-level', `"${part}" is no level.`, [
          `Levels: ${PROFILE_LEVELS.join(', ')}; a number is years.`,
        ]);
      wanted.level = level;
    }
  }
  return wanted;
}

const line = ({ name, level, years }: Wanted): string =>
  [plain(name), level, years === null ? null : `${years} years`].filter(Boolean).join(', ');

function answer(context: Context, operation: number | null, changed: string[], said: string): void {
  const skills = context.store().profile.all();
  if (context.flags.json)
    return context.ui.json({
      operation,
      changed: operation !== null,
      names: changed,
      skills: skills.map(shape),
    });
  context.ui.status(operation === null ? 'Nothing changed.' : said);
}

const shape = ({ name, level, years }: ProfileSkill): Wanted => ({ name, level, years });

function list(context: Context): void {
  const skills = context.store().profile.all();
  if (context.flags.json) return context.ui.json({ skills: skills.map(shape) });
  if (skills.length === 0)
    return context.ui.status(
      'No skills yet. jobtrail profile add go "system design:expert" adds some; jobtrail profile import cv.pdf reads them.',
    );
  context.ui.result(
    skills
      .map((s) => (context.terminal ? line(s) : [plain(s.name), s.level ?? '', s.years ?? ''].join('\t')))
      .join('\n'),
  );
}

async function put(context: Context, wanted: Wanted[]): Promise<void> {
  const store = context.store();
  const { lookUp } = await import('../../insight/local.ts');
  // One skill under one name: k8s is kept as Kubernetes, a word nobody knows as it was written.
  const named = wanted.map((w) => ({ ...w, name: lookUp(w.name)?.name ?? w.name }));
  const { operation } = store.write(
    { command: 'profile', summary: `profile: +${named.map((w) => w.name).join(', +')}` },
    () => {
      for (const { name, level, years } of named) store.profile.put(name, level, years);
    },
  );
  await updateSkillIndex(context);
  answer(
    context,
    operation,
    named.map((w) => w.name),
    `Added ${named.map(line).join('; ')}.`,
  );
}

const add = (context: Context, wanted: Wanted[]): Promise<void> => put(context, wanted);

async function remove(context: Context, words: string[]): Promise<void> {
  const store = context.store();
  const { skillKey } = await import('../../insight/local.ts');
  const all = store.profile.all();
  const found = words.map((word) => {
    const skill =
      all.find((s) => s.name.toLowerCase() === word.trim().toLowerCase()) ??
      all.find((s) => skillKey(s.name) === skillKey(word));
    if (skill) return skill.name;
    const near = nearest(
      word,
      all.map((s) => s.name),
    );
    throw notFoundError(
      'unknown-skill',
      `"${word}" is not in your profile.`,
      near.length > 0 ? [`Did you mean "${near[0]}"?`] : ['jobtrail profile lists it.'],
    );
  });
  const { operation } = store.write({ command: 'profile', summary: `profile: -${found.join(', -')}` }, () => {
    for (const name of found) store.profile.remove(name);
  });
  await updateSkillIndex(context);
  answer(context, operation, found, `Removed ${found.map(plain).join(', ')}.`);
}

async function bring(
  context: Context,
  file: string,
  { yes, dryRun }: { yes?: boolean; dryRun?: boolean },
): Promise<void> {
  const bytes = readSource(context, file);
  const { readProfile } = await import('../../insight/profile.ts');
  const { skillKey } = await import('../../insight/local.ts');
  const mine = new Set(
    context
      .store()
      .profile.all()
      .map((s) => skillKey(s.name)),
  );
  const proposed = (await readProfile(basename(file), bytes)).filter((s) => !mine.has(skillKey(s.name)));
  if (dryRun && context.flags.json) return context.ui.json({ proposed });
  if (proposed.length === 0) {
    if (context.flags.json) return answer(context, null, [], '');
    return context.ui.status('Nothing new was found in it.');
  }
  if (!context.flags.json)
    context.ui.status(
      [
        `Found ${proposed.length} skills:`,
        ...proposed.map((s) => `  ${plain(s.name)} (${s.kind}${s.times > 1 ? `, ${s.times} times` : ''})`),
      ].join('\n'),
    );
  if (dryRun) return context.ui.status('Nothing changed.');
  let wanted = proposed;
  if (!yes) {
    if (!context.interactive)
      throw usageError('needs-yes', 'Without a terminal this needs --yes, or --dry-run to only look.');
    const prompt = await context.prompt();
    const which = await prompt.text('Leave any out? Names separated by commas, empty for none:');
    const out = new Set(which.split(',').map((w) => skillKey(w.trim())));
    wanted = proposed.filter((s) => !out.has(skillKey(s.name)));
    if (wanted.length === 0 || !(await prompt.confirm(`Add ${wanted.length} skills?`, true)))
      throw cancelledError('cancelled', 'Nothing changed.');
  }
  await put(
    context,
    wanted.map(({ name, years }) => ({ name, level: null, years })),
  );
}
