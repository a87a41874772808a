import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import families from '../../data/sections/families.json' with { type: 'json' };
import { plain } from '../../src/insight/section-atoms.ts';
import { KINDS } from '../../src/insight/section-gather.ts';
import { decodeModel } from '../../src/insight/section-model.ts';

const bytes = readFileSync('data/sections/weights.bin');

describe('the learnt weights', () => {
  it('are well formed and a few hundred kB', () => {
    const { heading, kind, joints } = decodeModel(bytes);
    expect([heading.labels, kind.labels]).toEqual([1, KINDS.length]);
    for (const { hashes, starts, weights, labels, scale } of [heading, kind]) {
      expect(hashes.length).toBeGreaterThan(1000);
      expect(weights.length).toBe(hashes.length * labels);
      expect(scale).toBeGreaterThan(0);
      expect(hashes.every((hash, i) => i === 0 || hashes[i - 1]! < hash)).toBe(true);
      expect(starts[starts.length - 1]).toBe(hashes.length);
      expect(starts.every((start, i) => i === 0 || starts[i - 1]! <= start)).toBe(true);
    }
    expect(joints.every(Number.isFinite)).toBe(true);
    expect(bytes.length).toBeLessThan(600_000);
  });

  it('carry no text', () => {
    const letters = bytes.toString('latin1').toLowerCase();
    const words = Object.values(families).flatMap((forms) => forms.replace(/\*/g, '').split(' '));
    expect(words.filter((word) => /^[a-z]{6,}$/.test(word) && letters.includes(word))).toEqual([]);
    expect(letters.match(/[a-z]{3,} [a-z]{3,} [a-z]{3,}/)).toBeNull();
  });

  it('are told from other bytes', () => {
    expect(() => decodeModel(new Uint8Array(64))).toThrow(/no weights/);
    expect(() => decodeModel(new Uint8Array(0))).toThrow(/no weights/);
  });
});

describe('the families of meaning', () => {
  it('are written as words are compared: lower case, without accents', () => {
    for (const [name, forms] of Object.entries(families)) expect(plain(forms), name).toBe(forms);
  });
});
