import { distance } from 'fastest-levenshtein';
import { plain as plainText } from './text.ts';

const letters = (word: string) => [...word].sort().join('');

const plain = (word: string) => word.toLowerCase().replace(/[\s_-]+/g, '');

/**
 * The candidates a mistyped word most likely meant, best first: those within about two edits in five letters,
 * and those it is the beginning of. Case, spaces, `_` and `-` do not count. At most `limit`, none twice.
 */
export function nearest(word: string, candidates: Iterable<string>, limit = 3): string[] {
  const wanted = plain(word);
  if (wanted === '') return [];
  const reach = Math.max(1, Math.round(wanted.length * 0.4));
  const scored: { candidate: string; score: number; off: number }[] = [];
  for (const candidate of new Set(candidates)) {
    const name = plain(candidate);
    if (name === '') continue;
    // So much longer or shorter is no slip, and comparing it letter by letter takes long.
    if (Math.abs(wanted.length - name.length) > reach && !name.startsWith(wanted)) continue;
    const swapped = wanted.length === name.length && letters(wanted) === letters(name);
    const edits = swapped ? 1 : distance(wanted, name);
    // A beginning is a better guess than any edit of more than one letter.
    const score = name.startsWith(wanted) && wanted.length > 1 ? Math.min(edits, 1) : edits;
    if (score <= reach && score < Math.max(wanted.length, name.length))
      scored.push({ candidate, score, off: Math.abs(name.length - wanted.length) });
  }
  return scored
    .sort((a, b) => a.score - b.score || a.off - b.off)
    .slice(0, limit)
    .map((s) => s.candidate);
}

/** A hint that offers the candidates a mistyped word may have meant; none for no candidate. */
export const didYouMean = (near: readonly string[]): string[] =>
  near.length > 0 ? [`Did you mean ${near.map((n) => `"${plainText(n)}"`).join(' or ')}?`] : [];
