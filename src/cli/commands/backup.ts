import { resolve } from 'node:path';
import type { Command } from 'commander';
import { counted } from '../../domain/text.ts';
import { cancelledError, notFoundError, usageError } from '../../errors.ts';
import { backUp, checkBackup, listBackups } from '../../store/backup.ts';
import { newestWhole, restoreFrom } from '../../store/restore.ts';
import type { Context } from '../context.ts';

export function registerBackup(parent: Command, context: Context): void {
  parent
    .command('backup')
    .description(
      'Copies the whole database while it is in use, and checks the copy. The newest are kept (setting backup.keep). An import makes one by itself.',
    )
    .option('-o, --output <file>', 'into this file instead of the folder of backups')
    .option('--list', 'what backups there are')
    .addHelpText(
      'after',
      '\nExamples\n  jobtrail backup\n  jobtrail backup --list\n  jobtrail backup --output /media/stick/jobtrail.db',
    )
    .action((flags: { output?: string; list?: boolean }) => backup(context, flags));
}

export function registerRestore(parent: Command, context: Context): void {
  parent
    .command('restore [backup]')
    .description(
      'Puts a backup in the place of the database: a file, or the newest that is whole without one. What it replaces is kept as a backup.',
    )
    .option('-y, --yes', 'do not ask')
    .addHelpText('after', '\nExamples\n  jobtrail restore\n  jobtrail restore /media/stick/jobtrail.db --yes')
    .action((name: string | undefined, flags: { yes?: boolean }) =>
      restore(context, name, flags.yes === true),
    );
}

const size = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

async function backup(context: Context, flags: { output?: string; list?: boolean }): Promise<void> {
  if (flags.list) return list(context);
  const made = await backUp(context.store().db, context.file, {
    at: context.now(),
    keep: Number(context.setting('backup.keep')),
    reason: null,
    target: flags.output === undefined ? undefined : resolve(context.host.cwd, flags.output),
  });
  if (context.flags.json) return context.ui.json(made);
  context.ui.result(made.file);
  context.ui.status(`${size(made.bytes)}, opened again and found whole.`);
}

function list(context: Context): void {
  const found = listBackups(context.file);
  if (context.flags.json) return context.ui.json(found);
  if (found.length === 0) return context.ui.status('No backups yet. jobtrail backup makes one.');
  context.ui.result(
    found.map((b) => `${b.at}\t${size(b.bytes)}\t${b.reason ?? 'asked for'}\t${b.file}`).join('\n'),
  );
}

/** The backup that is meant: the one named, else the newest that is whole. */
function chosen(
  context: Context,
  name: string | undefined,
): { path: string; passedOver: { file: string; reason: string }[] } {
  if (name !== undefined) return { path: resolve(context.host.cwd, name), passedOver: [] };
  const { backup, passedOver } = newestWhole(context.file);
  if (backup !== null) return { path: backup.file, passedOver };
  throw notFoundError(
    'no-backup',
    passedOver.length === 0 ? 'There is no backup.' : 'There is no backup that is whole.',
    [...passedOver.map(({ reason }) => reason), 'jobtrail restore FILE takes one from elsewhere.'],
  );
}

async function restore(context: Context, name: string | undefined, yes: boolean): Promise<void> {
  const { path, passedOver } = chosen(context, name);
  for (const { reason } of passedOver) context.ui.warn(`Passed over: ${reason}`);
  const { jobs } = checkBackup(path);
  const what = `${path} (${counted(jobs, 'job')})`;
  if (!yes) {
    if (!context.interactive)
      throw usageError(
        'needs-yes',
        `This would put ${what} in the place of ${context.file}; it needs --yes.`,
      );
    const prompt = await context.prompt();
    if (!(await prompt.confirm(`Put ${what} in the place of ${context.file}?`)))
      throw cancelledError('cancelled', 'Nothing changed.');
  }
  const { kept } = await restoreFrom(path, context.file, context.now());
  if (context.flags.json) return context.ui.json({ restored: path, jobs, kept, passedOver });
  context.ui.status(`Restored ${what}.${kept ? ` What was there is kept: ${kept}` : ''}`);
}
