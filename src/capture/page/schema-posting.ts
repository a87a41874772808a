import type { EmploymentType, PayPeriod, PostingFields, Salary } from '../../domain/job.ts';
import { parseSalary } from '../../domain/pay/money.ts';
import { isoDay } from '../text/dates.ts';
import { cleanLine } from '../text/lines.ts';
import { placeName } from '../text/places.ts';
import { employmentTypeOf, seniorityInTitle, workplaceOf } from '../text/work-terms.ts';
import type { Evidence } from './evidence.ts';
import { markdownFromHtml } from './markdown.ts';
import { tidyTitle } from './titles.ts';
import { isObject, type Json, type JsonObject } from './tolerant-json.ts';

/** A schema.org JobPosting (https://schema.org/JobPosting) as evidence; placeholders count as unknown. */
export function evidenceOf(posting: JsonObject, source: string): Evidence {
  const company = nameOf(posting.hiringOrganization);
  const rawTitle = textOf(posting.title) ?? textOf(posting.name);
  const { places, coarse, sawAnywhere } = placesOf(posting);
  const remote = arrayOf(posting.jobLocationType).some((one) => workplaceOf(textOf(one) ?? '') === 'remote');
  const fields: Partial<PostingFields> = {
    company,
    title: rawTitle ? tidyTitle(rawTitle, company, places) : null,
    locations: places,
    workplace: remote || (sawAnywhere && places.length === 0) ? 'remote' : null,
    employmentType: firstOf(posting.employmentType, employmentTypeOf),
    salary:
      salaryOf(posting.baseSalary) ??
      salaryOf(posting.estimatedSalary === undefined ? posting.salary : undefined),
    postedOn: dayOf(posting.datePosted),
    expiresOn: dayOf(posting.validThrough),
    url: linkOf(posting.url),
    externalId: identifierOf(posting.identifier),
  };
  fields.seniority = fields.title ? seniorityInTitle(fields.title) : null;
  if (fields.expiresOn) {
    // Validity that ends before it begins is a placeholder.
    if (fields.postedOn && fields.expiresOn < fields.postedOn) fields.expiresOn = null;
    else fields.expiresEvidence = `validThrough ${textOf(posting.validThrough)?.slice(0, 40) ?? ''}`.trim();
  }
  const parts = [
    posting.description,
    posting.responsibilities,
    posting.qualifications,
    posting.skills,
    posting.jobBenefits,
  ];
  const description = textOf(parts[0], true);
  return {
    source,
    fields,
    description: description ? markdownFromHtml(description) : null,
    coarseLocations: coarse,
  };
}

/** A day out of the date forms structured data uses; placeholders (1970, 0001, 9999) are null. */
export function dayOf(value: Json | undefined): string | null {
  const first = Array.isArray(value) ? value[0] : value;
  if (typeof first === 'number') {
    const ms = first > 1e11 ? first : first * 1000;
    const day = ms > 0 && ms < 4.1e12 ? new Date(ms).toISOString().slice(0, 10) : null;
    return day && day >= '1990' ? day : null;
  }
  const text = textOf(first);
  if (!text) return null;
  const iso =
    /^(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ??
    /^(\d{4})\/(\d{1,2})\/(\d{1,2})/.exec(text);
  if (iso) return isoDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})/.exec(text);
  if (dotted) return isoDay(Number(dotted[3]), Number(dotted[2]), Number(dotted[1]));
  if (/^\d{10,13}$/.test(text)) return dayOf(Number(text));
  // "Fri Nov 20 2026 …", "November 20, 2026"
  if (/^[A-Za-z]/.test(text) && /\b\d{4}\b/.test(text)) {
    const time = Date.parse(`${text.replace(/\s*\(.*$/, '')}${/\d:\d|GMT|Z$/.test(text) ? '' : ' UTC'}`);
    if (!Number.isNaN(time))
      return new Date(time).toISOString().slice(0, 10) >= '1990'
        ? new Date(time).toISOString().slice(0, 10)
        : null;
  }
  return null;
}

