/** The form of a dump: what each column may hold, beyond what STRICT and CHECK would see of it. */
import * as z from 'zod/v4';
import { isDay, isZone } from '../domain/days.ts';
import { EMPLOYMENT_TYPES, PAY_PERIODS, SENIORITIES, WORKPLACES } from '../domain/job.ts';
import { webLink } from '../domain/links.ts';
import {
  holdsMoments,
  INTERVIEW_OUTCOMES,
  JOURNEY_KINDS,
  type JourneyKind,
  PROFILE_LEVELS,
  REMINDER_REASONS,
  REMINDER_STATES,
} from '../domain/records.ts';
import { parseRepeat } from '../domain/recurrence.ts';
import { isStageName } from '../domain/stages.ts';
import type { DumpedTable } from './dump.ts';

const MOST = 1e12;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

const text = z.string('it must be a text');
const word = text.min(1, 'it must not be empty');
const fits = (what: string, test: (value: string) => boolean) => text.refine(test, `it must be ${what}`);
const whole = z.int('it must be a whole number').max(MOST, 'it is too large');
const id = whole.min(1, 'it must be 1 or more');
const count = whole.min(0, 'it must be 0 or more');
const day = fits('a day such as 2026-12-01', isDay);
const isMoment = (value: string): boolean =>
  MOMENT.test(value) && isDay(value.slice(0, 10)) && !Number.isNaN(Date.parse(value));
const isMomentOrNone = (value: string | null | undefined): boolean =>
  value === null || value === undefined || isMoment(value);
const moment = fits('a moment such as 2026-12-01T09:00:00.000Z', isMoment);
const zone = fits('a time zone', isZone);
const hash = text.regex(/^[0-9a-f]{64}$/, 'it must be a SHA-256');
const uid = text.regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'it must be a UUID');
const currency = text.regex(/^[A-Z]{3}$/, 'it must be a currency of three letters');
const one = (words: readonly string[]) => z.enum(words, `it must be one of: ${words.join(', ')}`);
/** A column that may be unknown, or missing from a file that an older program wrote. */
const known = <T extends z.ZodType>(type: T) => type.nullish();
/** A column that has a value of its own where the file has none. */
const given = <T extends z.ZodType>(type: T) => type.optional();

const parsed = (value: string): unknown => {
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
};
const isTexts = (value: unknown): boolean =>
  Array.isArray(value) && value.every((each) => typeof each === 'string');
const isTextMap = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && isTexts(Object.values(value));
const isDetail = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && isTexts((value as { changed?: unknown }).changed);
const isRepeat = (value: string): boolean => {
  try {
    parseRepeat(value);
    return true;
  } catch {
    return false;
  }
};

const ROWS = {
  jobs: z.strictObject({
    id,
    uid,
    title: known(text),
    company: known(text),
    locations: given(fits('a list of texts, as JSON', (value) => isTexts(parsed(value)))),
    workplace: known(one(WORKPLACES)),
    employment_type: known(one(EMPLOYMENT_TYPES)),
    seniority: known(one(SENIORITIES)),
    salary_min: known(count),
    salary_max: known(count),
    salary_currency: known(currency),
    salary_period: known(one(PAY_PERIODS)),
    url: known(text),
    apply_url: known(text),
    canonical_key: known(text),
    source: known(text),
    external_id: known(text),
    language: known(text),
    posted_on: known(day),
    expires_on: known(day),
    expires_evidence: known(text),
    posting_state: given(one(['open', 'closed', 'unknown'])),
    status: fits('a stage', isStageName),
    status_at: moment,
    saved_at: moment,
    tracked_at: known(moment),
    applied_on: known(day),
    offer_min: known(count),
    offer_max: known(count),
    offer_currency: known(currency),
    offer_period: known(one(PAY_PERIODS)),
    offer_answer_by: known(day),
    updated_at: moment,
  }),
  postings: z.strictObject({
    id,
    uid,
    job: id,
    version: id,
    description: known(text),
    snapshot: known(hash),
    media_type: known(text),
    content_hash: text,
    fetched_at: moment,
    provenance: given(fits('texts by their field, as JSON', (value) => isTextMap(parsed(value)))),
    etag: known(text),
    last_modified: known(text),
  }),
  events: z
    .strictObject({
      id,
      uid,
      job: id,
      at: moment,
      kind: one(JOURNEY_KINDS),
      was: known(text),
      became: known(text),
      text: known(text),
      by: given(one(['user', 'program', 'assistant'])),
      via: known(one(['mail', 'watch', 'sync'])),
      detail: known(fits('what a look found, as JSON', (value) => isDetail(parsed(value)))),
    })
    .refine((row) => !holdsMoments(row as { kind: JourneyKind }) || isMomentOrNone(row.was), {
      path: ['was'],
      error: 'it must be a moment',
    })
    .refine((row) => !holdsMoments(row as { kind: JourneyKind }) || isMomentOrNone(row.became), {
      path: ['became'],
      error: 'it must be a moment',
    }),
  notes: z.strictObject({ id, uid, job: id, body: word, created_at: moment, updated_at: moment }),
  tags: z.strictObject({ id, job: id, tag: word }),
  contacts: z.strictObject({
    id,
    uid,
    job: id,
    name: word,
    role: known(text),
    email: known(text),
    phone: known(text),
    link: known(text),
  }),
  interviews: z.strictObject({
    id,
    uid,
    job: id,
    at: moment,
    zone,
    // A year of minutes: what is added to a moment must stay one.
    minutes: given(id.max(525_600, 'it is too long')),
    round: known(text),
    with_whom: known(text),
    place: known(text),
    sequence: given(count),
    outcome: known(one(INTERVIEW_OUTCOMES)),
    outcome_note: known(text),
  }),
  documents: z
    .strictObject({
      id,
      uid,
      job: id,
      kind: text,
      name: text,
      media_type: known(text),
      size: known(count),
      hash: known(hash),
      link: known(fits('a link such as https://acme.example', (value) => webLink(value) !== null)),
      added_at: moment,
    })
    .refine((row) => ((row.hash ?? null) === null) !== ((row.link ?? null) === null), {
      path: ['hash'],
      error: 'a paper has either its content or a link',
    }),
  reminders: z.strictObject({
    id,
    uid,
    job: known(id),
    interview: known(id),
    message: text,
    due_at: moment,
    zone,
    repeat: known(fits('a repetition such as 2 weeks', isRepeat)),
    anchor: moment,
    state: given(one(REMINDER_STATES)),
    why: given(one(REMINDER_REASONS)),
    created_at: moment,
    updated_at: moment,
    sequence: given(count),
  }),
  set_aside: z.strictObject({
    id,
    uid,
    job: id,
    kind: one(['closing', 'waiting', 'outcome']),
    about: known(text),
    until: known(day),
    at: moment,
  }),
  profile: z.strictObject({
    id,
    name: word,
    level: known(one(PROFILE_LEVELS)),
    years: known(z.number('it must be a number').min(0, 'it must be 0 or more')),
  }),
  settings: z.strictObject({ id, key: word, value: text }),
} satisfies Record<DumpedTable, z.ZodType>;

const rowsOf = <T extends z.ZodType>(row: T) => z.array(row, 'it must be a list').default([]);

/** A whole dump; a table that is missing has no rows. */
export const DUMP = z.object({
  tables: z.strictObject(
    Object.fromEntries(Object.entries(ROWS).map(([table, row]) => [table, rowsOf(row)])),
    'it must hold the tables',
  ),
  contents: z.array(z.object({ hash, data: text }), 'it must be a list'),
});
