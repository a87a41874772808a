/** How completion asks the file: opened at the first question, and no answer where it cannot be read. */
import { STAGES, type Stage } from '../../domain/stages.ts';
import type { Lookup } from '../../store/lookup.ts';

/** One thing to put in. */
export interface Candidate {
  value: string;
  /** What it is, in one line; empty where the word says it. */
  about: string;
  /** True where more of the same word follows: `status:`. */
  isOpen?: boolean;
}

/** The file, opened when something is first asked of it; null where there is none or it cannot be read. */
export type LookUp = () => Lookup | null;

/** The stages, the user's own among them where the file can be read. */
export function stagesFrom(lookUp: LookUp): readonly Stage[] {
  const known = asked(lookUp, (lookup) => [...lookup.stages()]);
  return known.length > 0 ? known : STAGES;
}

/** What a question to the file gave; nothing where there is none or it cannot be read. */
export function asked<T>(lookUp: LookUp, ask: (lookup: Lookup) => T[]): T[] {
  const lookup = lookUp();
  try {
    return lookup ? ask(lookup) : [];
  } catch {
    return [];
  }
}
