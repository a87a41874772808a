import type { Salary } from '../../domain/job.ts';
import { findDates } from '../text/dates.ts';
import { isHeading } from '../text/headings.ts';
import { cleanLine, folded } from '../text/lines.ts';
import { namesOccupation } from '../text/occupations.ts';
import { isPlaceLine } from '../text/place-lines.ts';
import { splitPlaces } from '../text/places.ts';
import { isTitleLike } from '../text/roles.ts';
import { type Chips, chipsAround } from './chips.ts';
import { isChromeHeading, isListHeading, withoutSiteWords } from './chrome-words.ts';
import { HintReader, type Hints, isElsewhere, logoName } from './hints.ts';
import { type LabelledValues, labelledValues } from './labels.ts';
import { holderOf, isEmployer, isName } from './names.ts';
import { dayOf } from './schema-posting.ts';
import { readPageTitle, tidyCompany, tidyTitle } from './titles.ts';
import type { Element, Page } from './tree.ts';
import { elements, isForReaders, isHidden, lineIn, type Run, runsOf } from './walk.ts';

/** What a page's head, headings, class names and labels say. */
export interface PageFacts {
  title: string | null;
  company: string | null;
  /** Names that may be the employer's where nothing surer is known: the site's own, the holder of the copyright. */
  perhaps: string[];
  locations: string[];
  heading: string | null;
  pageTitle: string | null;
  /** The title the page gives to be shared under. */
  shared: string | null;
  description: string | null;
  url: string | null;
  siteName: string | null;
  language: string | null;
  postedOn: string | null;
  expiresOn: string | null;
  externalId: string | null;
  /** Text that stands beside a label for pay. */
  pay: string | null;
  /** Pay among the short texts around the title. */
  salary: Salary | null;
  /** Texts for workplace or the kind of employment, surest first. */
  terms: string[];
  /** How many facts the page states beside labels, and how many in short texts around its title. */
  labels: number;
  chips: number;
  /** True where a heading over a list of jobs stands before the title. */
  listHeading: boolean;
  /** Where the title was read. */
  titleFrom: 'heading' | 'label' | 'page-title' | 'class' | 'rest' | null;
  /** Every run of visible text, in order. */
  runs: Run[];
  chunks: string[];
}

