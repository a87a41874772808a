/** What a dump's rows must be like before they touch a table: STRICT and CHECK see types and words, not dates. */

import { isDay, isZone } from '../domain/days.ts';
import { webLink } from '../domain/links.ts';
import { JOURNEY_KINDS } from '../domain/records.ts';
import { parseRepeat } from '../domain/recurrence.ts';
import type { DumpedTable } from './dump.ts';

/** A row of a dump: column names and what they hold. */
export type DumpRow = Record<string, string | number | null>;

type Rule = (value: string | number) => boolean;

const text =
  (fits: (value: string) => boolean): Rule =>
  (value) =>
    typeof value === 'string' && fits(value);

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
const moment = text((v) => MOMENT.test(v) && !Number.isNaN(Date.parse(v)));
const day = text(isDay);
const zone = text(isZone);
const hash = text((v) => /^[0-9a-f]{64}$/.test(v));
const rowId: Rule = (v) => typeof v === 'number' && Number.isSafeInteger(v) && v > 0;

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
const isRepeat = (value: string): boolean => {
  try {
    parseRepeat(value);
    return true;
  } catch {
    return false;
  }
};

const ANYWHERE: Record<string, Rule> = {
  id: rowId,
  job: rowId,
  uid: text((v) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(v)),
  at: moment,
  created_at: moment,
  updated_at: moment,
  zone,
};

const RULES: Partial<Record<DumpedTable, Record<string, Rule>>> = {
  jobs: {
    locations: text((v) => isTexts(parsed(v))),
    posted_on: day,
    expires_on: day,
    applied_on: day,
    offer_answer_by: day,
    status_at: moment,
    saved_at: moment,
    tracked_at: moment,
  },
  postings: { fetched_at: moment, snapshot: hash, provenance: text((v) => isTextMap(parsed(v))) },
  events: { kind: text((v) => (JOURNEY_KINDS as readonly string[]).includes(v)) },
  documents: { added_at: moment, hash, link: text((v) => webLink(v) !== null) },
  reminders: { interview: rowId, due_at: moment, anchor: moment, repeat: text(isRepeat) },
};

/** What is wrong with a row, as the name of its column; null where nothing is. */
export function faultOf(table: DumpedTable, row: DumpRow, columns: ReadonlySet<string>): string | null {
  for (const [name, value] of Object.entries(row)) {
    if (!columns.has(name)) return name;
    if (value === null) continue;
    if (typeof value !== 'string' && typeof value !== 'number') return name;
    const rule = RULES[table]?.[name] ?? ANYWHERE[name];
    if (rule && !rule(value)) return name;
  }
  return 'id' in row ? null : 'id';
}
