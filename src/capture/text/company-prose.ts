import { EVERYWHERE, rulesFor } from './company-abroad.ts';
import { ALIAS, FORM, NAME, type Rule, rule, WORD } from './company-names.ts';
import { LETTER, LOWER, UPPER } from './letters.ts';
import { folded } from './lines.ts';
import { isPlace } from './places.ts';
import { ROLE_PATTERN } from './roles.ts';

const STATED = 5;
const START = '(?:^|[.!?:\\n] ?|^[-•*] )';

const RULES: Rule[] = [
  rule(
    `(?:(?<![${LOWER},] )(?:Here )?\\bat|(?:Here )?\\bAt) (?:the )?${NAME}${ALIAS}(?: we\\b|, (?:we|our|you|it|your|the|where|people|every|technology|innovation|one|bold|great))`,
    4,
  ),
  rule(`(?<=^|[.!?:] |\\n)At ${NAME}${ALIAS}, [${LETTER}]`, 2),
  rule(
    `^(?:#+ )?(?:About|Who is|Who are|Why(?: join| work (?:at|for))?|Life at|Working at|Welcome to|Über(?: die)?|À propos d[eu]|Sobre(?: a| o)?|Acerca de|Over|O společnosti|O firmě|O firmie|Om|Chi è|О компании) ${NAME}${ALIAS}[?!:.]?$`,
    4,
  ),
  rule(
    `\\b(?:Join|join|roles? at|Roles? at|positions? at|Welcome to|careers at|career at|Careers at|work(?:ing)? (?:at|for)|opportunity (?:at|with)|internships? (?:at|with)|become part of|part of|benefits (?:of working )?at|Benefits Of Working At|here at|Here at|team at) ${NAME}(?= |['’.,!?;:\\n]|$)`,
    2,
  ),
  rule(
    `${START}(?:The )?${NAME}${ALIAS}(?: organi[sz]ation| team| family)?(?:, an? [^.,\\n]{3,60},)?,? (?:is|are|has been|offers|provides|delivers|was founded|believes|strives|seeks|helps|exists)(?: now| currently| also| actively| proud(?:ly)?)?(?: (?:an?|the|one|seeking|looking|hiring|building|committed|proud|passionate|dedicated|on|transforming|searching|your|to|home|where|in|global|leading|[${UPPER}][${LETTER}]+(?: [${UPPER}][${LETTER}]+)?['’]s (?:leading|largest|market|premier|most|first))\\b)`,
    2,
  ),
  rule(
    `\\b${NAME}['’]s? (?:mission|vision|values|team|culture|products?|commitment|careers?|employees|customers|people|clients|policy|headquarters|offices?|core values|growth|success|benefits)\\b`,
    1,
  ),
  rule(`\\b(?:for|of) ${NAME}(?= (?:employees|customers|staff|clients|associates|team members)\\b)`, 1),
  rule(`\\b(?:across|within) ${NAME}(?=[,.]| (?:to|and|that|teams))`, 1),
  rule(`\\b(?:at|by) ${NAME}(?=['’.,;:!?\\n]| is | are | we | you |$)`, 0.75),
  rule(`\\bwith ${NAME}(?=['’.,;:!?\\n]| is | are | we | you |$)`, 0.25),
  rule(`\\b${NAME}['’]s? (?=[${LETTER}])`, 0.5),
  rule(`\\b${NAME}${ALIAS} is (?:an|proud to be an?) (?:[Ee]qual|EEO|affirmative|Affirmative|[Ee]qual-)`, 3),
  rule(
    `(?:^|[.\\n] ?)([${LETTER}\\d][${LETTER}\\d&.-]{2,20}) is an? (?:[${LETTER}-]+,? ){0,6}(?:company|firm|provider|startup|start-up|agency|platform|leader|studio|nonprofit|non-profit|manufacturer)\\b`,
    3,
  ),
  {
    ...rule(
      `\\b${NAME}${ALIAS},? (?:(?:is|are)(?: now| currently| actively| proudly)? (?:seeking|looking for|looking to|hiring|recruiting|searching for)|seeks|has an? (?:immediate )?(?:opening|opportunity)|invites applications)\\b`,
      2,
    ),
    asks: true,
  },
  // A board or agency says for whom.
  {
    ...rule(
      `\\b(?:(?:role|position|job) is with|partner(?:ing|ed)? with|on behalf of|recruiting for) ${NAME}(?=\\.| to (?:hire|find|recruit)|,|\\n)`,
      STATED,
    ),
    asks: true,
  },
];

