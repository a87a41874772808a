import { didYouMean, nearest } from '../../domain/nearest.ts';
import { usageError } from '../../errors.ts';

/** What a column of a foreign list can be read as, with the names it goes by elsewhere. */
const NAMES = {
  title:
    'title, job title, jobtitle, role, position, job, role title, position title, job position, job role, job name, vacancy, stelle, stellentitel, puesto, poste',
  company:
    'company, company name, companyname, employer, organization, organisation, org, firm, employer name, business, unternehmen, firma, arbeitgeber, empresa, entreprise',
  status:
    'status, stage, list, list name, state, application status, job status, current status, progress, phase, column, board column, pipeline stage, outcome, etapa, estado',
  location: 'location, locations, city, place, job location, office, ort, standort, ubicacion, lieu',
  url: 'url, link, job url, joburl, job link, posting, posting url, job posting, job posting url, application link, application url, post url, listing, website link, jd link, job post url, job listing url',
  applyUrl: 'apply url, applyurl, apply link',
  source:
    'source, job source, jobsource, job board, jobboard, found on, found at, platform, channel, site, via, where found, application source',
  appliedOn:
    'applied, applied date, applieddate, date applied, dateapplied, application date, applicationdate, applied on, appliedon, applied at, appliedat, date of application, submitted, submission date, date submitted, beworben am',
  savedAt:
    'saved date, date saved, saved, saved at, savedat, created, created at, createdat, created date, date created, date added, added, added on, added at, tracked date, date',
  statusAt:
    'status date, status changed, status updated, date of status, last status change, stage date, moved date, last moved',
  interviewAt:
    'interview date, interview, date of interview, first interview, interviewed on, interviewing date, date interviewed',
  offerAt: 'offer date, date of offer, offered on, offer received',
  rejectedAt: 'rejected date, rejection date, date rejected, date of rejection, rejected on',
  expiresOn:
    'deadline, expires, expireson, expiry, expiry date, closing date, application deadline, apply by, close date, due date, due',
  postedOn: 'posted, posted on, postedon, date posted, posted date, posting date, publish date',
  salary:
    'salary, pay, compensation, salary range, pay range, wage, base salary, salary expectation, comp, gehalt, salario, salaire',
  salaryMin: 'salary min, min salary, salarymin, minimum salary, min. salary, salary from',
  salaryMax: 'salary max, max salary, salarymax, maximum salary, max. salary, salary to',
  salaryCurrency: 'salary currency, currency, salarycurrency',
  salaryPeriod: 'salary period, pay period, salaryperiod, salary type, pay type',
  notes:
    'notes, note, comment, comments, remarks, details, next steps, next step, feedback, my notes, notizen, bemerkungen, notas',
  description: 'description, job description, jobdescription, jd, posting text',
  tags: 'tags, tag, labels, label, keywords',
  workplace:
    'workplace, workplace type, workplacetype, work type, worktype, remote, work mode, work model, work arrangement, onsite remote',
  employmentType:
    'employment type, employmenttype, job type, jobtype, contract type, type of employment, type',
  seniority: 'seniority, level, seniority level, experience level',
  externalId:
    'external id, externalid, job id, jobid, requisition, req id, reference, reference number, job number',
  language: 'language',
  postingState: 'posting state, postingstate, active',
  archived: 'archived, is archived',
  archivedAt: 'date archived, archived date, archived at, archivedat, archived on',
  contact:
    'contact, contact name, contact person, recruiter, recruiter name, hiring manager, point of contact',
  contactEmail: 'contact email, recruiter email, email, contact e mail',
  contactPhone: 'contact phone, contact phone number, phone',
  stageHistory: 'stagehistory, stage history',
  uid: 'uid',
} as const;

/** A field that a column can be read as. */
export type Field = keyof typeof NAMES;

/** Every field `--map` takes. */
export const FIELDS = Object.keys(NAMES) as Field[];

/** Column names are compared without case, marks and spaces at the ends. */
export const plainName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/\([^()]*\)/g, ' ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const BY_NAME = new Map<string, Field>(
  FIELDS.flatMap((field) => NAMES[field].split(', ').map((name) => [plainName(name), field] as const)),
);

/** How many of the names mean a field. */
export function knownIn(header: readonly string[]): number {
  return new Set(header.flatMap((name) => BY_NAME.get(plainName(name)) ?? [])).size;
}

/** `Their column=field` pairs, or a usage error. */
export function readMap(pairs: readonly string[]): Map<string, Field | null> {
  return new Map(
    pairs.map((pair) => {
      const cut = pair.lastIndexOf('=');
      const [column, word] = [pair.slice(0, cut), pair.slice(cut + 1).trim()];
      if (cut < 1) throw usageError('bad-map', `--map takes "Their column=field", not "${pair}".`);
      if (word === '' || word === '-') return [plainName(column), null];
      const field =
        FIELDS.find((f) => f.toLowerCase() === word.toLowerCase()) ?? BY_NAME.get(plainName(word));
      if (field) return [plainName(column), field];
      const near = nearest(word, FIELDS);
      throw usageError('unknown-field', `A column cannot be read as "${word}".`, [
        ...didYouMean(near.slice(0, 1)),
        `Fields: ${FIELDS.join(', ')}.`,
      ]);
    }),
  );
}

/**
 * Which column holds which field; `own` are the names that mean something else in this list. Each field is read from
 * one column: the mapped, else the first that has a name of it.
 */
export function columnsOf(
  header: readonly string[],
  own: Readonly<Record<string, Field | null>>,
  map: ReadonlyMap<string, Field | null>,
): Map<Field, number> {
  for (const column of map.keys()) {
    if (!header.some((name) => plainName(name) === column))
      throw usageError('no-such-column', `The file has no column "${column}".`, [
        `Columns: ${header.join(', ')}.`,
      ]);
  }
  const found = new Map<Field, number>();
  const take = (field: Field | null | undefined, i: number, force = false) => {
    if (field && (force || !found.has(field))) found.set(field, i);
  };
  for (const [i, name] of header.entries())
    if (map.has(plainName(name))) take(map.get(plainName(name)), i, true);
  for (const [i, name] of header.entries()) {
    const plain = plainName(name);
    if (map.has(plain)) continue;
    take(plain in own ? own[plain] : BY_NAME.get(plain), i);
  }
  return found;
}
