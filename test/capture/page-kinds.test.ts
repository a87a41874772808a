import { describe, expect, it } from 'vitest';
import { draftFromHtml } from '../../src/capture/page/from-html.ts';

const page = (title: string, body: string, lang = 'en', head = ''): string =>
  `<!doctype html><html lang="${lang}"><head><title>${title}</title>${head}<script src="/app.js"></script></head><body>
   <header><a href="/">Home</a><nav><a href="/jobs">Jobs</a><a href="/about">About us</a></nav></header>${body}
   <footer><a href="/privacy">Privacy</a></footer></body></html>`;
const times = (n: number, make: (i: number) => string): string =>
  Array.from({ length: n }, (_, i) => make(i + 1)).join('');

const DUTIES =
  '<h2>Responsibilities</h2><ul><li>Keep the lamp burning through the longest nights of the winter season.</li><li>Write down the weather in the log every four hours, come what may.</li></ul><h2>Requirements</h2><ul><li>Three years of experience on a rock in the sea, or something close to it.</li></ul>';

describe('labels beside values', () => {
  it.each([
    [
      'en',
      'Job Posting Title',
      'Location',
      'Employment Type',
      'Full-time',
      'Posted Date',
      'October 5, 2026',
      'Closing Date',
      'December 1, 2026',
      'Company',
    ],
    [
      'de',
      'Stellenbezeichnung',
      'Arbeitsort',
      'Vertragsart',
      'Vollzeit',
      'Veröffentlicht am',
      '05.10.2026',
      'Bewerbungsfrist',
      '01.12.2026',
      'Arbeitgeber',
    ],
    [
      'fr',
      'Intitulé du poste',
      'Lieu de travail',
      'Type de contrat',
      'Temps plein',
      'Date de publication',
      '5 octobre 2026',
      'Date limite de candidature',
      '1er décembre 2026',
      'Entreprise',
    ],
    [
      'es',
      'Puesto',
      'Localidad',
      'Jornada',
      'Tiempo completo',
      'Fecha',
      '5 de octubre de 2026',
      'Fecha límite',
      '01/12/2026',
      'Empresa',
    ],
    [
      'pt',
      'Título da vaga',
      'Local de trabalho',
      'Regime',
      'Tempo integral',
      'Publicada em',
      '05/10/2026',
      'Inscrições até',
      '01/12/2026',
      'Nome da empresa',
    ],
    [
      'it',
      'Posizione ricercata',
      'Sede di lavoro',
      'Orario di lavoro',
      'Tempo pieno',
      'Pubblicato il',
      '5 ottobre 2026',
      'Scadenza',
      '1 dicembre 2026',
      'Azienda',
    ],
    [
      'nl',
      'Functietitel',
      'Standplaats',
      'Dienstverband',
      'Fulltime',
      'Geplaatst op',
      '05-10-2026',
      'Sluitingsdatum',
      '1 december 2026',
      'Werkgever',
    ],
    [
      'pl',
      'Stanowisko',
      'Miejsce pracy',
      'Wymiar etatu',
      'Pełny etat',
      'Data publikacji',
      '5 października 2026',
      'Termin składania aplikacji',
      '1 grudnia 2026',
      'Pracodawca',
    ],
    [
      'cs',
      'Název pozice',
      'Místo výkonu práce',
      'Úvazek',
      'Plný úvazek',
      'Zveřejněno',
      '5. 10. 2026',
      'Uzávěrka',
      '1. prosince 2026',
      'Zaměstnavatel',
    ],
    [
      'sv',
      'Yrkestitel',
      'Arbetsort',
      'Omfattning',
      'Heltid',
      'Publicerad',
      '2026-10-05',
      'Sista ansökningsdag',
      '2026-12-01',
      'Arbetsgivare',
    ],
  ])(
    '%s: in a table, a definition list, lines and blocks, all the same',
    (lang, title, place, type, full, posted, on, closes, until, company) => {
      const rows: [string, string][] = [
        [title, 'Lampkeeper'],
        [company, 'Northlight Works'],
        [place, 'Oslo'],
        [type, full],
        [posted, on],
        [closes, until],
      ];
      const shapes = [
        `<table>${rows.map(([a, b]) => `<tr><td><b>${a}:</b></td><td>${b}</td></tr>`).join('')}</table>`,
        `<table>${rows.map(([a, b]) => `<tr><th>${a}</th><td><span>${b}</span></td></tr>`).join('')}</table>`,
        `<dl>${rows.map(([a, b]) => `<dt>${a}</dt><dd>${b}</dd>`).join('')}</dl>`,
        `<p>${rows.map(([a, b]) => `<strong>${a}:</strong> ${b}`).join('<br>')}</p>`,
        rows.map(([a, b]) => `<div><h4>${a}</h4><p>${b}</p></div>`).join(''),
        `<ul>${rows.map(([a, b]) => `<li>${a}: ${b}</li>`).join('')}</ul>`,
      ];
      for (const shape of shapes) {
        const { fields, isPosting } = draftFromHtml(
          page('Job details', `<h1>Job details</h1>${shape}${DUTIES}`, lang),
        );
        expect({ ...fields, isPosting }, shape).toMatchObject({
          isPosting: true,
          title: 'Lampkeeper',
          company: 'Northlight Works',
          locations: ['Oslo'],
          employmentType: 'full-time',
          postedOn: '2026-10-05',
          expiresOn: '2026-12-01',
        });
      }
    },
  );

  it('an empty value is not the next label, and the heads of columns are no values', () => {
    const { fields } = draftFromHtml(
      page(
        'Lampkeeper',
        `<h1>Lampkeeper</h1><dl><dt>Company</dt><dd></dd><dt>Location:</dt><dd>Oslo</dd></dl>
        <table><tr><th>Job title</th><th>Category</th><th>Location</th></tr></table>${DUTIES}`,
      ),
    );
    expect(fields).toMatchObject({ title: 'Lampkeeper', company: null, locations: ['Oslo'] });
  });
});

