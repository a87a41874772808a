import { hintsFrom } from './hints.ts';
import { lexicon, lookUp } from './lexicon.ts';
import { type FoundSkill, lexiconMentions, type SkillMention } from './lexicon-mentions.ts';
import { SPAN_LEAN } from './rank-weights.ts';
import { spanTagger } from './skill-taggers.ts';
import { LABEL } from './tagger.ts';
import { GAP, type Tokens, tokenize } from './tokens.ts';

export type { FoundSkill, SkillMention } from './lexicon-mentions.ts';

// Read when the module is: whoever imports it wants skills.
lexicon();

/** Finds what a text asks one to know: languages, tools, methods, fields, certificates, and terms no list has, as a tagger learnt it that hears the lexicon. People skills are left to `findMentions`. Sorted by place, never overlapping. */
export function findSkills(text: string): FoundSkill[] {
  const tokens = tokenize(text);
  const n = tokens.word.length;
  if (n === 0) return [];
  const observed = lexiconMentions(tokens);
  const hints = hintsFrom(observed, tokens);
  const tagger = spanTagger();
  // The sentences that were learnt from have no commas.
  const heard = { ...tokens, gap: tokens.gap.map((g) => (g === GAP.comma ? GAP.space : g)) };
  const named = new Map(observed.mentions.map((m) => [m.start, m]));
  const found: FoundSkill[] = [];
  for (let from = 0; from < n; ) {
    let to = from + 1;
    while (to < n && !isLineEnd(tokens, to)) to += 1;
    const labels = tagger.label(heard, from, to, hints, SPAN_LEAN);
    for (let i = 0; i < labels.length; ) {
      let end = i + 1;
      if (labels[i] !== LABEL.out) {
        while (end < labels.length && labels[end] === LABEL.more && tokens.gap[from + end] !== GAP.comma)
          end += 1;
        found.push(...skillsIn(tokens, from + i, from + end, named));
      }
      i = end;
    }
    from = to;
  }
  return withAsked(found, observed.mentions);
}

// What the words around ask for and a list has is one, also in a profession that was not learnt from.
function withAsked(found: FoundSkill[], mentions: SkillMention[]): FoundSkill[] {
  const all: FoundSkill[] = [];
  let at = 0;
  let last = 0;
  for (const { entry, sure, kind, asked, name, start, end } of mentions) {
    if (!entry || !sure || (kind !== 'spoken' && (!asked || kind === 'people'))) continue;
    while (at < found.length && found[at]!.start < end) {
      last = found[at]!.end;
      all.push(found[at]!);
      at += 1;
    }
    if (last <= start) all.push({ name, start, end });
  }
  return [...all, ...found.slice(at)];
}

const JOINING = /^(?:and|or|und|oder|et|ou|y|e|o|en|of|och|eller|i|lub|a|nebo)$/;

// A span is one skill, unless it is nothing but known ones: "R and C".
function skillsIn(
  { text, raw, start, end }: Tokens,
  from: number,
  to: number,
  named: Map<number, SkillMention>,
): FoundSkill[] {
  const parts: FoundSkill[] = [];
  for (let i = from; i < to; i += 1) {
    const mention = named.get(start[i]!);
    if (mention?.entry && mention.end <= end[to - 1]!) {
      parts.push({ name: mention.name, start: mention.start, end: mention.end });
      while (i + 1 < to && start[i + 1]! < mention.end) i += 1;
    } else if (parts.length === 0 || !JOINING.test(raw[i]!.toLowerCase())) {
      parts.length = 0;
      break;
    }
  }
  if (parts.length > 1 || (parts.length === 1 && parts[0]!.end === end[to - 1])) return parts;
  const a = start[from]!;
  const b = end[to - 1]!;
  const said = text.slice(a, b);
  return [{ name: lookUp(said)?.name ?? said, start: a, end: b }];
}

function isLineEnd({ text, start, end, gap }: Tokens, i: number): boolean {
  if (gap[i] !== GAP.stop) return false;
  for (let at = end[i - 1]!; at < start[i]!; at += 1) if (text.charCodeAt(at) === 10) return true;
  return false;
}

/** Finds every skill the lexicon or the ways of asking know in a text, people skills too, in order and without overlap; `loose` takes words that need context without it, for a job's title. */
export function findMentions(text: string, loose = false): SkillMention[] {
  return lexiconMentions(tokenize(text), loose).mentions;
}
