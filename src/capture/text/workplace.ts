import type { Workplace } from '../../domain/job.ts';
import { ABROAD } from './workplace-abroad.ts';

/** Words that say where one works, and how much they are worth beside others. */
export interface Rule {
  re: RegExp;
  is: Workplace;
  /** Stronger evidence wins; equal and contrary evidence is none. */
  weight: number;
}

const DAYS = '(?:one|two|three|four|[1-4](?: ?(?:-|–|or|to) ?[2-4])?)';
const PLACE =
  '(?:(?<!Microsoft )(?<!MS )office|on-?site|in[- ]person|in[- ]office|at (?:the|our) (?:office|site))';

const RULES: Rule[] = [
  // A label with its value
  {
    re: /\b(?:work ?place|work(?:ing)?(?: location)?|location|role|position|job|employment)[ -]?(?:type|model|mode|arrangement|style|category|location|setting|policy)?s?\s*[:–-]?\s*\(?(?:100% |fully )?hybrid\b(?! (?:cloud|environment))/gi,
    is: 'hybrid',
    weight: 5,
  },
  {
    re: /\b(?:work ?place|work(?:ing)?(?: location)?|location|role|position|job|employment)[ -]?(?:type|model|mode|arrangement|style|location|setting|policy|option)?s?\s*[:–-]\s*\(?(?:100% |fully )?remote\b/gi,
    is: 'remote',
    weight: 5,
  },
  {
    re: /\b(?:work ?place|work(?:ing)?(?: location)?|location|role|position|job|employment)[ -]?(?:type|model|mode|arrangement|style|location|setting|policy)?s?\s*[:–-]\s*\(?(?:100% |fully )?(?:on-?site|in[- ]office|in[- ]person)\b/gi,
    is: 'onsite',
    weight: 5,
  },
  { re: /^(?:fully |100 ?% )?remote *[([][^)\]\n]{2,40}[)\]] *$/gim, is: 'remote', weight: 5 },
  { re: /^hybrid *(?::|$)/gim, is: 'hybrid', weight: 5 },
  { re: /^(?:fully )?remote *(?::|$)/gim, is: 'remote', weight: 5 },
  { re: /^on-?site *(?::|$)/gim, is: 'onsite', weight: 5 },
  { re: /[([|,·–-]\s*(?:fully )?hybrid\s*(?:[)\],|·]|$)/gim, is: 'hybrid', weight: 5 },
  { re: /[([|,·/–-] *(?:100% |fully )?remote\b *(?:[)\],|·]|$|\()/gim, is: 'remote', weight: 4 },
  { re: /[([|·]\s*on-?site\s*(?:[)\],|·]|$)/gim, is: 'onsite', weight: 5 },
  // So many days there
  {
    re: new RegExp(
      `\\b${DAYS}(?:\\s*\\(\\d\\))?\\+? ?(?:days?|times|x) ?(?:(?:\\/|per|a|each|every) ?(?:week|w\\b)|weekly|in|at)\\b[^.\\n]{0,40}\\b${PLACE}\\b`,
      'gi',
    ),
    is: 'hybrid',
    weight: 4,
  },
  {
    re: new RegExp(
      `\\b${PLACE}\\b[^.\\n]{0,70}\\b${DAYS}(?:\\s*\\(\\d\\))?\\+?\\s*(?:days?|times)\\s*(?:\\/|per|a|each|every)\\s*week\\b`,
      'gi',
    ),
    is: 'hybrid',
    weight: 4,
  },
  {
    re: new RegExp(
      `\\b(?:come in|coming in|be (?:in|at)|in our|from our)\\b[^.\\n]{0,40}\\b${DAYS}\\s*(?:days?|times)\\s*(?:per|a|each)\\s*week\\b`,
      'gi',
    ),
    is: 'hybrid',
    weight: 4,
  },
  {
    re: /\b(?:five|5) days? (?:\/|per|a|each|every) ?week\b[^.\n]{0,30}\b(?:office|on-?site|in[- ]person)\b|\b(?:office|on-?site|in[- ]person)\b[^.\n]{0,30}\b(?:five|5) days? (?:\/|per|a|each|every) ?week\b/gi,
    is: 'onsite',
    weight: 5,
  },
  {
    re: /(?<!travel(?:l?ing)?,? )\b(?:at least|minimum of|up to|about)\s+\d{2}%\s+of (?:the|their|your|my) time\b|\b(?:office|on-?site)s? at least \d{2}% of\b/gi,
    is: 'hybrid',
    weight: 4,
  },
  {
    re: /\b(?:some|partial(?:ly)?|occasional|\d+) days?[^.\n]{0,15} (?:from home|remote(?:ly)?)\b|\bdays? (?:a|per) week (?:from home|remote)/gi,
    is: 'hybrid',
    weight: 4,
  },
  // Said of this work
  {
    re: /\b(?:is|be|as|in|a|an|our|within our|this|balanced|flexible|[Ll]ocation-based)\s+(?:an? )?(?:[\w-]+ ){0,2}hybrid\b(?:\s+(?:and \w+ )?(?:role|position|work|job|setting|schedule|model|policy|basis|full-time|opportunity|arrangement|environment|in |based|\())/gi,
    is: 'hybrid',
    weight: 4,
  },
  { re: /\b(?:designated|classified|considered|listed) as (?:a )?hybrid\b/gi, is: 'hybrid', weight: 5 },
  {
    re: /\bhybrid\s+(?:working|work(?:ing)? (?:schedule|model|week|environment|arrangement|policy|situation|setting)|role|position|schedule|policy|setup|set-up|internship)\b/gi,
    is: 'hybrid',
    weight: 4,
  },
  {
    re: /\b(?:fully|100%|completely|entirely|permanently) remote\b(?! (?:program|support|access))/gi,
    is: 'remote',
    weight: 4,
  },
  {
    re: /\b(?:is|be|a|an|as|for)\s+(?:an? )?(?:[\w-]+,? ){0,3}remote(?:,? (?:\w+-?){1,3})?\s+(?:role|position|job|opportunity|internship|opening|freelance|contract)\b/gi,
    is: 'remote',
    weight: 4,
  },
  {
    re: /\b(?:role|position|job|internship|opportunity|team) (?:is|will be|can be) (?:performed |done |based )?(?:fully |100% |completely )?(?:remote(?:ly)?|home[- ]based|virtual)\b/gi,
    is: 'remote',
    weight: 4,
  },
  {
    re: /\bremote[- ](?:first|only)\b(?! culture)|\bwork remotely from anywhere\b|\b100% home[- ]?office\b/gi,
    is: 'remote',
    weight: 3,
  },
  { re: /\bremote (?:opportunity|position|role|internship)\b/gi, is: 'remote', weight: 3 },
  {
    re: /\b(?:role|position|internship|job|work|candidate|team member|associate|technician|interns?)\b[^.\n]{0,50}\b(?:is|be|are|work|report)\b[^.\n]{0,20}\b(?:on-?site|in[- ]person|in[- ]office)\b(?![^.\n]{0,40}\b(?:days?|times|%|visits?))/gi,
    is: 'onsite',
    weight: 3,
  },
  { re: /\b(?:100% |fully |full[- ]time )(?:on-?site|in[- ](?:office|person))\b/gi, is: 'onsite', weight: 5 },
  { re: /\bschedule\b[^.\n]{0,40}\b100% on-?site\b/gi, is: 'onsite', weight: 5 },
  {
    re: /\b(?:requires?|required to (?:be|work)|able to (?:be|work)|must (?:be|work)|ability to (?:be|work)|working|to join for an)\s+(?:[\w-]+ ){0,3}(?:on-?site|in[- ](?:office|person))\b(?![^.\n]{0,60}\b(?:days?|times|%|visits?)\b)/gi,
    is: 'onsite',
    weight: 3,
  },
  {
    re: /\bnot (?:eligible|available|open|suitable) for (?:remote|telework|telecommut)\w*|\b(?:no|not a) remote\b|\bremote[^.\n]{0,70}\b(?:is|are) not (?:offered|available|possible|permitted|an option)\b/gi,
    is: 'onsite',
    weight: 6,
  },
  // Either there or here
  {
    re: /(?:^|[:(] *)remote ?\/ ?\p{Lu}[\p{Ll}]+(?! ?(?:work|arbeit))|\p{Lu}\p{Ll}+ ?\/ ?remote *(?:$|\))/gmu,
    is: 'hybrid',
    weight: 5,
  },
  {
    re: /(?:^|: *)Remote(?: ?\/ ?| or )(?=\p{Lu}\p{Ll})/gmu,
    is: 'hybrid',
    weight: 5,
  },
  {
    re: /\b(?:fully|globally) distributed\b|\b(?:work|live|based|located) (?:from )?anywhere\b(?! (?:you|near))|\banywhere (?:with)?in (?:the )?(?:US|U\.S\.|USA|United States|EU|Europe|world|country)\b/gi,
    is: 'remote',
    weight: 3,
  },
  { re: /\b(?:oder|or|ou|eller|of|o) remote\b *(?=$|[,.)\]])/gim, is: 'hybrid', weight: 4 },
  { re: /\b\d remote days?\b|\bmobile working\b/gi, is: 'hybrid', weight: 3 },
  {
    re: /\bwork(?:s|ing)?\b[^.\n]{0,15} remotely\b|\bearn\w*\b[^.\n]{0,20} remotely\b|\bperformed (?:from )?anywhere\b|\blooking remote\b/gi,
    is: 'remote',
    weight: 2,
  },
  // Its own house, where nothing says more
  {
    re: /\b(?:role|position|postion|job|internship|opportunity|candidate|you)\b[^.\n]{0,60}\b(?:based|located|sit|work) (?:out of |in |at |from )(?:our |the )[^.\n]{0,40}\b(?:office|headquarters|hq|campus|plant|facility|site|warehouse|store|lab)\b/gi,
    is: 'onsite',
    weight: 2,
  },
  {
    re: /\b(?:must|able to|required to|will) (?:be able to )?(?:spend|work|be)\b[^.\n]{0,30}\b(?:in|at|from) our [^.\n]{0,30}\boffice\b/gi,
    is: 'onsite',
    weight: 2,
  },
  ...ABROAD,
];

const NEGATED =
  /\b(?:not|no|never|isn['’]t|without|nor|non|neither|rather than|instead of|open to exploring|if|may|unless|limited)\b[^.\n]{0,30}$/i;
const SUPPORT =
  /^\W*(?:access|support|desktop|environments?|sensing|control|assistance|monitoring|systems?|tools?|cloud|sites?|teams? (?:across|in)|imaging|troubleshooting|technical|users?|gyms?|warehouse|visit|wellness|health)/i;

/** Where the work is done as a text states it; null where it states nothing or contradicts itself. */
export function findWorkplace(text: string): Workplace | null {
  const weight: Record<Workplace, number> = { onsite: 0, hybrid: 0, remote: 0 };
  for (const { re, is, weight: w } of RULES) {
    for (const m of text.matchAll(re)) {
      if (w < 6 && NEGATED.test(text.slice(Math.max(0, m.index - 40), m.index))) continue;
      if (SUPPORT.test(text.slice(m.index + m[0].length, m.index + m[0].length + 24))) continue;
      weight[is] = Math.max(weight[is], w);
    }
  }
  if (weight.hybrid > 0 && weight.hybrid >= weight.remote && weight.hybrid >= weight.onsite) return 'hybrid';
  if (weight.remote > weight.onsite) return 'remote';
  if (weight.onsite > weight.remote) return 'onsite';
  return null;
}
