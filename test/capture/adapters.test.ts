import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { captureBytes, captureUrl } from '../../src/capture/index.ts';
import { startServer, type TestServer } from './server.ts';

const ID = '0f0e0d0c-1111-4222-8333-944445555666';
const TEXT = 'Tend the garden, keep the tools, teach two apprentices.';
let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

interface Golden {
  link: string;
  host: string;
  path: string;
  answer: string | object;
  fields: object;
}

// Invented postings in the shape of each system's public answer.
const GOLDEN: Record<string, Golden> = {
  greenhouse: {
    link: 'https://boards.greenhouse.io/moss/jobs/4001',
    host: 'boards-api.greenhouse.io',
    path: '/v1/boards/moss/jobs/4001',
    answer: {
      id: 4001,
      internal_job_id: 9,
      title: 'Head Gardener',
      company_name: 'Moss ',
      absolute_url: 'https://boards.greenhouse.io/moss/jobs/4001',
      location: { name: 'Ghent, Belgium; Remote - Europe' },
      requisition_id: 'R-7',
      first_published: '2026-10-02T09:00:00-04:00',
      application_deadline: '2026-12-20T00:00:00Z',
      language: 'en',
      pay_input_ranges: [{ min_cents: 6000000, max_cents: 7200000, currency_type: 'EUR', title: 'Base' }],
      metadata: [{ name: 'Employment Type', value: 'Full-time' }],
      content: `&lt;p&gt;${TEXT}&lt;/p&gt;&lt;ul&gt;&lt;li&gt;Prune&lt;/li&gt;&lt;/ul&gt;`,
    },
    fields: {
      title: 'Head Gardener',
      company: 'Moss',
      locations: ['Ghent, Belgium', 'Europe'],
      employmentType: 'full-time',
      seniority: null,
      salary: { min: 60000, max: 72000, currency: 'EUR', period: null },
      externalId: 'R-7',
      postedOn: '2026-10-02',
      expiresOn: '2026-12-20',
      postingState: 'open',
      source: 'greenhouse',
    },
  },
  lever: {
    link: `https://jobs.eu.lever.co/moss/${ID}/apply`,
    host: 'api.eu.lever.co',
    path: `/v0/postings/moss/${ID}`,
    answer: {
      id: ID,
      text: 'Senior Gardener',
      categories: { commitment: 'Part-time', location: 'Bruges', allLocations: ['Bruges', 'Ostend'] },
      createdAt: Date.UTC(2026, 9, 3),
      workplaceType: 'hybrid',
      description: `<div>${TEXT}</div>`,
      lists: [{ text: 'Tasks:', content: '<li>Dig</li><li>Plant</li>' }],
      additional: '<div>Tea is free.</div>',
      hostedUrl: `https://jobs.eu.lever.co/moss/${ID}`,
      applyUrl: `https://jobs.eu.lever.co/moss/${ID}/apply`,
      salaryRange: { min: 20, max: 24.5, currency: 'EUR', interval: 'per-hour-wage' },
    },
    fields: {
      title: 'Senior Gardener',
      company: 'Moss',
      locations: ['Bruges', 'Ostend'],
      workplace: 'hybrid',
      employmentType: 'part-time',
      seniority: 'senior',
      salary: { min: 20, max: 24.5, currency: 'EUR', period: 'hour' },
      postedOn: '2026-10-03',
      url: `https://jobs.eu.lever.co/moss/${ID}`,
    },
  },
  ashby: {
    link: `https://jobs.ashbyhq.com/moss/${ID}`,
    host: 'api.ashbyhq.com',
    path: '/posting-api/job-board/moss',
    answer: {
      apiVersion: '1',
      jobs: [
        { id: 'other', title: 'No' },
        {
          id: ID,
          title: 'Gardener',
          employmentType: 'Contract',
          location: 'Ghent',
          secondaryLocations: [{ location: 'Antwerp' }],
          isListed: true,
          isRemote: true,
          workplaceType: 'Remote',
          publishedAt: '2026-10-04T22:00:00Z',
          jobUrl: `https://jobs.ashbyhq.com/moss/${ID}`,
          descriptionHtml: `<p>${TEXT}</p>`,
          compensation: { scrapeableCompensationSalarySummary: '€50K - €60K' },
        },
      ],
    },
    fields: {
      title: 'Gardener',
      locations: ['Ghent', 'Antwerp'],
      workplace: 'remote',
      employmentType: 'contract',
      postedOn: '2026-10-04',
      salary: { min: 50000, max: 60000, currency: 'EUR' },
    },
  },
  workable: {
    link: 'https://apply.workable.com/moss/j/0A1B2C3D4E/',
    host: 'apply.workable.com',
    path: '/api/v1/widget/accounts/moss',
    answer: {
      name: 'Moss & Co',
      jobs: [
        {
          title: 'Gardener',
          shortcode: '0A1B2C3D4E',
          telecommuting: false,
          url: 'https://apply.workable.com/j/0A1B2C3D4E',
          published_on: '2026-10-05',
          employment_type: 'Full-time',
          description: `<p>${TEXT}</p>`,
          locations: [{ city: 'Ghent', country: 'Belgium' }],
        },
        {
          title: 'Gardener',
          shortcode: '0A1B2C3D4E',
          telecommuting: false,
          locations: [{ city: 'Lille', country: 'France' }],
        },
      ],
    },
    fields: {
      title: 'Gardener',
      company: 'Moss & Co',
      locations: ['Ghent, Belgium', 'Lille, France'],
      employmentType: 'full-time',
      postedOn: '2026-10-05',
      externalId: '0A1B2C3D4E',
    },
  },
  smartrecruiters: {
    link: 'https://jobs.smartrecruiters.com/Moss/743999000000001-gardener',
    host: 'api.smartrecruiters.com',
    path: '/v1/companies/Moss/postings/743999000000001',
    answer: {
      id: '743999000000001',
      uuid: ID,
      name: 'Gardener',
      refNumber: 'REF1',
      company: { identifier: 'Moss', name: 'Moss & Co' },
      releasedDate: '2026-10-06T02:11:28.000Z',
      location: { city: 'Ghent', country: 'be', remote: false, hybrid: true, fullLocation: 'Ghent, Belgium' },
      typeOfEmployment: { label: 'Full-time' },
      language: { code: 'en' },
      jobAd: {
        sections: {
          companyDescription: { title: 'Company Description', text: '<p>Moss grows.</p>' },
          jobDescription: { title: 'Job Description', text: `<p>${TEXT}</p>` },
        },
      },
      active: true,
    },
    fields: {
      title: 'Gardener',
      company: 'Moss & Co',
      locations: ['Ghent, Belgium'],
      workplace: 'hybrid',
      externalId: 'REF1',
      postingState: 'open',
      postedOn: '2026-10-06',
    },
  },
  recruitee: {
    link: 'https://moss.recruitee.com/o/gardener',
    host: 'moss.recruitee.com',
    path: '/api/offers/',
    answer: {
      offers: [
        {
          id: 5,
          slug: 'gardener',
          title: 'Gardener (f/m/d)',
          company_name: 'Moss',
          employment_type_code: 'fulltime_permanent',
          status: 'published',
          hybrid: true,
          remote: false,
          on_site: false,
          locations: [{ city: 'Ghent', country: 'Belgium' }],
          salary: { min: '40000', max: '45000', currency: 'EUR', period: 'year' },
          published_at: '2026-10-07 10:10:39 UTC',
          close_at: '2026-12-01 00:00:00 UTC',
          careers_url: 'https://moss.recruitee.com/o/gardener',
          description: `<p>${TEXT}</p>`,
          requirements: '<p>Patience.</p>',
        },
      ],
    },
    fields: {
      title: 'Gardener (f/m/d)',
      company: 'Moss',
      locations: ['Ghent, Belgium'],
      workplace: 'hybrid',
      employmentType: 'full-time',
      salary: { min: 40000, max: 45000, currency: 'EUR', period: 'year' },
      expiresOn: '2026-12-01',
    },
  },
  personio: {
    link: 'https://moss.jobs.personio.com/job/77',
    host: 'moss.jobs.personio.com',
    path: '/xml',
    answer: `<?xml version="1.0"?><workzag-jobs><position><id>77</id><subcompany>Moss &amp; Co KG</subcompany><office>Ghent</office><additionalOffices><office>Berlin</office></additionalOffices><name>Gardener</name><jobDescriptions><jobDescription><name>Tasks</name><value><![CDATA[<p>${TEXT}</p>]]></value></jobDescription></jobDescriptions><employmentType>permanent</employmentType><schedule>part-time</schedule><createdAt>2026-10-08T14:10:41+00:00</createdAt></position></workzag-jobs>`,
    fields: {
      title: 'Gardener',
      company: 'Moss & Co KG',
      locations: ['Ghent', 'Berlin'],
      employmentType: 'part-time',
      postedOn: '2026-10-08',
      externalId: '77',
    },
  },
  teamtailor: {
    link: 'https://moss.teamtailor.com/jobs/55-gardener',
    host: 'moss.teamtailor.com',
    path: '/jobs.json',
    answer: {
      title: 'Moss',
      items: [
        {
          id: ID,
          title: 'Gardener',
          url: 'https://moss.teamtailor.com/jobs/55-gardener',
          content_html: `<p>${TEXT}</p>`,
          _jobposting: {
            '@type': 'JobPosting',
            datePosted: '2026-10-09T09:00:00+01:00',
            jobLocation: [{ address: { addressLocality: 'Ghent', addressCountry: 'BE' } }],
          },
        },
      ],
    },
    fields: { title: 'Gardener', company: 'Moss', locations: ['Ghent, BE'], postedOn: '2026-10-09' },
  },
  workday: {
    link: 'https://moss.wd5.myworkdayjobs.com/en-US/Careers/job/Ghent/Gardener_JR7',
    host: 'moss.wd5.myworkdayjobs.com',
    path: '/wday/cxs/moss/Careers/job/Ghent/Gardener_JR7',
    answer: {
      jobPostingInfo: {
        title: 'Gardener',
        jobReqId: 'JR7',
        location: 'Ghent',
        additionalLocations: ['Lille'],
        timeType: 'Full time',
        remoteType: 'Hybrid',
        startDate: '2026-10-10',
        canApply: true,
        posted: true,
        externalUrl: 'https://moss.wd5.myworkdayjobs.com/Careers/job/Ghent/Gardener_JR7',
        jobDescription: `<p>${TEXT}</p>`,
      },
      hiringOrganization: { name: 'Moss NV' },
    },
    fields: {
      title: 'Gardener',
      company: 'Moss NV',
      locations: ['Ghent', 'Lille'],
      workplace: 'hybrid',
      employmentType: 'full-time',
      postedOn: '2026-10-10',
      postingState: 'open',
      externalId: 'JR7',
    },
  },
  bamboohr: {
    link: 'https://moss.bamboohr.com/careers/86',
    host: 'moss.bamboohr.com',
    path: '/careers/86/detail',
    answer: {
      result: {
        jobOpening: {
          jobOpeningShareUrl: 'https://moss.bamboohr.com/careers/86',
          jobOpeningName: 'Gardener',
          jobOpeningStatus: 'Open',
          employmentStatusLabel: 'Full Time',
          location: { city: 'Ghent', state: 'Flanders' },
          locationType: '2',
          datePosted: '2026-10-11',
          compensation: '€20 - €25 per hour',
          description: `<p>${TEXT}</p>`,
        },
      },
    },
    fields: {
      title: 'Gardener',
      locations: ['Ghent, Flanders'],
      workplace: 'hybrid',
      employmentType: 'full-time',
      postedOn: '2026-10-11',
      salary: { min: 20, max: 25, currency: 'EUR', period: 'hour' },
      postingState: 'open',
    },
  },
  pinpoint: {
    link: 'https://moss.pinpointhq.com/en/postings/p-1',
    host: 'moss.pinpointhq.com',
    path: '/postings.json',
    answer: {
      data: [
        {
          id: 'p-1',
          title: 'Gardener',
          path: '/en/postings/p-1',
          workplace_type: 'onsite',
          description: `<p>${TEXT}</p>`,
          key_responsibilities_header: 'What you do',
          key_responsibilities: '<ul><li>Dig</li></ul>',
          compensation_minimum: 15.5,
          compensation_maximum: 17,
          compensation_currency: 'GBP',
          compensation_frequency: 'hour',
          compensation_visible: true,
          deadline_at: '2026-12-28T23:59:59-04:00',
          job: { requisition_id: 'REQ-1' },
          location: { name: 'Kent' },
        },
      ],
    },
    fields: {
      title: 'Gardener',
      locations: ['Kent'],
      workplace: 'onsite',
      salary: { min: 15.5, max: 17, currency: 'GBP', period: 'hour' },
      expiresOn: '2026-12-28',
      externalId: 'REQ-1',
    },
  },
  rippling: {
    link: `https://ats.rippling.com/moss/jobs/${ID}`,
    host: 'api.rippling.com',
    path: `/platform/api/ats/v1/board/moss/jobs/${ID}`,
    answer: {
      uuid: ID,
      name: 'Gardener',
      companyName: 'Moss Inc',
      workLocations: ['Ghent', 'Lille'],
      employmentType: { label: 'Full-time' },
      createdOn: '2026-10-12',
      description: { company: '<p>Moss grows.</p>', role: `<p>${TEXT}</p>` },
    },
    fields: {
      title: 'Gardener',
      company: 'Moss Inc',
      locations: ['Ghent', 'Lille'],
      employmentType: 'full-time',
      postedOn: '2026-10-12',
    },
  },
  oracle: {
    link: 'https://moss.fa.oraclecloud.com/hcmUI/CandidateExperience/en/sites/CX_1/job/2101',
    host: 'moss.fa.oraclecloud.com',
    path: '/hcmRestApi/resources/latest/recruitingCEJobRequisitionDetails',
    answer: {
      items: [
        {
          Id: '2101',
          Title: 'Gardener',
          PrimaryLocation: 'Ghent, Belgium',
          WorkplaceType: 'On-site',
          ExternalPostedStartDate: '2026-10-13T00:00:00+00:00',
          ExternalDescriptionStr: `<p>${TEXT}</p>`,
          ExternalQualificationsStr: '<p>Patience.</p>',
        },
      ],
    },
    fields: { title: 'Gardener', locations: ['Ghent, Belgium'], workplace: 'onsite', postedOn: '2026-10-13' },
  },
};

