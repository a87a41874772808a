import type { SectionKind } from './section-words.ts';

const ASKS =
  /\b(?:experience|degree|knowledge|ability|skills?|proficien\w+|familiar\w*|understanding|fluen\w+|years?|bachelor\w*|master'?s|certif\w+|track record|background|expertise|qualified|erfahrung\w*|kenntnisse|studium|ausbildung|experiencia|conocimientos?|expérience|connaissances?|maîtrise|ervaring|kennis|zkušenost\w*|znalost\w*|doświadczeni\w*|znajomość)\b/i;
const GIVES =
  /\b(?:insurance|holidays?|pension|vacation|bonus|401\(?k|budget|paid|leave|flexible|salary|gym|discounts?|stock options?|equity|allowance|wellness|dental|parental|urlaub|congés|vacaciones|vakantie\w*|dovolen\w+|urlop\w*|stravenky|home ?office)\b/i;
const LAW =
  /\b(?:equal (?:opportunity|employment|opportunities)|without regard|protected (?:status|veteran|characteristic)|race, |sexual orientation|gender identity|reasonable accommodations?|affirmative action|gdpr|background checks?|inclusivity)\b/i;
const APPLY =
  /\b(?:please (?:send|submit|apply)|send (?:us )?your (?:cv|resume|application)|apply (?:via|through|by|now|online)|closing date|cover letter|interviews? (?:will|process)|hiring process|application takes)\b/i;
const COMPANY =
  /\b(?:founded in|was founded|since (?:19|20)\d\d|our mission|we are (?:a|an|the|one)\b|is (?:a|an|the) (?:leading|global|fast|growing|world)|headquartered|employees (?:in|across|worldwide)|customers (?:in|across|worldwide)|our customers|we build|everything we do|world[’']s (?:most|largest|leading))/i;
const MUST =
  /\b(?:you (?:have|possess|must have|should have|need|will need|bring|are (?:a|an|comfortable|able|experienced|familiar|fluent|passionate))|must (?:have|be|possess)|we (?:require|expect)|(?:is|are) (?:required|essential|a must)|minimum (?:of )?\d|\d\+? years?|degree in|required:|proficien\w+ (?:in|with)|experience (?:with|in|of|as|using) )/i;
const SOFT =
  /\b(?:(?:is|are|be|would be|as) (?:an? )?(?:plus|bonus|advantage|asset|preferred|nice to have|beneficial|desirable)|nice[- ]to[- ]have|preferably|ideally|preferred|von vorteil|un plus|een pré|výhodou|mile widzian\w*|deseable)\b/i;
const DOES =
  /^(?:you(?:['’]ll| will)|as (?:a|an|our) [\w -]{3,40},? you|in this role|the successful candidate will|responsible for|your (?:role|work|job|day)|collaborate|develop|manage|lead|support|build|design|create|maintain|work (?:with|closely|alongside)|help|ensure|drive|deliver|own|participate|provide|coordinate|prepare|perform|assist|monitor|conduct|implement|analy[sz]e|review|contribute|set up|du (?:wirst|entwickelst|arbeitest)|vous (?:serez|assurez|participerez))\b/i;

/** What a line of prose without a heading is about; `headed` once some heading stood above it. */
export function guessProse(line: string, headed: boolean): SectionKind {
  if (line.length < 12) return 'other';
  if (line.length > 40 && LAW.test(line)) return 'legal';
  // A paragraph that wishes in one sentence may demand in another; sentence by sentence it is told apart later.
  if (SOFT.test(line) && !(line.length > 120 && MUST.test(line))) return 'preferred';
  if (APPLY.test(line)) return 'process';
  if (MUST.test(line)) return line.length > 400 ? 'about' : 'requirements';
  if (DOES.test(line)) return 'responsibilities';
  if (/^(?:we (?:offer|provide)|you(?:['’]ll| will) (?:get|receive|enjoy))/i.test(line)) return 'benefits';
  if (COMPANY.test(line)) return 'about';
  return headed || line.length < 60 ? 'other' : 'about';
}

/** What the lines under an unknown heading are, by how they ask, tell or give. */
export function guessKind(lines: { text: string; bulleted: boolean }[]): SectionKind {
  let asks = 0;
  let gives = 0;
  let does = 0;
  let law = 0;
  let company = 0;
  let soft = 0;
  for (const { text } of lines) {
    if (LAW.test(text)) law += 1;
    else if (SOFT.test(text)) soft += 1;
    else if (
      DOES.test(text) ||
      /^[A-Z][a-z]+(?:ing|e|t|d|n|p|y|w|k|h|s) (?:and [a-z]+ )?(?:the|a|an|our|with|new|to|all|and)\b/.test(
        text,
      )
    )
      does += 1;
    else if (ASKS.test(text) || MUST.test(text)) asks += 1;
    else if (GIVES.test(text)) gives += 1;
    else if (COMPANY.test(text)) company += 1;
  }
  const most = Math.max(asks, gives, does, law, company, soft);
  if (most === 0 || most * 4 < lines.length) return lines.some((line) => line.bulleted) ? 'other' : 'about';
  if (law === most) return 'legal';
  if (soft === most) return 'preferred';
  if (asks === most) return 'requirements';
  if (does === most) return 'responsibilities';
  if (gives === most) return 'benefits';
  return 'about';
}
