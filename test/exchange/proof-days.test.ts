import { expect, test } from 'vitest';
import type { ExportedJob } from '../../src/exchange/export/record.ts';
import { provedApplications } from '../../src/exchange/report/proof.ts';

const applied = (id: number, appliedOn: string | null, steps: [string, string][] = []) =>
  ({
    ...{ id, appliedOn, title: 'Cook', company: 'Crumb', locations: [], workplace: null, source: null },
    ...{ url: null, status: 'applied' },
    journey: steps.map(([day, to]) => ({
      ...{ at: `${day}T10:00:00.000Z`, kind: 'status', from: null, to, text: null, by: 'user' },
    })),
  }) as unknown as ExportedJob;

const proved = (jobs: ExportedJob[], since: string | null, until: string) =>
  provedApplications(jobs, { since, until, dayOf: (at) => at.slice(0, 10) });

test('the first and the last day belong to the time, the days beside them do not', () => {
  const days = ['2026-10-31', '2026-11-01', '2026-11-15', '2026-11-30', '2026-12-01', null];
  const jobs = days.map((day, i) => applied(i + 1, day));
  const ids = (since: string | null, until: string) => proved(jobs, since, until).map(({ id }) => id);
  expect(ids('2026-11-01', '2026-11-30')).toEqual([2, 3, 4]);
  expect(ids(null, '2026-11-30')).toEqual([1, 2, 3, 4]);
  expect(ids('2026-11-30', '2026-11-30')).toEqual([4]);
});

test('what happened on the last day is told, what came after it is not', () => {
  const job = applied(1, '2026-11-30', [
    ['2026-11-28', 'preparing'],
    ['2026-11-30', 'applied'],
    ['2026-12-01', 'rejected'],
  ]);
  expect(proved([job], null, '2026-11-30')[0]!.stages).toEqual([{ day: '2026-11-30', stage: 'applied' }]);
});
