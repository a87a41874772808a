/** Forty columns, a phone or a split screen: every page fits, and what it says is all there. */
import stringWidth from 'string-width';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Bench, makeBench } from '../support/bench.ts';

let bench: Bench;
beforeEach(async () => {
  bench = makeBench();
  bench.columns = 40;
  bench.env.NO_COLOR = '1';
  bench.env.PAGER = '';
  const posting = `Senior Restoration Carpenter for Historical Staircases
Werkstatt für Denkmalpflege und Möbelbau

What you will do
- Restore staircases, wainscots and window frames of listed buildings together with a small team.

What you need
- Five years of experience with TypeScript, PostgreSQL and Kubernetes
- Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft

Salary: €52,000 to €64,000 per year
Apply by 15 December 2026.
`;
  for (const [n, title] of [
    'Senior Restoration Carpenter',
    'Junior Carpenter',
    '大工の見習い募集',
    'Joiner',
  ].entries()) {
    bench.file('posting.txt', posting.replace('Senior Restoration Carpenter', title));
    const ran = await bench.run(
      'save',
      'posting.txt',
      '--yes',
      '--force',
      '--title',
      `${title} for Historical Staircases`,
      '--company',
      `Werkstatt für Denkmalpflege und Möbelbau ${n}`,
      '--url',
      `https://jobs.example.org/a/very/long/path/of/a/link/that/goes/on/${n}?with=query&and=more`,
      '--tag',
      'wood,historical-buildings,within-cycling-distance',
    );
    expect(ran.code).toBe(0);
  }
  await bench.run('track', '1', '--applied', '2026-10-01');
  await bench.run('track', '2', '--applied', '2026-10-20');
  await bench.run('status', '2', 'rejected');
  await bench.run(
    'note',
    '1',
    'Sent the long letter with photographs of the staircase in Graz and two references.',
  );
  await bench.run(
    'interview',
    '1',
    '2026-11-26 10:00',
    '--round',
    'first',
    '--with',
    'Ana Muster-Beispiel',
    '--where',
    'https://meet.example.org/a-long-room-name',
  );
  await bench.run(
    'remind',
    '1',
    '2026-11-23 09:00',
    'Ask whether the references have arrived and whom to call about them',
  );
  await bench.run(
    'contact',
    '1',
    '--name',
    'Ana Muster-Beispiel',
    '--email',
    'ana.muster-beispiel@denkmalpflege.example.org',
  );
  await bench.run('profile', 'add', 'TypeScript', 'PostgreSQL');
});

const PAGES = [
  ['dashboard'],
  ['list'],
  ['search', 'staircases'],
  ['show', '1'],
  ['show', '3'],
  ['compare', '1', '2', '--rank'],
  ['compare', '1', '2', '3', '4', '--rank'],
  ['summarize', '1'],
  ['summarize', '1', '2'],
  ['skills'],
  ['skills', '1'],
  ['stats'],
  ['remind', 'list'],
  ['history'],
  ['note', '1', '--list'],
  ['interview', '1', '--list'],
];

describe('forty columns', () => {
  test.each(PAGES.map((words) => [words.join(' '), words]))('%s', async (_, words) => {
    const ran = await bench.terminal(...(words as string[]));
    const wide = ran.stdout
      .split('\n')
      .filter((line) => stringWidth(line) > 40 && !/^\s*(?:\S+ +)?\S+:\/\/\S+$/.test(line));
    expect(wide).toEqual([]);
    expect(ran.stdout).not.toBe('');
  });
});

test('nothing of a page is left out for want of room, and a link stays whole', async () => {
  const shown = await bench.terminal('show', '1');
  const words = shown.stdout.replace(/\s+/g, ' ');
  for (const said of [
    'Werkstatt für Denkmalpflege und Möbelbau 0',
    'from "Salary: €52,000 to €64,000 per year',
  ])
    expect(words).toContain(said);
  expect(shown.stdout).toContain(
    'https://jobs.example.org/a/very/long/path/of/a/link/that/goes/on/0?with=query&and=more',
  );
  expect(shown.stdout).toContain('Mon 23 Nov 2026 09:00 UTC');
  expect(shown.stdout).not.toMatch(/\d{4}-\d\d-\d\dT/);
  for (const words of [['skills'], ['skills', '1'], ['compare', '1', '2']])
    expect((await bench.terminal(...words)).stdout).not.toContain('…');
});
