import { isChrome } from './board-chrome.ts';
import { isPlace, splitPlaces } from './places.ts';
import { isTitleLike } from './roles.ts';

/** What the top of a paste and its labelled lines say. */
export interface Header {
  title: string | null;
  company: string | null;
  locations: string[];
  /** Lines that only repeat these facts and are no part of the description. */
  used: Set<number>;
}

const LABELS: [keyof Omit<Header, 'used'>, RegExp][] = [
  [
    'title',
    /^(?:job|position|role|posting|working|official)?[ -]?title|^(?:position|role|job role|job|vacancy|opening)|^(?:stellenbezeichnung|position|intitulé(?: du poste)?|poste|puesto|cargo|functie(?:titel)?|pozice|název pozice|stanowisko)/iu,
  ],
  [
    'company',
    /^(?:company|employer|organi[sz]ation|hiring (?:company|organi[sz]ation)|company name|client)(?: name)?|^(?:firma|unternehmen|arbeitgeber|entreprise|société|empresa|bedrijf|werkgever|společnost|zaměstnavatel|pracodawca)/iu,
  ],
  [
    'locations',
    /^(?:job |work |primary |office |posting )?locations?(?:\(s\))?|^(?:city|based in|where|workplace location|arbeitsort|standort(?:e)?|einsatzort|ort|lieu(?: de travail)?|localisation|ubicación|localidad|locatie|standplaats|místo (?:výkonu )?(?:práce)?|lokalita|miejsce pracy|lokalizacja)/iu,
  ],
];
const LABEL_LINE = /^[^\p{L}\d\n]{0,4}([\p{L}()][\p{L} ()/-]{1,30}?)\s*[:：]\s*(.*)$/u;
const BARE_LABEL =
  /^(?:(?:job |position |posting |role )?title|job location|work location|primary location|location|company(?: name)?)$/i;
const RATING = /^[0-5](?:[.,]\d)?(?:\s*(?:★|stars?|out of 5(?: stars)?))?$|^\(?[\d,.]+k? reviews?\)?$/i;
const DATE_CHIP = /\b(?:ago|applicants?|applied|reposted|posted|clicked|views?)\b/i;

