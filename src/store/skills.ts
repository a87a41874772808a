import type { KeySkill, SkillChoice } from '../domain/records.ts';
import { type Database, insert, type Row } from './database.ts';

const skill = (row: Row): KeySkill => ({
  name: row.name as string,
  relevance: row.relevance as number,
  required: row.required === 1,
  years: row.years as number | null,
  evidence: row.evidence as string,
  kind: row.kind as string,
});

// Worked out like the match, so kept like it: by the skill's name.
const CHOICES = 'choices';

function choicesOf(db: Database, job: number): Record<string, SkillChoice> {
  const row = db.get('SELECT value FROM derived WHERE job = ? AND key = ?', job, CHOICES);
  return row?.value ? (JSON.parse(row.value as string) as Record<string, SkillChoice>) : {};
}

/** The key skills of each job's posting; worked out by the program, so outside the journal. */
export function skills(db: Database) {
  const derive = (job: number, key: string, value: string | null): void => {
    db.run(
      'INSERT INTO derived (job, key, value) VALUES (?, ?, ?) ON CONFLICT (job, key) DO UPDATE SET value = excluded.value',
      job,
      key,
      value,
    );
  };
  return {
    /** Best first. */
    of: (job: number): KeySkill[] => {
      const choices = choicesOf(db, job);
      return db
        .all('SELECT * FROM skills WHERE job = ? ORDER BY relevance DESC, id', job)
        .map((row) => ({ ...skill(row), choice: choices[row.name as string] ?? null }));
    },
    /** Replaces a job's key skills; for use inside `record` or `write`. */
    replace(job: number, found: KeySkill[]): void {
      db.run('DELETE FROM skills WHERE job = ?', job);
      for (const { name, relevance, required, years, evidence, kind } of found) {
        insert(db, 'skills', { job, name, relevance, required: required ? 1 : 0, years, evidence, kind });
      }
      const choices = found.filter((s) => s.choice).map((s) => [s.name, s.choice]);
      derive(job, CHOICES, choices.length === 0 ? null : JSON.stringify(Object.fromEntries(choices)));
    },
    /** Every skill with the jobs that ask for it, over all jobs. */
    rows: (): (KeySkill & { job: number })[] =>
      db
        .all('SELECT * FROM skills ORDER BY job, relevance DESC, id')
        .map((row) => ({ ...skill(row), job: row.job as number })),
    /** Notes that a job's skills were read: `mark` names the posting's version and the reader, as `unread` gave it. */
    setRead(job: number, mark: string, isThin: boolean): void {
      db.run('INSERT OR REPLACE INTO readings (job, mark, thin) VALUES (?, ?, ?)', job, mark, isThin ? 1 : 0);
    },
    /** True where a job's posting says too little for its skills to be sure. */
    isThin: (job: number): boolean =>
      db.get<{ thin: number }>('SELECT thin FROM readings WHERE job = ?', job)?.thin === 1,
    /** Keeps a job's match score (0 to 100, null for none) as worked out for a profile. */
    setMatch(job: number, score: number | null, profile: string): void {
      derive(job, 'match', score === null ? null : String(score));
      derive(job, 'match-for', profile);
    },
    /** Jobs whose key skills were not read from their posting as it is now. `stamp` names the reader's version. */
    unread: (stamp: string): { job: number; mark: string }[] =>
      db.all<{ job: number; mark: string }>(
        `SELECT job, mark FROM (
           SELECT j.id AS job, ? || '|' || coalesce(p.content_hash, '') || '|' || coalesce(j.title, '') || '|' || coalesce(j.company, '') AS mark
           FROM jobs j LEFT JOIN postings p ON p.job = j.id AND p.version = (SELECT max(version) FROM postings WHERE job = j.id)) found
         WHERE mark IS NOT (SELECT r.mark FROM readings r WHERE r.job = found.job)`,
        stamp,
      ),
    /** Jobs whose match was not worked out for this profile. */
    unmatched: (profile: string): number[] =>
      db
        .all<{ id: number }>(
          "SELECT id FROM jobs j WHERE ? IS NOT (SELECT value FROM derived d WHERE d.job = j.id AND d.key = 'match-for')",
          profile,
        )
        .map(({ id }) => id),
  };
}
