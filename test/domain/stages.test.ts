import { describe, expect, it } from 'vitest';
import { groupOf, resolveStage, STAGES, stageRank, withOwnStages } from '../../src/domain/stages.ts';

const found = (word: string, stages = STAGES) => {
  const match = resolveStage(word, stages);
  return match.kind === 'found' ? match.stage.name : match.kind;
};

describe('resolveStage', () => {
  it('finds every stage by its own name, whatever the case', () => {
    for (const { name } of STAGES) {
      expect(found(name)).toBe(name);
      expect(found(name.toUpperCase())).toBe(name);
      expect(found(` ${name} `)).toBe(name);
    }
  });

  it.each([
    ['phone screen', 'screening'],
    ['Phone_Screen', 'screening'],
    ['phone', 'screening'],
    ['recruiter call', 'screening'],
    ['hr call', 'screening'],
    ['onsite', 'interview'],
    ['on-site', 'interview'],
    ['On Site', 'interview'],
    ['interviewing', 'interview'],
    ['final round', 'interview'],
    ['hired', 'accepted'],
    ['signed', 'accepted'],
    ['declined', 'rejected'],
    ['turned down', 'rejected'],
    ['rejection', 'rejected'],
    ['passed', 'rejected'],
    ['offer declined', 'withdrawn'],
    ['withdrew', 'withdrawn'],
    ['no response', 'ghosted'],
    ['silence', 'ghosted'],
    ['ghost', 'ghosted'],
    ['no answer', 'ghosted'],
    ['wishlist', 'saved'],
    ['bookmarked', 'saved'],
    ['draft', 'preparing'],
    ['submitted', 'applied'],
    ['sent', 'applied'],
    ['closed', 'expired'],
  ])('"%s" is %s', (word, name) => {
    expect(found(word)).toBe(name);
  });

  it('takes the beginning of exactly one name', () => {
    expect(found('interv')).toBe('interview');
    expect(found('prep')).toBe('preparing');
    expect(found('w')).toBe('withdrawn');
  });

  it('names the candidates where a beginning fits several', () => {
    const match = resolveStage('a');
    expect(match.kind === 'ambiguous' && match.candidates.map((s) => s.name)).toEqual([
      'applied',
      'accepted',
    ]);
  });

  it('offers the nearest for a slip, and nothing for nonsense', () => {
    expect(resolveStage('intervew')).toEqual({ kind: 'unknown', nearest: ['interview'] });
    expect(resolveStage('aplied')).toMatchObject({
      kind: 'unknown',
      nearest: expect.arrayContaining(['applied']),
    });
    expect(resolveStage('hird')).toMatchObject({ nearest: expect.arrayContaining(['accepted']) });
    expect(resolveStage('zzzzzzzz')).toEqual({ kind: 'unknown', nearest: [] });
    expect(resolveStage('  ')).toEqual({ kind: 'unknown', nearest: [] });
    expect(resolveStage('__proto__').kind).toBe('unknown');
  });

  it("lets the user's own name win over an alias", () => {
    const stages = withOwnStages([{ name: 'phone screen', group: 'active', after: 'applied' }]);
    expect(found('phone-screen', stages)).toBe('phone screen');
    expect(found('hr call', stages)).toBe('screening');
  });
});

describe('own stages', () => {
  it('stand after the stage they follow, in the order they were added', () => {
    const stages = withOwnStages([
      { name: 'take-home', group: 'active', after: 'screening' },
      { name: 'pairing', group: 'active', after: 'screening' },
      { name: 'presentation', group: 'active', after: 'take-home' },
    ]);
    const names = stages.map((s) => s.name);
    expect(names.slice(3, 8)).toEqual(['screening', 'take-home', 'presentation', 'pairing', 'interview']);
    expect(stages.find((s) => s.name === 'take-home')).toEqual({
      name: 'take-home',
      group: 'active',
      own: true,
    });
  });

  it('come last in their group without an anchor, and never take a taken name', () => {
    const stages = withOwnStages([
      { name: 'paused', group: 'active', after: null },
      { name: 'Offer', group: 'active', after: null },
      { name: 'lost in the post', group: 'lost', after: 'no such stage' },
    ]);
    const names = stages.map((s) => s.name);
    expect(names.indexOf('paused')).toBe(names.indexOf('offer') + 1);
    expect(names.indexOf('lost in the post')).toBe(names.indexOf('rejected') + 1);
    expect(names.filter((n) => n.toLowerCase() === 'offer')).toEqual(['offer']);
    expect(STAGES).toHaveLength(11);
  });
});

describe('groupOf and stageRank', () => {
  it('know each stage and no other', () => {
    expect(groupOf('offer')).toBe('active');
    expect(groupOf('rejected')).toBe('lost');
    expect(groupOf('ghosted')).toBe('closed');
    expect(groupOf('nothing')).toBeNull();
    expect(stageRank('nothing')).toBe(-1);
  });

  it('ranks along the journey, ends last', () => {
    expect(stageRank('saved')).toBe(0);
    expect(stageRank('interview')).toBeGreaterThan(stageRank('applied'));
    const stages = withOwnStages([{ name: 'on hold', group: 'closed', after: 'applied' }]);
    expect(stageRank('on hold', stages)).toBeGreaterThan(stageRank('offer', stages));
  });
});
