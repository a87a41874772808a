/**
 * A year of a job search: random events, a check every fifteen minutes with gaps in between. What the program said is
 * compared with a model that knows only the manual: it keeps plain lists and looks at the clock.
 */

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCheck } from '../../src/cli/check.ts';
import { emptyFields } from '../../src/domain/draft.ts';
import { noticeSettings } from '../../src/domain/notice-settings.ts';
import { planReminders } from '../../src/domain/reminders.ts';
import { openStore, type Store } from '../../src/store/index.ts';

const QUARTER = 15 * 60_000;
const DAY = 24 * 60 * 60_000;
const BEGIN = Date.parse('2026-01-01T00:00:00Z');
const settings = noticeSettings((key) => (key === 'time.zone' ? 'UTC' : undefined));
const GROUPS: Record<string, 'saved' | 'active' | 'won' | 'lost' | 'closed'> = {
  saved: 'saved',
  preparing: 'active',
  applied: 'active',
  screening: 'active',
  interview: 'active',
  offer: 'active',
  rejected: 'lost',
  accepted: 'won',
  withdrawn: 'closed',
};
const STAGES = Object.keys(GROUPS);
const nine = (day: number): number => Math.floor(day / DAY) * DAY + 9 * 60 * 60_000;
const dayText = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** One thing the model expects to be said: from when on, and until when it may be (what makes it pointless after). */
interface Expected {
  name: string;
  due: number;
}

interface ModelJob {
  id: number;
  stage: string;
  saved: number;
  deadline: number | null;
  /** Follow-ups, interviews, thanks and the offer's answer, as names and moments. */
  waiting: Map<string, number>;
}

/** The manual in thirty lines: no table, no key, no rule of the program. */
class Model {
  readonly jobs: ModelJob[] = [];
  readonly own: { id: number; due: number; every: number | null; done: boolean; saidFor: Set<number> }[] = [];
  readonly said = new Set<string>();
  lastCheck: number | null = null;

  prune(job: ModelJob): void {
    for (const name of job.waiting.keys()) {
      const keeps = name.startsWith('follow')
        ? job.stage === 'applied'
        : name.startsWith('offer')
          ? job.stage === 'offer'
          : GROUPS[job.stage] === 'active';
      if (!keeps) job.waiting.delete(name);
    }
  }

  due(now: number): Expected[] {
    const found: Expected[] = [];
    for (const each of this.own) {
      if (!each.done && each.due <= now && !each.saidFor.has(each.due))
        found.push({ name: `own ${each.id}`, due: each.due });
    }
    for (const job of this.jobs) {
      for (const [name, due] of job.waiting) {
        if (due <= now && !this.said.has(`${job.id} ${name} ${due}`))
          found.push({ name: `${name.split(' ')[0]} ${job.id}`, due });
      }
      if (job.stage !== 'saved' && job.stage !== 'preparing') continue;
      if (job.deadline === null) {
        const due = nine(job.saved) + 30 * DAY;
        if (due <= now && !this.said.has(`${job.id} stale`)) found.push({ name: `stale ${job.id}`, due });
        continue;
      }
      const moments = [7, 3, 1].map((days) => nine(job.deadline!) - days * DAY).filter((due) => due <= now);
      const due = moments.at(-1);
      if (due === undefined || this.said.has(`${job.id} expiry ${job.deadline} ${due}`)) continue;
      const isOver = now >= job.deadline + DAY;
      if (isOver && !(this.lastCheck !== null && this.lastCheck < due && job.saved <= due)) continue;
      found.push({ name: `expiry ${job.id}`, due });
    }
    return found;
  }

  /** What a check says now, written down as said. */
  check(now: number): string[] {
    const found = this.due(now);
    for (const each of this.own) {
      if (each.done || each.due > now || each.saidFor.has(each.due)) continue;
      each.saidFor.add(each.due);
      if (each.every !== null) while (each.due <= now) each.due += each.every * DAY;
    }
    for (const job of this.jobs) {
      for (const [name, due] of job.waiting) if (due <= now) this.said.add(`${job.id} ${name} ${due}`);
      for (const { name, due } of found) {
        if (name === `stale ${job.id}`) this.said.add(`${job.id} stale`);
        if (name === `expiry ${job.id}`) this.said.add(`${job.id} expiry ${job.deadline} ${due}`);
      }
    }
    this.lastCheck = now;
    return found.map(({ name, due }) => `${name} @${new Date(due).toISOString()}`).sort();
  }
}