const NOT_COMPANY = new Set(
  'we|the|this|our|you|us|it|they|he|she|that|these|those|there|here|if|as|in|on|at|for|to|and|or|but|your|their|role|position|team|job|company|candidate|candidates|applicants|employees|what|who|why|how|when|where|all|no|not|with|every|each|salary|location|internship|the role|the team|the company|the position|the job|the opportunity|equal opportunity|our team|our company|the candidate|interns|students|pay|compensation|benefits|work|please|join|must|ability|experience|bachelor|strong|knowledge|united states|u.s|u.s.|us citizens|new york|california|time|people|success|innovation|description|overview|date|summer|program|other|additional|information technology|it|hr|cv|resume|ideal candidate|the ideal candidate|successful candidate|applications|applicant|monday|friday|linkedin|indeed|glassdoor|eeo|covid|k|ai|qa|who we are|about us|what you|a|an|total rewards|download|click|see|full|part|hybrid|remote|home|you ll|also|today|now|then|once|support|responsible|day|diversity|inclusion|business|engineering|marketing|sales|finance|legal|operations|product|technology|role overview|position summary|job summary|it support|it department|equal employment opportunity|r d|lensa|wayup|jobot|dice|tietalent|ripplematch|ladders|jobgether|wiraa|talent.com|stepstone|infojobs|monster|xing|pracuj|computrabajo|gupy|stelle|arbeit|team|region|aufgabe|mzda|lön|praca|trabajo|travail|das|die|der|es|sie|du|deine|ihre|wir|unser|unsere|le|la|les|nous|vous|notre|el|los|nuestra|nuestro|o|os|nossa|nosso|il|de|het|wij|vi|vår|my|nasza|naše|мы|наша'.split(
    '|',
  ),
);
const FUNCTION_WORD =
  /^(?:we|the|this|our|you|us|it|they|he|she|that|these|those|there|here|if|as|in|on|at|for|to|and|or|but|your|their|what|who|why|how|when|where|all|no|not|with|every|each|please|download|click|see|any|some|interested|ideal|successful|equal|base|minimum|must|an?|wir|unsere?|ihre?|deine?|nous|notre|votre|nuestr[ao]|nossa|nosso|somos|buscamos|actualmente|nostr[ao]|cerchiamo|onze|ons|vi|vår|nasz[ae]?|naše)$/;
const NO_EMPLOYER =
  /\b(?:program(?:me)?|role|position|internship|department|opportunity|responsibilities|qualifications|requirements|overview|summary|act|law|hr|degree|university students|family of (?:businesses|companies|brands))$/i;
const UNIT = /(?:team|group|department|division|operations|engineering|organization|office|unit|practice)$/i;
const ROLE = new RegExp(`\\b(?:${ROLE_PATTERN})s?$`, 'iu');
const LEAD =
  /^(?:(?:Why|About|Join|At|The|the|Summary|Overview|Description|Introduction|Společnost|Firma|Agence|Biuro|Arbeitgeber|Zaměstnavatel|Компания|Работодатель|Employeur|Werkgever|Arbetsgivare|Pracodawca) )+/;
// "Apply by 1 March" names nobody.
const DATE =
  /^\d{1,2}(?:st|nd|rd|th)? \p{L}{3,12}(?: \d{4})?$|^\p{L}{3,10} \d{1,2}(?:st|nd|rd|th)?$|(?:^| )(?:19|20)\d\d$/u;
// Words that end an employer's full name, where a product's or a team's ends otherwise.
const ORGANISATION =
  /\s(?:capital|financial|group|corporation|technologies|bank|university|partners|health|healthcare|hospital|systems|interactive|media|labs?|laborator(?:y|ies)|energy|insurance|airlines|consulting|solutions|industries|international|institute|foundation|holdings|pharmaceuticals|therapeutics|motors|foods|enterprises|associates|software|networks?|logistics|ventures|studios|brands|gruppe|groupe|grupo|gruppen)$/iu;
// Less than a possessive or one mention "by X" is no statement.
const LEAST = 0.75;

interface Named {
  name: string;
  key: string;
  weight: number;
  asks: boolean;
  /** A board's own statement of the employer, name as it is. */
  stated: boolean;
}

