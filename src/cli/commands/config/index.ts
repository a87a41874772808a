import type { Command } from 'commander';
import { pickStage } from '../../../app/move-job.ts';
import { jobName, STAGE_GROUPS, type StageGroup } from '../../../domain/job.ts';
import { didYouMean, nearest } from '../../../domain/nearest.ts';
import { SETTINGS, type Setting, settingOf } from '../../../domain/settings.ts';
import { isStageName, stageNamed } from '../../../domain/stages.ts';
import { counted, plain } from '../../../domain/text.ts';
import { notFoundError, usageError, userError } from '../../../errors.ts';
import type { Context } from '../../context.ts';
import { readCount } from '../../input/number.ts';
import { listCalls } from './calls.ts';

export function register(parent: Command, context: Context): void {
  const config = parent
    .command('config')
    .description('Settings, and stages of your own.')
    .addHelpText(
      'after',
      `
Examples
  jobtrail config list
  jobtrail config set time.zone Europe/Berlin
  jobtrail config set followup.enabled false
  jobtrail config stages add "take-home" --group active --after screening`,
    )
    .action(() => list(context));
  config
    .command('list')
    .description('every setting, what it holds and what it is for')
    .action(() => list(context));
  config
    .command('get <key>')
    .description('what holds for a key')
    .action((key: string) => get(context, key));
  config
    .command('set <key> <value>')
    .description('set a key')
    .action((key: string, value: string) => set(context, key, value));
  config
    .command('unset <key>')
    .description('back to what holds without it')
    .action((key: string) => unset(context, key));
  config
    .command('calls')
    .description('every call of a model, with totals')
    .option('-n, --limit <n>', 'at most so many')
    .action(({ limit }: { limit?: string }) => listCalls(context, readCount('limit', limit, null)));
  const stages = config
    .command('stages')
    .description('the stages, yours among them')
    .action(() => listStages(context));
  stages
    .command('add <name>')
    .description('add a stage of your own')
    .requiredOption('--group <group>', STAGE_GROUPS.join(', '))
    .option('--after <stage>', 'where in the journey')
    .action((name: string, flags: { group: string; after?: string }) => addStage(context, name, flags));
  stages
    .command('remove <name>')
    .description('remove a stage of your own that no job stands at')
    .action((name: string) => removeStage(context, name));
}

function settingNamed(key: string): Setting {
  const setting = settingOf(key);
  if (setting) return setting;
  const keys = SETTINGS.map((s) => s.key);
  const near = nearest(key, keys);
  throw usageError(
    'unknown-key',
    `There is no setting "${key}".`,
    [...didYouMean(near), `Settings: ${keys.join(', ')}.`],
    { keys },
  );
}

function list(context: Context): void {
  const values = context.store().settings.all();
  if (context.flags.json) {
    return context.ui.json(
      Object.fromEntries(SETTINGS.map(({ key, fallback }) => [key, values[key] ?? (fallback || null)])),
    );
  }
  const rows = SETTINGS.map(({ key, fallback, about }) => ({
    key,
    value: values[key] ?? fallback,
    set: key in values,
    about,
  }));
  if (!context.terminal) return context.ui.result(rows.map((r) => `${r.key}\t${r.value}`).join('\n'));
  context.ui.result(
    rows
      .map((r) => `${r.key.padEnd(18)} ${plain(r.value || '-').padEnd(14)}${r.set ? '*' : ' '} ${r.about}`)
      .join('\n'),
  );
  context.ui.status('* set by you');
}

function get(context: Context, key: string): void {
  const { fallback } = settingNamed(key);
  const value = context.store().settings.get(key) ?? fallback;
  if (context.flags.json) return context.ui.json({ key, value: value || null });
  context.ui.result(value);
}

function set(context: Context, key: string, value: string): void {
  const setting = settingNamed(key);
  const wanted = normal(setting, value);
  if (!setting.valid(wanted)) {
    throw usageError('bad-value', `${key} cannot be "${value}".`, [`It is ${setting.shape}.`]);
  }
  const { operation } = context
    .store()
    .write({ command: 'config', summary: `${key} = ${wanted}` }, () =>
      context.store().settings.set(key, wanted),
    );
  if (context.flags.json)
    return context.ui.json({ operation, changed: operation !== null, key, value: wanted });
  context.ui.status(operation === null ? `${key} is ${wanted} already.` : `${key} is now ${wanted}.`);
}

