import type { KeySkill } from '../domain/items.ts';
import { type Database, insert, type Row } from './database.ts';

const skill = (row: Row): KeySkill => ({
  name: row.name as string,
  relevance: row.relevance as number,
  required: row.required === 1,
  years: row.years as number | null,
  evidence: row.evidence as string,
  kind: row.kind as string,
});

/** The key skills of each job's posting; worked out by the program, so outside the journal. */
export function skills(db: Database) {
  return {
    /** Best first. */
    of: (job: number): KeySkill[] =>
      db.all('SELECT * FROM skills WHERE job = ? ORDER BY relevance DESC, id', job).map(skill),
    /** Replaces a job's key skills; for use inside `record` or `write`. */
    replace(job: number, found: KeySkill[]): void {
      db.run('DELETE FROM skills WHERE job = ?', job);
      for (const { name, relevance, required, years, evidence, kind } of found) {
        insert(db, 'skills', { job, name, relevance, required: required ? 1 : 0, years, evidence, kind });
      }
    },
    /** Every skill with the jobs that ask for it, over all jobs. */
    rows: (): (KeySkill & { job: number })[] =>
      db
        .all('SELECT * FROM skills ORDER BY job, relevance DESC, id')
        .map((row) => ({ ...skill(row), job: row.job as number })),
    /** A derived value of a job, such as its match score. */
    derive(job: number, key: string, value: string | null): void {
      db.run(
        'INSERT INTO derived (job, key, value) VALUES (?, ?, ?) ON CONFLICT (job, key) DO UPDATE SET value = excluded.value',
        job,
        key,
        value,
      );
    },
    forget: (key: string): void => {
      db.run('DELETE FROM derived WHERE key = ?', key);
    },
  };
}
