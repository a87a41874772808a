/**
 * The schema in which meaning is typed: who did it and by which way it came, what a refresh found as data instead of a
 * sentence, how a posting was last read, how an interview went, and what the user set aside of the agenda.
 *
 * Tables whose checks change are made anew, as SQLite asks for; the caller has switched foreign keys off.
 */
export const TYPED = `
ALTER TABLE interviews ADD COLUMN outcome TEXT CHECK (outcome IN ('good', 'bad', 'unsure'));
ALTER TABLE interviews ADD COLUMN outcome_note TEXT;

CREATE TABLE events_typed (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  job INTEGER NOT NULL REFERENCES jobs ON DELETE CASCADE,
  at TEXT NOT NULL,
  kind TEXT NOT NULL,
  was TEXT,
  became TEXT,
  text TEXT,
  by TEXT NOT NULL DEFAULT 'user' CHECK (by IN ('user', 'program', 'assistant')),
  via TEXT CHECK (via IN ('mail', 'watch', 'sync')),
  detail TEXT CHECK (json_valid(detail))
) STRICT;
INSERT INTO events_typed (id, uid, job, at, kind, was, became, text, by, detail)
  SELECT id, uid, job, at, kind, was, became, text, by,
    -- The one place where a sentence of an earlier program is read: what it found was kept in no other way.
    CASE WHEN kind = 'posting' AND (text LIKE 'deadline %' OR text LIKE '%; deadline %')
      THEN '{"changed":["expiresOn"]}' END
  FROM events ORDER BY id;
DELETE FROM sqlite_sequence WHERE name = 'events_typed';
INSERT INTO sqlite_sequence (name, seq) SELECT 'events_typed', seq FROM sqlite_sequence WHERE name = 'events';
DROP TABLE events;
ALTER TABLE events_typed RENAME TO events;
CREATE INDEX events_by_job ON events (job, at, id);

CREATE TABLE operations_typed (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  device TEXT NOT NULL,
  at TEXT NOT NULL,
  by TEXT NOT NULL CHECK (by IN ('user', 'program', 'assistant')),
  kind TEXT NOT NULL CHECK (kind IN ('change', 'undo', 'redo')),
  command TEXT NOT NULL,
  summary TEXT NOT NULL,
  target INTEGER REFERENCES operations,
  undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
  via TEXT CHECK (via IN ('mail', 'watch', 'sync'))
) STRICT;
INSERT INTO operations_typed (id, uid, device, at, by, kind, command, summary, target, undone)
  SELECT id, uid, device, at, by, kind, command, summary, target, undone FROM operations ORDER BY id;
DELETE FROM sqlite_sequence WHERE name = 'operations_typed';
INSERT INTO sqlite_sequence (name, seq) SELECT 'operations_typed', seq FROM sqlite_sequence WHERE name = 'operations';
DROP TABLE operations;
ALTER TABLE operations_typed RENAME TO operations;

-- How a posting stood when it was last looked at, and since when its page is gone. Outside the journal.
CREATE TABLE refreshes (
  job INTEGER PRIMARY KEY REFERENCES jobs ON DELETE CASCADE,
  looked_at TEXT NOT NULL,
  gone_since TEXT
) STRICT;
INSERT INTO refreshes (job, looked_at, gone_since)
  SELECT d.job, d.value, nullif((SELECT g.value FROM derived g WHERE g.job = d.job AND g.key = 'gone-since'), '')
  FROM derived d WHERE d.key = 'looked-at' AND d.value IS NOT NULL;

-- Which version of a posting its key skills were read from, and whether it says too little to be sure.
CREATE TABLE readings (
  job INTEGER PRIMARY KEY REFERENCES jobs ON DELETE CASCADE,
  mark TEXT NOT NULL,
  thin INTEGER NOT NULL CHECK (thin IN (0, 1))
) STRICT;
INSERT INTO readings (job, mark, thin)
  SELECT d.job, d.value, coalesce((SELECT t.value = '1' FROM derived t WHERE t.job = d.job AND t.key = 'thin'), 0)
  FROM derived d WHERE d.key = 'skills-of' AND d.value IS NOT NULL;
DELETE FROM derived WHERE key IN ('looked-at', 'gone-since', 'skills-of', 'thin');

-- What the user set aside of the agenda: a passed or near deadline (about: its day), or waiting, until a day or for good.
CREATE TABLE set_aside (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  job INTEGER NOT NULL REFERENCES jobs ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('closing', 'waiting', 'outcome')),
  about TEXT,
  until TEXT,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX jobs_offered ON jobs (offer_answer_by) WHERE offer_answer_by IS NOT NULL;
CREATE INDEX set_aside_by_job ON set_aside (job, kind);
`;
