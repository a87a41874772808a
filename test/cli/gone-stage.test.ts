/** Jobs at a stage that is gone, as an older program could leave them: nothing falls over them, and doctor says the way back. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Driver from 'better-sqlite3';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Bench, type Json, makeBench } from '../support/bench.ts';

let bench: Bench;

/** A home with one job at a stage that is gone, and one beside it. */
beforeEach(async () => {
  bench = makeBench();
  for (const args of [
    ['save', '--title', 'Baker', '--company', 'Crumb', '--yes'],
    ['save', '--title', 'Miller', '--company', 'Husk', '--yes'],
    ['config', 'stages', 'add', 'take-home', '--group', 'active', '--after', 'applied'],
    ['status', '1', 'applied'],
    ['status', '1', 'take-home'],
  ])
    expect((await bench.run(...args)).code).toBe(0);
  const db = new Driver(join(bench.home, 'jobtrail.db'));
  db.exec(`UPDATE journal SET operation = 1; DELETE FROM settings WHERE key = 'stages';
    DELETE FROM changes WHERE operation = 1 AND tbl = 'settings'; UPDATE journal SET operation = NULL`);
  db.close();
});

const json = async (...args: string[]): Promise<Json> => {
  const ran = await bench.run(...args, '--json');
  expect([args, ran.code, ran.code === 0 ? '' : ran.stderr]).toEqual([args, 0, '']);
  return ran.json;
};

test.each([
  ['show', '1'],
  ['list'],
  ['dashboard'],
  ['stats'],
  ['history'],
  ['compare', '1', '2'],
  ['search', 'baker'],
  ['status', '1'],
  ['remind', 'check'],
  ['export', '--format', 'csv', '--output', 'out.csv'],
  ['export', '--format', 'markdown', '--output', 'out.md'],
  ['export', '--format', 'ics', '--output', 'out.ics'],
  ['report', '--output', 'out.html'],
  ['config', 'stages'],
  ['edit', '1', '--title', 'Head baker'],
  ['interview', '1', '2026-12-01 10:00'],
])('%s %s goes on, at a terminal and as JSON', async (...args) => {
  expect((await bench.terminal(...args)).code).toBe(0);
  expect((await bench.run(...args, '--json')).code).toBe(0);
});

test('it counts as active wherever jobs are counted and asked for', async () => {
  expect(await json('show', '1')).toMatchObject({ status: 'take-home', group: 'active' });
  const here = { stage: 'take-home', group: 'active', jobs: 1 };
  expect((await json('stats')).stages).toContainEqual(here);
  expect((await json('stats')).silent).toMatchObject([{ job: { id: 1 } }]);
  expect((await json('dashboard')).stages).toContainEqual(here);
  for (const query of ['group:active', 'is:open', 'status:take-home'])
    expect((await json('list', query)).map(({ id }: Json) => id)).toContain(1);
  expect(await json('list', 'is:closed')).toEqual([]);
  expect((await json('list', '-status:take-home')).map(({ id }: Json) => id)).toEqual([2]);
});

test('doctor finds it, and each way back it names is one', async () => {
  const finding = async (): Promise<Json> =>
    JSON.parse((await bench.run('doctor', '--json')).stdout).checks.find(
      ({ name }: Json) => name === 'stages',
    );
  const found = await finding();
  expect(found).toMatchObject({ ok: false, says: expect.stringContaining('job #1 stands at "take-home"') });
  expect((await bench.run('doctor')).code).toBe(1);
  expect(found.says).toContain('jobtrail config stages add "take-home" --group active');
  await json('config', 'stages', 'add', 'take-home', '--group', 'active');
  expect(await finding()).toMatchObject({ ok: true });
  await json('undo');
  expect(found.says).toContain(`jobtrail status --where "status:'take-home'" <stage>`);
  await json('status', 'screening', '--where', "status:'take-home'", '--yes');
  expect(await finding()).toMatchObject({ ok: true });
});

