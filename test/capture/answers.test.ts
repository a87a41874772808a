import { describe, expect, it } from 'vitest';
import { captureBytes } from '../../src/capture/index.ts';

const read = (answer: unknown, name = 'answer.json') =>
  captureBytes(new TextEncoder().encode(JSON.stringify(answer)), { name, today: '2026-11-24' });

const ASHBY = {
  id: '3b0c2f7e-1111-4222-8333-444455556666',
  title: 'Lighthouse Keeper',
  department: 'Coast',
  employmentType: 'FullTime',
  location: 'Bergen',
  secondaryLocations: [{ location: 'Stavanger' }],
  publishedAt: '2026-10-02T08:00:00.000+00:00',
  isListed: true,
  workplaceType: 'OnSite',
  jobUrl: 'https://jobs.ashbyhq.com/northlight/3b0c2f7e-1111-4222-8333-444455556666',
  descriptionHtml: '<p>North Light keeps lamps burning.</p>',
};
const LEVER = {
  id: '5a5a5a5a-1111-4222-8333-444455556666',
  text: 'Rope Maker',
  categories: { commitment: 'Full-time', location: 'Porto' },
  createdAt: 1790000000000,
  descriptionPlain: 'At Moss & Sons we twist rope by hand.',
  lists: [{ text: 'You will', content: '<li>Twist</li>' }],
};