function namesIn(text: string, language: string | null): Map<string, Named> {
  const found = new Map<string, Named>();
  for (const { re, weight, asks } of [
    ...RULES,
    ...(language === 'en' ? [] : EVERYWHERE),
    ...rulesFor(language),
  ]) {
    for (const m of text.matchAll(re)) {
      const raw = m[1]!;
      const at = m.index + m[0].indexOf(raw);
      // "Kite, a Harbour company": the parent, not the employer.
      if (
        /\b[Aa]n? $/.test(text.slice(Math.max(0, at - 3), at)) &&
        /^ (?:company|brand|business)\b/.test(text.slice(at + raw.length, at + raw.length + 10))
      )
        continue;
      const name = raw
        .replace(/['’]s?$|[.,!]+$/g, '')
        .replace(LEAD, '')
        .trim();
      const key = folded(name);
      if (
        key.length < 2 ||
        (key.length < 3 && name !== name.toUpperCase()) ||
        NOT_COMPANY.has(key) ||
        FUNCTION_WORD.test(key.split(' ')[0]!) ||
        NO_EMPLOYER.test(name) ||
        /^[\d ]+$/.test(key) ||
        DATE.test(name) ||
        (ROLE.test(name) && ((weight < 3 && !asks) || isPlace(name)))
      )
        continue;
      const entry = found.get(key) ?? {
        name,
        key,
        weight: m.index < 300 && weight >= 2 ? 1.5 : 0,
        asks: false,
        stated: false,
      };
      entry.weight += / team\b/.test(m[0].slice(m[0].indexOf(raw) + raw.length)) ? weight / 4 : weight;
      entry.asks ||= asks === true;
      entry.stated ||= weight === STATED;
      found.set(key, entry);
    }
  }
  return found;
}

/** The employer a text's sentences point to most ("At X, we", "X sucht", "About X"), else null. */
export function companyInProse(text: string, language: string | null = null): string | null {
  const ranked = [...namesIn(text, language).values()].sort((a, b) => b.weight - a.weight);
  const best = ranked[0];
  if (!best || best.weight < LEAST) return null;
  const stated = ranked.find((one) => one.stated);
  if (stated) return stated.name;
  // "Kite is hiring" beside "Kite Cloud offers …": the one that asks for people employs them.
  const asking =
    best.asks || ORGANISATION.test(best.name)
      ? null
      : ranked.find((one) => one.asks && best.key.startsWith(`${one.key} `));
  return inFull(withoutForm(asking ? asking.name : fullerOf(best, ranked).name, text), text);
}

// The longer form of the same name, where the text uses both: not a product or a team of it.
function fullerOf(best: Named, ranked: readonly Named[]): Named {
  const longer = ranked.filter(
    (one) =>
      one.key.startsWith(`${best.key} `) &&
      !(UNIT.test(one.name) && one.key.split(' ').length > best.key.split(' ').length + 1) &&
      (one.asks ||
        (ORGANISATION.test(one.name) && one.weight * 8 >= best.weight) ||
        (!best.asks && one.weight * 6 >= best.weight)),
  );
  return longer.sort((a, b) => Number(b.asks) - Number(a.asks) || b.weight - a.weight)[0] ?? best;
}

const FORM_FIRST = new RegExp(`^${FORM}`, 'u');
const FORM_LAST = new RegExp(`(?:${FORM}| Company)$`, 'u');

// The legal form is left out where the text itself does without it elsewhere.
function withoutForm(name: string, text: string): string {
  const bare = name.replace(FORM_LAST, '');
  if (bare === name || bare.length < 3) return name;
  for (let at = text.indexOf(bare); at >= 0; at = text.indexOf(bare, at + bare.length)) {
    const after = text.slice(at + bare.length, at + bare.length + 12);
    if (!FORM_FIRST.test(after) && !/^[\p{L}\d]/u.test(after)) return bare;
  }
  return name;
}

const SHORT = /^[\p{Lu}][\p{L}\d&-]{1,7}$/u;
const initialsOf = (name: string): string =>
  name
    .split(/[ -]/)
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => word[0])
    .join('');

// "UKN is …" and "United Kite Network (UKN)": the name is known in full, with what it is called for short.
function inFull(name: string, text: string): string {
  const literal = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const isShort = SHORT.test(name) && (name.match(/\p{Lu}/gu)?.length ?? 0) > 1;
  if (!isShort) {
    const whole = `The ${name}`;
    return / Group(?:$| )/.test(name) && text.includes(whole) ? whole : name;
  }
  const long = new RegExp(
    `((?:${WORD} (?:of |the |and |de |& )*){1,7}(?:${FORM.slice(2)} )?)\\(${literal}\\)`,
    'u',
  ).exec(text);
  if (long) {
    const full = long[1]!.trim();
    const own = full.replace(/^(?:The|At|About|Join) /, '');
    return `${own} (${name})`;
  }
  for (const m of text.matchAll(new RegExp(`\\b${WORD}(?: (?:of |the |and |de )*${WORD}){1,5}`, 'gu'))) {
    const full = m[0].replace(/^(?:The|At|About|Join|With) /, '');
    if (initialsOf(full) === name && full.length > name.length * 3) return full;
  }
  return name;
}
