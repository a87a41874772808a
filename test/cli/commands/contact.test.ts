/** The people of an application. */
import { beforeEach, expect, test } from 'vitest';
import { type Bench, makeBench } from '../../support/bench.ts';

let bench: Bench;
beforeEach(async () => {
  bench = makeBench();
  await bench.sh('save --title "Lamp Keeper" --company Farlight --yes');
});

test('a person is added, changed field by field, removed and brought back', async () => {
  const added = await bench.sh('contact 1 "Anna Berg" --role recruiter --email anna@farlight.example --json');
  const person = added.json.contact;
  expect(person).toMatchObject({
    name: 'Anna Berg',
    role: 'recruiter',
    email: 'anna@farlight.example',
    phone: null,
  });
  const changed = await bench.run(
    'contact',
    '1',
    '--edit',
    String(person.id),
    '--phone',
    '+49 30 1234',
    '--json',
  );
  expect(changed.json.contact).toMatchObject({ name: 'Anna Berg', role: 'recruiter', phone: '+49 30 1234' });
  await bench.run('contact', '1', '--remove', String(person.id));
  expect((await bench.sh('contact 1 --list --json')).json).toEqual([]);
  await bench.sh('undo');
  expect((await bench.sh('contact 1 --list --json')).json).toHaveLength(1);
});

test('the journey keeps who it was and in which role', async () => {
  await bench.sh('contact 1 "Anna Berg" --role recruiter');
  const { journey } = (await bench.sh('show 1 --json')).json;
  expect(journey.at(-1)).toMatchObject({ kind: 'contact', text: 'Anna Berg, recruiter' });
});

test('an address that is none, and a person of another job, are refused', async () => {
  expect((await bench.sh('contact 1 "Anna Berg" --email nowhere')).code).toBe(2);
  expect((await bench.sh('contact 1 --edit 9 --phone 1')).code).toBe(3);
});
