import { formatISO } from 'date-fns/formatISO';
import { lastDayOfMonth } from 'date-fns/lastDayOfMonth';
import { lastDayOfYear } from 'date-fns/lastDayOfYear';
import { parseISO } from 'date-fns/parseISO';
import { usageError } from '../../errors.ts';
import { addDays, type Day, isDay, parseDays } from '../days.ts';
import { EMPLOYMENT_TYPES, SENIORITIES, STAGE_GROUPS, type StageGroup, WORKPLACES } from '../job.ts';
import { didYouMean, nearest } from '../nearest.ts';
import { parseSalary } from '../pay/reader.ts';
import { resolveStage, type Stage } from '../stages.ts';
import {
  type Comparison,
  DAY_KEYS,
  type DayKey,
  type DayTerm,
  HAS_VALUES,
  IS_VALUES,
  NAME_KEYS,
  type NameKey,
  NUMBER_KEYS,
  type NumberKey,
  type NumberTerm,
  type QueryContext,
  type QueryKey,
  type Term,
  type TextKey,
} from './terms.ts';
import type { Token } from './words.ts';

const refuse = (
  token: Token,
  expected: string,
  hints: string[] = [],
  details: Record<string, unknown> = {},
) =>
  usageError('bad-value', `"${token.typed}" cannot be read: ${expected}.`, hints, {
    term: token.typed,
    ...details,
  });

const plain = (word: string) => word.toLowerCase().replace(/[\s_-]+/g, '');

const SPOKEN_NAMES: Record<string, string> = {
  office: 'onsite',
  home: 'remote',
  permanent: 'full-time',
  freelance: 'contract',
  entry: 'junior',
  entrylevel: 'junior',
  intermediate: 'mid',
  midlevel: 'mid',
  principal: 'lead',
  staff: 'lead',
  note: 'notes',
  link: 'url',
  pay: 'salary',
  expires: 'deadline',
  ended: 'closed',
};

const choose = (token: Token, word: string, options: readonly string[]): string => {
  const wanted = plain(word);
  const spoken = Object.hasOwn(SPOKEN_NAMES, wanted) ? SPOKEN_NAMES[wanted]! : wanted;
  const exact = options.find((o) => plain(o) === plain(spoken));
  if (exact) return exact;
  const beginning = options.filter((o) => wanted !== '' && plain(o).startsWith(wanted));
  if (beginning.length === 1) return beginning[0]!;
  const near = nearest(word, options);
  const hints = didYouMean(near);
  throw refuse(token, `${token.key} takes ${options.join(', ')}`, hints, { nearest: near });
};

const stageName = (token: Token, word: string, stages: readonly Stage[]): string => {
  const match = resolveStage(word, stages);
  if (match.kind === 'found') return match.stage.name;
  if (match.kind === 'ambiguous') {
    const names = match.candidates.map((s) => s.name);
    throw refuse(token, `"${word}" begins several stages: ${names.join(', ')}`, [], { candidates: names });
  }
  const hints = didYouMean(match.nearest);
  hints.push(`Stages: ${stages.map((s) => s.name).join(', ')}.`);
  throw usageError('unknown-stage', `There is no stage "${word}".`, hints, { word, nearest: match.nearest });
};

/** What is over without success, whoever ended it. */
const ENDED: readonly StageGroup[] = ['lost', 'closed'];

const NAMES: Record<Exclude<NameKey, 'status'>, readonly string[]> = {
  group: STAGE_GROUPS,
  workplace: WORKPLACES,
  type: EMPLOYMENT_TYPES,
  seniority: SENIORITIES,
  is: IS_VALUES,
  has: HAS_VALUES,
};

const nameTerm = (key: NameKey, token: Token, { stages }: QueryContext): Term => {
  // "status:active" is what people type for a group of stages.
  const inGroup = (word: string) =>
    stages.filter((s) => s.group === plain(word) && s.name !== s.group).map((s) => s.name);
  const read = (word: string): string[] => {
    if (key === 'group' && plain(word) === 'ended') return [...ENDED];
    if (key === 'status' && plain(word) === 'ended' && !stages.some((s) => plain(s.name) === 'ended'))
      return ENDED.flatMap(inGroup);
    if (key !== 'status') return [choose(token, word, NAMES[key])];
    const group = stages.some((s) => plain(s.name) === plain(word)) ? [] : inGroup(word);
    return group.length > 0 ? group : [stageName(token, word, stages)];
  };
  const values = [...new Set(token.values.flatMap((v) => read(v.text)))];
  return { key, negated: token.negated, op: 'is', values };
};

