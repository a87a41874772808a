import { describe, expect, it } from 'vitest';
import type { PostingToSummarize } from '../../src/domain/summary.ts';
import { officeDays } from '../../src/insight/facts.ts';
import { summarizeLocally } from '../../src/insight/summary.ts';

const posting = (text: string, over: Partial<PostingToSummarize> = {}): PostingToSummarize => ({
  text,
  title: 'Cheesemaker',
  company: 'Alpine Dairy',
  locations: [],
  workplace: null,
  employmentType: null,
  salary: null,
  expiresOn: null,
  ...over,
});
const TEXT = `Alpine Dairy is a small creamery that has aged cheese in a mountain cellar since 1902. We are looking for a cheesemaker to join our team of six and take care of the night shift.

What you will do
- Turn and brush the wheels
- Keep the cellar log

What we look for
- Knowledge of HACCP
- A diploma in dairy technology or 3 years of experience
- No driving licence needed
- French is a plus

Nice to have
- Experience with goat milk

What we offer
- A flat above the dairy
- Thirty days of holiday`;

describe('summarizeLocally', () => {
  const summary = summarizeLocally(posting(TEXT), [{ id: 1, name: 'HACCP', level: null, years: null }]);

  it('has every part in its place', () => {
    expect(summary).toMatchObject({
      engine: 'local',
      model: null,
      responsibilities: ['Turn and brush the wheels', 'Keep the cellar log'],
      requirements: ['Knowledge of HACCP'],
      qualifications: ['A diploma in dairy technology or 3 years of experience'],
      preferred: ['Experience with goat milk', 'French is a plus'],
      offers: ['A flat above the dairy', 'Thirty days of holiday'],
    });
    expect(summary.overview).toContain('looking for a cheesemaker');
  });

  it('says nothing that is not in the text', () => {
    for (const line of [
      ...summary.responsibilities,
      ...summary.requirements,
      ...summary.qualifications,
      ...summary.preferred,
      ...summary.offers,
    ])
      expect(TEXT).toContain(line);
    for (const sentence of summary.overview.split(/(?<=\.) /)) expect(TEXT).toContain(sentence);
    for (const { evidence } of summary.skills) expect(TEXT).toContain(evidence);
    expect(summary.skills.map((s) => s.name)).not.toContain('Driving licence');
  });

  it('names what is missing, and judges with a reason', () => {
    expect(summary.unclear).toContain('The pay is not stated.');
    expect(summary.match.covered.map((c) => c.by)).toEqual(['HACCP']);
    expect(summary.verdict.reason).toContain('HACCP');
  });

  it('stays useful for an empty posting and for a language it does not know', () => {
    const empty = summarizeLocally(posting(''), []);
    expect(empty).toMatchObject({ overview: '', skills: [], verdict: { fit: 'unknown' } });
    expect(empty.unclear).toContain('The posting has no text.');
    const finnish = summarizeLocally(
      posting(
        'Etsimme ohjelmistokehittäjää tiimiimme Tampereelle ja toivomme sinulta hyvää asennetta.\n\nOsaaminen\n- Kubernetes ja PostgreSQL\n- TypeScript',
      ),
      [{ id: 1, name: 'Kubernetes', level: null, years: null }],
    );
    expect(finnish.skills.map((s) => s.name)).toEqual(
      expect.arrayContaining(['Kubernetes', 'PostgreSQL', 'TypeScript']),
    );
    expect(finnish.match.provisional).toBe(true);
    // Three skills are too few for a number, but what is covered is told.
    expect(finnish.match.score).toBeNull();
    expect(finnish.match.covered.map((c) => c.name)).toEqual(['Kubernetes']);
  });
});

describe('a hostile posting', () => {
  it.each([
    ['one endless list', 'Go, SQL, React, lantern riveting, '.repeat(6000)],
    ['one endless sentence', 'experience with Go and '.repeat(9000)],
    ['no words', '((((**::--'.repeat(20_000)],
    ['one word', 'a'.repeat(200_000)],
    ['years', '5 years of '.repeat(18_000)],
    ['lines', 'Requirements:\n- experience with glass blowing number 7\n'.repeat(3500)],
  ])('costs little: %s', (_, text) => {
    const began = performance.now();
    const summary = summarizeLocally(posting(text), [{ id: 1, name: 'Go', level: null, years: null }]);
    expect(summary.skills.length).toBeLessThanOrEqual(40);
    expect(performance.now() - began).toBeLessThan(8000);
  });
});

describe('officeDays', () => {
  it.each([
    ['We ask that you come in 3 times per week.', 3],
    ['two days a week in the office', 2],
    ['In office 4 days per week', 4],
    ['3 days from home', 2],
    ['zwei Tage pro Woche im Büro', 2],
    ['You get 30 days of holiday', null],
    ['Founded 3 years ago', null],
  ])('%s', (text, days) => {
    expect(officeDays(text)).toBe(days);
  });
});
