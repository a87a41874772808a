import { matchSkills } from '../domain/match.ts';
import type { KeySkill, ProfileSkill } from '../domain/records.ts';
import { judgeFit, type PostingToSummarize, type Summary, type SummaryFacts } from '../domain/summary.ts';
import { officeDays } from './facts.ts';
import { families } from './families.ts';
import { rankSkills } from './rank.ts';
import { SOFT } from './rank-weights.ts';
import { type PlacedSection, placeSections } from './sections.ts';
import { sentencesOf } from './sentences.ts';

const MOST_LINES = 60;
const THIN = 350;

/** Degrees, certificates, years. */
export const QUALIFIED =
  /\b(?:degree|bachelor\w*|master['’]s|ph\.?d|diploma|b\.?sc|m\.?sc|certificat\w*|certified|licen[cs]ed?|graduate|qualification|\d+\s*\+?\s*(?:-|–|to)?\s*\d*\s*\+?\s*years?|years?['’]? (?:of )?experience|studium|ausbildung|abgeschlossen\w*|jahre|dipl[oô]me|bac ?\+|titulaci[oó]n|grado|años|diploma|hbo|wo|vzdělání|wykształceni\w*)\b/i;
/** Opens or turns a line into one that asks for nothing. */
export const DENIED =
  /^(?:no|kein\w*|pas d\w*|sin|geen)\b|\b(?:is|are) not (?:needed|required|necessary|a must)\b|\bno \w+(?: \w+)? (?:is )?(?:needed|required|necessary)\b/i;

/** True where a posting says too little, or its parts are not told apart, for a score to be leant on. */
export function isThin(text: string): boolean {
  const sections = placeSections(text);
  return (
    text.length < THIN ||
    !sections.some((s) => s.said && (s.kind === 'requirements' || s.kind === 'responsibilities'))
  );
}

/** What the posting and the job's fields say of the practical side. */
export function factsOf(posting: PostingToSummarize): SummaryFacts {
  const { locations, workplace, employmentType, salary, expiresOn, text } = posting;
  return {
    locations,
    workplace,
    officeDays: workplace === 'remote' ? null : officeDays(text),
    employmentType,
    salary,
    deadline: expiresOn,
  };
}

/** A summary made of the posting's own sentences, without a network: nothing in it that is not in the text. Deterministic. */
export function summarizeLocally(
  posting: PostingToSummarize,
  profile: readonly ProfileSkill[],
  ownWords: string[] = [],
): Summary {
  const sections = placeSections(posting.text);
  const skills: KeySkill[] = rankSkills({ ...posting, ownWords }).map(
    ({ evidenceStart: _, ...skill }) => skill,
  );
  const asked = linesOf(sections, 'requirements').filter((line) => !DENIED.test(line));
  const wishes = asked.filter((line) => SOFT.test(line));
  const musts = asked.filter((line) => !SOFT.test(line));
  const thin = isThin(posting.text);
  const match = matchSkills(skills, profile, families, thin);
  const facts = factsOf(posting);
  const summary: Summary = {
    engine: 'local',
    model: null,
    overview: overviewOf(posting, sections),
    responsibilities: linesOf(sections, 'responsibilities').slice(0, MOST_LINES),
    requirements: musts.filter((line) => !QUALIFIED.test(line)).slice(0, MOST_LINES),
    qualifications: musts.filter((line) => QUALIFIED.test(line)).slice(0, MOST_LINES),
    preferred: [...linesOf(sections, 'preferred'), ...wishes].slice(0, MOST_LINES),
    offers: linesOf(sections, 'benefits').slice(0, MOST_LINES),
    facts,
    unclear: [],
    skills,
    match,
    verdict: judgeFit(match, profile.length > 0),
  };
  summary.unclear = unclearIn(summary, posting, sections, thin);
  return summary;
}

/** The lines of one kind of section, each once, without marks; paragraphs as sentences. */
export function linesOf(sections: PlacedSection[], kind: PlacedSection['kind']): string[] {
  const seen = new Set<string>();
  const found: string[] = [];
  for (const section of sections) {
    if (section.kind !== kind) continue;
    for (const { text, bulleted } of section.lines) {
      // A list's entry stays whole; a paragraph is cut into its sentences.
      for (const part of bulleted || text.length < 200 ? [text] : sentencesOf(text)) {
        const plain = part.replace(/\*\*|__|\\(?=[-.*_])/g, '').trim();
        if (plain.length < 3 || seen.has(plain)) continue;
        seen.add(plain);
        found.push(plain);
      }
    }
  }
  return found;
}