const OPERATOR = /^(<=|>=|<|>|=)\s*/;

interface Compared {
  op: Comparison | null;
  text: string;
}

// The operator typed before a value, or the plus behind it (`70+`, `20/hour+`, `20+/hour`): null where none was.
const compared = (text: string): Compared => {
  const match = OPERATOR.exec(text);
  if (!match) {
    const [, value, unit = ''] = /^(.*[^\s+])\+(\/\w+)?$/.exec(text) ?? [];
    return value === undefined ? { op: null, text } : { op: '>=', text: value + unit };
  }
  return { op: match[1] === '=' ? 'is' : (match[1] as Comparison), text: text.slice(match[0].length) };
};

/** The first and last day a word names: a day, a month, a year. */
interface Span {
  first: Day;
  last: Day;
}

const NAMED_DAYS: Record<string, number> = { yesterday: -1, today: 0, tomorrow: 1 };

const spanOf = (text: string, today: Day): Span | null => {
  const word = text.toLowerCase();
  if (Object.hasOwn(NAMED_DAYS, word)) {
    const day = addDays(today, NAMED_DAYS[word]!);
    return { first: day, last: day };
  }
  if (isDay(text)) return { first: text, last: text };
  const month = /^\d{4}-\d{2}$/.test(text);
  if (!month && !/^\d{4}$/.test(text)) return null;
  const first = month ? `${text}-01` : `${text}-01-01`;
  if (!isDay(first)) return null;
  const start = parseISO(first);
  const last = month ? lastDayOfMonth(start) : lastDayOfYear(start);
  return { first, last: formatISO(last, { representation: 'date' }) };
};

const DAY_EXPECTED =
  'it takes a day (2026-12-01, today), a number of days (7d, 2w, 1m), a month or a range (a..b)';

/** `expires.before:2026-12-01`: what a shell leaves alone where it would take `<` for a file. */
const SIDES: Record<string, Comparison> = { before: '<', after: '>', since: '>=', until: '<=' };

const sideOf = (token: Token, side: string): Comparison => {
  const name = side.toLowerCase();
  if (Object.hasOwn(SIDES, name)) return SIDES[name]!;
  const [near] = nearest(name, Object.keys(SIDES));
  throw refuse(
    token,
    `a day can be asked for by ${Object.keys(SIDES)
      .map((each) => `${token.key}.${each}:`)
      .join(', ')}`,
    near ? [`Did you mean "${token.key}.${near}:"?`] : [],
  );
};

// A side is of the calendar, an operator of the distance: before "7 days ago" is farther than seven days.
const TURNED: Record<Comparison, Comparison> = { is: 'is', '<': '>', '>': '<', '<=': '>=', '>=': '<=' };

// "7d" lies ahead for a deadline and behind for all that has happened; "<7d" is nearer than that, ">7d" farther.
const relative = (
  key: DayKey,
  op: Comparison | null,
  days: number,
  today: Day,
): Omit<DayTerm, 'key' | 'negated'> => {
  const ahead = key === 'expires';
  const edge = addDays(today, ahead ? days : -days);
  if (op === '>' || op === '>=') {
    return ahead ? { op, values: [edge] } : { op: op === '>' ? '<' : '<=', values: [edge] };
  }
  if (op === '<' && days === 0) return { op: ahead ? '<' : '>', values: [today] };
  const inner = op === '<' ? addDays(edge, ahead ? -1 : 1) : edge;
  if (op === 'is') return { op: 'is', values: [edge] };
  return { op: 'between', values: ahead ? [today, inner] : [inner, today] };
};

const MANY_DAYS = 36_525;

