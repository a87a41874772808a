// The commonest short words of each language; enough for a paragraph, silent on a line.
const WORDS: Record<string, string> = {
  en: 'the and of to in for with you your we our is are will be on as at by this that or from have an',
  de: 'und der die das mit für sie wir von zu den ist im ein eine auf als bei oder unser ihr dich dein werden sowie einer',
  fr: 'le la les des et vous nous une pour dans avec est sur du notre votre au aux que qui par plus être en',
  es: 'el los las una para con por que del se en tu nuestro es son como más al y o equipo su trabajo',
  nl: 'de het een en van je voor met wij op zijn ons bij aan jij als te om jouw bent onze ook dat naar',
  cs: 'na se je pro že s v a do jsme nebo si které který ale jako při nás vás práce máš budeš',
  sk: 'sa je pre že na v a do sme alebo si ktoré ktorý ako pri nás vás práce máš budeš čo',
  pl: 'w i na do się z jest oraz dla nie lub od jako pracy po przez które który nasz twoje za',
  it: 'il di che e per con una del della nel alla le un sono siamo lavoro gli delle è più o da',
  pt: 'o de que e para com uma do da em os no na um são nossa trabalho você se mais ou ao como não',
  sv: 'och att som för med du vi är på av en ett den till om har kan dig oss hos',
  da: 'og at som for med du vi er på af en et den til om har kan dig os hos',
};
const LEXICON = Object.entries(WORDS).map(([code, words]) => [code, new Set(words.split(' '))] as const);

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
  const words =
    text
      .slice(0, 6000)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  if (words.length < 12) return null;
  const ranked = LEXICON.map(([code, set]) => {
    let hits = 0;
    for (const word of words) if (set.has(word)) hits++;
    return { code, hits };
  }).sort((a, b) => b.hits - a.hits);
  const [first, second] = [ranked[0]!, ranked[1]!];
  if (first.hits < Math.max(3, words.length * 0.06)) return null;
  return first.hits >= second.hits * 1.15 ? first.code : null;
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