/** Ways in which a sentence speaks of the role. */
export const OF_THE_ROLE =
  /\b(?:you['’]ll|you will|your role|this role|the role|the position|seeking|looking for|we need|join|as an? |responsible for|wir suchen|nous recherchons|buscamos|we zoeken|hledáme|szukamy|poszukujemy)\b/i;
const OF_THE_COMPANY = /\b(?:is an? |are an? |we are|we build|founded|leading|our mission|company|team)\b/i;
/** What is said on a page and is not of the job. */
export const NOISE =
  /\b(?:cookies?|click|apply now|equal opportunity|without regard|accommodation|salary range|privacy|https?:|www\.|pro tip|save this job|in seconds|less than \d+ minutes)\b/i;
const MOST_OVERVIEW = 520;

/** Two or three sentences of the posting that say most of the role and the company, in their own order. */
function overviewOf({ text, title, company }: PostingToSummarize, sections: PlacedSection[]): string {
  const words = new Set(
    (title ?? '')
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((w) => w.length > 3),
  );
  const candidates: { text: string; score: number; at: number }[] = [];
  for (const section of sections) {
    if (
      section.kind === 'legal' ||
      section.kind === 'benefits' ||
      section.kind === 'process' ||
      section.kind === 'preferred'
    )
      continue;
    for (const line of section.lines) {
      if (line.bulleted || line.text.length < 50) continue;
      sentencesOf(line.text).forEach((sentence, i) => {
        if (sentence.length < 30 || sentence.length > 420 || NOISE.test(sentence)) return;
        const lower = sentence.toLowerCase();
        let score = 1 - 0.5 * (line.start / Math.max(1, text.length));
        if (OF_THE_ROLE.test(sentence)) score += 1.2;
        if (OF_THE_COMPANY.test(sentence)) score += 0.4;
        if (company && lower.includes(company.toLowerCase())) score += 0.4;
        for (const word of words) if (lower.includes(word)) score += 0.35;
        if (section.kind === 'requirements') score -= 0.8;
        candidates.push({ text: sentence, score: score - 0.05 * i, at: line.start + i });
      });
    }
  }
  candidates.sort((a, b) => b.score - a.score || a.at - b.at);
  const chosen: typeof candidates = [];
  let length = 0;
  for (const candidate of candidates) {
    if (chosen.length === 3 || (chosen.length > 0 && length + candidate.text.length > MOST_OVERVIEW)) break;
    chosen.push(candidate);
    length += candidate.text.length;
  }
  if (chosen.length === 0)
    return linesOf(sections, 'responsibilities')[0] ?? linesOf(sections, 'other')[0] ?? '';
  return chosen
    .sort((a, b) => a.at - b.at)
    .map((c) => c.text.replace(/\*\*|__/g, ''))
    .join(' ');
}

/** What a reader would have to ask the employer. */
function unclearIn(
  summary: Summary,
  posting: PostingToSummarize,
  sections: PlacedSection[],
  thin: boolean,
): string[] {
  const { facts } = summary;
  const says: (string | null)[] = [
    posting.text.trim() === '' ? 'The posting has no text.' : null,
    facts.salary === null
      ? 'The pay is not stated.'
      : facts.salary.period === null
        ? 'The pay is stated without its period.'
        : null,
    facts.workplace === null ? 'Whether the work is on site, hybrid or remote is not stated.' : null,
    facts.workplace === 'hybrid' && facts.officeDays === null
      ? 'How many days are in the office is not stated.'
      : null,
    facts.locations.length === 0 && facts.workplace !== 'remote' ? 'The place is not stated.' : null,
    facts.employmentType === null ? 'The kind of employment is not stated.' : null,
    facts.deadline === null ? 'No deadline is stated.' : null,
    summary.responsibilities.length === 0 ? 'What one would do is not told apart from the rest.' : null,
    summary.requirements.length + summary.qualifications.length === 0
      ? 'What is required is not told apart from the rest.'
      : null,
    thin && posting.text.trim() !== '' && sections.length > 0
      ? 'The text is short or without clear sections, so the match is provisional.'
      : null,
  ];
  return says.filter((line) => line !== null);
}
