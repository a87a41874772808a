import type { Command } from 'commander';
import { dueReminders, listedReminders } from '../../../app/ended-reminders.ts';
import { aboutWhat, pickReminder, readAhead, reminderShape, sayMoment } from '../../../app/reminder-items.ts';
import {
  editReminder,
  finishReminder,
  isSettled,
  removeReminder,
  snoozeReminder,
} from '../../../app/reminders.ts';
import { echoWhen, untilInWords } from '../../../app/words/date.ts';
import { readZone } from '../../../app/words/zone.ts';
import { jobName } from '../../../domain/job.ts';
import type { Reminder } from '../../../domain/records.ts';
import { formatRepeat, parseRepeat } from '../../../domain/recurrence.ts';
import { plain } from '../../../domain/text.ts';
import { usageError, userError } from '../../../errors.ts';
import type { Context } from '../../context.ts';
import { pickTargets } from '../../input/agenda-targets.ts';
import { answerChange } from '../../output/change-result.ts';
import { labelled } from '../../output/wrapped.ts';

/** `remind list`, `done`, `snooze`, `edit` and `remove`. */
export function register(remind: Command, context: Context): void {
  remind
    .command('list')
    .description('Reminders that are due and those ahead, with their ids.')
    .option('-a, --all', 'those that are done or retired too')
    .addHelpText('after', '\nExamples\n  jobtrail remind list\n  jobtrail remind list --all --json')
    .action((flags: { all?: boolean }) => list(context, flags.all === true));
  remind
    .command('done <number|job...>')
    .description(
      "Ticks reminders off; a job's name or j7 means its due ones. One that repeats moves on to its next moment.",
    )
    .addHelpText(
      'after',
      '\nExamples\n  jobtrail remind done 4\n  jobtrail remind done 4 5 6\n  jobtrail remind done acme',
    )
    .action((words: string[]) => done(context, words));
  remind
    .command('snooze <id> <when...>')
    .description('Puts a reminder off to another moment.')
    .addHelpText(
      'after',
      '\nExamples\n  jobtrail remind snooze 4 tomorrow\n  jobtrail remind snooze 4 "in 2 hours"',
    )
    .action((id: string, when: string[]) => snooze(context, id, when.join(' ')));
  remind
    .command('edit <id>')
    .description("Changes a reminder's moment, text or repeat.")
    .option('--at <when>', 'another moment, in words or ISO')
    .option('--message <text>', 'another text')
    .option('--every <span>', 'another repeat, or none')
    .option('--zone <zone>', 'the zone of the time you give')
    .addHelpText(
      'after',
      '\nExamples\n  jobtrail remind edit 4 --at "friday 10:00"\n  jobtrail remind edit 4 --message "Ask for the salary band" --every none',
    )
    .action((id: string, flags: EditFlags) => edit(context, id, flags));
  remind
    .command('remove <id...>')
    .description('Removes reminders; undo brings them back.')
    .addHelpText('after', '\nExamples\n  jobtrail remind remove 4')
    .action((ids: string[]) => remove(context, ids));
}

interface EditFlags {
  at?: string;
  message?: string;
  every?: string;
  zone?: string;
}

/** Lists open reminders whose turn it is; with `all` every one. */
export function list(context: Context, all: boolean): void {
  const store = context.store();
  const reminders = all ? store.reminders.all() : listedReminders(context);
  if (context.flags.json) return context.ui.json(reminders.map((each) => reminderShape(context, each)));
  if (reminders.length === 0)
    return context.ui.status(all ? 'No reminders.' : 'Nothing is due and nothing lies ahead.');
  const now = context.now();
  const rows = reminders.map((each) => {
    const { id, message, dueAt, zone, repeat } = each;
    const { state } = reminderShape(context, each);
    const every = repeat ? `every ${repeat}` : '';
    const about = each.job === null ? '' : aboutWhat(context, each);
    if (!context.terminal) return [id, state, dueAt, each.job ?? '', plain(message), repeat ?? ''].join('\t');
    const when = `${sayMoment(each)} (${state === 'due' ? 'due ' : ''}${untilInWords(new Date(dueAt), now, zone)})`;
    const note = state === 'done' || state === 'retired' ? `[${state}] ` : '';
    const said = `${when}${every ? `, ${every}` : ''}\n${note}${about ? `${about}: ` : ''}${plain(message)}`;
    return labelled(String(id).padStart(4), said, context.width, 4);
  });
  context.ui.result(rows.join('\n'));
}

