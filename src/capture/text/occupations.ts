import { isRoleNoun } from './roles.ts';

// How words for people who do a job end, by language: enough to confirm what a line's place suggests, not to find one.
const ENDINGS: Record<string, string> = {
  de: 'person|ingenieur|entwickler|leiter|leitung|berater|kraft|führer|bauer|mechaniker|mechatroniker|techniker|installateur|elektroniker|elektriker|pfleger|schwester|helfer|arbeiter|fahrer|verkäufer|kaufmann|kauffrau|kaufleute|meister|monteur|arzt|ärztin|lehrer|erzieher|koch|köchin|kellner|maler|schlosser|dreher|fräser|schweißer|assistent|assistenz|referent|bearbeiter|buchhalter|planer|prüfer|verwalter|betreuer|anwalt|jurist|angestellte[rn]?|fachmann|fachfrau|bediener|disponent|einkäufer|gärtner|bäcker|metzger|fleischer|friseur|reiniger|hilfe|konstrukteur|zeichner|architekt|administrator|experte|expertin|spezialist|auszubildende[rn]?|ausbildung|azubi|praktikum|praktikant|student|wissenschaftler|forscher|redakteur|gestalter|therapeut|psychologe|apotheker|pädagoge|arbeiten|vertreter|makler|wirt|steward|lotse|bote|zusteller|packer|lagerist|spengler|tischler|zimmerer|dachdecker|maurer|fliesenleger|hebamme|notar|richter|beamte[rn]?',
  fr: 'eurs?|euses?|rices?|iers?|ières?|iens?|iennes?|istes?|logues?|chefs?|agente?s?|assistante?s?|adjointe?s?|gérante?s?|commercial|commerciale|consultante?s?|chargée?s?|responsable|apprentie?|alternance|alternant|stage|stagiaire|avocate?|médecin|interne|cadre|notaire|architecte|secrétaire|peintre|comptable|boucher|cuisto|plombier|couvreur|maçon|soudeur|cariste|aide|employée?s?|ouvrière?|préparateur|maître|peintres',
  es: 'ores?|oras?|eros?|eras?|istas?|icos?|icas?|antes?|entes?|logos?|logas?|arios?|arias?|jefe|jefa|auxiliar|personal|responsable|mozo|moza|peón|encargad[oa]|abogad[oa]|arquitect[oa]|médic[oa]|prácticas|becari[oa]|oficial|chófer|técnic[oa]|comercial|ayudante|especialista|profesional|emplead[oa]|operari[oa]|maestr[oa]|chef|enfermer[oa]',
  pt: 'ores?|oras?|eiros?|eiras?|istas?|icos?|icas?|antes?|entes?|logos?|logas?|ários?|árias?|chefe|auxiliar|estágio|estagiário|estagiária|estagio|encarregad[oa]|advogad[oa]|arquitet[oa]|médic[oa]|oficial|técnic[oa]|ajudante|especialista|profissional|empregad[oa]|consultor|líder|aprendiz|assistente|repositor|vendedor|coordenador',
  it: 'tore|trice|tori|aio|aia|iere|iera|ista|isti|ico|ica|ante|enti?|ologo|ologa|addett[oaie]|impiegat[oaie]|responsabile|capo|operai[oa]|tirocinio|stage|stagista|apprendista|avvocato|architetto|medico|commessa|commesso|cameriere|cuoco|autista|ingegnere|consulente|tecnico|geometra|agente|segretari[oa]|infermier[ei]|magazziniere',
  nl: 'medewerker|medewerkster|monteur|adviseur|leider|manager|ontwikkelaar|beheerder|specialist|verpleegkundige|verzorgende|chauffeur|kok|docent|leraar|arts|assistent|assistente|stagiair|stage|directeur|coördinator|begeleider|bediende|verkoper|verkoopster|technicus|elektricien|loodgieter|timmerman|schilder|lasser|operator|planner|boekhouder|jurist|advocaat|architect|ingenieur|consulent|analist|onderzoeker|therapeut|psycholoog|kapper|schoonmaker|magazijnier|vertegenwoordiger|hulp|werker|bewaker|bezorger|kundige',
  pl: 'arz|arka|ik|iczka|yk|yczka|ysta|ista|istka|owiec|ator|atorka|ent|entka|ant|antka|er|erka|or|orka|ca|czyni|tel|telka|nik|nica|niczka|owa|owy|inżynier|kierowca|pomocnik|mechanik|elektryk|spawacz|murarz|magazynier|sprzedawca|doradca|lekarz|pielęgniarka|pracownik|operator|monter|hydraulik|kucharz|acz|aczka|sarz|mistrz|praktyka|praktyki|staż',
  sv: 'are|ör|ist|ledare|skötersk(?:a|or)|ingenjörer|lärare|biträde|ingenjör|chef|ansvarig|tekniker|konsult|man|elektriker|montör|kock|läkare|assistent|handläggare|samordnare|koordinator|pedagog|psykolog|terapeut|jurist|ekonom|arkitekt|snickare|målare|svetsare|operatör|medarbetare|vaktmästare|praktikant|specialist|rådgivare|controller|analytiker|barnskötare|undersköterska|städare|vikarie',
  da: 'er|ør|ist|leder|sygeplejerske|lærer|assistent|ingeniør|chef|ansvarlig|tekniker|konsulent|montør|kok|læge|medarbejder|koordinator|pædagog|elev|praktikant|specialist|rådgiver|udvikler|sælger',
  cs: 'ík|ář|ářka|ista|istka|ant|antka|or|orka|ník|nice|tel|telka|ák|ačka|éř|ér|érka|er|erka|ce|kyně|inženýr|inženýrka|vedoucí|pracovník|pracovnice|řidič|řidička|účetní|mechanik|technik|technička|programátor|vývojář|lékař|učitel|prodavač|prodavačka|svářeč|zedník|skladník|sestra|asistent|asistentka|jeřábník|montér|kuchař|kuchařka|elektrikář',
  sk: 'ík|ár|árka|ista|istka|ant|antka|or|orka|ník|níčka|teľ|teľka|ák|er|erka|ca|kyňa|inžinier|vedúci|vedúca|pracovník|pracovníčka|vodič|účtovníčka|mechanik|technik|lekár|učiteľ|predavač|predavačka|zvárač|murár|skladník|sestra|asistent',
  ru: 'ист|истка|ер|ёр|ор|тель|тельница|ник|ница|щик|щица|чик|чица|лог|арь|ант|ент|вед|врач|повар|юрист|инженер|менеджер|водитель|сестра|брат|стажёр|стажер|стажировка|аналитик|техник|механик|бухгалтер|руководитель|директор|начальник|мастер|рабочий|помощник|администратор',
  uk: 'ист|ер|ор|тель|ник|ниця|щик|лог|ар|ант|ент|лікар|кухар|юрист|інженер|менеджер|водій|сестра|аналітик|технік|механік|бухгалтер|керівник|директор|майстер|помічник|адміністратор|розробник|спеціаліст|фахівець|продавець',
};
const FEMININE: Record<string, string> = { de: '(?:in|innen|n)?' };
const PATTERNS = new Map(
  Object.entries(ENDINGS).map(([code, ends]) => [
    code,
    new RegExp(`(?:${ends})${FEMININE[code] ?? ''}s?(?![a-zà-ɏа-ӿ])`, 'iu'),
  ]),
);
const CJK =
  /(?:エンジニア|プログラマ|デザイナ|マネージャ|ディレクタ|スタッフ|コンサルタント|アナリスト|アシスタント|ドライバ|オペレータ|インストラクタ|営業|事務|経理|人事|総務|広報|企画|販売|接客|看護師|介護|保育士|医師|薬剤師|教員|講師|調理|店長|運転手|作業員|技術者|研究員|開発|設計|施工管理|職|担当|リーダー|インターン|工程师|工程師|开发|開發|设计师|設計師|经理|經理|主管|总监|總監|专员|專員|顾问|顧問|分析师|分析師|会计|會計|出纳|护士|護士|医生|醫師|教师|老師|讲师|司机|助理|秘书|销售|銷售|业务员|客服|运营|營運|编辑|编导|文员|实习生|實習生|技师|技术员|操作工|普工|厨师|服务员|店员|店长|研究员|架构师|产品|项目|律师|法务|采购|엔지니어|개발자|디자이너|매니저|영업|기획|인턴|담당자)/u;

