import { isChrome } from './board-chrome.ts';
import { isEmploymentChip } from './employment.ts';
import { bareLine, isHeading } from './headings.ts';
import { endsSentence, type Header, isLabelled, labelOf, readLabels } from './labels.ts';
import { folded } from './lines.ts';
import { GENDERS, namesOccupation } from './occupations.ts';
import { isPlaceLine, placesOfLine } from './place-lines.ts';
import { isPlace, splitPlaces } from './places.ts';
import { isTitleLike } from './roles.ts';
import { isWorkplaceChip } from './workplace-abroad.ts';

const RATING = /^[0-5](?:[.,]\d)?(?:\s*(?:★|stars?|out of 5(?: stars)?))?$|^\(?[\d,.]+k? reviews?\)?$/i;
const DATE_CHIP =
  /\b(?:ago|applicants?|applied|reposted|posted|clicked|views?|vor \d+ (?:tagen?|stunden|wochen)|il y a \d+|hace \d+|há \d+)\b|^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$/i;
const MONEY = /[$€£¥₽₹]\s?\d|\d\s?(?:[$€£¥₽₹]|k\b|EUR|USD|GBP|PLN|zł|Kč|kr\b|万|円|元|원|руб)/iu;
const LEGAL =
  /(?:^|[\s(])(?:GmbH(?: & Co\.? KGa?A?)?|AG|KG|SE|mbH|e\.\s?V\.|Inc|Incorporated|LLC|L\.L\.C|LLP|Ltd|Limited|Corp|Corporation|PLC|plc|S\.?A\.?S?|S\.?L\.?U?|SARL|S\.?r\.?l|S\.?p\.?A|B\.?V|N\.?V|AB|A\/S|ApS|AS|Oy|s\.\s?r\.\s?o|a\.\s?s|Sp\.? z o\.?\s?o|z\.s|Ltda|S\/A|ME|EIRELI|Pty|Co)\.?\)?(?:$|[\s,)])|株式会社|有限会社|合同会社|有限公司|集团|^(?:ООО|АО|ПАО|ЗАО|ИП|ТОВ)\s|주식회사/u;
const SECRET =
  /^(?:empresa )?(?:confiden[ct]ial|confidentiel(?:le)?|vertraulich|anonym(?:ous|e)?|anónim[ao]|poufne|riservat[oa]|sigilos[ao]|не указан[ао])$/iu;

// Where in a site the posting stood: "Home > Jobs > Graz", "Lediga jobb / IT / Lund", and the site's own bar.
const TRAIL =
  /^[^>›»]{1,30}(?:\s*[>›»]\s*[^>›»]{1,40}){1,5}$|^(?:home|jobs|lediga jobb|offres|vagas|stellen|stellenangebote|empleos|ofertas|lavoro|offerte|vacatures|oferty|praca|nabídky|вакансии)(?:\s+\/\s+[^/]{1,40}){1,5}$|^(?:(?:jobs?|people|learning|home|search|salaries|companies|reviews|menu|login|sign in|my network|messaging|notifications|LinkedIn|Indeed|StepStone|Glassdoor|InfoJobs|Monster|Xing)\s*)+$/iu;
const REFERENCE =
  /^(?:r[ée]f|ref|kennziffer|job-?(?:id|nr)|stellen-?(?:id|nr)|reference|referenz|nr ref|č\. ?j)(?![\p{L}]).{0,30}$|^公開日|^发布|^publi[cé]\p{L}+ |^publicerad|^veröffentlicht|^zveřejněno|^opublikowano|^опубликовано/iu;

/** The lines at the top, at most eight, before the first sentence, list or section. */
interface Top {
  at: number;
  text: string;
  /** What the line plainly is; `open` where only its place can tell. */
  kind: 'open' | 'place' | 'chip' | 'label';
}

/** Reads title, company and places off labelled lines and the first lines of a paste; `language` as of its body. */
export function readHeader(lines: readonly string[], language: string | null = null): Header {
  const header: Header = { title: null, company: null, locations: [], used: new Set() };
  readLabels(lines, header);
  if (header.title !== null) header.title = titleOf(header.title, language);
  readTop(lines, header, language);
  return header;
}

const words = (text: string): number => text.split(/\s+/).length;
const isSentence = (line: string): boolean =>
  line.length > 130 ||
  (endsSentence(line) && (words(line) > 6 || /[。！？]$/.test(line))) ||
  (words(line) > 8 && /[.!?]\s+\p{Lu}/u.test(line)) ||
  (/[、，]/.test(line) && line.length > 40);

const isChip = (text: string): boolean =>
  (text.length < 50 && DATE_CHIP.test(text)) ||
  RATING.test(text) ||
  SECRET.test(text) ||
  MONEY.test(text) ||
  /^[^\p{L}]*$|https?:|www\.|\S@\S+\.\S/u.test(text) ||
  isEmploymentChip(text) ||
  isWorkplaceChip(text) ||
  TRAIL.test(text) ||
  REFERENCE.test(text);

const opensList = (lines: readonly string[], i: number): boolean => {
  let next = i + 1;
  while (next < lines.length && lines[next] === '') next++;
  return /^(?:[-–—•·*▪◦‣●○✅➢✓]|\d{1,2}[.)])\s*\S/u.test(lines[next] ?? '');
};

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
    const [own, ...rest] = text.split(/\s+[|·•]\s+/);
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
}

