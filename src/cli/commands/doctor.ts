import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Command } from 'commander';
import { modelAccess } from '../../app/summarize-posting.ts';
import { plain } from '../../domain/text.ts';
import { EXIT } from '../../errors.ts';
import { hasAccess } from '../../insight/access.ts';
import type { Context } from '../context.ts';

export interface Finding {
  name: string;
  ok: boolean | null;
  /** What was found, and what helps where something is wrong. */
  says: string;
}

export function register(parent: Command, context: Context): void {
  parent
    .command('doctor')
    .description(
      'Checks that everything is in order: Node, SQLite, the file and who may read it, the schedule, notices, the model.',
    )
    .addHelpText('after', '\nExamples\n  jobtrail doctor\n  jobtrail doctor --json')
    .action(() => doctor(context));
}

async function doctor(context: Context): Promise<void> {
  const findings = [
    node(context),
    ...modes(context),
    ...database(context),
    ...(await notices(context)),
    model(context),
  ];
  const ok = findings.every((f) => f.ok !== false);
  if (context.flags.json) {
    const runs = context.store().notifications.checks(5);
    context.ui.json({ ok, file: context.file, checks: findings, remindChecks: runs });
  } else {
    const mark = (value: boolean | null) => (value === null ? '-' : value ? 'ok' : 'NO');
    context.ui.result(
      findings.map((f) => `${mark(f.ok).padEnd(3)} ${f.name.padEnd(10)} ${f.says}`).join('\n'),
    );
  }
  if (!ok) context.exit(EXIT.user);
}

function node({ host }: Context): Finding {
  const [major = 0, minor = 0] = host.versions.node.split('.').map(Number);
  const ok = (major === 20 && minor >= 19) || (major === 22 && minor >= 14) || major > 22;
  return {
    name: 'node',
    ok,
    says: ok ? host.versions.node : `${host.versions.node} is too old: 20.19, or 22.14 and later.`,
  };
}

function modes({ file, host }: Context): Finding[] {
  if (!existsSync(file))
    return [
      { name: 'file', ok: true, says: `${file} (not there yet: the first command that saves makes it)` },
    ];
  if (host.platform === 'win32') return [{ name: 'file', ok: true, says: file }];
  const bits = (path: string) => statSync(path).mode & 0o777;
  const open = (bits(file) & 0o077) !== 0 || (bits(dirname(file)) & 0o022) !== 0;
  return [
    {
      name: 'file',
      ok: !open,
      says: open ? `others may read or change ${file}: chmod 600 ${file}; chmod 700 ${dirname(file)}` : file,
    },
  ];
}

function database(context: Context): Finding[] {
  const { health } = context.store();
  const { integrity, schema, sqlite, foreignKeys, jobs } = health();
  return [
    { name: 'sqlite', ok: true, says: `${sqlite}, schema ${schema}` },
    {
      name: 'integrity',
      ok: integrity === 'ok' && foreignKeys === 0,
      says:
        integrity === 'ok' && foreignKeys === 0
          ? `${jobs} jobs, nothing damaged`
          : `${integrity}; ${foreignKeys} rows point nowhere. jobtrail restore brings back the newest backup.`,
    },
    stages(context),
  ];
}

function stages(context: Context): Finding {
  const stranded = context.store().jobs.stranded();
  if (stranded.length === 0)
    return { name: 'stages', ok: true, says: 'every job stands at a stage there is' };
  const says = stranded.map(({ stage, jobs }) => {
    const name = plain(stage);
    const who = jobs.length === 1 ? `job #${jobs[0]} stands` : `${jobs.length} jobs stand`;
    return `${who} at "${name}", a stage that is gone: jobtrail config stages add "${name}" --group active brings it back; jobtrail status --where "status:'${name}'" <stage> moves ${jobs.length === 1 ? 'it' : 'them'}.`;
  });
  return { name: 'stages', ok: false, says: says.join(' ') };
}

async function notices(context: Context): Promise<Finding[]> {
  const [{ channelFindings, scheduleHealth }, { notifyHost }] = await Promise.all([
    import('../../app/schedule-health.ts'),
    import('./remind/check.ts'),
  ]);
  const { ok, says, schedulers } = await scheduleHealth(context);
  const host = notifyHost(context, context.setting('notify.command') || null, false);
  return [{ name: 'schedule', ok, says }, ...(await channelFindings(context, host, schedulers.length > 0))];
}

function model(context: Context): Finding {
  // The same choice `summarize` makes: the environment before the setting, a keyless server at model.url included.
  const name = context.host.env.JOBTRAIL_MODEL || context.setting('model.name');
  const access = modelAccess(context);
  if (!name)
    return {
      name: 'model',
      ok: null,
      says: 'none chosen: summaries are made here, and nothing leaves this machine',
    };
  return {
    name: 'model',
    ok: hasAccess(access),
    says: !hasAccess(access)
      ? `${name}, but no ANTHROPIC_API_KEY`
      : access.ANTHROPIC_API_KEY || access.ANTHROPIC_AUTH_TOKEN
        ? `${name}, with a key`
        : `${name} at ${access.ANTHROPIC_BASE_URL}, which asks for no key`,
  };
}
