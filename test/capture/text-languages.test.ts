import { describe, expect, it } from 'vitest';
import { draftFromText } from '../../src/capture/text/from-text.ts';

const TODAY = '2026-02-01';
const read = (text: string) => draftFromText(text, { today: TODAY }).fields;

// A posting a language, invented: title, employer and place as short lines, the terms as its postings say them.
const POSTINGS: [string, string, Record<string, unknown>][] = [
  [
    'en',
    `Night Baker
Harrow Mill Bakery Ltd
Leeds, UK
Full Time
We are a small bakery and we make bread for the whole of the city with care and patience.
What you will do
- Mix and shape the dough
Salary: £27,000 - £29,500 per year. This role is fully on-site.
Apply by 14 March 2026.`,
    {
      title: 'Night Baker',
      company: 'Harrow Mill Bakery Ltd',
      locations: ['Leeds, UK'],
      employmentType: 'full-time',
      workplace: 'onsite',
      salary: { min: 27000, max: 29500, currency: 'GBP', period: 'year' },
      expiresOn: '2026-03-14',
    },
  ],
  [
    'de',
    `Schreinermeister (m/w/d)
Holzwerk Tannenau GmbH
Freiburg
Vollzeit
Wir fertigen Möbel und Türen für die Region und suchen zum nächstmöglichen Zeitpunkt Verstärkung für unser Team.
Aufgaben
- Anleitung der Werkstatt
Gehalt: 3.400 bis 3.900 € brutto im Monat. Ein Tag Home-Office pro Woche möglich.
Bewerben Sie sich bis zum 15. März 2026.`,
    {
      title: 'Schreinermeister (m/w/d)',
      company: 'Holzwerk Tannenau GmbH',
      locations: ['Freiburg'],
      employmentType: 'full-time',
      workplace: 'hybrid',
      salary: { min: 3400, max: 3900, currency: 'EUR', period: 'month' },
      expiresOn: '2026-03-15',
    },
  ],
  [
    'fr',
    `Carreleur (H/F)
Bâtir Armor
35 - RENNES
CDI 35h
Nous recherchons pour nos chantiers une personne soigneuse qui aime le travail bien fait et les matériaux nobles.
Vos missions
- Poser les revêtements
Taux horaire : 13,20 € brut. Candidatures jusqu'au 20 mars 2026.`,
    {
      title: 'Carreleur',
      company: 'Bâtir Armor',
      locations: ['RENNES'],
      employmentType: 'full-time',
      salary: { min: 13.2, max: 13.2, currency: 'EUR', period: 'hour' },
      expiresOn: '2026-03-20',
    },
  ],
  [
    'es',
    `Personal de jardín
Viveros Almoraima
Zaragoza
Buscamos una persona para cuidar las plantas de nuestro vivero y atender a los clientes con amabilidad.
Funciones
- Riego y poda
Se ofrece
- Jornada parcial
- Salario: 900 € brutos al mes
Enviar currículum antes del 31-03-2026.`,
    {
      title: 'Personal de jardín',
      company: 'Viveros Almoraima',
      locations: ['Zaragoza'],
      employmentType: 'part-time',
      salary: { min: 900, max: 900, currency: 'EUR', period: 'month' },
      expiresOn: '2026-03-31',
    },
  ],
  [
    'pt',
    `Estagiário(a) de Logística
Armazéns Lua Nova
Curitiba
A empresa procura uma pessoa para apoiar o dia a dia do armazém e aprender com uma equipe experiente.
Responsabilidades:
- Conferir as cargas
Bolsa: R$ 1.100,00
Modelo híbrido. Inscrições até 30/03/2026.`,
    {
      title: 'Estagiário(a) de Logística',
      company: 'Armazéns Lua Nova',
      locations: ['Curitiba'],
      employmentType: 'internship',
      workplace: 'hybrid',
      salary: { min: 1100, max: 1100, currency: 'BRL', period: 'month' },
      expiresOn: '2026-03-30',
    },
  ],
  [
    'it',
    `Magazziniere
Ferrarini Ricambi S.r.l.
Piacenza
La risorsa si occuperà del ricevimento delle merci e della preparazione degli ordini per i clienti della zona.
Requisiti
- Patentino del muletto
Contratto a tempo pieno, RAL 24.000 - 27.000 euro. Le candidature vanno inviate entro il 10 aprile 2026.`,
    {
      title: 'Magazziniere',
      company: 'Ferrarini Ricambi S.r.l.',
      locations: ['Piacenza'],
      employmentType: 'full-time',
      salary: { min: 24000, max: 27000, currency: 'EUR', period: 'year' },
      expiresOn: '2026-04-10',
    },
  ],
  [
    'nl',
    `Lasser
Scheepsbouw De Zwaan B.V.
Rotterdam
Wij bouwen en onderhouden binnenvaartschepen en zoeken voor onze werf een vakman die van nauwkeurig werk houdt.
Wat ga je doen
- Lassen van staal
Dienstverband: fulltime. Salaris tussen € 2.900 en € 3.500 bruto per maand. Reageer uiterlijk 1 april 2026.`,
    {
      title: 'Lasser',
      company: 'Scheepsbouw De Zwaan B.V.',
      locations: ['Rotterdam'],
      employmentType: 'full-time',
      salary: { min: 2900, max: 3500, currency: 'EUR', period: 'month' },
      expiresOn: '2026-04-01',
    },
  ],
  [
    'pl',
    `Spawacz
Belgia, okolice Gent
Zakres obowiązków:
- spawanie konstrukcji na terenie zakładu oraz na budowach klientów
Oferujemy:
- pełny etat i wynagrodzenie 16 € brutto na godzinę
Ogłoszenie ważne do: 15.04.2026`,
    {
      title: 'Spawacz',
      company: null,
      employmentType: 'full-time',
      salary: { min: 16, max: 16, currency: 'EUR', period: 'hour' },
      expiresOn: '2026-04-15',
    },
  ],
  [
    'sv',
    `Undersköterska
Ekbackens Omsorg AB
Borås
Vi söker dig som vill arbeta nära människor och som har ett varmt bemötande för våra boende och deras anhöriga.
Arbetsuppgifter
- Omvårdnad
Tjänsten är på heltid. Månadslön 29 500 kr. Skicka din ansökan senast den 12 april 2026.`,
    {
      title: 'Undersköterska',
      company: 'Ekbackens Omsorg AB',
      locations: ['Borås'],
      employmentType: 'full-time',
      salary: { min: 29500, max: 29500, currency: 'SEK', period: 'month' },
      expiresOn: '2026-04-12',
    },
  ],
  [
    'cs',
    `Skladník
Pekárna Zlaté zrno s.r.o.
Brno
Hledáme spolehlivého kolegu, který se nebojí práce ve skladu a rád pracuje v dobrém týmu lidí.
Náplň práce:
- Příjem zboží
Plný úvazek, mzda 32 000 – 36 000 Kč měsíčně. Životopis pošlete do 20. dubna 2026.`,
    {
      title: 'Skladník',
      company: 'Pekárna Zlaté zrno s.r.o.',
      locations: ['Brno'],
      employmentType: 'full-time',
      salary: { min: 32000, max: 36000, currency: 'CZK', period: 'month' },
      expiresOn: '2026-04-20',
    },
  ],
  [
    'ja',
    `経理スタッフ
株式会社あおば計算
東京都品川区
正社員
当社は中小企業の会計を支える会社です。あなたには日々の仕訳と月次の決算をお任せします。
仕事内容
・請求書の処理
月給25万円〜32万円。応募締切：2026年4月20日`,
    {
      title: '経理スタッフ',
      company: '株式会社あおば計算',
      locations: ['東京都品川区'],
      employmentType: 'full-time',
      salary: { min: 250000, max: 320000, currency: 'JPY', period: 'month' },
      expiresOn: '2026-04-20',
    },
  ],
  [
    'zh',
    `前端开发工程师
公司：青禾软件有限公司
工作地点：杭州
全职
我们为全国的学校提供排课系统，团队三十人，重视代码质量，也重视按时下班和彼此尊重。
岗位职责
- 负责页面开发
薪资：15000-22000元/月。可远程办公。`,
    {
      title: '前端开发工程师',
      company: '青禾软件有限公司',
      locations: ['杭州'],
      employmentType: 'full-time',
      workplace: 'remote',
      salary: { min: 15000, max: 22000, currency: 'CNY', period: 'month' },
    },
  ],
  [
    'ru',
    `Бухгалтер
ООО «Светлый парус»
Москва
Мы делаем мебель для школ и ищем внимательного человека, который любит порядок в документах и цифрах.
Обязанности:
- Ведение учёта
Зарплата от 150 000 ₽ за месяц. Полная занятость. Резюме присылайте до 15 апреля 2026.`,
    {
      title: 'Бухгалтер',
      company: 'ООО «Светлый парус»',
      locations: ['Москва'],
      employmentType: 'full-time',
      salary: { min: 150000, max: null, currency: 'RUB', period: 'month' },
      expiresOn: '2026-04-15',
    },
  ],
];

