import { describe, expect, it } from 'vitest';
import { type SectionKind, segment } from '../../src/insight/sections.ts';

const KIND: Record<string, SectionKind> = {
  a: 'about',
  r: 'responsibilities',
  q: 'requirements',
  p: 'preferred',
  b: 'benefits',
  c: 'process',
  l: 'legal',
  o: 'other',
};

// Every line opens with what a reader takes it for: a letter of KIND, or h for a heading.
const POSTINGS: Record<string, string> = {
  en: `h Lighthouse Keeper
o Northrock Trust · Isle of Veln
a We are a small charity that has looked after nine lighthouses since 1911.
h What you will do
r - Light the lamp at dusk and log its burning hours
r - Maintain the generator and repair the fog horn
r - Guide visitors up the tower at weekends
h What you need
q - At least three years of experience with diesel engines
q - A head for heights and good communication skills
h Nice to have
p - A boat licence would be a plus
h What we offer
b - A cottage, 28 days of holiday and a pension
b - £31,000 a year
h How to apply
c Send your CV and a letter to the trust by 4 May.`,
  de: `h Orgelbauer (m/w/d)
o Werkstatt Hallgrund GmbH, Ulm
a Seit 1894 bauen wir Orgeln für Kirchen in ganz Europa und sind ein Team von 22 Leuten.
h Das erwartet dich
r - Bau und Restaurierung von Pfeifen und Windladen
r - Stimmen der Instrumente vor Ort
r - Planung neuer Werke gemeinsam mit unseren Kunden
h Das bringst du mit
q - Abgeschlossene Ausbildung als Orgelbauer oder Tischler
q - Gute Deutschkenntnisse in Wort und Schrift
q - Führerschein der Klasse B
h Von Vorteil
p - Erfahrung mit elektrischen Trakturen wäre wünschenswert
h Darauf kannst du dich freuen
b - 30 Tage Urlaub und Weihnachtsgeld
b - Unbefristeter Arbeitsvertrag mit betrieblicher Altersvorsorge
h Interessiert?
c Schick uns deine Bewerbung mit Lebenslauf an orgel@hallgrund.example.`,
  fr: `h Vitrailliste H/F
o Atelier Brunoy, Chartres
a Notre atelier restaure depuis 1920 les vitraux de grandes cathédrales.
h Vos missions
r - Restaurer les panneaux anciens et couper le verre
r - Réaliser les relevés sur chantier
r - Assurer le suivi des commandes avec les clients
h Votre profil
q - Vous êtes titulaire d'un CAP vitrail
q - Vous avez au moins deux ans d'expérience
q - Permis B indispensable
h Les plus
p - La maîtrise de l'anglais serait un plus
h Ce que nous offrons
b - Salaire selon expérience, mutuelle et tickets restaurant
b - Cinq semaines de congés payés
h Pour postuler
c Envoyez votre CV et une lettre de motivation à l'atelier.`,
  es: `h Apicultor/a
o Miel del Roque, Soria
a Somos una empresa familiar fundada en 1978 que vende miel en toda España.
h Funciones
r - Cuidar las colmenas y extraer la miel
r - Preparar los pedidos y atender a los clientes
r - Controlar la salud de las abejas
h Requisitos
q - Experiencia mínima de dos años con colmenas
q - Carnet de conducir B
h Se valorará
p - Conocimientos de inglés
p - Formación en agricultura ecológica
h Ofrecemos
b - Contrato indefinido y salario de 21.000 euros
b - 30 días de vacaciones
h Cómo inscribirse
c Envía tu currículum a la empresa antes del 3 de junio.`,
  pt: `h Relojoeiro
o Oficina Monteluz, Coimbra
a Somos uma oficina com 60 anos de história e uma equipa de oito pessoas.
h Responsabilidades
r - Reparar relógios mecânicos e de quartzo
r - Atender os clientes ao balcão
r - Elaborar orçamentos
h Requisitos
q - Experiência mínima de três anos na função
q - Ensino médio completo
h Diferenciais
p - Desejável conhecimento de inglês
h Benefícios
b - Salário compatível com o mercado e vale refeição
b - Seguro de saúde e plano odontológico
h Como se candidatar
c Envie o seu currículo para a oficina até 10 de maio.`,
  it: `h Liutaio
o Bottega Arnetti, Cremona
a Siamo una bottega fondata nel 1952 che costruisce violini per tutto il mondo.
h Attività
r - Costruire e riparare strumenti ad arco
r - Seguire i clienti nella scelta dello strumento
r - Gestire il magazzino dei legni
h Requisiti
q - Diploma di scuola di liuteria
q - Almeno due anni di esperienza nel ruolo
h Costituisce titolo preferenziale
p - La conoscenza della lingua tedesca
h Cosa offriamo
b - Contratto a tempo indeterminato e buoni pasto
b - Retribuzione di 26.000 euro lordi
h Come candidarsi
c Inviare il curriculum vitae entro il 5 maggio.`,
  nl: `h Molenaar
o Stichting De Wachter, Zaandam
a Wij zijn een stichting die sinds 1930 zes molens draaiend houdt.
h Wat ga je doen
r - Je maalt graan en onderhoudt de wieken
r - Je leidt bezoekers rond
r - Je houdt het logboek bij
h Wat vragen wij
q - Een afgeronde opleiding op mbo-niveau
q - Minimaal twee jaar ervaring als molenaar
h Mooi meegenomen
p - Kennis van de Duitse taal is een pre
h Wat bieden wij
b - Een salaris van € 2.900 bruto per maand en een goede pensioenregeling
b - 25 vakantiedagen
h Solliciteren
c Stuur je cv en motivatiebrief voor 1 juni naar de stichting.`,
  pl: `h Zegarmistrz
o Pracownia Kurant, Kraków
a Jesteśmy rodzinną firmą, która od 1965 roku naprawia zegary w całej Polsce.
h Zakres obowiązków
r - naprawa zegarów ściennych i wieżowych
r - obsługa klientów w pracowni
r - prowadzenie dokumentacji napraw
h Wymagania
q - minimum 2 lata doświadczenia na podobnym stanowisku
q - wykształcenie średnie techniczne
q - prawo jazdy kat. B
h Mile widziane
p - znajomość języka niemieckiego
h Oferujemy
b - umowę o pracę i prywatną opiekę medyczną
b - wynagrodzenie 6000 zł brutto
h Jak aplikować
c Prosimy o przesłanie CV na adres pracowni do 15 maja.`,
  sv: `h Glasblåsare
o Norrhyttan AB, Kosta
a Vi är ett familjeföretag som har blåst glas sedan 1898.
h Arbetsuppgifter
r - Du blåser glas och slipar kanter
r - Du tar emot besökare och håller kurser
r - Du ansvarar för ugnarna
h Kvalifikationer
q - Minst tre års erfarenhet av glasblåsning
q - Goda kunskaper i svenska i tal och skrift
q - B-körkort
h Meriterande
p - Det är meriterande om du talar tyska
h Vi erbjuder
b - Kollektivavtal, tjänstepension och friskvårdsbidrag
b - Fast lön och 30 dagars semester
h Ansökan
c Skicka din ansökan med CV senast den 12 maj.`,
  cs: `h Houslař
o Dílna Kantiléna, Luby
a Jsme rodinná firma a od roku 1921 stavíme housle pro celý svět.
h Náplň práce
r - Výroba a opravy smyčcových nástrojů
r - Jednání se zákazníky a příprava nabídek
r - Vedení evidence materiálu
h Požadujeme
q - Vyučení v oboru a praxe alespoň dva roky
q - Spolehlivost a pečlivost
h Výhodou
p - Znalost němčiny je výhodou
h Nabízíme
b - Mzdu 38 000 Kč a pět týdnů dovolené
b - Příspěvek na stravování
h Jak se přihlásit
c Životopis zašlete na adresu dílny do 20. května.`,
  ja: `h 和菓子職人
o 株式会社ことのは堂
a 当社は1905年創業の老舗和菓子店です。
h 仕事内容
r ・季節の和菓子の製造と販売
r ・お客様の対応と店舗の管理
r ・新しい商品の開発
h 応募資格
q ・製菓の実務経験3年以上
q ・普通自動車免許が必須
h 歓迎条件
p ・英語でのコミュニケーションができる方歓迎
h 待遇・福利厚生
b ・月給25万円以上、賞与年2回、社会保険完備
b ・年間休日110日、有給休暇
h 応募方法
c 履歴書を郵送してください。書類選考の後、面接のご連絡をいたします。`,
  zh: `h 茶艺师
o 云岭茶业有限公司
a 我们公司成立于1998年，是国内领先的茶叶企业。
h 岗位职责
r 1、负责茶叶的冲泡和门店接待工作
r 2、负责库存管理和销售报表的编写
r 3、协助组织茶艺培训
h 任职要求
q 1、大专及以上学历，两年以上相关工作经验
q 2、具备良好的沟通能力和团队精神
h 优先条件
p 1、会英语者优先
h 福利待遇
b 1、月薪8000元，五险一金，带薪年假
b 2、免费工作餐和员工宿舍
h 应聘方式
c 请将简历发送至公司邮箱，我们会尽快安排面试。`,
  ru: `h Реставратор мебели
o ООО «Дубрава», Тверь
a Наша компания основана в 1996 году и восстанавливает старинную мебель для музеев.
h Обязанности
r - реставрация стульев, шкафов и рам
r - подготовка смет и работа с клиентами
r - ведение журнала работ
h Требования
q - опыт работы от двух лет
q - среднее специальное образование
q - ответственность и внимательность
h Будет плюсом
p - знание английского языка
h Мы предлагаем
b - заработная плата от 70 000 рублей и премии
b - оформление по ТК РФ, оплачиваемый отпуск
h Как откликнуться
c Отправьте резюме на почту мастерской.`,
};

