import { isChrome } from './board-chrome.ts';
import { readFactLine, type Top } from './fact-lines.ts';
import { bareLine, isHeading } from './headings.ts';
import { LEGAL } from './houses.ts';
import { endsSentence, type Header, isLabelled, readLabels } from './labels.ts';
import { isChip, isLong, isSentence, RATING, words } from './line-kinds.ts';
import { folded } from './lines.ts';
import { GENDERS, namesOccupation } from './occupations.ts';
import { isPlaceLine } from './place-lines.ts';
import { isPlace, splitPlaces } from './places.ts';
import { isTitleLike } from './roles.ts';
import { titleOf } from './title-text.ts';

/** Reads title, company and places off labelled lines and the first lines of a paste; `language` as of its body. */
export function readHeader(lines: readonly string[], language: string | null = null): Header {
  const header: Header = { title: null, company: null, locations: [], used: new Set() };
  readLabels(lines, header);
  if (header.title !== null) header.title = titleOf(header.title, language);
  readTop(lines, header, language);
  return header;
}

const opensList = (lines: readonly string[], i: number): boolean => {
  let next = i + 1;
  while (next < lines.length && lines[next] === '') next++;
  return /^(?:[-–—•·*▪◦‣●○✅➢✓]|\d{1,2}[.)])\s*\S/u.test(lines[next] ?? '');
};

// "Direktvermittlung: Gebäudetechniker (m/w)": no label of a fact, and a title by its mark.
const CALLED = /^\p{L}[\p{L} -]{3,30}:\s+(.{4,90})$/u;

function topOf(lines: readonly string[]): { top: Top[]; skipped: number } {
  const top: Top[] = [];
  let skipped = 0;
  for (let i = 0; i < lines.length && top.length < 8; i++) {
    const line = lines[i]!;
    if (line === '' || isChrome(line) || RATING.test(line)) continue;
    if (isSentence(line)) break;
    const text = bareLine(line);
    const isFirst = top.length === 0;
    if (/^[-–—•·*▪◦‣●○]\s/u.test(line) && !isFirst) break;
    if (isHeading(line) && !(isFirst && isTitleLike(text))) {
      // "Job Description" above the title: one or two such lines say nothing yet.
      if (isFirst && skipped < 2 && !opensList(lines, i)) {
        skipped++;
        continue;
      }
      break;
    }
    if (/[:：]$/.test(line) || (!isFirst && opensList(lines, i) && words(text) < 7 && top.length > 2)) break;
    const called = CALLED.exec(text);
    if (called && GENDERS.test(called[1]!)) {
      top.push({ at: i, text: called[1]!, kind: 'open' });
      continue;
    }
    const kind = isLabelled(line)
      ? 'label'
      : isPlaceLine(text) && !LEGAL.test(text)
        ? 'place'
        : isChip(text)
          ? 'chip'
          : 'open';
    top.push({ at: i, text, kind });
  }
  return { top, skipped };
}

function readTop(lines: readonly string[], header: Header, language: string | null): void {
  const { top, skipped } = topOf(lines);
  const first = top[0];
  if (!first) return;
  if (first.kind === 'open' && header.title === null && readShape(first.text, header, language)) {
    header.used.add(first.at);
    for (const one of top.slice(1)) readFactLine(one, header, false);
    return;
  }
  const titleAt = titleIn(top, skipped === 0, header, language);
  if (titleAt >= 0) {
    const { at, text } = top[titleAt]!;
    const cut = text.split(/\s+[|·•]\s+/);
    // Several roles of one posting stay together.
    const [own, ...rest] = cut.filter((part) => strongIn(part, language)).length > 1 ? [text] : cut;
    header.title ??= titleOf(own!, language);
    header.used.add(at);
    for (const part of rest) readFactLine({ at, text: part, kind: 'open' }, header, true);
  }
  for (const [n, one] of top.entries()) {
    if (n === titleAt || one.kind === 'label') continue;
    const beside = titleAt >= 0 && (n === titleAt - 1 || (n > titleAt && n <= titleAt + 2));
    readFactLine(one, header, beside, titleAt >= 0 && n > titleAt);
  }
  if (header.title !== null && header.company) header.title = withoutEmployer(header.title, header.company);
  if (header.title !== null && header.locations[0])
    header.title = withoutPlace(header.title, header.locations[0]);
}

const strongIn = (text: string, language: string | null): boolean =>
  !(endsSentence(text) && words(text) > 3) &&
  (isTitleLike(text) || (!isLong(text) && namesOccupation(text, language)));

