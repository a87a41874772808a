import type { KeySkill } from '../domain/records.ts';
import { namesToLeaveOut, ownMentions } from './excluded-terms.ts';
import { skillKey } from './lexicon.ts';
import { dutyPhrases, heldPhrases, type Phrase } from './phrases.ts';
import {
  CRAFT,
  KIND,
  MILD,
  NEGATED,
  NOT_WORK,
  ROLE,
  SECTION,
  SOFT,
  STRONG,
  STUDY,
  WITH_PEOPLE,
} from './rank-weights.ts';
import { type PlacedLine, type PlacedSection, placeSections } from './sections.ts';
import { sentenceAt, sentencesOf, yearsIn } from './sentences.ts';
import { findMentions, type SkillMention } from './skills.ts';
import { tokenize } from './tokens.ts';

/** What ranking looks at; `ownWords` are the user's own skill words, found whether or not a lexicon has them. */
export interface RankedPosting {
  text: string;
  title: string | null;
  company: string | null;
  locations: string[];
  ownWords?: string[];
}

/** A key skill with the offsets of its evidence in the text; -1 where only the title names it. */
export interface RankedSkill extends KeySkill {
  evidenceStart: number;
}

interface Sighting {
  name: string;
  kind: string;
  score: number;
  required: boolean;
  years: number | null;
  start: number;
  evidence: string;
  evidenceStart: number;
}

/** The skills a posting asks for, best first: at most 40, relevance 0–100, each with the sentence it was read from. Deterministic. */
export function rankSkills(posting: RankedPosting): RankedSkill[] {
  const { text } = posting;
  const sections = placeSections(text);
  const sightings = new Map<string, Sighting[]>();
  const add = (key: string, sighting: Sighting): void => {
    const list = sightings.get(key);
    if (list) list.push(sighting);
    else sightings.set(key, [sighting]);
  };
  const foreign = namesToLeaveOut(posting);
  const mentions = [...findMentions(text), ...ownMentions(text, posting.ownWords ?? [])].sort(
    (a, b) => a.start - b.start,
  );
  const headed = sections.some((section) => section.said);
  let at = 0;
  for (const section of sections) {
    const weight = SECTION[section.kind];
    section.lines.forEach((line, index) => {
      while (at < mentions.length && mentions[at]!.start < line.start) at += 1;
      const inLine: SkillMention[] = [];
      for (; at < mentions.length && mentions[at]!.start < line.end; at += 1) inLine.push(mentions[at]!);
      if (weight === 0 || isNotWork(section, line)) return;
      readLine(text, section, line, index, weight, inLine, foreign, headed, add);
    });
  }
  readTitle(posting, sightings, add);
  return settle(sightings);
}

function isNotWork(section: PlacedSection, line: PlacedLine): boolean {
  return /physical|working conditions|environment/i.test(section.heading ?? '') || NOT_WORK.test(line.text);
}

// One unknown word must look like a name or a craft.
function names(text: string, line: PlacedLine, m: SkillMention): boolean {
  if (/\s/.test(m.name)) return m.sure;
  if (
    /^[A-Z]/.test(m.name) &&
    m.start > line.start + 1 &&
    !/[.:;•]\s*$/.test(text.slice(line.start, m.start))
  )
    return m.name.length > 1;
  return CRAFT.test(m.name) && m.name.length > 5;
}

function readLine(
  text: string,
  section: PlacedSection,
  line: PlacedLine,
  index: number,
  weight: number,
  mentions: SkillMention[],
  foreign: Set<string>,
  headed: boolean,
  add: (key: string, sighting: Sighting) => void,
): void {
  const place = 1 - 0.22 * Math.min(1, index / 8);
  const covered: [number, number][] = [];
  const put = (name: string, kind: string, start: number, end: number, mine: number): void => {
    const key = skillKey(name);
    if (foreign.has(key) || foreign.has(name.toLowerCase())) return;
    const sentence = sentenceAt(text, line.start, line.end, start);
    const said = text.slice(sentence.start, sentence.end);
    if (NEGATED.test(text.slice(sentence.start, start))) return;
    const soft = SOFT.test(said);
    const tone =
      (STRONG.test(said) ? 1.06 : 1) *
      (MILD.test(said) ? 0.9 : 1) *
      (soft && section.kind !== 'preferred' ? 0.6 : 1);
    const study =
      STUDY.test(said) && (kind === 'domain' || kind === 'unknown') ? (kind === 'domain' ? 0.55 : 0.35) : 1;
    const company = kind !== 'people' && WITH_PEOPLE.test(text.slice(sentence.start, start)) ? 0.5 : 1;
    const role = (section.kind === 'about' || section.kind === 'other') && ROLE.test(said) ? 1.9 : 1;
    const years = yearsIn(said, start - sentence.start, end - sentence.start);
    const inOrder = 1 - 0.1 * Math.min(1, (start - sentence.start) / 160);
    covered.push([start, end]);
    add(key, {
      name,
      kind,
      score: weight * role * place * tone * study * company * mine * inOrder * (years === null ? 1 : 1.08),
      required:
        !soft && company === 1 && (section.kind === 'requirements' || section.kind === 'responsibilities'),
      years,
      start,
      evidence: said,
      evidenceStart: sentence.start,
    });
  };
  for (const m of joined(text, mentions)) {
    // A degree is a qualification, told in the summary.
    if (m.name === 'Academic degree' || (!m.sure && STAFF.test(text.slice(m.end, m.end + 14)))) continue;
    if (m.kind === 'unknown' && !names(text, line, m)) continue;
    const sure =
      m.sure || m.kind === 'people' ? 1 : section.kind === 'about' || section.kind === 'other' ? 0.6 : 0.85;
    const asking = m.asked ? 1.1 : 1;
    put(
      m.kind === 'unknown' ? tidy(m.name) : asSaid(m.name, text.slice(m.start, m.end), m.kind),
      m.kind,
      m.start,
      m.end,
      KIND[m.kind]! * sure * asking * (m.weak && m.kind !== 'unknown' ? 0.82 : 1),
    );
  }
  const clear = (start: number, end: number): boolean => covered.every(([a, b]) => end <= a || start >= b);
  if (section.kind === 'requirements' || section.kind === 'preferred' || section.kind === 'other')
    for (const p of heldPhrases(line.text, line.start))
      if (
        clear(p.start, p.end) &&
        (/\s/.test(p.text) || /^[A-Z]|[A-Z]{2}/.test(p.text) || !VAGUE_ALONE.test(p.text))
      )
        put(tidy(p.text), 'unknown', p.start, p.end, KIND.unknown!);
  if (section.kind === 'responsibilities' && (section.said || section.heading !== null || !headed))
    for (const p of duties(line))
      if (clear(p.start, p.end)) put(tidy(p.text), 'duty', p.start, p.end, KIND.duty!);
}

