import type { EmploymentType } from '../../domain/job.ts';
import { employmentAbroad, employmentByHours, employmentByShare } from './employment-abroad.ts';
import { employmentInTitle, employmentTypeOf } from './work-terms.ts';

const LABEL =
  /^[^a-zà-ɏа-ӿ\n]{0,4}(?:(?:contract (?:&|and) )?(?:position|job|employment|contract|work|engagement|role|schedule|worker|employee|time|working)[ -]?(?:type|time|status|category|class(?:ification)?)|jobbtyp|anställning|type(?: of (?:employment|contract|work))?|terms?(?: of employment)?|full[/ ](?:part|or part)[- ]time|employment|vertragsart|anstellungsart|art der anstellung|beschäftigungsart|beschäftigung|arbeitszeit(?:modell)?|arbeitsverhältnis|type de contrat|contrat|temps de travail|durée du travail|tipo de (?:contrato|contratação|empleo|vaga|jornada|trabalho)|contrato|jornada(?: laboral)?|modalidad|regime(?: de (?:trabalho|contratação))?|tipo di (?:contratto|impiego)|contratto|orario(?: di lavoro)?|dienstverband|contracttype|soort dienstverband|uren|typ (?:úvazku|pracovního (?:poměru|vztahu)|smlouvy)|úvazek|pracovní (?:poměr|úvazek)|typ pracovného pomeru|rodzaj umowy|wymiar (?:pracy|etatu)|etat|anställningsform|anställningstyp|omfattning|arbetstid|ansættelse(?:sform)?|тип занятости|занятость|雇用形態|勤務形態|契約形態|工作性质|工作类型|用工性质|职位类型|职位性质|雇佣类型|工作性質|고용형태)[】\]]?\s*[:：–-]?\s*\n{0,3}\s*([^\n]{2,60})$/gimu;
// A run-on line of a system: "… Role Category Hybrid Job Type Student - Internship ReqID …".
const RUN_ON =
  /\b(?:Job|Employment|Position) Type:? ((?:Student - )?Internship|Full[- ]?Time|Part[- ]?Time|Contract|Temporary|Permanent)\b/g;

const PROSE: [RegExp, EmploymentType][] = [
  [
    /\b(?:this is|as|for|hiring|seeking|looking for|join us as|offer(?:ing)?|are|is|our)\s+(?:an? |our )?(?:[\w-]+,? ){0,3}(?:paid |unpaid |summer |fall |spring |winter |\d+[- ](?:week|month) )*intern(?:ship)?s?\b/gi,
    'internship',
  ],
  [
    /\b(?:the|this|your|our|during the|summer|paid|unpaid|part[- ]time|full[- ]time) internship\b(?! (?:experience|program(?:me)?s? (?:is|are) not|or))/gi,
    'internship',
  ],
  [
    /\b(?:the|an|our|this|each) (?:intern|co-?op)\b (?:will|is|works?|may|can|assists?|supports?)\b|\bco-?ops will\b|\bstudent (?:positions?|interns?)\b|\bintern(?:ship)? (?:appointment|position|role|assignment|opportunit(?:y|ies))\b|\b(?:internships?|co-?ops?) (?:and|&|or) (?:internships?|co-?ops?)\b/gi,
    'internship',
  ],
  [/\b(?:this is|seeking|hiring|looking for|offering)\s+(?:an? )?(?:[\w-]+,? ){0,5}co-?op\b/gi, 'internship'],
  [/\bfreelance,? (?:role|project|position|basis|opportunity|contract)\b/gi, 'contract'],
  [
    /\b(?:this is|is|as|a|an|hiring|seeking|looking for)\s+(?:an? )?(?:[\w-]+,? ){0,3}part[- ]time\b(?![^.\n]{0,12}\bfull)/gi,
    'part-time',
  ],
  [
    /\bpart[- ]time\b,?\s+(?:[\w-]+,? ){0,2}(?:position|role|job|opportunity|freelance|employee|schedule|contract)\b/gi,
    'part-time',
  ],
  [/\b(?:role|position|job) (?:is|will be) (?:an? )?part[- ]time\b/gi, 'part-time'],
  [/\b(?:contract[- ]to[- ]hire|contract[- ]to[- ]perm\w*)\b/gi, 'contract'],
  [
    /\b(?:\d+[- ](?:month|week|year)|w2|long[- ]term|short[- ]term|hourly|this is an?|is an?)\s+(?:[\w-]+ )?contract\b(?! (?:management|work with|negotiat))/gi,
    'contract',
  ],
  [/\bcontract (?:role|position|job|opportunity|assignment|basis)\b/gi, 'contract'],
  [
    /\b(?:temporary|fixed[- ]term|seasonal),? (?:[\w-]+ )?(?:role|position|job|assignment|contract|basis|employee)\b/gi,
    'temporary',
  ],
  [
    /\b(?:this is|is|as|a|an|hiring|seeking|looking for|this)\s+(?:an? )?(?:[\w-]+,? ){0,3}full[- ]?time\b(?!\s*(?:employees|staff|offer|or part|opportunit|employment (?:upon|after)|conversion|role (?:based|upon|after|once)|student|hire)|[^.\n]{0,30}\bafter graduat)/gi,
    'full-time',
  ],
  [
    /\bfull[- ]?time,?\s+(?:[\w-]+,? ){0,2}(?:position|role|job|employee|contract|in-office|opportunity)\b(?! (?:based on|opportunit|offer|upon|after|once|following))/gi,
    'full-time',
  ],
];

