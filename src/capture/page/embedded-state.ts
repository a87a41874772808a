import type { PostingFields } from '../../domain/job.ts';
import { folded } from '../text/lines.ts';
import { employmentTypeOf, workplaceOf } from '../text/work-terms.ts';
import type { Evidence } from './evidence.ts';
import { markdownFromHtml } from './markdown.ts';
import { dayOf, salaryOf, textOf } from './schema-posting.ts';
import { isObject, type Json, type JsonObject, readJson } from './tolerant-json.ts';
import type { DataScript } from './tree.ts';

const TITLE_KEYS = [
  'title',
  'jobTitle',
  'name',
  'positionTitle',
  'jobOpeningName',
  'postingTitle',
  'JobTitle',
  'headline',
  'text',
];
const TEXT_KEYS = [
  'descriptionHtml',
  'description',
  'jobDescription',
  'content',
  'body',
  'descriptionBody',
  'jobDescriptionText',
  'Description',
  'externalDescription',
  'descriptionShort',
];
const COMPANY_KEYS = [
  'company',
  'companyName',
  'company_name',
  'employer',
  'employerName',
  'organization',
  'hiringOrganization',
  'startup',
];
const PLACE_KEYS = [
  'locations',
  'location',
  'jobLocation',
  'city',
  'office',
  'primaryLocation',
  'formattedLocation',
  'locationName',
];
const GONE =
  /^(?:expired|closed|archived|inactive|unpublished|filled|ended|finished|deactivated|removed|paused|unlisted)$/i;

/** What the state a page carries for its own script says of the posting named by its heading. */
export function stateEvidence(scripts: readonly DataScript[], heading: string | null): Evidence | null {
  if (heading === null) return null;
  const wanted = folded(heading);
  let best: { posting: JsonObject; score: number } | null = null;
  for (const script of scripts) {
    if (/ld\+json/.test(script.type)) continue;
    for (const json of valuesOf(script)) {
      for (const object of objectsIn(json)) {
        const title = TITLE_KEYS.map((key) => worded(object[key])).find(
          (text) => text && folded(text) === wanted,
        );
        if (!title) continue;
        const score = scoreOf(object);
        if (score > 0 && (!best || score > best.score)) best = { posting: object, score };
      }
    }
  }
  return best && evidenceOf(best.posting);
}

function* valuesOf({ type, text }: DataScript): Generator<Json> {
  if (/json/.test(type)) {
    const json = readJson(text);
    if (json !== undefined) yield Array.isArray(json) && isDevalued(json) ? revived(json) : json;
    return;
  }
  // "window.__STATE__ = {…};": each assignment of an object, a few at most.
  let count = 0;
  for (const m of text.matchAll(/[\w$\])"']\s*=\s*(?=[{[]\s*["{[])/g)) {
    if (++count > 12) return;
    const json = readJson(text.slice(m.index + m[0].length));
    if (json !== undefined) yield json;
  }
}

function* objectsIn(root: Json): Generator<JsonObject> {
  const stack: Json[] = [root];
  for (let seen = 0; stack.length > 0 && seen < 60_000; seen++) {
    const value = stack.pop();
    if (Array.isArray(value)) {
      for (let i = Math.min(value.length, 3000) - 1; i >= 0; i--)
        if (typeof value[i] === 'object') stack.push(value[i] ?? null);
    } else if (isObject(value)) {
      yield value;
      for (const inner of Object.values(value))
        if (typeof inner === 'object' && inner !== null) stack.push(inner);
    }
  }
}

// https://github.com/Rich-Harris/devalue: a flat list whose numbers point back into it.
const isDevalued = (json: Json[]): boolean => {
  const first = json[0];
  return (
    json.length > 2 &&
    ((Array.isArray(first) && typeof first[0] === 'string' && typeof first[1] === 'number') ||
      (isObject(first) && Object.values(first).every((v) => typeof v === 'number')))
  );
};