/** Gathers the facts a page states outside its structured data. */
export function pageFacts(page: Page): PageFacts {
  const facts: PageFacts = {
    title: null,
    company: null,
    perhaps: [],
    locations: [],
    heading: null,
    pageTitle: null,
    shared: null,
    description: null,
    url: null,
    siteName: null,
    language: null,
    postedOn: null,
    expiresOn: null,
    externalId: null,
    pay: null,
    salary: null,
    terms: [],
    labels: 0,
    chips: 0,
    listHeading: false,
    titleFrom: null,
    runs: runsOf(page.root),
    chunks: [],
  };
  facts.chunks = facts.runs.map((run) => run.text);
  const headings: Heading[] = [];
  const reader = new HintReader();
  const { hints } = reader;
  const meta = new Map<string, string>();
  let canonical: string | null = null;
  let logo: string | null = null;
  let mapped: string | null = null;
  let order = 0;
  let listAt = Number.POSITIVE_INFINITY;
  for (const element of elements(page.root)) {
    const { tag, attrs } = element;
    order++;
    if (tag === 'html') facts.language = /^[a-z]{2}/i.exec(attrs.lang ?? '')?.[0].toLowerCase() ?? null;
    else if (tag === 'title') facts.pageTitle ??= lineIn(element, 300)?.slice(0, 300) ?? null;
    else if (tag === 'meta') {
      const name = (attrs.property ?? attrs.name ?? '').toLowerCase();
      if (name && attrs.content && !meta.has(name)) meta.set(name, attrs.content);
    } else if (tag === 'link' && attrs.rel === 'canonical' && attrs.href) canonical ??= attrs.href;
    else if (/^h[1-4]$/.test(tag) && !isUnseen(element) && headings.length < 60) {
      const text = lineIn(element);
      if (!text || text.length >= 200 || /[:：]$/.test(text)) continue;
      if (isListHeading(text)) if (tag === 'h1' || tag === 'h2') listAt = Math.min(listAt, order);
      if (!isChromeHeading(text)) headings.push({ text, level: Number(tag[1]), element, order });
    }
    if (tag === 'a' && mapped === null && MAP_LINK.test(attrs.href ?? ''))
      mapped = addressIn(lineIn(element, 200));
    if (logo === null && tag === 'img' && !isElsewhere(element)) logo = logoName(element);
    reader.read(element, order);
    if (
      tag === 'time' &&
      attrs.datetime &&
      /posted|date/i.test(`${attrs.class ?? ''} ${attrs.itemprop ?? ''}`) &&
      !isElsewhere(element)
    ) {
      facts.postedOn ??= /^(\d{4}-\d{2}-\d{2})/.exec(attrs.datetime)?.[1] ?? null;
    }
  }
  facts.siteName = cleanLine(meta.get('og:site_name'));
  facts.description = cleanLine(meta.get('og:description') ?? meta.get('description'));
  const link = canonical ?? meta.get('og:url') ?? null;
  facts.url = link && /^https?:\/\/[^\s]+$/i.test(link) ? link : null;
  const shared = cleanLine((meta.get('og:title') ?? meta.get('twitter:title'))?.slice(0, 300));
  facts.shared = shared;
  const labelled = labelledValues(facts.runs);
  facts.labels = Object.keys(labelled).length;
  const heading =
    chooseHeading(headings, hints.title ?? null, labelled.title ?? [], [shared, facts.pageTitle]) ??
    (readPageTitle(facts.pageTitle, null, facts.siteName).title === null
      ? underSiteHeading(headings, facts.language)
      : null);
  facts.heading = heading?.text ?? null;
  facts.listHeading = listAt < (heading?.element ? heading.order : Number.POSITIVE_INFINITY);
  if (logo !== null) hints.company ??= logo;
  settle(facts, hints, labelled, heading, shared);
  if (facts.locations.length === 0 && mapped !== null) facts.locations = splitPlaces(mapped);
  return facts;
}

const isUnseen = (element: Element): boolean => isHidden(element) || isForReaders(element);

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

interface Heading {
  text: string;
  level: number;
  element: Element | null;
  order: number;
}

function chooseHeading(
  headings: Heading[],
  hinted: string | null,
  labelled: string[],
  titles: (string | null)[],
): Heading | null {
  const named = (text: string): boolean =>
    titles.some((title) => title !== null && folded(title).includes(folded(text)) && folded(text).length > 3);
  const firsts = headings.filter((one) => one.level === 1);
  const label = labelled.find((text) => text.length > 2 && text.length < 150 && !isChromeHeading(text));
  return (
    firsts.find((one) => named(one.text) && isTitleLike(one.text)) ??
    firsts.find((one) => named(one.text)) ??
    (label ? { text: label, level: 1, element: null, order: 0 } : undefined) ??
    headings.find(
      (one) => one.level > 1 && hinted === one.text && (named(one.text) || isTitleLike(one.text)),
    ) ??
    firsts.find((one) => isTitleLike(one.text)) ??
    headings.find((one) => one.level === 2 && named(one.text) && isTitleLike(one.text)) ??
    firsts.find((one) => one.text.length > 3) ??
    (titles.every((title) => title === null) && hinted
      ? { text: hinted, level: 1, element: null, order: 0 }
      : null)
  );
}

// Under "Careers" the title is a lower heading: one that names a job, where there are not several.
function underSiteHeading(headings: Heading[], language: string | null): Heading | null {
  const names = (one: Heading) =>
    one.level > 1 && (isTitleLike(one.text) || namesOccupation(one.text, language));
  const found = headings.find(names) ?? headings.find((one) => one.level === 2);
  if (!found || isHeading(found.text)) return null;
  return headings.filter((one) => one.level === found.level && names(one)).length > 2 ? null : found;
}

