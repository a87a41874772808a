import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery, QUERY_KEYS, type Term } from '../../../src/domain/query/query.ts';
import { STAGES, withOwnStages } from '../../../src/domain/stages.ts';
import { isJobtrailError, type JobtrailError } from '../../../src/errors.ts';

const context = { today: '2026-11-22', stages: STAGES };
const terms = (words: string | string[]) => parseQuery(words, context).terms;
const only = (words: string | string[]) => {
  const [term, ...rest] = terms(words);
  expect(rest).toEqual([]);
  return term;
};
const is = (key: string, ...values: (string | number)[]) => ({ key, negated: false, op: 'is', values });
const term = (key: string, op: string, ...values: (string | number)[]) => ({
  key,
  negated: false,
  op,
  values,
});

const failure = (words: string | string[]): JobtrailError => {
  try {
    parseQuery(words, context);
  } catch (error) {
    if (isJobtrailError(error)) return error;
    throw error;
  }
  throw new Error(`${words} was read`);
};

describe('a query', () => {
  it("reads the design's example", () => {
    expect(
      terms(
        'status:applied group:active company:acme tag:remote skill:go expires:<7d applied:>2026-10-01 salary:>=60000 match:>=70 -status:rejected words',
      ),
    ).toEqual([
      is('status', 'applied'),
      is('group', 'active'),
      is('company', 'acme'),
      is('tag', 'remote'),
      is('skill', 'go'),
      term('expires', 'between', '2026-11-22', '2026-11-28'),
      term('applied', '>', '2026-10-01'),
      { ...term('salary', '>=', 60_000), currency: null, period: 'year' },
      term('match', '>=', 70),
      { ...is('status', 'rejected'), negated: true },
      is('words', 'words'),
    ]);
  });

  it('of nothing fits everything', () => {
    expect(terms('')).toEqual([]);
    expect(terms('   ')).toEqual([]);
    expect(terms([])).toEqual([]);
    expect(terms(['', ' '])).toEqual([]);
  });

  it.each<[string | string[], Term | object]>([
    ['company:"Acme Corp"', is('company', 'Acme Corp')],
    ["company:'Acme Corp'", is('company', 'Acme Corp')],
    ['company:„Bäckerei Süß“', is('company', 'Bäckerei Süß')],
    ['company:"Acme, Inc",Initech', is('company', 'Acme, Inc', 'Initech')],
    [['company:Acme Corp'], is('company', 'Acme Corp')],
    [['-company:Acme Corp'], { ...is('company', 'Acme Corp'), negated: true }],
    [['data engineer'], is('words', 'data engineer')],
    ['"data engineer"', is('words', 'data engineer')],
    ['"a:b"', is('words', 'a:b')],
    ['-senior', { ...is('words', 'senior'), negated: true }],
    ['-"team lead"', { ...is('words', 'team lead'), negated: true }],
    ["o'brien", is('words', "o'brien")],
    ['https://jobs.example/1', is('words', 'https://jobs.example/1')],
    ['9:30', is('words', '9:30')],
    ['c++', is('words', 'c++')],
    ['a,b', is('words', 'a,b')],
    ['TITLE:Engineer', is('title', 'Engineer')],
    ['deadline:today', is('expires', '2026-11-22')],
  ])('%j', (words, expected) => {
    expect(only(words)).toEqual(expected);
  });

  it('given as one argument with several keys is split all the same', () => {
    expect(terms(['status:applied tag:remote backend'])).toEqual([
      is('status', 'applied'),
      is('tag', 'remote'),
      is('words', 'backend'),
    ]);
    expect(terms(['group:active', 'company:Acme Corp', 'berlin'])).toHaveLength(3);
  });
});

describe('names', () => {
  it('of stages are found by beginning and by what people say', () => {
    expect(only('status:app,interv')).toEqual(is('status', 'applied', 'interview'));
    expect(only('status:"phone screen",ghost')).toEqual(is('status', 'screening', 'ghosted'));
    expect(only('status:applied,submitted')).toEqual(is('status', 'applied'));
  });

  it('of groups stand for all their stages', () => {
    expect(only('status:active')).toEqual(
      is('status', 'preparing', 'applied', 'screening', 'interview', 'offer'),
    );
    expect(only('-status:closed,rejected')).toEqual({
      ...is('status', 'withdrawn', 'ghosted', 'expired', 'rejected'),
      negated: true,
    });
    expect(only('status:saved')).toEqual(is('status', 'saved'));
  });

  it("include the user's own stages", () => {
    const stages = withOwnStages([{ name: 'take-home', group: 'active', after: 'screening' }]);
    expect(parseQuery('status:take', { ...context, stages }).terms).toEqual([is('status', 'take-home')]);
  });

  it.each<[string, object]>([
    ['workplace:on-site', is('workplace', 'onsite')],
    ['workplace:hybrid,remote', is('workplace', 'hybrid', 'remote')],
    ['type:fulltime', is('type', 'full-time')],
    ['type:intern', is('type', 'internship')],
    ['seniority:sen', is('seniority', 'senior')],
    ['is:overdue', is('is', 'overdue')],
    ['-is:closed', { ...is('is', 'closed'), negated: true }],
    ['has:deadline', is('has', 'deadline')],
    ['has:note', is('has', 'notes')],
    ['group:won', is('group', 'won')],
  ])('%s', (words, expected) => expect(only(words)).toEqual(expected));
});

