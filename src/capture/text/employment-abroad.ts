import type { EmploymentType } from '../../domain/job.ts';

// Statements of a sentence in languages but English, the narrower kind first. What an agency lists that it places
// ("en CDI, CDD, intérim") is no statement of this job, see LISTED.
const RULES: Record<string, [RegExp, EmploymentType][]> = {
  de: [
    [
      /(?:als|für ein|für das|im) (?:pflicht)?praktikum(?![\p{L}])|werkstudent\p{L}* (?:gesucht|\()|ausbildungsplatz/iu,
      'internship',
    ],
    [/(?:auf|geringfügig\p{L}*) (?:minijob|beschäftig\p{L}*|basis)|minijob/iu, 'part-time'],
    [
      /(?:in|als|auf) (?:voll-? (?:oder|und|bzw\.?|\/) ?teilzeit|vollzeit)|vollzeit(?:stelle|job|anstellung|beschäftigung)|(?:unbefristete[rn]?|feste[rn]?) (?:vollzeit|anstellung|arbeitsvertrag|arbeitsverhältnis|festanstellung|stelle)/iu,
      'full-time',
    ],
    [/in teilzeit|teilzeit(?:stelle|job|anstellung|beschäftigung|basis)/iu, 'part-time'],
    [
      /(?<!un)befristete[rn]? (?:stelle|anstellung|vertrag|arbeitsvertrag)|befristet (?:auf|bis|für)|elternzeitvertretung|arbeitnehmerüberlassung/iu,
      'temporary',
    ],
    [/freiberuflich\p{L}*|auf freelance/iu, 'contract'],
  ],
  fr: [
    [/(?:stage|stagiaire) (?:de|d['’]une durée) \d|offre de stage|en stage(?![\p{L}])/iu, 'internship'],
    [
      /(?:mission|contrat|poste|travail|agence)s? (?:d['’]|en |de |: ?)?int[ée]rim(?:aire)?s?|longue mission|mission (?:de|d['’]une durée de) \d+ (?:mois|semaines)|contrat à durée déterminée|(?:contrat|poste|emploi|durée|type) ?:? ?(?:en |de |d['’]un )?cdd|en cdd|contrat saisonnier/iu,
      'temporary',
    ],
    [/à temps partiel|temps partiel/iu, 'part-time'],
    [
      /à temps (?:plein|complet)|temps plein|contrat à durée indéterminée|cdi (?:à temps plein|\d\d ?h)/iu,
      'full-time',
    ],
    [/(?:statut|en) (?:indépendant|freelance|auto-?entrepreneur)/iu, 'contract'],
  ],
  es: [
    [/(?:contrato|convenio|periodo|beca) (?:de|en) (?:prácticas|formación)|beca(?:rio|ria) /iu, 'internship'],
    [
      /contrato (?:laboral )?(?:de duración determinada|temporal|eventual|por obra|de sustitución|fijo[- ]discontinuo|de interinidad|de \d+ meses)|(?:carácter|trabajo|puesto|sustitución) temporal|duración:? (?:de )?\d+ (?:meses|semanas)/iu,
      'temporary',
    ],
    [/(?:jornada|tiempo|horario) parcial|media jornada|part[- ]?time/iu, 'part-time'],
    [/jornada (?:laboral )?completa|tiempo completo|full[- ]?time|a jornada completa/iu, 'full-time'],
    [/(?:como|régimen de) (?:autónom|freelance)\p{L}*|contrato mercantil/iu, 'contract'],
  ],
  pt: [
    [/(?:vaga|programa|bolsa|contrato|regime) de est[áa]gio|bolsa[- ]auxílio/iu, 'internship'],
    [
      /(?:contrato|vaga|trabalho|contratação) (?:tempor[áa]ri[oa]|por tempo determinado|a termo)|temporári[oa] (?:de|por) \d/iu,
      'temporary',
    ],
    [/meio período|part[- ]?time|tempo parcial/iu, 'part-time'],
    [
      /(?<![\p{L}])clt(?![\p{L}])|(?:período|tempo|jornada) integral|full[- ]?time|contrato sem termo|segunda (?:[àáa]|a) sexta[^.\n]{0,30}(?:0?[789]h?(?::?\d\d)?)[^.\n]{0,30}(?:1[678])/iu,
      'full-time',
    ],
    [
      /(?:contrato|contratação|regime|modelo|vaga)(?: de trabalho)?:? (?:como )?pj(?![\p{L}])|pessoa jurídica|recibos verdes/iu,
      'contract',
    ],
  ],
  it: [
    [/tirocinio|(?:contratto|opportunità|offerta|periodo) di stage|in stage/iu, 'internship'],
    [
      /(?:contratto )?a tempo determinato|contratto a termine|(?:contratto|missione) (?:di|in) (?:\d+ mesi|somministrazione)|stagionale/iu,
      'temporary',
    ],
    [/part[- ]?time|tempo parziale/iu, 'part-time'],
    [/tempo pieno|full[- ]?time|tempo indeterminato/iu, 'full-time'],
    [/partita iva|libero professionista/iu, 'contract'],
  ],
  nl: [
    [/stageplek|stageplaats|als stagiair\p{L}*|stage(?:opdracht)/iu, 'internship'],
    [
      /tijdelijk(?:e)? (?:contract|functie|baan|dienstverband|aanstelling)|uitzend(?:basis|contract)|jaarcontract/iu,
      'temporary',
    ],
    [/full-?time|voltijd\p{L}*|vast contract/iu, 'full-time'],
    [/part-?time|deeltijd\p{L}*/iu, 'part-time'],
    [/(?:als|op) (?:zzp|freelance)\p{L}*/iu, 'contract'],
  ],
  pl: [
    [/(?:program|oferta|płatny|płatne|na) (?:staż|stażu|praktyk\p{L}*)(?![\p{L}])/iu, 'internship'],
    [
      /(?:umowa|umowy|umowę|praca|pracę) (?:na (?:czas określony|zastępstwo)|tymczasow\p{L}*|sezonow\p{L}*)/iu,
      'temporary',
    ],
    [/(?:pół|½|3\/4|1\/2) etatu|niepeł\p{L}+ (?:etat|wymiar)\p{L}*|część etatu/iu, 'part-time'],
    [/peł\p{L}+ (?:etat|wymiar)\p{L}*/iu, 'full-time'],
    [/umow\p{L} ?-? ?zleceni\p{L}|kontrakt b2b|współprac\p{L} b2b|umow\p{L} b2b/iu, 'contract'],
  ],
  sv: [
    [/praktikplats|lia-plats|som praktikant/iu, 'internship'],
    [
      /visstid\p{L}*|vikariat\p{L}*|tidsbegräns\p{L}*|säsongs?(?:arbet|anställ|jobb)\p{L}*|sommar(?:jobb|vikari)\p{L}*|behovsanställ\p{L}*|timanställ\p{L}*|(?:vecko|lov)uppdrag/iu,
      'temporary',
    ],
    [
      /(?:på|är en|är|en|omfattning:?|anställning:?) heltid\p{L}*|heltids(?:tjänst|anställning)\p{L}*|heltid, |heltid (?:med|och|om|tillsvidare)|tillsvidareanställning/iu,
      'full-time',
    ],
    [
      /(?:på|är en|är|en) deltid\p{L}*|deltids(?:tjänst|anställning)\p{L}*|extrajobb|vid sidan av (?:dina )?studier/iu,
      'part-time',
    ],
    [/som (?:konsult på uppdrag|frilans)\p{L}*/iu, 'contract'],
  ],
  da: [
    [/praktikplads|som praktikant/iu, 'internship'],
    [/vikariat\p{L}*|tidsbegræns\p{L}*|barselsvikariat/iu, 'temporary'],
    [/fuldtid\p{L}*|37 timer/iu, 'full-time'],
    [/deltid\p{L}*/iu, 'part-time'],
  ],
  cs: [
    [/(?:placen\p{L}+|odborn\p{L}+|formou) stáž\p{L}*/iu, 'internship'],
    [/(?:pracovní poměr|smlouv\p{L}) na dobu určitou|zástup za (?:mateřskou|md|rd)|sezónní/iu, 'temporary'],
    [/(?:plný|na plný|hlavní) (?:úvazek|pracovní)|(?<![\p{L}])hpp(?![\p{L}])/iu, 'full-time'],
    [
      /(?:částečný|zkrácený|poloviční) úvazek|(?:na|formou|formě) (?:brigád\p{L}*|dpp|dpč)|brigád\p{L}*/iu,
      'part-time',
    ],
    [/na (?:ičo|živnost\p{L}*)/iu, 'contract'],
  ],
  sk: [
    [/(?:plný|hlavný) (?:úväzok|pracovný pomer)/iu, 'full-time'],
    [/(?:čiastočný|skrátený|polovičný) úväzok|brigád\p{L}*|na dohodu/iu, 'part-time'],
    [/na živnosť/iu, 'contract'],
  ],
  ru: [
    [/(?:оплачиваемая|на) стажировк\p{L}/iu, 'internship'],
    [/временн\p{L}+ (?:работ|занятост|проект)\p{L}*|срочный трудовой|сезонн\p{L}+ работ\p{L}/iu, 'temporary'],
    [/частичн\p{L}+ занятост\p{L}|неполн\p{L}+ (?:занятост|рабоч|день)\p{L}*|подработк\p{L}/iu, 'part-time'],
    [/полн\p{L}+ занятост\p{L}|полн\p{L}+ (?:рабочий )?день/iu, 'full-time'],
    [/по (?:договору )?гпх|договор\p{L}* (?:гпх|подряда)|самозанят\p{L}+/iu, 'contract'],
  ],
  ja: [
    [/インターン(?:シップ)?(?:生)?(?:を)?募集|インターン募集/u, 'internship'],
    [/業務委託|契約社員/u, 'contract'],
    [/派遣社員/u, 'temporary'],
    [/正社員/u, 'full-time'],
    [/アルバイト|パート/u, 'part-time'],
  ],
  zh: [
    [/实习生?(?:岗位|职位|招聘)|招(?:聘|募)?实习|實習生/u, 'internship'],
    [/兼职|兼職/u, 'part-time'],
    [/全职|全職/u, 'full-time'],
    [/临时工|短期工/u, 'temporary'],
  ],
};

// Several kinds beside each other: what a firm offers in general.
const LISTED: Record<string, RegExp> = {
  fr: /(?:cdi|cdd|int[ée]rim\p{L}*)(?:\s?[,/-]\s?|\s(?:et|ou)\s)(?:cdi|cdd|int[ée]rim\p{L}*)(?:(?:\s?[,/-]\s?|\s(?:et|ou)\s)(?:cdi|cdd|int[ée]rim\p{L}*))?/giu,
};

/** The employment type that sentences in the text's language state; null where none does or the language has no rules. */
export function employmentAbroad(text: string, language: string | null): EmploymentType | null {
  const rules = RULES[language ?? ''];
  if (!rules) return null;
  const listed = LISTED[language!];
  const plain = listed ? text.replace(listed, ' ') : text;
  return rules.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
}

const HOURS =
  /(?<![\d:.,])(\d{2})(?:[.,]\d{1,2})?(?:\s?(?:-|–|à|a|bis|to|do|till|tot)\s?(\d{2}))?\s?-?(?:h|hs|hrs?|hours?|stunden|std\.?|heures?|horas?|ore|uur|uren|godz(?:in(?:y)?|\.)?|timmar|timer|hodin|часов|時間|小时)(?:\s?\/\s?|\s(?:per|a|each|in der|pro|par|por|a la|alla|in|w|na|i|v|в|om|týdně|每)\s|\s)(?:week|woche|semaine|sem(?![\p{L}])|semanas?|semana(?:les|is)|settiman[ae]|settimanali|tygodniow\p{L}*|tygodniu|tydzień|vecka|veckan|ugen|týdně|týden|týdnu|неделю|週|周)/giu;

const SHARE =
  /(?:^|pensum|arbeitspensum|umfang|omfattning|stellenumfang|taux d['’]activité|beschäftigungsgrad|stelle|[(–-])[^\n%]{0,12}?(\d{2,3}) ?(?:%)?(?: ?(?:-|–|bis|à) ?(\d{2,3}))? ?%/iu;

/** Part-time where a title or label gives the share of a full post as less than the whole ("60–80 %"), else null. */
export function employmentByShare(text: string): EmploymentType | null {
  const m = SHARE.exec(text);
  const share = m ? Math.max(Number(m[1]), Number(m[2] ?? 0)) : 0;
  return share >= 10 && share < 100 ? 'part-time' : null;
}

/** The type that the hours of a week tell: 35 and more are full-time, 32 and fewer part-time; null for none or others. */
export function employmentByHours(text: string): EmploymentType | null {
  for (const m of text.matchAll(HOURS)) {
    const hours = Math.max(Number(m[1]), Number(m[2] ?? 0));
    if (hours >= 35 && hours <= 48) return 'full-time';
    if (hours >= 8 && hours <= 32) return 'part-time';
  }
  return null;
}
