/**
 * The schema, as an ordered list of migrations that only grows: `user_version` counts how many were run.
 * A released migration is never edited; a fixture of every released schema is migrated in a test.
 */

import { SEARCH_INDEX, SEARCH_PEOPLE } from './schema-search.ts';
import { TAKEN_AND_CLAIMED } from './schema-taken.ts';
import { TYPED } from './schema-typed.ts';

const list = (values: string): string =>
  values
    .split(' ')
    .map((v) => `'${v}'`)
    .join(', ');

const first = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE jobs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  title TEXT,
  company TEXT,
  locations TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(locations)),
  workplace TEXT CHECK (workplace IN (${list('onsite hybrid remote')})),
  employment_type TEXT CHECK (employment_type IN (${list('full-time part-time contract temporary internship volunteer')})),
  seniority TEXT CHECK (seniority IN (${list('intern junior mid senior lead executive')})),
  salary_min INTEGER,
  salary_max INTEGER,
  salary_currency TEXT,
  salary_period TEXT CHECK (salary_period IN (${list('hour day week month year')})),
  url TEXT,
  apply_url TEXT,
  canonical_key TEXT,
  source TEXT,
  external_id TEXT,
  language TEXT,
  posted_on TEXT,
  expires_on TEXT,
  expires_evidence TEXT,
  posting_state TEXT NOT NULL DEFAULT 'unknown' CHECK (posting_state IN (${list('open closed unknown')})),
  status TEXT NOT NULL,
  status_at TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  tracked_at TEXT,
  applied_on TEXT,
  offer_min INTEGER,
  offer_max INTEGER,
  offer_currency TEXT,
  offer_period TEXT CHECK (offer_period IN (${list('hour day week month year')})),
  offer_answer_by TEXT,
  updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX jobs_by_update ON jobs (updated_at DESC, id DESC);
CREATE INDEX jobs_by_status ON jobs (status, updated_at DESC);
CREATE INDEX jobs_by_key ON jobs (canonical_key) WHERE canonical_key IS NOT NULL;
CREATE INDEX jobs_by_deadline ON jobs (expires_on) WHERE expires_on IS NOT NULL;
CREATE INDEX jobs_waiting ON jobs (status, status_at, id);
CREATE INDEX jobs_closing ON jobs (expires_on, updated_at DESC, id DESC)
  WHERE expires_on IS NOT NULL AND status IN ('saved', 'preparing');
CREATE INDEX jobs_untouched ON jobs (saved_at, updated_at DESC, id DESC) WHERE expires_on IS NULL AND status = 'saved';
CREATE INDEX jobs_by_name ON jobs (lower(company), lower(title));

CREATE TABLE blobs (
  hash TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  codec TEXT NOT NULL CHECK (codec IN ('none', 'deflate')),
  data BLOB NOT NULL
) STRICT;

CREATE TABLE postings (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  job INTEGER NOT NULL REFERENCES jobs ON DELETE CASCADE,
  version INTEGER NOT NULL,
  description TEXT,
  snapshot TEXT REFERENCES blobs,
  media_type TEXT,
  content_hash TEXT NOT NULL,
  fetched_at TEXT NOT NULL,
  provenance TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(provenance)),
  etag TEXT,
  last_modified TEXT,
  UNIQUE (job, version)
) STRICT;

CREATE TABLE events (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  job INTEGER NOT NULL REFERENCES jobs ON DELETE CASCADE,
  at TEXT NOT NULL,
  kind TEXT NOT NULL,
  was TEXT,
  became TEXT,
  text TEXT,
  by TEXT NOT NULL DEFAULT 'user' CHECK (by IN ('user', 'program'))
) STRICT;
CREATE INDEX events_by_job ON events (job, at, id);

CREATE TABLE notes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  job INTEGER NOT NULL REFERENCES jobs ON DELETE CASCADE,
  body TEXT NOT NULL CHECK (body <> ''),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX notes_by_job ON notes (job);

CREATE TABLE tags (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  job INTEGER NOT NULL REFERENCES jobs ON DELETE CASCADE,
  tag TEXT NOT NULL CHECK (tag <> ''),
  UNIQUE (job, tag)
) STRICT;
CREATE INDEX tags_by_tag ON tags (tag);

CREATE TABLE contacts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  job INTEGER NOT NULL REFERENCES jobs ON DELETE CASCADE,
  name TEXT NOT NULL CHECK (name <> ''),
  role TEXT,
  email TEXT,
  phone TEXT,
  link TEXT
) STRICT;
CREATE INDEX contacts_by_job ON contacts (job);