describe('short texts around the title', () => {
  it.each([
    [
      '<p>Operations</p><div>Remote (<span>Norway</span><span>Iceland</span>)</div><div>Part-time</div>',
      { locations: ['Norway', 'Iceland'], workplace: 'remote', employmentType: 'part-time' },
    ],
    [
      '<div>Harbour Lamps GmbH</div><div>Hamburg · Hybrid · Vollzeit</div>',
      {
        company: 'Harbour Lamps GmbH',
        locations: ['Hamburg'],
        workplace: 'hybrid',
        employmentType: 'full-time',
      },
    ],
    [
      '<ul><li>Vienna, Austria</li><li>€45,000 - €52,000 per year</li></ul>',
      { locations: ['Vienna, Austria'], salary: { min: 45000, max: 52000, currency: 'EUR', period: 'year' } },
    ],
  ])('are read as what they are: %s', (chips, fields) => {
    expect(
      draftFromHtml(
        page('Lampkeeper', `<main><h1>Lampkeeper</h1>${chips}<a href="/apply">Apply now</a>${DUTIES}</main>`),
      ).fields,
    ).toMatchObject(fields);
  });

  it('what stands in menus and notices of cookies is not', () => {
    const { fields } = draftFromHtml(
      page(
        'Lampkeeper',
        `<div class="cookie-banner"><a class="company-link" href="/c">Cookie Policy</a><span class="job-location">Berlin</span></div>
        <nav><a class="company-name">Newsroom</a></nav><h1>Lampkeeper</h1>${DUTIES}`,
      ),
    );
    expect(fields).toMatchObject({ company: null, locations: [] });
  });
});

describe('titles of pages', () => {
  it.each([
    [
      'Harbour Inc - Job details',
      '<table><tr><td>Job Title</td><td>Night Sorter</td></tr></table>',
      'Night Sorter',
      'Harbour Inc',
    ],
    [
      'Careers | Harbour Lamps',
      '<h2 class="job-title">Night Sorter</h2><p>Harbour Lamps keeps the coast lit, and has done so for a hundred years.</p>',
      'Night Sorter',
      'Harbour Lamps',
    ],
    ['Ofertas - Ingeniero de faros', '', 'Ingeniero de faros', null],
    [
      'Retail - Night Sorter jobs in Ghent at Moss & Co',
      '<h1>Night Sorter</h1>',
      'Night Sorter',
      'Moss & Co',
    ],
    [
      "Night Sorter - Offre d'emploi chez Moss & Co - emplois.example",
      '<h1>Night Sorter</h1>',
      'Night Sorter',
      'Moss & Co',
    ],
    [
      '灯台守の求人情報｜灯台ジョブ',
      '<h1>灯台守の求人情報</h1><div>株式会社とうだい</div>',
      '灯台守',
      '株式会社とうだい',
    ],
    [
      'Stellenangebot: Leuchtturmtechniker (m/w/d)',
      '<h1>Stellenangebot: Leuchtturmtechniker (m/w/d)</h1><p>Küstenlicht AG</p>',
      'Leuchtturmtechniker (m/w/d)',
      'Küstenlicht AG',
    ],
    ['Newsroom', '<h1>Newsroom</h1><h1>Night Sorter</h1>', 'Night Sorter', null],
    [
      'Working at Harbour Careers',
      '<div>Job Title: Night Sorter</div><footer>© 2026 Harbour Ltd. All rights reserved.</footer><p>At Harbour we light the way.</p>',
      'Night Sorter',
      null,
    ],
  ])('%s', (title, body, wanted, company) => {
    const { fields } = draftFromHtml(page(title, `${body}${DUTIES}<a href="/apply">Apply now</a>`));
    expect(fields.title).toBe(wanted);
    if (company) expect(fields.company).toBe(company);
  });
});

