/**
 * A year of a job search in Berlin: random events, a check every fifteen minutes with gaps in between, quiet hours, a channel
 * that fails at times. What the program said is compared with a model that knows only the manual: plain lists and a clock.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCheck } from '../../src/app/check-reminders.ts';
import { emptyFields } from '../../src/domain/draft.ts';
import { noticeSettings } from '../../src/domain/notices/settings.ts';
import { planReminders } from '../../src/domain/reminders.ts';
import { openStore, type Store } from '../../src/store/index.ts';

const HOUR = 60 * 60_000;
const QUARTER = 15 * 60_000;
const DAY = 24 * HOUR;
const BEGIN = Date.parse('2026-01-01T00:00:00Z');
const ZONE = 'Europe/Berlin';
const SET: Record<string, string> = { 'time.zone': ZONE, 'notify.quiet': '22:00-07:00' };
const settings = noticeSettings((key) => SET[key]);
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

// The law on summer time, Directive 2000/84/EC: from the last Sunday of March to that of October, 01:00 UTC.
const SUMMERS = [
  ['2026-03-29T01:00Z', '2026-10-25T01:00Z'],
  ['2027-03-28T01:00Z', '2027-10-31T01:00Z'],
].map(([from, to]) => [Date.parse(from!), Date.parse(to!)] as const);
const offset = (at: number): number =>
  SUMMERS.some(([from, to]) => at >= from && at < to) ? 2 * HOUR : HOUR;
const wall = (at: number): number => at + offset(at);
/** The instant a wall clock shows; the first of two, and moved on by the gap where there is none. */
const instant = (shown: number): number =>
  [shown - 2 * HOUR, shown - HOUR].find((at) => wall(at) === shown) ?? shown - HOUR;
/** Days are counted on the wall. */
const dayOf = (at: number): number => Math.floor(wall(at) / DAY);
const nine = (day: number): number => instant(day * DAY + 9 * HOUR);
const dayText = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);
const iso = (at: number): string => new Date(at).toISOString();
const isNight = (at: number): boolean => {
  const hour = Math.floor((wall(at) % DAY) / HOUR);
  return hour >= 22 || hour < 7;
};

/** One thing the model says is due; `name` as the program's answer is put, `key` for what was said of it. */
interface Due {
  name: string;
  key: string;
  due: number;
  canWait: boolean;
}

interface ModelJob {
  id: number;
  stage: string;
  saved: number;
  /** A day. */
  deadline: number | null;
  /** Follow-ups, interviews, thanks and the offer's answer: their names and moments. */
  waiting: Map<string, number>;
  /** When each interview begins, by its name. */
  begins: Map<string, number>;
}

interface Own {
  id: number;
  begin: number;
  due: number;
  /** Days between two, null for once. */
  every: number | null;
  done: boolean;
}

/** What the manual says, without any table, key or rule of the program. */
class Model {
  readonly jobs: ModelJob[] = [];
  readonly own: Own[] = [];
  readonly said = new Set<string>();
  /** When everything that was due was last said. */
  lastFull: number | null = null;

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

  deadline(job: ModelJob, now: number): Due[] {
    const last = job.deadline!;
    const due = [7, 3, 1].map((days) => nine(last - days)).findLast((moment) => moment <= now);
    if (due === undefined) return [];
    const isOver = dayOf(now) > last;
    const inTime = dayOf(job.saved) <= last;
    const couldHave = this.lastFull === null || this.lastFull >= Math.max(due, job.saved);
    if (isOver && (couldHave || !inTime)) return [];
    return [{ name: `expiry ${job.id}`, key: `${job.id} expiry ${last} ${due}`, due, canWait: true }];
  }

  /** Takes out what no longer helps: see the manual, "Reminders end". */
  over(job: ModelJob, now: number): void {
    const due = (kind: string) =>
      [...job.waiting].filter(([name, at]) => name.startsWith(kind) && at <= now).sort((a, b) => a[1] - b[1]);
    for (const [name] of due('interview'))
      if (job.begins.get(name.split(' ')[1]!)! <= now) job.waiting.delete(name);
    for (const [name, at] of due('thank-you')) if (nine(dayOf(at) + 3) <= now) job.waiting.delete(name);
    for (const kind of ['follow-up', 'offer'])
      for (const [name] of due(kind).slice(0, -1)) job.waiting.delete(name);
  }