// People say on and off.
function normal({ shape }: Setting, value: string): string {
  const word = value.trim();
  if (shape !== 'true or false') return word;
  if (/^(?:on|yes|1|true)$/i.test(word)) return 'true';
  if (/^(?:off|no|0|false)$/i.test(word)) return 'false';
  return word;
}

function unset(context: Context, key: string): void {
  const { fallback } = settingNamed(key);
  const { operation } = context
    .store()
    .write({ command: 'config', summary: `${key} unset` }, () => context.store().settings.unset(key));
  if (context.flags.json)
    return context.ui.json({ operation, changed: operation !== null, key, value: fallback || null });
  context.ui.status(
    operation === null ? `${key} was not set.` : `${key} is back to ${fallback || 'nothing'}.`,
  );
}

function listStages(context: Context): void {
  const store = context.store();
  const counts = store.jobs.countByStatus();
  const stages = store.jobs.stages().map((s) => ({ ...s, jobs: counts.get(s.name) ?? 0 }));
  if (context.flags.json) return context.ui.json(stages);
  const line = (s: (typeof stages)[number]) => [s.name, s.group, String(s.jobs), s.own ? 'yours' : ''];
  context.ui.result(
    stages
      .map((s) =>
        context.terminal
          ? `${s.name.padEnd(16)} ${s.group.padEnd(8)} ${String(s.jobs).padStart(5)}  ${s.own ? 'yours' : ''}`.trimEnd()
          : line(s).join('\t'),
      )
      .join('\n'),
  );
}

function addStage(context: Context, name: string, { group, after }: { group: string; after?: string }): void {
  const store = context.store();
  const word = name.trim().toLowerCase();
  if (!isStageName(word)) {
    throw usageError('bad-stage', `"${name}" cannot be a stage.`, [
      'Letters, digits, blanks and hyphens, 40 at the most.',
    ]);
  }
  if (!(STAGE_GROUPS as readonly string[]).includes(group)) {
    throw usageError('bad-group', `There is no group "${group}".`, [`Groups: ${STAGE_GROUPS.join(', ')}.`]);
  }
  const taken = stageNamed(word, store.jobs.stages());
  if (taken) throw userError('stage-exists', `There is a stage "${taken.name}" already (${taken.group}).`);
  const follows = after === undefined ? null : pickStage(context, after).name;
  const own = [...store.ownStages(), { name: word, group: group as StageGroup, after: follows }];
  const { operation } = store.write({ command: 'config', summary: `stage ${word} added` }, () =>
    store.setOwnStages(own),
  );
  answerStages(context, operation, `Stage "${word}" added${follows ? ` after ${follows}` : ''}.`);
}

function removeStage(context: Context, name: string): void {
  const store = context.store();
  const stage = stageNamed(name.trim(), store.jobs.stages());
  if (!stage) {
    const near = nearest(
      name,
      store.ownStages().map((s) => s.name),
    );
    throw notFoundError('unknown-stage', `There is no stage "${name}".`, didYouMean(near.slice(0, 1)));
  }
  if (!stage.own) throw userError('built-in', `"${stage.name}" comes with jobtrail and stays.`);
  const { jobs } = store.jobs.list({
    query: { terms: [{ key: 'status', negated: false, op: 'is', values: [stage.name] }] },
    today: context.today(),
    sort: { key: 'id', descending: false },
    limit: null,
  });
  if (jobs.length > 0) {
    throw userError(
      'stage-in-use',
      `${counted(jobs.length, 'job stands', 'jobs stand')} at "${stage.name}".`,
      [
        ...jobs.slice(0, 8).map(jobName),
        `Move them first: jobtrail status --where "status:${stage.name}" <stage>`,
      ],
      { jobs: jobs.map((job) => job.id) },
    );
  }
  const own = store.ownStages().filter((s) => s.name !== stage.name);
  const { operation } = store.write({ command: 'config', summary: `stage ${stage.name} removed` }, () =>
    store.setOwnStages(own),
  );
  answerStages(context, operation, `Stage "${stage.name}" removed.`);
}

function answerStages(context: Context, operation: number | null, said: string): void {
  if (context.flags.json) {
    return context.ui.json({ operation, changed: operation !== null, stages: context.store().jobs.stages() });
  }
  context.ui.status(said);
}
