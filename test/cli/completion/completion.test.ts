/** What is offered at the Tab key, asked as the scripts ask; the shells themselves are in completion-shells.test.ts. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { quoteForBash, readLine } from '../../../src/cli/completion/shell-words.ts';
import { COMMANDS } from '../../../src/cli/registry.ts';
import { openStore } from '../../../src/store/index.ts';
import { type Bench, makeBench } from '../../support/bench.ts';

/** What zsh is told at the end of these words; fish, of all but the quotes of the last. */
async function at(
  bench: Bench,
  ...words: string[]
): Promise<{ head: string; values: string[]; abouts: string[] }> {
  const { code, stdout, stderr } = await bench.run('completion', 'answer', 'zsh', '--', ...words);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const [head = '', ...lines] = stdout.replace(/\n$/, '').split('\n');
  return {
    head,
    values: lines.map((line) => line.split('\t')[0]!),
    abouts: lines.map((line) => line.split('\t')[1]!),
  };
}

/** What bash is told on a line whose last piece it would replace. */
async function inBash(bench: Bench, line: string, part: string, kind = '9'): Promise<string[]> {
  const { stdout } = await bench.run('completion', 'answer', 'bash', '--', line, part, kind);
  return stdout.replace(/\n$/, '').split('\n').slice(1);
}

async function withJobs(): Promise<Bench> {
  const bench = makeBench();
  await bench.run('save', '--title', 'Backend Engineer', '--company', 'Acme GmbH', '--yes');
  await bench.run('save', '--title', 'Data Engineer', '--company', 'Northwind', '--yes');
  await bench.run('tag', '1', 'remote', 'dream-job');
  await bench.run('remind', '1', '2026-12-01 09:00', 'Ask Anna');
  return bench;
}

