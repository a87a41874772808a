// Fills a database with an invented search of any size, through the store's own verbs.
// node scripts/seed.mjs FILE [JOBS] [REMINDERS] [DUE]
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const require = createRequire(import.meta.url);

/** The store, built for this process alone. */
const loadStore = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'jobtrail-seed-'));
  const outfile = join(folder, 'store.cjs');
  const sqlite = {
    name: 'sqlite',
    setup: (b) =>
      b.onResolve({ filter: /^better-sqlite3(?:\/|$)/ }, ({ path }) => ({
        path: require.resolve(path),
        external: true,
      })),
  };
  await build({
    entryPoints: [join(root, 'src', 'store', 'index.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20.19',
    plugins: [sqlite],
    define: { 'import.meta.url': JSON.stringify(import.meta.url), __JOBTRAIL_VERSION__: '"0.0.0"' },
    logLevel: 'error',
  });
  const store = require(outfile);
  rmSync(folder, { recursive: true, force: true });
  return store;
};

const ROLES = [
  'Baker',
  'Backend Engineer',
  'Nurse',
  'Data Analyst',
  'Carpenter',
  'Payroll Clerk',
  'Lab Technician',
  'Tram Driver',
];
const LEVELS = ['', 'Junior ', 'Senior ', 'Lead '];
const FIRST = ['Blue', 'North', 'Copper', 'Quiet', 'Maple', 'Harbour', 'Bright', 'Stone'];
const SECOND = ['Anchor', 'Field', 'Lantern', 'Orchard', 'Bridge', 'Kettle', 'Meadow', 'Signal'];
const PLACES = ['Lisbon', 'Hamburg', 'Brno', 'Utrecht', 'Gdańsk', 'Lyon', 'Malmö', 'Graz'];
const STAGES = [
  'saved',
  'saved',
  'saved',
  'preparing',
  'applied',
  'applied',
  'screening',
  'interview',
  'offer',
  'rejected',
  'ghosted',
  'withdrawn',
];
const SENTENCES = [
  'You look after what runs every day and say early when it will not.',
  'We are a small team that writes things down and keeps its promises.',
  'Experience with planning, careful notes and calm conversations is what helps most.',
  'The work is two days a week in our house and three wherever you like.',
  'We ask for three years of practice, or for less and a good story.',
  'You will work with people who measure, repair and explain.',
];

const pick = (list, n) => list[n % list.length];
const dayOf = (ms) => new Date(ms).toISOString().slice(0, 10);
const DAY = 86_400_000;

const describe = (i) => {
  const lines = [];
  for (let n = 0; lines.join(' ').length < 2900; n += 1)
    lines.push(pick(SENTENCES, i * 7 + n * (1 + (i % 5))));
  // One in a thousand has a rare word, each a common one.
  if (i % 1000 === 17) lines.push('Knowledge of campanology is welcome.');
  return `## About\n\n${lines.join('\n')}`;
};

const fieldsOf = (i, now) => ({
  title: `${pick(LEVELS, i >> 3)}${pick(ROLES, i)}`,
  company: `${pick(FIRST, i * 3)} ${pick(SECOND, i >> 2)} ${i % 97}`,
  locations: [pick(PLACES, i * 5)],
  workplace: pick(['onsite', 'hybrid', 'remote', null], i),
  employmentType: 'full-time',
  seniority: null,
  salary:
    i % 3 === 0
      ? { min: 40_000 + (i % 40) * 1000, max: 60_000 + (i % 40) * 1000, currency: 'EUR', period: 'year' }
      : null,
  url: `https://jobs.example/${i}`,
  applyUrl: null,
  source: 'example',
  externalId: String(i),
  language: 'en',
  postedOn: dayOf(now - (i % 60) * DAY),
  expiresOn: i % 2 === 0 ? dayOf(now + ((i % 90) - 20) * DAY) : null,
  expiresEvidence: null,
  postingState: 'open',
});

/** Adds `jobs` invented jobs and `reminders` reminders, `due` of them due, to the database at `file`. */
export async function seed(file, { jobs, reminders = 0, due = 0, now = Date.now() }) {
  const { openStore } = await loadStore();
  const store = openStore(file, () => new Date(now));
  const addJob = (i) => {
    const status = pick(STAGES, i * 5 + (i >> 4));
    const savedAt = new Date(now - (1 + (i % 200)) * DAY).toISOString();
    const tracked = status === 'saved' ? null : savedAt;
    const appliedOn = tracked && status !== 'preparing' ? savedAt.slice(0, 10) : null;
    const id = store.jobs.add({
      fields: fieldsOf(i, now),
      canonicalKey: `https://jobs.example/${i}`,
      status,
      savedAt,
      statusAt: savedAt,
      trackedAt: tracked,
      appliedOn,
    });
    store.postings.add(id, {
      description: describe(i),
      snapshot: null,
      mediaType: null,
      provenance: { title: 'text' },
    });
    store.events.add({ job: id, kind: 'saved', at: savedAt, to: 'saved' });
    if (tracked) store.events.add({ job: id, kind: 'status', at: savedAt, from: 'saved', to: status });
    if (i % 10 === 0) store.tags.add(id, pick(['remote', 'dream', 'nearby'], i / 10));
    if (i % 5 === 0) store.notes.add(id, 'Spoke to somebody there; they sounded kind.');
    return id;
  };
  const addReminder = (i) => {
    const at = i < due ? now - 60_000 * (i + 1) : now + DAY * (1 + (i % 300));
    const job = jobs > 0 ? 1 + (i % jobs) : null;
    store.reminders.add({ job, message: 'Ask how it goes', dueAt: new Date(at).toISOString(), zone: 'UTC' });
  };
  const inBatches = (count, work) => {
    for (let from = 0; from < count; from += 1000) {
      store.write({ command: 'seed', summary: 'an invented search' }, () => {
        for (let i = from; i < Math.min(count, from + 1000); i += 1) work(i);
      });
    }
  };
  inBatches(jobs, addJob);
  inBatches(reminders, addReminder);
  store.close();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [file, jobs = '1000', reminders = '0', due = '0'] = process.argv.slice(2);
  if (!file) {
    console.error('node scripts/seed.mjs FILE [JOBS] [REMINDERS] [DUE]');
    process.exit(2);
  }
  await seed(file, { jobs: Number(jobs), reminders: Number(reminders), due: Number(due) });
}
