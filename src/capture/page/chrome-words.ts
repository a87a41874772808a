import { cleanLine } from '../text/lines.ts';

const words = (text: string): string[] =>
  text
    .split('|')
    .map((one) => one.trim())
    .filter((one) => one !== '');

// What sites call their pages of jobs, by language. Sets and not one pattern: a pattern this long takes 60 ms to compile.
const JOBS = new Set(
  words(
    `jobs|job|careers|career|vacancies|vacancy|opportunities|job opportunities|career opportunities|employment opportunities|openings|job openings|career openings|positions|job positions|roles|job roles|listings|job listings|job listing|job search|job board|job list|job results|job search results|job alerts|job alert|job portal|job offers|job seekers|employment|recruitment|recruiting|hiring|search results|results|internships|graduate jobs|work with us|join us
    |stellen|stellenangebote|stellenanzeigen|jobangebote|positionen|vakanzen|stellenausschreibungen|stellenmarkt|stellenbörse|jobbörse|karriere|karriereportal|karriereseite|karrierechancen|karrieremöglichkeiten|bewerberportal|jobsuche|stellensuche|suchergebnisse|ausbildungsplätze|praktika
    |offres|offres d'emploi|offres d'emplois|offres de stage|offre d'emploi|emploi|emplois|carrière|carrières|postes|postes ouverts|postes à pourvoir|postes vacants|recrutement|recrutements|espace emploi|espace candidat|espace recrutement|résultats de recherche|résultats de la recherche|résultats de votre recherche|rejoignez-nous|nous rejoindre
    |ofertas|ofertas de empleo|ofertas de trabajo|oferta de empleo|empleo|empleos|vacantes|trabajo|trabajos|búsquedas laborales|oportunidades|oportunidades laborales|bolsa de trabajo|bolsa de empleo|trabaja con nosotros|trabaje con nosotros|únete|únete a nosotros|únete al equipo|resultados de búsqueda|resultados de la búsqueda
    |vagas|vaga|vagas abertas|vagas disponíveis|vagas de emprego|vagas de estágio|empregos|emprego|ofertas de emprego|carreiras|carreira|trabalhe conosco|junte-se a nós|resultados da busca|resultados da pesquisa|resultado da pesquisa|resultado da busca|portal de vagas|buscar vagas
    |offerte|offerte di lavoro|posizioni aperte|opportunità|opportunità di lavoro|opportunità di carriera|annunci|annunci di lavoro|ricerche in corso|lavora con noi|unisciti a noi|lavoro|carriere|carriera|risultati ricerca|risultati della ricerca
    |vacatures|vacature|banen|functies|werken bij|kom werken bij ons|zoekresultaten
    |oferty pracy|ofert pracy|rekrutacje|rekrutacja|ogłoszenia|miejsca pracy|stanowiska|praca|kariera|dołącz do nas|wyniki wyszukiwania
    |nabídky práce|nabídka práce|nabídka pracovních míst|nabídky pracovních míst|volná místa|volná pracovní místa|volné pozice|volná pozice|pracovní nabídky|voľné miesta|voľné pracovné miesta|voľné pozície|pracovné ponuky|ponuky práce|otevřené pozice|práce|práca|kariéra|výsledky vyhledávání|výsledky hledání
    |jobb|tjänster|stillinger|platser|annonser|karriär|karriere hos oss|jobba hos oss|jobba med oss|arbeta hos oss|bli en del av oss|job og karriere|sökresultat|søkeresultat|søkeresultater|ledige job|työpaikat|avoimet työpaikat|avoimet paikat|avoimet tehtävät|uralle|rekry
    |álláshirdetések|állások|állásajánlatok|nyitott pozíciók|karrier|locuri de muncă|joburi|cariere|cariera|оголошення|вакансії|вакансии|работа|робота|поиск работы|карьера|кар'єра|iş ilanları|açık pozisyonlar|kariyer|việc làm|tuyển dụng|cơ hội nghề nghiệp|lowongan|lowongan kerja|karir
    |求人|求人一覧|求人検索|求人検索結果|求人情報一覧|採用情報|採用案内|採用サイト|募集職種|募集要項一覧|募集一覧|キャリア採用|新卒採用|中途採用|职位列表|职位搜索|职位|招聘|招聘职位|招聘信息|招聘公告|加入我们|加入我們|社会招聘|校园招聘|人才招聘|職位列表|職缺|職缺列表|工作機會|채용|채용공고|채용정보|채용안내|인재채용`,
  ),
);
const BEFORE_JOBS = new Set(
  words(
    `search|browse|explore|find|view|see|all|latest|recent|featured|our|current|open|available|new|more|other|saved|your|the|job|alle|unsere|offene|aktuelle|freie|neue|nos|toutes|tous|les|nuestras|todas|las|últimas|últimos|nossas|as|outras|le|nostre|tutte|onze|openstaande|actuele|aktualne|wszystkie|nasze|wolne|všechny|naše|aktuální|volné|alla|våra|lediga|ledige|våre|vores|utlyste|все|наши|открытые|усі|наші|tüm|avoimet`,
  ),
);
// What a site calls its other pages; with a star, whatever follows.
const PAGES = words(
  `home|homepage|start|startseite|welcome|welcome to*|welcome back*|welcome at*|menu|search|apply|apply now|apply here|apply online|application|application form|apply for this job|apply for this position|apply for a job|about|about us|who we are|contact|contact us|newsroom|news|press|blog|event|events|log in|login|sign in|signin|sign up|signup|register|cookie|cookies|cookie*|we use cookies*|this site uses cookies*|this website uses cookies*|privacy*|your privacy*|legal*|imprint|impressum|datenschutz*|overview|detail|details|description|job detail|job details|job description|job information|job posting|job summary|job overview|job detail page|job view|job profile|job ad|job advert|job application|job post|position detail|position details|position description|position information|position summary|vacancy detail|vacancy details|vacancy information|vacancy description|posting details|requisition detail|requisition details|career details|career opportunity|career portal|career page|career site|career center|career centre|career menu|share*|similar *|related *|recommended *|more jobs*|untitled|document|loading*|please wait*|page title|your recently viewed jobs|your account|your profile|navigation|language|languages|employee|candidate|candidates|employers|employer|talent network|talent community|talent pool|join our *|join the *|work with us|work for us|working here|working at *|working with us|life at *|our values|our culture|our people|our team|our benefits|our story|our mission|our offices|our office|why us|why join us|why work *|meet the team|benefits|perks|perks & benefits|benefits & perks|perks and benefits|benefits and perks|faq|faqs|students|students & graduates|students and graduates
  |stellenanzeige|stellenausschreibung|stellenbeschreibung|jobdetail|jobdetails|stellendetails|stellenangebot|bewerben|jetzt bewerben|bewerbungsformular|onlinebewerbung|online-bewerbung|über uns|kontakt|aktuelles|arbeiten bei *|karriere bei *|jobs bei *|karriere mit *|willkommen*|wir suchen dich*|wir suchen sie*|komm ins team*|unser team|ihre karriere*|deine karriere*|warum *|ausbildung und karriere|jobs und karriere|jobs & karriere|karriere & jobs|karriere und jobs
  |détail de l'offre|détails de l'offre|détail de l'annonce|détail du poste|détails du poste|postuler*|accueil|à propos|qui sommes-nous|contactez-nous|actualités|travailler chez *|pourquoi *|mentions légales
  |detalle de la oferta|detalles de la oferta|detalle de oferta|detalle de la vacante|detalles del puesto|detalle del puesto|detalle de la oferta de empleo|inicio|contacto|quiénes somos|sobre nosotros|noticias|postular*|inscribirse|trabajar en *|detalhes da vaga|detalhe da vaga|detalhes da oportunidade|início|sobre nós|sobre a empresa|quem somos|candidatar-se|candidate-se*|notícias|dettaglio offerta|dettagli offerta|dettaglio annuncio|dettagli dell'offerta|dettagli della posizione|candidati*|chi siamo|contatti|notizie|lavorare in *|lavorare con *|lavorare da *
  |vacaturedetail|vacaturedetails|solliciteren|solliciteer*|over ons|nieuws|werken bij *|werken voor *|szczegóły oferty|aplikuj*|o nas|praca w *|detail pozice|detail nabídky|detail ponuky|o nás|aktuality|práce u *|práce v *|om oss|kontakta oss|nyheter|ansök*|jobba på *|jobba hos *|tietoa meistä|rólunk|despre noi|о компании|о нас|контакты|новости|главная|подробнее|вакансия
  |求人詳細|求人情報|求人票|求人詳細情報|採用ページ|採用トップ|募集要項|会社概要|お問い合わせ|ホーム|トップ|ログイン|职位详情|職位詳情|关于我们|首页|職缺內容|회사소개|홈`,
);
const CHROME = new Set(PAGES.filter((one) => !one.endsWith('*')));
const CHROME_START = new Set(PAGES.filter((one) => one.endsWith('*')).map((one) => one.slice(0, -1).trim()));
const TAIL =
  /\s*[|:(–—]|\s+-|\s+(?:in|at|for|near|by|with|from|bei|mit|für|der|chez|dans|à|de|des|du|en|para|no|na|em|da|do|per|presso|bij|voor|w|we|v|ve|u|pro|hos|på|i|til|в|у|на|tại)(?!\p{L})/giu;
const JOINED = /\s*(?:&|\+|\/)\s*|\s+(?:and|und|et|y|e|och|og|i|a)\s+/iu;
const COUNTED =
  /^(?:(?:about|over|more than|showing|found|es wurden|wir haben|nous avons|znaleziono|nalezeno|найдено)\s+)?[\d][\d.,\s\u00a0]*\+?\s+(?:[\p{L}+#/&.-]+ ){0,3}(?:jobs?|positions?|vacancies|openings|opportunities|roles|results|stellen|stellenangebote|jobangebote|treffer|offres?|emplois?|postes|résultats|ofertas|empleos|vacantes|vagas|oportunidades|offerte|annunci|vacatures|ofert(?:y)?|ogłoszeń|nabíd(?:ek|ky)|míst|jobb|tjänster|annonser|stillinger|вакансий|вакансии|вакансія|ilan|việc làm)(?:\s.{0,60})?$/iu;
const PLURAL_TAIL =
  /^(?!.*\bof\b)(?:[\p{L}\d+#./&,-]+ ){1,5}(?:jobs|vacancies|openings|job openings|careers|stellenangebote|stellenanzeigen|vacatures)(?: (?:in|near|at|for|bei)\b.{0,60})?$/iu;

const SLOGAN =
  /^(?:(?:find|discover|build|start|explore|shape|grow|launch|love|create|make|get|take|come|become|be|let['’]s|ready to|looking for|interested in|want to|we['’]re|we are|thank you|thanks|sorry|oops|finde|finden sie|entdecken?|gestalten?|werden?|starten?|komm|kommen sie|hier finden|lust auf|tun sie|bereit für|trouvez|découvrez|rejoignez|construisez|envie de|encuentra|descubre|construye|busca tu|únete|encontre|descubra|construa|faça parte|trova|scopri|entra|diventa|vind|ontdek|word|znajdź|odkryj|dołącz|poznaj|najdi|najděte|přidej|přidejte|hitta|bli|finn|найди|найдите|стань|присоединяйся)\s\S.{3,}|.*\?)$/iu;

/** True for a heading that names a page of a site (careers, a list of jobs, "Job details"), never a job. */
export function isChromeHeading(text: string): boolean {
  const bare = bareOf(text);
  return (
    isPage(bare.toLowerCase().replaceAll('’', "'")) ||
    isListHeading(bare) ||
    (SLOGAN.test(bare) && !GENDERED.test(bare))
  );
}

/** True for a heading over a list of jobs: "28 Jobangebote", "Open positions", "Empleos en Lima". */
export function isListHeading(text: string): boolean {
  const bare = bareOf(text);
  return bare.length < 120 && (namesJobs(bare) || COUNTED.test(bare) || PLURAL_TAIL.test(bare));
}

// A posting may call to its job ("Werde Koch (m/w/d)"), and then says for whom.
const GENDERED = /[([/]\s?[mwfhdxk]\s?[/|*]\s?[mwfhdxv]/iu;

function isPage(low: string): boolean {
  if (CHROME.has(low)) return true;
  let end = -1;
  for (let n = 0; n < 5; n++) {
    end = low.indexOf(' ', end + 1);
    if (CHROME_START.has(end < 0 ? low : low.slice(0, end))) return true;
    if (end < 0) return false;
  }
  return false;
}

// "Current openings at Tide", "Empleos en Lima", "Jobs & Karriere", "12 offene Stellen".
function namesJobs(bare: string): boolean {
  const low = bare
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/^\d[\d.,\s]*\+?\s/, '');
  if (areJobs(low)) return true;
  TAIL.lastIndex = 0;
  for (let n = 0, m = TAIL.exec(low); m && n < 6; m = TAIL.exec(low), n++)
    if (m.index > 0 && areJobs(low.slice(0, m.index))) return true;
  return false;
}

function areJobs(phrase: string): boolean {
  let rest = phrase.trim();
  for (let n = 0; n < 5; n++) {
    if (JOBS.has(rest)) return true;
    const space = rest.indexOf(' ');
    if (space < 0 || !BEFORE_JOBS.has(rest.slice(0, space))) break;
    rest = rest.slice(space + 1);
  }
  const parts = phrase.split(JOINED);
  return parts.length > 1 && parts.length < 4 && parts.every((part) => JOBS.has(part) || CHROME.has(part));
}

const bareOf = (text: string): string =>
  (cleanLine(text) ?? '')
    .replace(/^[^\p{L}\p{N}]+|[\s>»›→:…!.]+$/gu, '')
    .replace(/^[“"']|[”"']$/g, '')
    .trim();

/** Words a site puts around a title: "Empleos - …", "Stellenangebot: …", "…の求人情報", "… Job Details". */
const BEFORE =
  /^(?:job(?: (?:title|opening|offer|posting|details?|vacancy))?|vacancy|position|career opportunity|now hiring|we are hiring|we['’]re hiring|hiring|stellenangebot|stellenanzeige|stellenausschreibung|jobangebot|offre d['’]emploi|offre|poste|oferta(?: de (?:empleo|trabajo))?|empleos?|vacante|trabajo|vagas?(?: de(?: emprego)?)?|offerta(?: di lavoro)?|annuncio|vacature|oferta pracy|nabídka práce|pracovní nabídka|ponuka práce|ledigt? jobb?|avoin työpaikka|вакансия|вакансія|iş ilanı|tuyển dụng)\s*(?:[:|»›]|\s[–—-])\s+(?=\S)/iu;
const AFTER =
  /(?:の(?:求人|採用|募集|転職|アルバイト|パート|バイト)[\p{Script=Han}・]*(?:情報|要項|票|一覧)?|\s*(?:招聘信息|招聘|채용 ?(?:공고|정보)?)|\s*[-–—|:]\s*(?:job (?:details?|description|posting|opening|vacancy)|career(?:s| opportunities)?|jobs?|stellenangebot|offre d['’]emploi|oferta de (?:empleo|trabajo)|vacature))$/iu;

/** A title without the words of the site around it; as it was where nothing else would be left. */
export function withoutSiteWords(title: string): string {
  const bare = title.replace(BEFORE, '').replace(AFTER, '').trim();
  return bare.length > 1 && !isChromeHeading(bare) ? bare : title;
}
