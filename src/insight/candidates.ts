import { namesToLeaveOut, ownMentions } from './excluded-terms.ts';
import { type SkillKind, skillKey } from './lexicon.ts';
import { lexiconMentions, type Observed, type SkillMention } from './lexicon-mentions.ts';
import { dutyPhrases, heldPhrases } from './phrases.ts';
import { NEGATED } from './rank-weights.ts';

import { type PlacedSection, placeSections, type SectionKind } from './sections.ts';
import { sentenceAt } from './sentences.ts';
import { type Tokens, tokenize } from './tokens.ts';

/** What ranking looks at; `ownWords` are the user's own skill words, found whether or not a lexicon has them. */
export interface RankedPosting {
  text: string;
  title: string | null;
  company: string | null;
  locations: string[];
  ownWords?: string[];
}

/** A line of a posting as it is read for skills: its words are `from` to `to` of the tokens. */
export interface ReadLine {
  from: number;
  to: number;
  start: number;
  end: number;
  text: string;
  kind: SectionKind | 'title';
  section: PlacedSection | null;
  bulleted: boolean;
  index: number;
  count: number;
}

/** A posting cut into words and lines, with what the lexicon says of them. */
export interface ReadPosting {
  posting: RankedPosting;
  tokens: Tokens;
  observed: Observed;
  lines: ReadLine[];
  /** How many characters stand in front of the posting's text: the title and its line end. */
  offset: number;
}

// A posting is a few pages; what is past these asks for nothing.
const MOST_READ = 60_000;

/** Reads a posting; the title, where it has one, is a line of its own in front of the text. */
export function readPosting(posting: RankedPosting): ReadPosting {
  const title = posting.title?.trim() ?? '';
  const offset = title ? title.length + 1 : 0;
  const body = posting.text.slice(0, MOST_READ);
  const text = title ? `${title}\n${body}` : body;
  const tokens = tokenize(text);
  const lines: ReadLine[] = [];
  let t = 0;
  const put = (
    start: number,
    end: number,
    rest: Omit<ReadLine, 'from' | 'to' | 'start' | 'end' | 'text'>,
  ): void => {
    while (t < tokens.word.length && tokens.start[t]! < start) t += 1;
    const from = t;
    while (t < tokens.word.length && tokens.start[t]! < end) t += 1;
    lines.push({ from, to: t, start, end, text: text.slice(start, end), ...rest });
  };
  if (title) put(0, title.length, { kind: 'title', section: null, bulleted: false, index: 0, count: 1 });
  for (const section of placeSections(body))
    section.lines.forEach((line, index) => {
      put(line.start + offset, line.end + offset, {
        kind: section.kind,
        section,
        bulleted: line.bulleted,
        index,
        count: section.lines.length,
      });
    });
  return { posting, tokens, observed: lexiconMentions(tokens), lines, offset };
}

/** A stretch of words the tagger takes for a skill. */
export interface TaggedSpan {
  from: number;
  to: number;
  /** How sure it is of this very stretch, 0–1. */
  exact: number;
}

/** Where something that may be a skill stands, and who says so. */
export interface Sighting {
  key: string;
  /** As written. */
  said: string;
  from: number;
  to: number;
  line: ReadLine;
  kind: SkillKind | 'unknown';
  /** The lexicon's name, null where it has none. */
  canonical: string | null;
  tagged: TaggedSpan | null;
  mention: SkillMention | null;
  duty: boolean;
  held: boolean;
  own: boolean;
}

// A degree is a qualification, told in the summary.
const DEGREE = 'academic degree';

const OPEN = new Set(
  'a an the and or of in on at to for with from by as is are be our your their its this that such other etc e g i und oder der die das den dem des ein eine einer im in mit für von zu et ou le la les l un une des du de d en dans pour avec y o el los las una del con para por e il lo gli di della dei per nel do da dos das com em no na och eller ett i på av för till w z na do oraz lub dla a v s se pro het een van voor met op required preferred needed necessary exigé exigée requis requise souhaité souhaitée obligatoire erforderlich notwendig wünschenswert imprescindible deseable requerido obrigatório desejável wymagane wymagany richiesto vereist krav meriterande'.split(
    ' ',
  ),
);
const ROLE_NOUN =
  /^(?:manager|engineer|developer|designer|director|analyst|scientist|architect|specialist|officer|representative|coordinator|supervisor|technician|consultant|executive|leader|team|staff|colleague|stakeholder|candidate|applicant|customer|client|company|department)$/;