  due(now: number): Due[] {
    const found: Due[] = [];
    for (const { id, due, done } of this.own) {
      if (!done && due <= now)
        found.push({ name: `own ${id}`, key: `own ${id} ${due}`, due, canWait: false });
    }
    for (const job of this.jobs) {
      this.over(job, now);
      for (const [name, due] of job.waiting) {
        const [kind] = name.split(' ');
        if (due <= now)
          found.push({
            name: `${kind} ${job.id}`,
            key: `${job.id} ${name} ${due}`,
            due,
            canWait: kind !== 'interview',
          });
      }
      if (job.stage !== 'saved' && job.stage !== 'preparing') continue;
      if (job.deadline !== null) found.push(...this.deadline(job, now));
      else {
        const due = nine(dayOf(job.saved) + 30);
        if (due <= now) found.push({ name: `stale ${job.id}`, key: `${job.id} stale`, due, canWait: true });
      }
    }
    return found.filter(({ key }) => !this.said.has(key));
  }

  /** What a check has to say now, and whether all of it is one message. */
  check(now: number): { due: Due[]; held: Due[]; together: boolean } {
    const all = this.due(now);
    const held = all.filter(({ canWait }) => canWait && isNight(now));
    const due = all.filter((each) => !held.includes(each));
    const gap = this.lastFull !== null && now - this.lastFull > 2 * QUARTER;
    return { due, held, together: due.length > 5 || (gap && due.length > 1) };
  }

  /** Writes down that things were said; what repeats moves on. */
  heard(due: readonly Due[], now: number): void {
    for (const { key } of due) this.said.add(key);
    for (const each of this.own) {
      if (each.done || each.every === null || !this.said.has(`own ${each.id} ${each.due}`)) continue;
      for (let n = 1; each.due <= now; n += 1) each.due = instant(wall(each.begin) + n * each.every * DAY);
    }
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
    const file = join(mkdtempSync(join(tmpdir(), 'jobtrail-year-')), 'jobs.db');
    this.store = openStore(file, () => new Date(this.now));
    // A simulated year has to be quick; what survives a power cut is another test's business.
    this.store.db.driver.pragma('synchronous = OFF');
  }

  write<T>(work: () => T): T {
    return this.store.write({ command: 'year', summary: 'year' }, work).value;
  }

  save(): void {
    const deadline = this.pick(3) > 0 ? dayOf(this.now) + this.pick(40) : null;
    const fields = {
      ...emptyFields(),
      title: 'Job',
      expiresOn: deadline === null ? null : dayText(deadline),
    };
    const id = this.write(() => this.store.jobs.add({ fields, canonicalKey: null, status: 'saved' }));
    this.model.jobs.push({
      id,
      stage: 'saved',
      saved: this.now,
      deadline,
      waiting: new Map(),
      begins: new Map(),
    });
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
    const today = dayOf(this.now);
    const applied = today - (this.pick(4) === 0 ? this.pick(20) : 0);
    this.write(() => {
      const standing = this.store.jobs.standing(job.id);
      const appliedOn = stage === 'applied' ? dayText(applied) : standing.appliedOn;
      this.store.jobs.stand(job.id, { ...standing, status: stage, statusAt: iso(this.now), appliedOn });
      if (stage === 'offer')
        this.store.jobs.setOffer(job.id, { salary: null, answerBy: dayText(today + 10) });
      this.follow(job.id, true);
    });
    job.stage = stage;
    this.model.prune(job);
    const ahead = (name: string, due: number) => {
      if (due >= this.now) job.waiting.set(name, due);
    };
    if (stage === 'applied') {
      for (const week of [1, 2]) ahead(`follow-up ${week} ${applied}`, nine(applied + week * 7));
    }
    if (stage === 'offer') for (const days of [3, 1, 0]) ahead(`offer ${days}`, nine(today + 10 - days));
    if (GROUPS[stage] !== 'active') return;
    for (const { id, at } of this.store.interviews.of(job.id)) {
      this.expectInterview(job, id, Date.parse(at));
      // The next stage after an interview is an answer; nobody is thanked for the talk any more.
      if (stage !== 'interview' && Date.parse(at) <= this.now) job.waiting.delete(`thank-you ${id}`);
    }
  }

