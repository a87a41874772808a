/** The picker, key by key. */
import { expect, test } from 'vitest';
import type { Key } from '../../../src/cli/input/keys.ts';
import { type Picker, pickerOf, pressed, shownOf } from '../../../src/cli/input/picker-state.ts';

const CHOICES = [
  { name: 'j12  applied    Data Engineer, Northwind', value: 12 },
  { name: 'j7   saved      Gärtner, Fernhill', value: 7 },
  { name: 'j3   interview  Data Analyst, Fernhill', value: 3 },
];

/** Words are typed, [names] are keys. */
function play(several: boolean, keys: string): { picker: Picker<number>; done?: number[] | null } {
  let picker = pickerOf(CHOICES, several);
  for (const [, name, letter] of keys.matchAll(/\[([a-z]+)\]|([\s\S])/g)) {
    const key = (name ? { kind: 'key', name } : { kind: 'char', text: letter }) as Key;
    const step = pressed(picker, key, 2);
    if ('done' in step) return { picker, done: step.done };
    picker = step.next;
  }
  return { picker };
}

test.each<[boolean, string, number[] | null]>([
  [false, '[enter]', [12]],
  [false, '[down][enter]', [7]],
  [false, '[up][enter]', [3]],
  [false, '[down][down][down][enter]', [12]],
  [false, 'gart[enter]', [7]],
  [false, 'fernhill data[enter]', [3]],
  [false, 'interview[enter]', [3]],
  [false, 'fern[down][enter]', [3]],
  [false, 'datax[backspace][down][enter]', [3]],
  [false, '[pagedown][enter]', [3]],
  [false, '[escape]', null],
  [true, '[down] [down] [enter]', [7, 3]],
  [true, ' [down]  [enter]', [12]],
  [true, 'gart [backspace][backspace][backspace][backspace] [enter]', [7, 12]],
  [true, '[enter]', [12]],
  [true, ' [escape]', null],
])('several %s: %s', (several, keys, expected) => expect(play(several, keys).done).toEqual(expected));

test('nothing that fits cannot be taken', () => {
  const { picker, done } = play(false, 'zebra[enter][down][up]');
  expect(done).toBeUndefined();
  expect(shownOf(picker)).toEqual([]);
});

test('a paste is a filter', () => {
  const step = pressed(pickerOf(CHOICES, false), { kind: 'paste', text: 'North\nwind\n', marked: true }, 5);
  expect('next' in step && shownOf(step.next)).toEqual([CHOICES[0]]);
});
