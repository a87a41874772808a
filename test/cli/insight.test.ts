import { afterEach, describe, expect, test } from 'vitest';
import { type FakeModel, fail, fakeModel, stream } from '../insight/support/fake-model.ts';
import { type Bench, makeBench } from '../support/bench.ts';

const TEXT = `Lamp Keeper
Beacon Works · Porto

We are looking for a lamp keeper to join the night crew on the cape and to keep the beacon burning through the winter.

Responsibilities
- Operate the lamps with Kubernetes
- Write reports for the harbour

Requirements
- 4 years of experience with Kubernetes and Go
- Knowledge of PostgreSQL
- Experience with Terraform

Nice to have
- Figma

Benefits
- A lighthouse to live in
`;

async function saved(): Promise<Bench> {
  const bench = makeBench();
  const file = bench.file('keeper.txt', TEXT);
  await bench.run('save', file, '--title', 'Lamp Keeper', '--company', 'Beacon Works', '--yes');
  return bench;
}

const answer = {
  overview: 'Beacon Works looks for a lamp keeper.',
  responsibilities: ['Operate the lamps'],
  requirements: ['Kubernetes and Go'],
  qualifications: [],
  preferred: ['Figma'],
  offers: ['A lighthouse to live in'],
  unclear: [],
  facts: [],
  skills: [
    {
      name: 'Kubernetes',
      relevance: 95,
      required: true,
      years: 4,
      quote: '4 years of experience with Kubernetes',
    },
    { name: 'COBOL', relevance: 90, required: true, years: null, quote: 'Knowledge of COBOL' },
  ],
};

let server: FakeModel | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});
async function withModel(bench: Bench, ...args: Parameters<typeof fakeModel>): Promise<FakeModel> {
  server = await fakeModel(...args);
  Object.assign(bench.env, { ANTHROPIC_API_KEY: 'k', ANTHROPIC_BASE_URL: server.url });
  return server;
}

test('the match is the same wherever it is shown', async () => {
  const bench = await saved();
  await bench.run('profile', 'add', 'go', 'postgresql', 'lamp trimming');
  const { json: summary } = await bench.run('summarize', '1', '--json');
  const { json: job } = await bench.run('show', '1', '--json');
  const { json: list } = await bench.run('list', '--json');
  expect(summary.match.score).toBeGreaterThan(0);
  expect(job.match).toEqual({ ...summary.match, covered: expect.any(Array) });
  expect(job.match.score).toBe(list[0].matchScore);
  const named = ({ name, relevance }: { name: string; relevance: number }) => [name, relevance];
  expect(job.skills.map(named)).toEqual(summary.skills.map(named));
});

describe('profile, skills and match', () => {
  test('a profile is kept under canonical names, and every match follows it, undo included', async () => {
    const bench = await saved();
    const added = await bench.run('profile', 'add', 'k8s:expert:5', 'golang', 'zither tuning', '--json');
    expect(added.json).toMatchObject({
      changed: true,
      skills: [
        { name: 'Go', level: null, years: null },
        { name: 'Kubernetes', level: 'expert', years: 5 },
        { name: 'zither tuning', level: null, years: null },
      ],
    });
    const show = (await bench.run('show', '1', '--json')).json;
    expect(show.match.covered.map((c: { name: string }) => c.name)).toEqual(
      expect.arrayContaining(['Kubernetes', 'Go']),
    );
    expect(show.match.missingRequired).toContain('Terraform');
    expect(show.matchScore).toBe(show.match.score);
    expect((await bench.terminal('show', '1', '--no-pager')).stdout).toContain('Required and missing');
    const before = show.matchScore;
    await bench.run('profile', 'add', 'Terraform');
    expect((await bench.run('list', 'match:>0', '--json')).json[0].matchScore).toBeGreaterThan(before);
    await bench.run('undo');
    expect((await bench.run('list', 'match:>0', '--json')).json[0].matchScore).toBe(before);
    await bench.run('profile', 'remove', 'kubernetes');
    expect((await bench.run('show', '1', '--json')).json.match.missingRequired).toContain('Kubernetes');
  });

  test('a posting that is tracked from its file is matched at once', async () => {
    const bench = makeBench();
    await bench.run('profile', 'add', 'Kubernetes');
    const tracked = await bench.run('track', bench.file('keeper.txt', TEXT), '--json');
    expect(tracked.json.jobs[0].matchScore).toBeGreaterThan(0);
  });

  test('key skills come best first, with years and evidence', async () => {
    const bench = await saved();
    const { json } = await bench.run('skills', '1', '--json');
    expect(Object.keys(json[0]).sort()).toEqual(['evidence', 'name', 'relevance', 'required', 'years']);
    expect(json.find((s: { name: string }) => s.name === 'Kubernetes')).toMatchObject({
      required: true,
      years: 4,
    });
    expect(json.find((s: { name: string }) => s.name === 'Figma')).toMatchObject({ required: false });
    const piped = await bench.run('skills', '1');
    expect(piped.stdout.split('\n')[0]!.split('\t')).toHaveLength(5);
    expect((await bench.terminal('skills', '1')).stdout).toContain('Kubernetes');
    expect((await bench.run('list', 'skill:terraform', '--json')).json).toHaveLength(1);
  });

  test('demand counts jobs and says what would help', async () => {
    const bench = await saved();
    await bench.run('profile', 'add', 'MySQL');
    const { json } = await bench.run('skills', '--json');
    expect(json.find((d: { name: string }) => d.name === 'Kubernetes')).toMatchObject({
      jobs: 1,
      opens: 1,
      covered: null,
    });
    expect((await bench.terminal('skills')).stdout).toContain('match');
  });

  test('a profile is read from a CV after a look, and from a LinkedIn file', async () => {
    const bench = makeBench();
    const cv = bench.file(
      'cv.md',
      '# Me\n\nSkills: Python, Go, Docker\n\n- Built pipelines with Python and Airflow\n',
    );
    const looked = await bench.run('profile', 'import', cv, '--dry-run', '--json');
    expect(looked.json.proposed.map((s: { name: string }) => s.name)).toEqual([
      'Python',
      'Go',
      'Docker',
      'Airflow',
    ]);
    expect((await bench.run('profile', 'import', cv)).code).toBe(2);
    expect((await bench.run('profile', 'import', cv, '--yes', '--json')).json.skills).toHaveLength(4);
    const csv = bench.file('Skills.csv', 'Name\nk8s\n"Glass, blown"\n');
    expect((await bench.run('profile', 'import', csv, '--yes', '--json')).json.names).toEqual([
      'Kubernetes',
      'Glass, blown',
    ]);
    expect((await bench.run('profile', 'import', bench.file('cv.rtf', 'x'), '--yes')).code).toBe(1);
    expect((await bench.run('profile', 'import', bench.file('cv.pdf', 'no pdf'), '--yes')).code).toBe(1);
    expect((await bench.run('profile', 'add', 'go:wizard')).code).toBe(2);
    expect((await bench.run('profile', 'remove', 'Pythn')).code).toBe(3);
  });
});

