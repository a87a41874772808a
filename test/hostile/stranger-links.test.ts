/** A stranger's link that is no address of the web: stored by no door, read from no old row, handed to no browser. */
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Driver from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import type { Context } from '../../src/cli/context.ts';
import { editText } from '../../src/cli/input/editor.ts';
import { type Bench, type Json, makeBench } from '../support/bench.ts';

const EVIL = [
  '--renderer-cmd-prefix=/tmp/owned',
  'javascript:alert(document.domain)',
  'file:///etc/passwd',
  '/etc/passwd',
  'data:text/html,<script>1</script>',
  'https://',
];

/** A browser that writes down what it was started with, a word a line. */
function browser(bench: Bench): string {
  const log = join(bench.home, 'opened');
  chmodSync(bench.file('browser', `#!/bin/sh\nprintf '%s\\n' "$@" >> '${log}'\n`), 0o755);
  Object.assign(bench.env, { BROWSER: join(bench.home, 'browser'), PATH: process.env.PATH! });
  return log;
}

/** Everything of every job that could be a link. */
async function links(bench: Bench): Promise<(string | null)[]> {
  const { json } = await bench.run('list', '--json', '--all');
  const all: (string | null)[] = [];
  for (const { id, url, applyUrl } of json) {
    const shown = (await bench.run('show', `#${id}`, '--json')).json;
    all.push(url, applyUrl, shown.url, shown.applyUrl);
    for (const each of [...shown.contacts, ...shown.documents]) all.push(each.link);
  }
  return all;
}

async function opensNothing(bench: Bench, log: string): Promise<void> {
  for (const { id } of (await bench.run('list', '--json', '--all')).json as Json[])
    for (const more of [[], ['--apply'], ['--print'], ['--json']]) {
      const ran = await bench.run('open', `#${id}`, ...more);
      expect([ran.code, ran.stderr]).toEqual([1, expect.stringContaining('has no link')]);
    }
  expect(existsSync(log) ? readFileSync(log, 'utf8') : '').toBe('');
}

const SYSTEMS: [string, (link: string) => object][] = [
  [
    'lever',
    (link) => ({
      ...{ id: 'a1', text: 'Lamp Maker', categories: { location: 'Oslo' }, hostedUrl: link },
      ...{ applyUrl: link, description: '<p>Make lamps of glass and wire.</p>' },
    }),
  ],
  [
    'greenhouse',
    (link) => ({
      ...{ id: 12, internal_job_id: 3, title: 'Lamp Maker', absolute_url: link },
      ...{ content: '<p>Make lamps of glass and wire.</p>', location: { name: 'Oslo' } },
    }),
  ],
  [
    'ashby',
    (link) => ({
      jobs: [
        {
          ...{ id: 'x', title: 'Lamp Maker', jobUrl: link, applyUrl: link, publishedAt: '2026-11-01' },
          ...{ descriptionHtml: '<p>Make lamps.</p>', location: 'Oslo', isListed: true },
        },
      ],
    }),
  ],
  [
    'schema.org',
    (link) => ({
      ...{ '@type': 'JobPosting', title: 'Lamp Maker', url: link },
      description: '<p>Make lamps of glass and wire.</p>',
    }),
  ],
  [
    'a posting by any other name',
    (link) => ({
      ...{ title: 'Lamp Maker', company: 'Lumen', location: 'Oslo', url: link },
      description: 'You make lamps of glass and wire by hand. '.repeat(10),
    }),
  ],
];

