import { LETTER } from './letters.ts';
/** What is known when a date in a text is read. */
export interface DateContext {
  /** ISO 639-1 of the text, `en-US` or `en-GB` where its country is plain; tells 03/04 apart where there is one order only. */
  language: string | null;
  /** The day a date without a year is counted from; null leaves such dates unread. */
  from: string | null;
}

/** A date in a text. `day` is null where day and month cannot be told apart. */
export interface FoundDate {
  day: string | null;
  ambiguous: boolean;
  start: number;
  end: number;
}

const MONTHS = [
  'january jan januar jänner janvier janv enero ene januari leden ledna lednu styczeń stycznia sty gennaio gen janeiro januára січня января январь янв',
  'february feb februar feber février févr fév febrero februari únor února únoru luty lutego lut febbraio fevereiro februára februarie лютого февраля февраль фев',
  'march mar märz mrz mars marzo maart mrt březen března březnu marzec marca março marts березня марта март',
  'april apr avril avr abril abr duben dubna dubnu kwiecień kwietnia kwi aprile apríla квітня апреля апрель апр',
  'may mai mayo mei květen května květnu maj maja maggio maio mája травня мая май',
  'june jun juni juin junio červen června červnu czerwiec czerwca cze giugno junho júna червня июня июнь',
  'july jul juli juillet juil julio červenec července červenci lipiec lipca lip luglio julho júla липня июля июль',
  'august aug août agosto ago augustus augusti srpen srpna srpnu sierpień sierpnia sie augusta серпня августа август авг',
  'september sep sept septembre septiembre setiembre září wrzesień września wrz settembre setembro septembra вересня сентября сентябрь сен',
  'october oct oktober okt octobre octubre říjen října říjnu październik października paź ottobre outubro októbra жовтня октября октябрь окт',
  'november nov novembre noviembre listopad listopadu listopada lis novembro novembra листопада ноября ноябрь ноя',
  'december dec dezember dez décembre déc diciembre dic prosinec prosince prosinci grudzień grudnia gru dicembre dezembro decembra грудня декабря декабрь дек',
];
const MONTH_NUMBER = new Map(
  MONTHS.flatMap((names, i) => names.split(' ').map((name) => [name, i + 1] as const)),
);
// Any word where a month may stand; which of them are months is looked up, since an alternation of them is slow to compile.
const MONTH = `[${LETTER}]{3,12}`;

const WEEKDAYS: readonly string[][] = [
  ['sun', 'sonntag', 'dimanche', 'domingo', 'zondag', 'neděl', 'niedziel'],
  ['mon', 'montag', 'lundi', 'lunes', 'maandag', 'ponděl', 'poniedział'],
  ['tue', 'dienstag', 'mardi', 'martes', 'dinsdag', 'úter', 'wtor'],
  ['wed', 'mittwoch', 'mercredi', 'miércoles', 'woensdag', 'střed', 'środ'],
  ['thu', 'donnerstag', 'jeudi', 'jueves', 'donderdag', 'čtvrt', 'czwart'],
  ['fri', 'freitag', 'vendredi', 'viernes', 'vrijdag', 'pátek', 'pátk', 'piąt'],
  ['sat', 'samstag', 'samedi', 'sábado', 'zaterdag', 'sobot'],
];

const L = `(?<![${LETTER}\\d/.-])`;
const SHAPES: { re: RegExp; read: (m: RegExpExecArray) => Parts | null }[] = [
  {
    re: new RegExp(`${L}(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?!\\d)`, 'gi'),
    read: (m) => ({ y: +m[1]!, a: +m[2]!, b: +m[3]!, order: 'md' }),
  },
  {
    re: /(\d{4})[年년]\s?(\d{1,2})[月월]\s?(\d{1,2})[日号일]/gu,
    read: (m) => ({ y: +m[1]!, a: +m[2]!, b: +m[3]!, order: 'md' }),
  },
  {
    re: /(?<!\d)(?<![年년]\s?)(\d{1,2})[月월]\s?(\d{1,2})[日号일]/gu,
    read: (m) => ({ y: null, a: +m[1]!, b: +m[2]!, order: 'md' }),
  },
  {
    re: new RegExp(`${L}(\\d{1,2})\\. ?(\\d{1,2})\\. ?(\\d{4}|\\d{2}(?!\\d))?(?![\\d])`, 'gi'),
    read: (m) => (m[3] || /\.\s?$/.test(m[0]) ? { y: year(m[3]), a: +m[1]!, b: +m[2]!, order: 'dm' } : null),
  },
  {
    re: new RegExp(`${L}(\\d{1,2})([/-])(\\d{1,2})\\2(\\d{4}|\\d{2})(?!\\d)`, 'gi'),
    read: (m) => ({ y: year(m[4]), a: +m[1]!, b: +m[3]!, order: null }),
  },
  // "do końca marca 2026", "fino alla fine di marzo 2026": the month's last day
  {
    re: new RegExp(
      `(?:end of|ende|fin(?: de| du mois de)?|finales de|fim de|fine(?: di)?|eind(?:e)?|końca|slutet av|konce|konca|конца) (${MONTH})(?![${LETTER}])(?: (?:de )?(\\d{4}))(?!\\d)`,
      'gi',
    ),
    read: (m) => {
      const [month, y] = [MONTH_NUMBER.get(m[1]!.toLowerCase()) ?? 0, Number(m[2])];
      return { y, a: month, b: new Date(Date.UTC(y, month, 0)).getUTCDate(), order: 'md' };
    },
  },
  {
    re: new RegExp(
      `${L}(\\d{1,2})(?:st|nd|rd|th|er|º|ª|°|\\.)? ?(?:of |de |d['’])?(${MONTH})(?![${LETTER}])\\.?(?:,? ?(?:de )?(\\d{4}))?(?!\\d)`,
      'gi',
    ),
    read: (m) => named(m[2]!, +m[1]!, m[3]),
  },
  {
    re: new RegExp(
      `${L}(${MONTH})(?![${LETTER}])\\.? (\\d{1,2})(?:st|nd|rd|th)?(?!\\d|:\\d)(?:,? (\\d{4})(?!\\d))?`,
      'gi',
    ),
    read: (m) => named(m[1]!, +m[2]!, m[3]),
  },
];