describe('days', () => {
  it.each<[string, object]>([
    ['expires:7d', term('expires', 'between', '2026-11-22', '2026-11-29')],
    ['expires:<=7d', term('expires', 'between', '2026-11-22', '2026-11-29')],
    ['expires:<7d', term('expires', 'between', '2026-11-22', '2026-11-28')],
    ['expires:>2w', term('expires', '>', '2026-12-06')],
    ['expires:<0d', term('expires', '<', '2026-11-22')],
    ['expires:<today', term('expires', '<', '2026-11-22')],
    ['expires:=3d', is('expires', '2026-11-25')],
    ['expires:tomorrow', is('expires', '2026-11-23')],
    ['applied:7d', term('applied', 'between', '2026-11-15', '2026-11-22')],
    ['applied:<7d', term('applied', 'between', '2026-11-16', '2026-11-22')],
    ['applied:>30d', term('applied', '<', '2026-10-23')],
    ['applied:>=30d', term('applied', '<=', '2026-10-23')],
    ['applied:=7d', is('applied', '2026-11-15')],
    ['posted:2026-10', term('posted', 'between', '2026-10-01', '2026-10-31')],
    ['posted:2026-12', term('posted', 'between', '2026-12-01', '2026-12-31')],
    ['saved:2028-02', term('saved', 'between', '2028-02-01', '2028-02-29')],
    ['saved:>2026-10', term('saved', '>', '2026-10-31')],
    ['saved:>=2026-10', term('saved', '>=', '2026-10-01')],
    ['saved:<=2026-10', term('saved', '<=', '2026-10-31')],
    ['updated:2026', term('updated', 'between', '2026-01-01', '2026-12-31')],
    ['applied:2026-10-01..2026-10-31', term('applied', 'between', '2026-10-01', '2026-10-31')],
    ['applied:2026-10-31..2026-10-01', term('applied', 'between', '2026-10-01', '2026-10-31')],
    ['applied:2026-09..2026-10', term('applied', 'between', '2026-09-01', '2026-10-31')],
    ['applied:2026-10-01..', term('applied', '>=', '2026-10-01')],
    ['applied:..2026-10-01', term('applied', '<=', '2026-10-01')],
    ['expires:today..14d', term('expires', 'between', '2026-11-22', '2026-12-06')],
    ['expires:-3d..3d', term('expires', 'between', '2026-11-19', '2026-11-25')],
    ['saved:today,yesterday', is('saved', '2026-11-22', '2026-11-21')],
  ])('%s', (words, expected) => expect(only(words)).toEqual(expected));

  it.each([
    'expires:soon',
    'expires:2026-02-30',
    'applied:2026-13',
    'expires:..',
    'saved:9999999d',
    'saved:7d,2026-10',
    'expires:<',
  ])('%s is refused', (words) => expect(failure(words)).toMatchObject({ kind: 'usage', code: 'bad-value' }));
});

describe('forms that no shell eats', () => {
  it.each<[string, string]>([
    ['expires.before:7d', 'expires:<7d'],
    ['expires.after:2w', 'expires:>2w'],
    ['expires.before:2026-12-01', 'expires:<2026-12-01'],
    ['applied.after:2026-10-01', 'applied:>2026-10-01'],
    ['applied.since:2026-10-01', 'applied:>=2026-10-01'],
    ['saved.before:2026-01-01', 'saved:<2026-01-01'],
    ['saved.until:2026-10', 'saved:<=2026-10'],
    ['deadline.before:2026-12-01', 'expires:<2026-12-01'],
    // On the calendar: before the day a month ago is longer ago than a month.
    ['updated.before:30d', 'updated:>30d'],
    ['applied.after:7d', 'applied:<7d'],
    ['match:70+', 'match:>=70'],
    ['match:70%+', 'match:>=70%'],
    ['salary:60k+', 'salary:>=60k'],
    ['salary:20/hour+', 'salary:>=20/hour'],
    ['salary:20+/hour', 'salary:>=20/hour'],
    ['applied:2026-10-01+', 'applied:>=2026-10-01'],
    ['match>30', 'match:>30'],
    ['match>=30', 'match:>=30'],
    ['-match<30', '-match:<30'],
    ['expires<7d', 'expires:<7d'],
    ['id=3', 'id:3'],
    ['id:j3,j7', 'id:3,7'],
  ])('%s is %s', (safe, known) => {
    expect(terms(safe)).toEqual(terms(known));
    expect(terms([safe])).toEqual(terms([known]));
  });

  it('stand beside others in one argument', () => {
    const expected = [...terms('status:active'), ...terms('match:>30')];
    expect(terms(['status:active match>30'])).toEqual(expected);
    expect(terms('status:active match>30')).toEqual(expected);
    expect(terms(['match>30 status:active'])).toEqual([...expected].reverse());
    expect(terms(['expires.before:7d remote'])).toEqual([...terms('expires:<7d'), is('words', 'remote')]);
    expect(terms(['remote expires.before:7d'])).toEqual([is('words', 'remote'), ...terms('expires:<7d')]);
  });

  it('are words where no key is meant', () => {
    expect(only('a>b')).toEqual(is('words', 'a>b'));
    expect(only('node.js:core')).toEqual(is('words', 'node.js:core'));
    expect(only('company>acme')).toEqual(is('words', 'company>acme'));
    expect(only(['status:phone screen'])).toEqual(is('status', 'screening'));
  });

  it.each([
    'expires.befor:7d',
    'expires.before:a..b',
    'applied.after:>7d',
    'match.after:7',
    'match:101+',
    'salary:+',
  ])('%s is refused', (words) => expect(failure(words)).toMatchObject({ kind: 'usage', code: 'bad-value' }));

  it('name the nearest', () => {
    expect(failure('expires.befor:7d').hints.join(' ')).toContain('"expires.before:"');
  });

  it('are what the list of keys shows', () => {
    for (const { key, takes } of QUERY_KEYS) expect(`${key}: ${takes}`).not.toMatch(/[<>]/);
  });
});

