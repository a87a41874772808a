/** Moving one job or many, with what belongs to the move. */
import { beforeEach, expect, test } from 'vitest';
import { type Bench, makeBench } from '../../support/bench.ts';

let bench: Bench;
beforeEach(async () => {
  bench = makeBench();
  await bench.sh('save --title "Lamp Keeper" --company Farlight --yes');
  await bench.sh('save --title Harbourmaster --company Farlight --yes');
});

test('an offer is kept with its pay and its answer date', async () => {
  const { json } = await bench.sh('status 1 offer --salary "72k EUR/year" --answer-by 2026-12-04 --json');
  expect(json).toMatchObject({
    changed: true,
    jobs: [
      {
        status: 'offer',
        offer: {
          salary: { min: 72000, max: 72000, currency: 'EUR', period: 'year' },
          answerBy: '2026-12-04',
        },
      },
    ],
  });
});

test('the same stage again changes nothing and says so', async () => {
  await bench.sh('status 1 applied');
  const again = await bench.sh('status 1 applied --json');
  expect(again.json).toMatchObject({ operation: null, changed: false });
  expect((await bench.sh('status 1 applied')).stderr).toContain('already; nothing changed');
});

test('a query moves all of it as one operation', async () => {
  const { json } = await bench.sh('status --where company:farlight rejected --yes --json');
  expect(json.jobs.map(({ status }: { status: string }) => status)).toEqual(['rejected', 'rejected']);
  await bench.sh('undo');
  expect((await bench.sh('list --json')).json.map(({ status }: { status: string }) => status)).toEqual([
    'saved',
    'saved',
  ]);
});

test('a day ahead is refused, and pay without an offer too', async () => {
  expect((await bench.sh('status 1 applied --on 2027-01-01')).code).toBe(2);
  expect((await bench.sh('status 1 applied --salary 50k')).code).toBe(2);
  expect((await bench.sh('status 1 --json')).json).toMatchObject({ status: 'saved' });
});