function settle(
  facts: PageFacts,
  hints: Hints,
  labelled: LabelledValues,
  heading: Heading | null,
  shared: string | null,
): void {
  const own = readPageTitle(facts.pageTitle, facts.heading, facts.siteName);
  const open = readPageTitle(shared, facts.heading, facts.siteName);
  const rest = own.rest ?? open.rest;
  const named = facts.heading ?? own.title ?? open.title ?? hints.title ?? null;
  const title = named ?? (rest && folded(rest) !== folded(facts.siteName ?? '') ? rest : null);
  facts.titleFrom = facts.heading
    ? heading?.element
      ? 'heading'
      : 'label'
    : own.title || open.title
      ? 'page-title'
      : hints.title
        ? 'class'
        : title
          ? 'rest'
          : null;
  const chips: Chips = chipsAround(facts.runs, title, heading?.element ?? null);
  const hinted = hints.company ? tidyCompany(hints.company) : null;
  const fromTitle = own.company ?? open.company;
  facts.company =
    (labelled.company ?? []).map(tidyCompany).find(isName) ??
    (hinted && !isPlaceLine(hinted) && isEmployer(hinted) ? hinted : null) ??
    (chips.company ? tidyCompany(chips.company) : null) ??
    (fromTitle && folded(fromTitle) !== folded(facts.siteName ?? '') ? tidyCompany(fromTitle) : null);
  facts.perhaps = [fromTitle, named === null ? null : rest, facts.siteName, holderOf(facts.chunks)]
    .flatMap((one) => (one ? [tidyCompany(one)] : []))
    .filter(isName);
  const after = hints.weak.filter((one) => heading === null || one.order > heading.order);
  const weak = (field: Hints['weak'][number]['field']) =>
    after.filter((one) => one.field === field).map((one) => one.text);
  facts.locations = placesAmong(
    facts,
    hints,
    labelled,
    chips,
    own.locations,
    open.locations,
    weak('locations'),
  );
  facts.title = title ? withoutSiteWords(tidyTitle(title, facts.company, facts.locations)) : null;
  facts.pay = hints.pay ?? labelled.pay?.find((one) => /\d/.test(one)) ?? weak('pay')[0] ?? null;
  facts.salary = chips.salary;
  facts.chips = [chips.locations.length, chips.terms.length, chips.salary, chips.company].filter(
    Boolean,
  ).length;
  facts.terms = [
    ...(labelled.workplace ?? []),
    ...(labelled.terms ?? []),
    ...weak('terms'),
    ...chips.terms,
    ...(labelled.locations ?? []).filter((one) => one.length < 60),
  ];
  facts.postedOn ??= dayAmong(labelled.postedOn, facts.language);
  facts.expiresOn = dayAmong(labelled.expiresOn, facts.language);
  facts.externalId =
    labelled.externalId?.find((one) => /^[\w./-]{2,40}$/.test(one) && /\d/.test(one)) ?? null;
}

function placesAmong(
  facts: PageFacts,
  hints: Hints,
  labelled: LabelledValues,
  chips: Chips,
  own: string[],
  open: string[],
  weak: string[],
): string[] {
  if (hints.locations && isPlaceHint(hints.locations)) {
    const places = splitPlaces(hints.locations);
    if (places.length > 0) return places;
  }
  for (const value of labelled.locations ?? []) {
    const places = value.split(' | ').filter(isPlaceHint).flatMap(splitPlaces);
    if (places.length > 0 && folded(value) !== folded(facts.heading ?? '')) return places;
  }
  if (own.length > 0) return own;
  if (open.length > 0) return open;
  if (chips.locations.length > 0) return chips.locations;
  const hinted = weak.find(
    (one) => isPlaceHint(one) && !isChromeHeading(one) && !/^(?:all|any|alle)\b/i.test(one),
  );
  return hinted ? splitPlaces(hinted) : [];
}

/** The day the first value that holds one names. */
function dayAmong(values: string[] | undefined, language: string | null): string | null {
  for (const value of values ?? []) {
    const day =
      dayOf(value) ?? findDates(value, { language, from: null }).find((one) => one.day !== null)?.day;
    if (day) return day;
  }
  return null;
}

const isPlaceHint = (text: string): boolean =>
  isPlaceLine(text) || (/^[\p{Lu}][\p{L}\d .,'’/()–-]{1,60}$/u.test(text) && text.split(' ').length < 8);
