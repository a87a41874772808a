import type { Command } from 'commander';
import { addNotes, changeNote, removeNote } from '../../app/notes.ts';
import { jobName } from '../../domain/job.ts';
import type { Note } from '../../domain/records.ts';
import { plainLines } from '../../domain/text.ts';
import { notFoundError, usageError } from '../../errors.ts';
import type { Context } from '../context.ts';
import { pickJob } from '../input/job.ts';
import { answerChange, textOrStdin } from '../output/change-result.ts';

interface Flags {
  list?: boolean;
  edit?: string;
  remove?: string;
}

export function register(parent: Command, context: Context): void {
  parent
    .command('note <job> [text...]')
    .description(
      'Adds a note, kept as typed (Markdown). Without text it is read from a pipe, or your editor opens.',
    )
    .option('-l, --list', 'show the notes, with their ids')
    .option('--edit <id>', 'replace a note, or edit it in your editor')
    .option('--remove <id>', 'remove a note')
    .addHelpText(
      'after',
      `
Examples
  jobtrail note acme "Anna called: the team is five people"
  jobtrail note acme                       (opens $VISUAL or $EDITOR)
  jobtrail note acme - < minutes.md
  jobtrail note acme --list
  jobtrail note acme --edit 4 "Six people"`,
    )
    .action((name: string, words: string[], flags: Flags) => note(context, name, words, flags));
}

async function note(context: Context, name: string, words: string[], flags: Flags): Promise<void> {
  const job = await pickJob(context, name);
  if (flags.list) return listNotes(context, job.id);
  if (flags.remove !== undefined) {
    const id = noteOf(context, job.id, flags.remove).id;
    const { operation } = removeNote(context, job, id);
    return answerChange(
      context,
      { operation, jobs: [job.id] },
      `Removed note ${id}. jobtrail undo brings it back.`,
    );
  }
  const before = flags.edit === undefined ? null : noteOf(context, job.id, flags.edit);
  const body = await bodyOf(context, words, before?.body ?? '', jobName(job));
  if (before) {
    const { operation, value: note } = changeNote(context, job, before, body);
    const said = operation === null ? 'Nothing changed.' : `Changed note ${note.id} of ${jobName(job)}.`;
    return answerChange(context, { operation, jobs: [job.id], note }, said);
  }
  const { operation, value } = addNotes(context, [job], body);
  const [note] = value;
  answerChange(context, { operation, jobs: [job.id], note }, `Noted on ${jobName(job)} (note ${note!.id}).`);
}

async function bodyOf(context: Context, words: string[], before: string, about: string): Promise<string> {
  let body = await textOrStdin(context, words);
  if (body === null) {
    if (!context.interactive) {
      throw usageError('missing-text', 'What is the note? Give it as text, or pipe it in.', [
        'jobtrail note acme "Call back on Monday"',
      ]);
    }
    const { editText } = await import('../input/editor.ts');
    body = await editText(context, before, about);
  }
  const kept = body.replace(/\s+$/, '');
  if (kept.trim() === '') throw usageError('empty-note', 'The note is empty; nothing was saved.');
  return kept;
}

function noteOf(context: Context, job: number, id: string): Note {
  const found = /^\d+$/.test(id) ? context.store().notes.get(Number(id)) : undefined;
  if (found && found.job === job) return found;
  throw notFoundError('unknown-note', `This job has no note ${id}.`, [
    'jobtrail note <job> --list shows their ids.',
  ]);
}

async function listNotes(context: Context, job: number): Promise<void> {
  const notes = context.store().notes.of(job);
  if (context.flags.json) return context.ui.json(notes);
  if (notes.length === 0) return context.ui.status('No notes yet.');
  const wrapped = context.terminal
    ? (await import('../output/wrapped.ts')).wrapped
    : (text: string, _: number, indent: string) => text.replace(/^/gm, indent);
  const shown = notes.map(
    ({ id, body, createdAt }) =>
      `${id}  ${createdAt.slice(0, 10)}\n${wrapped(plainLines(body), context.width, '   ')}`,
  );
  context.ui.result(shown.join('\n\n'));
}
