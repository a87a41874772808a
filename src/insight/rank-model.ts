import { indexIn, readLearnt } from './learnt-file.ts';
import type { WordWorth } from './rank-features.ts';

/** Decision trees side by side, each node at the same place in every list; a node without a feature is a leaf. */
export interface Trees {
  /** Where each tree begins. */
  roots: ArrayLike<number>;
  /** The feature a node asks for, `LEAF` in a leaf. */
  feature: ArrayLike<number>;
  /** A node goes left where the feature is at most this; a leaf says this. */
  value: ArrayLike<number>;
  left: ArrayLike<number>;
  right: ArrayLike<number>;
  base: number;
}

/** What stands for a feature in a leaf. */
export const LEAF = 255;

/** What the trees say of one candidate's features, added up: how much the posting asks for it, about 0 (no skill) to 3 (no interview without). */
export function ask(
  { roots, feature, value, left, right, base }: Trees,
  features: ArrayLike<number>,
): number {
  let sum = base;
  for (let t = 0; t < roots.length; t += 1) {
    let node = roots[t]!;
    while (feature[node] !== LEAF)
      node = features[feature[node]!]! <= value[node]! ? left[node]! : right[node]!;
    sum += value[node]!;
  }
  return sum;
}

/** The learnt ranking. */
export interface RankModel {
  trees: Trees;
  worth: WordWorth;
}

let loaded: RankModel | null = null;

/** The shipped ranking, read at its first use. */
export function rankModel(): RankModel {
  if (!loaded) {
    const file = readLearnt('skills/ranking.bin');
    const parts = file.part('worth parts', 'i32');
    const values = file.part('worth values', 'u8');
    loaded = {
      trees: {
        roots: file.part('tree roots', 'u16'),
        feature: file.part('tree features', 'u8'),
        value: file.part('tree values', 'f32'),
        left: file.part('tree left', 'u16'),
        right: file.part('tree right', 'u16'),
        base: file.fact('tree base'),
      },
      worth: {
        known: file.fact('worth known'),
        of: (part) => {
          const at = indexIn(parts, part);
          return at < 0 ? null : values[at]! / WORTH_STEPS;
        },
      },
    };
  }
  return loaded;
}

/** How many steps the worth of 1 is kept in. */
export const WORTH_STEPS = 80;
