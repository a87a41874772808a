import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../../capture/server.ts';
import { makeBench } from '../../support/bench.ts';

const page = (title: string, more = ''): string =>
  `<html lang="en"><title>${title} – Moss</title><h1>${title}</h1><main><p>We look for someone to tend the garden and keep the tools in order, rain or shine.</p>${more}</main></html>`;
let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());
const at = (path: string): string => `${server.origin}${path}`;

describe('save a link', () => {
  it('keeps the posting with its link, source and snapshot, once', async () => {
    server.on('/jobs/1', page('Gardener', '<p>Apply by 20 December 2026.</p>'));
    const bench = makeBench();
    const first = await bench.run('save', at('/jobs/1?utm_source=mail'), '--allow-local', '--json');
    expect(first.code).toBe(0);
    expect(first.json[0]).toMatchObject({
      outcome: 'saved',
      error: null,
      job: { title: 'Gardener', company: 'Moss', expiresOn: '2026-12-20', source: '127.0.0.1' },
    });
    const asked = server.requests.length;
    const again = await bench.run('save', at('/jobs/1'), '--allow-local', '--json');
    expect(again.json[0].outcome).toBe('duplicate');
    // Known by its link alone: nothing was fetched to say so.
    expect(server.requests.length).toBe(asked);
    expect(
      (await bench.run('save', at('/jobs/1'), '--allow-local', '--force', '--json')).json[0].outcome,
    ).toBe('saved');
    expect(
      (await bench.run('track', at('/jobs/1'), '--allow-local', '--applied', '--json')).json.jobs[0].status,
    ).toBe('applied');
  });

  it('keeps the link of a page that does not show, says what helps, and ends with 4', async () => {
    server.on('/jobs/2', (_, response) => response.writeHead(403).end('no'));
    const bench = makeBench();
    const strict = await bench.run('save', at('/jobs/2'), '--allow-local', '--strict', '--json');
    expect([strict.code, strict.json[0].outcome]).toEqual([4, 'failed']);
    expect((await bench.run('list', '--json')).json).toEqual([]);
    const kept = await bench.run('save', at('/jobs/2'), '--allow-local', '--json', '--title', 'Gardener');
    expect(kept.code).toBe(4);
    expect(kept.json[0]).toMatchObject({
      outcome: 'saved',
      error: { code: 'refused' },
      job: { title: 'Gardener', url: expect.stringContaining('/jobs/2') },
    });
    const spoken = await bench.run('save', at('/jobs/3'), '--allow-local');
    expect(spoken.code).toBe(4);
    expect(spoken.stderr).toContain('404');
    expect(spoken.stdout).toContain('Saved the link only');
  });

  it('refuses local addresses, other schemes and what is no posting', async () => {
    const bench = makeBench();
    expect(await bench.run('save', at('/jobs/1'))).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('--allow-local'),
    });
    expect((await bench.run('save', 'ftp://moss.example/job')).code).toBe(1);
    server.on(
      '/list',
      `<title>Gardener jobs in Ghent | Board</title><h1>Gardener jobs in Ghent</h1>${Array.from({ length: 9 }, (_, i) => `<a href="/jobs/${i}0-gardener">Gardener ${i}</a>`).join('')}`,
    );
    const list = await bench.run('save', at('/list'), '--allow-local', '--json');
    expect([list.code, list.json[0].outcome, list.json[0].error.code]).toEqual([
      1,
      'failed',
      'not-a-posting',
    ]);
    expect((await bench.run('list', '--json')).json).toEqual([]);
  });
});

describe('save --from', () => {
  it('saves every link, one failure not stopping the rest, and adds nothing the second time', async () => {
    for (const n of [10, 11, 12]) server.on(`/jobs/${n}`, page(`Gardener ${n}`));
    const bench = makeBench();
    const list = bench.file(
      'links.csv',
      `url,company\n${[10, 11, 404, 12].map((n) => `${at(`/jobs/${n}`)},Moss ${n}`).join('\n')}\n`,
    );
    const first = await bench.run('save', '--from', list, '--allow-local', '--json');
    expect(first.code).toBe(4);
    expect(first.json.map((one: { outcome: string }) => one.outcome)).toEqual([
      'saved',
      'saved',
      'saved',
      'saved',
    ]);
    expect(first.json[2]).toMatchObject({ error: { code: 'gone' }, job: { company: 'Moss 404' } });
    const second = await bench.run('save', '--from', list, '--allow-local');
    expect(second.code).toBe(0);
    expect(second.stdout).toContain('4 links: 0 saved, 4 saved before, 0 failed.');
    expect((await bench.run('list', '--json')).json).toHaveLength(4);
  });

  it('says what is wrong with a list', async () => {
    const bench = makeBench();
    expect((await bench.run('save', '--from', bench.file('empty.txt', 'nothing'))).stderr).toContain(
      'no links',
    );
    expect((await bench.run('save', 'x', '--from', 'y')).code).toBe(2);
  });
});