const bare = (line: string): string => line.replace(/^(?:[-・]|\d、)\s*/, '');

function read(posting: string) {
  const lines = posting.split('\n').map((line) => ({ said: line[0]!, text: line.slice(2) }));
  const kinds = new Map<string, SectionKind>();
  const headings = new Set<string>();
  for (const { kind, heading, lines: inside } of segment(lines.map(({ text }) => text).join('\n'))) {
    if (heading !== null) headings.add(heading);
    for (const line of inside) kinds.set(bare(line), kind);
  }
  return { lines, kinds, headings };
}

describe('a posting in any language', () => {
  it.each(Object.keys(POSTINGS))('has its parts told apart: %s', (language) => {
    const { lines, kinds, headings } = read(POSTINGS[language]!);
    const content = lines.filter(({ said }) => said !== 'h');
    const wrong = content.filter(({ said, text }) => kinds.get(bare(text)) !== KIND[said]);
    expect(wrong.length, JSON.stringify(wrong)).toBeLessThanOrEqual(2);
    for (const kind of ['r', 'q', 'b']) {
      const of = content.filter(({ said }) => said === kind);
      const right = of.filter(({ text }) => kinds.get(bare(text)) === KIND[kind]);
      expect(right.length * 2, kind).toBeGreaterThan(of.length);
    }
    const found = lines.filter(({ said, text }) => said === 'h' && headings.has(text));
    expect(found.length).toBeGreaterThanOrEqual(lines.filter(({ said }) => said === 'h').length - 2);
  });

  it('keeps every line of a language it never saw, and finds no less than its headings', () => {
    const posting = `Naglingur
Kverin ehf

Verkenin
- Smiska bartar og halla vergum
- Taka vith gestum

Krofurin
- Reynd af smiskum
- Gothar kunnattur`;
    const found = segment(posting);
    expect(found.flatMap(({ lines }) => lines)).toEqual(
      expect.arrayContaining([
        'Kverin ehf',
        'Smiska bartar og halla vergum',
        'Taka vith gestum',
        'Reynd af smiskum',
        'Gothar kunnattur',
      ]),
    );
    const headings = found.map(({ heading }) => heading);
    expect(headings).toEqual(expect.arrayContaining(['Verkenin', 'Krofurin']));
  });
});
