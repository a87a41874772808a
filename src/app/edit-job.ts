/** Fields of a job set by hand: marked as the user's, so that a refresh leaves them alone. */
import { type Job, jobName, type PostingFields } from '../domain/job.ts';
import type { Session } from './session.ts';

/** What to set: fields (null clears one), and the posting's text where it is given. */
export interface Edit {
  fields: Partial<PostingFields>;
  description: string | null;
}

/** Sets fields by hand as one operation; `changed` names those whose value is another now. */
export function editJob(
  session: Pick<Session, 'store'>,
  job: Job,
  { fields, description }: Edit,
): { operation: number | null; changed: string[] } {
  const store = session.store();
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
          from: eventValue(job[field]),
          to: eventValue(fields[field]),
          text: field,
        });
      }
    },
  );
  return { operation, changed: operation === null ? [] : what };
}

/** A field's value as the journey keeps it. */
const eventValue = (value: unknown): string | null => {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
};