describe('a lower heading under a heading of the site', () => {
  it('is the title where it names a job, and of several none is', () => {
    const under = (headings: string) =>
      draftFromHtml(page('Careers', `<h1>Careers</h1>${headings}${DUTIES}<a href="/apply">Apply now</a>`));
    expect(under('<h2>Lamp Engineer</h2><p>Oslo</p>').fields.title).toBe('Lamp Engineer');
    const several = times(4, (i) => `<h3>Lamp Engineer ${i}</h3><p><a href="/jobs/${i}-x">More</a></p>`);
    expect(under(several).fields.title).toBeNull();
  });
});

describe('a description', () => {
  const ld = (description: string) =>
    `<script type="application/ld+json">${JSON.stringify({ '@type': 'JobPosting', title: 'Lampkeeper', description })}</script>`;
  const whole = times(
    12,
    (i) => `<p>On night ${i} the keeper climbs the stairs, trims the wick and writes the hour down.</p>`,
  );

  it.each([
    'On night 1 the keeper climbs the stairs, trims the wick and writes the hour down. On night 2 the keeper clim...',
    'On night 1 the keeper climbs the stairs, trims the wick and writes the hour down. On night 2 the keeper climbs the stairs, trims the wick and writes the hour down. On night 3 the keeper climbs the stairs, trims the wick and writes the hour down. On night 4 the keeper climbs',
  ])('cut off in the page’s data is taken whole from the page', (cut) => {
    const { description } = draftFromHtml(
      page('Lampkeeper', `<h1>Lampkeeper</h1><div class="job-description">${whole}</div>`, 'en', ld(cut)),
    );
    expect(description).toContain('On night 12');
  });

  it('that ends where it ends is kept', () => {
    const text = 'On night 1 the keeper climbs the stairs, trims the wick and writes the hour down. '.repeat(
      4,
    );
    const { description } = draftFromHtml(
      page(
        'Lampkeeper',
        `<h1>Lampkeeper</h1><div class="job-description"><p>${text}</p></div><p>${'More of the site. '.repeat(40)}</p>`,
        'en',
        ld(text),
      ),
    );
    expect(description).not.toContain('More of the site');
  });

  it('is found where a form is around the whole page, or only the page’s head tells it', () => {
    const form = draftFromHtml(
      page(
        'Lampkeeper',
        `<form id="aspnetForm"><input type="hidden"><a name="top"><h1>Lampkeeper</h1>${whole}</form>`,
      ),
    );
    expect(form.description).toContain('On night 12');
    const told =
      'The keeper climbs the stairs, trims the wick, and writes the hour down; requirements: good knees. '.repeat(
        4,
      );
    const shell = draftFromHtml(
      page(
        'x',
        '<div id="root"></div>',
        'en',
        `<meta property="og:title" content="Lampkeeper Engineer"><meta property="og:description" content="${told}">`,
      ),
    );
    expect(shell).toMatchObject({ isPosting: true, fields: { title: 'Lampkeeper Engineer' } });
    expect(shell.description).toContain('trims the wick');
  });

  it('pay that only filled a form gives way to the text’s', () => {
    const json = `<script type="application/ld+json">${JSON.stringify({ '@type': 'JobPosting', title: 'Lampkeeper', description: `<p>${'We light the coast. '.repeat(15)}The salary is $60,000 - $70,000 per year.</p>`, baseSalary: { currency: 'USD', value: { minValue: 1, maxValue: 1000000, unitText: 'YEAR' } } })}</script>`;
    expect(draftFromHtml(page('Lampkeeper', '<h1>Lampkeeper</h1>', 'en', json)).fields.salary).toEqual({
      min: 60000,
      max: 70000,
      currency: 'USD',
      period: 'year',
    });
  });
});