const dayTerm = (key: DayKey, token: Token, { today }: QueryContext): Term => {
  const make = (part: Omit<DayTerm, 'key' | 'negated'>): Term => ({ key, negated: token.negated, ...part });
  const [only] = token.values;
  const bounds = token.values.length === 1 ? only!.text.split('..') : [];
  const read = (text: string): Span => {
    const span = spanOf(text, today);
    if (span) return span;
    const days = /^[-+]?(.*)$/.exec(text)![1]!;
    const distance = parseDays(days);
    if (distance === null || distance > MANY_DAYS) throw refuse(token, DAY_EXPECTED);
    const sign = text.startsWith('-') ? -1 : text.startsWith('+') || key === 'expires' ? 1 : -1;
    const day = addDays(today, sign * distance);
    return { first: day, last: day };
  };
  const side = token.side === null ? null : sideOf(token, token.side);
  if (side !== null && (token.values.length > 1 || bounds.length > 1 || OPERATOR.test(only!.text)))
    throw refuse(token, `${token.key}.${token.side} takes one day`);
  if (bounds.length === 2) {
    const [from = '', to = ''] = bounds;
    if (from === '' && to === '') throw refuse(token, DAY_EXPECTED);
    if (from === '') return make({ op: '<=', values: [read(to).last] });
    if (to === '') return make({ op: '>=', values: [read(from).first] });
    const values = [read(from).first, read(to).last].sort();
    return make({ op: 'between', values });
  }
  if (token.values.length > 1) {
    const spans = token.values.map((v) => spanOf(v.text, today));
    const days = spans.map((s) => (s && s.first === s.last ? s.first : null));
    if (days.includes(null)) throw refuse(token, 'several values with a comma must be single days');
    return make({ op: 'is', values: days.filter((d) => d !== null) });
  }
  const { op, text } = side === null ? compared(only!.text) : { op: side, text: only!.text };
  const days = spanOf(text, today) ? null : parseDays(text);
  if (days !== null && days <= MANY_DAYS) {
    const turned = side !== null && key !== 'expires' ? TURNED[side] : op;
    return make(relative(key, turned, days, today));
  }
  const { first, last } = read(text);
  if (op === '>' || op === '<=') return make({ op, values: [last] });
  if (op === '<' || op === '>=') return make({ op, values: [first] });
  return make(first === last ? { op: 'is', values: [first] } : { op: 'between', values: [first, last] });
};

const numberTerm = (key: NumberKey, token: Token): Term => {
  const pay: { currency?: string | null; period?: NumberTerm['period'] } = {};
  const read = (text: string): number => {
    if (key === 'salary') {
      const salary = parseSalary(text);
      if (!salary || salary.min === null || salary.min !== salary.max) {
        throw refuse(
          token,
          'salary takes an amount: salary:60000+, salary:60k+, salary:50k..70k, salary:20/hour+',
        );
      }
      pay.currency = salary.currency ?? pay.currency ?? null;
      pay.period = salary.period ?? pay.period ?? 'year';
      return salary.min;
    }
    const digits = key === 'id' ? text.replace(/^[#j]/i, '') : text.replace(/\s*%$/, '');
    const number = /^\d{1,15}$/.test(digits) ? Number(digits) : Number.NaN;
    if (Number.isNaN(number) || (key === 'match' && number > 100)) {
      throw refuse(token, key === 'id' ? 'id takes numbers: id:3,7' : 'match takes 0 to 100: match:70+');
    }
    return number;
  };
  const bounds = token.values.length === 1 ? token.values[0]!.text.split('..') : [];
  if (bounds.length === 2 && bounds.some((b) => b !== '')) {
    const [from = '', to = ''] = bounds;
    if (from === '') return { key, negated: token.negated, op: '<=', values: [read(to)], ...pay };
    if (to === '') return { key, negated: token.negated, op: '>=', values: [read(from)], ...pay };
    const values = [read(from), read(to)].sort((a, b) => a - b);
    return { key, negated: token.negated, op: 'between', values, ...pay };
  }
  const [first, ...rest] = token.values.map((v) => compared(v.text));
  if (rest.length > 0 && [first!, ...rest].some((v) => v.op !== null)) {
    throw refuse(token, 'a comparison takes one value');
  }
  const values = [first!, ...rest].map((v) => read(v.text));
  return { key, negated: token.negated, op: first!.op ?? 'is', values, ...pay };
};

const isOneOf = <K extends string>(keys: readonly K[], key: string): key is K =>
  (keys as readonly string[]).includes(key);

/** The term a key and its typed values mean; usage errors say what the key takes. */
export function readValue(key: QueryKey, token: Token, context: QueryContext): Term {
  if (token.side !== null && !isOneOf(DAY_KEYS, key))
    throw refuse(token, `${token.key} has no .${token.side}; only days have`);
  if (isOneOf(DAY_KEYS, key)) return dayTerm(key, token, context);
  if (isOneOf(NUMBER_KEYS, key)) return numberTerm(key, token);
  if (isOneOf(NAME_KEYS, key)) return nameTerm(key, token, context);
  const text: TextKey = key;
  return { key: text, negated: token.negated, op: 'is', values: token.values.map((v) => v.text) };
}