describe('offered are', () => {
  test('commands, with what they do', async () => {
    const { values, abouts } = await at(makeBench(), 'st');
    expect(values).toEqual(Object.keys(COMMANDS).filter((name) => name.startsWith('st')));
    expect(abouts).toEqual(values.map((name) => COMMANDS[name]!.summary));
    expect((await at(makeBench(), '')).values).toEqual(Object.keys(COMMANDS));
    expect((await at(makeBench(), 'help', 'comp')).values).toEqual(['compare', 'completion']);
    expect((await at(makeBench(), 'nosuch', '')).values).toEqual([]);
  });

  test('subcommands, and flags not given yet', async () => {
    const bench = makeBench();
    expect((await at(bench, 'remind', 'in')).values).toEqual(['install']);
    expect((await at(bench, 'config', 'stages', '')).values).toEqual(['add', 'remove']);
    expect((await at(bench, 'refresh', '--')).values).toContain('--due');
    expect((await at(bench, 'refresh', '--due', '--')).values).not.toContain('--due');
    expect((await at(bench, 'list', '--js')).values).toEqual(['--json']);
    expect((await at(bench, 'list', '--json', '--js')).values).toEqual([]);
    expect((await at(bench, 'list', '--', '--')).values).toEqual([]);
  });

  test('what a flag can be, after it and behind its equals sign', async () => {
    const bench = makeBench();
    expect((await at(bench, 'export', '--format', 'm')).values).toEqual(['markdown', 'mermaid']);
    expect((await at(bench, 'export', '--format=m')).values).toEqual([
      '--format=markdown',
      '--format=mermaid',
    ]);
    expect((await at(bench, 'export', '-f', 'cs')).values).toEqual(['csv']);
    expect((await at(bench, 'save', '--workplace', '')).values).toEqual(['onsite', 'hybrid', 'remote']);
    expect((await at(bench, 'list', '--columns', 'id,ti')).values).toEqual(['id,title']);
    expect((await at(bench, 'list', '--sort', '-sal')).values).toEqual(['-salary']);
    expect((await at(bench, 'remind', '--zone', 'Europe/Berl')).values).toEqual(['Europe/Berlin']);
  });

  test('files where a file belongs, by the shell itself', async () => {
    const bench = makeBench();
    for (const words of [
      ['import', ''],
      ['list', '--db', ''],
      ['--db=x'],
      ['export', '-o', 'x'],
      ['save', './p'],
    ]) {
      expect(await at(bench, ...words), words.join(' ')).toMatchObject({ head: 'files', values: [] });
    }
    expect((await at(bench, 'status', '')).head).toBe('words');
  });

  test("stages, the user's own among them", async () => {
    const bench = await withJobs();
    await bench.run('config', 'stages', 'add', 'take-home', '--group', 'active');
    expect((await at(bench, 'status', '1', 't')).values).toEqual(['take-home']);
    expect((await at(bench, 'status', '--where', 'is:open', 'ap')).values).toEqual(['applied']);
    expect((await at(bench, 'track', '1', '--status', 'pre')).values).toEqual(['preparing']);
  });

  test('jobs by number, with title and company', async () => {
    const bench = await withJobs();
    expect(await at(bench, 'show', '')).toMatchObject({
      values: ['2', '1'],
      abouts: ['Data Engineer, Northwind (saved)', 'Backend Engineer, Acme GmbH (saved)'],
    });
    expect((await at(bench, 'show', '#')).values).toEqual(['#2', '#1']);
    expect((await at(bench, 'compare', '1', '')).values).toEqual(['2']);
  });

  test('jobs by words, which find that job and no other', async () => {
    const bench = await withJobs();
    for (const typed of ['ac', 'Eng', 'data', 'backend e', 'gmbh']) {
      const { values } = await at(bench, 'show', typed);
      expect(values.length, typed).toBeGreaterThan(0);
      for (const value of values) {
        expect(value.startsWith(typed)).toBe(true);
        expect((await bench.run('show', value)).code, value).toBe(0);
      }
    }
    expect((await at(bench, 'show', 'Eng')).values).toEqual([
      'Engineer Northwind Data',
      'Engineer Acme GmbH Backend',
    ]);
  });

  test('to fish, which hands over the last word with its quotes, the same', async () => {
    const bench = await withJobs();
    for (const typed of ['"backend e', "'backend e", 'backend\\ e']) {
      const { stdout } = await bench.run('completion', 'answer', 'fish', '--', 'show', typed);
      expect(stdout).toBe('words\nbackend engineer Acme GmbH\t#1 saved\n');
    }
  });

  test('reminders, tags, operations, settings and what they can hold', async () => {
    const bench = await withJobs();
    expect(await at(bench, 'remind', 'snooze', '')).toMatchObject({
      values: ['1'],
      abouts: ['2026-12-01 Ask Anna'],
    });
    expect((await at(bench, 'tag', '2', '')).values).toEqual(['dream-job', 'remote']);
    expect((await at(bench, 'undo', '4')).abouts[0]).toMatch(/Acme/);
    expect((await at(bench, 'config', 'get', 'time')).values).toEqual(['time.zone']);
    expect((await at(bench, 'config', 'set', 'offer.enabled', '')).values).toEqual(['true', 'false']);
    expect((await at(bench, 'config', 'set', 'time.zone', 'Asia/Tok')).values).toEqual(['Asia/Tokyo']);
  });

  test('keys of a query, then their values', async () => {
    const bench = await withJobs();
    expect(await at(bench, 'list', 'sta')).toMatchObject({ head: 'words nospace', values: ['status:'] });
    expect((await at(bench, 'list', 'status:applied,in')).values).toEqual(['status:applied,interview']);
    expect((await at(bench, 'list', '-group:w')).values).toEqual(['-group:won']);
    expect((await at(bench, 'export', '--where', 'is:open tag:')).values).toEqual([
      'is:open tag:dream-job',
      'is:open tag:remote',
    ]);
  });
});

