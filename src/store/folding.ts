import type { Database } from './database.ts';

const taught = new WeakSet<Database>();

/** Letters without their marks, in lower case: `Gdańsk` and `gdansk` are one. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/ł/gi, 'l').toLowerCase();
}

/** Teaches SQLite `fold(text)`, at the first query that needs it. */
export function teachFolding(db: Database): void {
  if (taught.has(db)) return;
  taught.add(db);
  db.driver.function('fold', { deterministic: true }, (text) => (typeof text === 'string' ? fold(text) : ''));
}
