import type { Database } from './database.ts';

/** How many of the newest matches are ranked: a common word must not read the whole collection. */
export const RANKED = 400;

/** One match: the job's id and a piece of its text with the words marked. */
export interface Hit {
  job: number;
  /** With char 2 before and char 3 after each found word: control characters no text of ours can hold. */
  snippet: string;
}

/**
 * The user's words as an FTS5 expression that is never a syntax error: each word quoted, the start of a word enough;
 * one letter (`C`, `R`) has to be the whole word.
 * Null where nothing in it can be searched. `columns` is an FTS5 column filter such as `{title company}`.
 */
export function matchExpression(words: string, columns = ''): string | null {
  const terms = words.match(/[\p{L}\p{N}\p{M}]+/gu);
  if (!terms) return null;
  const prefix = columns ? `${columns} : ` : '';
  return `${prefix}(${terms.map((term) => (term.length === 1 ? `"${term}"` : `"${term}"*`)).join(' AND ')})`;
}

const INDEXED = `SELECT j.id, coalesce(j.title, ''), coalesce(j.company, ''),
  coalesce((SELECT description FROM postings WHERE job = j.id ORDER BY version DESC LIMIT 1), ''),
  coalesce((SELECT group_concat(body, char(10)) FROM notes WHERE job = j.id), ''),
  coalesce((SELECT group_concat(tag, ' ') FROM tags WHERE job = j.id), ''),
  coalesce((SELECT group_concat(concat_ws(' ', name, role, email, link), char(10)) FROM contacts WHERE job = j.id), ''),
  coalesce((SELECT group_concat(concat_ws(' ', round, with_whom, place, outcome_note), char(10)) FROM interviews WHERE job = j.id), '')
  FROM jobs j`;

/** Brings the search index up to date with what the running transaction changed. */
export function refreshIndex(db: Database): void {
  if (!db.get('SELECT 1 FROM stale LIMIT 1')) return;
  db.exec(`
    DELETE FROM jobs_fts WHERE rowid IN (SELECT job FROM stale);
    INSERT INTO jobs_fts (rowid, title, company, description, notes, tags, people, interviews) ${INDEXED} WHERE j.id IN (SELECT job FROM stale);
    DELETE FROM stale;
  `);
}

/** Full text over title, company, description, notes, tags, people and interviews. */
export function search(db: Database) {
  return {
    /** Best first among the newest `RANKED` matches; `more` says that older ones were left out. */
    find(words: string, limit: number | null): { hits: Hit[]; total: number; more: boolean } {
      const match = matchExpression(words);
      if (!match) return { hits: [], total: 0, more: false };
      const newest = db.all<{ rowid: number }>(
        'SELECT rowid FROM jobs_fts WHERE jobs_fts MATCH ? ORDER BY rowid DESC LIMIT ?',
        match,
        RANKED + 1,
      );
      const more = newest.length > RANKED;
      const ids = newest.slice(0, RANKED).map((row) => row.rowid);
      const inTitle = new Set(among(db, ids, matchExpression(words, '{title}')!));
      const inName = new Set(among(db, ids, matchExpression(words, '{title company tags}')!));
      const weight = (id: number): number => (inTitle.has(id) ? 2 : inName.has(id) ? 1 : 0);
      const ranked = ids.sort((a, b) => weight(b) - weight(a) || b - a);
      const shown = limit === null ? ranked : ranked.slice(0, limit);
      return { hits: snippets(db, shown, match), total: ids.length, more };
    },
  };
}

function among(db: Database, ids: number[], match: string): number[] {
  if (ids.length === 0) return [];
  return db
    .all<{ rowid: number }>(
      'SELECT rowid FROM jobs_fts WHERE jobs_fts MATCH ? AND rowid >= ? AND rowid <= ?',
      match,
      Math.min(...ids),
      Math.max(...ids),
    )
    .map((row) => row.rowid);
}

/** The contentless index has no text to quote from, so the shown rows are indexed once more, in memory. */
function snippets(db: Database, ids: number[], match: string): Hit[] {
  db.exec(`
    CREATE VIRTUAL TABLE IF NOT EXISTS temp.shown USING fts5(
      title, company, description, notes, tags, people, interviews, tokenize = 'unicode61 remove_diacritics 2');
    DELETE FROM temp.shown;
  `);
  const list = JSON.stringify(ids);
  db.run(
    `INSERT INTO temp.shown (rowid, title, company, description, notes, tags, people, interviews) ${INDEXED}
    WHERE j.id IN (SELECT value FROM json_each(?))`,
    list,
  );
  const found = new Map(
    db
      .all<{ rowid: number; text: string }>(
        `SELECT rowid, snippet(shown, -1, char(2), char(3), '…', 14) AS text FROM temp.shown WHERE shown MATCH ?`,
        match,
      )
      .map((row) => [row.rowid, row.text]),
  );
  return ids.map((job) => ({ job, snippet: found.get(job) ?? '' }));
}