describe.each(EVIL)('%s', (link) => {
  test.each(SYSTEMS)('in an answer of %s', async (_, answer) => {
    const bench = makeBench();
    const log = browser(bench);
    const ran = await bench.run('save', bench.file('answer.json', JSON.stringify(answer(link))), '--yes');
    expect([ran.code, ran.stderr]).toEqual([0, expect.not.stringContaining('Error')]);
    expect((await links(bench)).filter((each) => each !== null)).toEqual([]);
    await opensNothing(bench, log);
  });

  test('in a list', async () => {
    const bench = makeBench();
    const log = browser(bench);
    const sheet = bench.file(
      'list.csv',
      `title,company,url,apply url\nLamp Maker,Lumen,"${link}","${link}"\n`,
    );
    expect((await bench.run('import', sheet, '--yes')).code).toBe(0);
    expect((await links(bench)).filter((each) => each !== null)).toEqual([]);
    await opensNothing(bench, log);
  });

  test('by a flag', async () => {
    const bench = makeBench();
    await bench.run('save', '--title=Lamp Maker', '--yes');
    for (const command of [
      ['edit', '#1', `--url=${link}`],
      ['save', '--title=Other', `--url=${link}`, '--yes'],
      ['contact', '#1', 'Ana', `--link=${link}`],
    ])
      expect([command[0], (await bench.run(...command)).code]).toEqual([command[0], 2]);
    // As the file it might be, or not at all.
    await bench.run('document', '#1', '--', link);
    expect((await links(bench)).filter((each) => each !== null)).toEqual([]);
  });

  test('in an export, and in the rows of an earlier version', async () => {
    const bench = makeBench();
    const log = browser(bench);
    await bench.run('save', '--title=Lamp Maker', '--url=https://lumen.example/1', '--yes');
    await bench.run('contact', '#1', 'Ana', '--link=https://lumen.example/ana');
    const db = new Driver(join(bench.home, 'jobtrail.db'));
    db.exec(`UPDATE journal SET operation = (SELECT max(id) FROM operations)`);
    db.prepare('UPDATE jobs SET url = ?, apply_url = ?').run(link, link);
    db.prepare('UPDATE contacts SET link = ?').run(link);
    db.exec(`UPDATE journal SET operation = NULL`);
    db.close();
    expect((await links(bench)).filter((each) => each !== null)).toEqual([]);
    expect((await bench.run('list', 'has:url', '--json')).json).toEqual([]);
    await opensNothing(bench, log);
    await bench.run('remind', '#1', 'in 1 minute', 'look');
    bench.now = '2026-11-22T12:05:00Z';
    expect((await bench.run('remind', 'check', '--json')).stdout).not.toContain(link);
    expect((await bench.run('export', '--output', 'all.json')).code).toBe(0);
    expect(readFileSync(join(bench.home, 'all.json'), 'utf8')).toContain(JSON.stringify(link));

    const other = makeBench();
    const there = browser(other);
    const taken = other.file('all.json', readFileSync(join(bench.home, 'all.json')));
    expect((await other.run('import', taken, '--yes')).code).toBe(0);
    const stored = new Driver(join(other.home, 'jobtrail.db'), { readonly: true });
    expect(stored.prepare('SELECT url, apply_url FROM jobs').get()).toEqual({ url: null, apply_url: null });
    expect(stored.prepare('SELECT link FROM contacts').get()).toEqual({ link: null });
    stored.close();
    await opensNothing(other, there);
  });
});

test('a paper of an export that is such a link is refused before anything is written', async () => {
  const bench = makeBench();
  await bench.run('save', '--title=Lamp Maker', '--yes');
  await bench.run('document', '#1', 'https://lumen.example/cv.pdf');
  await bench.run('export', '--output', 'all.json');
  const all = readFileSync(join(bench.home, 'all.json'), 'utf8');
  const other = makeBench();
  const file = other.file(
    'all.json',
    all.replaceAll('"link":"https://lumen.example/cv.pdf"', '"link":"file:///x"'),
  );
  const ran = await other.run('import', file, '--yes');
  expect([ran.code, ran.stderr]).toEqual([1, expect.stringContaining('documents[0].link')]);
  expect((await other.run('list', '--json')).json).toEqual([]);
});

test('a web address reaches the browser as one word, also one whose path is quoted', async () => {
  const bench = makeBench();
  const log = browser(bench);
  await bench.run('save', '--title=Lamp Maker', '--url=https://lumen.example/1?a=b%20c&d=$(x)', '--yes');
  bench.env.BROWSER = `'${join(bench.home, 'browser')}' --new-window`;
  expect((await bench.run('open', '#1')).code).toBe(0);
  await expect
    .poll(() => (existsSync(log) ? readFileSync(log, 'utf8') : ''))
    .toBe('--new-window\nhttps://lumen.example/1?a=b%20c&d=$(x)\n');
});

test('an editor is found at a quoted path with a blank in it', async () => {
  const bench = makeBench();
  const editor = bench.file('my editor', '#!/bin/sh\nprintf "%s" "$1 $2 written" > "$3"\n');
  chmodSync(editor, 0o755);
  for (const [command, words] of [
    [`"${editor}" --wait 'two words'`, '--wait two words written'],
    [`'${editor}' a b`, 'a b written'],
    [`${editor.replaceAll(' ', '\\ ')} a c`, 'a c written'],
  ]) {
    const world = { env: { PATH: process.env.PATH, EDITOR: command }, platform: 'linux' };
    expect(await editText({ host: world } as unknown as Context, 'before', 'a note')).toBe(words);
  }
});
