import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/index.ts';
import { type Bench, makeBench } from '../support/bench.ts';

/** An invented search with every kind of row. */
function invent(bench: Bench, jobs: number): void {
  const store = openStore(join(bench.home, 'jobtrail.db'), () => new Date(bench.now));
  const stages = ['saved', 'applied', 'take home', 'interview', 'offer', 'rejected', 'ghosted'];
  store.write({ command: 'test', summary: 'invented' }, () => {
    store.setOwnStages([{ name: 'take home', group: 'active', after: 'screening' }]);
    store.settings.set('notify.at', '08:30');
    store.profile.put('Kneading', 'expert', 7.5);
    store.reminders.add({
      job: null,
      message: 'Ask at the chamber',
      dueAt: '2026-12-01T08:00:00.000Z',
      zone: 'Europe/Vienna',
    });
    for (let n = 0; n < jobs; n += 1) {
      const status = stages[n % stages.length]!;
      const id = store.jobs.add({
        fields: {
          title: `Baker "No. ${n}" \u2028 =ovens`,
          company: n % 11 === 0 ? null : `Crumb & Söhne ${n % 40}`,
          locations: n % 3 === 0 ? [] : ['Graz', 'Linz'],
          workplace: n % 2 ? 'onsite' : null,
          employmentType: 'part-time',
          seniority: 'junior',
          salary: n % 4 ? null : { min: 17.5, max: null, currency: 'EUR', period: 'hour' },
          url: `https://crumb.example/jobs/${n}`,
          applyUrl: null,
          source: 'crumb.example',
          externalId: String(n),
          language: 'de',
          postedOn: '2026-10-01',
          expiresOn: n % 5 ? null : '2026-12-24',
          expiresEvidence: 'bis Weihnachten',
          postingState: 'open',
        },
        canonicalKey: `https://crumb.example/jobs/${n}`,
        status,
        savedAt: '2026-10-02T09:00:00.000Z',
      });
      const snapshot = n % 10 ? null : store.blobs.put(Buffer.from(`<p>${n}</p>`.repeat(30)));
      store.postings.add(id, {
        description: `Bread ${n}\n\n- dough`,
        snapshot,
        mediaType: snapshot && 'text/html',
        provenance: { title: 'json-ld' },
      });
      if (n % 7 === 0)
        store.postings.add(id, {
          description: `Bread ${n}, more`,
          snapshot: null,
          mediaType: null,
          provenance: {},
        });
      store.events.add({ job: id, kind: 'saved', at: '2026-10-02T09:00:00.000Z', to: 'saved' });
      if (status !== 'saved')
        store.events.add({
          job: id,
          kind: 'status',
          at: '2026-10-09T09:00:00.000Z',
          from: 'saved',
          to: status,
        });
      store.notes.add(id, `Line one ${n}\nline two\t"quoted"`);
      store.tags.add(id, `oven-${n % 5}`);
      if (n % 6 === 0)
        store.contacts.add(id, {
          name: 'Ida',
          role: null,
          email: 'ida@crumb.example',
          phone: null,
          link: null,
        });
      if (status === 'interview') {
        const { id: interview } = store.interviews.add(id, {
          at: '2026-12-03T09:00:00.000Z',
          zone: 'Europe/Vienna',
          minutes: 30,
          round: 'first',
          with: null,
          where: 'Graz',
        });
        store.reminders.add({
          job: id,
          interview,
          message: 'Interview',
          dueAt: '2026-12-02T09:00:00.000Z',
          zone: 'Europe/Vienna',
          why: 'interview',
        });
      }
      if (n % 8 === 0) {
        const bytes = Buffer.from([0, 255, n % 256]);
        store.documents.add(id, {
          kind: 'cv',
          name: 'cv.pdf',
          mediaType: 'application/pdf',
          size: 3,
          hash: store.blobs.put(bytes),
          link: null,
        });
      }
    }
    // Ids with holes, as they are after a while.
    store.jobs.remove(3);
  });
  store.close();
}

