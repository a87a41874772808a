import type { Note } from '../domain/records.ts';
import { type Database, insert, type Row } from './database.ts';
import { newUid } from './uid.ts';

const note = (row: Row): Note => ({
  id: row.id as number,
  body: row.body as string,
  createdAt: row.created_at as string,
  updatedAt: row.updated_at as string,
});

/** Notes, kept as typed. */
export function notes(db: Database, now: () => Date) {
  const get = (id: number): (Note & { job: number }) | undefined => {
    const row = db.get('SELECT * FROM notes WHERE id = ?', id);
    return row && { ...note(row), job: row.job as number };
  };
  return {
    get,
    add(job: number, body: string): Note {
      const at = now().toISOString();
      const id = insert(db, 'notes', {
        uid: newUid(db, now().getTime()),
        job,
        body,
        created_at: at,
        updated_at: at,
      });
      return { id, body, createdAt: at, updatedAt: at };
    },
    change(id: number, body: string): Note {
      db.run('UPDATE notes SET body = ?, updated_at = ? WHERE id = ?', body, now().toISOString(), id);
      return note(db.get('SELECT * FROM notes WHERE id = ?', id)!);
    },
    remove: (id: number): boolean => db.run('DELETE FROM notes WHERE id = ?', id).changes > 0,
    /** Oldest first. */
    of: (job: number): Note[] =>
      db.all('SELECT * FROM notes WHERE job = ? ORDER BY created_at, id', job).map(note),
  };
}
