import type { Rule } from './workplace.ts';

const rule = (is: Rule['is'], weight: number, words: string): Rule => ({
  is,
  weight,
  re: new RegExp(`(?<![a-zà-ɏа-ӿ\\d])(?:${words})`, 'gi'),
});

/** How postings in languages but English say where one works. */
export const ABROAD: Rule[] = [
  // German
  rule(
    'hybrid',
    3,
    'hybrid(?:es|e|er)? (?:arbeit[a-zà-ɏа-ӿ]*|modell)|teilweise (?:home[- ]?office|remote|mobil)|(?:\\d ?(?:-|bis)? ?\\d?|ein|einen|zwei|drei) tage?n? (?:pro woche |die woche |in der woche )?(?:im )?(?:home[- ]?office|remote|im büro|mobil[a-zà-ɏа-ӿ]*)|(?:home[- ]?office|mobiles? arbeiten|remote)[^.\\n]{0,20}?(?:-möglichkeit[a-zà-ɏа-ӿ]*|-option[a-zà-ɏа-ӿ]*| ?-? ?(?:möglich|anteil|regelung|tage?)| an \\d| nach)|möglichkeit (?:zu|zum|zur|von|auf|für)m? (?:home[- ]?office|mobile[mnr]? arbeit[a-zà-ɏа-ӿ]*|remote)|home[- ]?office und (?:büro|vor ort)',
  ),
  rule(
    'remote',
    4,
    '100 ?% (?:remote|home[- ]?office|mobil)|vollständig (?:remote|im home[- ]?office)|komplett (?:remote|im home[- ]?office)|ausschließlich (?:remote|im home[- ]?office)|von überall (?:in deutschland )?arbeiten|deutschlandweit remote|remote deutschlandweit',
  ),
  rule(
    'onsite',
    3,
    'arbeit(?:en)? vor ort|(?:ausschließlich|nur|100 ?%) vor ort|präsenz(?:pflicht|arbeit)|kein home[- ]?office',
  ),
  // French
  rule(
    'hybrid',
    3,
    "t[ée]l[ée]travail (?:partiel|hybride|ponctuel|occasionnel|régulier|\\d|possible|envisageable|autorisé)|(?:jusqu['’]à )?\\d jours? (?:de|en) t[ée]l[ée]travail|\\d jours? (?:par semaine|/ ?semaine) (?:de|en) t[ée]l[ée]travail|(?:mode|rythme|travail|modèle|poste) (?:de travail )?hybride|(?:un|deux|trois|\\d) jours? de t[ée]l[ée]travail|t[ée]l[ée]travail (?:le|les|un|deux|trois) (?:[a-zà-ɏа-ӿ]+)|t[ée]l[ée]travail : (?:\\d|oui|partiel)",
  ),
  rule(
    'remote',
    4,
    'full[- ]remote|100 ?% (?:en )?t[ée]l[ée]travail|t[ée]l[ée]travail (?:total|complet|100|à 100|à temps plein)|totalement en t[ée]l[ée]travail|entièrement (?:à distance|en t[ée]l[ée]travail)|poste (?:entièrement )?à distance',
  ),
  rule(
    'onsite',
    3,
    '(?:poste|travail|présence) (?:uniquement )?(?:sur site|en présentiel)|sur site uniquement|100 ?% (?:présentiel|sur site)|pas de t[ée]l[ée]travail',
  ),
  // Spanish and Portuguese
  rule(
    'hybrid',
    4,
    '(?:modelo|trabajo|modalidad|formato|esquema|régimen|regime|trabalho|modalidade|atuação|vaga)(?: de (?:trabajo|trabalho))?:? (?:es |será |é )?(?:100 ?% )?h[íi]brid[oa]|híbrid[oa] (?:\\(|\\d|con|com|-)|\\d d[íi]as? (?:a la semana |por semana )?(?:de |en )?(?:teletrabajo|remoto|home office|casa)|teletrabajo parcial|teletrabajo \\d|flexibilidad de teletrabajo|híbrido',
  ),
  rule(
    'remote',
    4,
    '(?:100 ?%|totalmente|completamente) (?:en )?(?:remot[oa]|a distancia|teletrabajo|home office)|teletrabajo (?:100|total|completo)|(?:trabajo|puesto|empleo|modalidad|posición|vaga|trabalho|cargo|modelo|atuação|regime)(?: de trabalho| de trabajo)?:? (?:es |é |será |totalmente |100 ?% )?(?:en )?remot[oa]|home office (?:100|integral|total)|remot[oa] (?:100|desde cualquier|de qualquer)|trabalho à distância',
  ),
  rule(
    'onsite',
    3,
    'presencial(?:es|mente)?|(?:trabajo|trabajará|trabajarás)[^.\\n]{0,25} (?:en terreno|en obra|a pie de obra)',
  ),
  // Italian
  rule(
    'hybrid',
    3,
    '(?:modalità|modello|lavoro|regime) (?:di lavoro )?ibrid[ao]|smart ?working (?:\\d|parziale|ibrido|possibile|previsto)|\\d giorni? (?:a settimana |alla settimana )?(?:di|in) (?:smart ?working|remoto)|possibilità di (?:smart ?working|lavoro agile|lavoro da remoto)|parzialmente da remoto',
  ),
  rule(
    'remote',
    4,
    '(?:full|100 ?%|totalmente|completamente|interamente) (?:da )?(?:remoto|remote|smart ?working)|smart ?working (?:100|totale|al 100)|lavoro (?:completamente )?da remoto',
  ),
  rule(
    'onsite',
    3,
    '(?:lavoro|attività|presenza|100 ?%) in (?:sede|presenza)|esclusivamente in (?:sede|presenza)',
  ),
  // Dutch
  rule(
    'hybrid',
    3,
    'hybride (?:werken|functie|werk[a-zà-ɏа-ӿ]*)|(?:deels|gedeeltelijk|\\d dagen?(?: per week)?) (?:thuis|vanuit huis)[a-zà-ɏа-ӿ]*|mogelijkheid (?:om|tot) (?:[a-zà-ɏа-ӿ]+ )?thuis(?: te)?\\s?werk[a-zà-ɏа-ӿ]*|thuiswerken (?:mogelijk|is mogelijk|\\d)',
  ),
  rule('remote', 4, '(?:volledig|100 ?%) (?:remote|thuis[a-zà-ɏа-ӿ]*|vanuit huis)'),
  rule('onsite', 3, '(?:volledig|100 ?%|alleen) op (?:kantoor|locatie)|geen thuiswerk[a-zà-ɏа-ӿ]*'),
  // Polish
  rule(
    'hybrid',
    3,
    'hybrydow[a-zà-ɏа-ӿ]*|częściowo zdaln[a-zà-ɏа-ӿ]*|\\d dni (?:w tygodniu )?(?:pracy )?(?:zdaln[a-zà-ɏа-ӿ]*|z domu|z biura|w biurze)|możliwość pracy (?:zdalnej|z domu)',
  ),
  rule(
    'remote',
    4,
    '(?:praca|pracy|pracę) (?:w pełni |całkowicie |100 ?% )?zdaln[a-zà-ɏа-ӿ]+(?! (?:\\d|hybryd))|(?:w pełni|całkowicie|100 ?%) zdaln[a-zà-ɏа-ӿ]*|zdalnie',
  ),
  rule('onsite', 3, 'prac[aęy] stacjonarn[a-zà-ɏа-ӿ]*|stacjonarnie|tryb pracy: stacjonarny'),
  // Swedish, Danish, Norwegian
  rule(
    'hybrid',
    3,
    'hybrid(?:arbete|lösning|modell|arbejde|arbeid)[a-zà-ɏа-ӿ]*|delvis (?:på |arbete på )?distans|delvis (?:hemifrån|hjemmefra)|möjlighet (?:att arbeta|till (?:arbete|distansarbete|hemarbete)) ?(?:på distans|hemifrån)?|(?:arbeta|jobba) (?:hemifrån|på distans) [a-zà-ɏа-ӿ]+ (?:dag|dagar)|mulighed for (?:hjemmearbejde|at arbejde hjemme)|mulighet for hjemmekontor',
  ),
  rule(
    'remote',
    4,
    '(?:helt|100 ?%|fullt) (?:på distans|remote|hemifrån)|(?:tjänsten|rollen|jobbet) är (?:helt )?(?:remote|på distans)|distansjobb|distansarbete (?:100|på heltid)',
  ),
  rule(
    'onsite',
    2,
    'på plats (?:på|i) (?:vårt|kontoret|vår)|(?:utgår|arbetar|jobbar|sitter) (?:du )?(?:från|på|i) vårt kontor|(?:du|tjänsten) (?:utgår från|är placerad på) (?:vårt|vår|våra) (?:kontor|butik|anläggning)[a-zà-ɏа-ӿ]*',
  ),
  // Czech, Slovak
  rule(
    'hybrid',
    3,
    'hybridní|částečn[a-zà-ɏа-ӿ]* (?:home ?office|z domova)|možnost (?:občasné(?:ho)? |částečné(?:ho)? )?(?:práce z domova|home ?office)|převážně na pracovišti|\\d dny? (?:v týdnu )?(?:home ?office|z domova)|možnosť (?:práce z domu|home ?office)',
  ),
  rule(
    'remote',
    4,
    '(?:100 ?%|plně|zcela|kompletně) (?:remote|home ?office|na dálku|z domova)|práca? z domova 100|práce na dálku',
  ),
  rule('onsite', 3, 'práce (?:pouze )?na pracovišti|bez (?:možnosti )?home ?office'),
  // Russian, Ukrainian
  rule(
    'hybrid',
    3,
    'гибридн[a-zà-ɏа-ӿ]+|частично удал[её]нн[a-zà-ɏа-ӿ]+|возможность (?:частичной )?удал[её]нн[a-zà-ɏа-ӿ]+|\\d дн[a-zà-ɏа-ӿ] (?:в неделю )?(?:из дома|удал[её]нно)|гібридн[a-zà-ɏа-ӿ]+',
  ),
  rule(
    'remote',
    4,
    '(?:полностью |100 ?% )?удал[её]нн(?:ая|ый|ую|о|ой)(?! доступ)(?: работ[a-zà-ɏа-ӿ]| формат[a-zà-ɏа-ӿ]*)?|дистанционн(?:ая|о) работ?[a-zà-ɏа-ӿ]*|віддален[a-zà-ɏа-ӿ]+',
  ),
  rule(
    'onsite',
    3,
    'работа в офисе|(?:только|полный день) в офисе|формат работы: офис|на месте работодателя',
  ),
  // Japanese, Chinese, Korean
  {
    is: 'hybrid',
    weight: 3,
    re: /ハイブリッド(?:勤務|ワーク)|(?:リモート|在宅)(?:ワーク|勤務)?(?:制度)?[（(]?(?:併用|週\d|可能?|あり|相談|OK)|週\d(?:日|回)?(?:程度)?(?:出社|リモート)|混合办公|部分远程|(?:每周|一周).{0,6}(?:远程|在家)|하이브리드|재택 ?병행/gi,
  },
  {
    is: 'remote',
    weight: 4,
    re: /フルリモート|完全(?:在宅|リモート)|全国どこでも|完全远程|全远程|远程(?:办公|工作|岗位)|居家办公|可远程|基本在家|완전 ?재택|전면 ?재택/gi,
  },
  {
    is: 'onsite',
    weight: 3,
    re: /出社(?:必須|勤務|のみ)|現場勤務|(?:坐班|现场办公|办公室办公)|상주 근무/gi,
  },
];

// The whole of a line or of its part.
const CHIP =
  /^(?:100 ?% |fully |full |teilweise |plně |w pełni )?(?:remote|hybrid[a-zà-ɏа-ӿ]*|on-?site|in[- ]office|in[- ]person|home[- ]?office|vor ort|télétravail(?: partiel| total)?|remoto|presencial|híbrid[oa]|teletrabajo|da remoto|in sede|ibrido|op kantoor|thuiswerken|zdalnie|praca (?:zdalna|hybrydowa|stacjonarna)|stacjonarnie|hybrydowo|på plats|(?:helt |delvis )?(?:på )?distans|na dálku|удал[её]нно|гибрид|удал[её]нная работа|在宅勤務?|リモート(?:ワーク)?|フルリモート|远程|遠端)(?: (?:work|job|working|arbeit|first|only|possible|möglich))?(?:\s*[([].{0,40})?$/i;

/** True for a few words that say how one works and nothing else ("Remote (EU)", "télétravail partiel", "フルリモート"). */
export const isWorkplaceChip = (text: string): boolean => text.length < 60 && CHIP.test(text);
