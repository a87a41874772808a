import { folded } from './lines.ts';
import { namesOccupation } from './occupations.ts';
import { isRoleNoun, titleFromProse } from './roles.ts';

/** Words after which a sentence names the job. */
interface Trigger {
  /** Ends where the title's phrase begins. */
  re: RegExp;
  weight: number;
  /** The phrase must be written like a name and be followed by what it does: "The Kiln Operator loads". */
  subject?: true;
  /** Without a word that names who does a job a phrase of capitals will do: "as an IT Support II in". */
  sure?: true;
}

const ARTICLE =
  '(?: (?:an?|our|the|your|another|multiple|several|two|three|new|additional|someone [^.]{0,30}))*';

const TRIGGERS: Trigger[] = [
  {
    re: new RegExp(
      `\\b(?:seeking|seeks|looking for|(?:is|are|['’]re|now|currently) hiring|searching for|recruiting|in search of|in need of|(?:looking|seeking|wants?|hoping) to (?:hire|add|recruit)|applications for|we need|opening for|hiring for|recruiting for|offering)(?: for)?${ARTICLE} `,
      'giu',
    ),
    weight: 3,
  },
  {
    re: /\b(?:[Tt]his|[Tt]he) (?:open(?:ing)?|role|position|opportunity) (?:is|of|for)(?: for)?(?: an?| the)? /gu,
    weight: 2,
  },
  {
    re: /(?:(?:^|[.!?\n] ?)As|\b(?:excel|us|team|work|join|career|start|serve|hire|you)(?: \w+){0,2} as|\bjoin\b[^.\n]{0,70} as)(?: an?| our| the|) /giu,
    weight: 3,
    sure: true,
  },
  {
    re: /\b(?:in the role of|position of|role of|opportunity for|opening for|vacancy for|become)(?: an?| our| the|) /giu,
    weight: 3,
  },
  { re: /(?:^|[.!?\n,] ?)(?:The|An?) |, the |^Our (?:paid )?/gmu, weight: 2, subject: true },
  { re: /^(?=\p{Lu})/gmu, weight: 1, subject: true },
  {
    re: /\b(?:suchen wir|wir suchen|sucht|stellen wir ein)(?: (?:zum|zur|ab|per|für|eine?n?|dich|sie|sofort|als|unser\p{L}*|nächstmöglichen|zeitpunkt|verstärkung|unseres?|teams?|den|die|das|standort|in|befristet|unbefristet|motivierte\p{L}*|engagierte\p{L}*|erfahrene\p{L}*))* /giu,
    weight: 3,
  },
  { re: /(?:^|[.!?\n] ?)Als (?:unsere?\p{L}* |neue[rn]? )?(?=\p{Lu})/gu, weight: 3 },
  {
    re: /\b(?:recherchons|recrutons|cherchons|recherche|recrute|cherche|en tant que|poste de|poste d['’]|buscamos|busca|necesitamos|precisa|precisamos|incorporar|seleccionamos|procuramos|contratamos|zoeken(?: wij| we)?|hledáme|hľadáme|szukamy|poszukujemy|poszukuje|cerchiamo|ricerchiamo|ricerca|cerca|söker(?: vi| nu)*|rekryterar|søger(?: vi)?|søker(?: vi)?|ищем|ищет|требуется|в поиске|som|jako|como|come)(?: (?:un|une|une?\(e\)|una|un\/a|une\/un|uma?|uma?\(a\)|een|ett|en|do týmu|nového|novou|notre|nuestro|nuestra|ons|onze|vår|nu|efter|dig som är|dig som|dig|actualmente|nu|un nuovo|una nuova|des))* ?/giu,
    weight: 3,
  },
];
const BREAK = new Set(
  'to who that which with at in on is are was will you we i he she they can must should has have within from by if when where while whose as but provides provide reports report plays supports works serves serve manages ensures leads responsible located based role position interface der die das mit für bei zu zur zum im am auf sowie qui pour avec dans sur au aux vous afin para con que en met voor bij op pro se do v na dla w z ze till på i med hos per presso nel nella che con до в для на с под'.split(
    ' ',
  ),
);
const VERBS = /^(?:will|is|are|role|position|at|within|as|can|may|has|must|interface|\p{Ll}{3,}s)$/u;
const EMPTY_TITLE =
  /^(?:(?:ideal|successful|best|right|great|team|new|qualified|professional|perfect|suitable|preferred|chosen|selected|strong|primary|student|business|company|people|incoming|current|our|follow-on|future|hiring|challenging|exciting|rewarding|unique|meaningful|recent|university|federal|it|summer|fall|spring|winter|autumn|paid|unpaid|undergraduate|college) )*(?:candidate|member|worker|staff|associate|partner|student|graduate|expert|individual|fellow|head|lead|contributor|manager|internship|internship program(?:me)?|employee|specialist|professional|person|role|position|owner|leader|stage|representative|master|team|interns|contractor|mitarbeiter|mitarbeiterin|kollegen|verstärkung|persona|profesional|candidato|candidat|collaborateur|medewerker|collega|medarbetare|person|osoby|osobę|pracownika|človek)s?$/iu;

// "Kiln Operators load …" is told by its plural, "The Kiln Operator loads" by the verb's ending.
const isVerb = ({ title, next }: Phrase): boolean =>
  VERBS.test(next) || (/s$/.test(title) && /^[a-z]{4,}$/.test(next));

interface Phrase {
  title: string;
  next: string;
  /** Every longer word begins with a capital. */
  isName: boolean;
  /** How many words it has. */
  size: number;
}

function phraseAfter(rest: string, language: string | null, isSure: boolean): Phrase | null {
  const words = rest.replace(/\([^)]{0,30}\d[^)]{0,30}\) /, '').split(/\s+/, 14);
  const taken: string[] = [];
  let last = -1;
  let next = '';
  for (const word of words) {
    const bare = word.replace(/^[("“„«»]+|[)"”“«».,:;!?]+$/gu, '');
    if (BREAK.has(bare) || bare === '') {
      next = bare;
      break;
    }
    taken.push(word);
    const noun =
      bare
        .toLowerCase()
        .split(/[/-]/)
        .some((part) => isRoleNoun(part)) ||
      isRoleNoun(bare.toLowerCase()) ||
      (language !== 'en' && bare.length > 3 && namesOccupation(bare, language));
    // Past the noun only what is written as part of a name: "Manager II", "Manager, Specialized Programs".
    if (noun) last = taken.length;
    else if (last > 0 && !/^[(&/–-]?\p{Lu}|^(?:&|of|and|\/|–|-|de|del|da|do)$/u.test(word)) {
      next = bare;
      taken.pop();
      break;
    }
    if (/[.!?:;]$/.test(word) && !/^(?:Sr|Jr)\.$/.test(word)) break;
    if (/,$/.test(word)) {
      next = words[taken.length] ?? '';
      if (last < 0 ? !/^\p{Lu}/u.test(word) : !/^\p{Lu}/u.test(next)) break;
    }
  }
  const isNamed = (list: readonly string[]) =>
    list.every((word) => word.length < 4 || /^\p{Lu}|^(?:summer|fall|spring|winter)$/u.test(word));
  if (last < 0) {
    // No word for who does it, but a name of several words, as titles are written.
    if (!isSure || taken.length < 2 || taken.length > 6 || next === '' || !isNamed(taken)) return null;
    last = taken.length;
  }
  let phrase = taken.slice(0, last);
  const tail = taken.slice(last).filter((word) => word !== '');
  if (
    tail.length > 0 &&
    (/,$/.test(phrase.at(-1)!) || /^(?:I{1,3}|IV|V|[1-5]|[-–/&]|of|de|del)[.,]?$/.test(tail[0]!)) &&
    /^\p{Lu}|^[IV\d]/u.test(tail.at(-1)!)
  ) {
    phrase = [...phrase, ...tail];
  }
  const source = phrase.join(' ');
  const title = titleFromProse(source.replace(/[,.:;!?\s]+$/, '').replace(/ ?\([^)]*$/, ''));
  const size = title.split(' ').length;
  return { title, next, isName: isNamed(source.split(' ').slice(-size)), size };
}

/** The title a text's sentences name ("we're seeking a … engineer to", "suchen wir eine …"), else null. */
export function titleInProse(
  text: string,
  company: string | null,
  language: string | null = null,
): string | null {
  const head = text.slice(0, 6000);
  const found = new Map<string, { title: string; score: number }>();
  for (const { re, weight, subject, sure } of TRIGGERS) {
    for (const m of head.matchAll(re)) {
      const end = m.index + m[0].length;
      const line = head.slice(end, end + 130).split('\n')[0]!;
      const phrase = phraseAfter(line, language, sure === true);
      if (!phrase || (subject && (!phrase.isName || phrase.size < 2 || !isVerb(phrase)))) continue;
      const own = ownTitle(phrase.title, company);
      if (own === null) continue;
      const score = weight + (phrase.isName ? 2 : 0) - m.index / 3000 - (own.split(' ').length < 2 ? 1 : 0);
      const key = folded(own);
      const known = found.get(key);
      // Said again it is surer.
      if (known) known.score = Math.max(known.score, score) + 0.5;
      else found.set(key, { title: own, score });
    }
  }
  let best: { title: string; score: number } | null = null;
  for (const one of found.values()) if (one.score > 0 && (!best || one.score > best.score)) best = one;
  return best?.title ?? null;
}

// Without the employer's name before it and the plural of several openings; null for what says nothing.
function ownTitle(title: string, company: string | null): string | null {
  const own =
    company && title.toLowerCase().startsWith(`${company.toLowerCase()} `)
      ? title.slice(company.length + 1)
      : title;
  if (company && folded(company).startsWith(folded(own))) return null;
  const isLoose =
    own.split(' ').length > 9 || own.length < 3 || /[.!?]\s\S/.test(own.replace(/\b(?:Sr|Jr)\./g, ''));
  if (isLoose || EMPTY_TITLE.test(own) || /^part of\b|['’]s /i.test(own)) return null;
  return own.replace(/(?<=[^s])s$/, (s) =>
    isRoleNoun(own.split(' ').at(-1)!.toLowerCase().slice(0, -1)) ? '' : s,
  );
}
