import { addDays, dayIn } from '../domain/days.ts';
import { webLink } from '../domain/links.ts';
import type { DueThing, NoticeJob, PostingNews } from '../domain/notices/notices.ts';
import type { NoticeSettings } from '../domain/notices/settings.ts';
import type { Reminder } from '../domain/records.ts';
import { groupAt } from '../domain/stages.ts';
import type { Database, Row } from './database.ts';
import { reminder } from './reminders.ts';
import { loadStages } from './stages.ts';

/** How long a check may take to say what it claimed, by a clock that never jumps; an older claim was left by a crash. In milliseconds. */
export const CLAIM_AGE = 10 * 60_000;

/** One run of `remind check`, as the log keeps it. */
export interface CheckRun {
  at: string;
  notified: number;
  failed: number;
  skipped: number;
  /** What went wrong, as a sentence; null where nothing did. */
  error: string | null;
}

/** What may have to be said now; the rules of the domain decide. */
export interface Candidates {
  reminders: Reminder[];
  jobs: NoticeJob[];
  news: PostingNews[];
}

const CHECKS_KEPT = 500;
const NEWS_DAYS = 7;
const UNFINISHED = 'The check did not come to its end.';

const FULL = 'error IS NULL AND failed = 0 AND skipped = 0';

const JOB_COLUMNS =
  'j.id, j.uid, j.title, j.company, j.url, j.status, j.posting_state, j.expires_on, j.expires_evidence, j.saved_at';

const UNSAID = (key: string): string =>
  `NOT EXISTS (SELECT 1 FROM notifications n WHERE n.key = ${key} AND n.sent_at IS NOT NULL)`;