const arrayOf = (value: Json | undefined): Json[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];

/** One clean line of a text value (or its `@value`, `name`); null for none. `whole` keeps its lines. */
export function textOf(value: Json | undefined, whole = false): string | null {
  const first = Array.isArray(value) ? value.find((one) => one !== null) : value;
  if (typeof first === 'number') return String(first);
  if (isObject(first)) return textOf(first['@value'] ?? first.name ?? first.value, whole);
  if (typeof first !== 'string') return null;
  if (whole) return first.trim() === '' ? null : first;
  const line = cleanLine(decoded(first));
  return line === null || /^(?:null|undefined|n\/?a|none|-+|nan)$/i.test(line) ? null : line;
}

const decoded = (text: string): string =>
  text
    .replace(/<[^>]{1,80}>/g, ' ')
    .replace(/&(?:amp;)?(?:quot|#34);/g, '"')
    .replace(/&(?:amp;)?(?:#0?39|apos|#x27);/g, "'")
    .replace(/&(?:amp;)?nbsp;/g, ' ')
    .replace(/&(?:amp;)?#(\d{2,6});/g, (m, code: string) =>
      Number(code) < 0x110000 ? String.fromCodePoint(Number(code)) : m,
    )
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&(?:amp;)?ndash;/g, '–')
    .replace(/&amp;/g, '&');

const nameOf = (value: Json | undefined): string | null => {
  const first = Array.isArray(value) ? value[0] : value;
  const name = isObject(first) ? (textOf(first.name) ?? textOf(first.legalName)) : textOf(first);
  return name === null || /^(?:confidential|company|https?:.*)$/i.test(name) ? null : name;
};

const linkOf = (value: Json | undefined): string | null => {
  const text = textOf(value);
  return text && /^https?:\/\/\S+$/i.test(text) ? text : null;
};

const identifierOf = (value: Json | undefined): string | null => {
  const first = Array.isArray(value) ? value[0] : value;
  const text = isObject(first) ? textOf(first.value) : textOf(first);
  return text && text.length <= 64 && !/^https?:/i.test(text) ? text : null;
};

function firstOf(
  value: Json | undefined,
  read: (text: string) => EmploymentType | null,
): EmploymentType | null {
  const found = arrayOf(value)
    .flatMap((one) => (textOf(one) ?? '').split(/[,;|]/))
    .map((one) => read(one))
    .filter((one) => one !== null);
  // Full time beside another: the other says how, full time how much; the first is the employer's own order.
  return found[0] ?? null;
}

const NO_PLACE =
  /^(?:anywhere|worldwide|remote|global|-+|n\/?a|\d[\d\s-]*|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|various|multiple.*|null|undefined|none)$/i;

function placesOf(posting: JsonObject): { places: string[]; coarse: string[]; sawAnywhere: boolean } {
  const places: string[] = [];
  const coarse: string[] = [];
  let sawAnywhere = false;
  const add = (list: string[], name: string | null): void => {
    if (name && !list.some((other) => other.toLowerCase() === name.toLowerCase())) list.push(name);
  };
  for (const one of arrayOf(posting.jobLocation)) {
    if (!isObject(one)) {
      const text = textOf(one);
      if (text && /^(?:anywhere|worldwide|remote)$/i.test(text)) sawAnywhere = true;
      else if (text && !NO_PLACE.test(text))
        add(/,/.test(text) || text.length > 3 ? places : coarse, placeName(text));
      continue;
    }
    for (const address of one.address === undefined ? [one as Json] : arrayOf(one.address)) {
      const { city, region, country, anywhere } = isObject(address)
        ? partsOf(address)
        : partsOf({ addressLocality: address });
      sawAnywhere ||= anywhere;
      if (city)
        add(
          places,
          [city, region !== city ? region : null, country !== city ? country : null]
            .filter(Boolean)
            .join(', '),
        );
      else if (region) add(coarse, [region, country].filter(Boolean).join(', '));
      else if (country) add(coarse, country);
      else if (isObject(one) && textOf(one.name) && !NO_PLACE.test(textOf(one.name) ?? ''))
        add(coarse, placeName(textOf(one.name) ?? ''));
    }
  }
  for (const one of arrayOf(posting.applicantLocationRequirements)) {
    const name = isObject(one) ? (textOf(one.name) ?? textOf(one.addressCountry)) : textOf(one);
    if (name && !/^(?:anywhere|worldwide)$/i.test(name)) add(coarse, name);
  }
  // Every country of the world is nowhere in particular.
  return { places: places.slice(0, 30), coarse: coarse.length > 15 ? [] : coarse, sawAnywhere };
}

function partsOf(address: JsonObject): {
  city: string | null;
  region: string | null;
  country: string | null;
  anywhere: boolean;
} {
  let anywhere = false;
  const part = (value: Json | undefined): string | null => {
    const text = textOf(value);
    if (text === null) return null;
    if (/^(?:anywhere|worldwide|remote)$/i.test(text)) anywhere = true;
    return NO_PLACE.test(text) ? null : text.replace(/\s*\((?:remote|hybrid|on-?site)\)$/i, '');
  };
  const [city, region, country] = [
    part(address.addressLocality),
    part(address.addressRegion),
    part(address.addressCountry),
  ];
  return { city, region, country, anywhere };
}

const UNITS: [RegExp, PayPeriod][] = [
  [/^h|hour|stund|hod/i, 'hour'],
  [/^d|day|tag\b|den\b/i, 'day'],
  [/^w|week|woche|týden/i, 'week'],
  [/^m|month|monat|měs/i, 'month'],
  [/^y|^ann?|year|jahr|rok|annual|annum/i, 'year'],
];

// "1 to 1,000,000", "0.01": what a form wanted filled in, no employer's offer.
const isPlaceholder = (min: number | null, max: number | null): boolean =>
  (max ?? min ?? 0) <= 1 || (min !== null && max !== null && max / min > 25);

/** Pay as schema.org has it: MonetaryAmount, a number or a text; zero and empty amounts are unknown. */
export function salaryOf(value: Json | undefined): Salary | null {
  const first = Array.isArray(value) ? value[0] : value;
  if (typeof first === 'string') return parseSalary(first);
  if (!isObject(first)) return null;
  const inner = Array.isArray(first.value) ? first.value[0] : first.value;
  const box: JsonObject = isObject(inner) ? inner : first;
  const currency =
    [first.currency, first.salaryCurrency, box.currency]
      .map((one) => textOf(one)?.toUpperCase())
      .find((one) => one && /^[A-Z]{3}$/.test(one)) ?? null;
  const unit = textOf(box.unitText) ?? textOf(first.unitText) ?? textOf(box.unitCode) ?? '';
  const period = UNITS.find(([pattern]) => pattern.test(unit))?.[1] ?? null;
  const amount = (one: Json | undefined): number | null => {
    const text = typeof one === 'number' ? String(one) : textOf(one)?.replace(/[\s,'](?=\d{3}\b)/g, '');
    const number = text && /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
    return number > 0 && number < 1e9 ? number : null;
  };
  const single = amount(isObject(inner) ? inner.value : inner);
  let [min, max] = [amount(box.minValue), amount(box.maxValue)];
  if (min === null && max === null) [min, max] = [single, single];
  if (min === null && max === null) {
    const text = textOf(isObject(inner) ? inner.value : inner);
    const parsed = text ? parseSalary(text) : null;
    return parsed && { ...parsed, currency: parsed.currency ?? currency, period: parsed.period ?? period };
  }
  if (min !== null && max !== null && min > max) [min, max] = [max, min];
  if (isPlaceholder(min, max)) return null;
  return { min, max, currency, period };
}
