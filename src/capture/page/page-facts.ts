import { cleanLine, folded } from '../text/lines.ts';
import { isPlace, splitPlaces } from '../text/places.ts';
import { isTitleLike } from '../text/roles.ts';
import { readPageTitle, tidyCompany, tidyTitle } from './titles.ts';
import type { Element, Page } from './tree.ts';
import { chunksOf, elements, isForReaders, isHidden, lineIn } from './walk.ts';

/** What a page's head, headings, class names and labels say. */
export interface PageFacts {
  title: string | null;
  company: string | null;
  locations: string[];
  heading: string | null;
  pageTitle: string | null;
  description: string | null;
  url: string | null;
  siteName: string | null;
  language: string | null;
  postedOn: string | null;
  /** Texts that stand beside a label for pay, workplace or the kind of employment. */
  pay: string | null;
  terms: string[];
  /** Every run of visible text, in order. */
  chunks: string[];
}

const CLASS_HINTS: [keyof Pick<PageFacts, 'title' | 'company' | 'locations' | 'pay'>, RegExp][] = [
  [
    'title',
    /(?:job|posting|position|vacancy|opening|topcard|top-card|jd|offer|role)[\w-]*?[-_]{1,2}(?:info[-_]{1,2}header[-_]{1,2})?(?:title|headline|name)\b|jobTitle|JobTitle|posting-headline|jobsearch-JobInfoHeader-title/,
  ],
  [
    'company',
    /(?:company|employer|org|organization|hiring)[-_]{0,2}(?:name|title|link)|companyName|CompanyName|topcard__org|inlineHeader-companyName|advertiser-name|\bemployer\b/,
  ],
  [
    'locations',
    /(?:job|company|posting|office|topcard)[\w]*[-_]{1,2}(?:location|city)\b|\blocation(?:s|-name|__text)?\b|jobLocation|JobLocation|topcard__flavor--bullet|inlineHeader-companyLocation|sort-by-location/,
  ],
  [
    'pay',
    /(?:job|posting|compensation)?[-_]*(?:salary|compensation|pay-?range|wage)(?:[-_]{1,2}(?:range|info|text|amount))?\b|salaryInfo/,
  ],
];
const NOT_THIS_JOB =
  /similar|related|recommend|aside|sidebar|other-jobs|also-viewed|people-also|search-result|job-card|jobcard|result-card|carousel|footer|review|breadcrumb|see-who|applicants|posted-time|caption/i;

const LABELS: [keyof Pick<PageFacts, 'company' | 'locations' | 'pay'> | 'terms', RegExp][] = [
  [
    'company',
    /^(?:company(?: name)?|employer|hiring organi[sz]ation|společnost|firma|zaměstnavatel|spoločnosť|unternehmen|arbeitgeber|entreprise|société|employeur|empresa|bedrijf|werkgever|pracodawca|azienda|företag|arbetsgivare)\s*:?$/iu,
  ],
  [
    'locations',
    /^(?:(?:job |work |primary )?locations?|place of work|workplace address|místo (?:výkonu )?(?:práce|pracoviště)|pracoviště|lokalita|miesto práce|arbeitsort|standort|einsatzort|lieu(?: de travail)?|localisation|ubicación|lugar de trabajo|locatie|standplaats|miejsce pracy|lokalizacja|sede|plats|ort)\s*:?$/iu,
  ],
  [
    'pay',
    /^(?:salary(?: range)?|pay(?: range)?|base pay range|compensation(?: range)?|plat|mzda|nabízený plat|základná zložka mzdy|gehalt|vergütung|salaire|rémunération|salario|salaris|wynagrodzenie|stipendio|lön)\s*:?$/iu,
  ],
  [
    'terms',
    /^(?:(?:employment|job|contract|work(?:place)?|position) type|type of (?:employment|contract)|typ (?:pracovního poměru|úvazku|smluvního vztahu)|pracovní poměr|úvazek|druh pracovného pomeru|vertragsart|anstellungsart|arbeitszeit|type de contrat|contrat|tipo de contrato|jornada|dienstverband|contract|rodzaj umowy|wymiar pracy|workplace|work model|způsob práce|arbeitsmodell)\s*:?$/iu,
  ],
];

