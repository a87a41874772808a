import type { Job, Offer, PostingField, PostingFields, Salary } from '../domain/job.ts';
import type { Standing } from '../domain/journey.ts';
import { webLink } from '../domain/links.ts';
import { fromMinor, MOST_PAY, toMinor } from '../domain/pay/money.ts';
import { groupAt, type Stage } from '../domain/stages.ts';
import { agenda } from './agenda.ts';
import { type Database, insert, type Row, update, type Value } from './database.ts';
import { fold, teachFolding } from './folding.ts';
import { compileQuery, type Listing, orderBy } from './listing.ts';
import { payKinds } from './pay-kinds.ts';
import { matchExpression } from './search.ts';
import { loadStages, strandedJobs, withGoneStages } from './stages.ts';
import { newUid } from './uid.ts';

export interface NewJob {
  fields: PostingFields;
  canonicalKey: string | null;
  status: string;
  /** UTC ISO 8601. */
  savedAt?: string;
  statusAt?: string;
  trackedAt?: string | null;
  appliedOn?: string | null;
}

const SELECT = `SELECT j.*,
  (SELECT json_group_array(tag) FROM (SELECT tag FROM tags WHERE job = j.id ORDER BY tag)) AS tags,
  (SELECT value FROM derived WHERE job = j.id AND key = 'match') AS match,
  (SELECT min(due_at) FROM reminders WHERE job = j.id AND state IN ('waiting', 'due')) AS next_reminder
  FROM jobs j`;

type Money = 'salary' | 'offer';

function readMoney(row: Row, prefix: Money): Salary | null {
  const [min, max] = [row[`${prefix}_min`] as number | null, row[`${prefix}_max`] as number | null];
  if (min === null && max === null) return null;
  const currency = row[`${prefix}_currency`] as string | null;
  const major = (amount: number | null) => (amount === null ? null : fromMinor(amount, currency));
  return { min: major(min), max: major(max), currency, period: row[`${prefix}_period`] as Salary['period'] };
}

function moneyColumns(prefix: Money, stated: Salary | null): Record<string, Value> {
  // A page may state any number; what can be no pay is not known.
  const salary = stated && Math.max(stated.min ?? 0, stated.max ?? 0) <= MOST_PAY ? stated : null;
  const minor = (amount: number | null) => (amount === null ? null : toMinor(amount, salary!.currency));
  return {
    [`${prefix}_min`]: salary && minor(salary.min),
    [`${prefix}_max`]: salary && minor(salary.max),
    [`${prefix}_currency`]: salary?.currency ?? null,
    [`${prefix}_period`]: salary?.period ?? null,
  };
}

const COLUMNS: Record<Exclude<PostingField, 'salary' | 'locations'>, string> = {
  title: 'title',
  company: 'company',
  workplace: 'workplace',
  employmentType: 'employment_type',
  seniority: 'seniority',
  url: 'url',
  applyUrl: 'apply_url',
  source: 'source',
  externalId: 'external_id',
  language: 'language',
  postedOn: 'posted_on',
  expiresOn: 'expires_on',
  expiresEvidence: 'expires_evidence',
  postingState: 'posting_state',
};

/** Posting fields as the columns that hold them. */
export function fieldColumns(fields: Partial<PostingFields>): Record<string, Value> {
  const row: Record<string, Value> = {};
  for (const [field, value] of Object.entries(fields)) {
    if (field === 'salary') Object.assign(row, moneyColumns('salary', value as Salary | null));
    else if (field === 'locations') row.locations = JSON.stringify(value);
    else if (field === 'url' || field === 'applyUrl') row[COLUMNS[field]] = webLink(value as string | null);
    else row[COLUMNS[field as keyof typeof COLUMNS]] = value as Value;
  }
  return row;
}