describe('bash is given', () => {
  test('the part it replaces, since it ends words at colons and equals signs', async () => {
    const bench = await withJobs();
    expect(await inBash(bench, 'jobtrail list status:ap', 'ap')).toEqual(['applied']);
    expect(await inBash(bench, 'jobtrail list "status:ap', 'status:ap')).toEqual(['status:applied']);
    expect(await inBash(bench, 'jobtrail export --format=cs', 'cs')).toEqual(['csv']);
  });

  test('blanks quoted as the open quote asks', async () => {
    const bench = await withJobs();
    expect(await inBash(bench, 'jobtrail show back', 'back')).toEqual(['backend\\ Engineer\\ Acme\\ GmbH']);
    expect(await inBash(bench, 'jobtrail show "back', 'back')).toEqual(['backend Engineer Acme GmbH']);
    expect(await inBash(bench, "jobtrail show 'backend e", 'backend e')).toEqual([
      'backend engineer Acme GmbH',
    ]);
    expect(await inBash(bench, 'jobtrail show backend\\ e', 'backend\\ e')).toEqual([
      'backend\\ engineer\\ Acme\\ GmbH',
    ]);
  });

  test('explanations in a list, and none where the words are put in as they come', async () => {
    const bench = await withJobs();
    expect(await inBash(bench, 'jobtrail show ', '')).toEqual([
      '2  (Data Engineer, Northwind (saved))',
      '1  (Backend Engineer, Acme GmbH (saved))',
    ]);
    expect(await inBash(bench, 'jobtrail show ', '', '37')).toEqual(['2', '1']);
  });

  test.each([
    ['a b\\ c "d e" \'f g\' h', ['a', 'b c', 'd e', 'f g'], 'h', ''],
    ['a "b $(c) `d` \\" e', ['a'], 'b $(c) `d` " e', '"'],
    ["a ''", ['a'], '', ''],
    ['a ', ['a'], '', ''],
  ])('words as it reads them: %s', (line, words, current, quote) => {
    expect(readLine(line)).toEqual({ words, current, quote });
  });

  test('words it reads back as they were', () => {
    for (const text of ['a b', "it's", '$(touch x)', '`id`', 'a;b|c&d', 'ü "x" \\', '~/x', '#1', '*?[!]']) {
      expect(readLine(`x ${quoteForBash(text, '')}`).current).toBe(text);
      const within = quoteForBash(text, '"');
      if (within !== null) expect(readLine(`x "${within}`).current).toBe(text);
    }
    expect(quoteForBash("it's", "'")).toBeNull();
  });

  test('words the shell itself reads as they were, each sign of them, in any quote', () => {
    const signs = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).concat('é', '日', '€');
    const texts = [
      ...signs,
      ...signs.map((sign) => `a${sign}b`),
      '$HOME',
      `$\{HOME}`,
      '$(id)',
      '`id`',
      '!!',
      '\\',
      '$x"',
    ];
    const lines: string[] = [];
    const wanted: string[] = [];
    for (const text of texts)
      for (const quote of ['', "'", '"'] as const) {
        const word = quoteForBash(text, quote);
        if (word === null) continue;
        lines.push(`printf '%s\\n' ${quote}${word}${quote}`);
        wanted.push(text);
      }
    const { stdout } = spawnSync('bash', ['--norc', '-c', lines.join('\n')], {
      env: { HOME: '/owned', x: 'owned', PATH: process.env.PATH, LC_ALL: 'C.UTF-8' } as NodeJS.ProcessEnv,
      encoding: 'utf8',
    });
    expect(stdout.split('\n').slice(0, -1)).toEqual(wanted);
    expect(quoteForBash('$HOME', '')).toBe('\\$HOME');
    expect(quoteForBash('$HOME', '"')).toBe('\\$HOME');
  });
});