/** A small generator of its own, so that a seed gives the same year on every machine. */
function random(seed: number): (n: number) => number {
  let state = seed | 1;
  return (n) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return Math.floor(((state >>> 8) / 0x1000000) * n);
  };
}

class Year {
  readonly model = new Model();
  readonly pick: (n: number) => number;
  readonly store: Store;
  now = BEGIN;
  told = 0;

  constructor(seed: number) {
    this.pick = random(seed);
    this.store = openStore(
      join(mkdtempSync(join(tmpdir(), 'jobtrail-year-')), 'jobs.db'),
      () => new Date(this.now),
    );
    // A simulated year has to be quick; what survives a power cut is another test's business.
    this.store.db.driver.pragma('synchronous = OFF');
  }

  write<T>(work: () => T): T {
    return this.store.write({ command: 'year', summary: 'year' }, work).value;
  }

  save(): void {
    const { model, now } = this;
    const deadline = this.pick(3) > 0 ? Math.floor(now / DAY) * DAY + this.pick(40) * DAY : null;
    const id = this.write(() =>
      this.store.jobs.add({
        fields: { ...emptyFields(), title: 'Job', expiresOn: deadline === null ? null : dayText(deadline) },
        canonicalKey: null,
        status: 'saved',
      }),
    );
    model.jobs.push({ id, stage: 'saved', saved: now, deadline, waiting: new Map() });
  }

  /** Writes what the rules ask for after a change, as the commands do. */
  follow(id: number, stageMoved: boolean): void {
    const { reminders, interviews, jobs } = this.store;
    const plan = planReminders({
      job: jobs.get(id)!,
      interviews: interviews.of(id),
      existing: reminders.anchored(id),
      settings,
      now: new Date(this.now),
      stageMoved,
    });
    for (const each of plan.retire) reminders.change(each, { state: 'retired' });
    for (const seed of plan.add) reminders.add(seed);
  }

  move(job: ModelJob): void {
    const stage = STAGES[this.pick(STAGES.length)]!;
    if (stage === job.stage) return;
    const back = this.pick(4) === 0 ? this.pick(20) * DAY : 0;
    const applied = this.now - back;
    this.write(() => {
      const standing = this.store.jobs.standing(job.id);
      this.store.jobs.stand(job.id, {
        ...standing,
        status: stage,
        statusAt: new Date(this.now).toISOString(),
        appliedOn: stage === 'applied' ? dayText(applied) : standing.appliedOn,
      });
      if (stage === 'offer') {
        this.store.jobs.setOffer(job.id, { salary: null, answerBy: dayText(this.now + 10 * DAY) });
      }
      this.follow(job.id, true);
    });
    job.stage = stage;
    this.model.prune(job);
    const ahead = (name: string, due: number) => {
      if (due >= this.now) job.waiting.set(name, due);
    };
    if (stage === 'applied') {
      for (const week of [1, 2])
        ahead(`follow-up ${week} ${dayText(applied)}`, nine(applied) + week * 7 * DAY);
    }
    if (stage === 'offer') ahead('offer', nine(this.now) + 10 * DAY);
    if (GROUPS[stage] === 'active')
      for (const { id, at } of this.store.interviews.of(job.id))
        this.expectInterview(job, id, Date.parse(at));
  }

  expectInterview(job: ModelJob, id: number, at: number): void {
    for (const [name, due] of [
      [`interview ${id} day`, at - DAY],
      [`interview ${id} hour`, at - 60 * 60_000],
      [`thank-you ${id}`, nine(at) + DAY],
    ] as const) {
      if (due >= this.now) job.waiting.set(name, due);
    }
  }