CREATE TABLE interviews (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  job INTEGER NOT NULL REFERENCES jobs ON DELETE CASCADE,
  at TEXT NOT NULL,
  zone TEXT NOT NULL,
  minutes INTEGER NOT NULL DEFAULT 60 CHECK (minutes > 0),
  round TEXT,
  with_whom TEXT,
  place TEXT,
  sequence INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX interviews_by_job ON interviews (job, at);
CREATE INDEX interviews_by_time ON interviews (at);

CREATE TABLE documents (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  job INTEGER NOT NULL REFERENCES jobs ON DELETE CASCADE,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  media_type TEXT,
  size INTEGER,
  hash TEXT REFERENCES blobs,
  link TEXT,
  added_at TEXT NOT NULL,
  CHECK ((hash IS NULL) <> (link IS NULL))
) STRICT;
CREATE INDEX documents_by_job ON documents (job);

CREATE TABLE reminders (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  job INTEGER REFERENCES jobs ON DELETE CASCADE,
  interview INTEGER REFERENCES interviews ON DELETE CASCADE,
  message TEXT NOT NULL,
  due_at TEXT NOT NULL,
  zone TEXT NOT NULL,
  repeat TEXT,
  anchor TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN (${list('waiting due done retired')})),
  why TEXT NOT NULL DEFAULT 'user' CHECK (why IN (${list('user follow-up thank-you interview offer')})),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  sequence INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX reminders_open ON reminders (due_at) WHERE state IN ('waiting', 'due');
CREATE INDEX reminders_by_job ON reminders (job, state, due_at);

CREATE TABLE profile (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE,
  level TEXT CHECK (level IN (${list('beginner intermediate advanced expert')})),
  years REAL
) STRICT;

CREATE TABLE settings (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL UNIQUE,
  value TEXT NOT NULL
) STRICT;

-- What the program records for itself: outside the journal.
CREATE TABLE notifications (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  job INTEGER,
  reminder INTEGER,
  due_at TEXT NOT NULL,
  claimed_at TEXT,
  claim TEXT,
  sent_at TEXT,
  channel TEXT,
  message TEXT
) STRICT;
CREATE INDEX notifications_unsent ON notifications (claimed_at) WHERE sent_at IS NULL;

CREATE TABLE checks (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  notified INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  skipped INTEGER NOT NULL,
  error TEXT
) STRICT;

CREATE TABLE skills (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  job INTEGER NOT NULL REFERENCES jobs ON DELETE CASCADE,
  name TEXT NOT NULL,
  relevance INTEGER NOT NULL CHECK (relevance BETWEEN 0 AND 100),
  required INTEGER NOT NULL CHECK (required IN (0, 1)),
  years REAL,
  evidence TEXT NOT NULL,
  kind TEXT NOT NULL,
  UNIQUE (job, name)
) STRICT;
CREATE INDEX skills_by_name ON skills (name COLLATE NOCASE);

CREATE TABLE derived (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  job INTEGER NOT NULL REFERENCES jobs ON DELETE CASCADE,
  key TEXT NOT NULL,
  value TEXT,
  UNIQUE (job, key)
) STRICT;

CREATE TABLE summaries (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  content_hash TEXT NOT NULL,
  engine TEXT NOT NULL,
  model TEXT,
  prompt TEXT,
  answer TEXT NOT NULL CHECK (json_valid(answer)),
  created_at TEXT NOT NULL,
  UNIQUE (content_hash, engine, model, prompt)
) STRICT;

CREATE TABLE calls (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  job INTEGER,
  purpose TEXT NOT NULL,
  model TEXT NOT NULL,
  input_tokens INTEGER,
  output_tokens INTEGER,
  milliseconds INTEGER NOT NULL,
  outcome TEXT NOT NULL
) STRICT;

-- The journal. One row of journal says which operation is being written; without one, no write is possible.
CREATE TABLE operations (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  device TEXT NOT NULL,
  at TEXT NOT NULL,
  by TEXT NOT NULL CHECK (by IN ('user', 'program')),
  kind TEXT NOT NULL CHECK (kind IN ('change', 'undo', 'redo')),
  command TEXT NOT NULL,
  summary TEXT NOT NULL,
  target INTEGER REFERENCES operations,
  undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;
CREATE TABLE changes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  operation INTEGER NOT NULL REFERENCES operations ON DELETE CASCADE,
  tbl TEXT NOT NULL,
  row INTEGER NOT NULL,
  before TEXT,
  after TEXT
) STRICT;
CREATE INDEX changes_by_operation ON changes (operation);
CREATE INDEX changes_by_row ON changes (tbl, row, operation);
CREATE TABLE journal (id INTEGER PRIMARY KEY CHECK (id = 1), operation INTEGER REFERENCES operations) STRICT;
INSERT INTO journal VALUES (1, NULL);

${SEARCH_INDEX}`;

/** Every migration, oldest first. */
export const MIGRATIONS: readonly string[] = [first, TAKEN_AND_CLAIMED, TYPED, SEARCH_PEOPLE];