describe('a pasted posting in each language', () => {
  it.each(POSTINGS)('reads its facts in %s', (language, text, facts) => {
    expect(read(text)).toMatchObject({ language, ...facts });
  });

  it('keeps what it can of a language it does not know', () => {
    const fields = read('Kalaastuse meister\nPõhjaranna OÜ\nPalk: 1800 € brutto\nSaada oma CV.');
    expect(fields.language).toBeNull();
    expect(fields.title).toBe('Kalaastuse meister');
    expect(fields.salary).toMatchObject({ min: 1800, currency: 'EUR' });
  });
});

describe('the top of a paste', () => {
  it.each([
    [
      'a title that no list knows',
      'Wolkenzähler\nHimmelwerk Nord GmbH\nKiel',
      'Wolkenzähler',
      'Himmelwerk Nord GmbH',
    ],
    [
      'the employer above',
      'Himmelwerk Nord GmbH\nWolkenzähler\nKiel',
      'Wolkenzähler',
      'Himmelwerk Nord GmbH',
    ],
    [
      'a trail and a number',
      'Start › Verkehr › Kiel\nRef. 26-118\nKapitän (m/w/d)\nReederei Holm\nKiel',
      'Kapitän (m/w/d)',
      'Reederei Holm',
    ],
    [
      'terms behind the title',
      'Data Engineer – Remote (US)\nKitewell Labs\nAustin, TX',
      'Data Engineer',
      'Kitewell Labs',
    ],
    [
      'the employer in the title',
      'Auxiliar de clínica en Dentalia Sur\nDentalia Sur\nSevilla',
      'Auxiliar de clínica',
      'Dentalia Sur',
    ],
    ['an employer that hides', 'Advogada Tributária\nConfidencial\nBarueri', 'Advogada Tributária', null],
    [
      'parts of one line',
      'Head Gardener\nFernhill Estate · Cork, Ireland\nWhat you will do\n- Keep the roses.\nApply by 1 March 2026.',
      'Head Gardener',
      'Fernhill Estate',
    ],
    ['a cry', 'Koch gesucht!\nGasthof Lamm\nUlm', 'Koch', 'Gasthof Lamm'],
  ])('reads %s', (_, text, title, company) => {
    expect(read(text)).toMatchObject({ title, company });
  });

  it('takes no heading, pay or title for an employer or a place', () => {
    expect(
      read('Job Description\nOverview\nWe are looking for people who like rivers and are not afraid of rain.')
        .title,
    ).toBeNull();
    const paid = read('Senior Platform Engineer\n60-80k plus bonus\nRemote (United States)');
    expect(paid).toMatchObject({ company: null, locations: ['United States'], workplace: 'remote' });
    expect(read('Mitarbeiter (w/m/d) Kundenservice\nFernruf Nord GmbH\nBremen').locations).toEqual([
      'Bremen',
    ]);
  });
});

