import type { Command } from 'commander';
import type { Operation } from '../../domain/records.ts';
import { usageError } from '../../errors.ts';
import type { Context } from '../context.ts';
import { answerChange } from '../output/change-result.ts';

export function registerUndo(parent: Command, context: Context): void {
  parent
    .command('undo [operation]')
    .description(
      'Takes back the latest thing you did, or one operation of jobtrail history; also after a restart. What the program did by itself is skipped. Undo never asks.',
    )
    .option('--through', 'with an operation: later ones that built on it too, newest first')
    .addHelpText('after', '\nExamples\n  jobtrail undo\n  jobtrail undo 12\n  jobtrail undo 12 --through')
    .action((id: string | undefined, { through }: { through?: boolean }) =>
      undo(context, id, through === true),
    );
}

export function registerRedo(parent: Command, context: Context): void {
  parent
    .command('redo')
    .description('Does again what the latest undo took back, all of it.')
    .addHelpText('after', '\nExamples\n  jobtrail redo')
    .action(() => redo(context));
}

const said = ({ id, command, summary }: Operation): string => `${command}: ${summary} (operation ${id})`;

function undo(context: Context, word: string | undefined, through: boolean): void {
  if (word !== undefined && !/^\d{1,15}$/.test(word)) {
    throw usageError('bad-operation', `"${word}" is no operation's number.`, [
      'jobtrail history shows them.',
    ]);
  }
  const done = context.store().undo(word === undefined ? undefined : Number(word), through);
  if (!done) {
    const nothing = word === undefined ? 'Nothing to undo.' : `Operation ${word} is undone already.`;
    return answerChange(context, { operation: null, jobs: [], undone: [] }, nothing);
  }
  const { undone, redone, operation, jobs } = done;
  const lines = [
    ...undone.map((o) => `Took back ${said(o)}`),
    // The undo of an undo does again what that took back.
    ...redone.map((o) => `Did again ${said(o)}`),
  ];
  answerChange(
    context,
    { operation, jobs, undone, ...(redone.length > 0 ? { redone } : {}) },
    lines.join('\n'),
  );
}

function redo(context: Context): void {
  const done = context.store().redo();
  if (!done)
    return answerChange(
      context,
      { operation: null, jobs: [], redone: null, operations: [], undone: [] },
      'Nothing to redo.',
    );
  const { redone, undone, operation, jobs } = done;
  answerChange(
    context,
    { operation, jobs, redone: redone[0] ?? null, operations: redone, undone },
    redone.map((o) => `Did again ${said(o)}`).join('\n'),
  );
}
