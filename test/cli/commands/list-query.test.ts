/** Asking for jobs in forms no shell eats, about pay in one currency, and by short flags. */
import { beforeEach, describe, expect, test } from 'vitest';
import { type Bench, makeBench } from '../../support/bench.ts';

let bench: Bench;
beforeEach(() => {
  bench = makeBench();
});

const ids = async (...query: string[]): Promise<number[]> =>
  (await bench.run('list', ...query, '--json')).json.map((job: { id: number }) => job.id).sort();

describe('pay is compared within one currency and period', () => {
  const PAY = ['55k EUR/year', '70k EUR/year', '80k GBP/year', '45 EUR/hour', '30 EUR/hour', null];
  beforeEach(async () => {
    for (const [i, pay] of PAY.entries())
      await bench.run(
        'save',
        '--title',
        `Post ${i}`,
        '--company',
        'Fernhill',
        ...(pay ? ['--salary', pay] : []),
      );
  });

  test.each<[string, number[], number]>([
    // Most are in EUR; 45 an hour is more than 60k a year by any count, and all the same another thing.
    ['salary:60k+', [2], 3],
    ['salary:60kGBP+', [3], 4],
    ['salary:40/hour+', [4], 3],
    ['salary:20/hour..35/hour', [5], 3],
    ['salary:60k/month+', [], 5],
  ])('%s', async (query, expected, left) => {
    expect(await ids(query)).toEqual(expected);
    const { stderr } = await bench.run('list', query);
    expect(stderr).toContain(`${left} jobs are left out`);
  });

  test('what was left out is said, and how it is asked for', async () => {
    const { stderr } = await bench.run('list', 'salary:60k+');
    expect(stderr).toContain('3 jobs are left out: pay in EUR/hour, GBP/year is not compared with EUR/year.');
    expect(stderr).toContain('salary:AMOUNTEUR/hour+');
    const where = await bench.run('status', '--where', 'salary:60k+', 'ghosted', '--yes');
    expect(where.stderr).toContain('3 jobs are left out');
    expect(await ids('status:ghosted')).toEqual([2]);
  });

  test('nothing is said where nothing is left out, or pay was not asked about', async () => {
    expect((await bench.run('list', 'id:1,2', 'salary:60k+')).stderr).not.toContain('left out');
    expect((await bench.run('list')).stderr).not.toContain('left out');
    // Its contrary holds for all that are not known to fit.
    expect(await ids('-salary:60k+')).toEqual([1, 3, 4, 5, 6]);
  });
});

describe('a word that is a stage, a group or a tag', () => {
  beforeEach(async () => {
    await bench.run('save', '--title', 'Baker', '--company', 'Crumb', '--tag', 'dream');
    await bench.run('track', '1', '--applied');
  });

  test.each([
    ['applied', 'status:applied'],
    ['ghost', 'status:ghosted'],
    ['active', 'group:active'],
    ['ended', 'group:ended'],
  ])('%s hints at %s', async (word, meant) => {
    const { code, stdout, stderr } = await bench.run('list', word);
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toContain(meant);
  });

  test('a tag that finds nothing with the rest hints too', async () => {
    expect((await bench.run('list', 'dream', 'status:saved')).stderr).toContain('tag:dream');
  });

  test('no hint where something is found, or nothing is meant', async () => {
    expect((await bench.run('list', 'dream')).stderr).toBe('');
    expect((await bench.run('list', 'zebra')).stderr).not.toContain('Hint');
  });
});

describe('short flags', () => {
  beforeEach(async () => {
    for (const title of ['Baker', 'Archivist', 'Carver'])
      await bench.run('save', '--title', title, '--company', 'Crumb');
  });

  test('-n, -s, -q, -y', async () => {
    const { json } = await bench.run('list', '-s', 'title', '-n', '2', '--json');
    expect(json.map((job: { title: string }) => job.title)).toEqual(['Archivist', 'Baker']);
    expect((await bench.run('search', 'crumb', '-n', '1', '--json')).json).toHaveLength(1);
    expect((await bench.run('history', '-n', '1', '--json')).json).toHaveLength(1);
    expect((await bench.run('status', '1', 'applied', '-q')).stderr).toBe('');
    expect((await bench.run('remove', '1', '-y')).code).toBe(0);
  });

  test.each(['-v', '-V', '--version'])('%s is the version', async (flag) => {
    expect((await bench.run(flag)).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test('-h is the help, of the program and of a command', async () => {
    expect((await bench.run('-h')).stdout).toContain('Usage: jobtrail');
    expect((await bench.run('list', '-h')).stdout).toContain('-n, --limit');
  });

  test('an unknown one says what there is', async () => {
    const { code, stderr } = await bench.run('list', '-x');
    expect(code).toBe(2);
    expect(stderr).toContain('There is no flag "-x".');
    expect(stderr).toContain('-s (--sort), -n (--limit), -q (--quiet), -h (--help)');
    expect(stderr).not.toContain('Put --');
    expect((await bench.run('remind', 'list', '-z')).stderr).toContain('-a (--all)');
  });

  test('a long one has its nearest', async () => {
    expect((await bench.run('list', '--limt', '3')).stderr).toContain('--limit');
  });
});

test('help shows no form that a shell eats', async () => {
  for (const command of ['list', 'status', 'remove', 'refresh', 'summarize', 'export', 'stats'])
    expect((await bench.run(command, '--help')).stdout).not.toMatch(/\b[a-z]+:?[<>]=?\d/);
});