// The first line that names an occupation; else the first of several short lines, whatever it says.
function titleIn(top: readonly Top[], isTop: boolean, header: Header, language: string | null): number {
  const known = header.title === null ? null : folded(header.title);
  if (known !== null) return top.findIndex((one) => folded(titleOf(one.text, language)) === known);
  const open = top.filter((one) => one.kind === 'open');
  const strong = (one: Top): boolean => strongIn(one.text, language);
  const named = open.find(
    (one, n) => n < 3 && strong(one) && (!LEGAL.test(one.text) || GENDERS.test(one.text)),
  );
  const lead = open[0];
  if (!lead) return -1;
  const plain =
    !LEGAL.test(lead.text) &&
    words(lead.text) < 8 &&
    !isLong(lead.text) &&
    !endsSentence(titleOf(lead.text, language));
  // "Baustellenhelden / Muster GmbH / Graz": the employer under it says that the first line is the title.
  const backed =
    top.length > 1 && top.some((one) => one !== lead && (one.kind === 'place' || LEGAL.test(one.text)));
  if (named && named !== lead && plain && backed && LEGAL.test(open[1]?.text ?? '')) return top.indexOf(lead);
  if (named) return top.indexOf(named);
  if (LEGAL.test(lead.text) && open[1] && !isLong(open[1].text)) return top.indexOf(open[1]);
  if (plain && (backed || (isTop && top.length > 1))) return top.indexOf(lead);
  // Alone above the first sentence: only where headings are told from titles by their words.
  if (plain && isTop && lead === top[0] && language !== 'en' && language !== null && words(lead.text) < 7)
    return top.indexOf(lead);
  return -1;
}

// "Florist in Graz" above the line "Graz, Austria".
function withoutPlace(title: string, place: string): string {
  const m = /^(.{3,}?)\s+(?:in|en|em|à|i|w|ve?|u|te|a)\s+(\p{Lu}.{1,})$/u.exec(title);
  return m && folded(place).startsWith(folded(m[2]!)) ? m[1]! : title;
}

// "Florist at Kitewell" above the line "Kitewell": the employer is a fact of its own.
function withoutEmployer(title: string, company: string): string {
  const m = /^(.{3,}?)\s+(?:at|@|bei|chez|en|em|na|presso|bij|hos|på|u|w|ve?|în|-|–|\|)\s+(.{2,})$/iu.exec(
    title,
  );
  const [own, at] = [m?.[1], folded(m?.[2] ?? '')];
  return own && at !== '' && folded(company).startsWith(at) ? own : title;
}

const SHAPES: { re: RegExp; title: number; company: number; place: number }[] = [
  {
    re: /^(.{2,60}?) (?:is )?hiring (?:an? )?(.{3,90}?)(?: in ([^|]{2,60}?))?(?: \| .*)?$/i,
    company: 1,
    title: 2,
    place: 3,
  },
  {
    re: /^(.{3,90}?) (?:at|bei|chez|@|hos|presso|bij) ([\p{Lu}\d][^|,]{1,50}?)(?: (?:in|,|[-–|]) (.{2,50}))?$/u,
    title: 1,
    company: 2,
    place: 3,
  },
];

function readShape(line: string, header: Header, language: string | null): boolean {
  for (const { re, title, company, place } of SHAPES) {
    const m = re.exec(line);
    if (!m || !(isTitleLike(m[title]!) || namesOccupation(m[title]!, language))) continue;
    header.title = m[title]!.trim();
    header.company ??= m[company]!.trim();
    const where = m[place];
    if (where && header.locations.length === 0 && isPlace(where)) header.locations = splitPlaces(where);
    return true;
  }
  return false;
}

const MOST_LINES = 14;

/** A short line among the first that names an occupation, wherever it stands between the paragraphs; else null. */
export function titleAmongLines(lines: readonly string[], language: string | null): string | null {
  let seen = 0;
  for (const line of lines) {
    if (line === '' || isChrome(line)) continue;
    if (++seen > MOST_LINES) return null;
    const text = bareLine(line);
    const isShort = words(text) <= 7 && text.length > 4 && text.length < 70 && !/[.!?:;,…。]$/.test(text);
    if (
      !isShort ||
      /^[-–—•·*]\s/u.test(line) ||
      isHeading(line) ||
      isLabelled(line) ||
      isChip(text) ||
      LEGAL.test(text)
    )
      continue;
    if (
      GENDERS.test(text) ||
      (language !== 'en' && namesOccupation(text, language) && /^[^\p{Ll}]/u.test(text))
    )
      return titleOf(text, language);
  }
  return null;
}
