/** What a posting asks for as a profile answers it: one requirement for each skill or choice of skills. */
import type { SkillChoice } from './records.ts';

/** A skill as a requirement is made of it. */
export interface Asked {
  name: string;
  relevance: number;
  required: boolean;
  kind?: string;
  choice?: SkillChoice | null;
  evidence?: string;
}

/** One requirement: any of its members meets it. */
export interface Requirement<T extends Asked = Asked> {
  members: T[];
  /** The members' names, "Python or Ruby". */
  name: string;
  required: boolean;
  relevance: number;
  kind: string;
}

const DEGREE =
  /\b(?:degree|bachelor\w*|master['’]?s|ph\.?d|doctorate|diploma|b\.?sc|m\.?sc|mba|studium|hochschulabschluss|licenciatura|dipl[oô]me|laurea)\b/i;

// "A degree in computer science or mathematics" asks for the degree.
const FIELD_AFTER =
  /\b(?:degree|bachelor\w*|master['’]?s|ph\.?d|diploma|b\.?sc|m\.?sc|studium|studies|dipl[oô]me|titulaci[oó]n)\b[^.;]{0,160}$/i;

const INDUSTRY = /\b(?:industry|sector|branche|secteur|industria)$/i;

// Words so wide that nobody writes them in a profile.
const GENERAL = new Set(
  'experience training support operations operation management development research analysis business technology software computer computers computing technical engineering industry quality safety services service planning administration design work office tools systems processes documentation reporting'.split(
    ' ',
  ),
);

/** True for what no profile is asked about: tasks of the role, degrees and their fields, industries, general words. */
export function isBeside({ name, kind, evidence }: Asked): boolean {
  if (kind === 'task') return true;
  if (kind === 'language' || kind === 'framework' || kind === 'tool' || kind === 'spoken') return false;
  if (DEGREE.test(name) || INDUSTRY.test(name) || GENERAL.has(name.toLowerCase())) return true;
  if (kind === 'certificate' || !evidence) return false;
  const at = evidence.toLowerCase().indexOf(name.toLowerCase());
  return at > 0 && FIELD_AFTER.test(evidence.slice(Math.max(0, at - 200), at));
}

/** The requirements among skills, in their order; what is beside the point is none. */
export function requirementsOf<T extends Asked>(skills: readonly T[]): Requirement<T>[] {
  const groups = new Map<number, Requirement<T>>();
  const found: Requirement<T>[] = [];
  for (const skill of skills) {
    if (isBeside(skill)) continue;
    const group = skill.choice?.group;
    const known = group === undefined ? undefined : groups.get(group);
    if (known) {
      known.members.push(skill);
      known.name += ` or ${skill.name}`;
      known.required ||= skill.required;
      known.relevance = Math.max(known.relevance, skill.relevance);
      continue;
    }
    const { name, required, relevance, kind } = skill;
    const one = { members: [skill], name, required, relevance, kind: kind ?? 'unknown' };
    if (group !== undefined) groups.set(group, one);
    found.push(one);
  }
  return found;
}

const ENOUGH = 4;

/** True where requirements say enough for a score: at least four, not all of them spoken languages and people skills. */
export function sayEnough(requirements: readonly Requirement[]): boolean {
  return (
    requirements.length >= ENOUGH && requirements.some(({ kind }) => kind !== 'spoken' && kind !== 'people')
  );
}
