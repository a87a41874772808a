import { cleanLine, folded } from '../text/lines.ts';
import { isPlaceLine } from '../text/place-lines.ts';
import { isPlace, splitPlaces } from '../text/places.ts';
import { isTitleLike } from '../text/roles.ts';
import { isChromeHeading } from './chrome-words.ts';
import { LEGAL_FORM } from './legal-forms.ts';

/** What the title of a page says of a posting. */
export interface TitleFacts {
  title: string | null;
  company: string | null;
  locations: string[];
  /** What is left of it when the site's own words are taken away, where that may be a title or a name. */
  rest: string | null;
}

const SITE_TAIL =
  /\s*[|–—·-]\s*(?:linkedin|indeed(?:\.\w+)?|glassdoor|stack ?overflow(?: jobs)?|monster(?:\.\w+)?|ziprecruiter|simplyhired|stepstone(?:\.\w+)?|xing(?: jobs)?|welcome to the jungle|startup ?jobs(?:\.\w+)?|jobs\.cz|pr[áa]ce\.cz|profesia\.\w+|pracuj\.pl|just join it|no fluff jobs|infojobs|hellowork|apec|reed(?:\.co\.uk)?|totaljobs|adzuna|jooble|talent\.com|karriere\.at|jobs\.ch|otta|wellfound|angellist|built ?in|dice(?:\.com)?|workable|greenhouse|lever|remote ?ok|we work remotely|remotive|himalayas|careers?|jobs|karriere|career page|job board|job(?:s)? (?:at|bei|chez) [^|]+)\s*$/i;
const REMOTE_WORD = /^(?:100% |fully )?remote[:,]?\s+(?=\p{L})/iu;

const RATING = /\s*(?:\(?[0-5][.,]\d\s*(?:★|stars?)?\)?|★+|\d[\d,.]* reviews?)$/iu;

/** A company's name without the rating or the words a site adds. */
export function tidyCompany(name: string): string {
  return name
    .replace(RATING, '')
    .replace(
      /^(?:at|by|bei|chez|careers? at|jobs at|working at|karriere bei|jobs bei|trabalhe na|lavora con|werken bij)\s+/i,
      '',
    )
    .replace(
      /\s+(?:careers?|jobs|karriere|job portal|careers? (?:site|page|portal|cent(?:er|re))|recruiting|recruitment|carrières?|carreiras|empleos|vagas|vacatures|kariéra|kariera|karriär|stellenangebote|採用サイト|採用情報|招聘)$/iu,
      '',
    )
    .replace(/\s*[|·•].*$/, '')
    .trim();
}

// What is longer is no title, and is not read to its end.
const MOST_TITLE = 400;

/** A title without the company and place glued to it, when they are known; never shortened otherwise. */
export function tidyTitle(title: string, company: string | null, places: readonly string[] = []): string {
  const line = title.slice(0, MOST_TITLE).replace(/\s+/g, ' ').trim();
  let text = line.replace(/\s*\bjob\b\s*$/i, (m) => (isTitleLike(line.slice(0, -m.length)) ? '' : m)).trim();
  if (company) {
    const name = escaped(company);
    const shorter = text.replace(
      new RegExp(`\\s*(?:[|–—·@-]|\\bat\\b|\\bbei\\b|\\bchez\\b|,)\\s*${name}\\s*$`, 'iu'),
      '',
    );
    if (shorter !== text && shorter.length > 2) text = shorter;
    const after = text.replace(new RegExp(`^${name}\\s*[:|–—-]\\s+`, 'iu'), '');
    if (after !== text && after.length > 2) text = after;
  }
  for (const place of places) {
    const [city] = place.split(',');
    if (!city || city.length < 3) continue;
    const shorter = text.replace(
      new RegExp(`\\s*[|–—·]\\s*${escaped(place)}\\s*$|\\s+in ${escaped(place)}\\s*$`, 'iu'),
      '',
    );
    if (shorter !== text && shorter.length > 2) text = shorter;
  }
  return text;
}

const OF_EMPLOYER = /^.{2,40}?\s(?:at|bei|chez|bij|presso|hos)\s+([\p{Lu}\d].*)$/u;