describe.each(Object.entries(GOLDEN))('%s', (system, { link, host, path, answer, fields }) => {
  it('gives a draft from its public interface', async () => {
    server.on(path, answer);
    const hosts = { [host]: server.origin, [new URL(link).hostname]: server.origin };
    const { outcome, draft } = await captureUrl(link, { hosts, today: '2026-11-22' });
    expect(outcome).toBe('read');
    expect(draft.fields).toMatchObject(fields);
    expect(draft.fields.source).toBe(system);
    expect(draft.provenance.title).toBe(system);
    expect(draft.description).toContain(TEXT);
    expect(draft.canonicalKey).toMatch(new RegExp(`^${system}:`));
    expect(draft.snapshot?.bytes.length).toBeGreaterThan(10);
  });

  it('takes an answer that does not hold the posting for unknown, never for closed', async () => {
    server.on(
      path,
      typeof answer === 'string'
        ? '<?xml version="1.0"?><workzag-jobs></workzag-jobs>'
        : Array.isArray(answer)
          ? []
          : { jobs: [], items: [], data: [], offers: [], result: [] },
    );
    const hosts = { [host]: server.origin, [new URL(link).hostname]: server.origin };
    const { outcome, draft, isGone } = await captureUrl(link, { hosts });
    expect(outcome).toBe('stub');
    expect(draft.fields.postingState).toBe('unknown');
    expect(draft.fields.url).toContain('https://');
    // The posting's own page is not there on this server: that alone is what "gone" means.
    expect(isGone).toBe(true);
  });
});

