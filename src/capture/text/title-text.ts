import { isEmploymentChip } from './employment.ts';
import { GENDERS } from './occupations.ts';
import { isPlaceLine } from './place-lines.ts';
import { isTitleLike } from './roles.ts';
import { isTown } from './towns.ts';
import { workplaceOf } from './work-terms.ts';

const TERM =
  '(?:(?:100 ?% |fully )?(?:remote|hybrid\\p{L}*|on-?site|home[- ]?office)|(?:full|part)[- ]?time|contract(?:[- ]to[- ]hire)?|permanent|temporary|vollzeit|teilzeit|cdi|cdd|int[ée]rim|temps (?:plein|partiel)|pełny etat|jornada completa|удал[её]нно|удал[её]нная работа|可?远程|可?遠端|リモート可?|\\d{1,2} ?h(?: ?(?:par|per|pro|/) ?\\p{L}+)?)';
const TERMS = new RegExp(
  `(?:\\s+[–|-]\\s+|\\s*,\\s*|\\s*[([（])${TERM}(?:(?:\\s*[,/&]\\s*|\\s+)[\\p{L}\\d ./-]{1,25})?[)\\]）]?\\s*$`,
  'iu',
);
// What an advertisement says around the role: "gesucht", "cercasi", 【急募】.
const WANTED =
  /^(?:【[^】]{1,20}】\s*)+(?=\S)|^(?:招聘|急聘|誠徵|诚聘|诚招)\s*[:：]?\s*|^(?:precisa-se|se busca|se necesita|on recherche|wir suchen|we(?: are|['’]re) hiring|now hiring|hiring|stellenangebot|stellenausschreibung|offre d['’]emploi|vacature|vaga|oferta de empleo|offerta di lavoro|praca|nabídka práce|job)\s*[:：–-]\s*|\s+(?:gesucht|gezocht|cercasi|sökes|wanted|poszukiwan[yae]|recherchée?|se busca)\s*[!.]?$/iu;

// What brackets behind a title say of place, hours and terms, which are facts of their own.
const isAside = (text: string): boolean =>
  isPlaceLine(text) ||
  isTown(text) ||
  workplaceOf(text) !== null ||
  /リモート|在宅|远程|remot[oe]|télétravail|смешанн|удал[её]нн/iu.test(text) ||
  isEmploymentChip(text) ||
  /úvazek|deeltijds|voltijds|teilzeit|vollzeit|heltid|deltid|etat|temps (?:plein|partiel)|正社員|パート|アルバイト|契約社員|全职|兼职/iu.test(
    text,
  ) ||
  /^\d{1,3}(?:\s?[–-]\s?\d{1,3})?\s?(?:h|u|uur|std|hrs?|hours?|timmar|godz)/i.test(text);

/**
 * A title without what is no part of the role's name: how and where one works ("– Remote (US)"), a requisition's number,
 * an advertisement's cry, and the "(H/F)" that French boards put behind every title, often behind the employer's own.
 */
export function titleOf(text: string, language: string | null): string {
  let bare = text.replace(/\s+[–|-]\s+(?:req\w*\.? ?#?)?\d{4,}\s*$/i, '').replace(WANTED, '');
  for (let i = 0; i < 3; i++) bare = bare.replace(TERMS, '');
  const aside = /^(.{3,}?)\s*[(（]([^()（）]{2,60})[)）]$/u.exec(bare);
  if (aside && !GENDERS.test(`(${aside[2]!})`) && isAside(aside[2]!)) bare = aside[1]!;
  bare = bare.replace(TERMS, '');
  if (language === 'fr')
    bare = bare.replace(/(?:\s+[HF]\s?\/\s?[HF])?\s*\(\s?[HF]\s?\/\s?[HF](?:\s?\/\s?[XN])?\s?\)\s*$/u, '');
  const offer = /^(.{4,}?)\s+(?:opportunity|vacancy|opening)$/i.exec(bare.trim())?.[1];
  if (offer && isTitleLike(offer)) bare = offer;
  bare = bare.trim();
  return bare === '' ? text : bare;
}