// The parts of a page's title that name the page of the site: "Careers", "Job details", "Empleos".
function withoutPages(text: string, heading: string | null): string {
  const pieces = text.split(/(\s+[|–—·•»›/-]\s+|\s*[｜|]\s*|:\s+)/);
  if (pieces.length < 3) return isChromeHeading(text) ? '' : text;
  let kept = '';
  for (let i = 0; i < pieces.length; i += 2) {
    const piece = pieces[i]!;
    const isTitle = heading !== null && piece.includes(heading);
    // "Jobs at Acme" names the employer.
    const named = isTitle ? null : OF_EMPLOYER.exec(piece)?.[1];
    if (named && isChromeHeading(piece)) {
      kept += kept === '' ? named : `${pieces[i - 1] ?? ' - '}${named}`;
      continue;
    }
    if (piece.trim() === '' || (!isTitle && isChromeHeading(piece))) continue;
    kept += kept === '' ? piece : `${pieces[i - 1] ?? ' - '}${piece}`;
  }
  return kept.trim();
}

const escaped = (text: string): string =>
  text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/\s+/g, '\\s+');

/** Reads the shapes page titles have: "X hiring Y in Z", "Y at X", "Title – Company", "Company: Title". */
export function readPageTitle(
  raw: string | null,
  heading: string | null,
  siteName: string | null,
): TitleFacts {
  const facts: TitleFacts = { title: null, company: null, locations: [], rest: null };
  let text = cleanLine(raw) ?? '';
  text = withoutPages(text, heading);
  for (let i = 0; i < 3; i++) {
    const shorter = text.replace(SITE_TAIL, '').trim();
    if (shorter === text || shorter === '') break;
    text = shorter;
  }
  if (siteName) {
    const shorter = text.replace(new RegExp(`\\s*[|–—·-]\\s*${escaped(siteName)}\\s*$`, 'iu'), '').trim();
    if (shorter !== '') text = shorter;
  }
  if (text === '') return facts;
  if (
    (heading === null || !text.includes(heading)) &&
    text !== cleanLine(raw) &&
    !/\s[|–—·-]\s/.test(text) &&
    !isTitleLike(text)
  ) {
    // "Harbour Inc - Job details", "Careers / Harbour", "Sorter - Careers"
    if (LEGAL_FORM.test(text)) facts.company = text;
    else facts.rest = text;
    return facts;
  }
  const hiring =
    /^(.{2,70}?)\s+(?:is\s+)?(?:hiring|sucht|recrute|hledá)\s+(?:an?\s+)?(.{3,150}?)(?:\s+in\s+([^|]{2,80}))?$/iu.exec(
      text,
    );
  if (hiring && !/\bnow\b/i.test(hiring[2]!)) {
    facts.company = hiring[1]!;
    facts.title = hiring[2]!;
    if (hiring[3]) facts.locations = splitPlaces(hiring[3]);
    return facts;
  }
  if (heading && folded(text).startsWith(folded(heading)) && folded(heading) !== '')
    return withHeading(text, heading, facts);
  const inside = heading && heading.length > 4 ? text.indexOf(heading) : -1;
  if (heading && inside > 0) {
    // "Other - Tester jobs in Ghent at Moss & Co", "Moss & Co Tester | Board"
    const lead = text.slice(0, inside).replace(/[\s:|–—·・/-]+$/, '');
    if (LEGAL_FORM.test(lead)) facts.company = lead;
    withHeading(text.slice(inside), heading, facts);
    if (facts.company === null && lead.length > 1 && lead.length <= 60) facts.company = lead;
    return facts;
  }
  const at =
    /^(.{3,130}?)\s+(?:at|bei|chez|@)\s+([\p{Lu}\d][^|]{1,60}?)(?:\s+in\s+([^|]{2,60})|\s*[|–—]\s*(.{2,60}))?$/u.exec(
      text,
    );
  if (at && (isTitleLike(at[1]!) || heading === null)) {
    facts.title = at[1]!.replace(REMOTE_WORD, (m) => (heading?.toLowerCase().startsWith('remote') ? m : ''));
    facts.company = at[2]!;
    const place = at[3] ?? at[4];
    if (place && isPlace(place)) facts.locations = splitPlaces(place);
    return facts;
  }
  return byParts(text, facts);
}

