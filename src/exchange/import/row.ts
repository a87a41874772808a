import { isDay } from '../../domain/days.ts';
import { emptyFields } from '../../domain/draft.ts';
import {
  EMPLOYMENT_TYPES,
  type EmploymentType,
  PAY_PERIODS,
  type PostingFields,
  type Salary,
  SENIORITIES,
  type Seniority,
  WORKPLACES,
  type Workplace,
} from '../../domain/job.ts';
import { typedLink } from '../../domain/links.ts';
import { MOST_PAY, parseSalary } from '../../domain/pay/money.ts';
import { groupOf, resolveStage, type Stage, stageRank } from '../../domain/stages.ts';
import type { Field } from './columns.ts';
import { type DateOrder, type ReadDate, readDate } from './dates.ts';
import type { Shape } from './shapes.ts';

/** One row of a foreign list as a job: its posting, where it stands, and what is known of how it got there. */
export interface ImportedJob {
  fields: PostingFields;
  description: string | null;
  status: string;
  /** Oldest first; the last is the status. Dates nobody gave are null. */
  journey: { stage: string; at: string | null }[];
  savedAt: string | null;
  appliedOn: string | null;
  tags: string[];
  notes: string[];
  contact: { name: string; email: string | null; phone: string | null } | null;
  uid: string | null;
  line: number;
}

/** What reading a row needs to know beside the row. */
export interface RowContext {
  shape: Shape;
  columns: ReadonlyMap<Field, number>;
  orders: ReadonlyMap<number, DateOrder>;
  stages: readonly Stage[];
  zone: string;
  /** Told of each word in the status column, the stage it became, and whether the word names one. */
  onStatus?: (word: string, stage: string, known: boolean) => void;
  /** Told of each cell that holds figures and cannot be read as what its column is. */
  onUnread?: (column: number, value: string) => void;
}

const plain = (text: string): string => text.toLowerCase().replace(/[^a-z]+/g, '');

const among = <T extends string>(words: readonly T[], text: string): T | null =>
  words.find((word) => plain(text).includes(plain(word))) ?? null;

function workplaceOf(text: string): Workplace | null {
  if (/^(yes|true|y|1)$/i.test(text)) return 'remote';
  if (/office|vor ort|in.?person/i.test(text)) return 'onsite';
  return among(WORKPLACES, text);
}

function employmentOf(text: string): EmploymentType | null {
  if (/^(ft|permanent|vollzeit)$/i.test(text)) return 'full-time';
  if (/^(pt|teilzeit)$/i.test(text)) return 'part-time';
  if (/\bintern\b|praktikum/i.test(text)) return 'internship';
  return among(EMPLOYMENT_TYPES, text);
}

function seniorityOf(text: string): Seniority | null {
  if (/trainee/i.test(text)) return 'intern';
  if (/entry/i.test(text)) return 'junior';
  if (/director/i.test(text)) return 'executive';
  return among(SENIORITIES, text);
}

