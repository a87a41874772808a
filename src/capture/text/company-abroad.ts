import { ALIAS, FORM, NAME, type Rule, rule, WORD } from './company-names.ts';
import { LETTER, LOWER, UPPER } from './letters.ts';

const START = '(?:^|[.!?:\\n] ?)';
// "Kitewell i Lund söker": where it is may stand between the name and what it does.
const THERE = `(?: (?:in|aus|i|en|à|w|we|v|ve|di|a|em|de|te|в|на) [${UPPER}][${LETTER}-]+)?`;
// A common noun of the house as the name's last word: "Tallvikens förskola", "Björneborgs kommun".
const OWN =
  '(?: (?:friskola|skola|förskola|grundskola|gymnasium|kommun|region|sjukhus|vårdcentral|bibliotek|teater|universitet|högskola|förening|församling|stad|skole|nemocnice|škola|szkoła|szpital|nápoje|strojírny|stavby))?';
const SEEKS = `(?:sucht|stellt ein|recrute|recherche|embauche|busca|precisa|necesita|contrata|selecciona|incorpora|está (?:buscando|contratando|selecionando|en búsqueda)|cerca|ricerca|seleziona|assume|zoekt|poszukuje|szuka|zatrudni|rekrutuje|söker|rekryterar|anställer|søger|søker|hledá|přijme|nabírá|hľadá|ищет|приглашает|набирает|в поиске)(?![${LETTER}])`;
const IS = `(?:ist|sind|gehört|est|sont|es|é|è|är|er|is een|jest|je|patří|to|c[’']est|[—–-]) (?:ein|der|die|das|eine[rs]?|zu den|zu|une?|l[’']|le|la|les|una?|el|líder|uma?|o|a|il|lo|lider|leader|en|ett|et|Sveriges|een|mezi|jedn[${LETTER}]+|wiod[${LETTER}]+|firm[${LETTER}]+|největší|přední|společnost|česká|trois|deux|\\d+|один|одн[${LETTER}]+|компания|лидер|ведущ[${LETTER}]+|сервис|сеть|группа|завод|производ[${LETTER}]+|команда)(?![${LETTER}])`;

/** Rules whose words belong to other languages than English and mean nothing else in any. */
export const EVERYWHERE: Rule[] = [
  { ...rule(`\\b${NAME.slice(0, -1)}${OWN})${THERE}${ALIAS},? ${SEEKS}`, 3), asks: true },
  // With what it is between: "Kite S.r.l., azienda leader nel volo, ricerca".
  { ...rule(`\\b${NAME}, [^.\\n]{5,90}, ${SEEKS}`, 3), asks: true },
  rule(
    `${START}(?:Die |Der |Das |La |Le |Les |El |A |O |Il |Společnost |Firma )?(${NAME.slice(1, -1)}${OWN})${ALIAS}(?:, [^.\\n]{3,60},)?,? ${IS}`,
    2,
  ),
  rule(
    `${START}(?:Bei(?: der| dem)?|Chez|En(?= [${UPPER}])|Na|No|Presso|In|Bij|På|Hos|W|We|U|Ve?|В|В компании|Wij bij) ${NAME}${ALIAS},? (?:wir|sind|bieten|arbeiten|glauben|nous|vous|on|somos|ofrecemos|creemos|trabajamos|queremos|buscamos|estamos|nos|acreditamos|valorizamos|temos|crediamo|siamo|lavoriamo|werken|geloven|zijn|vi|är|arbetar|tror|jesteśmy|tworzymy|wierzymy|jsme|věříme|děláme|мы)(?![${LETTER}])`,
    3,
  ),
  rule(
    `${START}(?:Somos|Wir sind|Nous sommes|Siamo|Vi är|Vi er|Wij zijn|Jsme|Jesteśmy|Мы [—–-]) (?:die |der |das |a |o |la |el |le |il |l[’'])?${NAME}(?=,| [—–-]|\\.)`,
    3,
  ),
  rule(
    `(?<![${LETTER}])(?:unternehmen|société|entreprise|groupe|empresa|compañía|azienda|società|bedrijf|företaget|firma|firmy|firmie|firmě|společnost|společnosti|spoločnosť|компания|компании|фирма|agence|agencja|biuro) [«„"“]?${NAME}[»“"”]?`,
    1,
  ),
  // A name in quotation marks of its language.
  rule(
    `(?:ГК |ООО |АО |Компания |Группа компаний )?«([^»\\n]{2,40})»${THERE} (?:${SEEKS}|[—–-]|è |est |ist )`,
    4,
  ),
  rule('((?:ООО|АО|ПАО|ЗАО|ГК|ИП) [«"“][^»"”\\n]{2,40}[»"”])', 5),
  rule(
    '([\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー・A-Za-z0-9]{1,16}株式会社|株式会社[\\p{Script=Han}\\p{Script=Katakana}\\p{Script=Hiragana}ー・A-Za-z0-9]{1,16}?(?=は|が|で|では|の|に|を|[|｜、。\\s（(]|$))',
    3,
  ),
  rule('([\\p{Script=Han}A-Za-z0-9（）()]{2,20}(?:有限公司|股份公司|集团|集團))', 3),
];