const NEGATED =
  /\b(?:not|no|potential|possib\w*|chance|lead(?:ing)? to|convert\w*|transition\w*|eligible for|into|our|regular|for(?! (?:an?|this|our) )|presented with|future|previous|prior|all|enrolled in|must be|either|opportunit\w+|post[- ]graduation)\b[^.\n]{0,28}$/i;

/** The employment type a posting's title or text states; null where it states none. */
export function findEmploymentType(
  text: string,
  title: string | null,
  language: string | null = null,
): EmploymentType | null {
  const fromTitle = title ? (employmentInTitle(title) ?? employmentByShare(title)) : null;
  if (fromTitle) return fromTitle;
  for (const pattern of [LABEL, RUN_ON])
    for (const m of text.matchAll(pattern)) {
      const value = m[1]!.trim();
      const type =
        /[.!?]$/.test(value) && value.length > 40
          ? null
          : (employmentTypeOf(value) ?? employmentByHours(value));
      if (type) return type;
    }
  return chipAtTop(text) ?? inSentences(text) ?? employmentAbroad(text, language) ?? employmentByHours(text);
}

// A chip near the top: "Full-time", "Prague · Full-time · Hybrid", "正社員".
function chipAtTop(text: string): EmploymentType | null {
  for (const line of text.split('\n').slice(0, 14)) {
    if (line.length > 90 || /[.!?]$/.test(line)) continue;
    for (const part of line.split(/[|·•,;()–/]| - /)) {
      const chip = part.trim();
      if (chip.length > 23 || chip.split(' ').length > 4) continue;
      const type = CHIP.test(chip) ? (employmentInTitle(chip) ?? employmentTypeOf(chip)) : null;
      if (type) return type;
    }
  }
  return null;
}
// The whole of a line or of its part, so that "Praktikum Marketing" stays a title.
const CHIP =
  /^(?:(?:permanent |regular |paid |100 ?% )?(?:full|part)[- ]?time(?: (?:position|job|role|permanent|internship))?|(?:fixed[- ]term |temporary )?contract(?: to hire)?|temporary|internship|voll-?zeit|teilzeit|festanstellung|unbefristet|befristet|minijob|praktikum|temps (?:plein|partiel)|cdi(?:[ ,–-].{0,20})?|cdd(?:[ ,–-].{0,20})?|int[ée]rim|stage|jornada (?:completa|parcial)|tiempo (?:completo|parcial)|tempo (?:integral|parcial|pieno|parziale|indeterminato|determinato)|período integral|clt|est[áa]gio|estagi[áa]ri[oa]|tirocinio|voltijd|deeltijd|fulltime|parttime|pełny etat|pół etatu|heltid|deltid|vikariat|tillsvidare|plný úvazek|částečný úvazek|zkrácený úvazek|hpp|brigáda|полная занятость|частичная занятость|полный день|стажировка|(?:(?:正社員|契約社員|アルバイト|パート|派遣社員|インターン|業務委託|全职|兼职|实习|全職|兼職|정규직|계약직)[・/／、,\s]*)+(?:\s*[(（].*|.{0,2}募集)?)$/iu;

function inSentences(text: string): EmploymentType | null {
  for (const [pattern, type] of PROSE) {
    for (const m of text.matchAll(pattern)) {
      const before = text.slice(Math.max(0, m.index - 40), m.index);
      if (!NEGATED.test(before)) return type;
    }
  }
  return null;
}

/** True for a few words that say the employment type and nothing else ("CDI 35h", "Part-time", "正社員"). */
export const isEmploymentChip = (text: string): boolean => text.length < 32 && CHIP.test(text);
