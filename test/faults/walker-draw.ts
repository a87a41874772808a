/** What a walk does next: a command drawn by chance among those that fit, with what the model expects of it. */
import { type Bench, type Json, makeBench } from '../support/bench.ts';
import { dice } from '../support/dice.ts';
import { type Cells, emptied, Model } from './walker-model.ts';
import { cellsOf, reading } from './walker-world.ts';

const STAGES = ['preparing', 'applied', 'screening', 'interview', 'rejected', 'withdrawn'];
/** Stages of the user's own that come and go. */
export const OWN = ['take-home', 'trial day', 'constructor'];
const DAY = 86_400_000;

/** What a command is to do: its words, and what it writes and leans on once it was answered. */
export interface Step {
  args: string[];
  expects(cells: Cells): { writes: Map<string, string | null>; leans?: string[] };
}

/** Draws commands by the state of the model; the same for the same seed. */
export class Drawer {
  readonly model = new Model();
  readonly random: () => number;
  readonly bench: Bench;
  /** Reminders with the moment they were said for. */
  readonly said = new Set<string>();

  constructor(seed: number) {
    this.random = dice(seed);
    this.bench = makeBench('2026-11-22T12:00:00.000Z');
  }

  any<T>(list: readonly T[]): T {
    return list[Math.floor(this.random() * list.length)]!;
  }

  now(): number {
    return Date.parse(this.bench.now);
  }

  /** A moment some hours ahead, as one types it and as it is kept. */
  ahead(): { typed: string; kept: string } {
    const kept = new Date(this.now() + Math.ceil(this.random() * 72) * 3_600_000).toISOString();
    return { typed: kept.slice(0, 16).replace('T', ' '), kept };
  }

  /** Names of things of a kind, such as `job:` with its uid. */
  things(kind: string): string[] {
    return [...this.model.cells().keys()].filter(
      (cell) => cell.startsWith(`${kind}:`) && cell.split(':').length === 2,
    );
  }

  newest(table: string): Json {
    return reading(this.bench, (all) => all(`SELECT * FROM ${table} ORDER BY id DESC LIMIT 1`))[0];
  }

  /** A reminder's columns as the model has them. */
  reminder(name: string): Record<'id' | 'due_at' | 'repeat' | 'state' | 'anchor', string> {
    const cells = this.model.cells();
    const column = (each: string) => cells.get(`${name}:${each}`)!;
    return {
      id: cells.get(name)!,
      due_at: column('due_at'),
      repeat: column('repeat'),
      state: column('state'),
      anchor: column('anchor'),
    };
  }

  /** The first moment of a series after another one: days and weeks in UTC are all alike. */
  next(anchor: string, repeat: string, after: number): string {
    const span = repeat === 'week' ? 7 * DAY : DAY;
    const begin = Date.parse(anchor);
    return new Date(
      begin > after ? begin : begin + (Math.floor((after - begin) / span) + 1) * span,
    ).toISOString();
  }

  draw(): Step {
    const jobs = this.things('job');
    const reminders = this.things('reminder');
    const choices = [this.save, this.setting, this.skill, this.stage, this.remind];
    if (jobs.length > 0)
      choices.push(this.edit, this.status, this.status, this.tag, this.tag, this.note, this.remove);
    if (reminders.length > 0) choices.push(this.change, this.change, this.change);
    return this.any(choices).call(this);
  }

  save(): Step {
    const title = `Warden ${Math.floor(this.random() * 1e6)}`;
    return {
      args: ['save', '--title', title, '--company', 'Tern', '--yes'],
      expects: () => {
        const { id, uid } = this.newest('jobs');
        const name = `job:${uid}`;
        return {
          writes: new Map([
            [name, String(id)],
            [`${name}:title`, title],
            [`${name}:status`, 'saved'],
          ]),
        };
      },
    };
  }

  job(): { name: string; id: string } {
    const name = this.any(this.things('job'));
    return { name, id: this.model.cells().get(name)! };
  }

  edit(): Step {
    const { name, id } = this.job();
    const title = this.any(['Baker', 'Miller', 'Smith']);
    return {
      args: ['edit', `#${id}`, '--title', title],
      expects: () => ({ writes: new Map([[`${name}:title`, title]]), leans: [name] }),
    };
  }

  status(): Step {
    const { name, id } = this.job();
    const cells = this.model.cells();
    const stage = this.any([...STAGES, ...OWN.filter((own) => cells.has(`stage:${own}`))]);
    const was = cells.get(`${name}:status`)!;
    return {
      args: ['status', `#${id}`, stage],
      expects: () => ({
        writes: new Map([[`${name}:status`, stage]]),
        leans: [name, ...[was, stage].filter((each) => OWN.includes(each)).map((each) => `stage:${each}`)],
      }),
    };
  }

  tag(): Step {
    const { name, id } = this.job();
    const tag = this.any(['night', 'far']);
    const goes = this.random() < 0.4;
    return {
      args: goes ? ['tag', `#${id}`, '--remove', tag] : ['tag', `#${id}`, tag],
      expects: () => ({ writes: new Map([[`${name}:tag:${tag}`, goes ? null : 'yes']]), leans: [name] }),
    };
  }

  note(): Step {
    const { name, id } = this.job();
    const there = [...this.model.cells().keys()].filter((cell) => cell.startsWith(`${name}:note:`));
    const body = `note ${Math.floor(this.random() * 1e6)}`;
    if (there.length === 0 || this.random() < 0.5) {
      const expects = () => ({
        writes: new Map([[`${name}:note:${this.newest('notes').uid}`, body]]),
        leans: [name],
      });
      return { args: ['note', `#${id}`, body], expects };
    }
    const cell = this.any(there);
    const number = reading(this.bench, (all) =>
      all(`SELECT id FROM notes WHERE uid = '${cell.split(':').at(-1)}'`),
    )[0]!.id;
    const goes = this.random() < 0.5;
    return {
      args: goes
        ? ['note', `#${id}`, '--remove', String(number)]
        : ['note', `#${id}`, '--edit', String(number), body],
      expects: () => ({ writes: new Map([[cell, goes ? null : body]]), leans: [name] }),
    };
  }