  expectInterview(job: ModelJob, id: number, at: number): void {
    job.begins.set(String(id), at);
    for (const [name, due] of [
      [`interview ${id} day`, instant(wall(at) - DAY)],
      [`interview ${id} hour`, at - HOUR],
      [`thank-you ${id}`, nine(dayOf(at) + 1)],
    ] as const) {
      if (due >= this.now) job.waiting.set(name, due);
    }
  }

  interview(job: ModelJob): void {
    if (GROUPS[job.stage] !== 'active') return;
    const at = this.now + (this.pick(300) - 30) * HOUR;
    const rest = { minutes: 60, round: null, with: null, where: null };
    const { id } = this.write(() => {
      const added = this.store.interviews.add(job.id, { at: iso(at), zone: ZONE, ...rest });
      this.follow(job.id, false);
      return added;
    });
    this.expectInterview(job, id, at);
  }

  remind(): void {
    const due = this.now + (1 + this.pick(60 * 24 * 30)) * 60_000;
    const every = [null, 1, 2, 7][this.pick(4)]!;
    const repeat = every === null ? null : every === 1 ? 'day' : every === 2 ? '2 days' : 'week';
    const { id } = this.write(() =>
      this.store.reminders.add({ job: null, message: 'Own', dueAt: iso(due), zone: ZONE, repeat }),
    );
    this.model.own.push({ id, begin: due, due, every, done: false });
  }

  /** Done, or snoozed by some hours. */
  settle(): void {
    const each = this.model.own[this.pick(Math.max(1, this.model.own.length))];
    if (!each || each.done) return;
    if (this.pick(2) === 0 || each.every !== null) {
      each.done = true;
      this.write(() => this.store.reminders.change(each.id, { state: 'done' }));
      return;
    }
    each.due = this.now + (1 + this.pick(600)) * 60_000;
    this.write(() => this.store.reminders.change(each.id, { dueAt: iso(each.due) }));
  }

  moveDeadline(job: ModelJob): void {
    job.deadline = dayOf(this.now) + this.pick(25) - 3;
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
    else this.moveDeadline(job);
  }

  async check(fails: boolean): Promise<void> {
    const expected = this.model.check(this.now);
    let messages = 0;
    const { notified, failed, skipped } = await runCheck({
      store: this.store,
      settings,
      now: () => new Date(this.now),
      up: () => this.now.valueOf(),
      deliver: async () => {
        messages += 1;
        if (fails) return { said: false, channel: null, reasons: ['command: no network.'] };
        return { said: true, channel: 'command', reasons: [] };
      },
    });
    const names = (entries: typeof notified) =>
      entries
        .map(
          ({ kind, job, reminder, dueAt }) =>
            `${kind === 'reminder' ? `own ${reminder}` : `${kind} ${job}`} @${dueAt}`,
        )
        .sort();
    const wanted = (due: Due[]) => due.map(({ name, due: at }) => `${name} @${iso(at)}`).sort();
    const when = iso(this.now);
    expect(names(fails ? failed : notified), when).toEqual(wanted(expected.due));
    expect(names(skipped), when).toEqual(wanted(expected.held));
    expect(fails ? notified : failed).toEqual([]);
    expect(messages, when).toBe(expected.together ? 1 : expected.due.length);
    if (!fails) this.model.heard(expected.due, this.now);
    if (expected.held.length === 0 && (!fails || expected.due.length === 0)) this.model.lastFull = this.now;
    this.told += notified.length;
  }

  /** A year with five events a job; the machine sleeps at times, and at times the channel is down. */
  async run(jobs: number): Promise<{ checks: number; told: number }> {
    const quarters = 365 * 96;
    let checks = 0;
    let asleepUntil = 0;
    let downUntil = 0;
    for (let quarter = 0; quarter < quarters; quarter += 1) {
      this.now = BEGIN + quarter * QUARTER;
      if (this.pick(quarters) < jobs * 5) this.event();
      if (this.now < asleepUntil) continue;
      if (this.pick(400) === 0) asleepUntil = this.now + this.pick(5 * 96) * QUARTER;
      if (this.pick(400) === 0) downUntil = this.now + this.pick(96) * QUARTER;
      checks += 1;
      await this.check(this.now < downUntil);
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