// The first line that names an occupation; else the first of several short lines, whatever it says.
function titleIn(top: readonly Top[], isTop: boolean, header: Header, language: string | null): number {
  const known = header.title === null ? null : folded(header.title);
  if (known !== null) return top.findIndex((one) => folded(titleOf(one.text, language)) === known);
  const open = top.filter((one) => one.kind === 'open');
  const strong = (one: Top): boolean =>
    isTitleLike(one.text) || (!isLong(one.text) && namesOccupation(one.text, language));
  const named = open.find(
    (one, n) => n < 3 && strong(one) && (!LEGAL.test(one.text) || GENDERS.test(one.text)),
  );
  const lead = open[0];
  if (!lead) return -1;
  const plain =
    !LEGAL.test(lead.text) && words(lead.text) < 8 && !isLong(lead.text) && !endsSentence(lead.text);
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

// "Florist at Kitewell" above the line "Kitewell": the employer is a fact of its own.
function withoutEmployer(title: string, company: string): string {
  const m = /^(.{3,}?)\s+(?:at|@|bei|chez|en|em|na|presso|bij|hos|på|u|w|ve?|în|-|–|\|)\s+(.{2,})$/iu.exec(
    title,
  );
  const [own, at] = [m?.[1], folded(m?.[2] ?? '')];
  return own && at !== '' && folded(company).startsWith(at) ? own : title;
}

const isLong = (text: string): boolean => words(text) > 12 || text.length > 90;

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

// A line beside the title: "Company", "City (Hybrid)", "Company · City · 3 days ago".
function readFactLine({ at, text, kind }: Top, header: Header, beside: boolean, after = false): void {
  const parts =
    kind === 'place'
      ? [text]
      : text
          .split(/\s+[·•|]\s+|\s+[–-]\s+(?=\p{Lu})|\s{2,}/u)
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

const HOUSE =
  /(?:^|\s)(?:instituto?|institute|universi\p{L}+|hochschule|schule|school|escuela|escola|scuola|colegio|colégio|école|lycée|hospital|hôpital|klinik\p{L}*|clínica|clinic|ospedale|szpital|nemocnice|sjukhus|museum|muzeum|stiftung|foundation|fundación|fundação|fondazione|verein|association|asociación|company|group|gruppe|grupo|groupe|gruppo|hotel|restaurant\p{L}*|osteria|przedszkole|szkoła|škola|förskola|skola|praxis|apotheke|bank|studio|laborator\p{L}+)(?:\s|$)/iu;

// "Instituto Kiel, Valparaíso, Chile": a house and where it stands.
function employerAndPlace(part: string): [string, string] | null {
  const at = part.search(/\s*,\s|\s+[–-]\s+(?=\p{Lu})/u);
  if (at < 0) return null;
  const [own, where] = [part.slice(0, at), part.slice(at).replace(/^[\s,–-]+/, '')];
  return (HOUSE.test(own) || LEGAL.test(own)) && !LEGAL.test(where) && isPlaceLine(where)
    ? [own, where]
    : null;
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

const TERM =
  '(?:(?:100 ?% |fully )?(?:remote|hybrid\\p{L}*|on-?site|home[- ]?office)|(?:full|part)[- ]?time|contract(?:[- ]to[- ]hire)?|permanent|temporary|vollzeit|teilzeit|cdi|cdd|int[ée]rim|temps (?:plein|partiel)|heltid|deltid|pełny etat|jornada completa|удал[её]нно|удал[её]нная работа|可?远程|可?遠端|リモート可?|\\d{1,2} ?h(?: ?(?:par|per|pro|/) ?\\p{L}+)?)';
const TERMS = new RegExp(
  `(?:\\s+[–|-]\\s+|\\s*,\\s*|\\s*[([（])${TERM}(?:(?:\\s*[,/&]\\s*|\\s+)[\\p{L}\\d ./-]{1,25})?[)\\]）]?\\s*$`,
  'iu',
);
// What an advertisement says around the role: "gesucht", "cercasi", 【急募】.
const WANTED =
  /^(?:【[^】]{1,20}】\s*)+(?=\S)|^(?:wir suchen|we(?: are|['’]re) hiring|now hiring|hiring|stellenangebot|stellenausschreibung|offre d['’]emploi|vacature|vaga|oferta de empleo|offerta di lavoro|praca|nabídka práce|job)\s*[:：–-]\s*|\s+(?:gesucht|gezocht|cercasi|sökes|wanted|poszukiwan[yae]|recherchée?|se busca)\s*[!.]?$/iu;

/**
 * A title without what is no part of the role's name: how and where one works ("– Remote (US)"), a requisition's number,
 * an advertisement's cry, and the "(H/F)" that French boards put behind every title, often behind the employer's own.
 */
export function titleOf(text: string, language: string | null): string {
  let bare = text.replace(/\s+[–|-]\s+(?:req\w*\.? ?#?)?\d{4,}\s*$/i, '').replace(WANTED, '');
  for (let i = 0; i < 3; i++) bare = bare.replace(TERMS, '');
  if (language === 'fr')
    bare = bare.replace(/(?:\s+[HF]\s?\/\s?[HF])?\s*\(\s?[HF]\s?\/\s?[HF](?:\s?\/\s?[XN])?\s?\)\s*$/u, '');
  bare = bare.trim();
  return bare === '' ? text : bare;
}
