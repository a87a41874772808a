import type { EmploymentType } from '../../domain/job.ts';

// Statements of a sentence in languages but English, the narrower kind first. What an agency lists that it places
// ("en CDI, CDD, intérim") is no statement of this job, see LISTED.
const RULES: Record<string, [RegExp, EmploymentType][]> = {
  de: [
    [
      /(?:als|für ein|für das|im) (?:pflicht)?praktikum(?![a-zà-ɏа-ӿ])|werkstudent[a-zà-ɏа-ӿ]* (?:gesucht|\()|ausbildungsplatz/i,
      'internship',
    ],
    [/(?:auf|geringfügig[a-zà-ɏа-ӿ]*) (?:minijob|beschäftig[a-zà-ɏа-ӿ]*|basis)|minijob/i, 'part-time'],
    [
      /(?:in|als|auf) (?:voll-? (?:oder|und|bzw\.?|\/) ?teilzeit|vollzeit)|vollzeit(?:stelle|job|anstellung|beschäftigung)|(?:unbefristete[rn]?|feste[rn]?) (?:vollzeit|anstellung|arbeitsvertrag|arbeitsverhältnis|festanstellung|stelle)/i,
      'full-time',
    ],
    [/in teilzeit|teilzeit(?:stelle|job|anstellung|beschäftigung|basis)/i, 'part-time'],
    [
      /(?<!un)befristete[rn]? (?:stelle|anstellung|vertrag|arbeitsvertrag)|befristet (?:auf|bis|für)|elternzeitvertretung|arbeitnehmerüberlassung/i,
      'temporary',
    ],
    [/freiberuflich[a-zà-ɏа-ӿ]*|auf freelance/i, 'contract'],
  ],
  fr: [
    [/(?:stage|stagiaire) (?:de|d['’]une durée) \d|offre de stage|en stage(?![a-zà-ɏа-ӿ])/i, 'internship'],
    [
      /(?:mission|contrat|poste|travail|agence)s? (?:d['’]|en |de |: ?)?int[ée]rim(?:aire)?s?|longue mission|mission (?:de|d['’]une durée de) \d+ (?:mois|semaines)|contrat à durée déterminée|(?:contrat|poste|emploi|durée|type) ?:? ?(?:en |de |d['’]un )?cdd|en cdd|contrat saisonnier/i,
      'temporary',
    ],
    [/à temps partiel|temps partiel/i, 'part-time'],
    [
      /à temps (?:plein|complet)|temps plein|contrat à durée indéterminée|cdi (?:à temps plein|\d\d ?h)/i,
      'full-time',
    ],
    [/(?:statut|en) (?:indépendant|freelance|auto-?entrepreneur)/i, 'contract'],
  ],
  es: [
    [/(?:contrato|convenio|periodo|beca) (?:de|en) (?:prácticas|formación)|beca(?:rio|ria) /i, 'internship'],
    [
      /contrato (?:laboral )?(?:de duración determinada|temporal|eventual|por obra|de sustitución|fijo[- ]discontinuo|de interinidad|de \d+ meses)|(?:carácter|trabajo|puesto|sustitución) temporal|duración:? (?:de )?\d+ (?:meses|semanas)/i,
      'temporary',
    ],
    [/(?:jornada|tiempo|horario) parcial|media jornada|part[- ]?time/i, 'part-time'],
    [/jornada (?:laboral )?completa|tiempo completo|full[- ]?time|a jornada completa/i, 'full-time'],
    [/(?:como|régimen de) (?:autónom|freelance)[a-zà-ɏа-ӿ]*|contrato mercantil/i, 'contract'],
  ],
  pt: [
    [/(?:vaga|programa|bolsa|contrato|regime) de est[áa]gio|bolsa[- ]auxílio/i, 'internship'],
    [
      /(?:contrato|vaga|trabalho|contratação) (?:tempor[áa]ri[oa]|por tempo determinado|a termo)|temporári[oa] (?:de|por) \d/i,
      'temporary',
    ],
    [/meio período|part[- ]?time|tempo parcial/i, 'part-time'],
    [
      /(?<![a-zà-ɏа-ӿ])clt(?![a-zà-ɏа-ӿ])|(?:período|tempo|jornada) integral|full[- ]?time|contrato sem termo|segunda (?:[àáa]|a) sexta[^.\n]{0,30}(?:0?[789]h?(?::?\d\d)?)[^.\n]{0,30}(?:1[678])/i,
      'full-time',
    ],
    [
      /(?:contrato|contratação|regime|modelo|vaga)(?: de trabalho)?:? (?:como )?pj(?![a-zà-ɏа-ӿ])|pessoa jurídica|recibos verdes/i,
      'contract',
    ],
  ],
  it: [
    [/tirocinio|(?:contratto|opportunità|offerta|periodo) di stage|in stage/i, 'internship'],
    [
      /(?:contratto )?a tempo determinato|contratto a termine|(?:contratto|missione) (?:di|in) (?:\d+ mesi|somministrazione)|stagionale/i,
      'temporary',
    ],
    [/part[- ]?time|tempo parziale/i, 'part-time'],
    [/tempo pieno|full[- ]?time|tempo indeterminato/i, 'full-time'],
    [/partita iva|libero professionista/i, 'contract'],
  ],
  nl: [
    [/stageplek|stageplaats|als stagiair[a-zà-ɏа-ӿ]*|stage(?:opdracht)/i, 'internship'],
    [
      /tijdelijk(?:e)? (?:contract|functie|baan|dienstverband|aanstelling)|uitzend(?:basis|contract)|jaarcontract/i,
      'temporary',
    ],
    [/full-?time|voltijd[a-zà-ɏа-ӿ]*|vast contract/i, 'full-time'],
    [/part-?time|deeltijd[a-zà-ɏа-ӿ]*/i, 'part-time'],
    [/(?:als|op) (?:zzp|freelance)[a-zà-ɏа-ӿ]*/i, 'contract'],
  ],
  pl: [
    [/(?:program|oferta|płatny|płatne|na) (?:staż|stażu|praktyk[a-zà-ɏа-ӿ]*)(?![a-zà-ɏа-ӿ])/i, 'internship'],
    [
      /(?:umowa|umowy|umowę|praca|pracę) (?:na (?:czas określony|zastępstwo)|tymczasow[a-zà-ɏа-ӿ]*|sezonow[a-zà-ɏа-ӿ]*)/i,
      'temporary',
    ],
    [/(?:pół|½|3\/4|1\/2) etatu|niepeł[a-zà-ɏа-ӿ]+ (?:etat|wymiar)[a-zà-ɏа-ӿ]*|część etatu/i, 'part-time'],
    [/peł[a-zà-ɏа-ӿ]+ (?:etat|wymiar)[a-zà-ɏа-ӿ]*/i, 'full-time'],
    [
      /umow[a-zà-ɏа-ӿ] ?-? ?zleceni[a-zà-ɏа-ӿ]|kontrakt b2b|współprac[a-zà-ɏа-ӿ] b2b|umow[a-zà-ɏа-ӿ] b2b/i,
      'contract',
    ],
  ],
  sv: [
    [/praktikplats|lia-plats|som praktikant/i, 'internship'],
    [
      /visstid[a-zà-ɏа-ӿ]*|vikariat[a-zà-ɏа-ӿ]*|tidsbegräns[a-zà-ɏа-ӿ]*|säsongs?(?:arbet|anställ|jobb)[a-zà-ɏа-ӿ]*|sommar(?:jobb|vikari)[a-zà-ɏа-ӿ]*|behovsanställ[a-zà-ɏа-ӿ]*|timanställ[a-zà-ɏа-ӿ]*|(?:vecko|lov)uppdrag/i,
      'temporary',
    ],
    [
      /(?:på|är en|är|en|omfattning:?|anställning:?) heltid[a-zà-ɏа-ӿ]*|heltids(?:tjänst|anställning)[a-zà-ɏа-ӿ]*|heltid, |heltid (?:med|och|om|tillsvidare)|tillsvidareanställning/i,
      'full-time',
    ],
    [
      /(?:på|är en|är|en) deltid[a-zà-ɏа-ӿ]*|deltids(?:tjänst|anställning)[a-zà-ɏа-ӿ]*|extrajobb|vid sidan av (?:dina )?studier/i,
      'part-time',
    ],
    [/som (?:konsult på uppdrag|frilans)[a-zà-ɏа-ӿ]*/i, 'contract'],
  ],
  da: [
    [/praktikplads|som praktikant/i, 'internship'],
    [/vikariat[a-zà-ɏа-ӿ]*|tidsbegræns[a-zà-ɏа-ӿ]*|barselsvikariat/i, 'temporary'],
    [/fuldtid[a-zà-ɏа-ӿ]*|37 timer/i, 'full-time'],
    [/deltid[a-zà-ɏа-ӿ]*/i, 'part-time'],
  ],
  cs: [
    [/(?:placen[a-zà-ɏа-ӿ]+|odborn[a-zà-ɏа-ӿ]+|formou) stáž[a-zà-ɏа-ӿ]*/i, 'internship'],
    [
      /(?:pracovní poměr|smlouv[a-zà-ɏа-ӿ]) na dobu určitou|zástup za (?:mateřskou|md|rd)|sezónní/i,
      'temporary',
    ],
    [/(?:plný|na plný|hlavní) (?:úvazek|pracovní)|(?<![a-zà-ɏа-ӿ])hpp(?![a-zà-ɏа-ӿ])/i, 'full-time'],
    [
      /(?:částečný|zkrácený|poloviční) úvazek|(?:na|formou|formě) (?:brigád[a-zà-ɏа-ӿ]*|dpp|dpč)|brigád[a-zà-ɏа-ӿ]*/i,
      'part-time',
    ],
    [/na (?:ičo|živnost[a-zà-ɏа-ӿ]*)/i, 'contract'],
  ],
  sk: [
    [/(?:plný|hlavný) (?:úväzok|pracovný pomer)/i, 'full-time'],
    [/(?:čiastočný|skrátený|polovičný) úväzok|brigád[a-zà-ɏа-ӿ]*|na dohodu/i, 'part-time'],
    [/na živnosť/i, 'contract'],
  ],
  ru: [
    [/(?:оплачиваемая|на) стажировк[a-zà-ɏа-ӿ]/i, 'internship'],
    [
      /временн[a-zà-ɏа-ӿ]+ (?:работ|занятост|проект)[a-zà-ɏа-ӿ]*|срочный трудовой|сезонн[a-zà-ɏа-ӿ]+ работ[a-zà-ɏа-ӿ]/i,
      'temporary',
    ],
    [
      /частичн[a-zà-ɏа-ӿ]+ занятост[a-zà-ɏа-ӿ]|неполн[a-zà-ɏа-ӿ]+ (?:занятост|рабоч|день)[a-zà-ɏа-ӿ]*|подработк[a-zà-ɏа-ӿ]/i,
      'part-time',
    ],
    [/полн[a-zà-ɏа-ӿ]+ занятост[a-zà-ɏа-ӿ]|полн[a-zà-ɏа-ӿ]+ (?:рабочий )?день/i, 'full-time'],
    [/по (?:договору )?гпх|договор[a-zà-ɏа-ӿ]* (?:гпх|подряда)|самозанят[a-zà-ɏа-ӿ]+/i, 'contract'],
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
  fr: /(?:cdi|cdd|int[ée]rim[a-zà-ɏа-ӿ]*)(?:\s?[,/-]\s?|\s(?:et|ou)\s)(?:cdi|cdd|int[ée]rim[a-zà-ɏа-ӿ]*)(?:(?:\s?[,/-]\s?|\s(?:et|ou)\s)(?:cdi|cdd|int[ée]rim[a-zà-ɏа-ӿ]*))?/gi,
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
  /(?<![\d:.,])(\d{2})(?:[.,]\d{1,2})?(?:\s?(?:-|–|à|a|bis|to|do|till|tot)\s?(\d{2}))?\s?-?(?:h|hs|hrs?|hours?|stunden|std\.?|heures?|horas?|ore|uur|uren|godz(?:in(?:y)?|\.)?|timmar|timer|hodin|часов|時間|小时)(?:\s?\/\s?|\s(?:per|a|each|in der|pro|par|por|a la|alla|in|w|na|i|v|в|om|týdně|每)\s|\s)(?:week|woche|semaine|sem(?![a-zà-ɏа-ӿ])|semanas?|semana(?:les|is)|settiman[ae]|settimanali|tygodniow[a-zà-ɏа-ӿ]*|tygodniu|tydzień|vecka|veckan|ugen|týdně|týden|týdnu|неделю|週|周)/gi;

const SHARE =
  /(?:^|pensum|arbeitspensum|umfang|omfattning|stellenumfang|taux d['’]activité|beschäftigungsgrad|stelle|[(–-])[^\n%]{0,12}?(\d{2,3}) ?(?:%)?(?: ?(?:-|–|bis|à) ?(\d{2,3}))? ?%/i;

/** Part-time where a title or label gives the share of a full post as less than the whole ("60–80 %"), else null. */
export function employmentByShare(text: string): EmploymentType | null {
  const m = SHARE.exec(text);
  const share = m ? Math.max(Number(m[1]), Number(m[2] ?? 0)) : 0;
  return share >= 10 && share < 100 ? 'part-time' : null;
}

const MONTH_HOURS =
  /(?<![\d.,])1[4-8]\d ?(?:h|godz\.?|hodin|std\.?|stunden|heures|horas|timmar|часов)(?![a-zà-ɏа-ӿ])/i;

/** The type that the hours of a week or month tell: 35 a week and more are full-time, 32 and fewer part-time; else null. */
export function employmentByHours(text: string): EmploymentType | null {
  for (const m of text.matchAll(HOURS)) {
    const hours = Math.max(Number(m[1]), Number(m[2] ?? 0));
    if (hours >= 35 && hours <= 48) return 'full-time';
    if (hours >= 8 && hours <= 32) return 'part-time';
  }
  return MONTH_HOURS.test(text) ? 'full-time' : null;
}
