import type { PostingFields, Salary } from '../../domain/job.ts';
import { employmentInTitle, employmentTypeOf, seniorityInTitle, workplaceOf } from '../text/work-terms.ts';
import type { Evidence } from './evidence.ts';
import { markdownFromHtml } from './markdown.ts';
import { dayOf, salaryOf, textOf } from './schema-posting.ts';
import { isObject, type Json, type JsonObject } from './tolerant-json.ts';

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
  'job_title',
  'position_title',
  'positionName',
  'vacancyName',
  'vacancyTitle',
  'postingName',
  'intitule',
  'titel',
  'stellentitel',
  'stellenangebotsTitel',
  'beruf',
  'titulo',
  'puesto',
  'cargo',
  'titolo',
  'stanowisko',
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
  'description_html',
  'job_description',
  'jobDescriptionHtml',
  'full_description',
  'fullDescription',
  'details',
  'stellenbeschreibung',
  'stellenangebotsBeschreibung',
  'beschreibung',
  'descripcion',
  'descricao',
  'descrizione',
  'descriptif',
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
  'employer_name',
  'organisation',
  'hiringCompany',
  'arbeitgeber',
  'firma',
  'entreprise',
  'empresa',
  'azienda',
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
  'place',
  'area',
  'address',
  'job_location',
  'candidate_required_location',
  'workplace_address',
  'workingLocations',
  'arbeitsorte',
  'arbeitsort',
  'lieuTravail',
  'ubicacion',
];
const POSTED_KEYS =
  'datePosted publishedAt published_at publishedDate publicationDate publication_date postedDate posted_at postedAt date_posted dateCreation created_at createdAt created pub_date datum aktuelleVeroeffentlichungsdatum'.split(
    ' ',
  );
const EXPIRES_KEYS =
  'validThrough applicationDeadline application_deadline closingDate closing_date deadline expires_at expiresAt expirationDate expiration_date expiredOn endDate apply_by bewerbungsfrist'.split(
    ' ',
  );
const TYPE_KEYS =
  'employmentType employment_type jobType job_type contractType contract_type contract_time typeContratLibelle commitment schedule type_of_employment arbeitszeit'.split(
    ' ',
  );
const GONE =
  /^(?:expired|closed|archived|inactive|unpublished|filled|ended|finished|deactivated|removed|paused|unlisted)$/i;

/** Every title an object may have, as one line each. */
export function titlesIn(object: JsonObject): string[] {
  return TITLE_KEYS.map((key) => worded(object[key])).filter((text) => text !== null);
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

/** How much of a posting an object says; 0 for too little. */
export function postingScore(object: JsonObject): number {
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

/** What an object of any shape says of one posting, by the names its fields have. */
export function evidenceInObject(posting: JsonObject, source: string): Evidence {
  const company = COMPANY_KEYS.map((key) => nameIn(posting[key])).find((name) => name && name.length < 80);
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
    postedOn: firstDay(posting, POSTED_KEYS),
    expiresOn: firstDay(posting, EXPIRES_KEYS),
    employmentType: employmentTypeOf(TYPE_KEYS.map((key) => nameIn(posting[key])).find(Boolean) ?? ''),
    workplace:
      posting.isRemote === true || posting.remote === true
        ? 'remote'
        : workplaceOf(textOf(posting.workplaceType) ?? textOf(posting.workplace_type) ?? ''),
    salary: payIn(posting),
  };
  if (fields.expiresOn) fields.expiresEvidence = 'the deadline in the page’s data';
  const text = TEXT_KEYS.map((key) => wordedLong(posting[key])).find((one) => one && one.length > 200);
  return { source, fields, description: text ? markdownFromHtml(text) : null };
}

const firstDay = (posting: JsonObject, keys: readonly string[]): string | null =>
  keys.map((key) => dayOf(posting[key])).find((day) => day !== null) ?? null;

// A name, or that of the thing named: {"name": …}, {"display_name": …}, {"libelle": …}.
function nameIn(value: Json | undefined): string | null {
  const one = Array.isArray(value) ? value[0] : value;
  if (!isObject(one)) return worded(one);
  for (const key of NAME_KEYS) {
    const name = worded(one[key]);
    if (name) return name;
  }
  return null;
}
const NAME_KEYS =
  'name nom title displayName display_name label libelle city cityName ort locality town'.split(' ');

function payIn(posting: JsonObject): Salary | null {
  if (isObject(posting.baseSalary)) return salaryOf(posting.baseSalary);
  const box = isObject(posting.salary) ? posting.salary : null;
  const [min, max] = box
    ? [box.from ?? box.min ?? box.minValue, box.to ?? box.max ?? box.maxValue]
    : [posting.salary_min ?? posting.salaryMin, posting.salary_max ?? posting.salaryMax];
  if (typeof min === 'number' || typeof max === 'number') {
    const currency =
      box?.currency ?? posting.salary_currency ?? posting.salaryCurrency ?? posting.currency ?? null;
    const unit = box?.period ?? box?.unit ?? box?.interval ?? posting.salary_period ?? null;
    return salaryOf({ currency, value: { minValue: min ?? null, maxValue: max ?? null, unitText: unit } });
  }
  return typeof posting.salary === 'string' ? salaryOf(posting.salary) : null;
}

function placesOf(posting: JsonObject): string[] {
  const places: string[] = [];
  for (const key of PLACE_KEYS) {
    const value = posting[key];
    for (const one of Array.isArray(value) ? value : [value]) {
      const name = nameIn(one);
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

/** The objects in an answer that each are a posting: a title, and a text or an employer with a place. */
export function postingsInObjects(root: Json): JsonObject[] {
  const found: JsonObject[] = [];
  const stack: Json[] = [root];
  for (let seen = 0; stack.length > 0 && seen < 20_000; seen++) {
    const value = stack.pop();
    if (Array.isArray(value)) stack.push(...value.slice(0, 2000).reverse());
    else if (isObject(value)) {
      if (titlesIn(value).length > 0 && postingScore(value) >= 4) found.push(value);
      else stack.push(...Object.values(value).filter((one) => typeof one === 'object' && one !== null));
    }
  }
  return found;
}

/** The same as a whole posting, its title too. */
export function evidenceOfAnswer(posting: JsonObject): Evidence {
  const evidence = evidenceInObject(posting, 'json');
  const title = titlesIn(posting)[0] ?? null;
  const link = [
    posting.url,
    posting.jobUrl,
    posting.link,
    posting.absolute_url,
    posting.redirect_url,
    posting.alternate_url,
    posting.apply_url,
  ]
    .map((one) => textOf(one))
    .find((one) => one && /^https?:\/\/\S+$/i.test(one));
  const id = textOf(posting.id) ?? textOf(posting.jobId) ?? textOf(posting.refnr);
  return {
    ...evidence,
    fields: {
      ...evidence.fields,
      title,
      url: link ?? null,
      externalId: id && id.length <= 64 ? id : null,
      seniority: title ? seniorityInTitle(title) : null,
      employmentType: evidence.fields.employmentType ?? (title ? employmentInTitle(title) : null),
    },
  };
}
