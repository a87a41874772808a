import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lookUp } from '../../src/insight/lexicon.ts';
import { rankSkills } from '../../src/insight/rank.ts';
import { sharedFile } from '../support/shared.ts';

const bare = { title: null, company: null, locations: [] };
const posting = (text: string, over: Partial<Parameters<typeof rankSkills>[0]> = {}) =>
  rankSkills({ ...bare, text, ...over });
const names = (text: string, over: Partial<Parameters<typeof rankSkills>[0]> = {}) =>
  posting(text, over).map((s) => s.name);

describe('rankSkills', () => {
  it('tells required from preferred, and never makes a wish a must', () => {
    const found = posting(
      'Requirements\n- Experience with Terraform\n- Ansible is a plus\n\nNice to have\n- Kubernetes\n\nBenefits\n- Free Spanish lessons and Excel courses',
    );
    const by = Object.fromEntries(found.map((s) => [s.name, s.required]));
    expect(by).toMatchObject({ Terraform: true, Ansible: false, Kubernetes: false });
    expect(by).not.toHaveProperty('Spanish');
    expect(by).not.toHaveProperty('Excel');
    expect(found[0]!.name).toBe('Terraform');
  });

  it('does not ask for what is denied', () => {
    expect(names('Requirements\n- No Python experience needed\n- Knowledge of SQL')).toEqual(['SQL']);
  });

  it('reads the years asked for, forward and in brackets', () => {
    const by = Object.fromEntries(
      posting(
        'Requirements\n- At least five years of experience with Kotlin\n- PostgreSQL (3+ years)\n- Docker',
      ).map((s) => [s.name, s.years]),
    );
    expect(by).toMatchObject({ Kotlin: 5, PostgreSQL: 3, Docker: null });
  });

  it('leaves out the employer and the places', () => {
    const found = names('Requirements\n- Experience with Figma and Sketch in Reading', {
      company: 'Figma, Inc.',
      locations: ['Reading, UK'],
    });
    expect(found).toEqual(['Sketch']);
  });

  it('puts what the title names first', () => {
    expect(names('Requirements\n- Docker\n- Git\n- Rust', { title: 'Senior Rust Developer' })[0]).toBe(
      'Rust',
    );
  });

  it('ranks a trade no lexicon was tuned for by what is asked', () => {
    const found = names(
      "Falconer\n\nWhat you'll do\n- Train young hawks for airport patrols\n- Repair leather jesses\n\nRequirements\n- Three years of falconry experience\n- Knowledge of raptor medicine and hawk feeding plans\n- Driving licence",
      { title: 'Falconer' },
    );
    expect(found.slice(0, 6)).toEqual(
      expect.arrayContaining(['Falconry', 'Raptor medicine', 'Driving licence']),
    );
  });

  it("finds the user's own words", () => {
    expect(
      names('Requirements\n- You have done zither tuning before', { ownWords: ['zither tuning'] }),
    ).toContain('zither tuning');
  });

  it('puts the field of a degree below what the work is done with', () => {
    const found = names(
      'Requirements\n- Bachelor degree in computer science, statistics or a related field\n- Four years of experience with Kotlin and PostgreSQL\n- Experience with Kafka\n- Experience operating Kubernetes',
      { title: 'Kotlin Engineer' },
    );
    for (const tool of ['Kotlin', 'PostgreSQL', 'Kafka', 'Kubernetes'])
      expect(found.indexOf(tool)).toBeLessThan(
        (found.map((n) => n.toLowerCase()).indexOf('computer science') + 1 || 99) - 1,
      );
  });

  it('says of which skills any one will do', () => {
    const found = posting(
      'Requirements\n- Experience with at least one of Terraform, Pulumi or Ansible\n- Experience with PostgreSQL',
    );
    const by = Object.fromEntries(found.map((s) => [s.name, s.choice]));
    expect(by.Terraform).toEqual({ group: expect.any(Number), said: 'one-of' });
    expect(by.Pulumi).toEqual(by.Terraform);
    expect(by.Ansible).toEqual(by.Terraform);
    expect(by.PostgreSQL).toBeNull();
  });

  it('reads a posting that is not English', () => {
    const found = names(
      'Vos missions\n- Pose de canalisations et installations sanitaires\n- Dépannage chez les particuliers\n\nVotre profil\n- Trois ans d’expérience en plomberie\n- Permis B exigé',
      { title: 'Plombier' },
    ).map((n) => n.toLowerCase());
    expect(found).toEqual(expect.arrayContaining(['plomberie', 'permis b']));
  });

  it('is deterministic, bounded, and its evidence stands in the text', () => {
    const piece = fc.constantFrom(
      'Requirements\n',
      '- experience with ',
      'Go',
      'React, ',
      '5+ years of ',
      'SQL',
      ' and ',
      '. ',
      '\n',
      'Nice to have\n',
      'communication skills',
      'lantern riveting',
      'Benefits:\n',
      '🚀 ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        const found = posting(text, { title: 'Go developer' });
        expect(posting(text, { title: 'Go developer' })).toEqual(found);
        let last = 101;
        for (const s of found) {
          expect(s.relevance).toBeGreaterThanOrEqual(1);
          expect(s.relevance).toBeLessThanOrEqual(last);
          last = s.relevance;
          if (s.evidenceStart >= 0)
            expect(text.slice(s.evidenceStart, s.evidenceStart + s.evidence.length)).toBe(s.evidence);
          else expect(s.evidence).toBe('Go developer');
        }
      }),
    );
  });
});

const sample = sharedFile('samples/backend-engineer.txt');
describe.skipIf(sample === null)('the sample posting', () => {
  it('shows what a recruiter would name, the craft before the manners', () => {
    const found = posting(readFileSync(sample!, 'utf8'), {
      title: 'Backend Engineer',
      company: 'Spotify',
      locations: ['Stockholm', 'London'],
    });
    const known = found.map((s) => ({ ...s, name: lookUp(s.name)?.name ?? s.name }));
    expect(known.slice(0, 14).map((s) => s.name)).toEqual(
      expect.arrayContaining(['Back-end development', 'System design', 'Data structures', 'Code review']),
    );
    const at = (name: string) => known.find((s) => s.name === name)?.relevance ?? 0;
    expect(at('Back-end development')).toBeGreaterThan(at('Teamwork'));
    expect(at('System design')).toBeGreaterThan(at('Teamwork'));
    expect(at('Algorithms')).toBeGreaterThan(at('Problem solving'));
    expect(found.map((s) => s.name)).not.toContain('Spotify');
  });
});
