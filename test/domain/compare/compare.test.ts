import { describe, expect, it } from 'vitest';
import { type ComparedJob, compareJobs } from '../../../src/domain/compare/compare.ts';
import type { Match } from '../../../src/domain/match.ts';

const match = (score: number, missing: string[] = [], covered: string[] = []): Match => ({
  score,
  covered: covered.map((name) => ({ name, by: name, share: 1, required: true })),
  missingRequired: missing,
  missingPreferred: [],
  provisional: false,
});
const job = (id: number, over: Partial<ComparedJob> = {}): ComparedJob => ({
  id,
  title: `Job ${id}`,
  company: 'Acorn',
  locations: ['Porto'],
  workplace: 'hybrid',
  salary: { min: 50_000, max: 50_000, currency: 'EUR', period: 'year' },
  expiresOn: null,
  status: 'saved',
  group: 'saved',
  match: match(50),
  officeDays: 2,
  waitingDays: null,
  ...over,
});
const rowOf = (c: ReturnType<typeof compareJobs>, name: string) => c.rows.find((r) => r.name === name)!;

describe('compareJobs', () => {
  it('brings pay to one period and marks the best', () => {
    const c = compareJobs([
      job(1, { salary: { min: 4000, max: 4000, currency: 'EUR', period: 'month' } }),
      job(2),
    ]);
    expect(rowOf(c, 'payPerYear')).toEqual({
      name: 'payPerYear',
      values: ['48000 EUR', '50000 EUR'],
      best: 1,
    });
  });

  it('leaves different currencies apart unless given a rate', () => {
    const jobs = [job(1), job(2, { salary: { min: 55_000, max: 55_000, currency: 'USD', period: 'year' } })];
    const apart = compareJobs(jobs, { pay: 1 });
    expect(rowOf(apart, 'payPerYear').best).toBeNull();
    expect(apart.notes).toHaveLength(1);
    expect(apart.ranking[0]!.score).toEqual({ low: 0, high: 100 });
    const rated = compareJobs(jobs, { pay: 1 }, { EUR: 1, USD: 0.8 });
    expect(rated.notes).toEqual([]);
    expect(rated.ranking.map((r) => r.id)).toEqual([1, 2]);
  });

  it('shows the unknown as a range, never as zero, and says what would change the order', () => {
    const c = compareJobs([job(1, { salary: null }), job(2)], { pay: 1, match: 1 });
    const unknown = c.ranking.find((r) => r.id === 1)!;
    expect(unknown.score).toEqual({ low: 25, high: 75 });
    expect(unknown.unknown).toEqual(['pay']);
    expect(c.changes.join(' ')).toContain('once pay is known');
  });

  it('names the weight at which the order turns, and it does', () => {
    const jobs = [
      job(1, { match: match(90), workplace: 'onsite', officeDays: null }),
      job(2, { match: match(60), workplace: 'remote', officeDays: null }),
    ];
    const c = compareJobs(jobs, { match: 5, workplace: 1 });
    expect(c.ranking[0]!.id).toBe(1);
    const needed = Number(/more than ([\d.]+)/.exec(c.changes[0]!)![1]);
    expect(compareJobs(jobs, { match: 5, workplace: needed + 0.1 }).ranking[0]!.id).toBe(2);
    expect(compareJobs(jobs, { match: 5, workplace: needed - 0.2 }).ranking[0]!.id).toBe(1);
  });

  it('shares a rank between equals', () => {
    expect(compareJobs([job(1), job(2)]).ranking.map((r) => r.rank)).toEqual([1, 1]);
  });

  it('names the skills that make the difference', () => {
    const c = compareJobs([
      job(1, { match: match(80, ['Tax'], ['Audit', 'Excel']) }),
      job(2, { match: match(70, [], ['Excel']) }),
    ]);
    expect(rowOf(c, 'onlyHere').values).toEqual(['Audit', null]);
    expect(rowOf(c, 'missingRequired')).toMatchObject({ values: ['Tax', 'none'], best: 1 });
  });
});
