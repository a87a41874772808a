import { languageOfWords } from '../domain/language.ts';
import { askedFor, unknownTerms } from './asking-phrases.ts';
import { type FormNode, type Hit, lexicon, type SkillEntry, type SkillKind } from './lexicon.ts';
import { decide, HEAD, weigh } from './mention-context.ts';
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
