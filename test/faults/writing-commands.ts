/** Every command that writes, with arguments that fit what is there. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Bench } from '../support/bench.ts';
import { type Contents, contents } from './contents.ts';

/** One command, and the file it makes beside the database, if any. */
export interface Writing {
  name: string;
  args(was: Contents, random: () => number, run: number): string[];
  output?: { name: string; check(file: string, bench: Bench): void };
}

type Items = keyof Contents['ids'];

const STAGES = ['preparing', 'applied', 'screening', 'interview', 'offer', 'rejected', 'withdrawn'];

const any = <T>(list: readonly T[], random: () => number): T => list[Math.floor(random() * list.length)]!;

/** A command about a job; without one there it saves one. */
const ofJob =
  (words: (job: string, run: number, random: () => number, was: Contents) => string[]): Writing['args'] =>
  (was, random, run) =>
    was.ids.jobs.length > 0
      ? words(`#${any(was.ids.jobs, random)}`, run, random, was)
      : ['save', '--title', `Warden ${run}`, '--company', 'Tern', '--yes'];

/** A command about an item, by its id; without one there it makes one. */
const ofItem =
  (items: Items, words: (id: string, run: number) => string[], otherwise: Writing['args']): Writing['args'] =>
  (was, random, run) =>
    was.ids[items].length > 0 ? words(String(any(was.ids[items], random)), run) : otherwise(was, random, run);

const note = ofJob((job, run) => ['note', job, `note ${run} ${'of some length '.repeat(run % 50)}`]);
const remind = ofJob((job, run) => ['remind', job, 'tomorrow 9am', `call ${run}`]);
const repeat: Writing['args'] = (_, __, run) => [
  ...['remind', '--general', '2026-11-23 08:00', `look ${run}`],
  ...['--every', 'week'],
];

const json = (file: string): void => {
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ jobtrail: expect.anything() });
};

export const WRITING: Writing[] = [
  {
    name: 'save of flags',
    args: (_, __, run) => [
      ...['save', '--title', `Keeper ${run}`, '--company', 'Owlery', '--tag', 'night', '--note', 'by hand'],
      ...['--salary', '30-40k EUR/year', '--yes'],
    ],
  },
  { name: 'save of a file', args: () => ['save', 'posting.txt', '--force', '--yes'] },
  { name: 'track', args: ofJob((job) => ['track', job, '--applied', 'yesterday', '--tag', 'hot']) },
  {
    name: 'track of a file',
    args: (_, __, run) => ['track', 'posting.txt', '--title', `Gardener ${run}`],
  },
  {
    name: 'status',
    args: ofJob((job, run, random) => ['status', job, any(STAGES, random), '--note', `moved ${run}`]),
  },
  {
    name: 'status of many',
    args: (_, random) => ['status', any(STAGES, random), '--where', 'group:active', '--yes'],
  },
  { name: 'note', args: note },
  { name: 'remind', args: remind },
  { name: 'remind again and again', args: repeat },
  { name: 'done', args: ofItem('reminders', (id) => ['done', id], repeat) },
  { name: 'snooze', args: ofItem('reminders', (id) => ['snooze', id, 'in 3 days'], remind) },
  { name: 'remind done', args: ofItem('reminders', (id) => ['remind', 'done', id], repeat) },
  {
    name: 'remind snooze',
    args: ofItem('reminders', (id) => ['remind', 'snooze', id, 'in 3 days'], remind),
  },
  { name: 'remind remove', args: ofItem('reminders', (id) => ['remind', 'remove', id], remind) },
  {
    name: 'interview',
    args: ofJob((job, run) => ['interview', job, '2026-12-03 10:00', '--round', `${run}`, '--with', 'Ana']),
  },
  {
    name: 'contact',
    args: ofJob((job, run) => ['contact', job, `Ana ${run}`, '--email', 'ana@tern.example']),
  },
  { name: 'document', args: ofJob((job, run) => ['document', job, 'sheet.csv', '--name', `paper ${run}`]) },
  {
    name: 'edit',
    args: ofJob((job, run) => ['edit', job, '--title', `Warden ${run}`, '--deadline', '2026-12-24']),
  },
  { name: 'tag', args: ofJob((job, run) => ['tag', job, `tag-${run}`, 'dream']) },
  { name: 'remove', args: ofJob((job) => ['remove', job, '--yes']) },
  { name: 'undo', args: () => ['undo'] },
  { name: 'redo', args: () => ['redo'] },
  { name: 'undo of undo', args: () => ['undo'] },
  { name: 'import of a sheet', args: () => ['import', 'sheet.csv', '--yes'] },
  { name: 'import of an export', args: () => ['import', 'dump.json', '--yes'] },
  { name: 'config set', args: (_, __, run) => ['config', 'set', 'followup.applied', `${5 + (run % 9)}d`] },
  {
    name: 'config stages',
    args: (_, __, run) => ['config', 'stages', 'add', `stage-${run}`, '--group', 'active'],
  },
  { name: 'profile', args: (_, __, run) => ['profile', 'add', `pruning ${run}:expert`, 'sql'] },
  { name: 'summarize', args: ofJob((job) => ['summarize', job, '--engine', 'local']) },
  { name: 'remind check', args: () => ['remind', 'check'] },
  {
    name: 'backup',
    args: () => ['backup', '--output', 'made-copy.db'],
    output: {
      name: 'made-copy.db',
      check: (file, bench) => {
        const copy = contents(file);
        expect([copy.integrity, copy.rows]).toEqual([
          'ok',
          contents(join(bench.home, 'after', 'jobtrail.db')).rows,
        ]);
      },
    },
  },
  {
    name: 'restore',
    args: () => ['restore', join('start', 'copy.db'), '--yes'],
  },
  {
    name: 'export',
    args: () => ['export', '--output', 'made-export.json'],
    output: { name: 'made-export.json', check: json },
  },
  {
    name: 'report',
    args: () => ['report', '--output', 'made-report.html'],
    output: {
      name: 'made-report.html',
      check: (file) => expect(readFileSync(file, 'utf8').trimEnd()).toMatch(/<\/html>$/),
    },
  },
];
