/** Notes: added, listed, edited, removed, and back. */
import { beforeEach, expect, test } from 'vitest';
import { type Bench, makeBench } from '../../support/bench.ts';

let bench: Bench;
beforeEach(async () => {
  bench = makeBench();
  await bench.sh('save --title "Lamp Keeper" --company Farlight --yes');
});

const bodies = async (): Promise<string[]> =>
  (await bench.sh('note 1 --list --json')).json.map(({ body }: { body: string }) => body);

test('a note is kept as typed, edited, removed and brought back', async () => {
  expect((await bench.sh('note farlight "Ask about **shifts**"')).code).toBe(0);
  expect(await bodies()).toEqual(['Ask about **shifts**']);
  const [{ id }] = (await bench.sh('note 1 --list --json')).json;
  await bench.run('note', '1', '--edit', String(id), 'Six people');
  expect(await bodies()).toEqual(['Six people']);
  await bench.run('note', '1', '--remove', String(id));
  expect(await bodies()).toEqual([]);
  await bench.sh('undo');
  expect(await bodies()).toEqual(['Six people']);
});

test('the same text again is no operation', async () => {
  await bench.sh('note 1 here');
  const [{ id }] = (await bench.sh('note 1 --list --json')).json;
  expect((await bench.run('note', '1', '--edit', String(id), 'here', '--json')).json).toMatchObject({
    operation: null,
    changed: false,
    note: { id, body: 'here' },
  });
});

test('text comes from a pipe; an empty one and another job\u2019s note are refused', async () => {
  expect((await bench.pipe('two\nlines\n', 'note', '1', '-')).code).toBe(0);
  expect(await bodies()).toEqual(['two\nlines']);
  expect((await bench.pipe('  \n', 'note', '1', '-')).code).toBe(2);
  await bench.sh('save --title Harbourmaster --company Dock --yes');
  const [{ id }] = (await bench.sh('note 1 --list --json')).json;
  expect((await bench.run('note', '2', '--remove', String(id))).code).toBe(3);
});
