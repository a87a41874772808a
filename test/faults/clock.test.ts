/** Clocks that jump, zones that change and the two nights of summer time: each notice once, and none lost. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Bench, makeBench } from '../support/bench.ts';

const PROGRAM = resolve(import.meta.dirname, '../../bin/jobtrail.js');

let bench: Bench;
let log: string;
beforeEach(async () => {
  bench = makeBench();
  log = join(bench.home, 'said');
  chmodSync(bench.file('push', `#!/bin/sh\nread -r line\nprintf '%s\\n' "$line" >> '${log}'\n`), 0o755);
  await bench.run('config', 'set', 'notify.channels', 'command');
  await bench.run('config', 'set', 'notify.command', join(bench.home, 'push'));
  await bench.run('config', 'set', 'notify.quiet', 'off');
});

/** Runs the built program at a moment, on a machine whose zone is `zone`. */
function at(moment: string, zone: string, ...args: string[]): void {
  const ran = spawnSync(process.execPath, [PROGRAM, ...args], {
    env: {
      HOME: bench.home,
      JOBTRAIL_HOME: bench.home,
      JOBTRAIL_NOW: moment,
      TZ: zone,
      PATH: process.env.PATH,
    },
    encoding: 'utf8',
    input: '',
  });
  expect([args, ran.status, ran.stderr.includes('Error')]).toEqual([args, 0, false]);
}

/** Every message so far with the number of times it was said. */
function heard(): Record<string, number> {
  const times: Record<string, number> = {};
  if (!existsSync(log)) return times;
  for (const line of readFileSync(log, 'utf8').split('\n').filter(Boolean)) {
    for (const { what } of (JSON.parse(line) as { items: { what: string }[] }).items)
      times[what] = (times[what] ?? 0) + 1;
  }
  return times;
}

/** Moments from one to another, so many minutes apart. */
function* moments(from: string, to: string, minutes: number): Generator<string> {
  for (let now = Date.parse(from); now <= Date.parse(to); now += minutes * 60_000)
    yield new Date(now).toISOString();
}

const check = (moment: string, zone: string): void => at(moment, zone, 'remind', 'check');

describe('the nights of summer time in Berlin', () => {
  test.each([
    ['02:30 that is left out in spring', '2026-03-28T12:00:00Z', '2026-03-29', '2026-03-29T01:30:00Z'],
    ['02:30 that comes twice in autumn', '2026-10-24T12:00:00Z', '2026-10-25', '2026-10-25T00:30:00Z'],
  ])('%s', (_, eve, night, due) => {
    const zone = 'Europe/Berlin';
    at(eve, zone, 'remind', '--general', `${night} 02:30`, 'once');
    at(eve, zone, 'remind', '--general', `${night} 02:30`, 'daily', '--every', 'day');
    const before = new Date(Date.parse(due) - 60_000).toISOString();
    check(before, zone);
    expect(heard()).toEqual({});
    for (const now of moments(due, `${night}T04:00:00Z`, 30)) check(now, zone);
    expect(heard()).toEqual({ once: 1, daily: 1 });
    const next = new Date(Date.parse(`${night}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
    for (const now of moments(`${next}T00:00:00Z`, `${next}T03:00:00Z`, 60)) check(now, zone);
    expect(heard()).toEqual({ once: 1, daily: 2 });
  });
});

test('a machine that travels says each thing once, at the moment it was set for', () => {
  const home = 'Europe/Berlin';
  at(
    '2026-11-22T12:00:00Z',
    home,
    'save',
    '--title',
    'Baker',
    '--company',
    'Crumb',
    '--deadline',
    '2026-11-25',
  );
  at('2026-11-22T12:00:00Z', home, 'remind', '--general', '2026-11-23 09:00', 'once');
  at('2026-11-22T12:00:00Z', home, 'remind', '--general', '2026-11-23 09:00', 'daily', '--every', 'day');
  const zones = ['America/Los_Angeles', 'Asia/Tokyo', home, 'Pacific/Kiritimati', 'Pacific/Pago_Pago'];
  let turn = 0;
  for (const now of moments('2026-11-23T07:59:00Z', '2026-11-25T23:59:00Z', 240)) {
    check(now, zones[turn++ % zones.length]!);
    if (now < '2026-11-23T08:00') expect(heard()).not.toHaveProperty('once');
  }
  const { once, daily, ...deadlines } = heard();
  // At 08:00 UTC on the 23rd, the 24th and the 25th, whatever the machine's clock shows there.
  expect([once, daily]).toEqual([1, 3]);
  expect(Object.keys(deadlines).length).toBeGreaterThan(0);
  expect(Math.max(...Object.values(deadlines))).toBe(1);
});

test('a clock that is set back, forward and back again', () => {
  const zone = 'Europe/Berlin';
  at('2026-11-22T09:00:00Z', zone, 'remind', '--general', '2026-11-22 11:00', 'first');
  at('2026-11-22T09:00:00Z', zone, 'remind', '--general', '2026-11-22 11:00', 'daily', '--every', 'day');
  at('2026-11-22T09:00:00Z', zone, 'remind', '--general', '2026-11-24 11:00', 'later');
  check('2026-11-22T10:30:00Z', zone);
  expect(heard()).toEqual({ first: 1, daily: 1 });
  for (const now of ['2026-11-19T10:30:00Z', '2020-01-01T00:00:00Z', '2026-11-22T10:31:00Z'])
    check(now, zone);
  expect(heard()).toEqual({ first: 1, daily: 1 });
  // A battery that ran out: years ahead and back, with what was set in between.
  check('2031-01-01T00:00:00Z', zone);
  expect(heard()).toMatchObject({ first: 1, later: 1 });
  at('2026-11-22T10:40:00Z', zone, 'remind', '--general', 'in 10 minutes', 'after the jump');
  for (const now of moments('2026-11-22T10:45:00Z', '2026-11-22T11:15:00Z', 10)) check(now, zone);
  expect(heard()).toMatchObject({ first: 1, later: 1, 'after the jump': 1 });
  // What repeats was moved on to 2031, and is back: that of the 23rd was said in 2031, that of the 24th is still ahead.
  const before = heard().daily!;
  for (const now of moments('2026-11-23T10:05:00Z', '2026-11-24T10:05:00Z', 360)) check(now, zone);
  expect(heard().daily).toBe(before + 1);
});
