import type { EmploymentType } from '../../domain/job.ts';
import { employmentInTitle, employmentTypeOf } from './work-terms.ts';

const LABEL =
  /^[^\p{L}\n]{0,4}(?:(?:position|job|employment|contract|work|engagement|role|schedule|worker|employee|time)[ -]?(?:type|status|category|class(?:ification)?)|type(?: of (?:employment|contract|work))?|full[/ ](?:part|or part)[- ]time|employment|vertragsart|anstellungsart|beschäftigungsart|arbeitszeit|type de contrat|contrat|tipo de (?:contrato|empleo)|jornada|dienstverband|contracttype|typ (?:úvazku|pracovního poměru|smlouvy)|úvazek|pracovní poměr|rodzaj umowy|wymiar (?:pracy|etatu))\s*[:–-]?\s*\n{0,3}\s*([^\n]{2,60})$/gimu;

const PROSE: [RegExp, EmploymentType][] = [
  [
    /\b(?:this is|as|for|hiring|seeking|looking for|join us as|offer(?:ing)?|are|is|our)\s+(?:an? |our )?(?:[\w-]+,? ){0,3}(?:paid |unpaid |summer |fall |spring |winter |\d+[- ](?:week|month) )*intern(?:ship)?s?\b/gi,
    'internship',
  ],
  [
    /\b(?:the|this|your|our|during the|summer|paid|unpaid) internship\b(?! (?:experience|program(?:me)?s? (?:is|are) not|or))/gi,
    'internship',
  ],
  [
    /\b(?:this is|is|as|a|an|hiring|seeking|looking for)\s+(?:an? )?(?:[\w-]+,? ){0,3}part[- ]time\b(?![^.\n]{0,12}\bfull)/gi,
    'part-time',
  ],
  [
    /\bpart[- ]time\b,?\s+(?:[\w-]+,? ){0,2}(?:position|role|job|opportunity|freelance|employee|schedule|contract)\b/gi,
    'part-time',
  ],
  [/\b(?:contract[- ]to[- ]hire|contract[- ]to[- ]perm\w*)\b/gi, 'contract'],
  [
    /\b(?:\d+[- ](?:month|week|year)|w2|long[- ]term|short[- ]term|hourly|this is an?|is an?)\s+(?:[\w-]+ )?contract\b(?! (?:management|work with|negotiat))/gi,
    'contract',
  ],
  [
    /\bcontract (?:role|position|job|opportunity|assignment|basis)\b|\bfreelance (?:role|project|position|basis)\b/gi,
    'contract',
  ],
  [
    /\b(?:temporary|fixed[- ]term|seasonal) (?:role|position|job|assignment|contract|basis|employee)\b/gi,
    'temporary',
  ],
  [
    /\b(?:this is|is|as|a|an|hiring|seeking|looking for|this)\s+(?:an? )?(?:[\w-]+,? ){0,3}full[- ]time\b(?!\s*(?:offer|or part|opportunit|employment (?:upon|after)|conversion|role (?:based|upon|after|once)|student|hire)|[^.\n]{0,30}\bafter graduat)/gi,
    'full-time',
  ],
  [
    /\bfull[- ]time,?\s+(?:[\w-]+,? ){0,2}(?:position|role|job|employee|contract|in-office)\b(?! (?:based on|upon|after|once|following))/gi,
    'full-time',
  ],
];

const NEGATED =
  /\b(?:not|no|potential|possib\w*|chance|lead(?:ing)? to|convert\w*|transition\w*|eligible for|into|our|regular|for|future|previous|prior|all|must be|either|opportunit\w+|post[- ]graduation)\b[^.\n]{0,28}$/i;

/** The employment type a posting's title or text states; null where it states none. */
export function findEmploymentType(text: string, title: string | null): EmploymentType | null {
  const fromTitle = title ? employmentInTitle(title) : null;
  if (fromTitle) return fromTitle;
  for (const m of text.matchAll(LABEL)) {
    const value = m[1]!.trim();
    const type = /[.!?]$/.test(value) && value.length > 40 ? null : employmentTypeOf(value);
    if (type) return type;
  }
  for (const line of text.split('\n').slice(0, 14)) {
    // A chip near the top: "Full-time", "Prague · Full-time · Hybrid".
    if (line.length > 90 || /[.!?]$/.test(line)) continue;
    for (const part of line.split(/[|·•,;()–]| - /)) {
      const type =
        part.trim().length < 24 && /time|contract|temporary|intern|zeit|úvazek|etat/iu.test(part)
          ? employmentInTitle(part)
          : null;
      if (type) return type;
    }
  }
  for (const [pattern, type] of PROSE) {
    for (const m of text.matchAll(pattern)) {
      const before = text.slice(Math.max(0, m.index - 40), m.index);
      if (!NEGATED.test(before)) return type;
    }
  }
  return null;
}
