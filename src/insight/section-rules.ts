import { guessKind, guessProse } from './section-guess.ts';
import { bulletOf, type PostingLine } from './section-lines.ts';
import { headingKey, headingKind, isHeadingVocabulary, type SectionKind } from './section-words.ts';

/** What the rules say of a line: a heading, or content of a kind; `said` where a heading's words decided it. */
export interface RuleAnswer {
  head: Head | null;
  kind: SectionKind;
  said: boolean;
}

const DIGIT_BULLET = /^(?:\d{1,2}[.)]|[a-z]\)|\(\d{1,2}\)|\*)\s+/;
const STRUCTURE = /^(?:#{1,6}\s+|\*\*|__)|[:：]\s*(?:\*\*|__)?$/;
const MARKDOWN = /^#{1,6}\s+(.+?)\s*#*$/;
const BOLD = /^(?:\*\*|__)\s*(.+?)\s*(?:\*\*|__)\s*[:：]?$/;
const INLINE =
  /^(?:#{1,6}\s+)?(?:\*\*|__)?\s*([^:：\n]{3,60}?)\s*(?:\*\*|__)?\s*[:：]\s*(?:\*\*|__)?\s+(\S.*)$/u;
const GENERIC =
  /^(?:skills?|experience|education|knowledge|languages?|certifications?|expertise|background|abilities|technical skills|soft skills|role|position|focus|impact|salary|pay|location)$/;

/** A line read as a heading: the kind it names, null where it names none, and what stands behind it. */
export interface Head {
  kind: SectionKind | null;
  heading: string;
  rest: string;
}

const hasLower = (text: string): boolean => text !== text.toUpperCase();
const words = (text: string): number => text.split(/\s+/).length;

/** Reads a line as a heading, alone or with its first line behind it; null if it is neither. */
function readHead(
  raw: string,
  bulleted: boolean,
  inList: boolean,
  blankBefore: boolean,
  listFollows: boolean,
  now: SectionKind,
): Head | null {
  if (raw.length > 96) return bulleted ? null : readInline(raw, inList, now);
  const numbered = bulleted && DIGIT_BULLET.test(raw);
  if (bulleted && !numbered && !/^✅/.test(raw)) return null;
  const text = bulleted ? raw.slice(bulletOf(raw).length) : raw;
  const marked = MARKDOWN.exec(text) ?? BOLD.exec(text);
  const inner = (marked?.[1] ?? text).replace(/(?:\*\*|__)/g, '').trim();
  const colon = /[:：]\s*$/.test(inner) || /[:：]\s*$/.test(text);
  const bare = inner.replace(/\s*[:：]\s*$/, '').trim();
  if (bare.length < 2) return null;
  if (bare.length > 80) return bulleted ? null : readInline(raw, inList, now);
  const ends = /[.;,]$/.test(bare) && !/\betc\.$/.test(bare);
  const key = headingKey(bare);
  if (key.length < 2) {
    return marked && !bulleted ? { kind: null, heading: bare, rest: '' } : null;
  }
  const count = words(key);
  const spoken = !ends && isHeadingVocabulary(key) ? headingKind(key) : null;
  if (spoken && spoken.weight > 0) {
    const generic = GENERIC.test(key) && !marked && !colon && hasLower(bare) && inList && !blankBefore;
    if (!generic) return { kind: spoken.kind, heading: bare, rest: '' };
  }
  if (bulleted) return null;
  const capitals = !hasLower(bare) && count >= 2 && /[A-Z]{3}/.test(bare);
  if (marked || capitals) {
    if (ends || count > 12)
      return marked && count <= 14 && !ends ? { kind: null, heading: bare, rest: '' } : null;
    const { kind, weight } = headingKind(key);
    if (capitals && !marked && weight === 0 && !blankBefore && inList && !listFollows) return null;
    return { kind: weight > 0 ? kind : null, heading: bare, rest: '' };
  }
  if (colon) {
    const { kind, weight } = headingKind(key);
    if (weight >= 4 && count <= 8 && !/\b(?:following|including|such as|like|with|in|of)$/.test(key))
      return { kind, heading: bare, rest: '' };
    return blankBefore && count <= 6 && listFollows
      ? { kind: weight > 0 ? kind : null, heading: bare, rest: '' }
      : null;
  }
  if (ends || /[.!]$/.test(bare)) return readInline(raw, inList, now);
  const inline = readInline(raw, inList, now);
  if (inline) return inline;
  // A short plain line above a list, or standing off from what is before it, is a heading by its shape.
  if (
    count <= 7 &&
    bare.length <= 60 &&
    (listFollows ? blankBefore || inList : blankBefore && count <= 5 && /^\P{Ll}/u.test(bare))
  ) {
    const { kind, weight } = headingKind(key);
    if (weight >= 4 || (listFollows && weight > 0)) return { kind, heading: bare, rest: '' };
    if (listFollows && /^[\p{Lu}\p{So}]/u.test(bare) && !/[@|·]|\d{3}/.test(bare) && !/,/.test(bare))
      return { kind: null, heading: bare, rest: '' };
  }
  return null;
}

function readInline(raw: string, inList: boolean, now: SectionKind): Head | null {
  const colonAt = raw.search(/[:：]/);
  if (colonAt < 3 || colonAt > 64) return null;
  const m = INLINE.exec(raw);
  if (!m) return null;
  const bare = m[1]!.replace(/(?:\*\*|__)/g, '').trim();
  const key = headingKey(bare);
  if (!key || words(key) > 8) return null;
  const marked = /^(?:\*\*|__|#)/.test(raw);
  const { kind, weight } = headingKind(key);
  if (
    weight === 0 ||
    (GENERIC.test(key) &&
      !marked &&
      (kind !== 'requirements' || now === 'requirements' || now === 'preferred'))
  )
    return null;
  // Behind a list, a line without a bullet that opens with heading words starts something new.
  if (isHeadingVocabulary(key) || ((marked || inList) && weight >= 4))
    return { kind, heading: bare, rest: m[2]! };
  return null;
}

// Under "what you'll do", a run that turns to "you have" and "you are" has turned to the person.
const PERSON =
  /^(?:you (?:have|are|possess|love|enjoy|care|believe|know|can|bring|hold|understand|thrive|like|want|value|get|feel|speak|live|take pride)\b|you['’](?:ve|re)\b|(?:a |an )?(?:bachelor|master|ph\.?d)|du (?:hast|bist|bringst|kannst)|vous (?:avez|êtes|maîtrisez)|tienes|eres|je (?:hebt|bent)|máte|jste|masz|jesteś)/i;
const OFFER =
  /^(?:we (?:offer|provide|give)\b|wir bieten|nous offrons|ofrecemos|wij bieden|nabízíme|oferujemy)/i;
const PLACE = /^(?:this (?:role|position|job) is (?:based|remote|hybrid|located|onsite|on-site)|location\b)/i;

function drift(kind: SectionKind, text: string): SectionKind {
  if (kind === 'responsibilities' || kind === 'requirements') {
    if (PERSON.test(text)) return 'requirements';
    if (OFFER.test(text)) return 'benefits';
  }
  if (kind !== 'preferred' && PLACE.test(text)) return 'other';
  return kind;
}


/** Reads a posting by rules alone: which lines are headings, and what the others are. */
export function readByRules(lines: readonly PostingLine[]): RuleAnswer[] {
  const answers: RuleAnswer[] = [];
  let now: Part = { kind: 'other', heading: false, said: false, lines: [], answers: [] };
  const parts: Part[] = [now];
  let headed = false;
  const open = (kind: SectionKind, heading: boolean, said: boolean): void => {
    now = { kind, heading, said, lines: [], answers: [] };
    parts.push(now);
  };
  for (const line of lines) {
    const { raw, text, bulleted, blankBefore, listFollows } = line;
    const last = now.lines[now.lines.length - 1];
    const maybe = raw.length <= 96 || STRUCTURE.test(raw) || /^[^.]{3,64}[:：]/.test(raw);
    const head = maybe
      ? readHead(raw, bulleted, last?.bulleted ?? false, blankBefore, raw.length <= 96 && listFollows, now.kind)
      : null;
    const answer: RuleAnswer = { head, kind: 'other', said: false };
    answers.push(answer);
    if (head) {
      open(head.kind ?? 'other', true, head.kind !== null);
      headed = true;
    } else {
      const wanted = !now.heading && !now.said ? guessProse(text, headed) : drift(now.kind, text);
      if (wanted !== now.kind && (now.said || !now.heading)) open(wanted, false, now.said && wanted !== 'other');
      else if ((blankBefore || last?.bulleted) && !bulleted && last && text.length > 100) {
        const turn = guessProse(text, true);
        if (turn === 'legal' || (turn === 'about' && now.kind !== 'responsibilities')) open(turn, false, false);
      }
      now.lines.push(line);
    }
    now.answers.push(answer);
  }
  settle(parts);
  return answers;
}

interface Part {
  kind: SectionKind;
  heading: boolean;
  said: boolean;
  lines: PostingLine[];
  answers: RuleAnswer[];
}

// What a heading does not say, its lines do.
function settle(parts: Part[]): void {
  let before: SectionKind | null = null;
  for (const part of parts) {
    if (!part.said && part.heading && part.lines.length > 0) {
      const guess = guessKind(part.lines);
      part.kind = guess === 'requirements' && before === 'requirements' ? 'preferred' : guess;
    }
    if (part.lines.length > 0) before = part.kind;
    for (const answer of part.answers) {
      answer.kind = part.kind;
      answer.said = part.said;
    }
  }
}
