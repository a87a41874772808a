import type { Database } from './database.ts';

/** Settings as key and text; what a key may hold is the domain's business. */
export function settings(db: Database) {
  return {
    get: (key: string): string | undefined =>
      db.get<{ value: string }>('SELECT value FROM settings WHERE key = ?', key)?.value,
    all: (): Record<string, string> =>
      Object.fromEntries(
        db
          .all<{ key: string; value: string }>('SELECT key, value FROM settings ORDER BY key')
          .map(({ key, value }) => [key, value]),
      ),
    set(key: string, value: string): void {
      // Not an upsert of the whole row: an unchanged value must leave no change behind.
      if (db.run('UPDATE settings SET value = ? WHERE key = ?', value, key).changes === 0) {
        db.run('INSERT INTO settings (key, value) VALUES (?, ?)', key, value);
      }
    },
    unset: (key: string): boolean => db.run('DELETE FROM settings WHERE key = ?', key).changes > 0,
  };
}