describe('refresh', () => {
  it('finds what changed and keeps it in the journey, hand-set fields left alone', async () => {
    server.on('/jobs/20', page('Gardener', '<p>Apply by 20 December 2026.</p>'));
    const bench = makeBench();
    await bench.run('save', at('/jobs/20'), '--allow-local', '--workplace', 'remote');
    expect((await bench.run('refresh', '#1', '--allow-local', '--json')).json[0].outcome).toBe('unchanged');
    expect((await bench.run('history', '--json')).json).toHaveLength(1);
    server.on(
      '/jobs/20',
      page('Gardener', '<p>Apply by 31 December 2026. This is a fully on-site role.</p>'),
    );
    const { json } = await bench.run('refresh', '#1', '--allow-local', '--json');
    expect(json[0]).toMatchObject({
      outcome: 'changed',
      job: { expiresOn: '2026-12-31', workplace: 'remote' },
    });
    expect(json[0].changes.map((one: { field: string }) => one.field)).toEqual(['expiresOn', 'description']);
    const shown = (await bench.run('show', '#1', '--json')).json;
    expect(shown.journey.at(-1)).toMatchObject({
      kind: 'posting',
      by: 'user',
      text: expect.stringContaining('deadline'),
    });
    await bench.run('undo');
    expect((await bench.run('show', '#1', '--json')).json.expiresOn).toBe('2026-12-20');
  });

  it('closes on the posting’s word or when gone on two days; cron’s changes are no user’s', async () => {
    server.on('/jobs/21', page('Gardener'));
    server.on('/jobs/22', page('Florist'));
    const bench = makeBench();
    await bench.run('save', at('/jobs/21'), at('/jobs/22'), '--allow-local');
    expect((await bench.run('refresh', '--all', '--due', '--allow-local', '--json')).json).toEqual([]);
    await bench.run('note', '#2', 'Ask about boots.');
    bench.now = '2026-11-26T12:00:00Z';
    server.on('/jobs/21', page('Gardener', '<p>No longer accepting applications</p>'));
    server.on('/jobs/22', (_, response) => response.writeHead(410).end());
    const first = await bench.run('refresh', '--due', '--allow-local', '--json');
    expect(first.json.map((one: { outcome: string }) => one.outcome)).toEqual(['closed', 'uncertain']);
    bench.now = '2026-11-30T12:00:00Z';
    const second = await bench.run('refresh', '--due', '--allow-local', '--json');
    expect(second.json.map((one: { outcome: string }) => one.outcome)).toEqual(['closed']);
    const jobs = (await bench.run('list', '--all', '--json')).json;
    expect(jobs.map((one: { postingState: string }) => one.postingState)).toEqual(['closed', 'closed']);
    // A bare undo skips what the program did: it takes back the note.
    await bench.run('undo');
    expect((await bench.run('show', '#2', '--json')).json).toMatchObject({
      notes: [],
      postingState: 'closed',
    });
  });

  it('is uncertain before an error, says so with 4, and names what it cannot do', async () => {
    server.on('/jobs/23', page('Gardener'));
    const bench = makeBench();
    await bench.run('save', at('/jobs/23'), '--allow-local');
    server.on('/jobs/23', (_, response) => response.writeHead(503).end());
    const { code, json } = await bench.run('refresh', '#1', '--allow-local', '--json');
    expect([code, json[0].outcome, json[0].job.postingState]).toEqual([4, 'uncertain', 'unknown']);
    expect((await bench.run('refresh')).code).toBe(2);
    await bench.run('save', '--title', 'Baker', '--company', 'Crust');
    expect((await bench.run('refresh', 'baker')).stderr).toContain('no link');
    await bench.run('config', 'set', 'refresh.enabled', 'false');
    expect((await bench.run('refresh', '--due', '--json')).json).toEqual([]);
  });
});