/** Gathers the facts a page states outside its structured data. */
export function pageFacts(page: Page): PageFacts {
  const facts: PageFacts = {
    title: null,
    company: null,
    locations: [],
    heading: null,
    pageTitle: null,
    description: null,
    url: null,
    siteName: null,
    language: null,
    postedOn: null,
    pay: null,
    terms: [],
    chunks: [],
  };
  const headings: { text: string; level: number; element: Element }[] = [];
  const hinted: Partial<Record<'title' | 'company' | 'locations' | 'pay', string>> = {};
  const meta = new Map<string, string>();
  let canonical: string | null = null;
  let logo: string | null = null;
  let mapped: string | null = null;
  for (const element of elements(page.root)) {
    const { tag, attrs } = element;
    if (tag === 'html') facts.language = /^[a-z]{2}/i.exec(attrs.lang ?? '')?.[0].toLowerCase() ?? null;
    else if (tag === 'title') facts.pageTitle ??= lineIn(element, 300)?.slice(0, 300) ?? null;
    else if (tag === 'meta') {
      const name = (attrs.property ?? attrs.name ?? '').toLowerCase();
      if (name && attrs.content && !meta.has(name)) meta.set(name, attrs.content);
    } else if (tag === 'link' && attrs.rel === 'canonical' && attrs.href) canonical ??= attrs.href;
    else if (/^h[1-4]$/.test(tag) && !isUnseen(element) && headings.length < 60) {
      const text = lineIn(element);
      if (text && text.length < 200) headings.push({ text, level: Number(tag[1]), element });
    }
    if (tag === 'a' && mapped === null && MAP_LINK.test(attrs.href ?? ''))
      mapped = addressIn(lineIn(element, 200));
    if (logo === null && !within(element, NOT_THIS_JOB)) logo = logoName(element);
    if (attrs.class && attrs.class.length < 400) readHint(element, hinted);
    const id =
      attrs['data-automation-id'] ??
      attrs['data-testid'] ??
      attrs['data-automation'] ??
      attrs['data-qa'] ??
      attrs.id;
    if (id && id.length < 100) readHint({ ...element, attrs: { class: id } }, hinted);
    if (
      tag === 'time' &&
      attrs.datetime &&
      /posted|date/i.test(`${attrs.class ?? ''} ${attrs.itemprop ?? ''}`) &&
      !within(element, NOT_THIS_JOB)
    ) {
      facts.postedOn ??= /^(\d{4}-\d{2}-\d{2})/.exec(attrs.datetime)?.[1] ?? null;
    }
  }
  facts.siteName = cleanLine(meta.get('og:site_name'));
  facts.description = cleanLine(meta.get('og:description') ?? meta.get('description'));
  const link = canonical ?? meta.get('og:url') ?? null;
  facts.url = link && /^https?:\/\/[^\s]+$/i.test(link) ? link : null;
  facts.chunks = chunksOf(page.root);
  const shared = cleanLine((meta.get('og:title') ?? meta.get('twitter:title'))?.slice(0, 300));
  facts.heading = chooseHeading(headings, hinted.title ?? null, [shared, facts.pageTitle]);
  if (logo !== null) hinted.company ??= logo;
  settle(facts, hinted, shared);
  readLabels(facts);
  if (facts.locations.length === 0 && mapped !== null) facts.locations = splitPlaces(mapped);
  return facts;
}

const isUnseen = (element: Element): boolean => isHidden(element) || isForReaders(element);

function within(element: Element, pattern: RegExp): boolean {
  for (let at: Element | null = element, steps = 0; at && steps < 8; at = at.parent, steps++) {
    if (
      (at.attrs.class && at.attrs.class.length < 400 && pattern.test(at.attrs.class)) ||
      at.tag === 'aside' ||
      at.tag === 'footer'
    )
      return true;
  }
  return false;
}

const MAP_LINK =
  /^https?:\/\/(?:[\w.]*mapy\.cz|(?:www\.|maps\.)?google\.[a-z.]+\/maps|maps\.google\.|maps\.app\.goo\.gl|goo\.gl\/maps|www\.openstreetmap\.org)/i;

// The street of an address says too much to compare places by.
function addressIn(text: string | null): string | null {
  if (text === null || text.length > 120) return null;
  const parts = text
    .split(/\s*,\s*/)
    .filter((part) => !/\d/.test(part) || /^\p{Lu}\p{L}+ \d{1,2}$/u.test(part));
  return parts.length > 0 && /^\p{Lu}/u.test(parts[0]!) ? parts.slice(0, 3).join(', ') : null;
}

const LOGO = /(?:company|employer|org|organization|brand)[\w-]*logo|logo[\w-]*(?:company|employer|org)/i;

