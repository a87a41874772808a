import { atomsOf, familyNamed } from './section-atoms.ts';
import { bulletOf, type PostingLine } from './section-lines.ts';
import { headingKey, headingKind, isHeadingVocabulary, type SectionKind } from './section-words.ts';

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

// A heading in a language the rules do not know is read by the families of its words.
const BY_FAMILY = new Map<number, [kind: SectionKind, weight: number]>([
  [familyNamed('plus'), ['preferred', 6]],
  [familyNamed('privacy'), ['legal', 5]],
  [familyNamed('equal'), ['legal', 5]],
  [familyNamed('apply'), ['process', 5]],
  [familyNamed('interview'), ['process', 4]],
  [familyNamed('offer'), ['benefits', 5]],
  [familyNamed('perk'), ['benefits', 4]],
  [familyNamed('pay'), ['benefits', 4]],
  [familyNamed('require'), ['requirements', 4]],
  [familyNamed('duty'), ['responsibilities', 4]],
  [familyNamed('person'), ['requirements', 3]],
  [familyNamed('skill'), ['requirements', 3]],
  [familyNamed('knowledge'), ['requirements', 3]],
  [familyNamed('seek'), ['requirements', 3]],
  [familyNamed('role'), ['responsibilities', 2]],
  [familyNamed('company'), ['about', 2]],
  [familyNamed('about'), ['about', 1]],
]);

/** What a heading's words speak for, and how strongly; weight 0 where they say nothing. */
export interface Spoken {
  kind: SectionKind;
  weight: number;
}

// A heading is asked for several times while its posting is read, and "Requirements" by every second posting.
const spoken = new Map<string, Spoken>();
const MOST_SPOKEN = 5000;

/** The kind a heading's words speak for in any language the program knows. */
export function spokenKind(heading: string): Spoken {
  let found = spoken.get(heading);
  if (found === undefined) {
    found = headingKind(headingKey(heading));
    if (found.weight === 0) found = kindByFamily(heading);
    if (spoken.size < MOST_SPOKEN) spoken.set(heading, found);
  }
  return found;
}

function kindByFamily(heading: string): Spoken {
  let best: Spoken = { kind: 'other', weight: 0 };
  for (const family of atomsOf(heading).families) {
    const vote = BY_FAMILY.get(family);
    if (vote && vote[1] > best.weight) best = { kind: vote[0], weight: vote[1] };
  }
  return best;
}

/** Reads every line by the rules of headings; null where they see content. */
export function readHeadings(lines: readonly PostingLine[]): (Head | null)[] {
  let now: SectionKind = 'other';
  let inList = false;
  return lines.map(({ raw, bulleted, blankBefore, listFollows }) => {
    const maybe = raw.length <= 96 || STRUCTURE.test(raw) || /^[^.]{3,64}[:：]/.test(raw);
    const head = maybe
      ? readHead(raw, bulleted, inList, blankBefore, raw.length <= 96 && listFollows, now)
      : null;
    if (head) now = head.kind ?? 'other';
    inList = head === null && bulleted;
    return head;
  });
}
