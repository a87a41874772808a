import type { SkillFamilies } from '../domain/match.ts';
import { lookUp, skillKey } from './lexicon.ts';

/** How the lexicon's skills hang together, for `matchSkills`; words it does not know have no family. */
export const families: SkillFamilies = {
  key: skillKey,
  implied: impliedKeys,
  family: (name) => {
    const entry = lookUp(name);
    return entry?.close ? entry.family : null;
  },
};

const known = new Map<string, string[]>();

function impliedKeys(name: string): string[] {
  const key = skillKey(name);
  const kept = known.get(key);
  if (kept) return kept;
  const found = new Set<string>();
  const visit = (one: string): void => {
    const entry = lookUp(one);
    if (!entry) return;
    // A family named like a skill is that skill: PostgreSQL is one of the databases.
    const family =
      /^(?:language|framework|tool)$/.test(entry.kind) && lookUp(entry.family) ? [entry.family] : [];
    for (const next of [...entry.implies, ...family]) {
      const nextKey = skillKey(next);
      if (nextKey === key || found.has(nextKey)) continue;
      found.add(nextKey);
      visit(next);
    }
  };
  visit(name);
  const list = [...found];
  if (known.size < 5000) known.set(key, list);
  return list;
}