/** Makes a domain object of a row of `SELECT`. */
export function readJob(row: Row, stages: readonly Stage[]): Job {
  const text = (name: string) => row[name] as string | null;
  const offerSalary = readMoney(row, 'offer');
  const answerBy = text('offer_answer_by');
  const offer: Offer | null = offerSalary || answerBy ? { salary: offerSalary, answerBy } : null;
  return {
    id: row.id as number,
    uid: row.uid as string,
    title: text('title'),
    company: text('company'),
    locations: JSON.parse(row.locations as string) as string[],
    workplace: row.workplace as Job['workplace'],
    employmentType: row.employment_type as Job['employmentType'],
    seniority: row.seniority as Job['seniority'],
    salary: readMoney(row, 'salary'),
    // A row of an earlier version, or one that undo brought back, may hold anything.
    url: webLink(text('url')),
    applyUrl: webLink(text('apply_url')),
    source: text('source'),
    externalId: text('external_id'),
    language: text('language'),
    postedOn: text('posted_on'),
    expiresOn: text('expires_on'),
    expiresEvidence: text('expires_evidence'),
    postingState: row.posting_state as Job['postingState'],
    status: row.status as string,
    group: groupAt(row.status as string, stages),
    savedAt: row.saved_at as string,
    trackedAt: text('tracked_at'),
    appliedOn: text('applied_on'),
    updatedAt: row.updated_at as string,
    tags: JSON.parse(row.tags as string) as string[],
    matchScore: row.match === null || row.match === undefined ? null : Number(row.match),
    nextReminder: text('next_reminder'),
    offer,
  };
}

// Only these look at the stages; the rest need not ask which are in use.
const asksOfStages = ({ terms }: Listing['query']): boolean =>
  terms.some(({ key }) => key === 'group' || key === 'is');

