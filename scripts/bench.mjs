// Figures as ratios of one run, so that they mean the same on every machine: `node -e 0` is the floor, Taskwarrior the
// peer. node scripts/bench.mjs [SECTION…] [--big] [--runs N]; a section is a function in SECTIONS.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { seed } from './seed.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const bin = join(root, 'bin', 'jobtrail.js');
const scratch = mkdtempSync(join(tmpdir(), 'jobtrail-bench-'));

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: { big: { type: 'boolean', default: false }, runs: { type: 'string', default: '20' } },
});

// On Node 20 this variable alone adds some 40 ms to every start and would flatter every ratio.
const { NODE_EXTRA_CA_CERTS: _, ...inherited } = process.env;
const env = {
  ...inherited,
  HOME: scratch,
  JOBTRAIL_HOME: join(scratch, 'home'),
  NO_COLOR: '1',
  TZ: 'UTC',
  TERM: 'xterm',
  TASKRC: join(scratch, 'taskrc'),
  TASKDATA: join(scratch, 'task'),
};

const has = (program) => spawnSync('which', [program]).status === 0;
const FLOOR = { name: 'node -e 0', run: 'node -e 0' };
const jobtrail = (size, words) => `node ${bin} --db ${database(size)} ${words}`;
const database = (size) => join(scratch, `${size}.db`);

const seeded = new Set();
const withJobs = async (...sizes) => {
  for (const size of sizes) {
    if (seeded.has(size)) continue;
    await seed(database(size), { jobs: size, reminders: size, due: 0 });
    seeded.add(size);
    if (!isThere('remind')) continue;
    // What is due of the invented search is said once to a program that takes it, so that a check finds nothing to say.
    const once = [
      ['config', 'set', 'notify.command', '/bin/true'],
      ['config', 'set', 'notify.channels', 'command'],
      ['remind', 'check'],
    ];
    for (const words of once) {
      const { status, stderr } = spawnSync(process.execPath, [bin, '--db', database(size), ...words], {
        env,
        encoding: 'utf8',
      });
      if (status !== 0) throw new Error(`${words.join(' ')}: ${stderr}`);
    }
  }
};

const help = spawnSync(process.execPath, [bin, '--help'], { env, encoding: 'utf8' }).stdout ?? '';
const isThere = (command) => new RegExp(`^\\s+${command}\\b`, 'm').test(help);

/** Times commands `{name, run, prepare?, floor?, goal?}` in one run of hyperfine and prints each with its ratio. */
const measure = (title, commands) => {
  const file = join(scratch, 'times.json');
  const args = [
    '--shell=none',
    '--warmup',
    '3',
    '--runs',
    flags.runs,
    '--output=pipe',
    '--style',
    'none',
    '--export-json',
    file,
  ];
  for (const { name, run, prepare } of commands)
    args.push('--prepare', prepare ?? 'true', `--command-name=${name}`, run);
  const result = spawnSync('hyperfine', args, { env, encoding: 'utf8' });
  if (result.status !== 0) throw new Error(`${title}: ${result.stderr}`);
  const { results } = JSON.parse(readFileSync(file, 'utf8'));
  const median = new Map(results.map((r) => [r.command, r.median * 1000]));
  console.log(`\n${title}`);
  for (const { name, against = commands[0].name, goal } of commands) {
    const ms = median.get(name);
    const ratio = ms / median.get(against);
    const verdict = goal === undefined ? '' : `${ratio <= goal ? 'ok' : 'SHORT'}, goal ${goal}`;
    const beside = name === against ? '' : `${ratio.toFixed(2)} × ${against}`;
    console.log(`  ${name.padEnd(34)} ${ms.toFixed(1).padStart(8)} ms   ${beside.padEnd(36)} ${verdict}`);
  }
};

const present = (commands) => commands.filter((c) => !c.needs || isThere(c.needs));