function withHeading(text: string, heading: string, facts: TitleFacts): TitleFacts {
  facts.title = heading;
  const rest = text
    .slice(heading.length)
    .replace(/^[\s|–—·:@,-]+/, '')
    .replace(
      /^(?:の?(?:求人|採用|募集)\p{Script=Han}*|(?:jobs?|vacancy|career|position|stelle|offre d['’]emploi|oferta de (?:empleo|trabajo)|vaga|vacature|ledigt jobb|nabídka práce|oferta pracy)(?: (?:details?|description|opening))?)(?=[\s,|–—-]|$)[\s|–—·:,-]*/iu,
      '',
    )
    .replace(/^(?:at|bei|chez|bij|w|u|hos|na|en|presso)\s+/i, '')
    .replace(/^in\s+/i, '');
  const parts = rest
    .split(/\s+[|–—·-]\s+|\s*[｜|]\s*|\s+(?:at|bei|chez|with)\s+(?=[\p{Lu}\d])/u)
    .map((part) =>
      part
        .trim()
        .replace(
          /^(?:offre d['’]emploi|stellenangebot|job|vacature|oferta de (?:empleo|trabajo)|vaga)\s+(?:chez|bei|at|bij|en|na)\s+/i,
          '',
        ),
    )
    .filter(Boolean);
  for (const part of parts.slice(0, 3)) {
    const place = placeIn(part);
    if (place !== null) facts.locations = facts.locations.length > 0 ? facts.locations : splitPlaces(place);
    else if (
      facts.company === null &&
      part.length <= 70 &&
      !isChromeHeading(part) &&
      !/^(?:job|jobs|apply|careers?|vacancy|stellenangebot|remote|full[- ]time|part[- ]time|hybrid|ref|id|\d+)\b/i.test(
        part,
      )
    )
      facts.company = part;
  }
  return facts;
}

// A town's name alone may be a company's too ("Gardener – Moss"), so only a place that is surely one; in other scripts
// "東京都 品川区 大崎駅 徒歩1分" is a place and the way there.
function placeIn(part: string): string | null {
  if (isPlace(part)) return part;
  if (!/[^\p{Script=Latin}\p{Script=Common}\p{M}]/u.test(part)) return null;
  if (isPlaceLine(part)) return part;
  const words = part.split(' ');
  const end = words.findIndex((word) => !isPlaceLine(word));
  return end > 0 ? words.slice(0, end).join(' ') : null;
}

function byParts(text: string, facts: TitleFacts): TitleFacts {
  const colon = /^([\p{Lu}\d][^:]{1,50}):\s+(.{3,130})$/u.exec(text);
  if (colon && isTitleLike(colon[2]!) && !isTitleLike(colon[1]!)) {
    facts.company = colon[1]!;
    facts.title = colon[2]!;
    return facts;
  }
  const parts = text.split(/\s+[|–—·]\s+|\s+-\s+/).filter(Boolean);
  if (parts.length === 1) {
    if (isTitleLike(text)) facts.title = text;
    return facts;
  }
  // "Title – more of it – Company": the company comes last, the title is all before it.
  const roles = parts.map((part) => isTitleLike(part));
  const last = parts.length - 1;
  if (!roles.includes(true)) return facts;
  const placeAt = parts.findIndex((part, i) => i > 0 && isPlace(part));
  if (placeAt > 0) facts.locations = splitPlaces(parts[placeAt]!);
  const rest = parts.filter((_, i) => i !== placeAt);
  if (!roles[last] && /^[\p{Lu}\d]/u.test(parts[last]!) && rest.length > 1 && rest.at(-1) === parts[last]) {
    facts.company = rest.at(-1)!;
    facts.title = text.slice(0, text.lastIndexOf(rest.at(-1)!)).replace(/[\s|–—·-]+$/, '');
  } else if (roles[0]) facts.title = rest.length === parts.length ? text : parts[0]!;
  else {
    facts.company = parts[0]!;
    facts.title = rest.slice(1).join(' - ');
  }
  return facts;
}
