/** A whole journey on the built program, in processes of their own: undone, redone, shared by many, and killed. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Driver from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Json } from './support/bench.ts';
import { dice } from './support/dice.ts';
import { NODE, PROGRAM } from './support/program.ts';
import { sharedFile } from './support/shared.ts';

const REAL = sharedFile('samples/backend-engineer.txt');

// The numbers of a normal run; JOBTRAIL_NOTES=100 JOBTRAIL_KILLS=100 are those of a release.
const NOTES = Number(process.env.JOBTRAIL_NOTES ?? 15);
const KILLS = Number(process.env.JOBTRAIL_KILLS ?? 25);

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'jobtrail-journey-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const env = () => ({
  HOME: home,
  JOBTRAIL_HOME: home,
  JOBTRAIL_NOW: '2026-11-22T12:00:00Z',
  TZ: 'UTC',
  PATH: process.env.PATH,
});

function run(...args: string[]): string {
  const ran = spawnSync(NODE, [PROGRAM, ...args], { env: env(), encoding: 'utf8', input: '' });
  expect([ran.status, ran.stderr.replace(/^Warning.*\n/gm, '')]).toEqual([
    0,
    expect.not.stringContaining('Error'),
  ]);
  return ran.stdout;
}

const json = (...args: string[]): Json => JSON.parse(run(...args, '--json'));

/** From saved to accepted; then back to nothing, and all of it again. */
function travel(file: string): Json {
  json('save', file);
  const steps = [
    ['track', '1'],
    ['status', '1', 'applied', '--on', 'yesterday'],
    ['note', '1', 'Sent with a letter'],
    ['interview', '1', '2026-11-26 10:00', '--round', 'first', '--with', 'Ana'],
    ['note', '1', '- asked about the team\n- **five** people'],
    ['interview', '1', '2026-12-01 10:00', '--round', 'second'],
    ['status', '1', 'offer', '--salary', '60k EUR/year', '--answer-by', '2026-12-10'],
    ['status', '1', 'accepted'],
  ];
  for (const step of steps) expect(json(...step)).toMatchObject({ changed: true, jobs: [{ id: 1 }] });
  const end = json('show', '1');
  expect(end).toMatchObject({
    status: 'accepted',
    group: 'won',
    appliedOn: '2026-11-21',
    offer: { salary: { min: 60000, currency: 'EUR' }, answerBy: '2026-12-10' },
  });
  expect(end.interviews).toHaveLength(2);
  expect(end.notes.map(({ body }: Json) => body)).toEqual([
    'Sent with a letter',
    '- asked about the team\n- **five** people',
  ]);
  for (let i = 0; i <= steps.length; i += 1) expect(json('undo').changed).toBe(true);
  expect(json('undo').changed).toBe(false);
  expect(json('list')).toEqual([]);
  expect(json('search', 'team')).toEqual([]);
  for (let i = 0; i <= steps.length; i += 1) expect(json('redo').changed).toBe(true);
  expect(json('redo').changed).toBe(false);
  expect(json('show', '1')).toEqual(end);
  return end;
}

test('an invented posting is followed to the end, undone to the beginning and redone', () => {
  const file = join(home, 'posting.txt');
  writeFileSync(
    file,
    'Head Gardener\nFernhill Estate\nCork\n\nWhat you will do\n- Keep the roses.\n\nApply by 12 December 2026.\n',
  );
  const end = travel(file);
  expect(end).toMatchObject({ title: 'Head Gardener', expiresOn: '2026-12-12' });
  expect(end.expiresEvidence).toContain('Apply by 12 December 2026');
});

test('a real posting is followed to the end, undone to the beginning and redone', ({ skip }) => {
  if (REAL === null) return skip('the samples are not beside the checkout');
  const end = travel(REAL);
  expect(end).toMatchObject({
    title: 'Backend Engineer',
    company: 'Spotify',
    workplace: 'hybrid',
    seniority: null,
    salary: null,
    expiresOn: null,
  });
  expect(end.locations).toEqual(['Stockholm', 'London']);
  for (const noise of ['Track This Job', 'Pro Tip', 'Application takes less than 5 minutes'])
    expect(end.description).not.toContain(noise);
});

const finished = (args: string[]): Promise<number | null> =>
  new Promise((done) => {
    spawn(NODE, [PROGRAM, ...args], { env: env(), stdio: 'ignore' }).on('close', done);
  });

test(`8 processes write ${NOTES} notes each at the same time, and none is lost`, async () => {
  run('save', '--title', 'Gardener', '--company', 'Fernhill');
  const codes = await Promise.all(
    Array.from({ length: 8 }, async (_, writer) => {
      const seen: (number | null)[] = [];
      for (let n = 0; n < NOTES; n += 1) seen.push(await finished(['note', '1', `${writer} wrote ${n}`]));
      return seen;
    }),
  );
  expect(codes.flat().filter((code) => code !== 0)).toEqual([]);
  const notes = json('note', '1', '--list');
  expect(new Set(notes.map(({ body }: Json) => body)).size).toBe(8 * NOTES);
}, 600_000);

describe('killed', () => {
  const seed = Number(process.env.JOBTRAIL_SEED ?? Date.now() % 1e9);
  test(`${KILLS} runs of status at random moments: the file opens, what finished is there whole (JOBTRAIL_SEED=${seed})`, async () => {
    run('save', '--title', 'Gardener', '--company', 'Fernhill');
    const random = dice(seed);
    const stages = ['applied', 'screening', 'interview', 'rejected', 'preparing'];
    let status = 'saved';
    let operations = 1;
    let killed = 0;
    for (let i = 0; i < KILLS; i += 1) {
      const stage = stages.filter((name) => name !== status)[Math.floor(random() * 4)]!;
      const patience = 20 + random() * 400;
      const code = await new Promise<number | null>((done) => {
        const child = spawn(NODE, [PROGRAM, 'status', '1', stage, '--note', `to ${stage} ${i}`], {
          env: env(),
          stdio: 'ignore',
        });
        const timer = setTimeout(() => child.kill('SIGKILL'), patience);
        child.on('close', (exit) => {
          clearTimeout(timer);
          done(exit);
        });
      });
      const db = new Driver(join(home, 'jobtrail.db'));
      expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
      const now = db.prepare('SELECT status FROM jobs WHERE id = 1').pluck().get() as string;
      const count = db.prepare('SELECT count(*) FROM operations').pluck().get() as number;
      const noted = db.prepare('SELECT count(*) FROM notes WHERE body = ?').pluck().get(`to ${stage} ${i}`);
      const moved = db.prepare('SELECT became FROM events ORDER BY id DESC LIMIT 1').pluck().get();
      expect(db.prepare('SELECT operation FROM journal').pluck().get()).toBeNull();
      db.close();
      if (code === null) killed += 1;
      else expect([code, now]).toEqual([0, stage]);
      // All of it, or nothing.
      if (now === stage) expect([count, noted, moved]).toEqual([operations + 1, 1, stage]);
      else expect([now, count, noted]).toEqual([status, operations, 0]);
      status = now;
      operations = count;
    }
    expect(killed).toBeGreaterThan(0);
    expect(json('status', '1')).toMatchObject({ status });
    for (let i = 0; i < operations; i += 1) run('undo', '--quiet');
    expect(json('list')).toEqual([]);
  }, 600_000);
});
