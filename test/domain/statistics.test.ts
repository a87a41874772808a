import { describe, expect, it } from 'vitest';
import { STAGES } from '../../src/domain/stages.ts';
import { type MovedJob, statisticsOf, wayOf } from '../../src/domain/statistics.ts';
import { medianStay } from '../../src/domain/survival.ts';

const at = (day: string) => `${day}T10:00:00.000Z`;

/** A job that went through these stages on these days. */
function job(id: number, ...moves: [string, string][]): MovedJob {
  const [since, status] = moves.at(-1)!;
  const applied = moves.find(([, stage]) => stage === 'applied');
  return {
    job: {
      id,
      title: `Role ${id}`,
      company: 'Larkspur',
      status,
      source: id % 2 ? 'lever' : 'referral',
      tags: id < 3 ? ['remote'] : [],
      savedAt: at(moves[0]![0]),
      appliedOn: applied?.[0] ?? null,
    },
    since: at(since),
    moves: moves.map(([day, to]) => ({ at: at(day), to })),
  };
}

const world = { now: new Date('2026-11-22T10:00:00Z'), zone: 'UTC', stages: STAGES, since: null };

describe('the median stay', () => {
  it('is the middle where everything has ended', () => {
    const stays = [1, 2, 3, 4, 5].map((days) => ({ days, ended: true }));
    expect(medianStay(stays)).toBe(3);
  });

  it('counts those still waiting', () => {
    // By hand: at 2 of 4 at risk 3/4; at 6 of 2 at risk 3/8.
    const stays = [
      { days: 2, ended: true },
      { days: 4, ended: false },
      { days: 6, ended: true },
      { days: 9, ended: false },
    ];
    expect(medianStay(stays)).toBe(6);
    expect(medianStay(stays.slice(0, 1))).toBe(2);
  });

  it('is open where fewer than half have moved', () => {
    expect(
      medianStay([{ days: 2, ended: true }, ...[3, 4, 5].map((days) => ({ days, ended: false }))]),
    ).toBeNull();
    expect(medianStay([])).toBeNull();
  });
});

describe('the way of a job', () => {
  const stagesOf = (j: MovedJob) => wayOf(j, STAGES).map((m) => m.to);

  it('forgets what a step back takes back', () => {
    const slip = job(1, ['2026-10-01', 'saved'], ['2026-10-02', 'offer'], ['2026-10-02', 'applied']);
    expect(stagesOf(slip)).toEqual(['saved', 'applied']);
  });

  it('has one end', () => {
    const slip = job(1, ['2026-10-01', 'applied'], ['2026-10-05', 'accepted'], ['2026-10-05', 'rejected']);
    expect(stagesOf(slip)).toEqual(['applied', 'rejected']);
  });

  it('knows an application by its day alone', () => {
    const known = job(1, ['2026-10-01', 'saved'], ['2026-10-20', 'rejected']);
    known.job.appliedOn = '2026-10-03';
    expect(stagesOf(known)).toEqual(['saved', 'applied', 'rejected']);
  });
});

describe('the statistics', () => {
  const jobs = [
    job(
      1,
      ['2026-10-01', 'saved'],
      ['2026-10-02', 'applied'],
      ['2026-10-08', 'interview'],
      ['2026-10-20', 'offer'],
    ),
    job(2, ['2026-10-01', 'saved'], ['2026-10-02', 'applied'], ['2026-10-12', 'rejected']),
    job(3, ['2026-10-01', 'saved'], ['2026-10-05', 'applied'], ['2026-11-05', 'ghosted']),
    job(4, ['2026-11-01', 'saved'], ['2026-11-02', 'applied']),
    job(5, ['2026-11-01', 'saved'], ['2026-11-03', 'applied'], ['2026-11-10', 'withdrawn']),
    job(6, ['2026-11-20', 'saved']),
  ];
  const found = statisticsOf(jobs, world);

  it('take silence and withdrawals for no answer', () => {
    expect(found).toMatchObject({ jobs: 6, applied: 5 });
    expect(found.rates.response).toEqual({ n: 2, of: 5, share: 0.4 });
    expect(found.rates.offer).toEqual({ n: 1, of: 5, share: 0.2 });
  });

  it('count who came at least so far', () => {
    expect(found.funnel.map(({ stage, n }) => [stage, n])).toEqual([
      ['applied', 5],
      ['screening', 1],
      ['interview', 1],
      ['offer', 1],
      ['accepted', 0],
    ]);
  });

  it('give no share of fewer than five', () => {
    expect(found.sources).toMatchObject([
      { name: 'lever', applied: 3, responses: { n: 1, of: 3, share: null } },
      { name: 'referral', applied: 2, offers: { n: 0, of: 2, share: null } },
    ]);
    expect(found.tags).toMatchObject([{ name: 'remote', applied: 2 }]);
  });

  it('count who gave up as still waiting then', () => {
    const applied = found.timeInStage.find((t) => t.stage === 'applied');
    // Steps after 6 and 10 days of five; at 6: 4/5, at 10 (one gave up at 7): 4/5 * 2/3 > 1/2.
    expect(applied).toEqual({ stage: 'applied', moved: 2, waiting: 3, medianDays: null });
    expect(found.timeInStage.find((t) => t.stage === 'interview')).toMatchObject({ medianDays: 12 });
  });

  it('have every week up to this one', () => {
    expect(found.weeks).toHaveLength(8);
    expect(found.weeks[0]).toEqual({ week: '2026-09-28', saved: 3, applied: 2 });
    expect(found.weeks.at(-1)).toEqual({ week: '2026-11-16', saved: 1, applied: 0 });
  });

  it('name what has been silent longest', () => {
    expect(found.silent.map((s) => [s.job.id, s.days])).toEqual([
      [1, 33],
      [4, 20],
    ]);
  });

  it('begin where they are told to', () => {
    const late = statisticsOf(jobs, { ...world, since: '2026-11-02' });
    expect(late).toMatchObject({ since: '2026-11-02', jobs: 3, applied: 2 });
    expect(late.rates.response.share).toBeNull();
  });

  it('of nothing are empty', () => {
    expect(statisticsOf([], world)).toMatchObject({ jobs: 0, weeks: [], silent: [], timeInStage: [] });
  });
});
