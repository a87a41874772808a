import { isContent, knownByWhatFollows } from './asking-phrases.ts';
import type { Candidate } from './lexicon-mentions.ts';
import { GAP, type Tokens } from './tokens.ts';

/** Words that end the full name of something: "test automation frameworks", "Kubernetes architecture". */
export const HEAD = new Set(
  'monitoring deployment testing automation framework tool technology technique system environment architecture design library method methodology principle practice concept ecosystem standard administration infrastructure networking pattern protocol pipeline cluster package suite regulation legislation software procedure'.split(
    ' ',
  ),
);

const HARD = new Set(['language', 'framework', 'tool', 'certificate', 'spoken']);
const HOLDER =
  /^(?:developer|engineer|architect|programmer|consultant|manager|lead|analyst|specialist|team|company|agency|industry|staff)$/;

/** Which finds are sure, told by what stands around: asked for, one of a list, alone in its line, or a hard name in a sentence that asks. */
export function weigh(tokens: Tokens, found: Candidate[], asked: Int16Array): boolean[] {
  const { word, gap } = tokens;
  const sentence = sentences(gap);
  const asks = new Set<number>();
  const named = new Map<number, number>();
  const solid = new Map<number, number>();
  for (const { from, hit } of found) {
    if (hit.entry.kind === 'people') continue;
    if (asked[from]! >= 0) asks.add(sentence[from]!);
    if (HARD.has(hit.entry.kind)) solid.set(sentence[from]!, (solid.get(sentence[from]!) ?? 0) + 1);
    named.set(sentence[from]!, (named.get(sentence[from]!) ?? 0) + 1);
  }
  const listed = found.map(({ to }, i) => {
    const next = found[i + 1];
    return (
      next !== undefined &&
      next.from - to <= 1 &&
      sentence[next.from] === sentence[to - 1] &&
      next.hit.entry.kind !== 'people'
    );
  });
  // From the right, so that a long list is walked once and not from each of its items.
  const lastOfList = found.map((_, i) => i);
  for (let i = found.length - 2; i >= 0; i -= 1) if (listed[i]) lastOfList[i] = lastOfList[i + 1]!;
  return found.map(({ hit, from, to }, i) => {
    const { kind } = hit.entry;
    if (asked[from]! >= 0) return true;
    const s = sentence[from]!;
    const alone = sentence[from - 1] !== s && sentence[to] !== s;
    if (alone) return true;
    if (knownByWhatFollows(tokens, to - 1)) return HARD.has(kind) || !HOLDER.test(word[to] ?? '');
    const beside = (listed[i] ? 1 : 0) + (listed[i - 1] ? 1 : 0);
    if (kind === 'spoken') return beside > 0 || speaks(tokens, from, to);
    if (HARD.has(kind)) {
      // "Node.js / React Developer" is a title, not a wish.
      const title = HOLDER.test(word[found[lastOfList[i]!]!.to] ?? '') && (named.get(s) ?? 0) < 4;
      return !title;
    }
    const many = named.get(s) ?? 0;
    const hard = solid.has(s);
    if (HOLDER.test(word[to] ?? '')) return false;
    if (kind === 'method') return (beside > 0 && (hard || asks.has(s) || many >= 3)) || (asks.has(s) && hard);
    return (beside > 0 && (asks.has(s) || (hard && many >= 3))) || (beside === 2 && many >= 4);
  });
}

const SPEAKS = new Set(
  'level b1 b2 c1 c2 fluent fluency fluently spoken written write writing speak speaking speaker language oral verbal proficiency proficient command native communicate communication business mother working excellent'.split(
    ' ',
  ),
);

// "Good English, written and spoken", but not "please apply in English".
function speaks({ word, gap }: Tokens, from: number, to: number): boolean {
  for (let i = from - 1; i >= Math.max(0, from - 6) && gap[i + 1] !== GAP.stop; i -= 1)
    if (SPEAKS.has(word[i]!)) return true;
  for (let i = to; i < Math.min(word.length, to + 5) && gap[i] !== GAP.stop; i += 1)
    if (SPEAKS.has(word[i]!)) return true;
  return false;
}

function sentences(gap: number[]): Int32Array {
  const list = new Int32Array(gap.length);
  let s = 0;
  for (let i = 0; i < gap.length; i += 1) {
    if (gap[i] === GAP.stop) s += 1;
    list[i] = s;
  }
  return list;
}

/** The candidates that count: a word that could be something else does where it is asked for, or stands in a list of things that are no question. */
export function decide(tokens: Tokens, candidates: Candidate[], asked: Int16Array): Candidate[] {
  const { word, gap } = tokens;
  const keep = candidates.map(({ hit, from, to }) => {
    if (!hit.weak) return true;
    // "Raptor medicine" is more than medicine: the whole of it is left to the unknown terms.
    if (
      to - from === 1 &&
      (hit.entry.kind === 'domain' || hit.entry.kind === 'method') &&
      asked[from - 1]! >= 0 &&
      gap[from] === GAP.space &&
      isContent(word[from - 1]!)
    )
      return false;
    const alone = gap[from] === GAP.stop && (to >= word.length || gap[to] === GAP.stop);
    return (
      alone ||
      (hit.entry.kind === 'spoken' && speaks(tokens, from, to)) ||
      (asked[from]! >= 0 && asked[from]! < 14) ||
      knownByWhatFollows(tokens, to - 1)
    );
  });
  // "Kubernetes architecture" is one thing.
  candidates.forEach(({ hit, from, to }, i) => {
    const before = candidates[i - 1];
    if (
      hit.weak &&
      to - from === 1 &&
      before &&
      keep[i - 1] &&
      before.to === from &&
      before.hit.entry.kind !== 'people' &&
      asked[from]! > 0 &&
      gap[from] === GAP.space &&
      HEAD.has(word[from]!)
    )
      keep[i] = false;
  });
  const near = (a: number, b: number): boolean => {
    const left = candidates[a];
    const right = candidates[b];
    if (!left || !right) return false;
    const between = right.from - left.to;
    if (between === 0) return tokens.gap[right.from]! <= GAP.bracket;
    return (
      between === 1 &&
      /^(?:and|or|und|et|y|en|a|i|oder|ou)$/.test(tokens.word[left.to]!) &&
      tokens.gap[right.from]! <= GAP.bracket
    );
  };
  for (let i = 0; i < candidates.length; i += 1)
    if (!keep[i] && keep[i - 1] && near(i - 1, i)) keep[i] = true;
  for (let i = candidates.length - 2; i >= 0; i -= 1)
    if (!keep[i] && keep[i + 1] && near(i, i + 1)) keep[i] = true;
  return candidates.filter((_, i) => keep[i]);
}