describe('an employer’s own page with a system’s number', () => {
  it('finds the board in the page and asks it', async () => {
    const golden = GOLDEN.greenhouse!;
    server.on(golden.path, golden.answer);
    server.on(
      '/careers',
      '<h1>Careers</h1><script src="https://boards.greenhouse.io/embed/job_board/js?for=moss"></script>',
    );
    const { draft } = await captureUrl('https://moss.example/careers?gh_jid=4001', {
      hosts: { 'moss.example': server.origin, [golden.host]: server.origin },
    });
    expect(draft.fields).toMatchObject({ title: 'Head Gardener', salary: { min: 60000, max: 72000 } });
    expect(draft.canonicalKey).toBe('greenhouse::4001');
  });
});

describe('a saved answer', () => {
  it('is recognised by its shape', async () => {
    const bytes = new TextEncoder().encode(JSON.stringify(GOLDEN.lever!.answer));
    expect((await captureBytes(bytes, { name: 'answer.json' })).fields).toMatchObject({
      title: 'Senior Gardener',
      workplace: 'hybrid',
      source: 'lever',
    });
  });

  it('of a whole board is no single posting', async () => {
    const one = GOLDEN.greenhouse!.answer as object;
    const bytes = new TextEncoder().encode(JSON.stringify({ jobs: [one, { ...one, id: 2 }] }));
    const draft = await captureBytes(bytes, { name: 'board.json' });
    expect(draft.isPosting).toBe(false);
    expect(draft.warnings[0]?.code).toBe('not-a-posting');
  });
});
