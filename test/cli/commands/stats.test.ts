import { expect, test } from 'vitest';
import { makeBench } from '../../support/bench.ts';

const bare = (text: string) => text.replace(/\x1b\[\d+m/g, '');

async function search() {
  const bench = makeBench();
  const steps: [string, ...string[]][] = [
    ['interview', '2026-11-10'],
    ['rejected', '2026-11-12'],
    ['applied'],
    ['applied'],
    ['offer', '2026-11-20'],
  ];
  for (const [i, [stage, on]] of steps.entries()) {
    const file = bench.file(
      `${i}.txt`,
      `Engineer ${i}\nHollow Brook ${i}\n\nWhat you will do\n- Build things in Go\n`,
    );
    expect((await bench.run('save', file)).code).toBe(0);
    await bench.run('status', String(i + 1), 'applied', '--on', '2026-11-02');
    if (on) expect((await bench.run('status', String(i + 1), stage, '--on', on)).code).toBe(0);
  }
  return bench;
}

test('stats adds up what was done', async () => {
  const bench = await search();
  const { code, json } = await bench.run('stats', '--json');
  expect(code).toBe(0);
  expect(json).toMatchObject({
    since: null,
    jobs: 5,
    applied: 5,
    rates: { response: { n: 3, of: 5, share: 0.6 }, offer: { n: 1, of: 5, share: 0.2 } },
  });
  expect(json.funnel[0]).toEqual({ stage: 'applied', n: 5, of: 5, share: 1 });
  // Answered after 8, 10 and 18 days; two still wait.
  expect(json.timeInStage.find((t: { stage: string }) => t.stage === 'applied')).toMatchObject({
    moved: 3,
    waiting: 2,
    medianDays: 18,
  });
  expect(json.silent[0]).toMatchObject({ job: { id: 3 }, days: 20 });
});

test('a terminal gets bars, a pipe gets rows', async () => {
  const bench = await search();
  const page = await bench.terminal('stats');
  expect(bare(page.stdout)).toContain('5 jobs, 5 applied for');
  expect(page.stdout).toMatch(/applied +5 100 % █{24}/);
  expect(page.stdout).toMatch(/2026-11-02 █▁▁ now, 5 at most/);
  for (const line of bare(page.stdout).split('\n')) expect(line.length, line).toBeLessThanOrEqual(80);
  const rows = (await bench.run('stats')).stdout.split('\n');
  expect(rows).toContain('rate\tresponse\t3\t5\t0.6');
});

test('--since takes a day or a span, --where a query', async () => {
  const bench = await search();
  expect((await bench.run('stats', '--since', '2026-11-03', '--json')).json).toMatchObject({
    jobs: 0,
    applied: 0,
  });
  expect((await bench.run('stats', '--since', '30d', '--json')).json).toMatchObject({
    since: '2026-10-23',
    jobs: 5,
  });
  expect((await bench.run('stats', '--where', 'status:offer', '--json')).json.jobs).toBe(1);
  expect((await bench.run('stats', '--since', 'whenever')).code).toBe(2);
});

test('an empty home has nothing to add up', async () => {
  const bench = makeBench();
  const { code, stderr, stdout } = await bench.run('stats');
  expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '', stderr: 'No jobs to add up.\n' });
});

test('an application dated before the job was saved keeps its place in the Sankey', async () => {
  const bench = await search();
  const { stdout } = await bench.run('export', '--format', 'mermaid');
  expect(stdout).toContain('"saved","applied",5');
  expect(stdout).toContain('"applied","interview",1');
});
