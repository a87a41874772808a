/** What a picker knows, and what each key makes of it. */

import type { Key } from './keys.ts';
import { edited, type Line, lineOf, textOf } from './line-state.ts';

/** One line to pick. */
export interface Choice<T> {
  name: string;
  value: T;
}

export interface Picker<T> {
  choices: readonly Choice<T>[];
  filter: Line;
  /** The line the cursor is on, among those the filter leaves. */
  at: number;
  /** Null where one is picked; else what was picked so far, in the order of picking. */
  picked: readonly Choice<T>[] | null;
}

/** A picker as it opens. */
export const pickerOf = <T>(choices: readonly Choice<T>[], several: boolean): Picker<T> => ({
  choices,
  filter: lineOf(),
  at: 0,
  picked: several ? [] : null,
});

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The choices every word of the filter occurs in, whatever its case and accents. */
export function shownOf<T>({ choices, filter }: Picker<T>): readonly Choice<T>[] {
  const words = folded(textOf(filter)).split(/\s+/).filter(Boolean);
  if (words.length === 0) return choices;
  return choices.filter(({ name }) => words.every((word) => folded(name).includes(word)));
}

/** What came of a key: the picker as it goes on, or what was picked; null where the person left. */
export type Step<T> = { next: Picker<T> } | { done: T[] | null };

/** Applies a key. Enter takes what was picked, or else the line under the cursor; Esc leaves. */
export function pressed<T>(picker: Picker<T>, key: Key, page: number): Step<T> {
  const shown = shownOf(picker);
  const move = (to: number): Step<T> => ({
    next: { ...picker, at: Math.max(0, Math.min(shown.length - 1, to)) },
  });
  if (key.kind === 'key') {
    if (key.name === 'up') return move(picker.at === 0 ? shown.length - 1 : picker.at - 1);
    if (key.name === 'down') return move(picker.at === shown.length - 1 ? 0 : picker.at + 1);
    if (key.name === 'pageup') return move(picker.at - page);
    if (key.name === 'pagedown') return move(picker.at + page);
    if (key.name === 'escape' || key.name === 'ctrl-d') return { done: null };
    if (key.name === 'tab') return toggled(picker, shown);
    if (key.name === 'enter') {
      if (picker.picked && picker.picked.length > 0) return { done: picker.picked.map(({ value }) => value) };
      const here = shown[picker.at];
      return here ? { done: [here.value] } : { next: picker };
    }
  }
  if (key.kind === 'char' && key.text === ' ' && picker.picked) return toggled(picker, shown);
  const filter = edited(picker.filter, key);
  return { next: filter === picker.filter ? picker : { ...picker, filter, at: 0 } };
}

function toggled<T>(picker: Picker<T>, shown: readonly Choice<T>[]): Step<T> {
  const here = shown[picker.at];
  if (!here || !picker.picked) return { next: picker };
  const picked = picker.picked.includes(here)
    ? picker.picked.filter((choice) => choice !== here)
    : [...picker.picked, here];
  return { next: { ...picker, picked } };
}