  remove(): Step {
    const { name, id } = this.job();
    const stage = this.model.cells().get(`${name}:status`)!;
    return {
      args: ['remove', `#${id}`, '--yes'],
      expects: (cells) => ({
        writes: emptied(cells, name),
        leans: OWN.includes(stage) ? [`stage:${stage}`] : [],
      }),
    };
  }

  setting(): Step {
    const key = this.any(['followup.applied', 'backup.keep']);
    const value = key === 'backup.keep' ? this.any(['3', '4']) : this.any(['5d', '6d']);
    const goes = this.random() < 0.4;
    return {
      args: goes ? ['config', 'unset', key] : ['config', 'set', key, value],
      expects: () => ({ writes: new Map([[`setting:${key}`, goes ? null : value]]) }),
    };
  }

  skill(): Step {
    const typed = this.any(['SQL', 'Sql', 'welding']);
    const level = this.any(['expert', 'beginner']);
    const cell = `skill:${typed.toLowerCase()}`;
    const there = this.model.cells().get(cell);
    // One that is there keeps its spelling.
    const name = there?.split(' ')[0] ?? typed;
    if (there !== undefined && this.random() < 0.5)
      return { args: ['profile', 'remove', name], expects: () => ({ writes: new Map([[cell, null]]) }) };
    return {
      args: ['profile', 'add', `${name}:${level}`],
      expects: () => ({ writes: new Map([[cell, `${this.spelling(cell, name)} ${level}`]]) }),
    };
  }

  // The lexicon may know a better spelling of a skill; which one is no matter of undo.
  spelling(cell: string, typed: string): string {
    return cellsOf(this.bench).get(cell)?.split(' ')[0] ?? typed;
  }

  stage(): Step {
    const cells = this.model.cells();
    const stage = this.any(OWN);
    const list = JSON.parse(cells.get('setting:stages') ?? '[]') as Json[];
    const isUsed = [...cells].some(([cell, value]) => cell.endsWith(':status') && value === stage);
    if (isUsed) return this.setting();
    const goes = cells.has(`stage:${stage}`);
    const after = goes
      ? list.filter(({ name }) => name !== stage)
      : [...list, { name: stage, group: 'active', after: null }];
    return {
      args: goes
        ? ['config', 'stages', 'remove', stage]
        : ['config', 'stages', 'add', stage, '--group', 'active'],
      expects: () => ({
        writes: new Map<string, string | null>([
          ['setting:stages', after.length > 0 ? JSON.stringify(after) : null],
          [`stage:${stage}`, goes ? null : 'yes'],
        ]),
      }),
    };
  }

  remind(): Step {
    const { typed, kept } = this.ahead();
    const message = `look ${Math.floor(this.random() * 1e6)}`;
    const repeat = this.any([null, 'day', 'week']);
    return {
      args: ['remind', '--general', typed, message, ...(repeat ? ['--every', repeat] : [])],
      expects: () => {
        const { id, uid } = this.newest('reminders');
        const name = `reminder:${uid}`;
        const columns = { message, due_at: kept, repeat: String(repeat), state: 'waiting', anchor: kept };
        return {
          writes: new Map([
            [name, String(id)],
            ...Object.entries(columns).map(([column, value]) => [`${name}:${column}`, value] as const),
          ]),
        };
      },
    };
  }

  change(): Step {
    const name = this.any(this.things('reminder'));
    const { id, due_at: due, repeat, state, anchor } = this.reminder(name);
    const now = this.now();
    const { typed, kept } = this.ahead();
    const writing =
      (columns: Record<string, string>): Step['expects'] =>
      () => ({
        writes: new Map(Object.entries(columns).map(([column, value]) => [`${name}:${column}`, value])),
        leans: [name],
      });
    const isOpen = state === 'waiting';
    const what = this.any(['snooze', 'done', 'done', 'every', 'every', 'none', 'at', 'remove']);
    if (what === 'snooze')
      return { args: ['remind', 'snooze', id, typed], expects: writing({ due_at: kept, state: 'waiting' }) };
    if (what === 'done') {
      const from = Math.max(now, Date.parse(due));
      const columns: Record<string, string> = !isOpen
        ? {}
        : repeat === 'null'
          ? { state: 'done' }
          : { due_at: this.next(anchor, repeat, from) };
      return { args: ['remind', 'done', id], expects: writing(columns) };
    }
    if (what === 'at')
      return {
        args: ['remind', 'edit', id, '--at', typed],
        expects: writing({ due_at: kept, state: 'waiting', anchor: kept }),
      };
    if (what === 'remove')
      return { args: ['remind', 'remove', id], expects: (cells) => ({ writes: emptied(cells, name) }) };
    const every = what === 'none' ? 'null' : this.any(['day', 'week']);
    if (every === 'null')
      return { args: ['remind', 'edit', id, '--every', 'none'], expects: writing({ repeat: every }) };
    const isSettled = !isOpen || this.said.has(`${name} ${due}`);
    return {
      args: ['remind', 'edit', id, '--every', every],
      expects: writing({
        repeat: every,
        anchor: due,
        ...(isSettled ? { due_at: this.next(due, every, now), state: 'waiting' } : {}),
      }),
    };
  }
}