// A sentence with more dates than this is a calendar.
const MAX_DATES = 40;

interface Parts {
  y: number | null;
  a: number;
  b: number;
  /** month-day, day-month, or unknown. */
  order: 'md' | 'dm' | null;
}

const year = (text: string | undefined): number | null =>
  text === undefined ? null : text.length === 2 ? 2000 + Number(text) : Number(text);

const named = (month: string, day: number, y: string | undefined): Parts => ({
  y: year(y),
  a: MONTH_NUMBER.get(month.toLowerCase()) ?? 0,
  b: day,
  order: 'md',
});

/** `YYYY-MM-DD` of a day that exists between 1990 and 2100, else null. */
export function isoDay(y: number, m: number, d: number): string | null {
  if (y < 1990 || y > 2100 || m < 1 || m > 12 || d < 1) return null;
  const date = new Date(Date.UTC(y, m - 1, d));
  return date.getUTCMonth() === m - 1 ? date.toISOString().slice(0, 10) : null;
}

const weekdayBefore = (text: string, start: number): number | null => {
  const before = text.slice(Math.max(0, start - 16), start).toLowerCase();
  const word = before.match(/(\p{L}{2,})[.,]?\s*(?:the |den |le |el |dne )?$/u)?.[1];
  const found = word ? WEEKDAYS.findIndex((names) => names.some((name) => word.startsWith(name))) : -1;
  return found < 0 ? null : found;
};

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;
const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();

/** Every date in the text, in order; a date without a year is the next such day, or the one that passed up to two months ago. */
export function findDates(text: string, { language, from }: DateContext): FoundDate[] {
  const found: FoundDate[] = [];
  for (const { re, read } of SHAPES) {
    for (const m of text.matchAll(re)) {
      const parts = read(m as RegExpExecArray);
      const [start, end] = [m.index, m.index + m[0].trimEnd().length];
      if (!parts || found.some((other) => start < other.end && end > other.start)) continue;
      const one = settle(parts, weekdayBefore(text, start), language, from);
      if (one) found.push({ ...one, start, end });
      if (found.length >= MAX_DATES) return found.sort((x, y) => x.start - y.start);
    }
  }
  return found.sort((x, y) => x.start - y.start);
}

function settle(
  { y, a, b, order }: Parts,
  weekday: number | null,
  language: string | null,
  from: string | null,
): { day: string | null; ambiguous: boolean } | null {
  if (y === null) return nextAfter(order === 'dm' ? b : a, order === 'dm' ? a : b, from);
  const monthFirst = isoDay(y, a, b);
  const dayFirst = isoDay(y, b, a);
  if (order === 'md') return monthFirst ? { day: monthFirst, ambiguous: false } : null;
  if (order === 'dm') return dayFirst ? { day: dayFirst, ambiguous: false } : null;
  if (!monthFirst && !dayFirst) return null;
  if (!monthFirst || !dayFirst || monthFirst === dayFirst)
    return { day: monthFirst ?? dayFirst, ambiguous: false };
  // The weekday beside it settles what the numbers leave open.
  if (weekday !== null) {
    const fits = [monthFirst, dayFirst].filter((day) => weekdayOf(day) === weekday);
    if (fits.length === 1) return { day: fits[0]!, ambiguous: false };
  }
  if (language === 'en-US') return { day: monthFirst, ambiguous: false };
  if (language !== null && language !== 'en') return { day: dayFirst, ambiguous: false };
  return { day: null, ambiguous: true };
}

function nextAfter(
  month: number,
  day: number,
  from: string | null,
): { day: string | null; ambiguous: boolean } | null {
  if (from === null) return null;
  const first = Number(from.slice(0, 4));
  for (const y of [first, first + 1]) {
    const iso = isoDay(y, month, day);
    if (!iso || iso < from) continue;
    // Ten months ahead: the day is meant that passed a while ago.
    const passed = y > first ? isoDay(first, month, day) : null;
    return { day: passed && daysBetween(from, iso) > 300 ? passed : iso, ambiguous: false };
  }
  return null;
}