function revived(flat: Json[]): Json {
  const done = new Map<number, Json>();
  let budget = 60_000;
  const at = (index: number, depth: number): Json => {
    const known = done.get(index);
    if (known !== undefined) return known;
    const value = flat[index];
    if (value === undefined || depth > 60 || budget-- <= 0) return null;
    if (Array.isArray(value)) {
      if (typeof value[0] === 'string')
        return typeof value[1] === 'number' ? at(value[1], depth + 1) : (value[1] ?? null);
      const list: Json[] = [];
      done.set(index, list);
      for (const one of value) list.push(typeof one === 'number' ? at(one, depth + 1) : null);
      return list;
    }
    if (isObject(value)) {
      const object: JsonObject = {};
      done.set(index, object);
      for (const [key, one] of Object.entries(value))
        object[key] = typeof one === 'number' ? at(one, depth + 1) : null;
      return object;
    }
    done.set(index, value);
    return value;
  };
  return at(0, 0);
}

// A text, or one by language ({"cs": …, "en": …}).
function worded(value: Json | undefined): string | null {
  if (isObject(value)) {
    const texts = Object.entries(value).filter(
      ([key, one]) => /^[a-z]{2}(?:[-_][A-Za-z]{2})?$/.test(key) && typeof one === 'string',
    );
    return texts.length > 0 ? textOf(texts[0]![1]) : null;
  }
  return typeof value === 'string' ? textOf(value) : null;
}

function scoreOf(object: JsonObject): number {
  let score = 0;
  if (TEXT_KEYS.some((key) => (wordedLong(object[key]) ?? '').length > 80)) score += 3;
  if (COMPANY_KEYS.some((key) => object[key] !== undefined && object[key] !== null)) score += 2;
  if (PLACE_KEYS.some((key) => object[key] !== undefined && object[key] !== null)) score += 1;
  if (typeof object.status === 'string' || typeof object.state === 'string') score += 1;
  return score >= 2 ? score : 0;
}

const wordedLong = (value: Json | undefined): string | null =>
  isObject(value)
    ? (Object.values(value).find((one): one is string => typeof one === 'string' && one.length > 40) ?? null)
    : textOf(value, true);

function evidenceOf(posting: JsonObject): Evidence {
  const company = COMPANY_KEYS.map((key) => {
    const value = posting[key];
    return isObject(value)
      ? (worded(value.name) ?? worded(value.title) ?? worded(value.displayName))
      : worded(value);
  }).find((name) => name && name.length < 80);
  const state = [posting.status, posting.state, posting.jobStatus]
    .map((one) => (typeof one === 'string' ? one : null))
    .find(Boolean);
  const gone =
    (state && GONE.test(state)) ||
    posting.isExpired === true ||
    posting.expired === true ||
    posting.isClosed === true;
  const fields: Partial<PostingFields> = {
    company: company ?? null,
    locations: placesOf(posting),
    postingState: gone ? 'closed' : 'unknown',
    postedOn:
      dayOf(posting.datePosted) ??
      dayOf(posting.publishedAt) ??
      dayOf(posting.published_at) ??
      dayOf(posting.publishedDate),
    expiresOn:
      dayOf(posting.validThrough) ??
      dayOf(posting.applicationDeadline) ??
      dayOf(posting.application_deadline) ??
      dayOf(posting.closingDate),
    employmentType: employmentTypeOf(textOf(posting.employmentType) ?? textOf(posting.jobType) ?? ''),
    workplace:
      posting.isRemote === true
        ? 'remote'
        : workplaceOf(textOf(posting.workplaceType) ?? textOf(posting.workplace_type) ?? ''),
    salary: isObject(posting.baseSalary) ? salaryOf(posting.baseSalary) : null,
  };
  if (fields.expiresOn) fields.expiresEvidence = 'the deadline in the page’s data';
  const text = TEXT_KEYS.map((key) => wordedLong(posting[key])).find((one) => one && one.length > 200);
  return { source: 'page-data', fields, description: text ? markdownFromHtml(text) : null };
}

function placesOf(posting: JsonObject): string[] {
  const places: string[] = [];
  for (const key of PLACE_KEYS) {
    const value = posting[key];
    for (const one of Array.isArray(value) ? value : [value]) {
      const name = isObject(one) ? (worded(one.name) ?? worded(one.city) ?? worded(one.label)) : worded(one);
      if (
        name &&
        name.length < 80 &&
        !/^(?:anywhere|remote|-|https?:.*)$/i.test(name) &&
        !places.includes(name)
      )
        places.push(name);
    }
    if (places.length > 0) return places.slice(0, 20);
  }
  return places;
}
