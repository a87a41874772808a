import type { PayPeriod, Salary } from '../job.ts';
import { fold } from './folded.ts';
import { OPENER, type Scanned, scanPay } from './reader.ts';
import { CURRENCY, PAY_WORD } from './words.ts';

/** Pay found in a text, with its place there (end exclusive) and the very words. */
export interface FoundSalary {
  salary: Salary;
  start: number;
  end: number;
  text: string;
}

const START = new RegExp(`(?:${OPENER})(?:${CURRENCY} *){0,2}(?<![\\d.,]|[a-z])\\d`, 'g');
const PAY = new RegExp(PAY_WORD);
const PAY_ALL = new RegExp(PAY_WORD, 'g');

// Money that is not this job's pay, by what stands around it.
const OTHER_BEFORE =
  /fund(?:ing|ed|s|raise)?|rais(?:ed|ing)|revenue|turnover|budget|valu(?:ed|ation)|bonus|referral|refer |sign(?:ing)?-?on|relocation|allowance|reimburse|voucher|discount|donat|portfolio|assets|market|worth|grant|prize|award|saving|contribut|tuition|education|assistance|learning|training|conference|development|401|pension|insurance|equity|stock|rsu|deductible|sales of|deals?|loan|mortgage|invest|acqui|profit|spend|customers|zuschuss|pramie|gutschein|umsatz|budget|prispevek|benefit|lump sum|average|similar|other jobs|glassdoor|levels\.fyi|stravenk|dofinansowanie|additional|extra|match|fee|cost|price|penalt|fine|clothing|equipment|home ?office|fitness|wellness|lifetime|adoption|per diem/;
const OTHER_AFTER =
  /^[ )]*(?:(?:\/|per|an?|pro|za|na) *(?:year|month|annum|week|jahr|monat|rok|mesic)\w*)?[ ,)]*(?:in|of|worth of|as an?|for|towards?|als|fur|na)? *(?:the |our |your |an? |annual |company |employee |one-?time |series \w |venture )*(?:bonus|fund|revenue|turnover|arr\b|mrr\b|gmv|referral|budget|stipend for|allowance|sign|investment|raised|users?\b|customers|clients|employees|people|assets|capital|valuation|sales|grant|prize|reimburse|relocation|contribution|credit|voucher|learning|training|education|tuition|wellness|wellbeing|fitness|gym|internet|phone|equipment|home ?office|commut|lunch|meal|travel|conference|childcare|adoption|insurance|pension|401|match|equity|stock|options|rsu|donation|series|market|deal|project|contract value|estimate|fee|per (?:user|seat|click|referral|night|unit|ticket|child)|gutschein|zuschuss|pramie|umsatz|prispevek|company)/;
// An employer may estimate its own range; what a site reckons from other postings is no statement.
const SITE_ESTIMATE =
  /(?:glassdoor|indeed|linkedin|levels\.fyi|talent\.com)[^|]{0,20}est|salary estimate|our estimate|est(?:imat\w*)?\.? by|estimat\w+ (?:from|based on)|based on (?:market|similar)|similar (?:jobs|roles|positions)|market (?:data|average)/;