const short = (value: string, max: number): boolean => value.length > 1 && value.length <= max;
const bare = (line: string): string =>
  line
    .replace(/^#+\s*|\*\*|^[-•*]\s+/g, '')
    .replace(/^[^\p{L}\p{N}("'’#.]+/u, '')
    .trim();

const SHAPES: { re: RegExp; title?: number; company?: number; place?: number }[] = [
  {
    re: /^(.{2,60}?) (?:is )?hiring (?:an? )?(.{3,90}?)(?: in ([^|]{2,60}?))?(?: \| .*)?$/i,
    company: 1,
    title: 2,
    place: 3,
  },
  {
    re: /^(.{3,90}?) (?:at|bei|chez|@) ([\p{Lu}\d][^|,]{1,50}?)(?: (?:in|,|[-–|]) (.{2,50}))?$/u,
    title: 1,
    company: 2,
    place: 3,
  },
];

/** Reads title, company and places off labelled lines and the first lines of a paste. */
export function readHeader(lines: readonly string[]): Header {
  const header: Header = { title: null, company: null, locations: [], used: new Set() };
  readLabels(lines, header);
  readTop(lines, header);
  return header;
}

function readLabels(lines: readonly string[], header: Header): void {
  for (let i = 0; i < Math.min(lines.length, 80); i++) {
    const line = lines[i]!;
    const match = LABEL_LINE.exec(line);
    const label = match ? match[1]!.trim() : BARE_LABEL.test(line) ? line : null;
    if (label === null) continue;
    const field = LABELS.find(([, pattern]) => new RegExp(`(?:${pattern.source})$`, 'iu').test(label))?.[0];
    if (!field) continue;
    let value = match?.[2]?.trim() ?? '';
    let at = i;
    if (value === '') {
      at = i + 1;
      while (at < lines.length && at < i + 3 && lines[at] === '') at++;
      value = lines[at] ?? '';
    }
    // "Job Title: Designer Location:" pasted as one line.
    value = bare(value.replace(/\s+(?:Location|Salary|Company|Type|Duration|Department)\s*:.*$/, ''));
    if (value === '' || LABEL_LINE.test(lines[at] ?? '') !== (at === i && match !== null)) continue;
    if (field === 'locations') {
      const places = value.length < 160 && !/[.!?]$/.test(value) ? splitPlaces(value) : [];
      if (
        header.locations.length === 0 &&
        places.length > 0 &&
        places.every((p) => /^[\p{Lu}\d]/u.test(p) && p.split(' ').length < 8)
      )
        header.locations = places;
    } else if (field === 'title') {
      if (
        header.title === null &&
        short(value, 120) &&
        (/title|bezeichnung|název|intitulé|titel/iu.test(label) || isTitleLike(value))
      )
        header.title = value;
    } else if (
      header.company === null &&
      short(value, 80) &&
      !/[.!?]$/.test(value.replace(/\b(?:Inc|Ltd|Co|s\.r\.o|a\.s|o\.o)\.$/, '')) &&
      !isTitleLike(value)
    ) {
      header.company = value;
    }
  }
}

function readTop(lines: readonly string[], header: Header): void {
  const top: number[] = [];
  for (let i = 0; i < lines.length && top.length < 10; i++) {
    const line = lines[i]!;
    if (line === '') continue;
    if (line.length > 130 || (/[.!?]$/.test(line) && line.split(' ').length > 6)) {
      if (top.length > 0) break;
      return;
    }
    if (!isChrome(line) && !RATING.test(line)) top.push(i);
  }
  const text = (n: number): string => bare(lines[top[n]!] ?? '');
  let titleAt = top.findIndex(
    (_, n) => n < 4 && isTitleLike(text(n)) && !LABEL_LINE.test(lines[top[n]!]!) && !isPlace(text(n)),
  );
  if (titleAt === 0 && header.title === null) readShape(text(0), header);
  if (titleAt >= 0 && header.title === null && !/[·•]/.test(text(titleAt))) {
    header.title = text(titleAt);
    header.used.add(top[titleAt]!);
  } else if (titleAt >= 0 && header.title !== null) header.used.add(top[titleAt]!);
  for (let n = 0; n < Math.min(top.length, 7); n++) {
    if (n === titleAt || (titleAt < 0 && n > 2)) continue;
    readFactLine(text(n), top[n]!, n, titleAt, header);
  }
  if (titleAt < 0) titleAt = -1;
}

function readShape(line: string, header: Header): void {
  for (const { re, title, company, place } of SHAPES) {
    const m = re.exec(line);
    if (!m || !isTitleLike(m[title!]!)) continue;
    header.title = m[title!]!.trim();
    header.company ??= m[company!]!.trim();
    const where = m[place!];
    if (where && header.locations.length === 0 && isPlace(where)) header.locations = splitPlaces(where);
    return;
  }
}

// A line beside the title: "Company", "City (Hybrid)", "Company · City · 3 days ago".
function readFactLine(line: string, index: number, n: number, titleAt: number, header: Header): void {
  const parts = line
    .split(/\s+[·•|]\s+|\s+[–-]\s+(?=\p{Lu})|\s{2,}/u)
    .filter((part) => part !== '' && !RATING.test(part));
  let took = false;
  for (const [k, part] of parts.entries()) {
    if (isPlace(part)) {
      if (header.locations.length === 0) header.locations = splitPlaces(part);
      took = true;
    } else if (
      header.company === null &&
      titleAt >= 0 &&
      k === 0 &&
      Math.abs(n - titleAt) <= 2 &&
      (n > titleAt || n === titleAt - 1) &&
      isCompanyLine(part, parts.length > 1)
    ) {
      header.company = part.replace(/\s+\d[.,]\d$|\s*\([\d.,]+ reviews?\)$/, '').trim();
      took = true;
    } else if (DATE_CHIP.test(part) && part.length < 50) took = true;
  }
  if (took) header.used.add(index);
}

const NOT_COMPANY =
  /^(?:full|part)[- ]time|^(?:remote|hybrid|on-?site|contract|permanent|temporary|internship)\b|^(?:about|job|position|role|overview|description|introduction|summary|company|responsibilities|requirements|qualifications|skills|benefits|what|who|why|how|the|our|your|key|duration|department|salary|pay|team|reports?|location|employment|experience|apply|posted|date|start|type|level|category|requisition|req)\b|[$€£¥]|\d{3,}|:$|^[-•*]/i;

function isCompanyLine(part: string, withOthers: boolean): boolean {
  if (NOT_COMPANY.test(part) || isTitleLike(part) || DATE_CHIP.test(part)) return false;
  const words = part.split(' ').length;
  return (
    part.length <= 60 &&
    words <= (withOthers ? 8 : 6) &&
    /^[\p{Lu}\d]/u.test(part) &&
    !/[.!?]$/.test(part.replace(/\b(?:Inc|Ltd|Co|Corp|LLC|s\.r\.o|a\.s|o\.o)\.$/, ''))
  );
}
