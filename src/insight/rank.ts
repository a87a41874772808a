import type { KeySkill } from '../domain/records.ts';
import { type RankedPosting, type ReadPosting, readPosting, type Sighting } from './candidates.ts';
import { choicesAmong } from './choices.ts';
import { tagPosting } from './posting-spans.ts';
import { type Candidate, candidatesOf } from './rank-features.ts';
import { ask, type RankModel, rankModel } from './rank-model.ts';
import {
  ASKED,
  LEAST_RELEVANCE,
  MOST_SKILLS,
  OWN_LEAST,
  PEOPLE_SHARE,
  SAID_TWICE,
  TITLE_LIFT,
} from './rank-weights.ts';
import { sentenceAt } from './sentences.ts';
import { postingTaggers } from './skill-taggers.ts';
import type { Tagger } from './tagger.ts';
import { tokenize } from './tokens.ts';

export type { RankedPosting } from './candidates.ts';

/** A key skill with the offsets of its evidence in the text; -1 where only the title names it. */
export interface RankedSkill extends KeySkill {
  evidenceStart: number;
}

/** What was learnt, to rank with. */
export interface Learnt {
  taggers: { skills: Tagger; core: Tagger };
  model: RankModel;
}

/** The skills a posting asks for, best first: at most 40, relevance 0–100, each with the sentence it was read from. Deterministic. */
export function rankSkills(posting: RankedPosting): RankedSkill[] {
  return rankWith({ taggers: postingTaggers(), model: rankModel() }, posting);
}

/** The same with what is handed in, as the training does to measure it. */
export function rankWith({ taggers, model }: Learnt, posting: RankedPosting): RankedSkill[] {
  const read = readPosting(posting);
  const scored = candidatesOf(read, tagPosting(read, taggers), model.worth).map((candidate) => ({
    candidate,
    name: nameOf(candidate),
    score: scoreOf(candidate, model),
  }));
  const chosen = select(scored);
  const choices = choicesAmong(
    read.tokens,
    chosen.map(({ candidate: { best } }, skill) => ({
      skill,
      from: best.from,
      to: best.to,
      lineEnd: best.line.to,
    })),
  );
  return chosen.map(({ candidate, name, score }, i) => ({
    ...toSkill(read, candidate, name, score),
    choice: choices.get(i) ?? null,
  }));
}

function scoreOf(candidate: Candidate, model: RankModel): number {
  const { best, sightings } = candidate;
  const isNamed = best.canonical !== null && sightings.some((s) => s.line.kind === 'title');
  const said = ask(model.trees, candidate.features) * (best.kind === 'people' ? PEOPLE_SHARE : 1);
  const score = said + (isNamed ? (HARD.has(best.kind) ? TITLE_LIFT : TITLE_LIFT / 2) : 0);
  return best.own ? Math.max(score, OWN_LEAST) : score;
}

/** Something that may be shown, and how much it is asked for. */
export interface Scored {
  candidate: Candidate;
  name: string;
  score: number;
}

/** The best first. What says again, in part, what stands above it counts for little, and not at all where no list has it. */
export function select(scored: Scored[]): Scored[] {
  const sorted = scored.map((s) => ({ ...s, words: telling(s.name) })).sort(byScore);
  const chosen: typeof sorted = [];
  const again: typeof sorted = [];
  for (const one of sorted) {
    if (one.score * ASKED < LEAST_RELEVANCE || chosen.length >= MOST_SKILLS) break;
    if (!chosen.some(({ words }) => within(one.words, words) || within(words, one.words))) chosen.push(one);
    else if (one.candidate.best.canonical) again.push({ ...one, score: one.score * SAID_TWICE });
  }
  return [...chosen, ...again].sort(byScore).slice(0, MOST_SKILLS);
}

const byScore = (a: Scored, b: Scored): number =>
  b.score - a.score || a.candidate.best.from - b.candidate.best.from || (a.name < b.name ? -1 : 1);

const SMALL = new Set(
  'and of the in for with a an to or skill experience knowledge und de la et y e i och'.split(' '),
);

// A name's words without their endings, so that testing and tests are one.
const telling = (name: string): Set<string> =>
  new Set(
    tokenize(name)
      .word.filter((w) => !SMALL.has(w))
      .map((w) => w.replace(/(?:ing|ment|ion)$/, '')),
  );

const within = (a: Set<string>, b: Set<string>): boolean => {
  for (const w of a) if (!b.has(w)) return false;
  return a.size > 0;
};

function toSkill(
  { tokens, offset, posting }: ReadPosting,
  candidate: Candidate,
  name: string,
  score: number,
): RankedSkill {
  const { best, sightings, years } = candidate;
  const proof = best.line.kind === 'title' ? (sightings.find((s) => s.line.kind !== 'title') ?? best) : best;
  const relevance = Math.max(1, Math.min(100, Math.round(score * ASKED)));
  const kind = sightings.every(isTask) ? 'task' : best.kind;
  const required = kind !== 'task' && candidate.required;
  if (proof.line.kind === 'title') {
    const title = posting.title!.trim();
    const evidenceStart = posting.text.indexOf(title);
    return { name, relevance, required, years, kind, evidence: title, evidenceStart };
  }
  const { start, end } = sentenceAt(tokens.text, proof.line.start, proof.line.end, tokens.start[proof.from]!);
  return {
    name,
    relevance,
    required,
    years,
    kind,
    evidence: tokens.text.slice(start, end),
    evidenceStart: start - offset,
  };
}

// What only duties name, and no list, is something to do and no question to a profile.
const isTask = (s: Sighting): boolean =>
  s.kind === 'unknown' && !s.own && s.line.kind !== 'requirements' && s.line.kind !== 'preferred';

const HARD = new Set(['language', 'framework', 'tool', 'spoken']);

// "Falconry experience" is falconry.
const AROUND =
  /^(?:strong|good|excellent|solid|basic|proven) |(?: (?:experience|skills?|knowledge|abilit(?:y|ies)|expertise|proficiency|kenntnisse))+$/giu;

/** The name to show: the canonical one of a tool or language and of an abbreviation, else as the posting says it. */
export function nameOf({ best }: Candidate): string {
  const { said, canonical, kind, mention } = best;
  if (best.own && mention) return mention.name;
  if (canonical && said.toLowerCase() === canonical.toLowerCase() && /\p{Lu}{2}/u.test(said)) return said;
  if (canonical && (HARD.has(kind) || (said.length <= 5 && /[A-Z]|\d/.test(said)))) return canonical;
  const one = said.replace(/\s+/g, ' ').replace(AROUND, '') || said;
  return /^\p{Ll}/u.test(one) ? one.charAt(0).toUpperCase() + one.slice(1) : one;
}
