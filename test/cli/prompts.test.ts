/** Every prompt, at a real terminal: a tmux session in which somebody types. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { emptyFields } from '../../src/domain/draft.ts';
import { canType, openTerminal, type Typed } from '../support/typed-terminal.ts';

let typed: Typed;
let home: string;
beforeEach(() => {
  typed = openTerminal();
  home = typed.home;
});
afterEach(() => typed.close());

const until = (words: string | RegExp): Promise<string> => typed.until(words);
const type = (text: string): unknown => typed.type(text);
const press = (...keys: string[]): unknown => typed.press(...keys);
const enter = (line: string): Promise<void> => typed.enter(line);
const look: Typed['look'] = (work) => typed.look(work);
const seed = (): void => typed.seed();

describe.skipIf(!canType)('at a terminal', () => {
  test('import shows what it recognised, what is left out and what stages become, and asks', async () => {
    writeFileSync(join(home, 'sheet.csv'), 'Role,Employer,List\nBaker,Crumb,On-site interview\n,,Offer\n');
    const line = `jobtrail import ${home}/sheet.csv`;
    await enter(line);
    const shown = await until('Import 1 row?');
    expect(shown).toContain('sheet.csv: spreadsheet, 2 rows.');
    expect(shown).toContain('Role → title, Employer → company, List → status');
    expect(shown).toContain('On-site interview → interview');
    expect(shown).toContain('skipped line 3: no title, company or link');
    type('n');
    press('Enter');
    expect(await until('[exit 130]')).toContain('Nothing was imported.');
    expect(look((store) => store.jobs.count())).toBe(0);
    press('C-l');
    await enter(line);
    await until('Import 1 row?');
    press('Enter');
    expect(await until('[exit 0]')).toContain('Imported: 1 new');
    expect(look((store) => store.jobs.count())).toBe(1);
  });

  test('save asks for what is missing and shows it before it is kept', async () => {
    await enter('jobtrail save');
    await until('Paste a link or the whole posting');
    press('Enter');
    await until('Job title');
    type('Head Gardener');
    press('Enter');
    await until('Company');
    type('Fernhill');
    press('Enter');
    const asked = await until('Enter saves');
    expect(asked).toContain('Fernhill');
    press('Enter');
    expect(await until('[exit 0]')).toContain('Saved #1 Head Gardener, Fernhill');
    expect(look((store) => store.jobs.get(1))).toMatchObject({ title: 'Head Gardener', company: 'Fernhill' });
  });

  test('both may stay unknown, and that is said', async () => {
    await enter('jobtrail save');
    await until('Paste a link or the whole posting');
    press('Enter');
    await until('Job title');
    press('Enter');
    await until('Company');
    press('Enter');
    expect(await until('Enter saves')).toContain(
      'Not found  title, company, place, pay, deadline, workplace',
    );
    press('Enter');
    expect(await until('[exit 0]')).toContain('Saved #1 untitled, company unknown');
  });

  test('no to the last question keeps nothing', async () => {
    await enter('jobtrail save --title Gardener --company Fernhill');
    await until('Enter saves');
    type('q');
    expect(await until(/\[exit \d+\]/)).toContain('[exit 130]');
    expect(look((store) => store.jobs.count())).toBe(0);
  });

  test.each([
    ['save', 'Paste a link'],
    ['save --title Gardener', 'Company'],
    ['save --title Gardener --company Fernhill', 'Enter saves'],
  ])('Ctrl-C in "%s" is 130, and nothing is written', async (command, question) => {
    await enter(`jobtrail ${command}`);
    await until(question);
    press('C-c');
    const seen = await until(/\[exit \d+\]/);
    expect(seen).toContain('[exit 130]');
    expect(seen).toContain('nothing was written');
    expect(seen).not.toMatch(/\n\s+at /);
    expect(look((store) => [store.jobs.count(), store.history(9).length])).toEqual([0, 0]);
  });

  test('several jobs that fit are a choice', async () => {
    seed();
    await enter('jobtrail status northwind applied');
    const asked = await until('Which one do you mean');
    expect(asked).toContain('j1  saved  Data Engineer, Northwind');
    expect(asked).toContain('j2  saved  Archivist, Northwind');
    press('Down');
    press('Enter');
    await until('[exit 0]');
    expect(
      look((store) =>
        store.jobs
          .list({
            query: { terms: [] },
            today: '2026-11-22',
            sort: { key: 'id', descending: false },
            limit: null,
          })
          .jobs.map((job) => job.status)
          .sort(),
      ),
    ).toEqual(['applied', 'saved']);
    await enter('jobtrail note northwind hello');
    await until('Which one do you mean');
    press('C-c');
    expect(await until(/\[exit \d+\]/)).toContain('[exit 130]');
    expect(look((store) => [...store.notes.of(1), ...store.notes.of(2)])).toEqual([]);
  });

  test('removing asks, and no is the answer of an empty line', async () => {
    seed();
    await enter('jobtrail remove 1');
    await until('Remove #1 Data Engineer, Northwind?');
    press('Enter');
    expect(await until(/\[exit \d+\]/)).toContain('[exit 130]');
    expect(look((store) => store.jobs.count())).toBe(2);
    await enter('jobtrail remove 1');
    await until('Remove #1');
    type('y');
    press('Enter');
    expect(await until('[exit 0]')).toContain('jobtrail undo brings it back');
    expect(look((store) => store.jobs.count())).toBe(1);
  });

  test('moving many shows which, then asks', async () => {
    seed();
    await enter('jobtrail status --where status:saved ghosted');
    const asked = await until('Move to ghosted?');
    expect(asked).toContain('2 jobs to move to ghosted:');
    expect(asked).toContain('#2 Archivist, Northwind (saved)');
    press('C-c');
    expect(await until(/\[exit \d+\]/)).toContain('[exit 130]');
    expect(look((store) => store.jobs.get(1)?.status)).toBe('saved');
    await enter('jobtrail status --where status:saved ghosted');
    await until('Move to ghosted?');
    type('y');
    press('Enter');
    await until('[exit 0]');
    expect(look((store) => [1, 2].map((id) => store.jobs.get(id)?.status))).toEqual(['ghosted', 'ghosted']);
  });

  test('a note without text opens the editor, VISUAL before EDITOR', async () => {
    seed();
    writeFileSync(join(home, 'pen'), '#!/bin/sh\nprintf "written by %s\\n" "$0" > "$1"\n', { mode: 0o755 });
    await enter(`VISUAL=${home}/pen EDITOR=false jobtrail note 1`);
    await until('[exit 0]');
    expect(look((store) => store.notes.of(1))).toMatchObject([{ body: `written by ${home}/pen` }]);
    await enter('EDITOR=false jobtrail note 1');
    expect(await until(/\[exit [1-9]\d*\]/)).toContain('Error');
    expect(look((store) => store.notes.of(1))).toHaveLength(1);
  });

  test('a long page goes through the pager', async () => {
    seed();
    look((store) =>
      store.write({ command: 'test', summary: 'notes' }, () => {
        for (let i = 0; i < 80; i += 1) store.notes.add(1, `line ${i}`);
      }),
    );
    await enter('PAGER="sed s/line/LINE/" jobtrail show 1');
    expect(await until('[exit 0]')).toContain('LINE 79');
  });

  test('the dashboard of a full collection fits a screen of 80 by 24', async () => {
    look((store) =>
      store.write({ command: 'test', summary: 'many' }, () => {
        for (let i = 0; i < 60; i += 1)
          store.jobs.add({
            fields: {
              ...emptyFields(),
              title: `A rather long title of a post, number ${i}`,
              company: `A company with a long name ${i}`,
              expiresOn: '2026-11-25',
            },
            canonicalKey: null,
            status: ['saved', 'applied', 'interview', 'offer', 'rejected'][i % 5]!,
          });
      }),
    );
    typed.tmux('resize-window', '-x', '80', '-y', '24');
    await enter('jobtrail');
    const seen = await until('[exit 0]');
    const lines = seen.split('\n').slice(
      0,
      seen.split('\n').findIndex((line) => line.includes('[exit')),
    );
    expect(lines.length).toBeLessThanOrEqual(24);
    expect(seen).toMatch(/closing +in 3 d/);
  });
});