describe('the employer in sentences', () => {
  it.each([
    [
      'Minnow Power, a Harbour company, is an electric utility. Minnow Power is committed to rivers.',
      'Minnow Power',
    ],
    ['The Kiel Group is seeking a painter to join our crew.', 'The Kiel Group'],
    [
      'At UKN, we fly. Join UKN. About us: the United Kite Network (UKN) began as a club.',
      'United Kite Network (UKN)',
    ],
    ['This role is with Tidewater Inc. FindWork is partnering with Tidewater Inc. to hire.', 'Tidewater Inc'],
    ['Kite is hiring! Kite Cloud offers storage. Kite Cloud is a platform.', 'Kite'],
    [
      'La scuola «Ponte Nuovo» di Pisa cerca un insegnante di musica per la sede di via Roma e per il coro.',
      'Ponte Nuovo',
    ],
    [
      'Tallvikens förskola i Sundsvall söker en kollega som vill vara med och att leka för barnen är viktigt.',
      'Tallvikens förskola',
    ],
  ])('finds it in “%s”', (text, company) => {
    expect(read(text).company).toBe(company);
  });
});

it('takes no date for an employer', () => {
  expect(
    read('Gardener\nWe keep roses in a large garden by the lake.\nApply by 1 March 2026.').company,
  ).toBeNull();
});

