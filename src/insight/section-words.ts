/** What part of a posting a section is. */
export type SectionKind =
  | 'about'
  | 'responsibilities'
  | 'requirements'
  | 'preferred'
  | 'benefits'
  | 'process'
  | 'legal'
  | 'other';

type Rule = [kind: SectionKind, weight: number, pattern: RegExp];

// Headings are matched lower-case and without accents. A longer, rarer phrase outweighs a common word:
// "essential duties" is about duties, "skills that are a plus" about what is preferred.
const RULES: Rule[] = [
  // English
  [
    'preferred',
    7,
    /\b(prefer\w*|nice[- ]to[- ]haves?|bonus( points?)?|pluse?s?|desir(?:able|ed)|advantag\w*|assets?|beneficial|optional|extra (?:points?|credit)|brownie points?|(?:good|great)[- ]to[- ]haves?|icing|cherry|wish ?list|differentiators?)\b/,
  ],
  [
    'preferred',
    7,
    /\b(set you apart|sets you apart|stand out|even better|love it if|delighted if|not (?:required|essential|mandatory|a must)|non[- ]essential|would be (?:great|good|nice|helpful|ideal|amazing|awesome)|would help|also helpful|helpful|ideally|impress us|us smile|excite us|wow us|delight us|extra mile|make you shine|bonus|kudos|welcome skills|appreciated|an edge|go the extra|additional (?:skills|qualifications|experience)|added (?:value|bonus)|happy if|useful)\b/,
  ],
  [
    'requirements',
    5,
    /\b(require\w*|qualif\w+|must[- ]?haves?|prerequisites?|looking for|look for|you bring|bring|eligib\w+|criteria|need to (?:have|succeed)|you(?:'ll| will)? need|need from you|we need|needed|non[- ]negotiables?|essential (?:skills|criteria|experience)|minimum|mandatory|essentials?)\b/,
  ],
  [
    'requirements',
    4,
    /\b(who you are|about you|your (?:profile|skills?|background|experience|expertise|qualities|strengths|talents?|toolbox|toolkit)|profile|you (?:should |must |might |will |'ll )?(?:have|possess|are|be)|expect|what it takes|takes to|to (?:be successful|succeed|thrive|apply you)|(?:right|good|great|perfect) (?:fit|match|candidate|person)|ideal (?:candidate|person|applicant)|the candidate|candidates?|applicants?|sounds? like you|is this you|you tick|tick the boxes|make you (?:a|the)|makes you (?:a|the)|person specification|specification|like to see|we ask|hoping|we seek|seeking|ideal for you|great for you if|for you if)\b/,
  ],
  [
    'requirements',
    7,
    /\b((?:be|you|you're|makes?) (?:more )?successful|to (?:succeed|thrive|excel)|you['’]?ll bring|you bring)\b/,
  ],
  [
    'requirements',
    3,
    /\b(skills?|experience|competenc\w+|knowledge|abilit(?:y|ies)|expertise|education\w*|credentials|background|attributes|capabilit\w+|proficienc\w+|know[- ]how|certifications?|licen[cs]es?|attitude|aptitudes?|traits)\b/,
  ],
  [
    'responsibilities',
    6,
    /\b(responsib\w+|duties|duty|day[- ]to[- ]day|day in|typical (?:day|week)|you(?:'ll| will)? (?:do|own|work|be doing|be working|be responsible|spend|build|deliver|tackle|lead|get to|drive|achieve|accomplish|make)|will you do|you(?:'ll| will) be|you can expect to|working on|accountabilit\w+|job description|deliverables|what you do|you to do|(?:job|role|position) (?:involves|entails|includes)|make a difference|first (?:\d+|few|year|ninety)|your tasks?|main tasks?|tasks?|main activities|the job|your mission|where you come in|how you(?:'ll| will)?|your contribution|contribut\w+|make an impact|in this (?:role|position|job)|as (?:a|an|our)|assignments?|you in action|the work|your work|a week in|expected of you|will (?:keep you busy|you be)|your days?|day looks)\b/,
  ],
  [
    'responsibilities',
    4,
    /\b(role|position|opportunity|scope|purpose|objectives?|functions?|mission|challenges?|impact|job (?:summary|purpose|overview|brief|profile)|summary|overview|activities|your journey|the gig|what(?:'s| is) the job|the project|your focus|focus)\b/,
  ],
  ['about', 4, /^the (?:company|team|organi[sz]ation|employer)$/],
  [
    'about',
    6,
    /\b(about (?:us|the company|our|the organi[sz]ation|the firm|the team|the business)|who we are|our (?:company|story|mission|values|culture|team|vision|history|client|purpose)|company (?:description|overview|profile|summary|background|culture)|why (?:us|join|work|we)|meet (?:us|the team)|what we do|what we(?:'re| are) (?:about|building)|where we(?:'re| are)|how we work|get to know us|employer|life at|working (?:at|with us)|we are)\b/,
  ],
  [
    'benefits',
    7,
    /\b(benefits?|perks?|we(?:'ll| will| can)? (?:offer|provide|give)|on offer|our offer|offers?|compensation|salary|pay|pay range|what you(?:'ll| will)? (?:get|gain|receive|enjoy)|you get|you receive|in it for you|rewards?|package|remuneration|why you(?:'ll| will) love|what(?:'s| is) in it|look after you|take care of you|well-?being|love working|goodies|extras we|time off|treats|in return|in exchange)\b/,
  ],
  [
    'process',
    8,
    /\b((?:interview|hiring|recruitment|recruiting|application|selection) (?:process|procedure|steps|stages|timeline)|how to apply|to apply|apply(?: now| here| today)?|next steps?|what happens next|interview(?:s|ing)?|how we hire|closing date|application (?:deadline|instructions|details))\b/,
  ],
  [
    'legal',
    8,
    /\b(equal(?:ity)?|eeo|eoe|diversity|inclusi(?:on|ve|vity)|accommodations?|disclaimers?|legal|privacy|gdpr|statement|non-?discrimination|e-?verify|notices?|fraud|accessibility|belonging|data protection|background checks?|agencies|drug[- ]free|affirmative)\b/,
  ],
  [
    'other',
    3,
    /\b(location|schedule|hours|shift|contact|details|travel|start date|reports? to|department|working conditions|physical demands|work environment|similar jobs|share this|job (?:type|id|info\w*)|date posted|industry|employment type|seniority level)\b/,
  ],
  // German
  [
    'preferred',
    8,
    /\b(von vorteil|wunschenswert\w*|idealerweise|plus ?punkte?|das ware toll|gern gesehen|optional|kein muss|bonus)\b/,
  ],
  [
    'requirements',
    6,
    /\b(anforderung\w*|(?:dein|ihr|euer)e? profil|qualifikation\w*|voraussetzung\w*|(?:mit)?bring(?:st|en|t)\b.*|mitbring\w+|wir erwarten|kenntnisse|fahigkeiten|wen wir suchen|wir suchen|das bist du|bist du|das zeichnet|was du kannst|kompetenzen|uberzeugst|uberzeugen|erfahrung(?:en)?)\b/,
  ],
  [
    'responsibilities',
    7,
    /\b(aufgaben?\w*|tatigkeit\w*|verantwortung\w*|verantwortlich\w*|(?:dich|sie) erwartet|erwartet (?:dich|sie)|deine rolle|ihre rolle|die stelle|stellenbeschreibung|das machst du|was du machst|du wirst|einsatzgebiet|hauptaufgaben|dein job|deine mission)\b/,
  ],
  ['about', 7, /\b(uber uns|wer wir sind|wir stellen uns vor|das unternehmen|unternehmen)\b/],
  [
    'benefits',
    8,
    /\b(wir bieten|bieten wir|was wir bieten|bieten|angebot|vorteile|deine benefits|bekommst du|darauf kannst du|leistungen|freuen)\b/,
  ],
  ['process', 8, /\b(bewerb\w+|so geht'?s weiter|interessiert|ansprechpartner\w*|kontakt)\b/],
  ['legal', 8, /\b(datenschutz\w*|chancengleichheit|vielfalt)\b/],
  // French
  ['preferred', 8, /\b(atouts?|serait un plus|est un plus|un plus|souhaite\w*|apprecie\w*|les plus)\b/],
  [
    'requirements',
    6,
    /\b((?:votre|ton) profil|profil(?: recherche)?|competences\w*|requis\w*|exigences?|prerequis|vous avez|vous etes|tu as|tu es|recherchons|qualites|formation|ce que nous attendons)\b/,
  ],
  [
    'responsibilities',
    7,
    /\b(missions?|(?:vos|tes|les) missions|responsabilites|taches|votre role|ton role|(?:le|description du) poste|activites|vous ferez|tu feras|au quotidien|fonctions)\b/,
  ],
  [
    'about',
    7,
    /\b(qui sommes[- ]nous|a propos|l'entreprise|notre entreprise|qui nous sommes|presentation)\b/,
  ],
  [
    'benefits',
    8,
    /\b(avantages|nous offrons|on offre|nous proposons|vous propos\w+|ce que nous (?:offrons|proposons)|remuneration|conditions)\b/,
  ],
  ['process', 8, /\b(postul\w+|candidature|processus de recrutement|recrutement)\b/],
  // Spanish
  [
    'preferred',
    9,
    /\b(deseable\w*|valorable\w*|se valorara\w*|valoraremos|valoramos|se valora\w*|sera un plus|puntos? extra|opcional\w*)\b/,
  ],
  [
    'requirements',
    6,
    /\b(requisitos|tu perfil|perfil|que buscamos|buscamos|conocimientos|necesitas|necesitamos|imprescindible\w*|aptitudes|experiencia|formacion|que esperamos|esperamos de ti)\b/,
  ],
  [
    'responsibilities',
    7,
    /\b(responsabilidades|funciones|tareas|que haras|haras|tu mision|mision|el puesto|descripcion(?: del puesto)?|tu rol|tu dia a dia|dia a dia)\b/,
  ],
  ['about', 7, /\b(sobre nosotros|quienes somos|la empresa|sobre la empresa|acerca de)\b/],
  ['benefits', 8, /\b(ofrecemos|beneficios|que te ofrecemos|se ofrece|ventajas|condiciones)\b/],
  ['process', 8, /\b(proceso de seleccion|como (?:aplicar|postular)|inscribete)\b/],
  // Dutch
  [
    'preferred',
    8,
    /\b(een pre|is een pre|pluspunt\w*|mooi meegenomen|pre|wenselijk|extra punten|leuk als)\b/,
  ],
  [
    'requirements',
    6,
    /\b(functie-?eisen|eisen|vereisten|vragen (?:wij|we)|we vragen|wij vragen|(?:jouw|je) profiel|profiel|wie ben jij|wie je bent|neem je mee|jij (?:bent|hebt)|je (?:bent|hebt)|breng je mee|wij zoeken|we zoeken|wij verwachten|herken jij|kwalificaties)\b/,
  ],
  [
    'responsibilities',
    7,
    /\b(taken|verantwoordelijkheden|ga je doen|ga jij doen|werkzaamheden|jouw rol|je rol|de functie|functieomschrijving|functie|wat je doet|je werk)\b/,
  ],
  ['about', 7, /\b(over ons|wie (?:zijn wij|wij zijn)|het bedrijf|over het bedrijf)\b/],
  [
    'benefits',
    8,
    /\b(wij bieden|we bieden|bieden wij|bieden we|arbeidsvoorwaarden|krijg je|aanbod|wat bieden)\b/,
  ],
  ['process', 8, /\b(sollicit\w+|interesse|procedure)\b/],
  // Czech
  ['preferred', 9, /\b(vyhodou|ocenime|plusem|bonusem|uvitame|nice to have|potesi nas)\b/],
  [
    'requirements',
    6,
    /\b(pozadavky|pozadujeme|ocekavame|koho hledame|hledame|(?:vas|tvuj) profil|co byste mel\w*|mel bys|predpoklady|naroky|umis|mas za sebou|co od (?:vas|tebe)|dovednosti|znalosti|vzdelani)\b/,
  ],
  [
    'responsibilities',
    7,
    /\b(napln prace|pracovni napln|napln|co (?:vas|te) ceka|(?:vas|te) ceka|zodpovednost\w*|ukoly|co budete delat|co budes delat|budete delat|budes delat|popis (?:prace|pozice)|tvoje role|vase role)\b/,
  ],
  ['about', 7, /\b(o nas|o spolecnosti|kdo jsme|kdo my jsme|predstaveni)\b/],
  [
    'benefits',
    8,
    /\b(nabizime|co nabizime|benefity|vyhody|co za to|muzete se tesit|tesit se|dostanete|dostanes)\b/,
  ],
  ['process', 8, /\b(vyberove rizeni|jak se prihlasit|prihlas\w*|kontakt|jak to bude probihat|zivotopis)\b/],
  // Polish
  ['preferred', 9, /\b(mile widziane|dodatkow\w+ atut\w*|atut\w*|nice to have|bedzie plusem|dodatkowo)\b/],
  [
    'requirements',
    6,
    /\b(wymagania|wymagamy|oczekujemy|oczekiwania|kogo szukamy|szukamy|(?:twoj|twój) profil|kwalifikacje|umiejetnosci|potrzebujesz|od ciebie|doswiadczenie)\b/,
  ],
  [
    'responsibilities',
    7,
    /\b(obowiazk\w+|zakres\w*|zadania|czym bedziesz|bedziesz (?:robic|odpowiad\w+)|odpowiedzialn\w+|twoja rola|rola|opis stanowiska|co bedziesz)\b/,
  ],
  ['about', 7, /\b(o nas|o firmie|kim jestesmy|poznaj nas)\b/],
  ['benefits', 8, /\b(oferujemy|co oferujemy|zapewniamy|korzysci|benefity|dlaczego warto)\b/],
  ['process', 8, /\b(rekrutac\w+|aplikuj|proces rekrutacji|etapy)\b/],
];

const FILLER =
  "a about above all also an and any apply are as at be being but can come could day days de do does doing done e.g else ever every few first for fit from gain general get give go good got great had happy has have having help here how i if ideal ideally in into is it it's its job joining just key kind know like list looking love main make makes may me might more most much must my need not of off offer on one or other our ours out over own part people person points position pretty really right role section see set should so some someone soon specific success successful such sure take team tell than that that's the their them then there these they things this those to top up us use very want we we'd smile excite wow delight involves entails includes difference dich we'll we're we've week what what's when where which while who who's why will with within work working would you you'll you're you've your yourself bring brings brought possess candidate typical candidate's ll re ve s d core technical professional job's additional other minimum basic overall primary principal essential formal personal soft hard relevant related prior previous specific short brief full your's employees company organisation organization description details spend time life shine busy welcome love might boxes tick keep look looks each next months year years 30 60 90 deliver own drive build lead achieve action expected expect expects thrive succeed excel";
const FILLER_OTHER =
  'du dich dir dein deine deinen ihr ihre ihren sie uns unser unsere das der die den dem was wer wie wir ist sind und oder mit im in fur bei zu an auf von als gesucht neue neuen le la les un une des du de vos votre tes ton ta nos notre que ce qui vous nous et ou en pour au aux avec est sont quel quelles el los las una tu tus su sus nuestro nuestra para con por y o lo te se es wat wie je jij jouw ons onze het een de van voor en met wij bij ben bent co te ti vas vase vam tvuj tvoje tebe od pro na si a i jak kdo my za prace pracovni pozice bude budete budes byste mel mela mas tym od ciebie twoj twoje twoja dla na do ci cie jest stanowisku stanowiska czego jako ze';

const fold = (text: string): string =>
  (/[^\x20-\x7e]/.test(text)
    ? text
        .normalize('NFD')
        .replace(/[\u0300-\u036f]/g, '')
        .replace(/ł/g, 'l')
        .replace(/Ł/g, 'L')
    : text
  ).toLowerCase();

const vocabulary = new Set(`${FILLER} ${FILLER_OTHER}`.split(' '));
// Every whole word a rule names is heading vocabulary too; stems are tried with the rules themselves.
for (const [, , pattern] of RULES)
  for (const word of pattern.source.replace(/\\[wb][*+]?/g, ' ').split(/[^a-z']+/))
    if (word.length > 2) vocabulary.add(word);
for (const word of 'responsibility responsibilities requirement requirements required requires qualification qualifications qualified preferred preference preferably desired advantageous advantages contribution contributions contribute competencies competences education educational eligibility accountabilities capabilities proficiencies aufgaben aufgabe aufgabengebiet tatigkeiten verantwortung verantwortungsbereich anforderungen qualifikationen voraussetzungen mitbringen mitbringst bringst wunschenswert bewerbung wymagane obowiazki obowiazkow zakres odpowiedzialnosci zodpovednosti responsabilites competences requises vacancy plus pros interview process perks haves desirable desired knowledge abilities ability duties duty accountability responsible contributing musts must-haves credit pluses helpful capability competency proficiency statement tasks task opportunities employer inclusive equality licences licenses certification certifications activities goals outcomes kenntnisse fahigkeiten erwartet wunschen'.split(
  ' ',
))
  vocabulary.add(word);

/** A heading as the rules see it: lower-case, accents, emoji, numbering and decoration removed. */
export function headingKey(text: string): string {
  return fold(text)
    .replace(/[’‘`´]/g, "'")
    .replace(/[^a-z0-9'&/ -]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The kind a heading's words speak for and how strongly (0: they say nothing). */
export function headingKind(key: string): { kind: SectionKind; weight: number } {
  const votes = new Map<SectionKind, number>();
  for (const [kind, weight, pattern] of RULES)
    if (pattern.test(key)) votes.set(kind, Math.max(votes.get(kind) ?? 0, weight));
  let best: SectionKind = 'other';
  let weight = 0;
  for (const [kind, vote] of votes)
    if (vote > weight) {
      best = kind;
      weight = vote;
    }
  // "About the role" and "about the job" describe the work, not the company.
  if (
    /^(?:about|the) (?:the |this |your )?(?:role|job|position|opportunity|work|vacancy)\b/.test(key) &&
    best !== 'benefits'
  )
    return { kind: 'responsibilities', weight: 7 };
  if (
    /^about [\w'& -]{2,40}$/.test(key) &&
    best !== 'requirements' &&
    best !== 'responsibilities' &&
    best !== 'legal'
  )
    return { kind: 'about', weight: 5 };
  return { kind: best, weight };
}

/** True if a line is made of nothing but words that headings are made of. */
export function isHeadingVocabulary(key: string): boolean {
  const words = key.split(/[ /&-]+/);
  if (words.length > 9) return false;
  return words.every((word) => word === '' || vocabulary.has(word));
}
