/** A posting's brief: what is read in ten seconds, in the posting's own words. */
import { type Brief, type Covered, type Must, wordsOf } from '../domain/brief.ts';
import { requirementsOf } from '../domain/requirements.ts';
import type { PostingToSummarize, Summary } from '../domain/summary.ts';
import { type Reader, watchesIn } from './brief-watch.ts';
import { cutTo, plainWords, withoutMarks } from './brief-words.ts';
import { isDoing } from './phrases.ts';
import { SOFT } from './rank-weights.ts';
import { type PlacedSection, placeSections } from './sections.ts';
import { sentencesOf } from './sentences.ts';
import { DENIED, linesOf, NOISE, OF_THE_ROLE, QUALIFIED } from './summary.ts';

const MOST_WORDS = 120;
const ROLE_WORDS = 26;
const ROLE_LETTERS = 225;
const DUTY_WORDS = 14;
const DUTY_LETTERS = 140;
const MUST_WORDS = 6;
const MUSTS = 5;
const DUTIES = 3;

/** The brief of a posting, for a day and a reader. At most 120 words; every duty stands in the posting. Deterministic. */
export function briefOf(
  posting: PostingToSummarize,
  { skills, match }: Pick<Summary, 'skills' | 'match'>,
  today: string,
  reader: Reader,
): Brief {
  const sections = placeSections(posting.text);
  const titled = new Set(plainWords(posting.title ?? '').filter((w) => w.length > 3));
  const role = roleOf(posting, sections, titled);
  const brief: Brief = {
    role,
    musts: mustsOf(skills, match, sections, reader.skills.size > 0),
    duties: dutiesOf(skills, sections, titled, role),
    watch: watchesIn(posting, today, reader),
  };
  while (wordsOf(brief) > MOST_WORDS && brief.watch.length > 0) brief.watch.pop();
  return brief;
}

const PRAISE =
  /^(?:join (?:our|us)|we are|we['’]re|our (?:mission|company|team|culture)|at \p{Lu}|founded|since \d|as (?:a|the) (?:leading|global)|wir sind|nous sommes|somos)|\b(?:industry[- ]leading|world[- ]class|world['’]s (?:leading|largest)|market leader|fastest[- ]growing)\b/iu;