const LISTS: [string, string, string, string][] = [
  ['en', 'Current openings at Northlight', 'Jobs at Northlight', 'Lamp Engineer'],
  ['de', 'Offene Stellen', 'Karriere bei Nordlicht', 'Lampentechniker (m/w/d)'],
  ['fr', "Nos offres d'emploi", 'Carrières', 'Technicien de phare'],
  ['es', 'Ofertas de empleo en Lima', 'Empleos', 'Técnico de faros'],
  ['pt', '24 vagas abertas', 'Trabalhe conosco', 'Analista de faróis'],
  ['it', 'Posizioni aperte', 'Lavora con noi', 'Tecnico dei fari'],
  ['nl', 'Onze vacatures', 'Werken bij Noorderlicht', 'Lampenbeheerder'],
  ['pl', 'Oferty pracy', 'Kariera', 'Specjalista od latarni'],
  ['cs', 'Volná místa', 'Kariéra', 'Technik majáku'],
  ['sv', 'Lediga jobb', 'Jobba hos oss', 'Lamptekniker'],
  ['ru', 'Вакансии', 'Работа у нас', 'Смотритель маяка'],
  ['ja', '求人一覧', '採用情報', '灯台守'],
  ['zh', '招聘职位', '加入我们', '灯塔看守员'],
];

describe('lists of postings', () => {
  it.each(LISTS)('%s: %s', (lang, heading, title, job) => {
    const rows = [
      times(
        6,
        (i) =>
          `<li class="row"><a href="/jobs/${i}-x">${job} ${i}</a><span>Oslo</span><span>2026-11-0${i}</span></li>`,
      ),
      times(5, (i) => `<a class="card" href="/job/${i}"><h3>${job} ${i}</h3><p>Oslo</p><p>Full-time</p></a>`),
      `<table><tr><th>Title</th><th>Location</th></tr>${times(6, (i) => `<tr><td><a href="?page=detail&id=${i}">${job} ${i}</a></td><td>Oslo</td></tr>`)}</table>`,
      // One opening only is a list still.
      `<div class="item"><a href="/jobs/1-x">${job}</a><span>Oslo</span></div>`,
      '',
    ];
    for (const list of rows) {
      const draft = draftFromHtml(
        page(title, `<main><h1>${heading}</h1><p>${title}</p><section>${list}</section></main>`, lang),
      );
      expect(draft.isPosting, list).toBe(false);
      expect(draft.warnings[0]?.code).toBe('not-a-posting');
      expect(draft.fields.title).toBeNull();
    }
  });

  it('cards of jobs under no heading of a list', () => {
    const cards = times(
      12,
      (i) =>
        `<div class="tile"><h2><a href="/v/${i}">Lamp Engineer ${i}</a></h2><div>Oslo</div><p>We look for an engineer who keeps lamps burning at night and by day, with experience.</p></div>`,
    );
    expect(draftFromHtml(page('Northlight', `<div>${cards}</div>`)).isPosting).toBe(false);
  });
});

