import type { SectionKind } from './section-words.ts';

/** What a section's word is worth; see `docs/ranking.md`. */
export const SECTION: Record<SectionKind, number> = {
  requirements: 1,
  responsibilities: 0.78,
  preferred: 0.5,
  other: 0.4,
  about: 0.25,
  process: 0,
  benefits: 0,
  legal: 0,
};
/** What a sort of skill is worth. */
export const KIND: Record<string, number> = {
  language: 1,
  framework: 1,
  tool: 0.97,
  method: 0.97,
  domain: 0.95,
  certificate: 0.9,
  spoken: 0.75,
  people: 0.62,
  unknown: 0.7,
  duty: 0.58,
};

/** Lines that ask for nothing one knows. */
export const NOT_WORK =
  /\b(?:lift(?:ing)? (?:up to )?\d|standing|sedentary|visa|sponsorship|equal opportunity|salary|benefits?|401\(?k|insurance (?:plan|coverage)|paid time|vacation|pension|www\.|https?:)\b/i;

/** Words that make a wish of what they stand with. */
export const SOFT =
  /\b(?:(?:is|are|be|as|considered|would be) (?:an? )?(?:big |strong |huge |definite )?(?:plus|bonus|advantage|asset|preferred|nice to have|beneficial|desirable|desired|welcome)|nice[- ]to[- ]have|preferably|ideally|preferred|a plus|not (?:required|necessary|essential|a must|mandatory)|optional|von vorteil|wünschenswert|un plus|een pré|výhodou|mile widzian\w*|deseable|valorable)\b/i;

/** Words that ask for more. */
export const STRONG =
  /\b(?:expert\w*|strong|deep|extensive|proven|advanced|solid|excellent|in-depth|must|required|essential|mandatory|fluent|outstanding|thorough|demonstrated|sehr gute|fundierte)\b/i;

/** Words that ask for less. */
export const MILD =
  /\b(?:basic|familiar\w*|exposure|some|awareness|interest in|foundational|general understanding|grundkenntnisse|willing to learn)\b/i;

/** Words of a degree, whose field is no key skill by itself. */
export const STUDY =
  /\b(?:degree|bachelor\w*|master['’]?s?\b|ph\.?d|diploma|b\.?sc|m\.?sc|bs\/|studium|graduate in|majoring|studies)\b/i;

/** What stands right before something not asked for. */
export const NEGATED = /\b(?:no|not|without|don['’]t need|kein\w*|pas de|sin|geen)\s+(?:\w+[\s-]){0,3}$/i;

/** "Work with engineers (Backend, iOS)" names colleagues, not skills. */
export const WITH_PEOPLE =
  /\b(?:collaborat\w+|work\w*|partner\w*|liais\w+|alongside)\b[^.;]{0,60}\b(?:engineers?|teams?|designers?|developers?|managers?|scientists?|colleagues|departments?|stakeholders?|partners)\b[^.;]*$/i;

/** Prose that speaks of the role. */
export const ROLE =
  /\b(?:you['’]?ll|you will|your role|this role|seeking|looking for|the position|the role|as an? )/i;

/** How one unknown word must end to be taken for a craft or a science. */
export const CRAFT = /(?:ology|onomy|ics|graphy|metry|istry|iatry|[a-z]{2}ery|ry|ing|craft|ware|keeping)$/;
