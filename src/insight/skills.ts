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
  const named = new Map(observed.mentions.map((m) => [m.start, m]));
  const found: FoundSkill[] = [];
  for (let from = 0; from < n; ) {
    let to = from + 1;
    while (to < n && !isLineEnd(tokens, to)) to += 1;
    const labels = tagger.label(tokens, from, to, hints, SPAN_LEAN);
    for (let i = 0; i < labels.length; ) {
      if (labels[i] !== LABEL.first) {
        i += 1;
        continue;
      }
      let end = i + 1;
      while (end < labels.length && labels[end] === LABEL.more) end += 1;
      const a = tokens.start[from + i]!;
      const b = tokens.end[from + end - 1]!;
      const mention = named.get(a);
      const said = text.slice(a, b);
      const name = mention?.end === b ? mention.name : (lookUp(said)?.name ?? said);
      found.push({ name, start: a, end: b });
      i = end;
    }
    from = to;
  }
  return found;
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
