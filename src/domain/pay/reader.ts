import type { PayPeriod, Salary } from '../job.ts';
import { fold } from './folded.ts';
import { CURRENCY, currencyOf, MOST_PAY, PAY_WORD, periodAt, QUALIFIER } from './words.ts';

interface Amount {
  value: number;
  /** What its letters multiplied it by: 1000 for "60k". */
  times: number;
  grouped: boolean;
  currency: string | null;
  /** False where a sign such as "kr" was there that names no currency for sure. */
  named: boolean;
  end: number;
}

/** Pay as scanned, with what a reader of prose needs to judge it. */
export interface Scanned {
  salary: Salary;
  end: number;
  hasCurrency: boolean;
  isRange: boolean;
  times: number;
}

const sticky = (source: string) => new RegExp(source, 'y');
const take = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(text);
};

const FROM =
  'from|starting (?:at|from)|starts at|at least|minimum(?: of)?|min\\.?|ab|von|mindestens|mind\\.?|a partir d[eu]|desde|vanaf|fran|da|od|de|от|с';
const UP_TO =
  "up to|maximum(?: of)?|max\\.?|bis(?: zu)?|jusqu'a|hasta|tot|fino a|ate|upp till|az(?: do)?|do|до";
const BETWEEN = 'between|zwischen|entre|tussen|mezi|pomiedzy|mellan|mellem|mellom|tra|между';
const ABOUT = '(?:about|around|approx\\.?|approximately|ca\\.?|circa|rund|etwa|environ|cca\\.?)\\s+';
/** Source of a pattern for the words that may open a statement of pay. */
export const OPENER = `(?<![a-z])(?:(?:${FROM}|${UP_TO}|${BETWEEN})\\s+)?(?:${ABOUT})?`;

const SPACE = sticky(' *');
const OPEN = sticky(`(?<![a-z])(?:(?<from>${FROM})|(?<upTo>${UP_TO})|(?<between>${BETWEEN}))\\s+`);
const ROUGHLY = sticky(`(?:${ABOUT})?`);
const ONE_CURRENCY = sticky(CURRENCY);
const NUMBER = sticky(
  "(?<![\\d.,])(?:\\d{1,2}(?:,\\d{2})+,\\d{3}(?!\\d)|\\d{1,3}(?:([ .,'])\\d{3})(?:\\1\\d{3})*(?!\\d)(?:(?!\\1)[.,]\\d{1,2}(?!\\d))?|\\d+\\.\\d{4,8}(?!\\d)|\\d+(?:[.,]\\d{1,2})?(?![\\d]|\\.\\d))(?:[.,]-(?!\\d))?",
);
const TIMES = sticky(
  '(?: ?(?<k>k)(?:(?![a-z])|(?=(?:eur|usd|gbp|chf|czk|pln|cad|aud)(?![a-z])))| ?(?<k2>tis(?:ic)?|tys|tsd|thousand)(?![a-z])\\.?|(?<m>m)(?![a-z])| ?(?<m2>million|mio|mln)(?![a-z])\\.?| ?(?<b>billion|bn|b)(?![a-z])|' +
    ' ?(?<man>[万萬만])(?=[円元원/-]|\\s|$)| ?(?<tys>тыс)\\.?|' +
    ' ?(?<lpa>lpa)(?![a-z])| ?(?<lakh>lakhs?|lacs?)(?![a-z])|(?<l>l)(?![a-z])| ?(?<crore>crores?|cr)(?![a-z]))',
);
const TO = sticky(
  ' *(?:-{1,3}|至|到|から|(?:to|bis(?: zu)?|az|do|a|tot|hasta|fino a|ate|till|до|through|and up to|up to)(?= )) *',
);
const AND = sticky(' +(?:and|und|et|y|e|en|a|i|och|og|и) +');
const QUALIFIED = sticky(`[ (,]*(?:${QUALIFIER})\\)?`);

const multiplier = (groups: Record<string, string | undefined>): number => {
  if (groups.k || groups.k2 || groups.tys) return 1e3;
  if (groups.man) return 1e4;
  if (groups.m || groups.m2) return 1e6;
  if (groups.b) return 1e9;
  return groups.crore ? 1e7 : 1e5;
};