describe('summarize', () => {
  test('works without a network, labelled, for a job and for a file that is not saved', async () => {
    const bench = await saved();
    const { json } = await bench.run('summarize', '1', '--json');
    expect(json).toMatchObject({
      job: { id: 1 },
      engine: 'local',
      model: null,
      requirements: ['Knowledge of PostgreSQL', 'Experience with Terraform'],
      qualifications: ['4 years of experience with Kubernetes and Go'],
      preferred: ['Figma'],
      offers: ['A lighthouse to live in'],
      verdict: { fit: 'unknown' },
    });
    expect(Object.keys(json).slice(0, 4)).toEqual(['job', 'engine', 'model', 'brief']);
    expect(json.brief.role).toContain('looking for a lamp keeper');
    expect(json.brief.duties).toEqual(['Operate the lamps with Kubernetes', 'Write reports for the harbour']);
    expect(json.brief.watch).toContain('pay not stated');
    for (const must of json.brief.musts) {
      expect(must.covered).toBeNull();
      expect(must.name.split(' ').length).toBeLessThanOrEqual(6);
    }
    const page = (await bench.terminal('summarize', '1')).stdout;
    expect(page).toContain('local engine');
    expect(page).not.toMatch(/[✓✗]/);
    expect(page.trimEnd().split('\n').length).toBeLessThanOrEqual(24);
    for (const line of page.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    await bench.run('profile', 'add', 'postgresql');
    const marked = await bench.run('summarize', '1');
    expect(marked.stdout).toContain('✓ PostgreSQL (yours)');
    expect(marked.stdout).toMatch(/✗ .+ \(missing\)/);
    const full = (await bench.terminal('summarize', '1', '--full')).stdout;
    for (const head of ['Overview', 'Key skills', 'They offer', 'Unclear']) expect(full).toContain(head);
    await bench.run('profile', 'remove', 'postgresql');
    const file = await bench.run('summarize', 'keeper.txt', '--json');
    expect(file.json).toMatchObject({ job: null, engine: 'local' });
    expect((await bench.run('show', '1', '--json')).json.summary).toMatchObject({ engine: 'local' });
  });

  test('leaves a key alone until a model is chosen, and says so once', async () => {
    const bench = await saved();
    const model = await withModel(bench, (r) => stream(r, JSON.stringify(answer)));
    const first = await bench.run('summarize', '1', '--json');
    expect(first.json.engine).toBe('local');
    expect(first.stderr).toContain('leaves alone');
    expect((await bench.run('summarize', '1', '--json')).stderr).not.toContain('leaves alone');
    expect(model.received).toHaveLength(0);
    await bench.run('config', 'set', 'model.name', 'some-model');
    expect((await bench.run('summarize', '1', '--json')).json).toMatchObject({
      engine: 'model',
      model: 'some-model',
    });
  });

  test('asks a model once, checks its answer, caches and logs it', async () => {
    const bench = await saved();
    const model = await withModel(bench, (r) => stream(r, JSON.stringify(answer)));
    await bench.run('profile', 'add', 'Kubernetes', 'secret sauce');
    const asked = await bench.run('summarize', '1', '--model', 'some-model', '--json');
    expect(asked.json).toMatchObject({
      engine: 'model',
      skills: [{ name: 'Kubernetes' }],
      // One skill that the posting bears out is too little to say.
      match: { score: null, covered: [{ name: 'Kubernetes', share: 1 }] },
    });
    expect(asked.stderr).toContain('not in the posting');
    expect(JSON.stringify(model.received)).not.toContain('secret sauce');
    await bench.run('summarize', '1', '--model', 'some-model');
    expect(model.received).toHaveLength(1);
    await bench.run('summarize', '1', '--model', 'some-model', '--refresh');
    expect(model.received).toHaveLength(2);
    const { json } = await bench.run('config', 'calls', '--json');
    expect(json.totals).toMatchObject({ calls: 2, failed: 0, inputTokens: 642, outputTokens: 90 });
    expect(json.calls[0]).toMatchObject({ job: 1, model: 'some-model', outcome: 'ok' });
  });

  test('falls back with a warning on auto, and fails with 4 when a model was asked for', async () => {
    const bench = await saved();
    await withModel(bench, (r) => fail(r, 401, 'authentication_error'));
    const auto = await bench.run('summarize', '1', '--model', 'm', '--json');
    expect(auto).toMatchObject({ code: 0 });
    expect(auto.json.engine).toBe('local');
    expect(auto.stderr).toContain('did not accept the key');
    const model = await bench.run('summarize', '1', '--engine', 'model');
    expect(model.code).toBe(4);
    expect((await bench.run('config', 'calls', '--json')).json.totals).toMatchObject({ calls: 2, failed: 2 });
  });

  test('shows what would be sent, and sends nothing', async () => {
    const bench = await saved();
    const model = await withModel(bench, (r) => stream(r, JSON.stringify(answer)));
    const { stdout, stderr } = await bench.run('summarize', '1', '--engine', 'model', '--dry-run');
    expect(stdout).toContain('never an instruction');
    expect(stdout).toContain('Knowledge of PostgreSQL');
    expect(stdout).toMatch(/about \d+ tokens/);
    expect(stderr).toContain('Nothing was sent.');
    expect(model.received).toHaveLength(0);
  });

  test('summarizes several, keeping what is done', async () => {
    const bench = await saved();
    await bench.run(
      'save',
      bench.file('two.txt', TEXT.replace('Terraform', 'Ansible')),
      '--title',
      'Second',
      '--company',
      'B',
      '--yes',
      '--force',
    );
    await withModel(bench, (r, n) =>
      n === 1 ? fail(r, 400, 'invalid_request_error') : stream(r, JSON.stringify(answer)),
    );
    const all = await bench.run('summarize', '--all', '--engine', 'model', '--json');
    expect(all.code).toBe(4);
    expect(all.json).toHaveLength(1);
    expect((await bench.run('summarize', '--where', 'company:nobody', '--json')).json).toEqual([]);
    expect((await bench.run('summarize')).code).toBe(2);
    expect((await bench.run('summarize', '1', '--engine', 'crystal-ball')).code).toBe(2);
  });
});

describe('compare', () => {
  test('lays jobs side by side and ranks them with reasons', async () => {
    const bench = await saved();
    await bench.run(
      'save',
      '--title',
      'Clerk',
      '--company',
      'Quay',
      '--salary',
      '3000 EUR/month',
      '--workplace',
      'remote',
      '--yes',
    );
    await bench.run('edit', '1', '--salary', '50k EUR/year');
    const { json } = await bench.run('compare', '1', '2', '--json');
    expect(Object.keys(json)).toEqual(expect.arrayContaining(['jobs', 'rows', 'ranking']));
    expect(json.rows.find((r: { name: string }) => r.name === 'payPerYear')).toEqual({
      name: 'payPerYear',
      values: ['50000 EUR', '36000 EUR'],
      best: 0,
    });
    const page = (await bench.terminal('compare', '1', '2', '--rank', '--weights', 'pay=3,workplace=1'))
      .stdout;
    expect(page).toContain('1. #');
    for (const line of page.split('\n').slice(0, 12)) expect(line.length).toBeLessThanOrEqual(80);
    expect((await bench.run('compare', '1', '2', '--markdown')).stdout).toContain('| --- | --- | --- |');
    expect((await bench.run('compare', '1', '1')).code).toBe(2);
    expect((await bench.run('compare', '1', '2', '--weights', 'looks=3')).code).toBe(2);
    expect((await bench.run('compare', '1', '2', '--rate', 'USD=zero')).code).toBe(2);
  });
});
