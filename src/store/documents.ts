import { webLink } from '../domain/links.ts';
import type { Paper } from '../domain/records.ts';
import { type Database, insert, type Row } from './database.ts';
import { newUid } from './uid.ts';

export type PaperFields = Omit<Paper, 'id' | 'uid' | 'job' | 'addedAt'>;

const paper = (row: Row): Paper => ({
  id: row.id as number,
  uid: row.uid as string,
  job: row.job as number,
  kind: row.kind as string,
  name: row.name as string,
  mediaType: row.media_type as string | null,
  size: row.size as number | null,
  hash: row.hash as string | null,
  link: webLink(row.link as string | null),
  addedAt: row.added_at as string,
});

/** The papers of an application: content by hash, or a link. */
export function documents(db: Database, now: () => Date) {
  const get = (id: number): Paper | undefined => {
    const row = db.get('SELECT * FROM documents WHERE id = ?', id);
    return row && paper(row);
  };
  return {
    get,
    add: (job: number, { mediaType, ...fields }: PaperFields): Paper =>
      get(
        insert(db, 'documents', {
          uid: newUid(db, now().getTime()),
          job,
          media_type: mediaType,
          ...fields,
          added_at: now().toISOString(),
        }),
      )!,
    remove: (id: number): boolean => db.run('DELETE FROM documents WHERE id = ?', id).changes > 0,
    of: (job: number): Paper[] => db.all('SELECT * FROM documents WHERE job = ? ORDER BY id', job).map(paper),
  };
}
