import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const TYPES = {
  i8: Int8Array,
  u8: Uint8Array,
  u16: Uint16Array,
  i32: Int32Array,
  f32: Float32Array,
} as const;
type PartType = keyof typeof TYPES;

interface Head {
  parts: Record<string, { type: PartType; at: number; length: number }>;
  facts: Record<string, number>;
}

/** What a training run wrote: lists of numbers by name, and single numbers. */
export interface LearntFile {
  part<T extends PartType>(name: string, type: T): InstanceType<(typeof TYPES)[T]>;
  fact(name: string): number;
}

/** Reads learnt numbers from `data/`, wherever this code was bundled to; throws where the installation lacks them. */
export function readLearnt(name: string): LearntFile {
  let folder = __dirname;
  for (let up = 0; up < 4; up += 1) {
    try {
      return openLearnt(readFileSync(join(folder, 'data', name)));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      folder = dirname(folder);
    }
  }
  throw new Error(`The installation lacks data/${name}.`);
}

/** The same from bytes: the length of the head, the head as JSON, then the lists, each at a multiple of eight. */
export function openLearnt(bytes: Uint8Array): LearntFile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headLength = view.getUint32(0, true);
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + headLength))) as Head;
  const from = Math.ceil((4 + headLength) / 8) * 8;
  // A buffer from a pool may begin anywhere; lists of four bytes may not.
  const whole = bytes.byteOffset % 8 === 0 ? bytes : new Uint8Array(bytes);
  return {
    part: (name, type) => {
      const part = head.parts[name];
      if (!part || part.type !== type) throw new Error(`No list "${name}" of ${type} was learnt.`);
      return new TYPES[type](
        whole.buffer as ArrayBuffer,
        whole.byteOffset + from + part.at,
        part.length,
      ) as never;
    },
    fact: (name) => {
      const fact = head.facts[name];
      if (fact === undefined) throw new Error(`No number "${name}" was learnt.`);
      return fact;
    },
  };
}

/** Where a number stands in a sorted list, or -1. */
export function indexIn(sorted: Int32Array, wanted: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = sorted[middle]!;
    if (found === wanted) return middle;
    if (found < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