describe('further facts of a text', () => {
  it.each([
    [
      'Arbeit in Teilzeit',
      'Köchin (m/w/d)\nWir suchen für die Küche und das Team eine Köchin, die in Teilzeit mit uns arbeitet.',
      'part-time',
    ],
    [
      'an agency that lists what it places',
      'Soudeur\nAgence Ouest recrute en CDI, CDD, intérim et vous propose un poste de soudeur pour son client dans le nord.',
      null,
    ],
    [
      'a mission of an agency',
      'Soudeur\nVous êtes recruté pour une mission d’intérim de six mois dans le nord et pour le compte de notre client.',
      'temporary',
    ],
    [
      'hours of a week',
      'Opérateur\nVous travaillez en équipe sur 39h/semaine et vous êtes rigoureux pour la qualité dans les ateliers.',
      'full-time',
    ],
    [
      'アルバイト・パート',
      '販売スタッフ\nアルバイト・パート\nお店でお客様の靴を選ぶお手伝いをするお仕事です。',
      'part-time',
    ],
  ])('reads the employment type: %s', (_, text, type) => {
    expect(read(text).employmentType).toBe(type);
  });

  it.each([
    ['We are fully distributed; you can live anywhere within the US.', 'remote'],
    ['This role is based in our Wayne, NJ office.', 'onsite'],
    ['You must travel up to 25% of the time.', null],
    ['Este es un cargo remoto.', 'remote'],
    ['Praca hybrydowa', 'hybrid'],
    ['フルリモート', 'remote'],
  ])('reads where one works: %s', (text, workplace) => {
    expect(read(text).workplace).toBe(workplace);
  });

  it('says that a deadline passed', () => {
    const { fields, warnings } = draftFromText('Baker\nApply by 14 October 2025.', { today: TODAY });
    expect(fields.expiresOn).toBe('2025-10-14');
    expect(warnings).toContainEqual({
      code: 'deadline-passed',
      message: 'The deadline, 2025-10-14, passed 110 days ago.',
    });
  });

  it('orders day and month by the country where the text is plain about it', () => {
    const terms = 'We offer a 401(k) and PTO. Pay is $25 an hour.';
    expect(read(`Baker\n${terms}\nApply by 03/08/2026.`).expiresOn).toBe('2026-03-08');
    expect(read('Baker\nThe bakery is in London.\nApply by 03/08/2026.').expiresOn).toBeNull();
  });

  it.each([
    'The job posting you are looking for has expired or the position has already been filled.',
    'A vaga foi encerrada.',
    'この求人の募集は終了しました。',
    'Вакансия в архиве',
    '该职位已关闭',
  ])('knows a closed posting: %s', (text) => {
    expect(read(text).postingState).toBe('closed');
  });

  it('takes “until the position has been filled” for no closing', () => {
    expect(read('We read applications until the position has been filled.').postingState).toBe('unknown');
  });
});

describe('time', () => {
  const cost = (text: string): number => {
    const from = process.cpuUsage();
    draftFromText(text, { today: TODAY });
    const { user, system } = process.cpuUsage(from);
    return (user + system) / 1000;
  };
  it.each([
    ['capitals', 'Kite Labs And Of The '],
    ['short lines', 'Kite\n'],
    ['dates', '12 of 30 June, '],
    ['brackets', 'Baker (m/w/d) (Remote ('],
    ['pay', 'from 20 to 30 and 40 - '],
    ['headings', 'skills and experience requirements '],
    ['Japanese', '株式会社あおばは、'],
  ])('grows with the text, not faster: %s', (_, unit) => {
    cost(unit.repeat(50));
    const best = (size: number) => Math.min(...[0, 1, 2].map(() => cost(unit.repeat(size))));
    const [small, large] = [best(400), best(1600)];
    expect(large).toBeLessThan(Math.max(small, 4) * 9);
  });
});
