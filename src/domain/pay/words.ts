/** What currencies, periods and pay are called in postings. All words without diacritics and in small letters. */
import type { PayPeriod } from '../job.ts';

const CODES =
  'aed ars aud bgn bhd brl cad chf clp cny cop czk dkk egp eur gbp gel hkd huf idr ils inr isk jod jpy kes krw kwd ' +
  'kzt mad mxn myr ngn nok nzd omr pen php pkr pln qar ron rsd rub sar sek sgd thb tnd try twd uah usd uyu vnd zar';

const SYMBOLS: Record<string, string> = {
  '€': 'EUR',
  '£': 'GBP',
  $: 'USD',
  us$: 'USD',
  a$: 'AUD',
  au$: 'AUD',
  aud$: 'AUD',
  c$: 'CAD',
  ca$: 'CAD',
  cad$: 'CAD',
  cdn$: 'CAD',
  nz$: 'NZD',
  s$: 'SGD',
  sg$: 'SGD',
  hk$: 'HKD',
  nt$: 'TWD',
  mx$: 'MXN',
  r$: 'BRL',
  '¥': 'JPY',
  'cn¥': 'CNY',
  '₹': 'INR',
  '₽': 'RUB',
  '₺': 'TRY',
  '₪': 'ILS',
  '₩': 'KRW',
  '฿': 'THB',
  '₴': 'UAH',
  '₫': 'VND',
  '₱': 'PHP',
  '₦': 'NGN',
};

const NAMES: Record<string, string> = {
  euro: 'EUR',
  euros: 'EUR',
  pounds: 'GBP',
  'pounds sterling': 'GBP',
  dollars: 'USD',
  'us dollars': 'USD',
  kc: 'CZK',
  korun: 'CZK',
  zl: 'PLN',
  zlotych: 'PLN',
  zloty: 'PLN',
  sfr: 'CHF',
  'fr.': 'CHF',
  francs: 'CHF',
  franken: 'CHF',
  rs: 'INR',
  'rs.': 'INR',
  rupees: 'INR',
  rmb: 'CNY',
  ft: 'HUF',
  lei: 'RON',
  rm: 'MYR',
  rp: 'IDR',
  yen: 'JPY',
  円: 'JPY',
  元: 'CNY',
  人民币: 'CNY',
  원: 'KRW',
  руб: 'RUB',
  'руб.': 'RUB',
  рублеи: 'RUB',
  рубля: 'RUB',
  грн: 'UAH',
  reais: 'BRL',
  kronor: 'SEK',
};

// Crowns of three countries share these letters, so they name no currency.
const CROWNS = ['kr', 'kr.'];

/** The ISO 4217 code of a symbol, code or name as scanned; null for "kr", which several countries share. */
export function currencyOf(word: string): string | null {
  return SYMBOLS[word] ?? NAMES[word] ?? (CODES.split(' ').includes(word) ? word.toUpperCase() : null);
}

const literally = (word: string) => word.replace(/[$.]/g, '\\$&');
const longestFirst = (words: string[]) =>
  words
    .sort((a, b) => b.length - a.length)
    .map(literally)
    .join('|');
const LETTERED = longestFirst([...CODES.split(' '), ...Object.keys(NAMES), ...CROWNS]);

/** Source of a pattern for one currency: a symbol anywhere, a word only whole. */
export const CURRENCY = `(?:${longestFirst(Object.keys(SYMBOLS))}|(?:(?<![a-z])|(?<=\\dk))(?:${LETTERED})(?![a-z]))`;

const UNITS: [PayPeriod, string][] = [
  [
    'hour',
    'hours?|hrs?\\.?|h\\.?|stunde|std\\.?|heure|hora|ora|uur|timme|timmen|tim|timen|time|hod\\.?|hodin[auy]?|godz\\.?|godzin[aeę]?|час|小时|小時|時',
  ],
  ['day', 'days?|tag|jour|dia|giorno|dag|den|dzien|md|日|天'],
  ['week', 'weeks?|wk\\.?|woche|semaine|semana|tyden|tydzien'],
  [
    'month',
    'months?|mths?\\.?|mo\\.?|mon\\.?|monat|mois|mes\\.?|maand|mesic|miesiac|mies\\.?|mc|mese|manad(?:en)?|maned(?:en)?|mnd\\.?|mai|месяц|мес\\.?|месяца|月|m',
  ],
  ['year', 'years?|yrs?\\.?|y|annum|jahr|an|annee|ano|jaar|anno|ar|aret|rok|roku|год|年|a'],
];

