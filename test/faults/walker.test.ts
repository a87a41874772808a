/**
 * A random walk over the commands: after each the file holds what the model of `walker-model.ts` says, undo takes exactly
 * what leans on what, one redo brings exactly that again, and an export is the same data elsewhere. `JOBTRAIL_WALKS=1000`
 * walks longer, `JOBTRAIL_SEED=n` the same way again.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type Bench, type Json, makeBench } from '../support/bench.ts';
import { Drawer, OWN, type Step } from './walker-draw.ts';
import { difference } from './walker-model.ts';
import { cellsOf, faults, operationsAfter, reading, setUp, snapshot } from './walker-world.ts';

const WALKS = Number(process.env.JOBTRAIL_WALKS ?? 6);
const STEPS = Number(process.env.JOBTRAIL_STEPS ?? 25);
const SEED = Number(process.env.JOBTRAIL_SEED ?? Date.now() % 1e9);

const count = { walks: 0, commands: 0, undone: 0, redone: 0, refused: 0, imported: 0, said: 0 };

class Walk extends Drawer {
  readonly told: string[] = [];
  last = 0;
  kept: string | null = null;

  /** Runs a command that must not fail, and tells what it was. */
  async run(...args: string[]): Promise<Json> {
    this.told.push(args.join(' '));
    count.commands += 1;
    const ran = await this.bench.run(...args, '--json');
    expect([this.told, ran.code, ran.code === 0 ? '' : ran.stderr]).toEqual([this.told, 0, '']);
    return ran.json;
  }

  /** Runs a command; what it wrote is one operation of the user's, or none where nothing differs. */
  async step({ args, expects }: Step): Promise<void> {
    const before = this.model.cells();
    await this.run(...args);
    const { writes, leans = [] } = expects(before);
    const changed = new Map([...writes].filter(([cell, value]) => (before.get(cell) ?? null) !== value));
    const [operation, ...more] = operationsAfter(this.bench, this.last);
    expect([this.told, more, operation?.by ?? null]).toEqual([
      this.told,
      [],
      changed.size > 0 ? 'user' : null,
    ]);
    if (operation) {
      this.last = Number(operation.id);
      const said = args.join(' ');
      this.model.add({ id: this.last, by: 'user', said, writes: changed, leans: new Set(leans) });
    }
    this.compare();
  }

  compare(): void {
    expect([this.told, difference(this.model.cells(), cellsOf(this.bench))]).toEqual([this.told, new Map()]);
    expect([this.told, faults(this.bench)]).toEqual([this.told, []]);
  }

  /** A check: each open moment that came is said once, ever, and what repeats moves on. */
  async check(): Promise<void> {
    const due = this.things('reminder').filter((name) => {
      const { state, due_at } = this.reminder(name);
      return state === 'waiting' && Date.parse(due_at) <= this.now();
    });
    const moment = (name: string) => `${name} ${this.reminder(name).due_at}`;
    const expected = due.filter((name) => !this.said.has(moment(name))).map((name) => this.reminder(name).id);
    const { notified } = await this.run('remind', 'check');
    const said = notified
      .filter(({ kind }: Json) => kind === 'reminder')
      .map(({ reminder }: Json) => String(reminder));
    expect([this.told, said.sort()]).toEqual([this.told, expected.sort()]);
    const moves = new Map<string, string>();
    for (const name of due) {
      this.said.add(moment(name));
      const { repeat, anchor } = this.reminder(name);
      if (repeat !== 'null') moves.set(`${name}:due_at`, this.next(anchor, repeat, this.now()));
    }
    count.said += said.length;
    // What stood at a said moment and what was said just now move on in operations of their own.
    const after = cellsOf(this.bench);
    for (const { id, by } of operationsAfter(this.bench, this.last)) {
      this.last = Number(id);
      expect([this.told, by]).toEqual([this.told, 'program']);
      const rows = reading(this.bench, (all) =>
        all(
          `SELECT DISTINCT r.uid FROM changes c JOIN reminders r ON r.id = c.row WHERE c.operation = ${id}`,
        ),
      );
      const cells = rows.map(({ uid }) => `reminder:${uid}:due_at`);
      const writes = new Map(
        cells.map((cell) => [cell, moves.get(cell) ?? `not to move, but ${after.get(cell)}`]),
      );
      const leans = new Set(cells.map((cell) => cell.replace(/:due_at$/, '')));
      this.model.add({ id: this.last, by: 'program', said: 'remind check', writes, leans });
    }
    this.compare();
  }

  /** An undo, bare or named; it is refused exactly where something of the user's leans on what it takes. */
  async undo(): Promise<void> {
    const { model } = this;
    const isNamed = this.random() < 0.5;
    const named = isNamed ? this.any(model.entries) : model.last();
    const through = isNamed && this.random() < 0.5;
    const words = isNamed && named ? [String(named.id), ...(through ? ['--through'] : [])] : [];
    const before = snapshot(this.bench);
    if (!named?.stands) {
      expect((await this.run('undo', ...words)).operation).toBeNull();
      expect(snapshot(this.bench)).toBe(before);
      return;
    }
    const closure = model.closure(named);
    const later = [...closure].filter((entry) => entry !== named);
    if (!through && later.some(({ by }) => by === 'user')) {
      this.told.push(`undo ${words.join(' ')}`);
      const ran = await this.bench.run('undo', ...words, '--json');
      const { code, details } = ran.stderr ? JSON.parse(ran.stderr).error : { code: ran.stdout, details: {} };
      expect([this.told, ran.code, code]).toEqual([this.told, 1, 'built-on']);
      expect([this.told, details.operations]).toEqual([
        this.told,
        later.map(({ id }) => id).sort((a, b) => b - a),
      ]);
      expect(snapshot(this.bench)).toBe(before);
      count.refused += 1;
      return;
    }
    const { undone, operation } = await this.run('undo', ...words);
    const ids: number[] = undone.map(({ id }: Json) => id);
    expect([this.told, ids]).toEqual([this.told, [...closure].map(({ id }) => id).sort((a, b) => b - a)]);
    expect(operationsAfter(this.bench, this.last).map(({ id }) => id)).toEqual([operation]);
    this.last = operation;
    model.take(operation, ids);
    this.compare();
    count.undone += ids.length;
    if (this.random() < 0.4) {
      await this.redo();
      expect([this.told, snapshot(this.bench)]).toEqual([this.told, before]);
    }
  }

  async redo(): Promise<void> {
    const { redone, operations, undone, operation } = await this.run('redo');
    const expected = this.model.redoable.at(-1);
    const ids = (entries: { id: number }[]) => entries.map(({ id }) => id).sort((a, b) => a - b);
    expect([this.told, ids(operations)]).toEqual([this.told, ids(expected?.entries ?? [])]);
    if (redone === null) return;
    // Only what the program did meanwhile may have to go.
    expect(undone.filter(({ by }: Json) => by !== 'program')).toEqual([]);
    this.last = operation;
    this.model.bring(undone.map(({ id }: Json) => id));
    this.compare();
    count.redone += operations.length;
  }

  /** An export is the same data in an empty home, byte for byte, and nothing new in its own. */
  async carry(): Promise<void> {
    const name = `export-${this.told.length}.json`;
    await this.run('export', '--format', 'json', '--output', name);
    const there = makeBench(this.bench.now);
    expect((await there.run('import', join(this.bench.home, name), '--yes')).code).toBe(0);
    const tables = (bench: Bench) => JSON.parse(snapshot(bench));
    expect([this.told, tables(there)]).toEqual([this.told, tables(this.bench)]);
    rmSync(there.home, { recursive: true });
    expect((await this.run('import', name, '--yes')).operation).toBeNull();
    count.imported += 1;
    this.kept ??= name;
  }

  /** An older export beside what has come since: nothing that is there goes, and it is one operation like any other. */
  async merge(): Promise<void> {
    if (this.kept === null) return this.carry();
    const before = this.model.cells();
    await this.run('import', this.kept, '--yes');
    const [operation] = operationsAfter(this.bench, this.last);
    if (!operation) return;
    this.last = Number(operation.id);
    const writes = difference(before, cellsOf(this.bench));
    expect([this.told, [...writes].filter(([, value]) => value === null)]).toEqual([this.told, []]);
    const hung = reading(this.bench, (all) =>
      all(`SELECT DISTINCT j.uid FROM changes c JOIN jobs j
        ON j.id = CAST(json_extract(coalesce(c.after, c.before), '$.job') AS INTEGER) WHERE c.operation = ${operation.id}`),
    ).map(({ uid }) => `job:${uid}`);
    const stages = [...writes].flatMap(([cell, value]) =>
      cell.endsWith(':status') ? [value, before.get(cell)] : [],
    );
    const leans = [
      ...hung,
      ...[...writes.keys()].map((cell) => cell.split(':').slice(0, 2).join(':')),
      ...stages.filter((each) => OWN.includes(each ?? '')).map((each) => `stage:${each}`),
    ];
    this.model.add({
      ...{ id: this.last, by: 'user', said: 'import', writes },
      leans: new Set(leans.filter((cell) => !writes.has(cell))),
    });
    this.compare();
    count.imported += 1;
  }

  async walk(steps: number): Promise<void> {
    this.last = setUp(this.bench);
    for (let n = 0; n < steps; n += 1) {
      if (this.random() < 0.5)
        this.bench.now = new Date(this.now() + Math.floor(this.random() * 36) * 1_800_000).toISOString();
      const what = this.random();
      if (what < 0.14) await this.undo();
      else if (what < 0.2) await this.redo();
      else if (what < 0.32) await this.check();
      else if (what < 0.35) await this.carry();
      else if (what < 0.39) await this.merge();
      else await this.step(this.draw());
    }
    await this.carry();
    await this.thereAndBack();
    count.walks += 1;
  }

  /** To the beginning and to the end again. */
  async thereAndBack(): Promise<void> {
    const end = snapshot(this.bench);
    let steps = 0;
    for (; this.model.last(); steps += 1) {
      const { undone, operation } = await this.run('undo');
      this.model.take(
        operation,
        undone.map(({ id }: Json) => id),
      );
      this.last = operation;
    }
    this.compare();
    for (; steps > 0; steps -= 1) await this.redo();
    expect([this.told, snapshot(this.bench)]).toEqual([this.told, end]);
  }
}

afterAll(() => {
  process.stdout.write(`${JSON.stringify({ seed: SEED, ...count })}\n`);
});

test(`${WALKS} walks of ${STEPS} commands (JOBTRAIL_SEED=${SEED})`, {
  timeout: 60_000 + WALKS * 60_000,
}, async () => {
  for (let n = 0; n < WALKS; n += 1) {
    const walk = new Walk(SEED + n);
    try {
      await walk.walk(STEPS);
    } finally {
      rmSync(walk.bench.home, { recursive: true, force: true });
    }
  }
});