const toNumber = (digits: string, group: string | undefined): number => {
  const plain = digits.replace(/[.,]-$/, '');
  if (group) return Number(plain.replaceAll(group, '').replace(',', '.'));
  if (/^\d{1,2}(?:,\d{2})+,\d{3}$/.test(plain)) return Number(plain.replaceAll(',', ''));
  return Number(plain.replace(',', '.'));
};

interface Sign {
  code: string | null;
  sign: string;
  end: number;
}

const currencyAt = (text: string, at: number): Sign | null => {
  const match = take(ONE_CURRENCY, text, at);
  if (!match) return null;
  return { code: currencyOf(match[0]), sign: match[0], end: ONE_CURRENCY.lastIndex };
};

// "$45,000 CAD" is Canadian: the code is more exact than the bare sign.
const agree = (signs: Sign[]): { currency: string | null } | null => {
  const exact = signs.filter((s) => s.sign !== '$');
  const codes = new Set((exact.length > 0 ? exact : signs).map((s) => s.code));
  if (codes.size > 1) return null;
  const [code = null] = codes;
  const bare = signs.some((s) => s.sign === '$');
  if (bare && code && !/D$|^(MXN|ARS|CLP|COP|UYU)$/.test(code)) return null;
  return { currency: code };
};

const amountAt = (text: string, start: number): Amount | null => {
  const signs: Sign[] = [];
  let at = start;
  for (let sign = currencyAt(text, at); sign && signs.length < 2; sign = currencyAt(text, at)) {
    signs.push(sign);
    take(SPACE, text, sign.end);
    at = SPACE.lastIndex;
  }
  const number = take(NUMBER, text, at);
  if (!number) return null;
  at = NUMBER.lastIndex;
  const times = take(TIMES, text, at);
  if (times) at = TIMES.lastIndex;
  take(SPACE, text, at);
  const after = currencyAt(text, SPACE.lastIndex);
  if (after) {
    signs.push(after);
    at = after.end;
  } else if (/[a-z0-9%]/.test(text[at] ?? '')) return null;
  const agreed = agree(signs);
  if (!agreed) return null;
  let { currency } = agreed;
  const groups = times?.groups ?? {};
  const indian = groups.lpa || groups.lakh || groups.crore || groups.l;
  if (groups.l && currency !== 'INR') return null;
  if (indian) currency ??= 'INR';
  if (indian && currency !== 'INR') return null;
  const factor = times ? multiplier(groups) : 1;
  return {
    value: exactly(toNumber(number[0], number[1]), factor),
    times: factor,
    grouped: Boolean(number[1]),
    currency,
    named: signs.length > 0 || Boolean(indian),
    end: groups.lpa ? at - 2 : at,
  };
};

// 99.99 times 1000 is not 99990 in binary.
const exactly = (value: number, factor: number) => Number((value * factor).toFixed(4));

const together = (a: Amount, b: Amount): [number, number] => {
  const factor = Math.max(a.times, b.times, b.grouped ? 1000 : 1);
  if (a.times === 1 && !a.grouped && a.value < 1000 && factor > 1) {
    const raised = exactly(a.value, factor);
    // "50-80.000" and "60-75k" mean thousands twice; "900-1.200" does not.
    if (raised <= b.value) return [raised, b.value];
  }
  if (b.times === 1 && !b.grouped && b.value < 1000 && a.times > 1) {
    const raised = exactly(b.value, a.times);
    if (raised >= a.value) return [a.value, raised];
  }
  return [a.value, b.value];
};

interface Tail {
  period: PayPeriod | null;
  end: number;
}

