import type { EmploymentType, Seniority, Workplace } from '../../domain/job.ts';

const EMPLOYMENT: [RegExp, EmploymentType][] = [
  [
    /(?<![a-zà-ɏа-ӿ\d])(?:intern(?:ship|s)?|co-?op|praktikum|praktikant(?:in)?|stage|stagiaire|pr[áa]cticas|becari[oa]|st[áa]ž|staż|werkstudent(?:in)?|working student|trainee ?ship)(?![a-zà-ɏа-ӿ\d])/iu,
    'internship',
  ],
  [
    /(?<![a-zà-ɏа-ӿ\d])(?:volunteer(?:ing)?|ehrenamt(?:lich)?|b[ée]n[ée]volat|voluntariado|vrijwillig\w*|dobrovoln[a-zà-ɏа-ӿ]*|wolontariat)(?![a-zà-ɏа-ӿ\d])/iu,
    'volunteer',
  ],
  [
    /(?<![a-zà-ɏа-ӿ\d])(?:part[- _]?time|parttime|teilzeit|temps[- ]partiel|(?:media jornada|tiempo parcial|jornada parcial)|deeltijd|částečný úvazek|zkrácený úvazek|niepełny etat|część etatu|pół etatu|deltid|tempo parcial|kr[aá]tkodob[a-zà-ɏа-ӿ]* brig[a-zà-ɏа-ӿ]*)(?![a-zà-ɏа-ӿ\d])/iu,
    'part-time',
  ],
  [
    /(?<![a-zà-ɏа-ӿ\d])(?:contract(?:or|ing)?(?:[- ]to[- ](?:hire|perm\w*))?|c2c|corp[- ]to[- ]corp|w2 contract|1099|freelance(?:r)?|freiberuflich|ind[ée]pendant|aut[óo]nomo|zzp|na IČO|živnost[a-zà-ɏа-ӿ]*|b2b|umowa (?:zlecenie|o dzieło))(?![a-zà-ɏа-ӿ\d])/iu,
    'contract',
  ],
  [
    /(?<![a-zà-ɏа-ӿ\d])(?:temp(?:orary)?|seasonal|fixed[- ]term|limited[- ]term|befristet|cdd|int[ée]rim|temporal|tijdelijk|dočasn[a-zà-ɏа-ӿ]*|tymczasow[a-zà-ɏа-ӿ]*|per[_ -]?diem|sezónn[a-zà-ɏа-ӿ]*)(?![a-zà-ɏа-ӿ\d])/iu,
    'temporary',
  ],
  [
    /(?<![a-zà-ɏа-ӿ\d])(?:full[- _/]?time|fulltime|vollzeit|temps[- ]plein|tiempo completo|jornada completa|voltijd|fulltime|pln(?:ý|ého|ém) úvazek|plný pracovný úväzok|pełny etat|pełen etat|heltid|tempo (?:integral|pieno)|durée indéterminée|indefinid[oa]|tempo indeterminato|tillsvidare|fast anställning|vast contract|bezterminow[aey]|permanent|cdi|festanstellung|unbefristet|regular|hpp)(?![a-zà-ɏа-ӿ\d])/iu,
    'full-time',
  ],
];

// Words that stand in compounds, or in scripts without spaces.
const ABROAD: [RegExp, EmploymentType][] = [
  [/正社員/u, 'full-time'],
  [/sommarjobb|säsong/iu, 'temporary'],
  [
    /est[áa]gi(?:o|[áa]ri[oa])|tirocini|stagista|praktyk[ai]|praktikplats|стажиров|стаж[её]р|インターン|实习|實習|인턴/iu,
    'internship',
  ],
  [/волонт[её]р|ボランティア|志愿/iu, 'volunteer'],
  [
    /minijob|tempo parziale|meio per[íi]odo|meia jornada|deltid|частичн|неполн|подработ|brig[áa]d|パート|アルバイト|兼职|兼職|아르바이트|halftijds/iu,
    'part-time',
  ],
  [
    /業務委託|契約社員|partita iva|фриланс|гпх|договор подряда|自由职业|계약직|(?<![a-zà-ɏа-ӿ])pj(?![a-zà-ɏа-ӿ])/iu,
    'contract',
  ],
  [
    /派遣|期間|tempor[áa]ri[oa]|duraci[óo]n determinada|tempo determinato|a termine|visstid|vikariat|tidsbegräns|säsong|sommarjobb|czas określony|zastępstwo|временн|临时|臨時|短期|doba určitá|dobu určitou|int[ée]rimaire|eventual|obra y servicio/iu,
    'temporary',
  ],
  [
    /正社員|全职|全職|정규직|tempo pieno|tempo indeterminato|per[íi]odo integral|(?<![a-zà-ɏа-ӿ])clt(?![a-zà-ɏа-ӿ])|heltid|полн(?:ая|ый|ой)|pełny wymiar|hlavní pracovní|plný úväzok/iu,
    'full-time',
  ],
];

