import { bareLine } from './headings.ts';
import { employerAndPlace } from './houses.ts';
import { splitPlaces } from './places.ts';
import { isTitleLike } from './roles.ts';

/** What the top of a paste and its labelled lines say. */
export interface Header {
  title: string | null;
  company: string | null;
  locations: string[];
  /** Lines that only repeat these facts and are no part of the description. */
  used: Set<number>;
}

type Labelled = 'title' | 'company' | 'locations';

const LABELS: [Labelled, RegExp][] = [
  [
    'title',
    /^(?:(?:(?:job|position|role|posting|working|official|vacancy)[ -]){0,2}title|(?:job |open )?(?:position|role|vacancy|opening)|job|job role|(?:stellen|berufs|job)bezeichnung|stellentitel|intitulé(?: du poste)?|poste(?: à pourvoir)?|puesto(?: de trabajo)?|título del puesto|vacante|cargo|vaga|título da vaga|função|posizione(?: ricercata)?|ruolo|qualifica|figura ricercata|mansione|functie(?:titel|naam)?|vacature|(?:název )?pozice|pracovní pozice|pozícia|stanowisko|nazwa stanowiska|tjänst|titel|yrke(?:sroll)?|befattning|stilling|должность|вакансия|название вакансии|посада|職種(?:名)?|募集職種|ポジション|职位(?:名称)?|岗位(?:名称)?|招聘(?:职位|岗位)|職務名稱|職缺|직무|포지션|wir suchen|gesucht|hledáme|buscamos|cerchiamo|recherche|vi söker)$/iu,
  ],
  [
    'company',
    /^(?:(?:hiring |the )?(?:company|employer|organi[sz]ation)(?: name)?|firma|unternehmen|arbeitgeber|name des unternehmens|entreprise|société|employeur|raison sociale|empresa(?: contratante)?|compañía|empleador|nome da empresa|azienda|società|datore di lavoro|bedrijf|werkgever|organisatie|ristorante|hotel|studio|negozio|restaurante|hôtel|établissement|einrichtung|betrieb|praxis|schule|école|klinik|agence|agentur|zleceniodawca|klient|společnost|zaměstnavatel|spoločnosť|zamestnávateľ|pracodawca|nazwa firmy|företag|arbetsgivare|virksomhed|arbejdsgiver|arbeidsgiver|bedrift|компания|работодатель|организация|компанія|会社名|企業名|社名|公司(?:名称)?|企业名称|公司名稱|회사명?)$/iu,
  ],
  [
    'locations',
    /^(?:(?:job |work |primary |office |posting )?locations?(?:\(s\))?|city|based in|where|workplace location|arbeitsort|standorte?|einsatzort|dienstort|arbeitsplatz|ort|lieu(?: de (?:travail|mission))?|localisation|ville|ubicación|localidad|lugar(?: de trabajo)?|ciudad|población|centro de trabajo|local(?: de trabalho)?|localização|localidade|cidade|sede(?: di lavoro)?|luogo(?: di lavoro)?|città|locatie|standplaats|werklocatie|plaats|místo (?:výkonu )?práce|lokalita|místo|miesto (?:výkonu )?práce|miejsce pracy|lokalizacja|miasto|plats|placering(?:sort)?|arbetsort|var|dove|wo|où|dónde|onde|waar|gdzie|kde|где|arbejdssted|sted|arbeidssted|место работы|город|локация|адрес|місто|勤務地|勤務場所|就業場所|工作地点|工作地點|地点|上班地址|工作城市|근무지|근무지역)$/iu,
  ],
];
const LABEL_LINE =
  /^[^\p{L}\d\n]{0,4}([\p{L}()][\p{L} ()/'’-]{1,30}?)\s*(?:[:：]\s*|[】］\]]\s*[:：]?\s*)(.*)$/u;
const BARE_LABEL =
  /^(?:(?:job |position |posting |role )?title|job location|work location|primary location|location|company(?: name)?)$/i;
const ASKS_TITLE =
  /title|bezeichnung|název|intitulé|titel|título|должность|вакансия|职位|岗位|職|募集|stanowisko|puesto|cargo|posizione|functie|pozice/iu;
// A label further down may be another's: "Company: …" of a client, "Position: full time".
const LABELS_WITHIN = 80;
const LEGAL_DOT = /(?:(?:^|[\s.])(?:Inc|Ltd|Co|Corp|spol|\p{L}{1,2})\.)+$/iu;
// Without a sign between: a table pasted from a page, "会社名 浪速…".
const CJK_LABEL =
  /^(職種|募集職種|会社名|企業名|勤務地|勤務場所|職位|职位|公司|公司名称|工作地点|地點|工作地點|회사명|근무지)\s+(\S.*)$/u;

/** True for a line of a label and its value, or a label awaiting one ("Location:"). */
export const isLabelled = (line: string): boolean => LABEL_LINE.test(line) || CJK_LABEL.test(line);

/** The value a line ends a sentence with, or a name with its legal form ("Acme Inc."). */
export const endsSentence = (text: string): boolean => /[.!?。！？]$/.test(text.replace(LEGAL_DOT, ''));

/** Which fact a label names, in any of the languages; null for another label. */
export function labelOf(text: string): Labelled | null {
  return LABELS.find(([, pattern]) => pattern.test(text.trim()))?.[0] ?? null;
}

/** Reads title, company and places off labelled lines ("Standort: Graz", "会社名：…") into the header. */
export function readLabels(lines: readonly string[], header: Header): void {
  for (let i = 0; i < Math.min(lines.length, LABELS_WITHIN); i++) {
    const line = lines[i]!;
    const match = LABEL_LINE.exec(line) ?? CJK_LABEL.exec(line);
    const label = match ? match[1]!.trim() : BARE_LABEL.test(line) ? line : null;
    const field = label === null ? null : labelOf(label);
    if (label === null || field === null) continue;
    let value = match?.[2]?.trim() ?? '';
    let at = i;
    if (value === '') {
      at = i + 1;
      while (at < lines.length && at < i + 3 && lines[at] === '') at++;
      value = lines[at] ?? '';
    }
    // "Job Title: Designer Location:" pasted as one line.
    value = bareLine(value.replace(/\s+(?:Location|Salary|Company|Type|Duration|Department)\s*:.*$/, ''));
    if (value === '' || isLabelled(lines[at] ?? '') !== (at === i && match !== null)) continue;
    takeLabelled(field, label, value, header);
  }
}

const short = (value: string, max: number): boolean => value.length > 1 && value.length <= max;

function takeLabelled(field: Labelled, label: string, value: string, header: Header): void {
  if (field === 'locations') {
    const places = value.length < 160 && !endsSentence(value) ? splitPlaces(value) : [];
    const placeLike = (place: string) => /^[^\p{Ll}]/u.test(place) && place.split(' ').length < 8;
    if (header.locations.length === 0 && places.length > 0 && places.every(placeLike))
      header.locations = places;
  } else if (field === 'title') {
    if (header.title === null && short(value, 120) && (ASKS_TITLE.test(label) || isTitleLike(value)))
      header.title = value;
  } else if (header.company === null && short(value, 80) && !endsSentence(value) && !isTitleLike(value)) {
    const [own, where] = employerAndPlace(value) ?? [value, null];
    header.company = own;
    if (where !== null && header.locations.length === 0) header.locations = splitPlaces(where);
  }
}
