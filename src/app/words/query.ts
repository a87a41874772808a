import { parseQuery, type Query } from '../../domain/query/query.ts';
import type { Session } from '../session.ts';

/** The query of some words, as the user's stages and today read it. */
export function readQuery(session: Pick<Session, 'store' | 'today'>, words: string[] | string): Query {
  return parseQuery(words, {
    today: session.today(),
    // Asked for where a word names a stage only.
    get stages() {
      return session.store().jobs.stagesStoodAt();
    },
  });
}