describe('what ended', () => {
  it('is lost and closed, not won', () => {
    expect(only('group:ended')).toEqual(is('group', 'lost', 'closed'));
    expect(only('-group:ended,won')).toEqual({ ...is('group', 'lost', 'closed', 'won'), negated: true });
    expect(only('status:ended')).toEqual(is('status', 'rejected', 'withdrawn', 'ghosted', 'expired'));
  });
});

describe('numbers', () => {
  it.each<[string, object]>([
    ['match:70', term('match', 'is', 70)],
    ['match:>=70%', term('match', '>=', 70)],
    ['match:50..80', term('match', 'between', 50, 80)],
    ['id:3,7,#9', term('id', 'is', 3, 7, 9)],
    ['salary:>=60k', { ...term('salary', '>=', 60_000), currency: null, period: 'year' }],
    ['salary:>=60kEUR', { ...term('salary', '>=', 60_000), currency: 'EUR', period: 'year' }],
    ['salary:<20/hour', { ...term('salary', '<', 20), currency: null, period: 'hour' }],
    ['salary:50k..70k', { ...term('salary', 'between', 50_000, 70_000), currency: null, period: 'year' }],
    ['salary:50k..', { ...term('salary', '>=', 50_000), currency: null, period: 'year' }],
    ['salary:>="£45,000"', { ...term('salary', '>=', 45_000), currency: 'GBP', period: 'year' }],
  ])('%s', (words, expected) => expect(only(words)).toEqual(expected));

  it.each(['match:101', 'match:high', 'id:x', 'id:-1', 'salary:lots', 'salary:>=', 'match:>50,>60'])(
    '%s is refused',
    (words) => {
      expect(failure(words)).toMatchObject({ kind: 'usage', code: 'bad-value' });
    },
  );
});

describe('what cannot be read', () => {
  it('names the nearest key and all keys', () => {
    const error = failure('statsu:applied');
    expect(error).toMatchObject({
      kind: 'usage',
      code: 'unknown-key',
      details: { nearest: expect.arrayContaining(['status']) },
    });
    expect(error.hints.join(' ')).toContain('"status:"');
    for (const { key } of QUERY_KEYS) expect(error.hints.join(' ')).toContain(key);
    expect(failure('constructor:x').code).toBe('unknown-key');
  });

  it('names the nearest stage, and the stages a beginning fits', () => {
    expect(failure('status:intervew').hints.join(' ')).toContain('"interview"');
    expect(failure('status:a').message).toContain('applied, accepted');
    expect(failure('is:opne').hints.join(' ')).toContain('"open"');
  });

  it('says so for an empty value and an open quote', () => {
    expect(failure('status:').code).toBe('empty-value');
    expect(failure('status:,').code).toBe('empty-value');
    expect(failure('company:"Acme').code).toBe('open-quote');
  });

  it('is always a usage error, whatever is typed', () => {
    const keys = QUERY_KEYS.map((k) => k.key);
    const piece = fc.oneof(
      fc.constantFrom(
        '"',
        "'",
        ',',
        '..',
        '>',
        '<=',
        '-',
        ' ',
        '7d',
        '2026-10-01',
        'applied',
        '"a b"',
        '60k',
        ':',
      ),
      fc.constantFrom(...keys).map((key) => `${key}:`),
      fc.string({ unit: 'binary', maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        for (const words of [pieces.join(''), pieces]) {
          try {
            parseQuery(words, context);
          } catch (error) {
            expect(isJobtrailError(error) && error.kind).toBe('usage');
            expect((error as Error).message).toMatch(/\.$/);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });
});