/** What was said and what is being said: one row a thing, under a key that is said once. Outside the journal. */
export function notifications(db: Database) {
  const stagesOf = () => loadStages(db);

  const job = (row: Row, stages: ReturnType<typeof stagesOf>): NoticeJob => ({
    id: row.id as number,
    uid: row.uid as string,
    title: row.title as string | null,
    company: row.company as string | null,
    url: webLink(row.url as string | null),
    status: row.status as string,
    group: groupAt(row.status as string, stages),
    postingState: row.posting_state as NoticeJob['postingState'],
    expiresOn: row.expires_on as string | null,
    expiresEvidence: row.expires_evidence as string | null,
    savedAt: row.saved_at as string,
  });

  // Of all a refresh finds, only what one has to act on: the posting closed, or its deadline moved.
  const news = (now: Date): PostingNews[] =>
    db
      .all<{ uid: string; job: number; text: string; at: string }>(
        `SELECT uid, job, text, at FROM events WHERE kind = 'posting' AND by = 'program' AND text IS NOT NULL
         AND (became = 'closed' OR EXISTS (SELECT 1 FROM json_each(detail, '$.changed') WHERE value = 'expiresOn'))
         AND at > ? AND ${UNSAID("'posting:' || events.uid")}`,
        new Date(now.getTime() - NEWS_DAYS * 86_400_000).toISOString(),
      )
      .map(({ uid, job: id, text, at }) => ({
        key: `posting:${uid}`,
        job: id,
        what: `What refresh found: ${text.split('\n')[0]!.replace(/\.$/, '')}.`,
        at,
      }));

  // Thousands may lie there, each told of long ago: the index and one look at what was said leave the few that were not.
  const untouched = (stages: string[], before: string): Row[] => [
    ...db.all(
      `SELECT ${JOB_COLUMNS} FROM jobs j WHERE ${UNSAID("'stale:' || j.uid")} AND j.id IN (
         SELECT id FROM jobs INDEXED BY jobs_untouched WHERE expires_on IS NULL AND status = 'saved' AND saved_at < ?
         AND id NOT IN (SELECT job FROM notifications WHERE kind = 'stale' AND sent_at IS NOT NULL AND job IS NOT NULL))`,
      before,
    ),
    ...db.all(
      `SELECT ${JOB_COLUMNS} FROM jobs j WHERE j.expires_on IS NULL AND j.status IN (SELECT value FROM json_each(?))
       AND j.saved_at < ? AND ${UNSAID("'stale:' || j.uid")}`,
      JSON.stringify(stages.filter((stage) => stage !== 'saved')),
      before,
    ),
  ];

  return {
    /** Everything that may be due: reminders whose moment came, jobs with a deadline near or an age, news of postings. */
    candidates(now: Date, lastCheck: Date | null, { expiry, stale, zone }: NoticeSettings): Candidates {
      const today = dayIn(now, zone);
      const stages = stagesOf();
      const early = stages
        .filter(({ name, group }) => group === 'saved' || name === 'preparing')
        .map(({ name }) => name);
      const names = JSON.stringify(early);
      const reminders = db
        .all(
          `SELECT r.* FROM reminders r WHERE r.state IN ('waiting', 'due') AND r.due_at <= ?
           AND ${UNSAID("'reminder:' || r.uid || ':' || r.due_at")} ORDER BY r.due_at, r.id`,
          now.toISOString(),
        )
        .map(reminder);
      const found = news(now);
      const named = JSON.stringify([
        ...new Set([...reminders.flatMap((each) => each.job ?? []), ...found.map((each) => each.job)]),
      ]);
      // A deadline that passed while no check ran is still told; see the domain's rule.
      const since = lastCheck ? [today, addDays(dayIn(lastCheck, zone), -1)].sort()[0]! : today;
      const rows = [
        ...db.all(`SELECT ${JOB_COLUMNS} FROM jobs j WHERE j.id IN (SELECT value FROM json_each(?))`, named),
        ...db.all(
          `SELECT ${JOB_COLUMNS} FROM jobs j WHERE j.expires_on BETWEEN ? AND ? AND j.status IN (SELECT value FROM json_each(?))`,
          since,
          addDays(today, Math.max(0, ...expiry)),
          names,
        ),
        ...(stale === null ? [] : untouched(early, `${addDays(today, 2 - stale)}T`)),
      ];
      const jobs = [...new Map(rows.map((row) => [row.id, job(row, stages)])).values()];
      return { reminders, jobs, news: found };
    },

    /** True for a key that was said. */
    isSaid: (key: string): boolean =>
      db.get('SELECT 1 FROM notifications WHERE key = ? AND sent_at IS NOT NULL', key) !== undefined,

    /**
     * True for a key another check is saying right now; a claim left by a crash does not count. `up` is how long the
     * machine has been running, in milliseconds: setting its clock ages no claim.
     */
    isClaimed(key: string, up: number): boolean {
      const row = db.get<{ claimed_up: number | null }>(
        'SELECT claimed_up FROM notifications WHERE key = ? AND sent_at IS NULL',
        key,
      );
      // A claim from further on was made before the machine was started anew.
      return row?.claimed_up != null && up >= row.claimed_up && up - row.claimed_up < CLAIM_AGE;
    },

    /** Claims things for the check named `claim`; only inside the transaction that looked at them. */
    claim(things: readonly DueThing[], claim: string, now: Date, up: number): void {
      for (const { key, kind, job: id, reminder: which, dueAt } of things) {
        db.run(
          `INSERT INTO notifications (key, kind, job, reminder, due_at, claimed_at, claimed_up, claim)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT (key) DO UPDATE SET claimed_at = excluded.claimed_at, claimed_up = excluded.claimed_up,
             claim = excluded.claim WHERE sent_at IS NULL`,
          key,
          kind,
          id,
          which,
          dueAt,
          now.toISOString(),
          up,
          claim,
        );
      }
    },

    /** Writes down that things were said. */
    said(things: readonly DueThing[], channel: string, now: Date): void {
      for (const { key, what } of things) {
        db.run(
          'UPDATE notifications SET sent_at = ?, channel = ?, message = ? WHERE key = ? AND sent_at IS NULL',
          now.toISOString(),
          channel,
          what,
          key,
        );
      }
    },

    /**
     * Counts as said that jobs with an id over `after` are old: they came with their age, from elsewhere, and a heap
     * of it would be no news.
     */
    passOver(after: number, now: Date, { stale, zone }: NoticeSettings): void {
      if (stale === null) return;
      db.run(
        `INSERT OR IGNORE INTO notifications (key, kind, job, due_at, sent_at, channel)
         SELECT 'stale:' || uid, 'stale', id, saved_at, ?, 'import' FROM jobs
         WHERE id > ? AND expires_on IS NULL AND saved_at < ?`,
        now.toISOString(),
        after,
        `${addDays(dayIn(now, zone), 1 - stale)}T`,
      );
    },

    /** Gives claims back that could not be said, so that the next check tries again. */
    giveBack(things: readonly DueThing[], claim: string): void {
      for (const { key } of things) {
        db.run('DELETE FROM notifications WHERE key = ? AND claim = ? AND sent_at IS NULL', key, claim);
      }
    },

    /** When the last check began; null where none ever did. */
    lastCheck(): Date | null {
      const row = db.get<{ at: string }>('SELECT at FROM checks ORDER BY id DESC LIMIT 1');
      return row ? new Date(row.at) : null;
    },
    /** When the last check began that said everything: none failed, none held back, come to its end. */
    lastFullCheck(): Date | null {
      const row = db.get<{ at: string }>(`SELECT at FROM checks WHERE ${FULL} ORDER BY id DESC LIMIT 1`);
      return row ? new Date(row.at) : null;
    },

    /** Notes the beginning of a check; gives its id for `endCheck`. */
    beginCheck(now: Date): number {
      db.run(
        `DELETE FROM checks WHERE id <= (SELECT max(id) FROM checks) - ?
         AND id < coalesce((SELECT max(id) FROM checks WHERE ${FULL}), 0)`,
        CHECKS_KEPT,
      );
      return db.run(
        'INSERT INTO checks (at, notified, failed, skipped, error) VALUES (?, 0, 0, 0, ?)',
        now.toISOString(),
        UNFINISHED,
      ).id;
    },
    endCheck(id: number, { notified, failed, skipped, error }: Omit<CheckRun, 'at'>): void {
      db.run(
        'UPDATE checks SET notified = ?, failed = ?, skipped = ?, error = ? WHERE id = ?',
        notified,
        failed,
        skipped,
        error,
        id,
      );
    },
    /** The last checks, newest first. */
    checks: (limit: number): CheckRun[] =>
      db.all<CheckRun & Row>(
        'SELECT at, notified, failed, skipped, error FROM checks ORDER BY id DESC LIMIT ?',
        limit,
      ),
  };
}