const JOINING = new Set('in at of near from bei à en w v i på'.split(' '));

// "Work with product managers" asks for none of theirs.
function isPerson({ word }: Tokens, to: number, kind: Sighting['kind'] | undefined): boolean {
  return (
    (kind === undefined || kind === 'unknown' || kind === 'domain' || kind === 'method') &&
    ROLE_NOUN.test(word[to - 1]!)
  );
}

// What begins or ends in a small word is a piece of something; what ends in a place is there.
function isFragment({ word, raw }: Tokens, from: number, to: number, foreign: Set<string>): boolean {
  const last = word[to - 1]!;
  if (OPEN.has(raw[from]!.toLowerCase()) || OPEN.has(raw[to - 1]!.toLowerCase()))
    return to - from > 1 || last.length < 3;
  return to - from > 1 && foreign.has(last) && JOINING.has(word[to - 2]!);
}

// A denial is short, and a line may be long.
const DENIAL = 80;

// "No Python needed" asks for none.
function isDenied(text: string, line: ReadLine, at: number): boolean {
  const { start } = sentenceAt(text, line.start, line.end, at);
  return NEGATED.test(text.slice(Math.max(start, at - DENIAL), at));
}

/** Everything in a posting that may be a skill, from the lexicon, the ways of asking and the tagger. */
export function sightingsOf(
  { posting, tokens, observed, lines }: ReadPosting,
  spans: TaggedSpan[],
): Sighting[] {
  const { text } = tokens;
  const foreign = namesToLeaveOut(posting);
  const found = new Map<string, Sighting>();
  const lineAt = new Map<number, ReadLine>();
  for (const line of lines) for (let i = line.from; i < line.to; i += 1) lineAt.set(i, line);
  const put = (from: number, to: number, more: Partial<Sighting>): void => {
    const line = lineAt.get(from);
    if (!line || to > line.to || to <= from) return;
    const at = `${from}-${to}`;
    const known = found.get(at);
    if (known) {
      Object.assign(known, more);
      return;
    }
    const said = text.slice(tokens.start[from]!, tokens.end[to - 1]!);
    const key = more.key ?? skillKey(said);
    if (!key || key === DEGREE || foreign.has(key) || foreign.has(said.toLowerCase())) return;
    if (isDenied(text, line, tokens.start[from]!)) return;
    if (!more.own && line.kind !== 'title' && isPerson(tokens, to, more.kind)) return;
    if (!more.canonical && !more.own && isFragment(tokens, from, to, foreign)) return;
    found.set(at, {
      key,
      said,
      from,
      to,
      line,
      kind: 'unknown',
      canonical: null,
      tagged: null,
      mention: null,
      duty: false,
      held: false,
      own: false,
      ...more,
    });
  };
  const place = placesOf(tokens);
  for (const m of observed.mentions) {
    const [from, to] = place(m.start, m.end);
    put(from, to, {
      mention: m,
      kind: m.kind,
      canonical: m.entry?.name ?? null,
      ...(m.entry ? { key: m.entry.name.toLowerCase() } : {}),
    });
  }
  for (const { hit, from, to } of observed.candidates)
    put(from, to, { kind: hit.entry.kind, canonical: hit.entry.name, key: hit.entry.name.toLowerCase() });
  for (const m of ownMentions(text, posting.ownWords ?? [])) {
    const [from, to] = place(m.start, m.end);
    put(from, to, { own: true, mention: m });
  }
  for (const line of lines) {
    if (line.kind !== 'title')
      for (const p of heldPhrases(line.text, line.start)) {
        const [from, to] = place(p.start, p.end);
        put(from, to, { held: true });
      }
    if (line.kind === 'responsibilities' || line.kind === 'other')
      for (const p of dutyPhrases(line.text, line.start)) {
        const [from, to] = place(p.start, p.end);
        put(from, to, { duty: true });
      }
  }
  for (const span of spans) put(span.from, span.to, { tagged: span });
  return [...found.values()];
}

// The words that hold a stretch of characters.
function placesOf({ start, end }: Tokens): (a: number, b: number) => [number, number] {
  return (a, b) => {
    let low = 0;
    let high = start.length;
    while (low < high) {
      const mid = (low + high) >> 1;
      if (end[mid]! <= a) low = mid + 1;
      else high = mid;
    }
    let to = low;
    while (to < start.length && start[to]! < b) to += 1;
    return [low, to];
  };
}
