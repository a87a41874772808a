/** Several jobs at once: one operation, all or none. */
import { beforeEach, describe, expect, test } from 'vitest';
import { type Bench, makeBench } from '../../support/bench.ts';

let bench: Bench;
beforeEach(async () => {
  bench = makeBench();
  for (let i = 1; i <= 8; i += 1)
    await bench.run(
      'save',
      '--title',
      `Post ${i}`,
      '--company',
      'Fernhill',
      '--url',
      `https://fernhill.example/${i}`,
    );
});

const statuses = async (): Promise<string[]> =>
  (await bench.run('list', '-s', 'id', '--json')).json.map((job: { status: string }) => job.status);
const operations = async (): Promise<number> => (await bench.run('history', '--json')).json.length;
const notes = async (id: number): Promise<string[]> =>
  (await bench.run('note', String(id), '--list', '--json')).json.map((note: { body: string }) => note.body);
const tags = async (id: number): Promise<string[]> =>
  (await bench.run('show', String(id), '--json')).json.tags;

describe('status', () => {
  test.each([[['3', '5', '8']], [['3,5,8']], [['j3', '#5', 'j8']], [['3,5', 'j8']]])(
    '%j rejected',
    async (names) => {
      const before = await operations();
      const ran = await bench.run('status', ...names, 'rejected', '--json');
      expect(ran.code).toBe(0);
      expect(ran.json.jobs.map((job: { id: number }) => job.id)).toEqual([3, 5, 8]);
      expect(await statuses()).toEqual([
        'saved',
        'saved',
        'rejected',
        'saved',
        'rejected',
        'saved',
        'saved',
        'rejected',
      ]);
      expect(await operations()).toBe(before + 1);
      await bench.run('undo');
      expect(new Set(await statuses())).toEqual(new Set(['saved']));
    },
  );

  test.each([
    [3, ['3', '5', '99', 'rejected']],
    [2, ['3', '5', 'rejectd']],
    [2, ['3', '5', 'rejected', '--on', 'in 3 days']],
  ])('ends with %i and moves none: %j', async (code, args) => {
    const before = await operations();
    expect((await bench.run('status', ...args)).code).toBe(code);
    expect(new Set(await statuses())).toEqual(new Set(['saved']));
    expect(await operations()).toBe(before);
  });

  test('says who was there already', async () => {
    await bench.run('status', '3', 'applied');
    const { stderr } = await bench.run('status', '3', '5', 'applied');
    expect(stderr).toBe('#5 Post 5, Fernhill: applied. 1 was there already.\n');
    expect((await bench.run('status', '3', '5', 'applied')).stderr).toContain('nothing changed');
  });

  test('without a stage shows each', async () => {
    expect((await bench.run('status', '3', '5')).stdout).toBe(
      '#3 Post 3, Fernhill: saved, since today.\n#5 Post 5, Fernhill: saved, since today.\n',
    );
  });

  test('a stage of several words is still one', async () => {
    await bench.run('status', '3', '5', 'phone', 'screen');
    expect((await statuses())[4]).toBe('screening');
  });
});

test.each([
  'show',
  'note',
  'open',
  'status',
  'edit',
  'interview',
  'contact',
  'document',
  'track',
  'remove',
  'compare',
  'summarize',
  'refresh',
])('%s without a job is a usage error where nobody can be asked', async (command) => {
  const { code, stderr } = await bench.run(command);
  expect(code).toBe(2);
  expect(stderr).toContain(`Which job? jobtrail ${command} <job>`);
  expect((await bench.run(command, '--json')).stderr).toContain('"missing-job"');
});

test('j7 is taken wherever #7 is', async () => {
  bench.file('j7', 'a file of that name');
  expect((await bench.run('show', 'j7', '--json')).json.id).toBe(7);
  expect((await bench.run('track', 'j7', '--json')).json.jobs[0].id).toBe(7);
  expect((await bench.run('note', 'J7', 'hello')).code).toBe(0);
  expect((await bench.run('list', 'id:j7', '--json')).json).toHaveLength(1);
  expect((await bench.run('show', 'j99')).code).toBe(3);
  await bench.run('save', '--title', 'Cook', '--company', 'J99');
  expect((await bench.run('show', 'j99', '--json')).json.title).toBe('Cook');
});

