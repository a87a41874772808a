import type { PayPeriod, Salary } from '../job.ts';
import { fold, OPENER, type Scanned, scanPay } from './reader.ts';
import { CURRENCY, PAY_WORD, periodAt } from './words.ts';

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
  if (HARD.has(currency) && low >= 20_000 && high <= 1_000_000) return 'year';
  if (currency === 'INR' && low >= 200_000) return 'year';
  if (currency === 'CZK' && low >= 15_000 && high <= 300_000) return 'month';
  if (currency === 'PLN' && low >= 3_000 && high <= 60_000) return 'month';
  return null;
};

const lastSentence = (text: string) =>
  text.slice(Math.max(text.lastIndexOf('\n\n'), text.search(/[.!?;•|](?=\s[^.!?;•|]*$)/)) + 1);

interface Judged {
  score: number;
  period: PayPeriod | null;
}

const periodBefore = (before: string): PayPeriod | null => {
  const words = [
    ...before.matchAll(
      /(?<![a-z])(?:hourly|daily|weekly|monthly|annual|annually|yearly|per annum|jahresgehalt|monatsgehalt|stundenlohn|mesicni|rocni|hodinova)(?![a-z])/g,
    ),
  ];
  const word = words.at(-1)?.[0];
  if (!word) return null;
  if (word === 'mesicni') return 'month';
  if (word === 'rocni') return 'year';
  if (word === 'hodinova') return 'hour';
  return periodAt(word, 0)?.period ?? null;
};

// How surely a scanned amount is what the job pays: null where it is not.
const judge = (scanned: Scanned, text: string, start: number, isTitle: boolean): Judged | null => {
  const { salary } = scanned;
  const before = lastSentence(text.slice(Math.max(0, start - 110), start));
  const after = text.slice(scanned.end, scanned.end + 70);
  const payWords = [...before.matchAll(PAY_ALL)];
  const nearPay = payWords.length > 0;
  const sincePay = nearPay ? before.slice(payWords.at(-1)!.index) : before.slice(-70);
  // A retirement plan by its paragraph: 401k, 403b.
  if (!scanned.hasCurrency && /^40[13]/.test(text.slice(start))) return null;
  if (!scanned.hasCurrency && !(nearPay && (salary.period || scanned.times === 1000))) return null;
  if (scanned.times >= 1e6 && salary.currency && HARD.has(salary.currency)) return null;
  if (OTHER_AFTER.test(after)) return null;
  if (OTHER_BEFORE.test(sincePay) && !PAY.test(sincePay.slice(-25))) return null;
  if (SITE_ESTIMATE.test(`${before}|${after}`) || NO_PERIOD_OF_OURS.test(after)) return null;
  const said = salary.period ?? (nearPay ? periodBefore(before) : null);
  const period = fits(salary, said) ? said : salary.period;
  const evident =
    period !== null ||
    nearPay ||
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

/**
 * The pay a posting or its title states, or null. Funding, budgets, bonuses, benefits, revenue and a site's own
 * estimates are not pay. Where no period is said but only one is possible (130,000 USD), that one is given.
 */
export function findSalary(original: string): FoundSalary | null {
  const { text, at } = fold(original);
  const isTitle = original.length < 160 && !original.trim().includes('\n');
  let best: { scanned: Scanned; judged: Judged; start: number } | null = null;
  START.lastIndex = 0;
  for (let match = START.exec(text); match; match = START.exec(text)) {
    const scanned = scanPay(text, match.index);
    if (!scanned) continue;
    const judged = isPlausible(scanned) ? judge(scanned, text, match.index, isTitle) : null;
    if (judged && (!best || judged.score > best.judged.score)) best = { scanned, judged, start: match.index };
    START.lastIndex = scanned.end;
  }
  if (!best) return null;
  const { scanned, judged } = best;
  const start = at[best.start]!;
  const end = at[scanned.end - 1]! + 1;
  const salary = { ...scanned.salary, period: judged.period ?? plainPeriod(scanned.salary) };
  return { salary, start, end, text: original.slice(start, end) };
}