  interview(job: ModelJob): void {
    if (GROUPS[job.stage] !== 'active') return;
    const at = this.now + (this.pick(300) - 30) * 60 * 60_000;
    const { id } = this.write(() => {
      const added = this.store.interviews.add(job.id, {
        at: new Date(at).toISOString(),
        zone: 'UTC',
        minutes: 60,
        round: null,
        with: null,
        where: null,
      });
      this.follow(job.id, false);
      return added;
    });
    this.expectInterview(job, id, at);
  }

  remind(): void {
    const due = this.now + (1 + this.pick(60 * 24 * 30)) * 60_000;
    const every = [null, null, 1, 7][this.pick(4)]!;
    const repeat = every === null ? null : every === 1 ? 'day' : 'week';
    const { id } = this.write(() =>
      this.store.reminders.add({
        job: null,
        message: 'Own',
        dueAt: new Date(due).toISOString(),
        zone: 'UTC',
        repeat,
      }),
    );
    this.model.own.push({ id, due, every, done: false, saidFor: new Set() });
  }

  /** Done, or snoozed by some hours. */
  settle(): void {
    const each = this.model.own[this.pick(Math.max(1, this.model.own.length))];
    if (!each || each.done) return;
    if (this.pick(2) === 0) {
      each.done = true;
      this.write(() => this.store.reminders.change(each.id, { state: 'done' }));
      return;
    }
    if (each.every !== null) return;
    each.due = this.now + (1 + this.pick(600)) * 60_000;
    this.write(() => this.store.reminders.change(each.id, { dueAt: new Date(each.due).toISOString() }));
  }

  deadline(job: ModelJob): void {
    job.deadline = Math.floor(this.now / DAY) * DAY + (this.pick(25) - 3) * DAY;
    this.write(() => this.store.jobs.change(job.id, { expiresOn: dayText(job.deadline!) }));
  }

  event(): void {
    const { jobs } = this.model;
    const job = jobs[this.pick(Math.max(1, jobs.length))];
    const what = this.pick(10);
    if (what < 3 || !job) this.save();
    else if (what < 6) this.move(job);
    else if (what < 7) this.interview(job);
    else if (what < 8) this.remind();
    else if (what < 9) this.settle();
    else this.deadline(job);
  }

  async check(): Promise<void> {
    const gap = this.model.lastCheck !== null && this.now - this.model.lastCheck > 2 * QUARTER;
    const expected = this.model.check(this.now);
    let messages = 0;
    const { notified } = await runCheck({
      store: this.store,
      settings,
      now: () => new Date(this.now),
      deliver: async () => {
        messages += 1;
        return { said: true, channel: 'command', reasons: [] };
      },
    });
    const told = notified
      .map(
        ({ kind, job, reminder, dueAt }) =>
          `${kind === 'reminder' ? `own ${reminder}` : `${kind} ${job}`} @${dueAt}`,
      )
      .sort();
    this.told += told.length;
    expect(told, new Date(this.now).toISOString()).toEqual(expected);
    const together = expected.length > 5 || (gap && expected.length > 1);
    expect(messages).toBe(together ? 1 : expected.length);
  }

  /** A year with about as many events as jobs times five; nothing is looked at where nothing can have changed. */
  async run(jobs: number): Promise<{ checks: number; told: number }> {
    const quarters = 365 * 96;
    let checks = 0;
    let asleepUntil = 0;
    for (let quarter = 0; quarter < quarters; quarter += 1) {
      this.now = BEGIN + quarter * QUARTER;
      if (this.pick(quarters) < jobs * 5) this.event();
      if (this.now < asleepUntil) continue;
      if (this.pick(400) === 0) asleepUntil = this.now + this.pick(5 * 96) * QUARTER;
      checks += 1;
      await this.check();
    }
    this.store.close();
    return { checks, told: this.told };
  }
}

// The seed stands in the test's name: JOBTRAIL_SEEDS=12,13 runs those years again.
const SEEDS = process.env.JOBTRAIL_SEEDS?.split(',').map(Number) ?? [Math.floor(Math.random() * 2 ** 31)];

test.for(SEEDS)(
  'what was said in the simulated year %i is what the manual says',
  { timeout: 600_000 },
  async (seed) => {
    const { checks, told } = await new Year(seed).run(300);
    expect(checks).toBeGreaterThan(10_000);
    expect(told).toBeGreaterThan(1_000);
  },
);