/** A mark of all genders, as titles bear in German, French and other languages: "(m/w/d)", "H/F", "(k/m)", "/in". */
export const GENDERS =
  /(?:[([]\s?(?:[mwfhdxkvjz]|div\.?|gn|all genders|alle|je?|bez|inter)(?:\s?[/|*,.+&]\s?(?:[mwfhdxkvjzogai]|div\.?|gn|x|\*)){1,4}\s?[)\]]|(?<![a-zà-ɏа-ӿ\d/])(?:[mwfhkv]\s?\/\s?[mwfhkvd](?:\s?\/\s?[dx])?)(?![a-zà-ɏа-ӿ\d/])|[([](?:all genders|alle geschlechter|gn|a|in|e|euse|trice|ka|á|ra|-a)[)\]]|(?<=\p{Ll}{3})(?:\/-?|[:*_])(?:in|innen|a|as|ra|ora|e|euse|trice|ière|ka|ní)(?![a-zà-ɏа-ӿ]))/iu;

/** True where a line bears a mark of genders or names who does a job, in its text's language (`en` where unknown). */
export function namesOccupation(line: string, language: string | null): boolean {
  if (GENDERS.test(line) || CJK.test(line)) return true;
  const words = line.match(/[\p{L}\p{M}]{4,}/gu) ?? [];
  if (words.some((word) => isRoleNoun(word.toLowerCase()))) return true;
  const pattern = PATTERNS.get(language ?? '');
  return pattern?.test(line) ?? false;
}