const tailAt = (text: string, start: number): Tail | null => {
  let tail: Tail = { period: null, end: start };
  for (let i = 0; i < 5; i += 1) {
    const space = /[ (,]*/y;
    space.lastIndex = tail.end;
    space.test(text);
    const found = periodAt(text, space.lastIndex);
    if (found) {
      if (tail.period && tail.period !== found.period) return null;
      const closed = text[found.end] === ')' && text.slice(start, found.end).includes('(');
      tail = { period: found.period, end: found.end + (closed ? 1 : 0) };
      continue;
    }
    if (!take(QUALIFIED, text, tail.end)) break;
    tail = { ...tail, end: QUALIFIED.lastIndex };
  }
  return tail;
};

const lakhYear = (text: string, end: number) => text.slice(end, end + 2) === 'pa';

/** Reads pay that begins at exactly this place of a folded text; null where none does or it contradicts itself. */
export function scanPay(text: string, start: number): Scanned | null {
  const open = take(OPEN, text, start);
  let at = open ? OPEN.lastIndex : start;
  take(ROUGHLY, text, at);
  at = ROUGHLY.lastIndex;
  const first = amountAt(text, at);
  if (!first) return null;
  const early = tailAt(text, first.end);
  if (!early) return null;
  // "1,280円〜" is open above, as "60k+" is.
  const plus =
    /^\+(?! ?(?:vat|dph|bonus|super|equity|benefits|ote|commission|\d))/.test(
      text.slice(first.end, first.end + 14),
    ) || /^[円元万원] ?(?:-(?! ?[\d$¥])|以上|起|이상)/.test(text.slice(first.end - 1, first.end + 6));
  const second = plus
    ? null
    : (secondAmount(text, early.end, Boolean(open?.groups?.between)) ?? secondAmount(text, first.end, false));
  const late = second ? tailAt(text, second.end) : early;
  if (!late) return null;
  const periods = new Set([early.period, late.period].filter((p) => p !== null));
  if (periods.size > 1) return null;
  if (first.currency && second?.currency && first.currency !== second.currency && !bareDollar(first, second))
    return null;
  const [low, high] = second ? together(first, second) : [first.value, first.value];
  if (high <= 0 || low > high || high > MOST_PAY) return null;
  const end = plus ? tailAt(text, first.end + 1) : late;
  const [period = end?.period ?? null] = periods;
  const lpa = lakhYear(text, (second ?? first).end);
  return {
    salary: {
      min: open?.groups?.upTo && !second ? null : low,
      max: (open?.groups?.from || plus) && !second ? null : high,
      currency:
        second?.currency && second.currency !== 'USD'
          ? second.currency
          : (first.currency ?? second?.currency ?? null),
      period: period ?? (lpa ? 'year' : null),
    },
    end: end?.end ?? late.end,
    hasCurrency: first.named || Boolean(second?.named),
    isRange: Boolean(second),
    times: Math.max(first.times, second?.times ?? 1),
  };
}

// "$130k - 160k AUD": the later code tells which dollar it was.
const bareDollar = (a: Amount, b: Amount) => a.currency === 'USD' && /D$/.test(b.currency ?? '');

const secondAmount = (text: string, at: number, between: boolean): Amount | null => {
  const separator = take(TO, text, at)
    ? TO
    : take(AND, text, at) &&
        (between || /^(?:[$€£]|usd|eur|gbp)/.test(text.slice(AND.lastIndex, AND.lastIndex + 3)))
      ? AND
      : null;
  if (!separator) return null;
  const from = separator.lastIndex;
  take(ROUGHLY, text, from);
  return amountAt(text, ROUGHLY.lastIndex);
};

const LABEL = sticky(
  `[\\s:;,.()=-]*(?:(?:${PAY_WORD}|${QUALIFIER}|range|offered|expected|is|of|the)[\\s:;,.()=-]*)+|[\\s:;,.()=]+`,
);

/**
 * Pay as typed in a flag or stated alone in a field: "60-75k EUR/year", "€60.000 – 75.000 per annum", "12 LPA".
 * Null where any part of the text says something else, rather than a guess. No period said: period null.
 */
export function parseSalary(original: string): Salary | null {
  const { text } = fold(original.trim());
  if (text.length > 200) return null;
  let at = 0;
  let before: PayPeriod | null = null;
  for (let i = 0; i < 6; i += 1) {
    const period = /\d/.test(text[at] ?? '') ? null : periodAt(text, at);
    if (period) {
      before = period.period;
      at = period.end;
    } else if (take(LABEL, text, at)) at = LABEL.lastIndex;
    else break;
  }
  const scanned = scanPay(text, at);
  if (!scanned) return null;
  at = scanned.end;
  if (lakhYear(text, at)) at += 2;
  while (take(LABEL, text, at) && LABEL.lastIndex > at) at = LABEL.lastIndex;
  if (at < text.length) return null;
  const { salary } = scanned;
  if (before && salary.period && before !== salary.period) return null;
  return { ...salary, period: salary.period ?? before };
}
