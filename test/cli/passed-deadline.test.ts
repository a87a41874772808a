import { expect, it } from 'vitest';
import { makeBench } from '../support/bench.ts';

const PAGE = `<html><head><title>Night Baker</title><script type="application/ld+json">{"@type":"JobPosting",
"title":"Night Baker","hiringOrganization":{"name":"Harrow Mill"},"validThrough":"2026-06-30","description":"<p>Bake bread.</p>"}
</script></head><body><h1>Night Baker</h1><p>Bake bread at night and sell it in the morning.</p></body></html>`;

it('says at save that a deadline passed, whatever it was read from, and says it once', async () => {
  const bench = makeBench('2026-11-22T12:00:00Z');
  for (const path of [
    bench.file('page.html', PAGE),
    bench.file('paste.txt', 'Day Baker\nHarrow Mill Ltd\nLeeds, UK\nApply by 30 June 2026.'),
  ]) {
    const { code, json } = await bench.run('save', path, '--json', '--yes');
    expect(code).toBe(0);
    const said = json[0].warnings.filter((one: { code: string }) => one.code === 'deadline-passed');
    expect(said).toEqual([
      { code: 'deadline-passed', message: 'The deadline, 2026-06-30, passed 145 days ago.' },
    ]);
  }
});

it('is silent while a deadline is ahead', async () => {
  const bench = makeBench('2026-06-30T12:00:00Z');
  const { json } = await bench.run('save', bench.file('page.html', PAGE), '--json', '--yes');
  expect(json[0].warnings).toEqual([]);
});
