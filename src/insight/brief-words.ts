/** Cutting a line of a posting short where it can be cut. */

/** A line without its marks of emphasis. */
export const withoutMarks = (text: string): string => text.replace(/\*\*|__|\\(?=[-.*_])/g, '').trim();

/** The words of a text in lower case. */
export const plainWords = (text: string): string[] =>
  text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}+#]*/gu) ?? [];

const JOINS =
  /^(?:and|or|to|in|of|for|with|from|by|on|at|as|the|an?|that|which|who|while|including|our|your|its?|their|is|are|und|oder|mit|für|der|die|das|den|von|zu|in|im|et|ou|de|des|du|la|le|les|avec|pour|y|o|con|para|el|los|en|van|het|een|met|&|-|–|\/|e\.g\.)$/iu;
const TURN = /^(?:and|or|while|including|that|which|to|by|such|und|oder|sowie|et|y|with|for)$/i;

/** The beginning of a line, at most so many words and letters: cut where a clause ends if one does, never after a word that joins. */
export function cutTo(line: string, most: number, letters: number): string {
  const text = withoutMarks(line);
  const words = [...text.matchAll(/\S+/g)];
  const endOf = (n: number): number => words[n - 1]!.index + words[n - 1]![0].length;
  let n = Math.min(words.length, most);
  while (n > 1 && endOf(n) > letters) n -= 1;
  if (n === 0) return '';
  if (n === words.length && endOf(n) <= letters) return text.replace(/[.;,:]+$/, '');
  const least = Math.max(2, Math.ceil(n * 0.45));
  let cut = n;
  for (let k = n; k >= least; k -= 1)
    if (
      /[,;:.)]$/.test(words[k - 1]![0]) ||
      TURN.test(words[k]?.[0] ?? '') ||
      /^[–(-]/.test(words[k]?.[0] ?? '')
    ) {
      cut = k;
      break;
    }
  while (cut > 1 && JOINS.test(words[cut - 1]![0].replace(/[,;:.]+$/, ''))) cut -= 1;
  const kept = text.slice(0, Math.min(endOf(cut), letters)).replace(/[,;:.]+$/, '');
  const opens = kept.lastIndexOf('(');
  return opens > 0 && !kept.includes(')', opens) ? kept.slice(0, opens).trimEnd() : kept;
}