test('an export of it is imported, into an empty home and beside what is there', async () => {
  await json('export', '--format', 'json', '--output', 'all.json');
  const there = makeBench();
  const ran = await there.run('import', join(bench.home, 'all.json'), '--yes');
  expect(ran.code).toBe(0);
  expect(ran.stderr).toContain('1 job stands at a stage that is gone; jobtrail doctor says the way back.');
  expect((await there.run('export', '--format', 'json', '--output', 'again.json')).code).toBe(0);
  expect(readFileSync(join(there.home, 'again.json'), 'utf8')).toBe(
    readFileSync(join(bench.home, 'all.json'), 'utf8'),
  );
  expect((await json('import', 'all.json', '--yes')).unchanged).toBe(2);
});

describe('stages of an export', () => {
  const exported = async (stages: Json[], status: string): Promise<string> => {
    await json('export', '--format', 'json', '--output', 'all.json');
    const dump = JSON.parse(readFileSync(join(bench.home, 'all.json'), 'utf8'));
    dump.tables.settings = [{ id: 1, key: 'stages', value: JSON.stringify(stages) }];
    dump.tables.jobs[0].status = status;
    return JSON.stringify(dump);
  };
  const own = (name: string, group = 'active') => ({ name, group, after: null });
  const stagesOf = async (there: Bench): Promise<string[]> =>
    (await there.run('config', 'stages', '--json')).json.map(({ name }: Json) => name);

  test('that are built in, or there twice, are not taken over again', async () => {
    const there = makeBench();
    const stages = [own('Applied', 'lost'), own('take-home'), own('Take Home'), own('in_terview')];
    const file = there.file('dump.json', await exported(stages.slice(0, 3), 'Take Home'));
    const built = await stagesOf(there);
    expect((await there.run('import', file, '--yes')).code).toBe(0);
    expect((await stagesOf(there)).filter((name) => !built.includes(name))).toEqual(['take-home']);
    const db = new Driver(join(there.home, 'jobtrail.db'), { readonly: true });
    expect(
      JSON.parse(db.prepare("SELECT value FROM settings WHERE key = 'stages'").pluck().get() as string),
    ).toEqual([own('take-home')]);
    db.close();
    expect((await there.run('show', '1', '--json')).json).toMatchObject({ status: 'take-home' });
    expect((await there.run('status', '1', 'applied')).code).toBe(0);
    expect((await there.run('config', 'stages', 'remove', 'Take Home')).code).toBe(0);
  });

  test('a job at what can be no stage is refused, and nothing is written', async () => {
    const there = makeBench();
    const file = there.file('dump.json', await exported([], 'a\u001b[8mb'));
    const ran = await there.run('import', file, '--yes');
    expect([ran.code, ran.stderr.includes('\u001b')]).toEqual([1, false]);
    expect((await there.run('list', '--json')).json).toEqual([]);
  });
});

test.each(['constructor', 'toString', '__proto__'.replaceAll('_', ''), 'valueOf', 'hasownproperty'])(
  'a stage named %s is a stage like any other',
  async (name) => {
    await json('config', 'stages', 'add', name, '--group', 'active');
    const listed = await bench.run('config', 'stages');
    expect(listed.stdout).toContain(`${name.toLowerCase()}\tactive\t0\tyours\n`);
    const [entry] = (await json('config', 'stages')).filter(({ own }: Json) => own);
    expect(entry).toMatchObject({ name: name.toLowerCase(), jobs: 0 });
    expect((await json('dashboard')).stages.map(({ stage }: Json) => stage)).not.toContain(
      name.toLowerCase(),
    );
    await json('status', '2', name);
    expect((await json('stats')).stages).toContainEqual({
      ...{ stage: name.toLowerCase(), group: 'active', jobs: 1 },
    });
    const list = bench.file(
      'list.csv',
      `title,company,status\nSmith,Anvil,${name}\nWeaver,Loom,isPrototypeOf\n`,
    );
    expect((await bench.run('import', list, '--yes')).code).toBe(0);
  },
);
