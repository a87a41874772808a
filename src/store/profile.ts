import type { ProfileLevel, ProfileSkill } from '../domain/records.ts';
import { type Database, insert, type Row } from './database.ts';

const skill = (row: Row): ProfileSkill => ({
  id: row.id as number,
  name: row.name as string,
  level: row.level as ProfileLevel | null,
  years: row.years as number | null,
});

/** The user's own skills. */
export function profile(db: Database) {
  return {
    all: (): ProfileSkill[] => db.all('SELECT * FROM profile ORDER BY name COLLATE NOCASE').map(skill),
    /** Adds one, or changes its level and years where given. */
    put(name: string, level: ProfileLevel | null, years: number | null): ProfileSkill {
      const known = db.get('SELECT * FROM profile WHERE name = ?', name);
      if (!known) insert(db, 'profile', { name, level, years });
      else
        db.run(
          'UPDATE profile SET level = coalesce(?, level), years = coalesce(?, years) WHERE id = ?',
          level,
          years,
          known.id!,
        );
      return skill(db.get('SELECT * FROM profile WHERE name = ?', name)!);
    },
    remove: (name: string): boolean => db.run('DELETE FROM profile WHERE name = ?', name).changes > 0,
  };
}
