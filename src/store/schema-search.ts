/** The part of the first migration that keeps the search index: never edited either, once released. */
export const SEARCH_INDEX = `-- Contentless: the words only. What a row says is read from its own tables.
CREATE VIRTUAL TABLE jobs_fts USING fts5(
  title, company, description, notes, tags,
  content = '', contentless_delete = 1, prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2'
);
-- Jobs whose words or skills changed since they were last indexed or ranked.
CREATE TABLE stale (job INTEGER PRIMARY KEY) STRICT;
CREATE TRIGGER stale_job_new AFTER INSERT ON jobs BEGIN INSERT OR IGNORE INTO stale VALUES (NEW.id); END;
CREATE TRIGGER stale_job AFTER UPDATE OF title, company ON jobs BEGIN INSERT OR IGNORE INTO stale VALUES (NEW.id); END;
CREATE TRIGGER stale_job_gone AFTER DELETE ON jobs BEGIN INSERT OR IGNORE INTO stale VALUES (OLD.id); END;
${['postings', 'notes', 'tags']
  .map(
    (t) => `
CREATE TRIGGER stale_${t}_new AFTER INSERT ON ${t} BEGIN INSERT OR IGNORE INTO stale VALUES (NEW.job); END;
CREATE TRIGGER stale_${t} AFTER UPDATE ON ${t} BEGIN INSERT OR IGNORE INTO stale VALUES (NEW.job); END;
CREATE TRIGGER stale_${t}_gone AFTER DELETE ON ${t} BEGIN INSERT OR IGNORE INTO stale VALUES (OLD.job); END;`,
  )
  .join('')}
`;

/** The migration that finds people and interviews too: never edited once released. */
export const SEARCH_PEOPLE = `DROP TABLE jobs_fts;
CREATE VIRTUAL TABLE jobs_fts USING fts5(
  title, company, description, notes, tags, people, interviews,
  content = '', contentless_delete = 1, prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2'
);
${['contacts', 'interviews']
  .map(
    (t) => `
CREATE TRIGGER stale_${t}_new AFTER INSERT ON ${t} BEGIN INSERT OR IGNORE INTO stale VALUES (NEW.job); END;
CREATE TRIGGER stale_${t} AFTER UPDATE ON ${t} BEGIN INSERT OR IGNORE INTO stale VALUES (NEW.job); END;
CREATE TRIGGER stale_${t}_gone AFTER DELETE ON ${t} BEGIN INSERT OR IGNORE INTO stale VALUES (OLD.job); END;`,
  )
  .join('')}
INSERT OR IGNORE INTO stale SELECT id FROM jobs;
`;
