import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lookUp } from '../../src/insight/lexicon.ts';
import { findMentions, findSkills } from '../../src/insight/skills.ts';

const names = (text: string) => findSkills(text).map((s) => s.name);
const said = (text: string) => findSkills(text).map((s) => text.slice(s.start, s.end));

describe('findSkills', () => {
  it('gives aliases their canonical name', () => {
    expect(names('Experience with k8s, Postgres and JS')).toEqual(['Kubernetes', 'PostgreSQL', 'JavaScript']);
    expect(names('Knowledge of node.js, ASP.NET, C++, C# and CI/CD')).toEqual([
      'Node.js',
      'ASP.NET',
      'C++',
      'C#',
      'CI/CD',
    ]);
  });

  it.each([
    ['You will go home and make access easy each spring, be swift and excel.', []],
    ['Experience with Go, R and C is needed.', ['Go', 'R', 'C']],
    ['Proficient in Excel and Access.', ['Excel', 'Access']],
    ['We use Java, Spring and Kotlin.', ['Java', 'Spring', 'Kotlin']],
    ['Our lead will react to the express demands of the cloud of visitors.', []],
  ])('needs context for %s', (text, want) => {
    expect(names(text)).toEqual(want);
  });

  it('knows professions beyond software', () => {
    expect(names('Experience with phlebotomy, wound care and Epic.')).toHaveLength(3);
    expect(names('Proficient in conveyancing, Westlaw and legal research.')).toHaveLength(3);
    expect(names('Knowledge of TIG welding, AutoCAD and blueprint reading.')).toHaveLength(3);
    expect(names('Experience in HPLC, PCR and cell culture under GMP.')).toHaveLength(4);
  });

  it('finds terms no list has, by the way they are asked for', () => {
    expect(said('Experience with Frobnicator and lantern riveting techniques is required.')).toEqual([
      'Frobnicator',
      'lantern riveting techniques',
    ]);
  });

  it('knows a spoken language from a nationality', () => {
    expect(names('German at level B2 or above, and English')).toEqual(['German', 'English']);
    expect(names('A German company with Polish customers.')).toEqual([]);
    expect(names('Please send your application in English.')).toEqual([]);
  });

  it('leaves people skills to findMentions', () => {
    expect(names('Excellent communication skills')).toEqual([]);
    expect(findMentions('Excellent communication skills').map((m) => m.name)).toEqual(['Communication']);
  });

  it('knows what implies what', () => {
    expect(lookUp('Postgres')?.implies).toContain('SQL');
    expect(lookUp('k8s')?.name).toBe('Kubernetes');
    expect(lookUp('cloud')?.name).not.toBe('AWS');
    expect(lookUp('underwater basket weaving')).toBeNull();
  });

  it('places every skill in the text, in order and apart, whatever the text', () => {
    const piece = fc.constantFrom(
      'experience with ',
      'Go',
      'React, ',
      'SQL',
      ' and ',
      '. ',
      '\n- ',
      '.NET',
      'C++',
      '(',
      'glass blowing',
      'é',
      '🚀',
      'R',
      ' is a plus',
      '/',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        let last = 0;
        for (const { start, end } of findMentions(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          last = end;
        }
      }),
    );
  });
});
