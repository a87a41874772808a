import type { Command } from 'commander';
import { readSource } from '../../app/save-job.ts';
import type { PostingFields } from '../../domain/job.ts';
import { jobName } from '../../domain/job.ts';
import { usageError } from '../../errors.ts';
import type { Context } from '../context.ts';
import { addFieldFlags, type FieldFlags, readFieldFlags } from '../input/field-flags.ts';
import { pickJob } from '../input/job.ts';
import { answerChange } from '../output/change-result.ts';

interface Flags extends FieldFlags {
  description?: string;
}

export function register(parent: Command, context: Context): void {
  addFieldFlags(parent.command('edit <job>'))
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
    .action((name: string, flags: Flags) => edit(context, name, flags));
}

async function edit(context: Context, name: string, flags: Flags): Promise<void> {
  const job = await pickJob(context, name);
  const fields = await readFieldFlags(context, flags);
  const description =
    flags.description === undefined ? null : await readDescription(context, flags.description);
  if (Object.keys(fields).length === 0 && description === null) {
    throw usageError('nothing-to-edit', 'What is to change? Name a field, such as --title or --deadline.', [
      'jobtrail edit --help lists them.',
    ]);
  }
  const store = context.store();
  const changed = (Object.keys(fields) as (keyof PostingFields)[]).filter(
    (field) => JSON.stringify(fields[field]) !== JSON.stringify(job[field]),
  );
  const what = [...changed, ...(description === null ? [] : ['description'])];
  const { operation } = store.write(
    { command: 'edit', summary: `${jobName(job)}: ${what.join(', ')}` },
    () => {
      const posting = store.postings.latest(job.id);
      const provenance = { ...posting?.provenance };
      for (const field of Object.keys(fields)) provenance[field] = 'user';
      if (changed.length > 0)
        store.jobs.change(job.id, Object.fromEntries(changed.map((f) => [f, fields[f]])));
      if (description !== null && description !== posting?.description) {
        store.postings.add(job.id, {
          description,
          snapshot: posting?.snapshot ?? null,
          mediaType: posting?.mediaType ?? null,
          provenance: { ...provenance, description: 'user' },
        });
        store.jobs.touch(job.id);
      } else if (posting && JSON.stringify(provenance) !== JSON.stringify(posting.provenance)) {
        store.postings.setProvenance(posting.id, provenance);
      }
      for (const field of changed) {
        store.events.add({
          job: job.id,
          kind: 'edited',
          from: show(job[field]),
          to: show(fields[field]),
          text: field,
        });
      }
    },
  );
  answerChange(
    context,
    { operation, jobs: [job.id] },
    operation === null || what.length === 0
      ? 'Nothing changed.'
      : `Changed ${what.join(', ')} of ${jobName(store.jobs.get(job.id)!)}.`,
  );
}

const show = (value: unknown): string | null => {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
};

async function readDescription(context: Context, path: string): Promise<string> {
  const bytes = path === '-' ? await context.readStdin() : readSource(context, path);
  const text = bytes.toString('utf8').trim();
  if (text === '') throw usageError('empty-description', 'The description is empty; nothing was changed.');
  return text;
}
