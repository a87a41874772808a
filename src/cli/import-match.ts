/** Which job here a row of a foreign list is, if any: by uid, by link, else by company and title. */
import type { ImportedJob } from '../exchange/import/index.ts';
import type { Context } from './context.ts';

/** Finds the job a row is of, and learns of those that were just added. */
export interface Matcher {
  find(row: ImportedJob, key: string | null): number | null;
  learn(row: ImportedJob, key: string | null, id: number): void;
}

const nameOf = ({ fields }: ImportedJob): string =>
  `${(fields.company ?? '').toLowerCase()}\u001f${(fields.title ?? '').toLowerCase()}`;

/** A matcher over all jobs there are now. */
export function makeMatcher(context: Context): Matcher {
  const byUid = new Map<string, number>();
  const byKey = new Map<string, number>();
  const byName = new Map<string, { id: number; key: string | null; appliedOn: string | null }[]>();
  // Of two rows of one name each is a job of its own, so none is taken twice.
  const taken = new Set<number>();
  const add = (name: string, id: number, key: string | null, appliedOn: string | null): void => {
    if (key !== null && !byKey.has(key)) byKey.set(key, id);
    const same = byName.get(name);
    if (same) same.push({ id, key, appliedOn });
    else byName.set(name, [{ id, key, appliedOn }]);
  };
  for (const { id, uid, key, name, appliedOn } of context.store().jobs.identities()) {
    byUid.set(uid, id);
    add(name, id, key, appliedOn);
  }
  return {
    find(row, key) {
      const found = (row.uid && byUid.get(row.uid)) || (key !== null && byKey.get(key));
      if (found) {
        taken.add(found);
        return found;
      }
      const candidates = (byName.get(nameOf(row)) ?? []).filter(
        (c) => !taken.has(c.id) && (key === null || c.key === null),
      );
      const same = candidates.find((c) => c.appliedOn === row.appliedOn);
      const free = candidates.find((c) => c.appliedOn === null || row.appliedOn === null);
      const match = same ?? free;
      if (!match) return null;
      taken.add(match.id);
      return match.id;
    },
    learn(row, key, id) {
      taken.add(id);
      add(nameOf(row), id, key, row.appliedOn);
    },
  };
}
