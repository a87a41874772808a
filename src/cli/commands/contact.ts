import type { Command } from 'commander';
import { addContact, changeContact, removeContact } from '../../app/contacts.ts';
import type { Job } from '../../domain/job.ts';
import { jobName } from '../../domain/job.ts';
import { typedLink } from '../../domain/links.ts';
import type { Contact } from '../../domain/records.ts';
import { plain } from '../../domain/text.ts';
import { notFoundError, usageError } from '../../errors.ts';
import type { Context } from '../context.ts';
import { askJob } from '../input/job.ts';
import { answerChange } from '../output/change-result.ts';

interface Flags {
  role?: string;
  email?: string;
  phone?: string;
  link?: string;
  list?: boolean;
  edit?: string;
  remove?: string;
}

export function register(parent: Command, context: Context): void {
  parent
    .command('contact [job] [name...]')
    .description('The people of an application: adds one, or with --edit changes the flags given.')
    .option('--role <text>', 'such as recruiter')
    .option('--email <address>', 'e-mail address')
    .option('--phone <number>', 'telephone')
    .option('--link <url>', 'a profile')
    .option('-l, --list', "the job's people, with their ids")
    .option('--edit <id>', 'change one')
    .option('--remove <id>', 'remove one')
    .addHelpText(
      'after',
      '\nExamples\n  jobtrail contact acme "Anna Berg" --role recruiter --email anna@acme.example\n  jobtrail contact acme --edit 1 --phone "+49 30 1234"',
    )
    .action((name: string | undefined, words: string[], flags: Flags) =>
      contact(context, name, words, flags),
    );
}

async function contact(
  context: Context,
  name: string | undefined,
  words: string[],
  flags: Flags,
): Promise<void> {
  const job = await askJob(context, name, { usage: 'contact <job> <name>' });
  if (flags.list) return listContacts(context, job);
  if (flags.remove !== undefined) {
    const person = contactOf(context, job, flags.remove);
    const { operation } = removeContact(context, job, person);
    return answerChange(
      context,
      { operation, jobs: [job.id] },
      `Removed ${plain(person.name)}. jobtrail undo brings them back.`,
    );
  }
  const fields = fieldsOf(flags);
  let given = words.join(' ').trim();
  if (flags.edit !== undefined) {
    const person = contactOf(context, job, flags.edit);
    const changes = { ...fields, ...(given === '' ? {} : { name: given }) };
    const written = changeContact(context, job, person, changes);
    return answer(context, job, written.operation, written.value, 'Changed');
  }
  if (given === '' && context.interactive) given = (await (await context.prompt()).text('Who?')).trim();
  if (given === '') throw usageError('missing-name', 'Who? jobtrail contact <job> <name>.');
  const written = addContact(context, job, { ...fields, name: given });
  answer(context, job, written.operation, written.value, 'Added');
}

function fieldsOf({ role, email, phone, link }: Flags): Partial<Contact> {
  if (email !== undefined && email !== '' && !/^[^\s@]+@[^\s@]+$/.test(email)) {
    throw usageError('bad-email', `"${email}" is no e-mail address.`);
  }
  if (link !== undefined && link !== '' && typedLink(link) === null) {
    throw usageError('bad-url', `--link "${link}" is no web address.`, [
      'It begins with https:// or http://.',
    ]);
  }
  return Object.fromEntries(
    Object.entries({ role, email, phone, link })
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, value === '' ? null : value]),
  );
}

function answer(
  context: Context,
  job: Job,
  operation: number | null,
  { uid: _, job: __, ...item }: Contact,
  verb: string,
): void {
  answerChange(
    context,
    { operation, jobs: [job.id], contact: item },
    `${verb} ${plain(item.name)} (${item.id}) of ${jobName(job)}.`,
  );
}

function contactOf(context: Context, job: Job, id: string): Contact {
  const found = /^\d+$/.test(id) ? context.store().contacts.get(Number(id)) : undefined;
  if (found?.job === job.id) return found;
  throw notFoundError('unknown-contact', `${jobName(job)} has no contact ${id}.`, [
    'jobtrail contact <job> --list shows their ids.',
  ]);
}

function listContacts(context: Context, job: Job): void {
  const people = context.store().contacts.of(job.id);
  if (context.flags.json) return context.ui.json(people.map(({ uid: _, job: __, ...item }) => item));
  if (people.length === 0) return context.ui.status('Nobody yet.');
  const line = ({ id, name, role, email, phone, link }: Contact) =>
    [id, name, role, email, phone, link].filter((part) => part !== null).map((part) => plain(String(part)));
  context.ui.result(people.map((person) => line(person).join(context.terminal ? '  ' : '\t')).join('\n'));
}
