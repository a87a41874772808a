import { cleanLine } from '../text/lines.ts';

// What sites call their pages of jobs, by language; each may stand alone, with a count before it or a place or name after it.
const JOBS = [
  'jobs?|careers?|vacanc(?:y|ies)|(?:job |career |employment |current |open |available )*(?:opportunit(?:y|ies)|openings?|positions|roles|vacancies|listings?)|job (?:search|board|list(?:ing)?s?|results?|alerts?|site|portal|offers?|seekers?)|employment|recruitment|recruiting|hiring|search results|(?:search|browse|explore|find|view|see|all|latest|recent|featured|our|current|open|available|new|more|other|saved) (?:all )?(?:our )?(?:open |current |available |your )?(?:jobs?|careers?|vacancies|positions|roles|openings|opportunities)',
  '(?:alle |unsere |offene |aktuelle |freie |neue )*(?:stellen|stellenangebote|stellenanzeigen|jobangebote|jobs|positionen|vakanzen|stellenausschreibungen)|stellenmarkt|stellenb[öo]rse|jobb[öo]rse|karriere(?:portal|seite|chancen)?|ausbildung und karriere|jobs (?:und|&) karriere|karriere (?:und|&) jobs|bewerberportal|jobsuche|stellensuche|suchergebnisse',
  "(?:nos |toutes (?:les|nos) |les )?(?:offres?(?: d['’ ]emplois?| de stage)?|emplois?|carri[èe]res?|postes (?:ouverts|à pourvoir|vacants)|recrutements?)|espace (?:emploi|candidat|recrutement)|résultats de (?:la |votre )?recherche|rejoignez[- ]nous|nous rejoindre",
  '(?:nuestras |todas las |últimas )?(?:ofertas(?: de (?:empleo|trabajo))?|empleos?|vacantes?|trabajos?|búsquedas laborales|oportunidades(?: laborales)?)|bolsa de (?:trabajo|empleo)|trabaj[ae] con nosotros|únete(?: a nosotros| al equipo)?|resultados de (?:la )?búsqueda',
  '(?:nossas |todas as |outras |últimas )?(?:vagas?(?: (?:abertas|disponíveis|de (?:emprego|estágio)))?|empregos?|oportunidades|ofertas de emprego|carreiras?)|trabalhe conosco|junte-se a nós|resultados? da (?:sua )?(?:busca|pesquisa)|portal de vagas|buscar vagas',
  '(?:le nostre |tutte le )?(?:offerte(?: di lavoro)?|posizioni aperte|opportunità(?: di (?:lavoro|carriera))?|annunci(?: di lavoro)?|ricerche in corso)|lavora con noi|unisciti a noi|lavoro|carriere|carriera|risultati (?:della )?ricerca',
  '(?:alle |onze |openstaande )*(?:vacatures?|banen|functies)|werken bij|kom (?:bij ons )?werken|zoekresultaten',
  '(?:aktualne |wszystkie |nasze |wolne )*(?:oferty pracy|ofert pracy|rekrutacje|ogłoszenia|miejsca pracy|stanowiska)|praca|kariera|dołącz do nas|wyniki wyszukiwania',
  '(?:všechny |naše |aktuální )*(?:nabídky? (?:práce|pracovních míst)|volná (?:pracovní )?(?:místa|pozice)|pracovní nabídky|voľné (?:pracovné )?(?:miesta|pozície)|pracovné ponuky|ponuky práce|otevřené pozice)|práce|práca|kari[ée]ra|výsledky (?:vyhledávání|hledání)',
  '(?:alla |våra |lediga |ledige |aktuelle |alle |våre |vores |utlyste )*(?:jobb|jobs|tjänster|stillinger|platser|annonser|ledige job)|karri[äæe]re?r?|karriär|jobba (?:hos|med) oss|arbeta hos oss|bli (?:en )?(?:del av|kollega).*|job og karriere|sökresultat|søkeresultater?',
  "avoimet (?:työpaikat|paikat|tehtävät)|työpaikat|uralle|rekry|álláshirdetések|állások|állásajánlatok|nyitott pozíciók|karrier|locuri de muncă|joburi|cariere|cariera|оголошення|вакансії|вакансии|работа|робота|поиск работы|карьера|кар[’']?єра|iş ilanları|açık pozisyonlar|kariyer|việc làm|tuyển dụng|cơ hội nghề nghiệp|lowongan(?: kerja)?|karir",
];
const PAGES = [
  'home(?:page)?|start(?:seite)?|welcome(?: (?:to|at|back)\\b.*)?|menu|search|apply(?: now| here| online)?|application(?: form)?|apply for (?:this|a) (?:job|position|role|vacancy)|about(?: us)?|who we are|contact(?: us)?|newsroom|news|press|blog|events?|log ?in|sign ?(?:in|up)|register|cookies?.*|(?:we use|this (?:site|website) uses) cookies.*|(?:your )?privacy.*|legal.*|imprint|impressum|datenschutz.*|overview|details?|description|job (?:details?|description|information|posting|summary|overview|detail page|view|profile|ad(?:vert)?|application|alerts?|post)s?|position (?:details?|description|information|summary)|vacancy (?:details?|information|description)|posting details?|requisition details?|career (?:details?|opportunity|portal|page|site|center|centre|menu)|share.*|similar .*|related .*|recommended .*|more jobs.*|untitled|document|loading.*|please wait.*|page title|your (?:recently viewed jobs|account|profile)|navigation|languages?|employee|candidates?|job seekers|employers?|talent (?:network|community|pool)|join (?:us|our .*|the .*team.*)|work (?:with|for) us|working (?:here|at .*|with us)|life at .*|our (?:values|culture|people|team|benefits|story|mission|offices?)|why (?:us|join us|work .*)|meet the team|benefits(?: (?:&|and) perks)?|perks(?: (?:&|and) benefits)?|faqs?|students?(?: (?:&|and) graduates)?|internships',
  'stellenanzeige|stellenausschreibung|stellenbeschreibung|jobdetails?|stellendetails|stellenangebot|bewerben|jetzt bewerben|bewerbungsformular|online[- ]?bewerbung|über uns|kontakt|aktuelles|arbeiten bei .*|(?:karriere|jobs) (?:bei|mit) .*|willkommen.*|wir suchen (?:dich|sie).*|komm ins team|unser team|ihre karriere.*|deine karriere.*|warum .*',
  "d[ée]tails? de l['’](?:offre|annonce)|détail(?:s)? du poste|postuler.*|accueil|à propos|qui sommes[- ]nous|contactez-nous|actualités|travailler chez .*|pourquoi .*|mentions légales",
  "detalles? (?:de la |del )?(?:oferta|vacante|puesto)(?: de (?:empleo|trabajo))?|inicio|contacto|quiénes somos|sobre nosotros|noticias|postular.*|inscribirse|trabajar en .*|detalhes? d[ao] (?:vaga|oportunidade)|início|sobre (?:nós|a empresa)|quem somos|candidatar-se|candidate-se.*|notícias|dettagl(?:io|i) (?:dell[ae’']? ?)?(?:offerta|annuncio|posizione).*|candidati.*|chi siamo|contatti|notizie|lavorare (?:in|con|da) .*",
  'vacaturedetails?|solliciteren|solliciteer.*|over ons|nieuws|werken (?:bij|voor) .*|szczegóły oferty|aplikuj.*|o nas|kontakt|praca w .*|detail (?:pozice|nabídky|ponuky)|o nás|aktuality|práce (?:u|v) .*|om oss|kontakta oss|nyheter|ansök.*|jobba (?:på|hos|i) .*|tietoa meistä|rólunk|despre noi|о компании|о нас|контакты|новости|главная|подробнее|вакансия',
  '求人(?:詳細|情報|一覧|検索|票|詳細情報)?|採用(?:情報|案内|サイト|ページ|トップ)|募集(?:要項|職種|一覧)|キャリア採用|新卒採用|中途採用|会社概要|お問い合わせ|ホーム|トップ|ログイン|職位(?:列表|詳情|详情)?|职位(?:列表|详情|搜索)?|招聘(?:职位|信息|公告)?|加入我们|加入我們|社会招聘|校园招聘|人才招聘|关于我们|首页|職缺(?:列表|內容)?|工作機會|채용(?:공고|정보|안내)?|인재채용|회사소개|홈',
];
const JOB_WORDS = JOBS.join('|');
const CHROME = new RegExp(`^(?:${PAGES.join('|')})$`, 'iu');
// "28 Jobangebote", "Remote Developer Jobs", "Current openings at Tide", "Empleos en Lima", "Jobs bei".
const LIST = new RegExp(
  `^(?:\\d[\\d.,\\s]*\\+? )?(?:${JOB_WORDS})(?:\\s*(?:&|and|und|et|y|e|och|og)\\s*(?:${JOB_WORDS}))?(?:\\s*(?:[|:–—-]|\\(\\d*\\)|(?:in|at|for|near|by|with|from|bei|mit|für|der|chez|dans|à|de|des|du|en|para|no|na|em|da|do|per|presso|bij|voor|w|we|v|ve|u|pro|hos|på|i|til|hjem|в|у|на|tại)(?!\\p{L}))(?:.{0,80}))?[!.]?$`,
  'iu',
);
const COUNTED =
  /^(?:(?:about|over|more than|showing|found|es wurden|wir haben|nous avons|znaleziono|nalezeno|найдено)\s+)?[\d][\d.,\s\u00a0]*\+?\s+(?:[\p{L}+#/&.-]+ ){0,3}(?:jobs?|positions?|vacancies|openings|opportunities|roles|results|stellen|stellenangebote|jobangebote|treffer|offres?|emplois?|postes|résultats|ofertas|empleos|vacantes|vagas|oportunidades|offerte|annunci|vacatures|ofert(?:y)?|ogłoszeń|nabíd(?:ek|ky)|míst|jobb|tjänster|annonser|stillinger|вакансий|вакансии|вакансія|ilan|việc làm)(?:\s.{0,60})?$/iu;
const PLURAL_TAIL =
  /^(?!.*\bof\b)(?:[\p{L}\d+#./&,-]+ ){1,5}(?:jobs|vacancies|openings|job openings|careers|stellenangebote|stellenanzeigen|vacatures)(?: (?:in|near|at|for|bei)\b.{0,60})?$/iu;

const SLOGAN =
  /^(?:(?:find|discover|build|start|explore|shape|grow|launch|love|create|make|get|take|come|become|be|let['’]s|ready to|looking for|interested in|want to|we['’]re|we are|thank you|thanks|sorry|oops|finde|finden sie|entdecken?|gestalten?|werden?|starten?|komm|kommen sie|hier finden|lust auf|tun sie|bereit für|trouvez|découvrez|rejoignez|construisez|envie de|encuentra|descubre|construye|busca tu|únete|encontre|descubra|construa|faça parte|trova|scopri|entra|diventa|vind|ontdek|word|znajdź|odkryj|dołącz|poznaj|najdi|najděte|přidej|přidejte|hitta|bli|finn|найди|найдите|стань|присоединяйся)\s\S.{3,}|.*\?)$/iu;

/** True for a heading that names a page of a site (careers, a list of jobs, "Job details"), never a job. */
export function isChromeHeading(text: string): boolean {
  const bare = bareOf(text);
  return CHROME.test(bare) || isListHeading(bare) || (SLOGAN.test(bare) && !GENDERED.test(bare));
}

/** True for a heading over a list of jobs: "28 Jobangebote", "Open positions", "Empleos en Lima". */
export function isListHeading(text: string): boolean {
  const bare = bareOf(text);
  return bare.length < 120 && (LIST.test(bare) || COUNTED.test(bare) || PLURAL_TAIL.test(bare));
}

// A posting may call to its job ("Werde Koch (m/w/d)"), and then says for whom.
const GENDERED = /[([/]\s?[mwfhdxk]\s?[/|*]\s?[mwfhdxv]/iu;

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
