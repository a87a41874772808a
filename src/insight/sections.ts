import { type Head, spokenKind } from './section-headings.ts';
import { findHeadings, findKinds, type SectionModel, shippedModel } from './section-model.ts';
import { readPosting } from './section-reading.ts';
import type { SectionKind } from './section-words.ts';

export type { SectionKind } from './section-words.ts';

/** A part of a posting: `heading` is null where none was written; `lines` come without their bullets. */
export interface Section {
  kind: SectionKind;
  heading: string | null;
  lines: string[];
}

/** A line of a posting with the offsets of its text, bullet excluded, in the whole. */
export interface PlacedLine {
  text: string;
  start: number;
  end: number;
  bulleted: boolean;
}

/** A section whose lines know where they stand; `said` is true where a heading's words speak for its kind. */
export interface PlacedSection {
  kind: SectionKind;
  heading: string | null;
  headingStart: number;
  said: boolean;
  lines: PlacedLine[];
}

// A job's skills, its match and its summary all ask for the same text.
let last: { text: string; sections: PlacedSection[] } | undefined;

/** Splits a posting into sections whose lines carry their offsets; not to be changed by who asks. Linear in the text; never throws. */
export function placeSections(text: string): PlacedSection[] {
  if (last?.text !== text) last = { text, sections: placeBy(shippedModel(), text) };
  return last.sections;
}

/** The same by other weights than those that ship. */
export function placeBy(model: SectionModel, text: string): PlacedSection[] {
  const reading = readPosting(text);
  const isHeading = findHeadings(model, reading);
  const kinds = findKinds(model, reading, isHeading);
  const sections: PlacedSection[] = [];
  let now: PlacedSection | null = null;
  let above: { kind: SectionKind; weight: number } | null = null;
  const open = (kind: SectionKind, heading: string | null, headingStart: number): PlacedSection => {
    const said = above !== null && above.weight > 0 && above.kind === kind;
    const section = { kind, heading, headingStart, said, lines: [] };
    sections.push(section);
    return section;
  };
  reading.lines.forEach((line, i) => {
    const { text: content, start, end, rawStart, bulleted } = line;
    const kind = ofThePerson(kinds[i]!, content) ? 'requirements' : kinds[i]!;
    if (kind === null) {
      const heading = bareHeading(content);
      above = spokenKind(heading);
      now = open(above.weight > 0 ? above.kind : 'other', heading, rawStart);
      return;
    }
    const head = reading.heads[i];
    if (head && opensList(head, kinds, reading.heads, i)) {
      above = { kind: head.kind!, weight: 9 };
      now = open(kind, head.heading, rawStart);
      now.lines.push({ text: head.rest, start: end - head.rest.length, end, bulleted: false });
      return;
    }
    if (now && now.lines.length === 0 && now.heading !== null) {
      now.kind = kind;
      now.said = above !== null && above.weight > 0 && above.kind === kind;
    } else if (now?.kind !== kind) now = open(kind, null, rawStart);
    now.lines.push({ text: content, start, end, bulleted });
  });
  return sections;
}

// Among duties, a line that opens so speaks of the person: of 102 labelled lines that do, three are duties.
const PERSON =
  /^(?:you (?:have|are|possess|love|enjoy|care|believe|know|can|bring|hold|understand|thrive|like|speak|take pride)\b|you['’](?:ve|re)\b|du (?:hast|bist|bringst|kannst|har|är)\b|vous (?:avez|êtes|maîtrisez)\b|(?:tienes|eres|máte|jste|masz|jesteś)\s|je (?:hebt|bent)\b)/i;

function ofThePerson(kind: SectionKind | null, text: string): boolean {
  return kind === 'responsibilities' && PERSON.test(text);
}

// "Duties: answer the telephone" is a heading with its first entry where more of the kind follows below;
// among lines of the same make ("Education: a degree") it is an entry as it stands.
function opensList(
  head: Head,
  kinds: readonly (SectionKind | null)[],
  heads: readonly (Head | null)[],
  i: number,
): boolean {
  return head.rest !== '' && head.kind === kinds[i] && kinds[i + 1] === kinds[i] && !heads[i + 1];
}

/** A heading's words without marks around them. */
function bareHeading(raw: string): string {
  const bare = raw
    .replace(/^#{1,6}\s+|\s*#+$/g, '')
    .replace(/\*\*|__/g, '')
    .trim()
    .replace(/\s*[:：]$/, '');
  return bare === '' ? raw : bare;
}

/** Splits a posting into its parts, in reading order; an empty text gives none. Linear in the text; never throws. */
export function segment(text: string): Section[] {
  return placeSections(text).map(({ kind, heading, lines }) => ({
    kind,
    heading,
    lines: lines.map((line) => line.text),
  }));
}
