export { companyInProse } from './company-prose.ts';

import { isRoleNoun, titleFromProse } from './roles.ts';

interface Trigger {
  /** Ends where the title's phrase begins. */
  re: RegExp;
  weight: number;
  /** The phrase must be followed by a verb: "The … will". */
  verb?: true;
}

const TRIGGERS: Trigger[] = [
  {
    re: /\b(?:seeking|looking for|(?:is|are|['’]re|now|currently) hiring(?: for)?|searching for|recruiting|in search of|in need of|looking to (?:hire|add|recruit)|applications for)(?: an?| our| the| your| someone [^.]{0,30})? /giu,
    weight: 3,
  },
  {
    re: /\b(?:[Tt]his|[Tt]he) (?:open(?:ing)?|role|position|opportunity) (?:is|of|for)(?: for)?(?: an?| the)? /gu,
    weight: 2,
  },
  {
    re: /(?:(?:^|[.!?\n] ?)As|\b(?:excel|us|team|work|join|career|start|serve|hire|you)(?: \w+){0,2} as)(?: an?| our| the|) /giu,
    weight: 3,
  },
  {
    re: /\b(?:in the role of|position of|role of|opportunity for|opening for|vacancy for)(?: an?| our| the|) /giu,
    weight: 3,
  },
  { re: /(?:^|[.!?\n] ?)The /gu, weight: 2, verb: true },
  {
    re: /\b(?:suchen wir|wir suchen)(?: (?:zum|zur|ab|für|eine?n?|dich|sofort|als|unser\p{L}*|nächstmöglichen|zeitpunkt|verstärkung|unseres?|teams?)){0,8} /giu,
    weight: 3,
  },
  {
    re: /\b(?:recherchons|recrutons|cherchons|buscamos|zoeken(?: wij)?|hledáme|szukamy|cerchiamo|söker)(?: (?:un|une|una|een|en|do týmu|nového|novou))? /giu,
    weight: 3,
  },
];
const BREAK = new Set(
  'to who that which with at in on is are was will you we i he she they can must should has have within from by if when where while whose as but provides provide reports report plays supports works serves serve manages ensures leads responsible located based role position der die das mit für bei zu qui pour avec dans para con met voor bij pro se do v na dla w z'.split(
    ' ',
  ),
);
const VERBS = new Set(
  'will is provides reports plays supports works serves manages ensures leads role position at within performs oversees develops assists acts functions maintains coordinates drives'.split(
    ' ',
  ),
);
const EMPTY_TITLE =
  /^(?:(?:ideal|successful|best|right|great|team|new|qualified|professional|perfect|suitable|preferred|chosen|selected|strong|primary|student|business|company|people|incoming|current|our) )*(?:candidate|member|worker|staff|associate|partner|student|graduate|expert|individual|fellow|head|lead|contributor|manager|intern|interns|internship|employee|specialist|professional|person|role|position|owner|leader|stage|representative|master)s?$/i;

function phraseAfter(rest: string): { title: string; next: string; capital: boolean } | null {
  const words = rest.split(/\s+/, 14);
  const taken: string[] = [];
  let last = -1;
  let next = '';
  for (const word of words) {
    const bare = word.replace(/^[("“]+|[)"”.,:;!?]+$/gu, '');
    if (BREAK.has(bare) || bare === '') {
      next = bare;
      break;
    }
    taken.push(word);
    const noun = bare
      .toLowerCase()
      .split(/[/-]/)
      .some((part) => isRoleNoun(part));
    // Past the noun only what is written as part of a name: "Manager II", "Manager, Specialized Programs".
    if (noun) last = taken.length;
    else if (last > 0 && !/^[(&/–-]?\p{Lu}|^(?:&|of|and|\/|–|-)$/u.test(word)) {
      next = bare;
      taken.pop();
      break;
    }
    if (/[.!?:;]$/.test(word) && !/^(?:Sr|Jr)\.$/.test(word)) break;
    if (/,$/.test(word) && last < 0 && !/^\p{Lu}/u.test(word)) break;
  }
  if (last < 0) return null;
  let phrase = taken.slice(0, last);
  const tail = taken.slice(last).filter((word) => word !== '');
  if (
    tail.length > 0 &&
    (/,$/.test(phrase.at(-1)!) || /^(?:I{1,3}|IV|V|[1-5]|[-–/&]|of)[.,]?$/.test(tail[0]!)) &&
    /^\p{Lu}|^[IV\d]/u.test(tail.at(-1)!)
  ) {
    phrase = [...phrase, ...tail];
  }
  const title = titleFromProse(
    phrase
      .join(' ')
      .replace(/[,.:;!?\s]+$/, '')
      .replace(/ ?\([^)]*$/, ''),
  );
  const source = rest.slice(0, phrase.join(' ').length);
  return {
    title,
    next,
    capital: title
      .split(' ')
      .filter((w) => w.length > 3)
      .every((w) => source.includes(w)),
  };
}

/** The title a text's sentences name ("we're seeking a … engineer to"), else null. */
export function titleInProse(text: string, company: string | null): string | null {
  const head = text.slice(0, 6000);
  let best: { title: string; score: number } | null = null;
  for (const { re, weight, verb } of TRIGGERS) {
    for (const m of head.matchAll(re)) {
      const end = m.index + m[0].length;
      const line = head.slice(end, end + 130).split('\n')[0]!;
      const found = phraseAfter(line);
      if (!found || (verb && (!VERBS.has(found.next) || !found.capital))) continue;
      const { title, capital } = found;
      const own =
        company && title.toLowerCase().startsWith(`${company.toLowerCase()} `)
          ? title.slice(company.length + 1)
          : title;
      if (
        own.split(' ').length > 9 ||
        EMPTY_TITLE.test(own) ||
        /[.!?]\s\S/.test(own.replace(/\b(?:Sr|Jr)\./g, ''))
      )
        continue;
      const score = weight + (capital ? 2 : 0) - m.index / 3000 - (own.split(' ').length < 2 ? 1 : 0);
      if (!best || score > best.score)
        best = {
          title: own.replace(/(?<=[^s])s$/, (s) =>
            isRoleNoun(own.split(' ').at(-1)!.toLowerCase().slice(0, -1)) ? '' : s,
          ),
          score,
        };
    }
  }
  return best?.title ?? null;
}

const PLACES =
  "([\\p{Lu}][\\p{L}.'’-]*(?: [\\p{Lu}][\\p{L}.'’-]*){0,3}(?:, (?:[A-Z]{2,3}\\b|[\\p{Lu}][\\p{L}]+(?: [\\p{Lu}][\\p{L}]+)?))?(?:(?:,? (?:or|and)|,|;| /) [\\p{Lu}][\\p{L}.'’-]*(?: [\\p{Lu}][\\p{L}.'’-]*){0,3}(?:, [A-Z]{2,3}\\b)?){0,5})";
const PLACE_RULES = [
  new RegExp(
    `\\b(?:role|position|job|opportunity|internship|team member|candidate|opening|team|vacancy)s?\\b[^.\\n]{0,40}\\b(?:is|are|be|can be|will be)\\b[^.\\n]{0,20}\\b(?:based|located|on-?site|in-office|in[- ]person)(?: out of)? (?:in|at|from)(?: our| the)? ${PLACES}`,
    'gu',
  ),
  new RegExp(
    `\\b(?:to be|must be|you (?:will|['’]ll) be|be) (?:based|located) (?:out of |in |near )(?:our |the )?${PLACES}`,
    'gu',
  ),
];

/** The phrase naming where the work is, as in "This role is based in X or Y"; null where none does. */
export function placesInProse(text: string): string | null {
  for (const rule of PLACE_RULES) {
    for (const m of text.matchAll(rule)) return m[1]!.replace(/[.,]+$/, '');
  }
  return null;
}