const VERB = ` [${LOWER}]{3,}`;
const BY_LANGUAGE: Record<string, Rule[]> = {
  de: [
    rule(
      `^(?:Die |Der |Das )?${NAME}${THERE} (?:hat|sucht|bietet|steht|zählt|betreibt|entwickelt|produziert|macht|versorgt|betreut|führt|liefert|baut|vertreibt|begleitet|unterstützt|beschäftigt|plant|fertigt|verbindet)(?![${LETTER}])`,
      1.5,
    ),
    rule(`(?<![${LETTER}])(${WORD}(?: (?:${WORD}|&|und)){0,4}${FORM})`, 1.5),
  ],
  ja: [
    rule('^([^、。\\n「」]{2,16})(?:は、|では、)', 1),
    rule('^「?([^、。\\n「」]{2,16})」?は[^。\\n]{0,40}(?:会社|企業|メーカー|お店|事業)', 1.5),
  ],
  zh: [
    rule(
      '(?:^|[。，,：:])([\\p{Script=Han}A-Za-z]{2,8}?(?:科技|网络|信息|教育|医疗|文化|传媒|物流|贸易|软件|智能|集团|公司|茶业|餐饮|地产|银行|医院|学校|學堂))(?=为|是|成立|致力|专注|提供|拥有|位于|作为|诚聘|誠徵)',
      2,
    ),
    rule('「([^」\\n]{2,14})」(?=誠徵|徵|招募|是|為|成立)', 3),
  ],
};
// Languages in which only names bear a capital: what opens a paragraph and does something is one.
for (const code of ['fr', 'es', 'pt', 'it', 'nl', 'pl', 'sv', 'da', 'no', 'cs', 'sk'])
  BY_LANGUAGE[code] = [
    rule(
      `^(?:A |O |La |Le |Les |L[’']|El |Il |De |Het )?(${WORD}(?: (?:(?:de|do|da|di|du|des|del|och|i|e|y|et|&|Pod|nad) )?${WORD}){1,4})${THERE}${VERB}`,
      1.25,
    ),
    rule(`(?<![${LETTER}])(${WORD}(?: (?:${WORD}|[${LOWER}]{3,}|&|i|y|e|et|och)){0,3}${FORM})`, 1.5),
    rule(
      `(?<=[${LOWER}] )(?<!(?:i|in|en|à|w|v|di|em|de|te|z|od|ve) )${NAME}(?= (?:räknat|bygger|erbjuder|utvecklar|propose|accompagne|développe|offre|ofrece|oferece|prowadzi|oferuje|tworzy|nabízí|vyrábí|offriamo|produce|bouwt|levert|packar|gör|säljer)(?![${LETTER}]))`,
      1,
    ),
  ];

/** Rules that hold in texts of one language only. */
export function rulesFor(language: string | null): readonly Rule[] {
  return BY_LANGUAGE[language ?? ''] ?? [];
}
