import { type Database, insert } from './database.ts';

/** Tags: words of the user's own on a job. */
export function tags(db: Database) {
  return {
    /** Says whether it was new. */
    add(job: number, tag: string): boolean {
      if (db.get('SELECT 1 FROM tags WHERE job = ? AND tag = ?', job, tag)) return false;
      insert(db, 'tags', { job, tag });
      return true;
    },
    remove: (job: number, tag: string): boolean =>
      db.run('DELETE FROM tags WHERE job = ? AND tag = ?', job, tag).changes > 0,
    of: (job: number): string[] =>
      db.all<{ tag: string }>('SELECT tag FROM tags WHERE job = ? ORDER BY tag', job).map((row) => row.tag),
    /** Every tag with how many jobs carry it. */
    all: (): { tag: string; jobs: number }[] =>
      db.all('SELECT tag, count(*) AS jobs FROM tags GROUP BY tag ORDER BY tag'),
  };
}
