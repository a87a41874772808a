import type { Command } from 'commander';
import { editJob } from '../../app/edit-job.ts';
import { readSource } from '../../app/save-job.ts';
import { jobName } from '../../domain/job.ts';
import { usageError } from '../../errors.ts';
import type { Context } from '../context.ts';
import { addFieldFlags, type FieldFlags, readFieldFlags } from '../input/field-flags.ts';
import { askJob } from '../input/job.ts';
import { answerChange } from '../output/change-result.ts';

interface Flags extends FieldFlags {
  description?: string;
}

export function register(parent: Command, context: Context): void {
  addFieldFlags(parent.command('edit [job]'))
    .description(
      'Sets or corrects fields by hand; "none" clears one. What you set is marked as yours, and a refresh leaves it alone.',
    )
    .option('--description <file>', 'take the text of the posting from a file, - for stdin')
    .addHelpText(
      'after',
      `
Examples
  jobtrail edit acme --title "Senior Engineer" --deadline "next friday"
  jobtrail edit 12 --salary "60-75k EUR/year" --workplace remote
  jobtrail edit 12 --deadline none`,
    )
    .action((name: string | undefined, flags: Flags) => edit(context, name, flags));
}

async function edit(context: Context, name: string | undefined, flags: Flags): Promise<void> {
  const job = await askJob(context, name, { usage: 'edit <job> --title …' });
  const fields = await readFieldFlags(context, flags);
  const description =
    flags.description === undefined ? null : await readDescription(context, flags.description);
  if (Object.keys(fields).length === 0 && description === null) {
    throw usageError('nothing-to-edit', 'What is to change? Name a field, such as --title or --deadline.', [
      'jobtrail edit --help lists them.',
    ]);
  }
  const { operation, changed } = editJob(context, job, { fields, description });
  answerChange(
    context,
    { operation, jobs: [job.id] },
    changed.length === 0
      ? 'Nothing changed.'
      : `Changed ${changed.join(', ')} of ${jobName(context.store().jobs.get(job.id)!)}.`,
  );
}

async function readDescription(context: Context, path: string): Promise<string> {
  const bytes = path === '-' ? await context.readStdin() : readSource(context, path);
  const text = bytes.toString('utf8').trim();
  if (text === '') throw usageError('empty-description', 'The description is empty; nothing was changed.');
  return text;
}
