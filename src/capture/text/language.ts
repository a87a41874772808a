import { languageOfWords } from '../../domain/language.ts';

// Scripts that belong to one language, or to a few told apart by single letters.
const SCRIPTS: [string, RegExp][] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['zh', /\p{Script=Han}/gu],
  ['uk', /[іїєґ]/giu],
  ['ru', /\p{Script=Cyrillic}/gu],
  ['el', /\p{Script=Greek}/gu],
];

function byScript(sample: string): string | null {
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 12) return null;
  const share = (re: RegExp): number => (sample.match(re)?.length ?? 0) / letters;
  for (const [code, re] of SCRIPTS) {
    // A few kana among Chinese characters are Japanese; a few Ukrainian letters tell it from Russian.
    const least = code === 'ja' ? 0.1 : code === 'uk' ? 0.02 : 0.3;
    if (share(re) >= least) return code;
  }
  return null;
}

/** ISO 639-1 of a text by its script or its commonest words; null for too short or mixed a text. */
export function languageOf(text: string): string | null {
  const script = byScript(text.slice(0, 3000));
  if (script !== null) return script;
  return languageOfWords(
    text
      .slice(0, 6000)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [],
  );
}

// What only postings of one country speak of; a dollar alone is several countries'.
const US =
  /\b(?:401\(?k\)?|EEOC?|E-?Verify|H-?1B|W-?2|United States|U\.S\.|USA|USAJOBS|U\.S\. citizens?|Fortune 500|PTO|[A-Z][a-z]+, (?:AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|DC))\b/g;
const NOT_US =
  /£|€|\b(?:UK|United Kingdom|London|NHS|Ireland|Australia|AUD|Canada|CAD|India|INR|superannuation|DBS check)\b/;

/** An English text's language with its country where that is plain (`en-US`), which orders day and month; else as given. */
export function withCountry(language: string | null, text: string): string | null {
  if (language !== 'en' || NOT_US.test(text)) return language;
  const hits = (text.match(US)?.length ?? 0) + (/\$ ?\d/.test(text) ? 1 : 0);
  return hits >= 2 ? 'en-US' : language;
}