describe('the file', () => {
  test('is not made by being asked for', async () => {
    const bench = makeBench();
    for (const words of [
      ['show', ''],
      ['status', '1', ''],
      ['list', 'tag:'],
      ['remind', 'done', ''],
    ])
      await at(bench, ...words);
    expect(readdirSync(bench.home)).toEqual([]);
  });

  test('stays as it is, and nothing is left beside it', async () => {
    const bench = await withJobs();
    const state = () =>
      readdirSync(bench.home).map((name) => {
        const { mtimeMs, size } = statSync(join(bench.home, name));
        return { name, mtimeMs, size };
      });
    const before = state();
    const content = readFileSync(join(bench.home, 'jobtrail.db'));
    await at(bench, 'show', '');
    await at(bench, 'tag', '1', '');
    expect(state()).toEqual(before);
    expect(readFileSync(join(bench.home, 'jobtrail.db'))).toEqual(content);
  });

  test('is read while another program has it open, to its latest word', async () => {
    const bench = await withJobs();
    const store = openStore(join(bench.home, 'jobtrail.db'), () => new Date(bench.now));
    try {
      await bench.run('save', '--title', 'Cook', '--company', 'Blue Pot', '--yes');
      const log = readFileSync(join(bench.home, 'jobtrail.db-wal'));
      expect(log.length).toBeGreaterThan(0);
      expect((await at(bench, 'show', '')).values).toEqual(['3', '2', '1']);
      expect(readFileSync(join(bench.home, 'jobtrail.db-wal'))).toEqual(log);
    } finally {
      store.close();
    }
  });

  test('may be another, named on the line', async () => {
    const bench = makeBench();
    const other = join(bench.home, 'other.db');
    await bench.run('--db', other, 'save', '--title', 'Cook', '--company', 'Blue Pot', '--yes');
    expect((await at(bench, '--db', other, 'show', '')).values).toEqual(['1']);
    expect((await at(bench, 'show', `--db=${other}`, '')).values).toEqual(['1']);
    expect((await at(bench, 'show', '--db', '~/other.db', '')).values).toEqual(['1']);
    expect((await at(bench, 'show', '')).values).toEqual([]);
  });

  test('that cannot be read is no reason to speak', async () => {
    const bench = makeBench();
    bench.file('jobtrail.db', 'no database at all, though it is long enough to look like one'.repeat(99));
    expect((await at(bench, 'show', '')).values).toEqual([]);
    expect((await at(bench, 'status', '1', 'app')).values).toEqual(['applied']);
    bench.file('jobtrail.db', '');
    expect((await at(bench, 'show', '')).values).toEqual([]);
  });
});

describe('hostile names', () => {
  const HOSTILE = [
    '$(touch /tmp/owned) `id` "quoted" \'single\' a:b',
    'Plain\x1b]0;owned\x07 \x1b[31mred\x1b[0m',
    'turned \u202eover\u2066',
    `${'long'.repeat(5000)} tail`,
    '--help -rf ; rm -rf ~ | cat > x',
    '!! !$ *?[a] {1,2} ~root #1',
  ];

  test('reach no command line but as letters, and no screen but as text', async () => {
    const bench = makeBench();
    for (const title of HOSTILE)
      await bench.run('save', '--title', title, '--company', "O'Neill & Söhne", '--yes', '--force');
    await bench.run('tag', '1', '$(touch', '`id`', "it's");
    for (const typed of ['', '#', 'to', 'pl', 'ov', 'lo', 'rm', 'O', 'h']) {
      const { values, abouts } = await at(bench, 'show', typed);
      for (const value of values) {
        expect(value).toMatch(/^#?[\p{L}\p{M}\p{N}.+#&@,_/ -]+$/u);
        expect(value.length).toBeLessThanOrEqual(120);
      }
      for (const about of abouts) {
        expect(about).not.toMatch(/[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/);
        expect(about.length).toBeLessThanOrEqual(60);
      }
      const replies = await inBash(bench, `jobtrail show ${typed}`, typed, '37');
      for (const reply of replies) expect(reply).not.toMatch(/(?<!\\)[$`"'();|<>*?{}~! [\]]/);
    }
    expect(await inBash(bench, 'jobtrail tag 2 ', '', '37')).toEqual(['\\$\\(touch', '\\`id\\`', "it\\'s"]);
  });
});