function logoName({ tag, attrs }: Element): string | null {
  if (tag !== 'img' || !attrs.alt || !LOGO.test(attrs.class ?? '')) return null;
  const name = attrs.alt
    .replace(/^(?:company )?logo (?:of|for|von|de) |['’]?s? (?:company )?logo$/gi, '')
    .trim();
  return name.length > 1 && name.length < 70 && !/^(?:company|logo|image)$/i.test(name) ? name : null;
}

function readHint(
  element: Element,
  hinted: Partial<Record<'title' | 'company' | 'locations' | 'pay', string>>,
): void {
  for (const [field, pattern] of CLASS_HINTS) {
    if (hinted[field] !== undefined || !pattern.test(element.attrs.class ?? '')) continue;
    if (isUnseen(element) || within(element, NOT_THIS_JOB)) continue;
    const text = lineIn(element, 300);
    if (!text || text.length > (field === 'title' ? 180 : 110)) continue;
    if (
      field === 'locations' &&
      (/applicants?|ago\b|\d{3,}\+|posted/i.test(text) || /^(?:location|remote)s?:?$/i.test(text))
    )
      continue;
    if (
      field === 'company' &&
      /^(?:company|employer|about|view|follow|see|visit|website|all jobs)\b/i.test(text)
    )
      continue;
    hinted[field] = text;
  }
}

function chooseHeading(
  headings: { text: string; level: number }[],
  hinted: string | null,
  titles: (string | null)[],
): string | null {
  const named = (text: string): boolean =>
    titles.some((title) => title !== null && folded(title).includes(folded(text)) && folded(text).length > 3);
  const firsts = headings.filter((one) => one.level === 1);
  const found =
    firsts.find((one) => named(one.text) && isTitleLike(one.text)) ??
    firsts.find((one) => named(one.text)) ??
    headings.find(
      (one) => one.level > 1 && hinted === one.text && (named(one.text) || isTitleLike(one.text)),
    ) ??
    firsts.find((one) => isTitleLike(one.text)) ??
    headings.find((one) => one.level === 2 && named(one.text) && isTitleLike(one.text)) ??
    firsts.find(
      (one) =>
        one.text.length > 3 && !/^(?:careers?|jobs?|menu|home|search|welcome|cookies?)$/i.test(one.text),
    );
  return found?.text ?? (titles.every((title) => title === null) ? hinted : null);
}

function settle(
  facts: PageFacts,
  hinted: Partial<Record<'title' | 'company' | 'locations' | 'pay', string>>,
  shared: string | null,
): void {
  const own = readPageTitle(facts.pageTitle, facts.heading, facts.siteName);
  const open = readPageTitle(shared, facts.heading, facts.siteName);
  const company = hinted.company ? tidyCompany(hinted.company) : null;
  const title = facts.heading ?? own.title ?? open.title ?? hinted.title ?? null;
  const fromTitle = own.company ?? open.company;
  facts.company =
    (company && !isPlace(company) ? company : null) ??
    (fromTitle && folded(fromTitle) !== folded(facts.siteName ?? '') ? tidyCompany(fromTitle) : null);
  const place = hinted.locations && isPlaceHint(hinted.locations) ? splitPlaces(hinted.locations) : [];
  facts.locations = place.length > 0 ? place : own.locations.length > 0 ? own.locations : open.locations;
  facts.title = title ? tidyTitle(title, facts.company, facts.locations) : null;
  facts.pay = hinted.pay ?? null;
}

const isPlaceHint = (text: string): boolean =>
  isPlace(text) || (/^[\p{Lu}][\p{L}\d .,'’/()–-]{1,60}$/u.test(text) && text.split(' ').length < 8);

// A label alone in a run of text; what it labels is the next run.
function readLabels(facts: PageFacts): void {
  const { chunks } = facts;
  for (let i = 0; i + 1 < chunks.length && i < 1500; i++) {
    const chunk = chunks[i]!;
    if (chunk.length > 40) continue;
    const field = LABELS.find(([, pattern]) => pattern.test(chunk))?.[0];
    const value = chunks[i + 1]!.replace(/^[:\s]+/, '');
    if (!field || value.length > 120 || value.length < 2) continue;
    if (field === 'company')
      facts.company ??=
        value.length < 70 && !/[.!?]$/.test(value.replace(/(?:s\.r\.o|a\.s|Inc|Ltd|o\.o)\.$/, ''))
          ? value
          : null;
    else if (field === 'pay') facts.pay ??= value;
    else if (field === 'terms') facts.terms.push(value);
    else if (facts.locations.length === 0 && isPlaceHint(value)) facts.locations = splitPlaces(value);
  }
}
