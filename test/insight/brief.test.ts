import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sayWatch, wordsOf } from '../../src/domain/brief.ts';
import type { PostingToSummarize } from '../../src/domain/summary.ts';
import { briefOf } from '../../src/insight/brief.ts';
import { summarizeLocally } from '../../src/insight/summary.ts';

const TODAY = '2026-11-24';
const own = (...names: string[]) => names.map((name, id) => ({ id, name, level: null, years: null }));
const posting = (text: string, over: Partial<PostingToSummarize> = {}): PostingToSummarize => ({
  text,
  title: 'Ferry Data Engineer',
  company: 'Quayline',
  locations: ['Turku'],
  workplace: null,
  employmentType: null,
  salary: null,
  expiresOn: null,
  ...over,
});
const brief = (one: PostingToSummarize, ...names: string[]) =>
  briefOf(one, summarizeLocally(one, own(...names)), TODAY, {
    languages: ['en'],
    skills: new Set(names.map((n) => n.toLowerCase())),
  });

const TEXT = `Quayline is a world-class leader in ferry logistics, loved by all who sail with us.

We are looking for a ferry data engineer to keep the timetable warehouse in good order.

Responsibilities
- To perform this job successfully, an individual must meet the requirements listed below.
- Attend the weekly meeting
- Build PostgreSQL pipelines for the ferry timetable
- Maintain Kubernetes clusters at both harbours
- Design Python services for ticket data
- Perform other duties as assigned

Requirements
- Experience with PostgreSQL and Python
- Knowledge of Kubernetes
- Knowledge of Terraform
- A diploma in computer science
`;

describe('briefOf', () => {
  it('has the role, the musts and the duties that say most, no praise and no filler', () => {
    const found = brief(posting(TEXT), 'PostgreSQL');
    expect(found.role).toBe(
      'We are looking for a ferry data engineer to keep the timetable warehouse in good order.',
    );
    expect(found.duties).toEqual([
      'Build PostgreSQL pipelines for the ferry timetable',
      'Maintain Kubernetes clusters at both harbours',
      'Design Python services for ticket data',
    ]);
    expect(found.musts.find((m) => m.name === 'PostgreSQL')?.covered).toBe('yes');
    expect(found.musts.find((m) => m.name === 'Kubernetes')?.covered).toBe('no');
    expect(found.musts.length).toBeLessThanOrEqual(5);
    for (const { covered } of brief(posting(TEXT)).musts) expect(covered).toBeNull();
  });

  it('says the sentence of the role no second time among the duties', () => {
    const said = 'You will be responsible for building PostgreSQL pipelines as our ferry data engineer.';
    const found = brief(posting(`Responsibilities\n${said}\n- Design Python services for ticket data\n`));
    expect(found.role).toBe(said);
    expect(found.duties).toEqual(['Design Python services for ticket data']);
  });

  it('names title, company and place where no sentence says what the role is', () => {
    expect(brief(posting('Quayline is a world-class leader in ferry logistics.')).role).toBe(
      'Ferry Data Engineer at Quayline, Turku',
    );
    expect(brief(posting('', { title: null })).role).toBe('');
  });

  it.each<[string, Partial<PostingToSummarize>, string, boolean]>([
    ['', { expiresOn: '2026-11-20' }, 'closed 4 days ago', true],
    ['', { expiresOn: '2026-11-26' }, 'closes in 2 days', true],
    ['', { expiresOn: '2027-02-01' }, 'closes', false],
    ['', { postedOn: '2026-08-26' }, 'posted 90 days ago', true],
    ['', { postedOn: '2026-11-20' }, 'posted', false],
    ['', {}, 'pay not stated', true],
    ['', { employmentType: 'contract' }, 'contract', true],
    ['A fixed-term post.', {}, 'contract', true],
    ['You take part in the on-call rota.', {}, 'on-call duty', true],
    ['There is no on-call.', {}, 'on-call', false],
    ['Willingness to travel 20% of the time.', {}, 'travel', true],
    ['Travel is not required.', {}, 'travel', false],
    ['Our client is a mill in Turku.', {}, 'through an agency', true],
    ['', { language: 'de' }, 'written in German', true],
  ])('watches: %s %j', (text, over, said, wanted) => {
    const told = brief(posting(text, over)).watch.map(sayWatch);
    expect(told.some((one) => one.startsWith(said))).toBe(wanted);
  });

  it('does not warn of a language that the profile has', () => {
    expect(brief(posting('', { language: 'de' }), 'German').watch.map((w) => w.kind)).not.toContain(
      'language',
    );
  });
});

describe('of any posting', () => {
  const word = fc.constantFrom(
    ...'Build and PostgreSQL pipelines, for the harbour; Kubernetes Design seamless (including) Go or Ruby with care. you will travel'.split(
      ' ',
    ),
  );
  const line = fc.array(word, { minLength: 1, maxLength: 30 }).map((w) => w.join(' '));
  const list = fc.array(line, { maxLength: 8 }).map((l) => l.map((one) => `- ${one}`).join('\n'));

  it('duties stand in the posting, none twice, and all is at most 120 words', () => {
    fc.assert(
      fc.property(line, list, list, (prose, duties, asked) => {
        const one = posting(`${prose}\n\nResponsibilities\n${duties}\n\nRequirements\n${asked}\n`);
        const found = brief(one, 'Go');
        for (const duty of found.duties) expect(one.text).toContain(duty);
        expect(new Set(found.duties).size).toBe(found.duties.length);
        expect(wordsOf(found)).toBeLessThanOrEqual(120);
        for (const { name } of found.musts) expect(name.split(/\s+/).length).toBeLessThanOrEqual(6);
      }),
      { numRuns: 60 },
    );
  });

  it('without skills there is no score', () => {
    const dull = fc.array(fc.constantFrom('the', 'boat', 'is', 'blue', 'today', 'we', 'wave'), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(dull, (words) => {
        const summary = summarizeLocally(posting(words.join(' '), { title: null }), own('Go', 'English'));
        expect(summary.match.score).toBeNull();
      }),
      { numRuns: 60 },
    );
  });
});