describe('a saved answer of one job', () => {
  it('Ashby’s, alone or as its page asks for it', async () => {
    const fields = {
      title: 'Lighthouse Keeper',
      company: 'North Light',
      locations: ['Bergen', 'Stavanger'],
      employmentType: 'full-time',
      workplace: 'onsite',
      postedOn: '2026-10-02',
      source: 'ashby',
    };
    expect((await read(ASHBY)).fields).toMatchObject(fields);
    const { location, secondaryLocations, publishedAt, jobUrl, isListed, ...rest } = ASHBY;
    const asked = {
      data: {
        jobPosting: {
          ...rest,
          departmentName: 'Coast',
          locationName: 'Bergen',
          secondaryLocationNames: ['Stavanger'],
          publishedDate: '2026-10-02',
          compensationTierSummary: '€40K – €50K',
        },
      },
    };
    expect((await read(asked)).fields).toMatchObject({
      title: 'Lighthouse Keeper',
      locations: ['Bergen', 'Stavanger'],
      salary: { min: 40000, max: 50000, currency: 'EUR' },
      postedOn: '2026-10-02',
    });
  });

  it('Lever’s, which names no company: as the text writes the board’s name, else the board’s', async () => {
    const of = async (board: string) =>
      await read({ ...LEVER, hostedUrl: `https://jobs.lever.co/${board}/${LEVER.id}` });
    const { fields, provenance, warnings } = await of('mosssons');
    expect(fields).toMatchObject({ title: 'Rope Maker', company: 'Moss & Sons', locations: ['Porto'] });
    expect(provenance.company).toBe('link');
    expect(warnings.map((one) => one.code)).toEqual(['company-from-link']);
    expect((await of('tall-ships')).fields.company).toBe('Tall Ships');
    expect((await read(LEVER)).fields).toMatchObject({ title: 'Rope Maker', company: null, source: 'lever' });
  });

  it('JobTech’s', async () => {
    const ad = {
      id: '28001122',
      webpage_url: 'https://arbetsformedlingen.se/platsbanken/annonser/28001122',
      headline: 'Bagare till Ugnen',
      application_deadline: '2026-12-20T23:59:59',
      description: {
        text: 'Du bakar bröd.',
        text_formatted: '<p>Du bakar bröd.</p><ul><li>Surdeg</li></ul>',
      },
      employment_type: { label: 'Vanlig anställning' },
      salary_description: '28 000 kr per månad',
      working_hours_type: { label: 'Deltid' },
      employer: { name: 'Ugnen AB', workplace: 'Ugnen Lund' },
      workplace_address: { municipality: 'Lund', city: 'Lund', country: 'Sverige' },
      publication_date: '2026-11-01T07:00:00',
      removed: false,
    };
    const fields = {
      title: 'Bagare till Ugnen',
      company: 'Ugnen AB',
      locations: ['Lund, Sverige'],
      employmentType: 'part-time',
      salary: { min: 28000, max: 28000, currency: 'SEK', period: 'month' },
      postedOn: '2026-11-01',
      expiresOn: '2026-12-20',
      language: 'sv',
      source: 'jobtech',
      externalId: '28001122',
    };
    const draft = await read(ad);
    expect(draft.fields).toMatchObject(fields);
    expect(draft.description).toBe('Du bakar bröd.\n\n- Surdeg');
    expect(draft.canonicalKey).toBe('jobtech::28001122');
    expect((await read({ total: { value: 1 }, hits: [ad] })).fields).toMatchObject(fields);
    expect((await read({ ...ad, removed: true })).fields.postingState).toBe('closed');
    expect((await read({ hits: [ad, { ...ad, id: '2' }] })).isPosting).toBe(false);
  });

  it('France Travail’s', async () => {
    const draft = await read({
      id: '199XYZZ',
      intitule: 'Couvreur / Couvreuse (H/F)',
      description: 'Vous posez des toits.\nVous montez haut.',
      dateCreation: '2026-11-03T10:00:00.000Z',
      lieuTravail: { libelle: '35 - SAINT MALO', codePostal: '35400' },
      romeCode: 'F1610',
      entreprise: { nom: 'TOITS DU LARGE' },
      typeContrat: 'CDI',
      typeContratLibelle: 'Contrat à durée indéterminée',
      salaire: { libelle: 'Mensuel de 2100.0 Euros à 2600.0 Euros sur 12.0 mois' },
      dureeTravailLibelle: '35H Travail en journée',
      dureeTravailLibelleConverti: 'Temps plein',
      competences: [{ libelle: 'Poser une ardoise', exigence: 'E' }],
    });
    expect(draft.fields).toMatchObject({
      title: 'Couvreur / Couvreuse (H/F)',
      company: 'TOITS DU LARGE',
      locations: ['Saint Malo'],
      employmentType: 'full-time',
      salary: { min: 2100, max: 2600, currency: 'EUR', period: 'month' },
      postedOn: '2026-11-03',
      url: 'https://candidat.francetravail.fr/offres/recherche/detail/199XYZZ',
      source: 'france-travail',
    });
    expect(draft.description).toContain('- Poser une ardoise');
  });

  it('VietnamWorks’', async () => {
    const job = {
      jobId: 1700001,
      jobTitle: 'Kỹ Sư Cầu Đường',
      jobUrl: 'https://www.vietnamworks.com/ky-su-cau-duong-1700001-jv',
      companyName: 'Công Ty Cầu Đỏ',
      jobDescription: '<p>Thiết kế cầu.</p>',
      jobRequirement: '<p>Biết bơi.</p>',
      salaryMin: 900,
      salaryMax: 1500,
      salaryCurrency: 'USD',
      isSalaryVisible: true,
      approvedOn: '2026-11-05T00:00:00+07:00',
      expiredOn: '2026-12-05T23:59:59+07:00',
      workingLocations: [{ cityName: 'Da Nang', address: '1 Bach Dang' }],
      benefits: [{ benefitName: 'Bonus', benefitValue: 'Tháng 13' }],
    };
    const fields = {
      title: 'Kỹ Sư Cầu Đường',
      company: 'Công Ty Cầu Đỏ',
      locations: ['Da Nang'],
      salary: { min: 900, max: 1500, currency: 'USD', period: 'month' },
      postedOn: '2026-11-05',
      expiresOn: '2026-12-05',
      source: 'vietnamworks',
    };
    for (const answer of [job, { data: job }, { meta: {}, data: [job] }])
      expect((await read(answer)).fields).toMatchObject(fields);
    expect((await read({ ...job, isSalaryVisible: false })).fields.salary).toBeNull();
    expect((await read({ data: [job, { ...job, jobId: 2 }] })).isPosting).toBe(false);
  });

  it.each([
    [
      'English names',
      {
        results: {
          job: {
            job_title: 'Glass Blower',
            employer: { display_name: 'Pane & Co' },
            location: { display_name: 'Ghent' },
            job_description: `<p>${'Blow glass. '.repeat(12)}</p>`,
            salary_min: 30000,
            salary_max: 36000,
            salary_currency: 'EUR',
            created: '2026-11-02T00:00:00Z',
            contract_time: 'full_time',
          },
        },
      },
      {
        title: 'Glass Blower',
        company: 'Pane & Co',
        locations: ['Ghent'],
        employmentType: 'full-time',
        postedOn: '2026-11-02',
        salary: { min: 30000, max: 36000, currency: 'EUR' },
      },
    ],
    [
      'German names',
      {
        stellenangebotsTitel: 'Imker (m/w/d)',
        arbeitgeber: 'Wabenhof KG',
        arbeitsorte: [{ ort: 'Celle' }],
        stellenangebotsBeschreibung: 'Sie betreuen Bienen. '.repeat(12),
        aktuelleVeroeffentlichungsdatum: '2026-11-11',
      },
      { title: 'Imker (m/w/d)', company: 'Wabenhof KG', locations: ['Celle'], postedOn: '2026-11-11' },
    ],
    [
      'a salary from and to',
      {
        name: 'Плотник',
        employer: { name: 'Дом и лес' },
        area: { name: 'Казань' },
        description: `<p>${'Строить дома. '.repeat(12)}</p>`,
        salary: { from: 90000, to: null, currency: 'RUB' },
        published_at: '2026-11-12T10:00:00+0300',
      },
      {
        title: 'Плотник',
        company: 'Дом и лес',
        locations: ['Казань'],
        salary: { min: 90000, max: null, currency: 'RUB', period: null },
        postedOn: '2026-11-12',
      },
    ],
  ])('of a system that is not known, by the names its fields have: %s', async (_, answer, fields) => {
    expect((await read(answer)).fields).toMatchObject(fields);
  });

  it('of several, or of none, is no posting', async () => {
    const one = { title: 'Cook', company: 'Pots', location: 'Lyon', description: 'Cook soup. '.repeat(20) };
    expect((await read([one, { ...one, title: 'Baker' }])).isPosting).toBe(false);
    expect((await read({ error: { code: 404, message: 'Not found' } })).isPosting).toBe(false);
    expect((await read({ title: 'A page', items: [1, 2, 3] })).isPosting).toBe(false);
  });
});
