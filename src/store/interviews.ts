import type { Interview, InterviewOutcome } from '../domain/records.ts';
import { type Database, insert, type Row, update } from './database.ts';
import { newUid } from './uid.ts';

/** What an interview is written with; how it went comes later. */
export type InterviewFields = Omit<Interview, 'id' | 'uid' | 'job' | 'outcome' | 'outcomeNote'> &
  Partial<Pick<Interview, 'outcome' | 'outcomeNote'>>;

const interview = (row: Row): Interview => ({
  id: row.id as number,
  uid: row.uid as string,
  job: row.job as number,
  at: row.at as string,
  zone: row.zone as string,
  minutes: row.minutes as number,
  round: row.round as string | null,
  with: row.with_whom as string | null,
  where: row.place as string | null,
  outcome: row.outcome as InterviewOutcome | null,
  outcomeNote: row.outcome_note as string | null,
});

// `with` and `where` are words of SQL.
const columns = ({ with: who, where, outcomeNote, ...rest }: Partial<InterviewFields>) => ({
  ...rest,
  ...(outcomeNote === undefined ? {} : { outcome_note: outcomeNote }),
  ...(who === undefined ? {} : { with_whom: who }),
  ...(where === undefined ? {} : { place: where }),
});

/** Interviews, with the moment in UTC and the zone it was named in. */
export function interviews(db: Database, now: () => Date) {
  const get = (id: number): Interview | undefined => {
    const row = db.get('SELECT * FROM interviews WHERE id = ?', id);
    return row && interview(row);
  };
  return {
    get,
    add: (job: number, fields: InterviewFields): Interview =>
      get(insert(db, 'interviews', { uid: newUid(db, now().getTime()), job, ...columns(fields) }))!,
    change(id: number, fields: Partial<InterviewFields>): Interview {
      const before = get(id)!;
      const changed = Object.entries(fields).filter(
        ([key, value]) => before[key as keyof InterviewFields] !== value,
      );
      if (changed.length === 0) return before;
      update(db, 'interviews', id, columns(Object.fromEntries(changed)));
      db.run('UPDATE interviews SET sequence = sequence + 1 WHERE id = ?', id);
      return get(id)!;
    },
    remove: (id: number): boolean => db.run('DELETE FROM interviews WHERE id = ?', id).changes > 0,
    of: (job: number): Interview[] =>
      db.all('SELECT * FROM interviews WHERE job = ? ORDER BY at, id', job).map(interview),
    /** From a moment on, soonest first. */
    from: (moment: string, limit: number): Interview[] =>
      db.all('SELECT * FROM interviews WHERE at >= ? ORDER BY at, id LIMIT ?', moment, limit).map(interview),
  };
}
