/**
 * Lines that open a section of a posting, in the languages postings are read in. Only such words as no one is called:
 * a short line is otherwise a title, an employer or a place by where it stands.
 */

// Words that open a section with whatever follows.
const OPENERS = [
  "about|who (?:we|you)|what (?:we|you|you['’]ll|to|the|is|will)|why (?:we|you|us|join|work|choose|this)|how (?:we|you|to)|where you|when you|meet (?:the|your|our)|our|your|join (?:us|our|the)|life at|working at|welcome to|apply|the (?:role|team|job|position|opportunity|company|impact|ideal|successful|person|candidate|work|mission|challenge)|in this role|this role|as an? |if you|you (?:will|have|are|bring)|we (?:offer|are|have)|equal|eeo|req(?:uisition)? (?:id|number)|job ?id|key (?:facts|skills|duties|areas)|ready to|interested|day to day",
  'ihre?|deine?|unsere?|wir|was|wer|warum|wie|darum|bei uns|über (?:uns|die|das|den)|das (?:bieten|bringen|erwartet|sind|solltest|sollten|wünschen|zeichnet|unternehmen|team)|die (?:stelle|position|aufgabe|rolle)|haben wir|interessiert|weitere informationen|stellen-?id|referenz',
  "vos|votre|notre|nos|ce que|ce qu['’][a-zà-ɏа-ӿ]+|qui|pourquoi|vous|nous|à propos|au sujet|envie de|le (?:poste|profil|contexte|cadre)|la (?:mission|société|rémunération|structure)|les (?:missions|avantages|plus)|l['’](?:entreprise|équipe|offre)|type de|descriptif|savoir-[a-zà-ɏа-ӿ]+|offre d['’]emploi|en résumé|profil",
  'tus?|nuestr[ao]s?|¿[a-zà-ɏа-ӿ]*|qué|quién|por qué|cómo|sobre (?:el|la|nosotros|ti|nós|a|o|você)|acerca de|se (?:ofrece|requiere|valora|busca|precisa)|si (?:eres|te|tienes|buscas)|lo que|el (?:puesto|rol|candidato|reto|perfil)|la (?:empresa|posición|persona)|tipo de|detalles (?:de|del)|descripción',
  'sua|seu|suas|seus|nossa|nosso|o que|quem|por que|como (?:é|será|se|somos)|você|venha|a (?:vaga|empresa)|o (?:cargo|perfil)|principais|descrição|regime de|nível',
  'chi|cosa|perché|come (?:candidarsi|lavoriamo|sarà)|su di|cerchiamo|tuo|tua|nostr[aoie]|la (?:risorsa|figura|posizione|sede|tua|nostra)|il (?:ruolo|candidato|profilo|tuo|nostro)|le (?:tue|attività|principali)|si (?:offre|richiede|propone)|titolo di',
  'jouw|onze|wat|wie (?:ben|zijn|wij|we|zoeken)|waarom|hoe (?:ziet|wij)|over (?:ons|jou|de|het)|dit (?:ga|ben|bieden|is|vragen|breng)|de (?:functie|organisatie|afdeling)|het (?:bedrijf|team)',
  'twoj[a-zà-ɏа-ӿ]*|nasz[a-zà-ɏа-ӿ]*|co (?:oferujemy|będziesz|zyskujesz|dla)|kogo|kto|dlaczego|jak (?:wygląda|aplikować|pracujemy)|czego|o (?:nas|firmie|stanowisku)|zakres|mile widziane|dodatkowe|główne|opis|system pracy',
  'om (?:oss|dig|rollen|tjänsten|jobbet|företaget|os|jobbet|stillingen)|din|ditt|dina|vår[at]?|vi (?:erbjuder|söker|ser|tilbyder|tilbyr|är|er)|vad|vem|varför|hur|hvad|hvem|hva|hvorfor|vores|dine',
  'náplň|popis|co (?:budeš|budete|vám|ti|nabízíme|od|vás|tě)|kdo (?:jsme|jste|jsi)|proč|jak (?:to|vypadá|u)|koho|vaše|váš|tvoje|tvůj|naše|náš|o (?:nás|firmě|společnosti|pozici)|místo výkonu|pracovní (?:doba|podmínky|nabídka)|typ (?:úvazku|smlouvy)|čo|ponúkame',
  'мы|что|кто|о (?:компании|нас|проекте|вакансии)|ключевые|ваши|наши|чем|почему|как|будет плюсом|тип занятости|график|опыт работы|чего|кого',
];