describe('note', () => {
  test('6,7 goes on both as one operation', async () => {
    const before = await operations();
    const { json } = await bench.run('note', '6,7', 'both', 'want', 'a portfolio', '--json');
    expect(json.notes).toHaveLength(2);
    expect([await notes(6), await notes(7)]).toEqual([['both want a portfolio'], ['both want a portfolio']]);
    expect(await operations()).toBe(before + 1);
    expect((await bench.run('note', '6,99', 'x')).code).toBe(3);
    expect(await notes(6)).toHaveLength(1);
  });

  test('6 7 hello is refused with the right forms, where 7 is a job', async () => {
    const { code, stderr } = await bench.run('note', '6', '7', 'hello');
    expect(code).toBe(2);
    expect(stderr).toContain('jobtrail note 6,7 "hello"');
    expect(stderr).toContain('jobtrail note 6 "7 hello"');
    expect(await notes(6)).toEqual([]);
    expect((await bench.run('note', '6', '7', '8', 'hello')).stderr).toContain('jobtrail note 6,7,8 "hello"');
  });

  test('6 "7 years…" and 6 99 bottles are notes', async () => {
    expect((await bench.run('note', '6', '7 years of it')).code).toBe(0);
    expect((await bench.run('note', '6', '99', 'bottles')).code).toBe(0);
    expect((await bench.run('note', 'post 6', '7', 'hello')).code).toBe(0);
    expect(await notes(6)).toEqual(['7 years of it', '99 bottles', '7 hello']);
  });

  test('--list, --edit and --remove are about one', async () => {
    expect((await bench.run('note', '6,7', '--list')).code).toBe(2);
  });
});

describe('track, tag, remove and open', () => {
  test('track 3,5 8 is one operation', async () => {
    const before = await operations();
    await bench.run('track', '3,5', '8');
    expect(await statuses()).toEqual([
      'saved',
      'saved',
      'preparing',
      'saved',
      'preparing',
      'saved',
      'saved',
      'preparing',
    ]);
    expect(await operations()).toBe(before + 1);
    expect((await bench.run('track', '1', '99')).code).toBe(3);
    expect((await statuses())[0]).toBe('saved');
  });

  test('tag 3 5 8 remote green', async () => {
    const before = await operations();
    const { stderr } = await bench.run('tag', '3', '5', '8', 'remote', 'green');
    expect(stderr).toContain('+remote +green');
    expect([await tags(3), await tags(5), await tags(8), await tags(4)]).toEqual([
      ['green', 'remote'],
      ['green', 'remote'],
      ['green', 'remote'],
      [],
    ]);
    expect(await operations()).toBe(before + 1);
    await bench.run('tag', '3,5', '--remove', 'green');
    expect(await tags(5)).toEqual(['remote']);
  });

  test('a number that is no job is a tag at the end, and a mistake before one', async () => {
    await bench.run('tag', '3', '2026');
    expect(await tags(3)).toEqual(['2026']);
    expect((await bench.run('tag', '3', '99', 'remote')).code).toBe(3);
    expect(await tags(3)).toEqual(['2026']);
  });

  test('remove 3 5, 8 asks once and undo brings all back', async () => {
    await bench.run('remove', '3', '5,8', '--yes');
    expect(await statuses()).toHaveLength(5);
    await bench.run('undo');
    expect(await statuses()).toHaveLength(8);
    expect((await bench.run('remove', '3', '99', '--yes')).code).toBe(3);
    expect(await statuses()).toHaveLength(8);
  });

  test('open 3 5 --print, and none where one has no page', async () => {
    expect((await bench.run('open', '3', '5', '--print')).stdout).toBe(
      'https://fernhill.example/3\nhttps://fernhill.example/5\n',
    );
    await bench.run('edit', '5', '--url', 'none');
    const { code, stdout, stderr } = await bench.run('open', '3', '5', '--print');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('jobtrail edit j5 --url');
  });
});