const words = (text: string): string[] => [
  ...new Set(
    text
      .split(/[;,\n]/)
      .map((word) => word.trim().replace(/^[#+]/, '').toLowerCase().replace(/\s+/g, '-'))
      .filter(Boolean),
  ),
];

// What our own CSV put before a formula comes off again.
const unguarded = (text: string): string => (/^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text);

/** Reads a row; a reason in words where it is no job. */
export function readRow(cells: readonly string[], line: number, context: RowContext): ImportedJob | string {
  const get = (field: Field): string => {
    const i = context.columns.get(field);
    return i === undefined ? '' : unguarded(cells[i] ?? '').replace(/\0/g, '');
  };
  const date = (field: Field): ReadDate | null => {
    const i = context.columns.get(field);
    if (i === undefined) return null;
    const found = readDate(get(field), context.orders.get(i) ?? null, context.zone);
    if (found === null && /\d/.test(get(field))) context.onUnread?.(i, get(field));
    return found;
  };
  const [title, company, link] = [get('title') || null, get('company') || null, get('url')];
  // A bare `acme.example` may be a company's name as well.
  const url = /^www\.|[/:]/i.test(link) ? typedLink(link) : null;
  if (!title && !company && !url) return 'no title, company or link';
  const dates = {
    saved: date('savedAt'),
    applied: date('appliedOn'),
    interview: date('interviewAt'),
    offer: date('offerAt'),
    rejected: date('rejectedAt'),
    status: date('statusAt'),
    archived: date('archivedAt'),
  };
  const journey = historyOf(get, context.stages) ?? journeyOf(get, dates, context);
  const notes = [get('notes')].filter(Boolean);
  if (link !== '' && url === null) notes.push(`Link as it was written: ${link}`);
  const salary = salaryOf(get);
  const pay = context.columns.get('salary');
  if (salary === null && pay !== undefined && /\d/.test(get('salary')))
    context.onUnread?.(pay, get('salary'));
  const fields: PostingFields = {
    ...emptyFields(),
    title,
    company,
    url,
    locations: [
      ...new Set(
        get('location')
          .split(/[;\n|]/)
          .map((p) => p.trim())
          .filter(Boolean),
      ),
    ],
    workplace: workplaceOf(get('workplace')) ?? (/\bremote\b/i.test(get('location')) ? 'remote' : null),
    employmentType: employmentOf(get('employmentType')),
    seniority: seniorityOf(get('seniority')),
    salary,
    applyUrl: typedLink(get('applyUrl')),
    source: get('source') || context.shape.source || null,
    externalId: get('externalId') || null,
    language: /^[a-z]{2}$/.test(get('language')) ? get('language') : null,
    postedOn: date('postedOn')?.day ?? null,
    expiresOn: date('expiresOn')?.day ?? null,
    postingState: postingState(get('postingState')),
  };
  const contact = get('contact') || get('contactEmail');
  const last = journey.at(-1)!;
  return {
    fields,
    description: get('description') || null,
    status: last.stage,
    journey,
    savedAt: dates.saved?.at ?? journey[0]?.at ?? null,
    appliedOn: isDay(get('appliedOn')) ? get('appliedOn') : (dates.applied?.day ?? null),
    tags: words(get('tags')),
    notes,
    contact: contact
      ? { name: contact, email: get('contactEmail') || null, phone: get('contactPhone') || null }
      : null,
    uid: get('uid') || null,
    line,
  };
}

const postingState = (text: string): PostingFields['postingState'] =>
  /^(open|true|yes)$/i.test(text) ? 'open' : /^(closed|false|no)$/i.test(text) ? 'closed' : 'unknown';

function salaryOf(get: (field: Field) => string): Salary | null {
  const amount = (text: string): number | null => {
    const n = Number(
      text
        .replace(/[^\d.,]/g, '')
        .replace(/[.,](?=\d{3}\b)/g, '')
        .replace(',', '.'),
    );
    return text !== '' && Number.isFinite(n) && n > 0 && n <= MOST_PAY ? n : null;
  };
  const [min, max] = [amount(get('salaryMin')), amount(get('salaryMax'))];
  if (min !== null || max !== null) {
    const currency = /^[A-Za-z]{3}$/.test(get('salaryCurrency')) ? get('salaryCurrency').toUpperCase() : null;
    const per = get('salaryPeriod').toLowerCase();
    const period = /^annual|^yr/.test(per) ? 'year' : (PAY_PERIODS.find((p) => per.startsWith(p)) ?? null);
    return { min, max, currency, period };
  }
  return get('salary') === '' ? null : parseSalary(get('salary'));
}

type Journey = ImportedJob['journey'];

function historyOf(get: (field: Field) => string, stages: readonly Stage[]): Journey | null {
  const steps = get('stageHistory')
    .split('; ')
    .flatMap((step) => {
      const found = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) (.+)$/.exec(step);
      return found && !Number.isNaN(Date.parse(found[1]!)) && stageRank(found[2]!, stages) >= 0
        ? [{ at: found[1]!, stage: found[2]! }]
        : [];
    });
  if (steps.length === 0) return null;
  // It stands by date; what was dated back came later all the same, and the status says where the job is now.
  const saved = steps.findIndex(({ stage }) => stage === 'saved');
  if (saved > 0) steps.unshift(...steps.splice(saved, 1));
  const status = get('status');
  if (stageRank(status, stages) < 0 || steps.at(-1)!.stage === status) return steps;
  const now = steps.findLastIndex(({ stage }) => stage === status);
  if (now <= 0) return [...steps, { stage: status, at: null }];
  steps.push(...steps.splice(now, 1));
  return steps;
}

type Dates = Record<
  'saved' | 'applied' | 'interview' | 'offer' | 'rejected' | 'status' | 'archived',
  ReadDate | null
>;

function journeyOf(get: (field: Field) => string, dates: Dates, context: RowContext): Journey {
  const status = statusOf(get, dates, context);
  const rank = (stage: string) => stageRank(stage, context.stages);
  const steps: Journey = [];
  for (const stage of ['applied', 'interview', 'offer', 'rejected'] as const) {
    const found = dates[stage];
    // A date ahead of where the row says it stands is a plan, not something that happened.
    if (found && rank(stage) <= rank(status)) steps.push({ stage, at: found.at });
  }
  // A list may have been begun after the first application was out: nothing is saved after it was applied for.
  const earliest = [dates.saved?.at, ...steps.map(({ at }) => at)]
    .filter((at) => typeof at === 'string')
    .sort()[0];
  steps.unshift({ stage: 'saved', at: dates.saved ? earliest! : null });
  if (steps.at(-1)!.stage !== status) steps.push({ stage: status, at: dates.status?.at ?? null });
  else if (steps.at(-1)!.at === null) steps.at(-1)!.at = dates.status?.at ?? null;
  // What was put away is no longer pursued, however far it had come.
  const away = /^(true|yes|y|1|archived)$/i.test(get('archived')) || dates.archived !== null;
  if (away && isOpen(status, context.stages)) {
    steps.push({ stage: 'withdrawn', at: dates.archived?.at ?? null });
    context.onStatus?.('archived', 'withdrawn', true);
  }
  return steps;
}

const isOpen = (stage: string, stages: readonly Stage[]): boolean =>
  ['saved', 'active'].includes(groupOf(stage, stages) ?? '');

// Boards number and paint their columns: "2. Applied", "✅ Submitted (portal)".
const bare = (word: string): string =>
  word
    .replace(/\([^()]*\)/g, ' ')
    .replace(/^\s*\d+(?:st|nd|rd|th)\b/i, '')
    .replace(/^[^\p{L}]+|[^\p{L}\p{N}]+$/gu, '')
    .trim();

// A list's word may be any, `constructor` too.
const spokenBy = ({ stages }: RowContext['shape'], word: string): string | undefined =>
  stages && Object.hasOwn(stages, word) ? stages[word] : undefined;

function statusOf(
  get: (field: Field) => string,
  dates: Dates,
  { stages, shape, onStatus }: RowContext,
): string {
  const fallback = dates.rejected ? 'rejected' : dates.applied ? 'applied' : 'saved';
  const word = get('status');
  if (word === '') return shape.without ?? fallback;
  const named = [spokenBy(shape, word.toLowerCase()) ?? word, bare(word)]
    .map((each) => resolveStage(each, stages))
    .find((match) => match.kind === 'found');
  const stage = named?.kind === 'found' ? named.stage.name : fallback;
  onStatus?.(word, stage, named !== undefined);
  return stage;
}
