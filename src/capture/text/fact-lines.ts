import { isHeading } from './headings.ts';
import { employerAndPlace, LEGAL } from './houses.ts';
import { endsSentence, type Header, labelOf } from './labels.ts';
import { DATE_CHIP, isChip, RATING, SECRET, words } from './line-kinds.ts';
import { GENDERS } from './occupations.ts';
import { isPlaceLine, placesOfLine } from './place-lines.ts';
import { isTitleLike } from './roles.ts';

/** A line at the top: at most eight, before the first sentence, list or section. */
export interface Top {
  at: number;
  text: string;
  /** What the line plainly is; `open` where only its place can tell. */
  kind: 'open' | 'place' | 'chip' | 'label';
}

/** Takes what a line beside the title says: "Company", "City (Hybrid)", "Company · City · 3 days ago". */
export function readFactLine({ at, text, kind }: Top, header: Header, beside: boolean, after = false): void {
  const parts =
    kind === 'place'
      ? [text]
      : text
          .split(/\s+[·•|]\s+|[|｜]|\s+[–-]\s+(?=\p{Lu})|\s{2,}/u)
          .filter((part) => part !== '' && !RATING.test(part));
  let took = false;
  for (const [k, part] of parts.entries()) {
    const split = beside && header.company === null ? employerAndPlace(part) : null;
    if (split) {
      header.company = split[0];
      if (header.locations.length === 0) header.locations = placesOfLine(split[1]);
      took = true;
    } else if (isPlaceLine(part) && !LEGAL.test(part)) {
      if (header.locations.length === 0) header.locations = placesOfLine(part);
      took = true;
    } else if (SECRET.test(part)) {
      header.company ??= '';
      took = true;
    } else if (header.company === null && beside && k === 0 && isCompanyLine(part, parts.length > 1)) {
      header.company = companyName(part);
      took = true;
    } else if (
      header.company !== null &&
      header.locations.length === 0 &&
      after &&
      k === 0 &&
      isBarePlace(part)
    ) {
      // Title, employer, and a third name: where it is.
      header.locations = placesOfLine(part);
      took = true;
    } else if (DATE_CHIP.test(part) && part.length < 50) took = true;
  }
  if (took) header.used.add(at);
}

const NOT_COMPANY =
  /^(?:full|part)[- ]time|^(?:remote|hybrid|on-?site|contract|permanent|temporary|internship)\b|^(?:job|position|role|overview|description|introduction|summary|responsibilities|requirements|qualifications|duration|department|salary|pay|reports?|location|employment|apply|posted|date|start|type|level|category|requisition|req)\b|[$€£¥]|\d{4,}|:$|^[-•*]/i;

function isCompanyLine(part: string, withOthers: boolean): boolean {
  if (LEGAL.test(part) && part.length <= 80) return true;
  if (NOT_COMPANY.test(part) || isHeading(part) || isChip(part) || labelOf(part) !== null) return false;
  return (
    part.length <= 60 &&
    words(part) <= (withOthers ? 8 : 6) &&
    /^[^\p{Ll}]/u.test(part) &&
    !endsSentence(part) &&
    !(isTitleLike(part) && GENDERS.test(part)) &&
    !(/\p{Script=Han}/u.test(part) && /\d|[/、]/.test(part))
  );
}

const isBarePlace = (part: string): boolean =>
  part.length <= 60 &&
  words(part) <= 6 &&
  /^(?:\d{2,6}\s)?[^\p{Ll}\d]/u.test(part) &&
  !endsSentence(part) &&
  !isHeading(part) &&
  !isChip(part) &&
  !isTitleLike(part);

// Without a rating, and without the legal name that a board adds in brackets: "Kitewell (Kitewell Retail, SL)".
function companyName(part: string): string {
  const bare = part.replace(/\s+\d[.,]\d$|\s*\([\d.,]+ reviews?\)$/, '').trim();
  const m = /^(.{2,60}?)\s*\(([^()]+)\)$/.exec(bare);
  return m && LEGAL.test(m[2]!) && !LEGAL.test(m[1]!) ? m[1]! : bare;
}