describe('other pages', () => {
  const story = times(
    8,
    (i) =>
      `<p>For ${i} generations our people have kept the lights of the coast burning, and the sea has thanked us for it with quiet nights and safe harbours for all.</p>`,
  );
  it.each([
    [
      'a career page',
      'Life at Northlight',
      `<h1>Working at Northlight</h1>${story}<h2>Benefits</h2><ul><li>Lamps for free</li></ul><a href="/jobs">See our open roles</a>`,
    ],
    [
      'a career page with a slogan',
      'Northlight',
      `<h1>Shape the future of light with us</h1>${story}<a href="/jobs">View all jobs</a>`,
    ],
    [
      'a home page',
      'Northlight | Home',
      `<h1>Light for everyone</h1>${times(3, () => '<p>Our lamps last a lifetime and then some.</p>')}<a href="/shop">Shop</a>${'<p>News from the lighthouse.</p>'.repeat(20)}`,
    ],
    [
      'a German career page',
      'Arbeiten bei Nordlicht',
      `<h1>Deine Karriere bei Nordlicht</h1>${'<p>Wir sind ein Team von Menschen, die das Licht lieben und gerne zusammen zu Mittag essen, jeden Tag.</p>'.repeat(9)}`,
    ],
    [
      'a bot wall',
      'Security | Northlight',
      '<h1>Help us protect Northlight</h1><p>Please help us protect Northlight by verifying that you are a real person.</p><p>Bitte bestätigen Sie, dass Sie ein Mensch sind.</p>',
    ],
    [
      'a check of the browser',
      'Just a moment...',
      '<p>Checking your browser before accessing northlight.example.</p>',
    ],
    [
      'a page to sign in',
      'Anmelden | Nordlicht',
      '<h1>Willkommen zurück</h1><form><input type="text"><input type="password"></form>',
    ],
    [
      'an error in Portuguese',
      'Página não encontrada',
      '<h1>Ops!</h1><p>A página que você procura não foi encontrada.</p>',
    ],
    [
      'an error in Japanese',
      'ページが見つかりません',
      '<p>お探しのページは削除されたか、名前が変更された可能性があります。</p>',
    ],
    ['what a script has still to fill', 'Lampkeeper Engineer | Northlight', '<div id="root"></div>'],
  ])('%s', (_, title, body) => {
    const draft = draftFromHtml(page(title, body));
    expect(draft.isPosting).toBe(false);
    expect(draft.warnings[0]?.code).toBe('not-a-posting');
  });

  it.each([
    ['The job posting you are looking for has expired or the position has already been filled.'],
    ['Sorry, this position is no longer available.'],
    ['Diese Stellenanzeige ist leider nicht mehr verfügbar.'],
    ["Cette offre n'est plus disponible."],
    ['Esta oferta de empleo ya no está disponible.'],
    ['Esta vaga foi encerrada.'],
    ["L'annuncio è scaduto e non è più disponibile."],
    ['Deze vacature is helaas niet meer beschikbaar.'],
    ['Ta oferta pracy jest już nieaktualna.'],
    ['Tato nabídka již není aktuální.'],
    ['Annonsen är inte längre tillgänglig.'],
    ['Вакансия в архиве.'],
    ['この求人の掲載は終了しました。'],
    ['该职位已关闭。'],
    ['마감된 채용공고입니다. 채용이 마감되었습니다.'],
  ])('only the word that it is closed: %s', (notice) => {
    const draft = draftFromHtml(page('Job details', `<p>${notice}</p>`));
    expect(draft.isPosting).toBe(false);
    expect(draft.fields).toMatchObject({ postingState: 'closed', title: null });
  });

  it('a posting open until it is filled is not closed', () => {
    const { fields, isPosting } = draftFromHtml(
      page(
        'Lampkeeper',
        `<h1>Lampkeeper</h1><p>Applications are read until the position has been filled.</p>${DUTIES}`,
      ),
    );
    expect([isPosting, fields.postingState]).toEqual([true, 'unknown']);
  });
});

describe('postings that look like something else are kept', () => {
  it.each([
    [
      'with other openings below it',
      `<h1>Lamp Engineer</h1><p>Oslo</p><a href="/apply/1">Apply now</a>${DUTIES}<h2>Current openings</h2><ul>${times(6, (i) => `<li><a href="/jobs/${i}-a">Lamp Engineer ${i}</a></li>`)}</ul>`,
    ],
    [
      'an open application',
      `<h1>General application</h1><div>Remote</div><div>Full-time</div><a href="/apply">Apply</a>${DUTIES}`,
    ],
    [
      'under a heading of the site',
      `<h1>Job Openings</h1><h2 class="job-title">Lamp Engineer</h2><dl><dt>Job ID</dt><dd>L-77</dd><dt>Location</dt><dd>Oslo</dd></dl>${DUTIES}`,
    ],
    [
      'with a form to apply beside it',
      `<h1>Lamp Engineer</h1>${DUTIES}<form><input name="a"><input name="b"><input type="password"><button>Submit application</button></form>`,
    ],
    [
      'without any page around it',
      `<h1>Смотритель маяка</h1><div>от 90 000 ₽</div><p>${'Обязанности: следить за лампой и записывать погоду каждые четыре часа. '.repeat(6)}</p><h3>Требования</h3>`,
    ],
  ])('%s', (_, body) => {
    expect(draftFromHtml(page('Lamp Engineer | Northlight', body)).isPosting).toBe(true);
  });
});