// Words that are a heading alone, or with what they belong to: "Requirements", "Requisitos de la vacante".
const ALONE = [
  '(?:(?:key|main|primary|core|essential|principal|general|specific|daily|major|typical|job|position|role|minimum|preferred|required|basic|desired|desirable|additional|other|education(?:al)?|technical|ideal|work|working|physical|special|the|full|brief|vacancy|internship|program(?:me)?|opportunity|company|business|team|client|candidate|nice|must|day|and|to|or|have|knowledge|experience|skills|qualifications|requirements|duties|responsibilities|employment|professional|compensation|training|&)[ ,/-]*)*(?:responsibilit(?:y|ies)|duties|tasks|accountabilities|requirements?|qualifications?|skills?|experience|education|competenc(?:y|ies)|abilities|certifications?|environment|conditions|demands|criteria|must[- ]haves?|nice[- ]to[- ]haves?|description|overview|summary|introduction|purpose|details?|profile|information|objectives?|functions?|highlights|background|scope|posting|benefits|perks|compensation|salary|pay|schedule|hours|locations?|department|category|type|status|date|shift|disclaimer|notes?|important|company|position|role|title|level|industry|industries|remote|hybrid|on-?site|contact|statement|duration|application|program)',
  'n/?a|yes|no|none|new',
  'aufgaben?|hauptaufgaben|tätigkeit(?:en)?|aufgabengebiet|aufgabenbereich|anforderung(?:en)?|anforderungsprofil|profil|voraussetzung(?:en)?|qualifikation(?:en)?|kenntnisse|wünschenswert|leistungen|vorteile|kontakt|bewerbung|stellenbeschreibung|jobbeschreibung|einleitung|einsatzort|arbeitsort|arbeitszeit|beschäftigungsart|anstellungsart|vertragsart|gehalt|vergütung|stellenangebot|stellenanzeige|unternehmen|firmenprofil|kurzprofil|standort',
  'missions?|activités|tâches|description|profil|compétences|avantages|rémunération|contrat|lieu|présentation|contexte|entreprise|poste|expérience|formation|conditions|informations?|qualités|prérequis|candidature|responsabilités|salaire|annonce',
  'funciones|requisitos?|responsabilidad(?:es)?|tareas|ofrecemos|beneficios|detalles?|perfil|experiencia|formación|competencias|habilidades|condiciones|conocimientos|información|salario|horario|jornada|ubicación|oferta|contrato|imprescindible|deseable|valorable|misión|estudios|idiomas|categoría|empresa|vacante|puesto',
  'atividades|responsabilidades|atribuições|benefícios|detalhes|experiência|formação|competências|habilidades|condições|conhecimentos|informações|salário|horário|local|diferenciais|desejável|oferecemos|missão|escolaridade|vaga',
  'attività|mansioni|requisiti|responsabilità|descrizione|offriamo|profilo|esperienza|competenze|conoscenze|condizioni|informazioni|retribuzione|orario|contratto|sede|azienda|ruolo|posizione|offerta',
  'functie(?:omschrijving|[- ]?eisen)?|taken|werkzaamheden|verantwoordelijkheden|vereisten|eisen|profiel|arbeidsvoorwaarden|aanbod|competenties|solliciteren|bedrijfsprofiel|vacature(?:omschrijving)?|opleiding|ervaring|salaris|standplaats|dienstverband|uren',
  'obowiązki|wymagan(?:ia|e)|oczekiwania|oferujemy|opis|zadania|kwalifikacje|umiejętności|doświadczenie|benefity|warunki|kontakt|wynagrodzenie|rodzaj umowy|stanowisko|miejsce pracy|firma',
  'arbetsuppgifter|arbetsbeskrivning|kvalifikationer|krav|kompetens(?:er)?|erfarenhet|meriterande|profil|ansvar(?:sområden)?|erbjudande|förmåner|ansökan|beskrivning|tjänsten|rollen|placering|anställningsform|anställning|omfattning|lön|villkor|övrigt|kontakt|publicerad|varaktighet|arbejdsopgaver|ansøgning|arbeidsoppgaver|kvalifikasjoner|utdanning',
  'požadujeme|požadavky|nabízíme|očekáváme|benefity|výhody|úvazek|mzda|plat|požiadavky|zodpovědnosti|odpovědnosti',
  'обязанности|требования|условия|описание|задачи|ожидания|навыки|занятость|зарплата|контакты|опыт',
];
const OF =
  '(?: (?:and|&|or|of|for|we|you|to|in|und|für|der|des|et|du|de|des|y|del|e|da|do|das|dos|di|dell[ao]|van|voor|i|na|och|för|pro|a|и|к|для)\\b.{0,50})?';

const HEADING = new RegExp(
  `^(?:(?:${OPENERS.join('|')})(?![a-zà-ɏа-ӿ]).{0,70}|(?:${ALONE.join('|')})${OF})\\s*[:：.?!…–-]*$`,
  'iu',
);
const CJK =
  /^(?:仕事内容|業務内容|職務内容|募集要項|応募資格|応募条件|必須.*|歓迎.*|求める.*|待遇.*|福利厚生|給与|勤務地|勤務時間|雇用形態|休日.*|会社概要|企業情報|選考.*|応募方法|事業内容|対象となる方|岗位职责|工作职责|工作内容|职位描述|职位职责|岗位描述|岗位要求|任职要求|任职资格|职位要求|职位信息|我们.*|福利.*|薪资.*|公司介绍|公司简介|关于.*|联系方式|工作地点|工作时间|學歷.*|工作內容|職務說明|條件要求|담당업무|주요업무|자격요건|우대사항|근무조건|복리후생)[：:]?$/u;

/** A line without the marks around it: Markdown, brackets of headings, bullets. */
export const bareLine = (line: string): string =>
  line
    .replace(/^#+\s*|\*\*|__|^[-•*]\s+/g, '')
    .replace(/^[【［[]([^】］\]]{1,30})[】］\]]$/u, '$1')
    .replace(/^[^\p{L}\p{N}("'’#.¿【]+/u, '')
    .trim();

/** True for a line that says what the lines under it are about ("Requirements", "Wir bieten", "仕事内容"). */
export function isHeading(line: string): boolean {
  const bare = bareLine(line);
  if (bare === '' || bare.length > 80) return false;
  return CJK.test(bare) || HEADING.test(bare);
}
