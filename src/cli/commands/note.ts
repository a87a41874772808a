import type { Command } from 'commander';
import { addNotes, changeNote, removeNote } from '../../app/notes.ts';
import { eachNumber, jobNumber } from '../../app/words/job-number.ts';
import { type Job, jobName } from '../../domain/job.ts';
import type { Note } from '../../domain/records.ts';
import { plain, withoutSteering } from '../../domain/text.ts';
import { notFoundError, usageError } from '../../errors.ts';
import type { Context } from '../context.ts';
import { askJob, askJobs, namesOf } from '../input/job.ts';
import { answerChange, textOrStdin } from '../output/change-result.ts';

interface Flags {
  list?: boolean;
  edit?: string;
  remove?: string;
}

export function register(parent: Command, context: Context): void {
  parent
    .command('note [job] [text...]')
    .description(
      'Adds a note, kept as typed (Markdown); 6,7 puts it on both. Without text it is read from a pipe, or your editor opens.',
    )
    .option('-l, --list', 'show the notes, with their ids')
    .option('--edit <id>', 'replace a note, or edit it in your editor')
    .option('--remove <id>', 'remove a note')
    .addHelpText(
      'after',
      `
Examples
  jobtrail note acme "Anna called: the team is five people"
  jobtrail note 6,7 "Both want a portfolio"
  jobtrail note acme                       (opens $VISUAL or $EDITOR)
  jobtrail note acme - < minutes.md
  jobtrail note acme --list
  jobtrail note acme --edit 4 "Six people"`,
    )
    .action((name: string | undefined, words: string[], flags: Flags) => note(context, name, words, flags));
}

async function note(
  context: Context,
  name: string | undefined,
  words: string[],
  flags: Flags,
): Promise<void> {
  if (name !== undefined) refuseSeveral(context, name, words);
  const asked = name === undefined ? [] : eachNumber(name);
  const usage = 'note <job> [text]';
  if (flags.list || flags.remove !== undefined || flags.edit !== undefined) {
    if (asked.length > 1) throw usageError('one-job', '--list, --edit and --remove are about one job.');
    return ofOne(context, await askJob(context, name, { usage }), words, flags);
  }
  const jobs = await askJobs(context, asked, { usage });
  const body = await bodyOf(context, words, '', namesOf(jobs));
  const { operation, value: notes } = addNotes(context, jobs, body);
  const [only] = notes.length === 1 ? notes : [];
  answerChange(
    context,
    { operation, jobs: jobs.map(({ id }) => id), ...(only ? { note: only } : { notes }) },
    `Noted on ${namesOf(jobs)}${only ? ` (note ${only.id})` : ''}.`,
  );
}

/** `note 6 7 hello` would put "7 hello" on 6 where both are jobs; a note of its own words is told apart by quotes. */
function refuseSeveral(context: Context, name: string, words: string[]): void {
  if (!eachNumber(name).every((each) => jobNumber(each) !== null)) return;
  const end = words.findIndex((word) => jobNumber(word) === null);
  const more = words.slice(0, end < 0 ? words.length : end);
  const second = more[0];
  if (second === undefined || !context.store().jobs.get(jobNumber(second)!)) return;
  const list = [...eachNumber(name), ...more].map((each) => jobNumber(each)).join(',');
  const text = words.slice(more.length).join(' ');
  throw usageError('several-jobs', `"${plain(second)}" is a job too: on which is the note to go?`, [
    `On all of them: jobtrail note ${list}${text ? ` "${plain(text)}"` : ''}`,
    ...(text ? [`On the first alone: jobtrail note ${name} "${plain(words.join(' '))}"`] : []),
  ]);
}

async function ofOne(context: Context, job: Job, words: string[], flags: Flags): Promise<void> {
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
  const before = noteOf(context, job.id, flags.edit!);
  const body = await bodyOf(context, words, before.body, jobName(job));
  const { operation, value: note } = changeNote(context, job, before, body);
  const said = operation === null ? 'Nothing changed.' : `Changed note ${note.id} of ${jobName(job)}.`;
  answerChange(context, { operation, jobs: [job.id], note }, said);
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
      `${id}  ${createdAt.slice(0, 10)}\n${wrapped(withoutSteering(body), context.width, '   ')}`,
  );
  context.ui.result(shown.join('\n\n'));
}
