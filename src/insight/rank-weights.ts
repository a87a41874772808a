/** What `findSkills` adds to a word's being no skill: less than 0 finds more, for one that is missed costs more than one too many. */
export const SPAN_LEAN = -0.5;
/** The same where a posting's candidates are gathered: wide on purpose, since they are still to be ranked. */
export const LEAN = -1.2;
/** How likely a word must be to begin a skill for a candidate to begin there, whatever the likeliest labels are. */
export const LEAST_FIRST = 0.1;
/** How likely a word must be to go on with a skill for the candidate to go on. */
export const GOES_ON = 0.35;
/** How likely a candidate must be to end after its first word for that word to be one too. */
export const MAY_END = 0.3;
/** How likely the next word must be to go on for the longer stretch to be a candidate too. */
export const MAY_GO_ON = 0.15;

/** Points of relevance for one point of what the trees say; what they say of a skill no interview is had without is near 3. */
export const ASKED = 38;
/** What is below this relevance is not shown. */
export const LEAST_RELEVANCE = 12;
/** At most this many are shown. */
export const MOST_SKILLS = 40;
/** What remains of the score of a skill that says again what stands above it. */
export const SAID_TWICE = 0.2;
/** What a tool or language gains that the title names; any other known skill half of it. */
export const TITLE_LIFT = 0.8;
/** What remains of the score of a people skill, which every posting wants. */
export const PEOPLE_SHARE = 0.9;
/** The least the user's own words are given. */
export const OWN_LEAST = 0.8;

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