/** What it costs to start at all. */
const start = async () => {
  await withJobs(1000);
  measure(
    'Start, 1,000 jobs, into a pipe',
    present([
      FLOOR,
      { name: '--version', run: `node ${bin} --version`, goal: 1.3 },
      { name: '--help', run: `node ${bin} --help` },
      { name: 'list --limit 50', run: jobtrail(1000, 'list --limit 50'), goal: 1.7 },
      { name: 'remind check', run: jobtrail(1000, 'remind check'), goal: 1.7, needs: 'remind' },
      { name: 'status (read)', run: jobtrail(1000, 'status 5'), goal: 1.9 },
      {
        name: 'status (move)',
        run: jobtrail(1000, 'status 5 interview --quiet'),
        prepare: jobtrail(1000, 'status 5 screening --quiet'),
        goal: 1.9,
      },
      { name: 'note', run: jobtrail(1000, 'note 5 "a short note" --quiet'), goal: 1.9 },
    ]),
  );
};

/** The same on a terminal, where a table is drawn; `script` lends the terminal to both. */
const terminal = async () => {
  if (!has('script')) return console.log('\nOn a terminal: left out, there is no `script`.');
  await withJobs(1000);
  const typed = (command) => `script -qec '${command}' /dev/null`;
  measure(
    'On a terminal, 1,000 jobs',
    present([
      { name: 'node -e 0 (terminal)', run: typed('node -e 0') },
      { name: 'list', run: typed(jobtrail(1000, 'list')), goal: 2.2 },
      { name: 'dashboard', run: typed(jobtrail(1000, 'dashboard')), needs: 'dashboard' },
    ]),
  );
};

/** How the commands of every day grow with the collection. */
const growth = async () => {
  const [small, large] = flags.big ? [1000, 100_000] : [100, 10_000];
  await withJobs(small, large);
  const pair = (name, words, goal, prepare) => [
    { name: `${name}, ${small}`, run: jobtrail(small, words), prepare: prepare && jobtrail(small, prepare) },
    {
      name: `${name}, ${large}`,
      run: jobtrail(large, words),
      prepare: prepare && jobtrail(large, prepare),
      against: `${name}, ${small}`,
      goal,
    },
  ];
  const commands = [
    [null, pair('list --limit 50', 'list --limit 50', 1.3)],
    [null, pair('list of a query', 'list --limit 50 status:applied salary:>=50k', undefined)],
    [null, pair('status', 'status 5 interview --quiet', 1.3, 'status 5 screening --quiet')],
    [null, pair('note', 'note 5 "a short note" --quiet', 1.3)],
    ['search', pair('search, rare word', 'search campanology', 1.5)],
    ['search', pair('search, common word', 'search practice', 1.5)],
    ['dashboard', pair('dashboard', 'dashboard', 1.5)],
    ['remind', pair('remind check', 'remind check', 1.2)],
  ];
  measure(`Growth from ${small} to ${large} jobs`, [
    FLOOR,
    ...commands.filter(([c]) => !c || isThere(c)).flatMap(([, p]) => p),
  ]);
};

/** Beside Taskwarrior with as many tasks. */
const peer = async () => {
  if (!has('task'))
    return console.log('\nBeside Taskwarrior: left out, there is no `task` (Debian: taskwarrior).');
  const size = 10_000;
  await withJobs(size);
  mkdirSync(env.TASKDATA, { recursive: true });
  writeFileSync(env.TASKRC, `data.location=${env.TASKDATA}\nconfirmation=off\nhooks=off\n`);
  const tasks = Array.from({ length: size }, (_task, i) => ({
    description: `Company ${i % 640} role ${i}`,
    project: `p${i % 12}`,
    tags: ['job'],
  }));
  writeFileSync(join(scratch, 'tasks.json'), JSON.stringify(tasks));
  const imported = spawnSync('task', ['import', join(scratch, 'tasks.json')], { env, encoding: 'utf8' });
  if (imported.status !== 0) throw new Error(imported.stderr);
  measure(`Beside Taskwarrior, ${size} each`, [
    FLOOR,
    { name: 'task list limit:50', run: 'task list limit:50' },
    {
      name: 'list --limit 50',
      run: jobtrail(size, 'list --limit 50'),
      against: 'task list limit:50',
      goal: 0.3,
    },
    {
      name: 'task modify',
      run: 'task 5 modify project:interview',
      prepare: 'task 5 modify project:screening',
    },
    {
      name: 'status',
      run: jobtrail(size, 'status 5 interview --quiet'),
      prepare: jobtrail(size, 'status 5 screening --quiet'),
      against: 'task modify',
      goal: 0.6,
    },
    { name: 'task annotate', run: 'task 5 annotate a short note' },
    {
      name: 'note',
      run: jobtrail(size, 'note 5 "a short note" --quiet'),
      against: 'task annotate',
      goal: 0.6,
    },
  ]);
};