// Every two weeks, half a month, a quarter: none of the periods a salary can have.
const NO_PERIOD_OF_OURS =
  /^[ (/]*(?:per |every |each |a )?(?:bi-?weekly|fortnight|semi-?monthly|two weeks|2 weeks|quarter|project|article|word|shift|visit|class|session|sale)/;

const HARD = new Set(['EUR', 'USD', 'GBP', 'CHF', 'CAD', 'AUD', 'NZD', 'SGD']);
const LEAST: Record<PayPeriod, number> = { hour: 3, day: 20, week: 60, month: 250, year: 4000 };
const MOST: Record<PayPeriod, number> = {
  hour: 1000,
  day: 5000,
  week: 20_000,
  month: 80_000,
  year: 2_000_000,
};

// "1.380 € brutos": what is said to be before or after tax is pay.
const GROSS =
  /(?<![a-z])(?:brut[oae]?s?|brutto|hrub[a-z]*|cist[a-z]*|nett[oaie]|netos?|lord[oaie]|gross|liquid[oa]s?|fore skatt|до вычета|на руки|税前|税后|手取り)(?![a-z])/;
// What a text's language leaves unsaid: crowns without their country, thousands without a sign.
const HOME: Record<string, string> = {
  sv: 'SEK',
  da: 'DKK',
  no: 'NOK',
  nb: 'NOK',
  cs: 'CZK',
  pl: 'PLN',
  ru: 'RUB',
  zh: 'CNY',
  ja: 'JPY',
};
// Letters that Taiwan and Hong Kong write and the mainland does not.
const TRADITIONAL = /[臺灣學務資職應經歷徵關於]/u;

const isPlausible = ({ salary, isRange }: Scanned): boolean => {
  const low = salary.min ?? salary.max ?? 0;
  const high = salary.max ?? low;
  if (isRange && high > low * 8) return false;
  if (!salary.currency || !HARD.has(salary.currency)) return low >= 10;
  if (salary.period) return low >= LEAST[salary.period] && high <= MOST[salary.period];
  return low >= 7 && high <= 2_000_000;
};

// Where a currency is paid by one period only, or the figure allows no other, that period is plain.
const plainPeriod = ({ min, max, currency }: Salary): PayPeriod | null => {
  const low = min ?? max ?? 0;
  const high = max ?? low;
  if (!currency) return null;
  if (HARD.has(currency) && currency !== 'CHF' && low >= 7 && high <= 90) return 'hour';
  if (HARD.has(currency) && low >= 20_000 && high <= 1_000_000) return 'year';
  if (currency === 'INR' && low >= 200_000) return 'year';
  if (currency === 'CZK' && low >= 15_000 && high <= 300_000) return 'month';
  if (currency === 'BRL' && low >= 500 && high <= 60_000) return 'month';
  if (currency === 'RUB' && low >= 15_000 && high <= 900_000) return 'month';
  if ((currency === 'SEK' || currency === 'NOK' || currency === 'DKK') && low >= 15_000 && high <= 150_000)
    return 'month';
  if (currency === 'JPY' && low >= 2_000_000) return 'year';
  if (currency === 'JPY' && low >= 120_000 && high <= 1_500_000) return 'month';
  if (currency === 'CNY' && low >= 2_000 && high <= 100_000) return 'month';
  if (currency === 'PLN' && low >= 3_000 && high <= 60_000) return 'month';
  return null;
};

// What follows the last end of a sentence; a full stop after a lone letter is none ("across the U.S. is").
const ENDS = '.!?;•|。！？';
const lastSentence = (text: string): string => {
  for (let i = text.length - 2; i >= 0; i--) {
    if (text[i] === '\n' && text[i + 1] === '\n') return text.slice(i + 2);
    if (!ENDS.includes(text[i]!)) continue;
    if (!(/\s/.test(text[i + 1]!) || /[。！？]/.test(text[i]!))) continue;
    const isLone = text[i] === '.' && /[a-z]/.test(text[i - 1] ?? '') && !/[a-z]/.test(text[i - 2] ?? ' ');
    if (!isLone) return text.slice(i + 1);
  }
  return text;
};

// The longest line on which an amount stands alone.
const MOST_ALONE = 60;

// Of an amount that stands alone on its line the lines above speak: a heading, "The pay range for this role is:".
const linesAbove = (text: string, start: number): string | null => {
  // Looked for no further than such a line is long, or a line of amounts would be walked from each of them.
  const first = Math.max(0, start - MOST_ALONE);
  const head = text.slice(first, start);
  const from = first + head.lastIndexOf('\n') + 1;
  const tail = text.slice(start, start + MOST_ALONE + 1);
  const end = tail.indexOf('\n');
  if (
    (from === first && first > 0 && text[first - 1] !== '\n') ||
    start + (end < 0 ? tail.length : end) - from > MOST_ALONE ||
    /[a-z]/.test(text.slice(from, start).replace(/usd|eur|gbp/g, ''))
  )
    return null;
  return text.slice(Math.max(0, from - 260), from);
};

interface Judged {
  score: number;
  period: PayPeriod | null;
}

const BEFORE_PERIODS: [PayPeriod, string][] = [
  [
    'hour',
    'hourly|stundenlohn|hodinova|hodinove|horaire|por hora|oraria|uurloon|timlon|timelon|godzinowa|в час|часовая|時給|时薪|시급',
  ],
  ['day', '一天|每天|daily|tagessatz|日給|日当|日薪|tagessatz'],
  ['week', 'weekly|wochenlohn'],
  [
    'month',
    'monthly|monatsgehalt|monatslohn|monatlich\\w*|mesicni|mesicne|mensuel\\w*|mensual\\w*|mensal\\w*|mensile|maandsalaris|bruto per maand|miesieczn\\w*|manadslon|manedslon|ежемесячн\\S*|в месяц|за месяц|月給|月薪|月収|월급',
  ],
  [
    'year',
    'annual|annually|yearly|per annum|jahresgehalt\\w*|bruttojahresgehalt|jahrlich\\w*|rocni|rocne|annuel\\w*|anual\\w*|annua|annuo|ral|jaarsalaris|roczn\\w*|arslon|в год|годовой|年収|年俸|年薪|연봉',
  ],
];
const PERIOD_BEFORE = new RegExp(
  BEFORE_PERIODS.map(([period, words]) => `(?<${period}>(?<![a-z])(?:${words})(?![a-z]))`).join('|'),
  'g',
);

const periodBefore = (before: string): PayPeriod | null => {
  const last = [...before.matchAll(PERIOD_BEFORE)].at(-1);
  const found = Object.entries(last?.groups ?? {}).find(([, word]) => word !== undefined);
  return (found?.[0] as PayPeriod | undefined) ?? null;
};

const CJK_PERIOD = /(?:[一每](?:天|日|月|年|小时)|[月日時时年][給给薪収俸]|[월시연][급봉])[：:\s]*$/;

// How surely a scanned amount is what the job pays: null where it is not.
const judge = (scanned: Scanned, text: string, start: number, isTitle: boolean): Judged | null => {
  const { salary } = scanned;
  // A bare number is pay only where it says its thousands or its period.
  if (!scanned.hasCurrency && !salary.period && scanned.times !== 1000) return null;
  const own = lastSentence(text.slice(Math.max(0, start - 110), start));
  const before = PAY.test(own) ? own : (linesAbove(text, start) ?? own);
  const after = text.slice(scanned.end, scanned.end + 70);
  const payWords = [...before.matchAll(PAY_ALL)];
  const nearPay = payWords.length > 0;
  const sincePay = nearPay ? before.slice(payWords.at(-1)!.index) : before.slice(-70);
  // A retirement plan by its paragraph: 401k, 403b.
  if (!scanned.hasCurrency && /^40[13]/.test(text.slice(start, start + 3))) return null;
  const isGross = GROSS.test(text.slice(start, scanned.end + 12));
  if (!scanned.hasCurrency && !((nearPay || isGross) && (salary.period || scanned.times === 1000)))
    return null;
  if (scanned.times >= 1e6 && salary.currency && HARD.has(salary.currency)) return null;
  if (OTHER_AFTER.test(after)) return null;
  if (OTHER_BEFORE.test(sincePay) && !PAY.test(sincePay.slice(-25))) return null;
  if (SITE_ESTIMATE.test(`${before}|${after}`) || NO_PERIOD_OF_OURS.test(after)) return null;
  const said = salary.period ?? (nearPay || CJK_PERIOD.test(before) ? periodBefore(before) : null);
  const period = fits(salary, said) ? said : salary.period;
  const evident =
    period !== null ||
    nearPay ||
    isGross ||
    (isTitle && (scanned.isRange || scanned.times === 1000)) ||
    (scanned.isRange && (salary.min ?? 0) >= 1000);
  if (!evident) return null;
  const score =
    (nearPay ? 4 : 0) + (salary.period ? 2 : 0) + (scanned.isRange ? 2 : 0) + (scanned.hasCurrency ? 1 : 0);
  return { score, period };
};

// "The annual salary is $18.75 - $30.00" says a year and means none.
const fits = (salary: Salary, period: PayPeriod | null): boolean => {
  if (!period || !salary.currency || !HARD.has(salary.currency)) return true;
  const low = salary.min ?? salary.max ?? 0;
  return low >= LEAST[period] && (salary.max ?? low) <= MOST[period];
};

const isMost = ({ salary, isRange }: Scanned, label: string): boolean =>
  !isRange && (salary.min === null || /(?:max|hochst)[a-z]*(?: salary| pay| rate)?[^a-z]*$/.test(label));
const isLeast = ({ salary, isRange }: Scanned, label: string): boolean =>
  !isRange && (salary.max === null || /(?:min|mindest)[a-z]*(?: salary| pay| rate)?[^a-z]*$/.test(label));

const homeCurrency = (currency: string | null, language: string | null, text: string): string | null => {
  const home = currency ?? HOME[language ?? ''] ?? null;
  return language === 'zh' && home === 'CNY' && TRADITIONAL.test(text) ? 'TWD' : home;
};

const joined = (low: Scanned, high: Scanned): Scanned | null => {
  const [min, max] = [low.salary.min, high.salary.max];
  if (min === null || max === null || max < min || max > min * 8) return null;
  if (low.salary.currency !== high.salary.currency) return null;
  return {
    ...high,
    isRange: true,
    salary: { ...high.salary, min, period: high.salary.period ?? low.salary.period },
  };
};

/**
 * The pay a posting or its title states, or null. Funding, budgets, bonuses, benefits, revenue and a site's own
 * estimates are not pay. Where no period is said but only one is possible (130,000 USD), that one is given; the text's
 * `language` tells whose crowns "kr" are.
 */
export function findSalary(original: string, language: string | null = null): FoundSalary | null {
  const { text, at } = fold(original);
  const isTitle = original.length < 160 && !original.trim().includes('\n');
  let best: { scanned: Scanned; judged: Judged; start: number } | null = null;
  let least: Scanned | null = null;
  START.lastIndex = 0;
  for (let match = START.exec(text); match; match = START.exec(text)) {
    const scanned = scanPay(text, match.index);
    if (!scanned) continue;
    START.lastIndex = scanned.end;
    const judged = isPlausible(scanned) ? judge(scanned, text, match.index, isTitle) : null;
    if (!judged) continue;
    const label = text.slice(Math.max(0, match.index - 30), match.index);
    // "Salary minimum: …" and "Salary maximum: …" are one range.
    const range = least && isMost(scanned, label) ? joined(least, scanned) : null;
    if (range) best = { scanned: range, judged: { ...judged, score: judged.score + 2 }, start: match.index };
    else if (!best || judged.score > best.judged.score) best = { scanned, judged, start: match.index };
    if (isLeast(scanned, label)) least = scanned;
  }
  if (!best) return null;
  const { scanned, judged } = best;
  const start = at[best.start]!;
  const end = at[scanned.end - 1]! + 1;
  const currency = homeCurrency(scanned.salary.currency, language, original);
  const salary = { ...scanned.salary, currency };
  salary.period = judged.period ?? plainPeriod(salary);
  return { salary, start, end, text: original.slice(start, end) };
}
