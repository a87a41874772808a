import type { Reminder, ReminderReason, ReminderState } from '../domain/records.ts';
import { type Database, insert, type Row, update } from './database.ts';
import { newUid } from './uid.ts';

export interface NewReminder {
  job: number | null;
  message: string;
  /** UTC ISO 8601. */
  dueAt: string;
  zone: string;
  repeat?: string | null;
  why?: ReminderReason;
  interview?: number | null;
}

/** A row of reminders as the domain knows it. */
export const reminder = (row: Row): Reminder => ({
  id: row.id as number,
  uid: row.uid as string,
  job: row.job as number | null,
  message: row.message as string,
  dueAt: row.due_at as string,
  zone: row.zone as string,
  repeat: row.repeat as string | null,
  state: row.state as ReminderState,
  why: row.why as ReminderReason,
  interview: row.interview as number | null,
});

const COLUMNS = {
  message: 'message',
  dueAt: 'due_at',
  zone: 'zone',
  repeat: 'repeat',
  state: 'state',
} as const;

/** Reminders: what the user sees and changes. What was said of them is in the notifications. */
export function reminders(db: Database, now: () => Date) {
  const get = (id: number): Reminder | undefined => {
    const row = db.get('SELECT * FROM reminders WHERE id = ?', id);
    return row && reminder(row);
  };
  return {
    get,
    add(fields: NewReminder): Reminder {
      const at = now().toISOString();
      return get(
        insert(db, 'reminders', {
          uid: newUid(db, now().getTime()),
          job: fields.job,
          interview: fields.interview ?? null,
          message: fields.message,
          due_at: fields.dueAt,
          zone: fields.zone,
          repeat: fields.repeat ?? null,
          anchor: fields.dueAt,
          why: fields.why ?? 'user',
          created_at: at,
          updated_at: at,
        }),
      )!;
    },
    change(id: number, fields: Partial<Pick<Reminder, keyof typeof COLUMNS>>): Reminder {
      const before = get(id)!;
      const row: Record<string, string | null> = {};
      for (const key of Object.keys(fields) as (keyof typeof COLUMNS)[])
        if (fields[key] !== before[key]) row[COLUMNS[key]] = fields[key]!;
      // What is as it was has not changed: nothing to undo, and nothing new to a calendar.
      if (Object.keys(row).length === 0) return before;
      update(db, 'reminders', id, { ...row, updated_at: now().toISOString() });
      db.run('UPDATE reminders SET sequence = sequence + 1 WHERE id = ?', id);
      return get(id)!;
    },
    /** The moment a reminder was first set for, which its repeats are counted from; snoozing leaves it. */
    anchor: (id: number): string | undefined =>
      db.get<{ anchor: string }>('SELECT anchor FROM reminders WHERE id = ?', id)?.anchor,
    /** Sets the moment repeats are counted from, after the user moved the whole series. */
    reanchor: (id: number, anchor: string): void => {
      db.run('UPDATE reminders SET anchor = ? WHERE id = ?', anchor, id);
    },
    /** Of one job with their anchors, for the rules that add and retire. */
    anchored: (job: number): (Reminder & { anchor: string })[] =>
      db
        .all('SELECT * FROM reminders WHERE job = ? ORDER BY due_at, id', job)
        .map((row) => ({ ...reminder(row), anchor: row.anchor as string })),
    remove: (id: number): boolean => db.run('DELETE FROM reminders WHERE id = ?', id).changes > 0,
    /** Of one job, soonest first; every state. */
    of: (job: number): Reminder[] =>
      db.all('SELECT * FROM reminders WHERE job = ? ORDER BY due_at, id', job).map(reminder),
    /** Waiting and due ones, soonest first. */
    open: (limit = -1): Reminder[] =>
      db
        .all("SELECT * FROM reminders WHERE state IN ('waiting', 'due') ORDER BY due_at, id LIMIT ?", limit)
        .map(reminder),
    /** Those that wait although their moment has come, earliest first. */
    due: (now: Date): Reminder[] =>
      db
        .all(
          "SELECT * FROM reminders WHERE state IN ('waiting', 'due') AND due_at <= ? ORDER BY due_at, id",
          now.toISOString(),
        )
        .map(reminder),
    /** Open ones the program set that may be over: due ones, and announcements of interviews however far put off. */
    endable: (now: Date): Reminder[] =>
      db
        .all(
          `SELECT * FROM reminders WHERE state IN ('waiting', 'due') AND why <> 'user'
           AND (due_at <= ? OR why = 'interview') ORDER BY due_at, id`,
          now.toISOString(),
        )
        .map(reminder),
    /** Repeating ones that are waiting and were changed at a moment later than this one. */
    movedAfter: (at: Date): Reminder[] =>
      db
        .all(
          "SELECT * FROM reminders WHERE repeat IS NOT NULL AND state = 'waiting' AND updated_at > ?",
          at.toISOString(),
        )
        .map(reminder),
    /** Repeating ones that wait at a moment that was said already. */
    stuck: (now: Date): Reminder[] =>
      db
        .all(
          `SELECT r.* FROM reminders r WHERE r.state IN ('waiting', 'due') AND r.due_at <= ? AND r.repeat IS NOT NULL
           AND EXISTS (SELECT 1 FROM notifications n WHERE n.key = 'reminder:' || r.uid || ':' || r.due_at
             AND n.sent_at IS NOT NULL) ORDER BY r.due_at, r.id`,
          now.toISOString(),
        )
        .map(reminder),
    all: (): Reminder[] => db.all('SELECT * FROM reminders ORDER BY due_at, id').map(reminder),
  };
}
