import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { canonicalKey, canonicalUrl, systemOf } from '../../src/capture/systems/table.ts';
import { sharedFile } from '../support/shared.ts';

const ID = '0f0e0d0c-1111-4222-8333-944445555666';

describe('links of systems', () => {
  it.each([
    ['https://boards.greenhouse.io/moss/jobs/123?gh_src=x', 'greenhouse', 'moss', '123'],
    ['https://job-boards.eu.greenhouse.io/moss/jobs/123', 'greenhouse', 'moss', '123'],
    ['https://boards.greenhouse.io/embed/job_app?for=moss&token=123', 'greenhouse', 'moss', '123'],
    ['https://moss.example/careers?gh_jid=123456', 'greenhouse', null, '123456'],
    [`https://jobs.lever.co/moss/${ID}/apply`, 'lever', 'moss', ID],
    [`https://jobs.eu.lever.co/moss/${ID}`, 'lever', 'moss', ID],
    [`https://jobs.ashbyhq.com/Moss%20Co/${ID}/application`, 'ashby', 'Moss%20Co', ID],
    [`https://moss.example/jobs?ashby_jid=${ID}`, 'ashby', null, ID],
    ['https://apply.workable.com/moss/j/0A1B2C3D4E/', 'workable', 'moss', '0A1B2C3D4E'],
    ['https://apply.workable.com/j/0A1B2C3D4E', 'workable', null, '0A1B2C3D4E'],
    [
      'https://jobs.smartrecruiters.com/Moss/743999000000001-gardener',
      'smartrecruiters',
      'Moss',
      '743999000000001',
    ],
    ['https://moss.recruitee.com/o/gardener', 'recruitee', 'moss', 'gardener'],
    ['https://moss.jobs.personio.com/job/77?language=de', 'personio', 'moss', '77'],
    ['https://moss.teamtailor.com/jobs/55-gardener', 'teamtailor', 'moss', '55'],
    ['https://moss.wd5.myworkdayjobs.com/en-US/Careers/job/Ghent/Gardener_JR7-2', 'workday', 'moss', 'JR7-2'],
    ['https://moss.bamboohr.com/careers/86', 'bamboohr', 'moss', '86'],
    ['https://moss.pinpointhq.com/en/postings/abc-1', 'pinpoint', 'moss', 'abc-1'],
    [`https://ats.rippling.com/moss/jobs/${ID}`, 'rippling', 'moss', ID],
    ['https://jobs.jobvite.com/moss/job/oAbCdEf?nl=1', 'jobvite', 'moss', 'oAbCdEf'],
    ['https://careers-moss.icims.com/jobs/82/gardener/job', 'icims', 'careers-moss', '82'],
    ['https://be.linkedin.com/jobs/view/gardener-at-moss-4015921370?trk=x', 'linkedin', null, '4015921370'],
    [
      'https://www.linkedin.com/jobs/search/?currentJobId=4015921370&keywords=x',
      'linkedin',
      null,
      '4015921370',
    ],
    ['https://uk.indeed.com/viewjob?jk=00aa11bb22cc33dd&from=serp', 'indeed', null, '00aa11bb22cc33dd'],
  ])('%s is %s', (link, system, board, id) => {
    expect(systemOf(link)).toMatchObject({ system, board, id });
  });

  it('knows none where there is none', () => {
    for (const link of [
      'https://moss.example/jobs/7',
      'not a link',
      'file:///etc/passwd',
      'https://greenhouse.example/x',
    ]) {
      expect(systemOf(link)).toBeNull();
    }
  });

  it('gives the same posting one key, whichever link names it', () => {
    const same = (...links: string[]) => expect(new Set(links.map((one) => canonicalKey(one))).size).toBe(1);
    same(
      'https://boards.greenhouse.io/moss/jobs/123456',
      'https://moss.example/careers?utm_source=a&gh_jid=123456',
    );
    same(`https://jobs.lever.co/moss/${ID}`, `https://jobs.lever.co/moss/${ID}/apply?lever-source=x`);
    same('https://www.moss.example/jobs/7?utm_campaign=b#top', 'http://moss.example/jobs/7/');
    expect(canonicalKey('https://moss.example/jobs?id=1')).not.toBe(
      canonicalKey('https://moss.example/jobs?id=2'),
    );
    expect(canonicalKey(null)).toBeNull();
  });

  it('takes tracking off a link and keeps what names the posting', () => {
    expect(canonicalUrl('https://www.moss.example/jobs?fbclid=1&id=7&utm_medium=x#apply')).toBe(
      'https://www.moss.example/jobs?id=7',
    );
    expect(canonicalUrl('https://www.linkedin.com/jobs/search/?currentJobId=4015921370')).toBe(
      'https://www.linkedin.com/jobs/view/4015921370',
    );
  });
});

const listings = sharedFile('eval/listings/simplify-newgrad.json');
describe.skipIf(listings === null)('a public list of 1,288 links (skipped where it is absent)', () => {
  it('knows the system of every link that names one', () => {
    const links = (JSON.parse(readFileSync(listings!, 'utf8')) as { url: string }[]).map((one) => one.url);
    const hosts =
      /greenhouse\.io|lever\.co|ashbyhq|myworkdayjobs|myworkdaysite|workable\.com|smartrecruiters|jobvite|icims|breezy\.hr|bamboohr|pinpointhq|oraclecloud|gh_jid|ashby_jid/;
    for (const link of links)
      expect([link, systemOf(link)?.id ? 'known' : 'other']).toEqual([
        link,
        hosts.test(link) ? 'known' : 'other',
      ]);
  });
});