/** Beside other programs for the terminal that keep a list: what each needs to show a short one. */
const peers = async () => {
  await withJobs(1000);
  const calendars = join(scratch, 'calendars', 'jobs');
  const settings = join(scratch, '.config', 'khal');
  for (const folder of [calendars, settings]) mkdirSync(folder, { recursive: true });
  writeFileSync(join(settings, 'config'), `[calendars]\n[[jobs]]\npath = ${calendars}\n`);
  mkdirSync(join(scratch, '.config', 'todoman'), { recursive: true });
  writeFileSync(
    join(scratch, '.config', 'todoman', 'config.py'),
    `path = "${join(scratch, 'calendars')}/*"\n`,
  );
  for (let i = 0; i < 100 && has('todoman'); i += 1)
    spawnSync('todoman', ['new', '-l', 'jobs', `Role ${i}`], { env });
  for (let i = 0; i < 100 && has('buku'); i += 1)
    spawnSync('buku', ['--nostdin', '--offline', '-a', `https://jobs.example/${i}`, '--title', `Role ${i}`], {
      env,
    });
  const others = [
    ['sqlite3', `sqlite3 ${database(1000)} "SELECT id, title FROM jobs ORDER BY updated_at DESC LIMIT 50"`],
    ['buku', 'buku --nostdin --np --print -50'],
    ['khal', 'khal list'],
    ['todoman', 'todoman list'],
  ];
  measure('Beside other lists', [
    { name: 'list --limit 50', run: jobtrail(1000, 'list --limit 50') },
    FLOOR,
    ...others.filter(([program]) => has(program)).map(([name, run]) => ({ name, run })),
  ]);
};

/** Characters a second of what reads a posting, in processor time: other work on the machine does not count. */
const reading = async () => {
  console.log('\nReading a posting, million characters a second of processor time');
  const posting = (
    n,
  ) => `Builder of organs ${n}\n\nWhat you will do\n${`- Tune pipes number ${n} and write reports on them for the parish\n`.repeat(12)}
Requirements\n- ${n % 9} years of experience with PostgreSQL, carpentry and Kubernetes\n- Knowledge of voicing, AutoCAD and wood glue\n\nNice to have\n- French\n- A driving licence is a plus\n
We offer\n- Thirty days of holiday and a workshop of your own by the river, with a view of the old bridge\n`;
  const texts = Array.from({ length: 600 }, (_, n) => posting(n));
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  for (const [part, name, goal] of [
    ['sections', 'segment', 10],
    ['skills', 'findSkills', 3],
  ]) {
    const module = await import(pathToFileURL(join(root, `dist/insight/${part}.js`)).href);
    const rounds = Array.from({ length: 9 }, () => {
      const before = process.cpuUsage();
      for (const text of texts) module[name](text);
      return characters / process.cpuUsage(before).user;
    });
    const median = rounds.sort((a, b) => a - b)[4];
    console.log(
      `  ${name.padEnd(12)} ${median.toFixed(1).padStart(6)}   goal ${goal} ${median >= goal ? 'met' : 'MISSED'}`,
    );
  }
};

/**
 * A large list taken in, against the bare inserts of the very same rows with the same journal: in processor time, so
 * that other work on the machine does not count. Four times is what it may cost.
 */
