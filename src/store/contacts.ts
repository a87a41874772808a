import { typedLink } from '../domain/links.ts';
import type { Contact } from '../domain/records.ts';
import { type Database, insert, type Row, update } from './database.ts';
import { newUid } from './uid.ts';

export type ContactFields = Omit<Contact, 'id' | 'uid' | 'job'>;

const contact = (row: Row): Contact => ({
  id: row.id as number,
  uid: row.uid as string,
  job: row.job as number,
  name: row.name as string,
  role: row.role as string | null,
  email: row.email as string | null,
  phone: row.phone as string | null,
  link: typedLink(row.link as string | null),
});

/** The people of an application. */
export function contacts(db: Database, now: () => Date) {
  const get = (id: number): Contact | undefined => {
    const row = db.get('SELECT * FROM contacts WHERE id = ?', id);
    return row && contact(row);
  };
  return {
    get,
    add: (job: number, fields: ContactFields): Contact =>
      get(
        insert(db, 'contacts', {
          uid: newUid(db, now().getTime()),
          job,
          ...fields,
          link: typedLink(fields.link),
        }),
      )!,
    change(id: number, fields: Partial<ContactFields>): Contact {
      const link = fields.link === undefined ? {} : { link: typedLink(fields.link) };
      update(db, 'contacts', id, { ...fields, ...link } as Record<string, string | null>);
      return get(id)!;
    },
    remove: (id: number): boolean => db.run('DELETE FROM contacts WHERE id = ?', id).changes > 0,
    of: (job: number): Contact[] =>
      db.all('SELECT * FROM contacts WHERE job = ? ORDER BY id', job).map(contact),
  };
}