const ADVERBS: [PayPeriod, string][] = [
  ['hour', 'hourly|stundlich|stuendlich|hodinove|godzinowo|stundenlohn'],
  ['day', 'daily|taglich|taeglich|denne|dziennie|tagessatz|day rate'],
  ['week', 'weekly|wochentlich|woechentlich|tydne|tygodniowo'],
  [
    'month',
    'monthly|monatlich|mensili?|mensais|mensal|manadsvis|ежемесячно|mtl\\.?|mensuels?|mensual(?:es)?|maandelijks|mesicne|miesiecznie|p\\.\\s?m\\.|monatsgehalt',
  ],
  [
    'year',
    'annually|annual|yearly|p\\.\\s?a\\.?|pa|jahrlich|jaehrlich|annuels?|anual(?:es)?|jaarlijks|rocne|rocznie|annui|annuo|annua|lordi annui|jahresgehalt',
  ],
];

const PREPOSITION =
  "/|(?:per|pro|par|por|al|alla|an?|each|every|im|in der|die|je|za|na|op|i|om|ao|a la|за|в|на|每)(?![a-z])|(?:de l|all)'";
const NOT_LETTER = '(?![a-z0-9])';
// "/ m" and "/ a" are units; "per m", "an a" are not.
const sources = UNITS.flatMap(([period, words]): [PayPeriod, string][] => [
  [period, `(?:${PREPOSITION})\\s*(?:${words.replace(/\|[am]$/, '')})${NOT_LETTER}`],
  [period, `/\\s*(?:${words})${NOT_LETTER}`],
]).concat(ADVERBS.map(([period, words]) => [period, `(?:/\\s*)?(?<![a-z])(?:${words})${NOT_LETTER}`]));

const PERIODS = sources.map(([period, source]) => ({ period, pattern: new RegExp(source, 'y') }));

/** The pay period that stands at exactly this place of a folded text, with where it ends. */
export function periodAt(text: string, at: number): { period: PayPeriod; end: number } | null {
  for (const { period, pattern } of PERIODS) {
    pattern.lastIndex = at;
    if (pattern.test(text)) return { period, end: pattern.lastIndex };
  }
  return null;
}

/** Source of a pattern for words that qualify pay without changing what is read. */
export const QUALIFIER =
  '(?:gross|net|netto|lord[oaie]|nett[aie]|liquid[oa]s?|hrubeho|cisteho|brutto|bruto|brut[es]?s?|neto|netos|brutos|hrub(?:eho|ych|a|y|e)|ciste(?:ho)?|base|basic|salary|' +
  'b2b|uop|ctc|doe|doq|pro rata|depending on experience|(?:\\+|plus|excl\\.?|ex)\\s*(?:vat|dph|btw|mwst\\.?)|' +
  'na reke|fixed|fix)(?![a-z])';

/** Source of a pattern for what pay is called. */
export const PAY_WORD =
  '(?<![a-z])(?:salary|salaries|pay|paid|pays|compensation|remuneration|wages?|hourly rate|day rate|rate|earn|earnings|' +
  'income|package|stipend|gehalt|stundenlohn|jahresgehalt|monatsgehalt|verdienst|vergutung|lohn|entgelt|einkommen|salaire|taux horaire|tjm|' +
  'remuneration|salario|sueldo|retribucion|salaris|loon|mzda|mzdy|mzdu|mzdou|plat|platu|platove|odmena|ohodnoceni|wynagrodzenie|wynagrodzenia|' +
  'placa|stawka|zarobki|ote|ctc|hiring range|starting at|salarial|salariale|bolsa|bolsa[- ]auxilio|remuneracao|remuneracion|ordenado|vencimento|retribuzione|stipendio|compenso|ral|lon|lonen|loner|lonet|manadslon|manadslonen|timlon|ersattning|lonn|зарплата|заработная плата|оклад|доход|ставка|оплата|给与|給与|給料|月給|時給|年収|年俸|日給|薪资|薪酬|薪水|工资|月薪|年薪|时薪|薪資|급여|연봉|월급)(?![a-z])';

/** No pay in any currency comes near; what is above it is a number of something else, or a slip. */
export const MOST_PAY = 1e11;