const SEEKS =
  /\b(?:(?:seeking|looking for|hiring|recruiting|in search of) (?:an?|our|the|experienced|motivated|talented)|we need an?|as an? [^,.]{3,60}, you|(?:this|the) (?:role|position) (?:is|will|leads?|supports?|manages?)|you['’]ll|you will|(?:is )?responsible for|wir suchen|nous recherchons|buscamos|we zoeken|zoeken wij|hledáme|szukamy|poszukujemy|cerchiamo|procuramos|vi söker|vi søger)/i;

function roleOf(
  { title, company, locations }: PostingToSummarize,
  sections: PlacedSection[],
  titled: ReadonlySet<string>,
): string {
  let best = '';
  let most = 1.4;
  let at = 0;
  for (const { kind, lines } of sections) {
    if (kind !== 'about' && kind !== 'other' && kind !== 'responsibilities') continue;
    for (const { text, bulleted } of lines) {
      if (bulleted || text.length < 40) continue;
      for (const sentence of sentencesOf(text)) {
        at += 1;
        const words = plainWords(sentence);
        if (words.length < 7 || words.length > ROLE_WORDS || sentence.length > ROLE_LETTERS) continue;
        if (!/[.!]$/.test(sentence) || NOISE.test(sentence)) continue;
        const named = [...titled].filter((w) => words.includes(w)).length;
        const score =
          (SEEKS.test(sentence) ? 1.5 : OF_THE_ROLE.test(sentence) ? 0.6 : 0) +
          Math.min(1.5, named * 0.6) -
          (PRAISE.test(sentence) && !SEEKS.test(sentence) ? 2 : 0) -
          Math.min(0.6, at * 0.02);
        if (score > most) {
          most = score;
          best = withoutMarks(sentence);
        }
      }
    }
  }
  if (best) return best;
  const place = locations[0] ? `, ${locations[0]}` : '';
  return title ? cutTo(`${title}${company ? ` at ${company}` : ''}${place}`, ROLE_WORDS, ROLE_LETTERS) : '';
}

const LEAD =
  /^(?:(?:must have|you (?:have|bring)|(?:minimum|at least) (?:of )?(?=\d)|strong|solid|proven|good|excellent|deep|demonstrated|sound|working|previous|prior|hands-on|an?|the|experience (?:with|in|of|using)|knowledge of|understanding of|proficien\w+ (?:with|in)|familiarity with|ability to|expertise in)\s+)+/i;

function mustsOf(
  skills: Summary['skills'],
  match: Summary['match'],
  sections: PlacedSection[],
  hasProfile: boolean,
): Must[] {
  const shares = new Map(match.covered.map((c) => [c.name, c.share]));
  const musts: Must[] = requirementsOf(skills)
    .filter(({ required, kind }) => required && kind !== 'people')
    .slice(0, MUSTS)
    .map(({ name, members }) => {
      const share = Math.max(0, ...members.map((m) => shares.get(m.name) ?? 0));
      const covered: Covered = !hasProfile ? null : share === 1 ? 'yes' : share > 0 ? 'part' : 'no';
      return { name: cutTo(name, MUST_WORDS, 60), covered };
    });
  const asked = linesOf(sections, 'requirements').filter((line) => !DENIED.test(line) && !SOFT.test(line));
  // Degrees and years say what the key skills do not.
  const lines = [...asked.filter((l) => QUALIFIED.test(l)), ...asked.filter((l) => !QUALIFIED.test(l))];
  for (const line of lines) {
    if (musts.length === MUSTS) break;
    const name = cutTo(line.replace(LEAD, ''), MUST_WORDS, 60);
    const said = ` ${plainWords(name).join(' ')} `;
    const again = musts.some((m) => {
      const known = ` ${plainWords(m.name).join(' ')} `;
      return said.includes(known) || known.includes(said);
    });
    if (plainWords(name).length < 2 || FILLER.test(line) || again) continue;
    musts.push({ name: name.charAt(0).toUpperCase() + name.slice(1), covered: null });
  }
  return musts;
}

const FILLER =
  /^(?:to perform (?:this|the) (?:job|role)|the (?:requirements|following|above|statements|duties|responsibilities|successful candidate|ideal candidate)\b|reasonable accommodation|(?:perform(?:s|ing)? )?(?:all |any |and )?other (?:duties|tasks|responsibilities|projects)|this (?:job|position) description|essential (?:duties|functions)|duties (?:include|may)|responsibilities (?:include|may)|sonstige|autres tâches|otras (?:tareas|funciones))|\b(?:as (?:assigned|requested|directed)|not (?:an )?(?:exhaustive|all[- ]inclusive)|(?:listed|described) (?:below|above)|equal opportunity)\b|[:：]$/i;
const WILL_DO = /\b(?:you['’]ll|you will|responsible for|du wirst|vous (?:serez|allez))\b/i;

function dutiesOf(
  skills: Summary['skills'],
  sections: PlacedSection[],
  titled: ReadonlySet<string>,
  role: string,
): string[] {
  let lines = linesOf(sections, 'responsibilities');
  if (lines.length === 0)
    lines = [...linesOf(sections, 'other'), ...linesOf(sections, 'about')].filter((l) => WILL_DO.test(l));
  const named = skills.map(({ name, relevance, kind }) => ({
    said: ` ${plainWords(name).join(' ')} `,
    worth: (relevance / 100) * (kind === 'people' ? 0.2 : 1),
  }));
  const told = new Set<string>();
  const open = lines.flatMap((line, i) => {
    if (FILLER.test(line) || NOISE.test(line)) return [];
    const text = cutTo(line, DUTY_WORDS, DUTY_LETTERS);
    const words = plainWords(text);
    const key = words.join(' ');
    if (words.length < 3 || told.has(key) || role.includes(text)) return [];
    told.add(key);
    const doing = words.slice(0, 4).some(isDoing) ? 0.6 : 0;
    const ofTitle = Math.min(0.6, words.filter((w) => titled.has(w)).length * 0.3);
    const short = words.length < 5 ? 0.3 : 0;
    return [{ text, i, said: ` ${key} `, base: doing + ofTitle - short - Math.min(0.6, i * 0.04) }];
  });
  const chosen: typeof open = [];
  const heard = new Set<string>();
  while (chosen.length < DUTIES && open.length > 0) {
    // What another duty has named already says little again.
    const scores = open.map(
      ({ said, base }) =>
        base +
        Math.min(
          1.8,
          named
            .filter((s) => said.includes(s.said))
            .reduce((sum, s) => sum + s.worth * (heard.has(s.said) ? 0.2 : 1), 0),
        ),
    );
    const [best] = open.splice(scores.indexOf(Math.max(...scores)), 1);
    for (const { said } of named) if (best!.said.includes(said)) heard.add(said);
    chosen.push(best!);
  }
  return chosen.sort((a, b) => a.i - b.i).map(({ text }) => text);
}
