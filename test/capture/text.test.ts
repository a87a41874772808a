import { describe, expect, it } from 'vitest';
import { draftFromText } from '../../src/capture/text/from-text.ts';
import { LONGEST_LINE, linesOf } from '../../src/capture/text/lines.ts';

const LINKEDIN = `Orchard & Pine
Senior Data Engineer
Ghent, Flemish Region, Belgium (Hybrid)
2 weeks ago · Over 100 applicants
Easy Apply
Save
About the job
Orchard & Pine grows software for nurseries.
What you will do
• Build pipelines
• Keep them running
We pay €62,000 - €70,000 per year. Apply by 14 December 2026.
Show less
Similar jobs
Data Engineer at Somewhere Else`;

describe('pasted text', () => {
  it('reads the lines of a board around a posting, and keeps them out of the description', () => {
    const { fields, description, provenance } = draftFromText(LINKEDIN);
    expect(fields).toMatchObject({
      title: 'Senior Data Engineer',
      company: 'Orchard & Pine',
      locations: ['Ghent, Flemish Region, Belgium'],
      workplace: 'hybrid',
      seniority: 'senior',
      salary: { min: 62000, max: 70000, currency: 'EUR', period: 'year' },
      expiresOn: '2026-12-14',
    });
    expect(fields.expiresEvidence).toContain('Apply by 14 December 2026');
    expect(provenance.salary).toBe('text');
    expect(description).toContain('- Build pipelines');
    for (const chrome of ['Easy Apply', 'Show less', 'Somewhere Else', 'applicants']) {
      expect(description).not.toContain(chrome);
    }
  });

  it('keeps the text whole in the snapshot', () => {
    const { snapshot } = draftFromText(LINKEDIN);
    expect(new TextDecoder().decode(snapshot?.bytes)).toBe(LINKEDIN);
  });

  it('cuts a site’s tips with the lists they introduce, also when two were pasted as one line', () => {
    const { description } = draftFromText(
      `Track This Job\nAdd this job to your board list to:\n- Watch it\n- Sort it\nPro Tip: Try our plan.\nWe are looking for a patient gardener to join us.\nWhat you do\n- Water plants\nKey Skills\nRanked by relevanceReady to apply?\nApplication takes less than 9 minutes`,
    );
    expect(description).toBe(
      'We are looking for a patient gardener to join us.\nWhat you do\n- Water plants',
    );
  });

  it('takes title, company and places from sentences where no line states them', () => {
    const { fields } = draftFromText(
      `We're looking for a passionate platform Engineer to become part of our crew.\nThis role is based in Lisbon or Porto.\nWe ask that you come in 2 times per week.\nAt Tidewater, we care about boats. Tidewater's mission is to float.`,
    );
    expect(fields).toMatchObject({
      title: 'Platform Engineer',
      company: 'Tidewater',
      locations: ['Lisbon', 'Porto'],
      workplace: 'hybrid',
      seniority: null,
      salary: null,
      expiresOn: null,
    });
  });

  it('reads labelled lines, the value on the next line too', () => {
    const { fields } = draftFromText(
      `Job Title: Night Baker\nCompany: Crumb GmbH\nLocation\n\nGraz\nEmployment Type: Part-Time\n\nYou bake.`,
    );
    expect(fields).toMatchObject({
      title: 'Night Baker',
      company: 'Crumb GmbH',
      locations: ['Graz'],
      employmentType: 'part-time',
    });
  });

  it.each([
    ['Applications will be accepted until Sept. 9, 2026.', '2026-09-09'],
    ['We accept applications from 9/8/2026 - 9/14/2026.', '2026-09-14'],
    ['Bewerbungsfrist: 03.04.2027', '2027-04-03'],
    ['Date limite de candidature : 5 décembre 2026', '2026-12-05'],
    ['Fecha límite para postular: 12 de enero de 2027', '2027-01-12'],
    ['Sluitingsdatum: 7 maart 2027', '2027-03-07'],
    ['Přihlášky posílejte nejpozději do 15. ledna 2027', '2027-01-15'],
    ['Termin składania aplikacji: 20 lutego 2027', '2027-02-20'],
    ['Closing date: Friday 04/12/2026', '2026-12-04'],
    ['The project deadline is March 3, 2027.', null],
    ['Posted 3 March 2027. Start date: 1 June 2027.', null],
    ['Open until the position is filled.', null],
  ])('finds the last day to apply, and only that: %s', (text, day) => {
    const { fields } = draftFromText(`Gardener\n${text}`);
    expect(fields.expiresOn).toBe(day);
    expect(fields.expiresEvidence === null).toBe(day === null);
  });

  it('flags a day that could be two, and leaves it open', () => {
    const { fields, warnings } = draftFromText('Closing date: 03/04/2027');
    expect(fields.expiresOn).toBeNull();
    expect(warnings.map((one) => one.code)).toContain('ambiguous-date');
  });

  it.each([
    ['November 22', '2026-11-22', '2026-11-22'],
    ['November 23', '2026-11-22', '2026-11-23'],
    // Passed not long ago, it is the day that is meant, and not one in a year.
    ['November 21', '2026-11-22', '2026-11-21'],
    ['January 5', '2026-11-22', '2027-01-05'],
    ['22 November', '2026-11-22', '2026-11-22'],
    ['22.11.', '2026-11-22', '2026-11-22'],
    ['December 31', '2026-12-31', '2026-12-31'],
    ['January 1', '2026-12-31', '2027-01-01'],
    ['February 29', '2027-03-01', '2028-02-29'],
    ['February 29', '2028-02-29', '2028-02-29'],
  ])('a day without a year is the next one, today among them: %s on %s', (day, today, expected) => {
    expect(draftFromText(`Apply by ${day}.`, { today }).fields.expiresOn).toBe(expected);
  });

  it('counts a day without a year from today on', () => {
    expect(draftFromText('Apply by January 5.', { today: '2026-11-22' }).fields.expiresOn).toBe('2027-01-05');
    expect(draftFromText('Apply by January 5.').fields.expiresOn).toBeNull();
  });

  it.each([
    ['This position is fully remote.', 'remote'],
    ['Expect 3 days a week in the office.', 'hybrid'],
    ['You work 5 days a week in the office.', 'onsite'],
    ['Not eligible for remote work.', 'onsite'],
    ['You give remote support to users and look after hybrid cloud systems.', null],
  ])('says where the work is done only when the text does: %s', (text, workplace) => {
    expect(draftFromText(text).fields.workplace).toBe(workplace);
  });

  it('sees that a posting takes no more applications', () => {
    expect(draftFromText('Baker\nCrumb\nNo longer accepting applications').fields.postingState).toBe(
      'closed',
    );
    expect(draftFromText('Diese Stelle ist nicht mehr verfügbar.').fields.postingState).toBe('closed');
  });

  it('lets no control character or escape sequence through', () => {
    const { fields, description } = draftFromText('Baker\u001b[31m\u0007\nCrumb Ltd\nYou \u202ebake\u0000.');
    expect(JSON.stringify([fields, description])).not.toMatch(/\\u00[01]|\u202e/);
    expect(fields.title).toBe('Baker');
  });
});

describe('a line longer than any', () => {
  it('is given to no rule whole, and none of its words is lost', () => {
    const words = Array.from({ length: 3000 }, (_, i) => `word${i}`);
    const lines = linesOf(`Cook\n${words.join(' ')}\n${'x'.repeat(12_000)}`);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(LONGEST_LINE);
    expect(lines.join(' ').split(' ').slice(1, -3)).toEqual(words);
    expect(lines.join('').match(/x/g)).toHaveLength(12_000);
    expect(linesOf(`y${'😀'.repeat(6000)}`).join('')).toBe(`y${'😀'.repeat(6000)}`);
    expect(linesOf('y'.repeat(LONGEST_LINE))).toHaveLength(1);
  });
});
