/** The people of an application: each change is one operation. */
import { type Job, jobName } from '../domain/job.ts';
import type { Contact } from '../domain/records.ts';
import type { Changed, Session } from './session.ts';

/** What is known of a person; null where unknown. */
export type ContactFields = Pick<Contact, 'name' | 'role' | 'email' | 'phone' | 'link'>;

/** Adds a person to a job; the journey keeps who and in which role. */
export function addContact(
  session: Pick<Session, 'store'>,
  job: Job,
  fields: Pick<ContactFields, 'name'> & Partial<ContactFields>,
): Changed<Contact> {
  const store = session.store();
  return store.write({ command: 'contact', summary: `${jobName(job)}: ${fields.name}` }, () => {
    const person = store.contacts.add(job.id, {
      role: null,
      email: null,
      phone: null,
      link: null,
      ...fields,
    });
    const text = [person.name, person.role].filter(Boolean).join(', ');
    store.events.add({ job: job.id, kind: 'contact', text });
    store.jobs.touch(job.id);
    return person;
  });
}

/** Changes what is known of a person. */
export function changeContact(
  session: Pick<Session, 'store'>,
  job: Job,
  person: Contact,
  fields: Partial<ContactFields>,
): Changed<Contact> {
  const store = session.store();
  return store.write({ command: 'contact', summary: `${jobName(job)}: ${person.name} changed` }, () => {
    store.jobs.touch(job.id);
    return store.contacts.change(person.id, fields);
  });
}

/** Removes a person from a job. */
export function removeContact(session: Pick<Session, 'store'>, job: Job, person: Contact): Changed<void> {
  const store = session.store();
  return store.write({ command: 'contact', summary: `${jobName(job)}: ${person.name} removed` }, () => {
    store.contacts.remove(person.id);
    store.jobs.touch(job.id);
  });
}