describe('the lossless export', () => {
  it('of 2,000 jobs gives the same rows and the same bytes in another home', async () => {
    const [here, there] = [makeBench(), makeBench('2027-01-01T00:00:00Z')];
    invent(here, 2000);
    expect((await here.run('export', '--output', 'all.json')).code).toBe(0);
    const file = join(here.home, 'all.json');
    const { code, stderr, json } = await there.run('import', file, '--yes', '--json');
    expect(stderr).not.toMatch(/Error|Warning/);
    expect(code).toBe(0);
    expect(json).toMatchObject({
      recognised: 'jobtrail',
      added: 1999,
      updated: 0,
      unchanged: 0,
      skipped: [],
    });
    const again = await there.run('export');
    expect(again.stdout === readFileSync(file, 'utf8')).toBe(true);

    const second = await there.run('import', file, '--yes', '--json');
    expect(second.json).toMatchObject({ added: 0, updated: 0, unchanged: 1999, operation: null });

    await there.run('undo');
    expect((await there.run('list', '--json')).json).toEqual([]);
    expect((await there.run('config', 'get', 'notify.at')).stdout).toBe('09:00\n');
    await there.run('redo');
    expect((await there.run('export')).stdout === again.stdout).toBe(true);
  }, 120_000);

  it('joins what is there already, with ids of its own', async () => {
    const [here, there] = [makeBench(), makeBench()];
    invent(here, 20);
    invent(there, 15);
    await here.run('export', '--output', 'all.json');
    const { json } = await there.run('import', join(here.home, 'all.json'), '--yes', '--json');
    expect(json).toMatchObject({ added: 19 });
    const jobs = (await there.run('list', '--json')).json as { id: number; uid: string }[];
    expect(new Set(jobs.map((job) => job.id)).size).toBe(14 + 19);
    const late = jobs.find((job) => job.id > 20)!;
    expect((await there.run('show', String(late.id), '--json')).json.notes).toHaveLength(1);
  });

  it('never moves a job back', async () => {
    const bench = makeBench();
    invent(bench, 3);
    await bench.run('export', '--output', 'before.json');
    await bench.run('status', '2', 'offer');
    const { json } = await bench.run('import', 'before.json', '--yes', '--json');
    expect(json).toMatchObject({ added: 0, unchanged: 2 });
    expect((await bench.run('show', '2', '--json')).json.status).toBe('offer');
  });

  it('takes a setting that runs a program only by its name', async () => {
    const [here, there] = [makeBench(), makeBench()];
    await here.run('config', 'set', 'notify.command', '/opt/evil');
    await here.run('export', '--output', 'all.json');
    const file = join(here.home, 'all.json');
    const plainly = await there.run('import', file, '--yes');
    expect(plainly.stderr).toContain('--confirm notify.command');
    expect((await there.run('config', 'get', 'notify.command')).stdout.trim()).toBe('');
    await there.run('import', file, '--yes', '--confirm', 'notify.command');
    expect((await there.run('config', 'get', 'notify.command')).stdout).toBe('/opt/evil\n');
  });

  it.each([
    ['cut short', (text: string) => text.slice(0, -50), /cut short or damaged/],
    ['of a newer form', (text: string) => text.replace('{"jobtrail":1', '{"jobtrail":2'), /newer jobtrail/],
    [
      'with what can name no stage',
      (text: string) => text.replaceAll('"status":"applied"', '"status":"<abc>"'),
      /tables\.jobs\[\d+\]\.status: it must be a stage/,
    ],
    [
      'with a date that is none',
      (text: string) => text.replace('"posted_on":"2026-10-01"', '"posted_on":"soon"'),
      /tables\.jobs\[0\]\.posted_on: it must be a day/,
    ],
    [
      'with a column that is none',
      (text: string) => text.replace('"posted_on"', '"id) --"'),
      /tables\.jobs\[0\]\."id\) --": there is no such/,
    ],
    [
      'with a stage of no group',
      (text: string) => text.replace('\\"group\\":\\"active\\"', '\\"group\\":\\"x\\"'),
      /stages cannot be read/,
    ],
    ['with changed papers', (text: string) => text.replace(/"data":"[^"]{4}/, '"data":"AAAA'), /fingerprint/],
    [
      'with a note of no job',
      (text: string) => text.replace(/("notes":\[\n\{"id":1,"uid":"[^"]*","job":)1/, '$199'),
      /tables\.notes\[0\]\.job: what it names is not in the file/,
    ],
  ])('%s is refused whole', async (_, spoil, said) => {
    const [here, there] = [makeBench(), makeBench()];
    invent(here, 12);
    const text = (await here.run('export')).stdout;
    const spoilt = spoil(text);
    expect(spoilt).not.toBe(text);
    const { code, stderr } = await there.run('import', there.file('bad.json', spoilt), '--yes');
    expect(stderr).toMatch(said);
    expect(code).toBe(1);
    expect((await there.run('list', '--json')).json).toEqual([]);
    expect((await there.run('history', '--json')).json).toEqual([]);
  });
});

const SHEET = `Job Title,Company,Status,Date Applied,Link,Notes,Tags
Baker,Crumb,Applied,2026-10-05,https://crumb.example/1,first,"near, dream"
Miller,Mill,Interviewing,2026-09-01,https://mill.example/1,,
,,,,,only a note,
Baker,Crumb,Rejected,2025-01-01,,,
`;

describe('a list from elsewhere', () => {
  it('is taken over with its dates, once', async () => {
    const bench = makeBench();
    bench.file('sheet.csv', SHEET);
    const first = await bench.run('import', 'sheet.csv', '--yes', '--json');
    expect(first.json).toMatchObject({
      recognised: 'spreadsheet',
      columns: { 'Job Title': 'title', Link: 'url' },
      added: 3,
      skipped: [{ line: 4, reason: 'no title, company or link' }],
    });
    const jobs = (await bench.run('list', '--sort', 'id', '--json')).json;
    expect(jobs).toMatchObject([
      { title: 'Baker', status: 'applied', appliedOn: '2026-10-05', tags: ['dream', 'near'] },
      { title: 'Miller', status: 'interview', appliedOn: '2026-09-01' },
      { title: 'Baker', status: 'rejected', appliedOn: '2025-01-01' },
    ]);
    const { journey } = (await bench.run('show', '1', '--json')).json;
    expect(journey.find((e: { to: string }) => e.to === 'applied').at).toMatch(/^2026-10-05T/);

    const again = await bench.run('import', 'sheet.csv', '--yes', '--json');
    expect(again.json).toMatchObject({ added: 0, updated: 0, unchanged: 3, operation: null });
  });

  it('moves jobs forwards only, and one undo takes all of it back', async () => {
    const bench = makeBench();
    bench.file('sheet.csv', SHEET);
    await bench.run('import', 'sheet.csv', '--yes');
    await bench.run('status', '1', 'offer');
    bench.file('later.csv', SHEET.replace('Interviewing', 'Offer').replace('first', 'second'));
    const before = (await bench.run('export')).stdout;
    const { json } = await bench.run('import', 'later.csv', '--yes', '--json');
    expect(json).toMatchObject({ added: 0, updated: 2, unchanged: 1 });
    const jobs = (await bench.run('list', '--sort', 'id', '--json')).json;
    expect(jobs.map((j: { status: string }) => j.status)).toEqual(['offer', 'offer', 'rejected']);
    await bench.run('undo');
    expect((await bench.run('export')).stdout).toBe(before);
  });

  it('asks first, shows what it would do, and can be strict', async () => {
    const bench = makeBench();
    bench.file('sheet.csv', SHEET);
    expect(await bench.run('import', 'sheet.csv')).toMatchObject({ code: 2 });
    const dry = await bench.run('import', 'sheet.csv', '--dry-run');
    expect(dry.stderr).toContain('Job Title → title');
    expect(dry.stderr).toContain('Interviewing → interview');
    expect(dry.stderr).toContain('skipped line 4');
    expect(await bench.run('import', 'sheet.csv', '--yes', '--strict')).toMatchObject({ code: 1 });
    expect((await bench.run('list', '--json')).json).toEqual([]);
  });

  it('takes its own CSV back', async () => {
    const [here, there] = [makeBench(), makeBench()];
    here.file('sheet.csv', SHEET.replace('Miller', "'=Miller()"));
    await here.run('import', 'sheet.csv', '--yes');
    const { stdout } = await here.run('export', '--format', 'csv', '--bom');
    there.file('own.csv', stdout);
    const { json } = await there.run('import', 'own.csv', '--yes', '--json');
    expect(json).toMatchObject({ recognised: 'jobtrail CSV', added: 3 });
    const shape = async (bench: Bench) =>
      (await bench.run('list', '--sort', 'id', '--json')).json.map(
        ({ title, status, appliedOn, tags, savedAt, url }: Record<string, unknown>) => ({
          title,
          status,
          appliedOn,
          tags,
          savedAt,
          url,
        }),
      );
    expect(await shape(there)).toEqual(await shape(here));
  });
});

describe('export of a part', () => {
  it('writes a file only whole, never over the database, in every format', async () => {
    const bench = makeBench();
    invent(bench, 30);
    for (const name of ['a.csv', 'a.md', 'a.ics', 'a.mmd']) {
      const { code, json } = await bench.run(
        'export',
        '--where',
        'status:interview',
        '--output',
        name,
        '--json',
      );
      expect(code).toBe(0);
      expect(json).toMatchObject({ jobs: 4 });
    }
    expect(readFileSync(join(bench.home, 'a.csv'), 'utf8').split('\r\n')).toHaveLength(6);
    expect(readFileSync(join(bench.home, 'a.ics'), 'utf8').match(/^UID:/gm)!.length).toBeGreaterThanOrEqual(
      4,
    );
    expect((await bench.run('export', '--output', 'jobtrail.db')).code).toBe(1);
    expect((await bench.run('export', '--output', 'no/where.json')).code).toBe(1);
    expect(readdirSync(bench.home).filter((f) => f.includes('partial'))).toEqual([]);
    expect((await bench.run('export', '--format', 'sankeymatic')).stdout).toMatch(/^saved \[\d+\] applied$/m);
    const shared = (await bench.run('export', '--redact')).stdout;
    expect(shared).not.toMatch(/Crumb|crumb|Ida|Line one|dough/);
  });
});

describe('backups', () => {
  it('are checked, thinned out, and bring everything back', async () => {
    const bench = makeBench();
    invent(bench, 5);
    await bench.run('config', 'set', 'backup.keep', '2');
    const all = (await bench.run('export')).stdout;
    for (let n = 0; n < 3; n += 1) expect((await bench.run('backup')).code).toBe(0);
    expect((await bench.run('backup', '--list', '--json')).json).toHaveLength(2);
    await bench.run('remove', '1', '2', '--yes');
    expect(await bench.run('restore')).toMatchObject({ code: 2 });
    const { json } = await bench.run('restore', '--yes', '--json');
    expect(json).toMatchObject({ jobs: 4 });
    expect((await bench.run('export')).stdout).toBe(all);
    expect(json.kept).toMatch(/before-restore\.db$/);
    await bench.run('restore', json.kept, '--yes');
    expect((await bench.run('list', '--json')).json).toHaveLength(2);
    const beside = readdirSync(join(bench.home, 'jobtrail-backups')).filter((name) => !name.endsWith('.db'));
    expect(beside).toEqual([]);
  });

  it('replace a damaged database and keep it', async () => {
    const bench = makeBench();
    invent(bench, 5);
    await bench.run('backup');
    writeFileSync(join(bench.home, 'jobtrail.db'), 'SQLite format 3\0garbage'.repeat(500));
    const { code, json } = await bench.run('restore', '--yes', '--json');
    expect(code).toBe(0);
    expect(json.kept).toMatch(/damaged\.db$/);
    expect((await bench.run('list', '--json')).json).toHaveLength(4);
  });

  it('that are none are refused', async () => {
    const bench = makeBench();
    bench.file('x.db', 'no database');
    expect((await bench.run('restore', 'x.db', '--yes')).code).toBe(1);
    expect((await bench.run('restore', '--yes')).code).toBe(3);
  });

  it('are made before an import into a home in use', async () => {
    const bench = makeBench();
    bench.file('sheet.csv', SHEET);
    await bench.run('import', 'sheet.csv', '--yes');
    bench.file('more.csv', SHEET.replaceAll('Crumb', 'Loaf'));
    await bench.run('import', 'more.csv', '--yes');
    expect((await bench.run('backup', '--list', '--json')).json).toMatchObject([{ reason: 'before-import' }]);
  });
});
