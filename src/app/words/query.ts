import type { NumberTerm, Query, Term } from '../../domain/query/query.ts';
import { parseQuery } from '../../domain/query/query.ts';
import { resolveStage } from '../../domain/stages.ts';
import type { Session } from '../session.ts';

/** True for a term that asks about pay. */
export const isPayTerm = (term: Term): term is NumberTerm => term.key === 'salary';

/**
 * The query of some words, as the user's stages and today read it. Pay without a currency is asked for in the one that
 * most jobs of its period state it in.
 */
export function readQuery(session: Pick<Session, 'store' | 'today'>, words: string[] | string): Query {
  const { terms } = parseQuery(words, {
    today: session.today(),
    // Asked for where a word names a stage only.
    get stages() {
      return session.store().jobs.stagesStoodAt();
    },
  });
  if (!terms.some((term) => isPayTerm(term) && !term.currency)) return { terms };
  const kinds = session.store().jobs.payKinds();
  const usual = ({ period }: NumberTerm): string | null =>
    kinds.find((kind) => kind.period === period && kind.currency !== null)?.currency ?? null;
  return {
    terms: terms.map((term) =>
      isPayTerm(term) && !term.currency ? { ...term, currency: usual(term) } : term,
    ),
  };
}

const GROUPS = ['active', 'won', 'lost', 'closed', 'ended'];

/** The terms that bare words of a query stand for as well: `status:applied` for "applied", `tag:dream` for a tag. */
export function meantByWords(session: Pick<Session, 'store'>, { terms }: Query): string[] {
  const store = session.store();
  const tags = new Set(store.tags.all().map(({ tag }) => tag));
  const stages = store.jobs.stages();
  return terms
    .filter(({ key }) => key === 'words')
    .flatMap(({ values }) => values.map(String))
    .flatMap((word) => {
      const name = word.toLowerCase();
      const stage = resolveStage(word, stages);
      const written = (text: string) => (/\s/.test(text) ? `"${text}"` : text);
      return [
        ...(stage.kind === 'found' ? [`status:${written(stage.stage.name)}`] : []),
        ...(GROUPS.includes(name) ? [`group:${name}`] : []),
        ...(tags.has(name) ? [`tag:${name}`] : []),
      ];
    });
}