const importing = async () => {
  const rows = flags.big ? 100_000 : 10_000;
  console.log(`\nImporting ${rows} rows of CSV`);
  const sheet = join(scratch, 'sheet.csv');
  const stages = ['Applied', 'Wishlist', 'Interviewing', 'Rejected'];
  const line = (n) =>
    `"Organ builder, no. ${n}",Pipes ${n % 900},Graz,${stages[n % 4]},2026-0${1 + (n % 9)}-1${n % 10},https://p${n % 900}.example/${n},60k EUR/year,"heard ${n}\nof it",a;b${n % 7}`;
  const header = 'Job Title,Company,Location,Status,Date Applied,Link,Salary,Notes,Tags';
  writeFileSync(sheet, `${header}\n${Array.from({ length: rows }, (_, n) => line(n)).join('\n')}\n`);
  const cost = (script) => {
    const meter = `const { userCPUTime: u, systemCPUTime: s, maxRSS: m } = process.resourceUsage();
      process.on('exit', () => { const r = process.resourceUsage(); console.error(JSON.stringify({
        seconds: (r.userCPUTime - u + r.systemCPUTime - s) / 1e6, megabytes: r.maxRSS / 1024 })); });`;
    const ran = spawnSync(process.execPath, ['-e', `${meter}${script}`], {
      env,
      cwd: root,
      encoding: 'utf8',
    });
    if (ran.status !== 0) throw new Error(ran.stderr);
    return JSON.parse(ran.stderr.trim().split('\n').at(-1));
  };
  const imported = join(scratch, 'imported.db');
  const copied = join(scratch, 'copied.db');
  const whole = cost(
    `process.argv.splice(1, 0, ${JSON.stringify(bin)});
     process.argv.push('--db', ${JSON.stringify(imported)}, 'import', ${JSON.stringify(sheet)}, '--yes', '--quiet');
     require(${JSON.stringify(bin)});`,
  );
  // A database with the schema and its triggers, and nothing in it.
  spawnSync(process.execPath, [bin, '--db', copied, 'list'], { env });
  const bare = cost(
    `const Driver = require('better-sqlite3');
     const [from, to] = [new Driver(${JSON.stringify(imported)}, { readonly: true }), new Driver(${JSON.stringify(copied)})];
     to.pragma('journal_mode = WAL'); to.pragma('synchronous = FULL'); to.pragma('foreign_keys = ON');
     to.transaction(() => {
       to.exec("INSERT INTO operations SELECT 1, 'u', 'd', '2026', 'user', 'change', 'import', 'x', NULL, 0; UPDATE journal SET operation = 1");
       for (const table of ['jobs', 'postings', 'events', 'notes', 'tags', 'reminders']) {
         const read = from.prepare('SELECT * FROM ' + table).raw();
         const insert = to.prepare('INSERT INTO ' + table + ' VALUES (' + read.columns().map(() => '?').join() + ')');
         for (const row of read.iterate()) insert.run(row);
       }
     }).immediate();`,
  );
  const ratio = whole.seconds / bare.seconds;
  const said = (ok) => (ok ? 'met' : 'MISSED');
  console.log(
    `  import ${whole.seconds.toFixed(1)} s, bare inserts ${bare.seconds.toFixed(1)} s: ${ratio.toFixed(1)} times   goal 4 ${said(ratio <= 4)}`,
  );
  console.log(`  memory ${whole.megabytes.toFixed(0)} MB   goal 500 ${said(whole.megabytes < 500)}`);
};

/** Each prints its own figures; add one by adding a function. */
const SECTIONS = { start, terminal, growth, peer, peers, reading, importing };

const wanted = positionals.length > 0 ? positionals : Object.keys(SECTIONS);
try {
  if (!has('hyperfine')) throw new Error('hyperfine is needed (Debian: hyperfine).');
  console.log(`Node ${process.version}, medians of ${flags.runs} runs`);
  for (const name of wanted) {
    if (!SECTIONS[name]) throw new Error(`No section "${name}": ${Object.keys(SECTIONS).join(', ')}.`);
    await SECTIONS[name]();
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
