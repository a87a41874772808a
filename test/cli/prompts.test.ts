/** Every prompt, at a real terminal: a tmux session in which somebody types. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { emptyFields } from '../../src/domain/draft.ts';
import { openStore } from '../../src/store/index.ts';
import { missing } from '../support/desktop.ts';
import { NODE, PROGRAM } from '../support/program.ts';

// In CI it has to be there, so that nothing is skipped unseen.
const canType = process.env.CI === 'true' || missing(['tmux']).length === 0;

let home: string;
let socket: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'jobtrail-typed-'));
  socket = join(home, 'tmux');
  entered = '>';
  const env = `HOME=${home} JOBTRAIL_HOME=${home} JOBTRAIL_NOW=2026-11-22T12:00:00Z TZ=UTC NO_COLOR=1 TERM=xterm PATH=${process.env.PATH}`;
  writeFileSync(
    join(home, 'shell'),
    `unset HISTFILE; PS1='> '\njobtrail() { '${NODE}' '${PROGRAM}' "$@"; echo "[exit $?]"; }\n`,
  );
  tmux(
    '-f',
    '/dev/null',
    'new-session',
    '-d',
    '-x',
    '100',
    '-y',
    '40',
    `env -i ${env} bash --noprofile --rcfile ${home}/shell -i`,
  );
});
afterEach(() => {
  tmux('kill-server');
  rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
});

const tmux = (...args: string[]): string =>
  execFileSync('tmux', ['-S', socket, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

let entered = '>';

/** What came after the command line that was entered last. */
const screen = (): string => {
  const seen = tmux('capture-pane', '-p', '-J', '-S', '-200').replace(/\s+$/, '\n');
  return seen.slice(Math.max(0, seen.lastIndexOf(entered)));
};

/** Waits for words on the screen. */
async function until(words: string | RegExp): Promise<string> {
  for (let i = 0; i < 150; i += 1) {
    const seen = screen();
    if (typeof words === 'string' ? seen.includes(words) : words.test(seen)) return seen;
    await pause(100);
  }
  throw new Error(`"${words}" never came up on this screen:\n${screen()}`);
}

const type = (text: string): unknown => tmux('send-keys', '-l', text);
const press = (...keys: string[]): unknown => tmux('send-keys', ...keys);

/** Types a command line, once the shell has come back. */
async function enter(line: string): Promise<void> {
  await until(/>\s*$/);
  type(line);
  press('Enter');
  entered = `> ${line}`;
  await until(entered);
}

const look = <T>(work: (store: ReturnType<typeof openStore>) => T): T => {
  const store = openStore(join(home, 'jobtrail.db'), () => new Date('2026-11-22T12:00:00Z'));
  try {
    return work(store);
  } finally {
    store.close();
  }
};

const seed = (): unknown =>
  look((store) =>
    store.write({ command: 'test', summary: 'seed' }, () => {
      for (const title of ['Data Engineer', 'Archivist'])
        store.jobs.add({
          fields: { ...emptyFields(), title, company: 'Northwind' },
          canonicalKey: null,
          status: 'saved',
        });
    }),
  );

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
    await until('Job title');
    type('Head Gardener');
    press('Enter');
    await until('Company');
    type('Fernhill');
    press('Enter');
    const asked = await until('Save this?');
    expect(asked).toContain('Fernhill');
    press('Enter');
    expect(await until('[exit 0]')).toContain('Saved #1 Head Gardener, Fernhill');
    expect(look((store) => store.jobs.get(1))).toMatchObject({ title: 'Head Gardener', company: 'Fernhill' });
  });

  test('both may stay unknown, with a warning', async () => {
    await enter('jobtrail save');
    await until('Job title');
    press('Enter');
    await until('Company');
    press('Enter');
    await until('Save this?');
    type('y');
    press('Enter');
    expect(await until('[exit 0]')).toContain('Warning: No title was found');
  });

  test('no to the last question keeps nothing', async () => {
    await enter('jobtrail save --title Gardener --company Fernhill');
    await until('Save this?');
    type('n');
    press('Enter');
    expect(await until(/\[exit \d+\]/)).toContain('[exit 130]');
    expect(look((store) => store.jobs.count())).toBe(0);
  });

  test.each([
    ['save', 'Job title'],
    ['save --title Gardener --company Fernhill', 'Save this?'],
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
    expect(asked).toContain('#1 Data Engineer, Northwind (saved)');
    expect(asked).toContain('#2 Archivist, Northwind (saved)');
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
    tmux('resize-window', '-x', '80', '-y', '24');
    await enter('jobtrail');
    const seen = await until('[exit 0]');
    const lines = seen.split('\n').slice(
      0,
      seen.split('\n').findIndex((line) => line.includes('[exit')),
    );
    expect(lines.length).toBeLessThanOrEqual(24);
    expect(seen).toContain('Closing soon');
  });
});
