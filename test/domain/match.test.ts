import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { demandOver, matchSkills, shareOf } from '../../src/domain/match.ts';
import { families } from '../../src/insight/families.ts';

const want = (name: string, relevance = 80, required = true) => ({ name, relevance, required });
const own = (...names: string[]) => names.map((name) => ({ name }));

describe('shareOf', () => {
  it('covers by another name, by what is implied, in part by the family', () => {
    expect(shareOf('Kubernetes', 'k8s', families)).toBe(1);
    expect(shareOf('SQL', 'PostgreSQL', families)).toBe(1);
    expect(shareOf('MySQL', 'PostgreSQL', families)).toBe(0.5);
    expect(shareOf('PostgreSQL', 'SQL', families)).toBe(0.4);
    expect(shareOf('AWS', 'cloud', families)).toBeLessThan(1);
    expect(shareOf('Go', 'Knitting', families)).toBe(0);
  });
});

describe('matchSkills', () => {
  const skills = [want('Go', 90), want('PostgreSQL', 80), want('Kubernetes', 60), want('Figma', 50, false)];

  it('says what covers what and what is missing', () => {
    const match = matchSkills(skills, own('golang', 'MySQL'), families);
    expect(match.covered).toEqual([
      { name: 'Go', by: 'golang', share: 1, required: true },
      { name: 'PostgreSQL', by: 'MySQL', share: 0.5, required: true },
    ]);
    expect(match.missingRequired).toEqual(['Kubernetes']);
    expect(match.missingPreferred).toEqual(['Figma']);
    expect(match.score).toBe(51); // (90 + 40) of (90 + 80 + 60 + 25)
    expect(match.provisional).toBe(false);
  });

  it('is provisional and without a score where there is nothing to compare', () => {
    expect(matchSkills([], own('Go'), families)).toMatchObject({ score: null, provisional: true });
    expect(matchSkills(skills, [], families)).toMatchObject({ score: null, provisional: true });
    expect(matchSkills(skills.slice(0, 3), own('Go'), families)).toMatchObject({
      score: null,
      provisional: true,
    });
    const manners = ['English', 'German', 'French'].map((name) => ({ ...want(name), kind: 'spoken' }));
    expect(
      matchSkills([...manners, { ...want('Empathy'), kind: 'people' }], own('English'), families).score,
    ).toBeNull();
  });

  it('takes a choice as one requirement that any member meets', () => {
    const choice = { group: 1, said: 'one-of' as const };
    const either = [
      { ...want('Python', 80), choice },
      { ...want('Ruby', 80), choice },
    ];
    const match = matchSkills([...either, ...skills], own('ruby'), families);
    expect(match.score).toBe(24); // 80 of (80 + 90 + 80 + 60 + 25)
    expect(match.covered).toEqual([{ name: 'Ruby', by: 'ruby', share: 1, required: true }]);
    expect(match.missingRequired).toEqual(['Go', 'PostgreSQL', 'Kubernetes']);
    expect(matchSkills([...either, ...skills], own('Go'), families).missingRequired[0]).toBe(
      'Python or Ruby',
    );
  });

  it('asks nobody for degrees, their fields, industries, general words and tasks', () => {
    const beside = [
      { ...want('Bachelor’s degree'), kind: 'unknown' },
      {
        ...want('Computer science'),
        kind: 'domain',
        evidence: 'A degree in mathematics or computer science.',
      },
      { ...want('Dairy industry'), kind: 'domain' },
      { ...want('Support'), kind: 'domain' },
      { ...want('Cellar log'), kind: 'task' },
    ];
    expect(matchSkills([...beside, ...skills], own('Go'), families)).toEqual(
      matchSkills(skills, own('Go'), families),
    );
    expect(matchSkills(beside, own('Go'), families).score).toBeNull();
  });

  it('names nothing both covered in part and missing', () => {
    const { covered, missingRequired } = matchSkills(skills, own('SQL'), families);
    expect(covered.map((c) => c.name)).toEqual(['PostgreSQL']);
    expect(missingRequired).not.toContain('PostgreSQL');
  });

  it('never falls when a skill is learnt', () => {
    const name = fc.constantFrom(
      'Go',
      'SQL',
      'PostgreSQL',
      'MySQL',
      'Kubernetes',
      'Docker',
      'React',
      'Vue',
      'Welding',
      'Figma',
      'English',
      'Tax',
      'whittling',
    );
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            name,
            relevance: fc.integer({ min: 0, max: 100 }),
            required: fc.boolean(),
            choice: fc.option(
              fc.record({ group: fc.integer({ min: 1, max: 3 }), said: fc.constant('or' as const) }),
            ),
          }),
          { minLength: 1, maxLength: 12 },
        ),
        fc.array(name, { minLength: 1, maxLength: 6 }),
        name,
        (wanted, have, more) => {
          const before = matchSkills(wanted, own(...have), families).score;
          const after = matchSkills(wanted, own(...have, more), families).score;
          // What the posting names decides whether there is a score, not what one has.
          if (before === null) expect(after).toBeNull();
          else expect(after).toBeGreaterThanOrEqual(before);
        },
      ),
    );
  });
});

describe('demandOver', () => {
  it('counts a job once and says what would open the most', () => {
    const jobs = [
      [want('Go', 90), want('golang', 20), want('Terraform', 50), want('Figma', 10)],
      [want('Terraform', 70), want('SQL', 40), want('Welding', 10), want('Knitting', 5)],
    ];
    const demand = demandOver(jobs, own('PostgreSQL'), families);
    expect(demand.map((d) => [d.name, d.jobs])).toEqual([
      ['Terraform', 2],
      ['Go', 1],
      ['SQL', 1],
      ['Figma', 1],
      ['Welding', 1],
      ['Knitting', 1],
    ]);
    expect(demand[0]).toMatchObject({ opens: 2, covered: null });
    expect(demand[2]).toMatchObject({ covered: 'PostgreSQL', opens: 0, gain: 0 });
  });
});
