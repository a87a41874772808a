/** Which job here a row of a foreign list is, if any: by uid, by link, else by company and title. */
import type { ImportedJob } from '../../exchange/import/index.ts';
import type { Session } from '../session.ts';

/** Finds the job a row is of. */
export interface Matcher {
  find(row: ImportedJob, key: string | null): number | null;
}

/** A matcher over all jobs there are now. It asks the database row by row, so that a long list needs no more memory. */
export function makeMatcher(session: Session): Matcher {
  const { jobs } = session.store();
  // Of two rows of one name each is a job of its own, so none is taken twice, and none that came after `upTo`.
  const taken = new Set<number>();
  const upTo = jobs.lastId();
  const passed = new Map<string, number>();

  const byName = (
    row: ImportedJob,
    key: string | null,
    appliedOn: string | null | undefined,
  ): number | null => {
    const { company, title } = row.fields;
    const name = JSON.stringify([company, title, appliedOn, key === null]);
    let after = passed.get(name) ?? 0;
    for (let steps = 0; ; steps += 1) {
      const id = jobs.alike(row.fields, { after, upTo, appliedOn, linked: key === null });
      if (id === null || !taken.has(id)) return id;
      after = id;
      // A list of many rows alike must not look at the same ones again for each.
      if (steps > 2) passed.set(name, after);
    }
  };

  return {
    find(row, key) {
      const found =
        (row.uid === null ? null : jobs.idOf(row.uid)) ??
        (key === null ? null : jobs.idOfKey(key)) ??
        (upTo === 0 ? null : byName(row, key, row.appliedOn)) ??
        (upTo === 0 ? null : byName(row, key, row.appliedOn === null ? undefined : null));
      if (found !== null && found <= upTo) taken.add(found);
      return found;
    },
  };
}