function readTitle(
  posting: RankedPosting,
  sightings: Map<string, Sighting[]>,
  add: (key: string, s: Sighting) => void,
): void {
  const title = posting.title ?? '';
  if (!title) return;
  for (const m of findMentions(title, true)) {
    if (!m.entry || m.kind === 'people' || m.kind === 'spoken') continue;
    const key = skillKey(m.name);
    const where = posting.text.indexOf(title);
    const known = sightings.get(key)?.[0];
    add(key, {
      name: m.name,
      kind: m.kind,
      score: known ? 0.95 : 0.85,
      required: true,
      years: null,
      start: -1,
      evidence: known?.evidence ?? title,
      evidenceStart: known?.evidenceStart ?? where,
    });
  }
  // What the title's words come back in is nearer to the heart of the job.
  const words = new Set(tokenize(title).word.filter((w) => w.length > 3));
  for (const list of sightings.values()) {
    const own = tokenize(list[0]!.name).word;
    if (own.some((w) => words.has(w))) for (const s of list) s.score *= 1.12;
  }
}

function settle(sightings: Map<string, Sighting[]>): RankedSkill[] {
  const ranked: (RankedSkill & { raw: number; first: number })[] = [];
  for (const list of sightings.values()) {
    const best = list.reduce((a, b) => (b.score > a.score ? b : a));
    // Said again counts, less each time.
    const rest = list.reduce((sum, s) => sum + s.score, 0) - best.score;
    const raw = Math.min(1.25, best.score + 0.16 * Math.log2(1 + rest));
    const proof = best.start < 0 ? (list.find((s) => s.start >= 0) ?? best) : best;
    ranked.push({
      name: best.name,
      relevance: Math.max(1, Math.min(100, Math.round((raw / 1.25) * 100))),
      required: best.kind !== 'duty' && list.some((s) => s.required),
      years: list.reduce<number | null>(
        (most, s) => (s.years !== null && s.years > (most ?? 0) ? s.years : most),
        null,
      ),
      evidence: proof.evidence,
      kind: best.kind === 'duty' ? 'task' : best.kind,
      evidenceStart: proof.evidenceStart,
      raw,
      first: Math.min(...list.map((s) => s.start)),
    });
  }
  ranked.sort((a, b) => b.raw - a.raw || a.first - b.first || (a.name < b.name ? -1 : 1));
  return ranked
    .slice(0, 200)
    .filter(
      (s, i) =>
        s.relevance >= 8 &&
        !ranked.slice(0, i).some((other) => contains(other.name, s.name) && s.kind === 'unknown'),
    )
    .slice(0, 40)
    .map(({ raw: _raw, first: _first, ...skill }) => skill);
}

const contains = (outer: string, inner: string): boolean => outer.toLowerCase().includes(inner.toLowerCase());

// The posting knows better how its own abbreviations are written: HACCP, PCB design.
const asSaid = (name: string, said: string, kind = ''): string =>
  kind === 'certificate' && said.length > 2
    ? tidy(said)
    : said.toLowerCase() === name.toLowerCase() && /[A-Z]{2}|[a-z][A-Z]/.test(said) && /[a-z]/.test(name)
      ? said === said.toUpperCase() && said.length > 6
        ? name
        : said
      : name;

const STAFF = /^\s+(?:staff|department|team|personnel)\b/i;
const VAGUE_ALONE = /^.{1,4}$|(?:able|al|ive|ous|ful|ant|ent|ed|ly|ing|er|ic|ary)s?$/i;

// "Stamp duty land tax" is one thing, though only tax is known.
function joined(text: string, mentions: SkillMention[]): SkillMention[] {
  const found: SkillMention[] = [];
  for (const m of mentions) {
    const last = found[found.length - 1];
    if (
      last?.kind === 'unknown' &&
      last.sure &&
      (m.kind === 'domain' || m.kind === 'method') &&
      m.start === last.end + 1 &&
      text[last.end] === ' ' &&
      m.end - last.start < 48
    )
      found[found.length - 1] = { ...last, name: text.slice(last.start, m.end), end: m.end };
    else found.push(m);
  }
  return found;
}

function duties({ text, start, bulleted }: PlacedLine): Phrase[] {
  if (bulleted || text.length < 140) return dutyPhrases(text, start);
  let from = 0;
  return sentencesOf(text).flatMap((sentence) => {
    const at = text.indexOf(sentence, from);
    from = at + sentence.length;
    return dutyPhrases(sentence, start + at);
  });
}

function tidy(name: string): string {
  const one = name.replace(/\s+/g, ' ').trim();
  return /^\p{Ll}/u.test(one) ? one.charAt(0).toUpperCase() + one.slice(1) : one;
}
