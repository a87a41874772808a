import { languageOfWords } from '../domain/language.ts';
import { askedFor, isContent, knownByWhatFollows, unknownTerms } from './asking-phrases.ts';
import { type FormNode, type Hit, lexicon, type SkillEntry, type SkillKind } from './lexicon.ts';
import { GAP, type Tokens } from './tokens.ts';

/** A skill where it stands in a text: character offsets, end exclusive. */
export interface FoundSkill {
  name: string;
  start: number;
  end: number;
}

/** A find with all that is known of it; `entry` is null for a term the lexicon does not have. */
export interface SkillMention extends FoundSkill {
  kind: SkillKind | 'unknown';
  entry: SkillEntry | null;
  /** True where the words before ask for it ("experience with X"). */
  asked: boolean;
  /** False where the word may only be passing by: a field named in the story of a company, a language in a job's title. */
  sure: boolean;
  /** True for a word that needed context to count. */
  weak: boolean;
}

// Read when the module is: whoever imports it wants skills.
lexicon();

export interface Candidate {
  hit: Hit;
  from: number;
  to: number;
}

/** What the lexicon says of a text. */
export interface Observed {
  mentions: SkillMention[];
  /** Every form that fits, also where nothing around bears it out. */
  candidates: Candidate[];
  asked: Int16Array;
}

/** Finds every skill a text names, people skills too, in order and without overlap; `loose` takes words that need context without it, for a job's title. */
export function lexiconMentions(tokens: Tokens, loose = false): Observed {
  const { text } = tokens;
  const candidates = match(tokens, isForeign(tokens));
  const asked = askedFor(tokens);
  const sure = loose ? candidates.filter(({ hit }) => !hit.strict) : decide(tokens, candidates, asked);
  const taken = new Uint8Array(tokens.word.length);
  const mentions: SkillMention[] = [];
  const certain = weigh(tokens, sure, asked);
  sure.forEach(({ hit, from, to }, at) => {
    taken.fill(1, from, to);
    mentions.push({
      name: hit.entry.name,
      start: tokens.start[from]!,
      end: tokens.end[to - 1]!,
      kind: hit.entry.kind,
      entry: hit.entry,
      asked: asked[from]! >= 0,
      sure: certain[at]!,
      weak: hit.weak,
    });
  });
  widen(tokens, sure, asked, mentions, taken);
  for (const { from, to } of unknownTerms(tokens, asked, taken)) {
    const start = tokens.start[from]!;
    const end = tokens.end[to - 1]!;
    const beside = taken[from - 1] === 1 || taken[to] === 1 || taken[from - 2] === 1 || taken[to + 1] === 1;
    const name = text.slice(start, end);
    // One common word alone says too little.
    const certain =
      (to - from === 1 ? /[A-Z0-9]/.test(name) : to - from === 2 || beside || !/[A-Z]/.test(name)) ||
      (beside && tokens.gap[from]! > GAP.joint);
    mentions.push({ name, start, end, kind: 'unknown', entry: null, asked: true, sure: certain, weak: true });
  }
  mentions.sort((a, b) => a.start - b.start);
  return { mentions, candidates, asked };
}

const HEAD = new Set(
  'monitoring deployment testing automation framework tool technology technique system environment architecture design library method methodology principle practice concept ecosystem standard administration infrastructure networking pattern protocol pipeline cluster package suite regulation legislation software procedure'.split(
    ' ',
  ),
);

// What is asked for by its full name keeps it: "test automation frameworks", "Kubernetes architecture".
function widen(
  tokens: Tokens,
  found: Candidate[],
  asked: Int16Array,
  mentions: SkillMention[],
  taken: Uint8Array,
): void {
  found.forEach(({ from, to }, i) => {
    if (asked[from]! > 0 && tokens.word[from - 1] === 'modern' && tokens.gap[from] === GAP.space)
      mentions[i]!.start = tokens.start[from - 1]!;
    let end = to;
    if (asked[to - 1]! < 0) return;
    while (
      end < tokens.word.length &&
      end - to < 2 &&
      taken[end] === 0 &&
      tokens.gap[end] === GAP.space &&
      HEAD.has(tokens.word[end]!)
    )
      end += 1;
    if (end === to) return;
    taken.fill(1, to, end);
    mentions[i]!.end = tokens.end[end - 1]!;
  });
}

const MOST_HEARD = 300;

// Short words of one language are names of tools in another: "en vue de", "le sens du service".
function isForeign({ raw }: Tokens): boolean {
  const language = languageOfWords(raw.slice(0, MOST_HEARD).map((w) => w.toLowerCase()));
  return language !== null && language !== 'en';
}

const NAMED = new Set<SkillKind>(['language', 'framework', 'tool']);

// In a text that is not English a name of one word is written as a name is.
function isWord({ raw }: Tokens, { entry }: Hit, from: number, to: number): boolean {
  return (
    to - from === 1 &&
    (NAMED.has(entry.kind) || entry.name === entry.name.toUpperCase()) &&
    /^\p{Lu}/u.test(entry.name) &&
    !/\p{Lu}|\d/u.test(raw[from]!)
  );
}

// R&D is no R, and R$ is money.
function isPartOfSign({ text, start, end }: Tokens, from: number, to: number): boolean {
  if (end[to - 1]! - start[from]! > 2) return false;
  const next = text.charAt(end[to - 1]!);
  const before = text.charAt(start[from]! - 1);
  return next === '&' || next === '$' || before === '&' || before === '$';
}

// The longest form that fits, from left to right.
function match(tokens: Tokens, foreign: boolean): Candidate[] {
  const { word, gap } = tokens;
  const { root } = lexicon();
  const found: Candidate[] = [];
  const n = word.length;
  let i = 0;
  while (i < n) {
    let node: FormNode | undefined = root.get(word[i]!);
    let best: Candidate | null = null;
    let j = i;
    while (node) {
      const hit = pick(tokens, node, i, j + 1);
      if (hit) best = { hit, from: i, to: j + 1 };
      j += 1;
      if (j >= n || gap[j]! > GAP.joint) break;
      node = node.next.get(word[j]!);
    }
    // An address is no protocol one knows.
    if (best && tokens.text.startsWith('://', tokens.end[i]!)) best = null;
    if (best && isPartOfSign(tokens, best.from, best.to)) best = null;
    if (best && foreign && isWord(tokens, best.hit, best.from, best.to)) best = null;
    if (best) {
      found.push(best);
      i = best.to;
    } else i += 1;
  }
  return found;
}

function pick({ text, start, end }: Tokens, node: FormNode, from: number, to: number): Hit | null {
  let weak: Hit | null = null;
  for (const hit of node.hits) {
    if (hit.exact !== null && text.slice(start[from]!, end[to - 1]!) !== hit.exact) continue;
    if (!hit.weak) return hit;
    weak ??= hit;
  }
  return weak;
}

const HARD = new Set(['language', 'framework', 'tool', 'certificate', 'spoken']);
const HOLDER =
  /^(?:developer|engineer|architect|programmer|consultant|manager|lead|analyst|specialist|team|company|agency|industry|staff)$/;

// Told apart by what stands around: asked for, one of a list, alone in its line, or a hard name in a sentence that asks.
function weigh(tokens: Tokens, found: Candidate[], asked: Int16Array): boolean[] {
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
      let end = i;
      while (listed[end]) end += 1;
      const title = HOLDER.test(word[found[end]!.to] ?? '') && (named.get(s) ?? 0) < 4;
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

// A word that could be something else counts where it is asked for, or stands in a list of things that are no question.
function decide(tokens: Tokens, candidates: Candidate[], asked: Int16Array): Candidate[] {
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