/** The jobs: what lists need, and where each stands. */
export function jobs(db: Database, now: () => Date) {
  let known: readonly Stage[] | undefined;
  const stages = (): readonly Stage[] => {
    known ??= loadStages(db);
    return known;
  };
  const read = (row: Row): Job => readJob(row, stages());
  const get = (id: number): Job | undefined => {
    const row = db.get(`${SELECT} WHERE j.id = ?`, id);
    return row && read(row);
  };
  const touch = (id: number): void => {
    db.run('UPDATE jobs SET updated_at = ? WHERE id = ?', now().toISOString(), id);
  };

  return {
    get,
    touch,
    /** Every stage there is, the user's own among them, in the journey's order. */
    stages,
    /** These and, as active ones, those that are gone though jobs still stand at them: what a query may name. */
    stagesStoodAt: (): readonly Stage[] => withGoneStages(db, stages()),
    /** Jobs at a stage that is gone, by its name. */
    stranded: () => strandedJobs(db, stages()),
    /** Forgets the stages read before; called after `config stages` changed them. */
    forgetStages: (): void => {
      known = undefined;
    },

    add(job: NewJob): number {
      const at = now();
      const savedAt = job.savedAt ?? at.toISOString();
      return insert(db, 'jobs', {
        uid: newUid(db, at.getTime()),
        ...fieldColumns(job.fields),
        canonical_key: job.canonicalKey,
        status: job.status,
        status_at: job.statusAt ?? savedAt,
        saved_at: savedAt,
        tracked_at: job.trackedAt ?? null,
        applied_on: job.appliedOn ?? null,
        updated_at: at.toISOString(),
      });
    },
    /** Changes posting fields. */
    change(id: number, fields: Partial<PostingFields>): void {
      update(db, 'jobs', id, { ...fieldColumns(fields), updated_at: now().toISOString() });
    },
    setCanonicalKey: (id: number, key: string | null): void => {
      db.run('UPDATE jobs SET canonical_key = ? WHERE id = ?', key, id);
    },
    standing(id: number): Standing {
      const row = db.get('SELECT status, status_at, tracked_at, applied_on FROM jobs WHERE id = ?', id)!;
      return {
        status: row.status as string,
        statusAt: row.status_at as string,
        trackedAt: row.tracked_at as string | null,
        appliedOn: row.applied_on as string | null,
      };
    },
    stand(id: number, { status, statusAt, trackedAt, appliedOn }: Standing): void {
      update(db, 'jobs', id, {
        status,
        status_at: statusAt,
        tracked_at: trackedAt,
        applied_on: appliedOn,
        updated_at: now().toISOString(),
      });
    },
    setOffer(id: number, offer: Offer | null): void {
      update(db, 'jobs', id, {
        ...moneyColumns('offer', offer?.salary ?? null),
        offer_answer_by: offer?.answerBy ?? null,
      });
    },
    /** Removes a job with all that hangs on it; the journal keeps it for `undo`. */
    remove: (id: number): boolean => db.run('DELETE FROM jobs WHERE id = ?', id).changes > 0,

    /** Jobs whose title and company hold all the words: whole beginnings first, else any part. */
    named(words: string): Job[] {
      const match = matchExpression(words, '{title company}');
      const rows = match
        ? db.all(
            `${SELECT} WHERE j.id IN (SELECT rowid FROM jobs_fts WHERE jobs_fts MATCH ?) ORDER BY j.id`,
            match,
          )
        : [];
      if (rows.length > 0) return rows.map(read);
      const parts = fold(words).split(/\s+/).filter(Boolean);
      teachFolding(db);
      if (parts.length === 0) return [];
      const where = parts
        .map(() => "instr(fold(coalesce(title, '') || ' ' || coalesce(company, '')), ?) > 0")
        .join(' AND ');
      return db.all(`${SELECT} WHERE ${where} ORDER BY j.id`, ...parts).map(read);
    },
    /** The jobs of a query, in order, with how many there are in all. */
    list(listing: Listing): { jobs: Job[]; total: number } {
      teachFolding(db);
      const used = asksOfStages(listing.query) ? withGoneStages(db, stages()) : stages();
      const { where, values } = compileQuery(listing.query, { stages: used, today: listing.today });
      const rows = db.all(
        `${SELECT} WHERE ${where} ORDER BY ${orderBy(listing.sort, stages())} LIMIT ?`,
        ...values,
        listing.limit ?? -1,
      );
      const found = rows.map(read);
      const complete = listing.limit === null || found.length < listing.limit;
      const total = complete
        ? found.length
        : db.get<{ n: number }>(`SELECT count(*) AS n FROM jobs j WHERE ${where}`, ...values)!.n;
      return { jobs: found, total };
    },
    /** Titles and companies of the newest jobs, for "did you mean". */
    names: (limit = 2000): { title: string | null; company: string | null }[] =>
      db.all('SELECT title, company FROM jobs ORDER BY updated_at DESC LIMIT ?', limit),
    count: (): number => db.get<{ n: number }>('SELECT count(*) AS n FROM jobs')!.n,
    /** How many jobs stand at each stage. */
    countByStatus: (): Map<string, number> =>
      new Map(
        db
          .all<{ status: string; n: number }>('SELECT status, count(*) AS n FROM jobs GROUP BY status')
          .map(({ status, n }) => [status, n]),
      ),
    /** The job with this canonical key, if any. */
    withKey(key: string): Job | undefined {
      const row = db.get(`${SELECT} WHERE j.canonical_key = ? ORDER BY j.id LIMIT 1`, key);
      return row && read(row);
    },
    /** Jobs of the same company and title (null: those without), wherever they were found. */
    sameName(company: string | null, title: string | null): Job[] {
      return db
        .all(`${SELECT} WHERE lower(j.company) IS lower(?) AND lower(j.title) IS lower(?)`, company, title)
        .map(read);
    },
    /** The id of the job with this uid, or null. */
    idOf: (uid: string): number | null =>
      db.get<{ id: number }>('SELECT id FROM jobs WHERE uid = ?', uid)?.id ?? null,
    /** The id of the first job with this canonical link, or null. */
    idOfKey: (key: string): number | null =>
      db.get<{ id: number }>('SELECT id FROM jobs WHERE canonical_key = ? ORDER BY id LIMIT 1', key)?.id ??
      null,
    /** The highest id there is, 0 in an empty file. */
    lastId: (): number => db.get<{ id: number }>('SELECT coalesce(max(id), 0) AS id FROM jobs')!.id,
    /** The first job of this name with an id over `after` and up to `upTo`, for imports; case does not count. */
    alike: (
      { company, title }: Pick<PostingFields, 'company' | 'title'>,
      {
        after,
        upTo,
        appliedOn,
        linked,
      }: { after: number; upTo: number; appliedOn?: string | null; linked: boolean },
    ): number | null =>
      db.get<{ id: number }>(
        `SELECT id FROM jobs WHERE lower(company) IS lower(?) AND lower(title) IS lower(?) AND id > ? AND id <= ?
         ${appliedOn === undefined ? '' : 'AND applied_on IS ?'} ${linked ? '' : 'AND canonical_key IS NULL'}
         ORDER BY id LIMIT 1`,
        company,
        title,
        after,
        upTo,
        ...(appliedOn === undefined ? [] : [appliedOn]),
      )?.id ?? null,
    /** Since when each of the given jobs stands where it does. */
    statusSince: (ids: number[]): Map<number, string> =>
      new Map(
        db
          .all<{ id: number; status_at: string }>(
            'SELECT id, status_at FROM jobs WHERE id IN (SELECT value FROM json_each(?))',
            JSON.stringify(ids),
          )
          .map((row) => [row.id, row.status_at]),
      ),
    payKinds: () => payKinds(db),
    ...agenda(db, SELECT, read),
  };
}