/** Runs one change on several reminders as one operation, and answers it. */
function changeAll(
  context: Context,
  ids: string[],
  command: string,
  work: (reminder: Reminder) => string,
): void {
  const reminders = [
    ...new Map(ids.map((id) => pickReminder(context, id)).map((each) => [each.id, each])).values(),
  ];
  const store = context.store();
  const said: string[] = [];
  const { operation } = store.write({ command: 'remind', summary: `${command} ${ids.join(', ')}` }, () => {
    for (const reminder of reminders) said.push(work(reminder));
  });
  const after = reminders.flatMap(({ id }) => store.reminders.get(id) ?? []);
  const jobs = [...new Set(reminders.flatMap(({ job }) => job ?? []))];
  answerChange(
    context,
    { operation, jobs, reminder: after[0] ? reminderShape(context, after[0]) : null },
    said.join('\n'),
  );
}

async function done(context: Context, words: string[]): Promise<void> {
  const targets = await pickTargets(context, words);
  const reminders = targets.flatMap((target) => {
    if ('reminder' in target) return [target.reminder];
    const due = dueReminders(context).filter(({ job }) => job === target.job.id);
    if (due.length > 0) return due;
    throw userError('nothing-due', `${jobName(target.job)} has no reminder that is due.`, [
      'jobtrail remind list shows the reminders there are.',
    ]);
  });
  const named = new Set(targets.flatMap((target) => ('reminder' in target ? target.reminder.id : [])));
  changeAll(
    context,
    reminders.map(({ id }) => String(id)),
    'done',
    (reminder) => {
      const { id, state, repeat } = reminder;
      // Of what was named by its job, the text says which it was.
      const name = named.has(id) ? `Reminder ${id}` : `Reminder ${id} (${plain(reminder.message)})`;
      if (isSettled(reminder)) return `${name} is ${state} already; nothing changed.`;
      const after = finishReminder(context, reminder);
      if (!repeat) return `${name} is done.`;
      return after.state === 'done'
        ? `${name} is done; its series ends here.`
        : `${name} is done for now; next ${sayMoment(after)}.`;
    },
  );
}

async function snooze(context: Context, typed: string, when: string): Promise<void> {
  const { zone } = pickReminder(context, typed);
  const at = await readAhead(context, when, zone);
  changeAll(context, [typed], 'snooze', (reminder) => {
    snoozeReminder(context, reminder, at);
    return `Reminder ${reminder.id} put off to ${echoWhen(at, context.now(), zone)}.`;
  });
}

async function edit(context: Context, typed: string, flags: EditFlags): Promise<void> {
  const before = pickReminder(context, typed);
  if (flags.at === undefined && flags.message === undefined && flags.every === undefined) {
    throw usageError('nothing-to-edit', 'What is to change? Give --at, --message or --every.');
  }
  if (flags.message?.trim() === '')
    throw usageError('empty-message', 'The text is empty; nothing was changed.');
  const zone = flags.zone === undefined ? before.zone : readZone(flags.zone);
  const at = flags.at === undefined ? undefined : await readAhead(context, flags.at, zone);
  const repeat =
    flags.every === undefined
      ? undefined
      : /^(none|never|no|off)$/i.test(flags.every)
        ? null
        : formatRepeat(parseRepeat(flags.every));
  changeAll(context, [typed], 'edit', (reminder) => {
    const after = editReminder(context, reminder, { at, zone, message: flags.message?.trim(), repeat });
    const every = after.repeat ? `, every ${after.repeat}` : '';
    return `Reminder ${after.id}: ${echoWhen(new Date(after.dueAt), context.now(), after.zone)}${every}: ${plain(after.message)}`;
  });
}

function remove(context: Context, ids: string[]): void {
  changeAll(context, ids, 'remove', (reminder) =>
    removeReminder(context, reminder)
      ? `Removed reminder ${reminder.id}. jobtrail undo brings it back.`
      : `Reminder ${reminder.id} is retired already; nothing changed.`,
  );
}