/** The employment type a short value names ("FULL_TIME", "Vollzeit", "Contract"), else null. */
export function employmentTypeOf(value: string): EmploymentType | null {
  const text = value
    .replace(/\b(?:no|not) (?:c2c|corp[- ]to[- ]corp|1099|third[- ]part\w+)\b/gi, ' ')
    .replace(/_/g, ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2');
  const full = /\bfull[- ]?time\b/i.test(text);
  for (const [pattern, type] of EMPLOYMENT) {
    // "Full-time or part-time": either is offered, the fuller one says more.
    if (type === 'part-time' && full) continue;
    if (pattern.test(text)) return type;
  }
  return ABROAD.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

const TITLE_TYPES: [RegExp, EmploymentType][] = [
  [
    /(?<![a-zà-ɏа-ӿ\d])(?:intern|interns|internship|internships|co-?op|praktikum|praktikant(?:in)?|stagiaire|becari[oa]|st[áa]žist[a-zà-ɏа-ӿ]*|stażyst[a-zà-ɏа-ӿ]*|staż|werkstudent(?:in)?|working student|estágio|estagi[áa]ri[oa]|tirocinio|stagista|stage (?:en|de|–|-)|prácticas|стажировка|стаж[её]р[a-zà-ɏа-ӿ]*|praktik)(?![a-zà-ɏа-ӿ\d])|インターン|实习|實習|인턴/iu,
    'internship',
  ],
  [/\bvolunteer\b/i, 'volunteer'],
  [
    /(?<![a-zà-ɏа-ӿ\d])(?:part[- ]?time|teilzeit|minijob|částečný úvazek|zkrácený úvazek|brigáda|deeltijd|deltid|temps partiel|tempo parziale|media jornada)(?![a-zà-ɏа-ӿ\d])|アルバイト|パート|兼职|兼職/iu,
    'part-time',
  ],
  [
    /(?<![a-zà-ɏа-ӿ\d])(?:contract(?:or)?(?:[- ]to[- ]hire)?|freelance(?:r)?)(?![a-zà-ɏа-ӿ\d])(?! (?:manager|specialist|administrator|negotiator|lawyer|counsel|engineer(?:ing)? lead))/iu,
    'contract',
  ],
  [
    /(?<![a-zà-ɏа-ӿ\d])(?:temporary|seasonal|fixed[- ]term|vikariat|vikarie|visstid|säsong[a-zà-ɏа-ӿ]*|sommarjobb|befristet|cdd|int[ée]rim)(?![a-zà-ɏа-ӿ\d])|派遣社員/iu,
    'temporary',
  ],
  [
    /(?<![a-zà-ɏа-ӿ\d])(?:full[- ]?time|vollzeit|heltid|temps plein|tempo pieno|jornada completa|plný úvazek|pełny etat|cdi)(?![a-zà-ɏа-ӿ\d])|正社員|全职|全職/iu,
    'full-time',
  ],
];

/** The employment type a title states, else null. */
export function employmentInTitle(title: string): EmploymentType | null {
  return TITLE_TYPES.find(([pattern]) => pattern.test(title))?.[1] ?? null;
}

const SENIORITY: [RegExp, Seniority][] = [
  [
    /(?<![a-zà-ɏа-ӿ\d])(?:intern|internship|praktikant(?:in)?|praktikum|stagiaire|werkstudent(?:in)?|working student|co-?op|becari[oa]|stażyst[a-zà-ɏа-ӿ]*|stážist[a-zà-ɏа-ӿ]*)(?![a-zà-ɏа-ӿ\d])/iu,
    'intern',
  ],
  [
    /(?<![a-zà-ɏа-ӿ\d])(?:chief|c[etfoim]o|ciso|cto|vp|svp|evp|vice[- ]president|president|executive director|managing director|geschäftsführer[a-zà-ɏа-ӿ]*)(?![a-zà-ɏа-ӿ\d])(?! of staff)/iu,
    'executive',
  ],
  [
    /(?<![a-zà-ɏа-ӿ\d])(?:lead|principal|staff|head of|team ?lead(?:er)?|teamleit[a-zà-ɏа-ӿ]*|tech ?lead|vedoucí)(?![a-zà-ɏа-ӿ\d])(?! (?:generation|gen\b|nurse|time|accountant|assistant|member|auditor|writer|development))/iu,
    'lead',
  ],
  [/(?<![a-zà-ɏа-ӿ\d])(?:senior|sr|expert|starší|starszy)(?![a-zà-ɏа-ӿ\d])\.?/iu, 'senior'],
  [
    /(?<![a-zà-ɏа-ӿ\d])(?:mid(?:dle)?|mid[- ]?(?:level|weight|senior)|medior|regular developer|intermediate)(?![a-zà-ɏа-ӿ\d])(?![- ](?:market|atlantic|west|size|east))/iu,
    'mid',
  ],
  [
    /(?<![a-zà-ɏа-ӿ\d])(?:junior|jr|entry[- ]?level|new[- ]?grad(?:uate)?s?|graduate|trainee|absolvent(?:i|ka|in)?|berufseinsteiger|débutant|apprentice|młodszy)(?![a-zà-ɏа-ӿ\d])\.?(?! (?:school|student|admissions|studies|assistant|medical|recruit))/iu,
    'junior',
  ],
];

/** The seniority a title states; null where it states none (never guessed). */
export function seniorityInTitle(title: string): Seniority | null {
  const found = SENIORITY.filter(([pattern]) => pattern.test(title)).map(([, level]) => level);
  // "Senior or Junior", "Mid/Senior": a range is no level.
  if (found.includes('junior') && (found.includes('senior') || found.includes('lead'))) return null;
  if (found.includes('mid') && found.includes('senior')) return null;
  return found[0] ?? null;
}

const SENIORITY_VALUES: [RegExp, Seniority][] = [
  [/^(?:intern(?:ship)?|stage|praktikum)$/i, 'intern'],
  [/^(?:entry[ _-]?level|junior|graduate|associate|entry|einsteiger|student \(?college\)?)$/i, 'junior'],
  [/^(?:mid(?:[ _-]?(?:level|career))?|medior|intermediate|experienced|professional)$/i, 'mid'],
  [/^(?:senior(?:[ _-]?level)?)$/i, 'senior'],
  [/^(?:lead|principal|staff)$/i, 'lead'],
  [/^(?:director|executive|c[ -]?level|vp)$/i, 'executive'],
];

/** The seniority a board's own value names ("Entry level"); ranges such as "Mid-Senior level" are null. */
export function seniorityOf(value: string): Seniority | null {
  return SENIORITY_VALUES.find(([pattern]) => pattern.test(value.trim()))?.[1] ?? null;
}

/** The workplace a short value names ("Remote", "Hybrid", "On-site", "TELECOMMUTE"), else null. */
export function workplaceOf(value: string): Workplace | null {
  if (
    /hybrid|teilweise (?:home|remote)|částečn[a-zà-ɏа-ӿ]* (?:remote|home|z domova)|partial(?:ly)? remote|t[ée]l[ée]travail partiel|hybryd|híbrid|home[- ]?office möglich/iu.test(
      value,
    )
  )
    return 'hybrid';
  if (
    /(?<![a-zà-ɏа-ӿ\d])(?:fully[- ]?)?remote(?:ly)?\b|telecommut|\bwork[- ]from[- ](?:home|anywhere)\b|\bwfh\b|t[ée]l[ée]travail|teletrabajo|\bhome[- ]?office\b|práce z domova|zdaln|thuiswerk/iu.test(
      value,
    )
  )
    return 'remote';
  if (
    /\bon[- _]?site\b|\bin[- ]?(?:office|person)\b|vor ort|présentiel|presencial|na místě|stacjonarn/iu.test(
      value,
    )
  )
    return 'onsite';
  return null;
}
