import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexIn, openLearnt } from '../../src/insight/learnt-file.ts';
import { best, LABEL, marginals, Tagger } from '../../src/insight/tagger.ts';
import { tokenize } from '../../src/insight/tokens.ts';
import { bucketsOf, WordReader } from '../../src/insight/word-features.ts';

const number = fc.integer({ min: -40, max: 40 }).map((n) => n / 10);
const chain = fc.integer({ min: 1, max: 5 }).chain((n) =>
  fc.record({
    scores: fc.array(number, { minLength: n * 3, maxLength: n * 3 }).map((list) => Float64Array.from(list)),
    transitions: fc.array(number, { minLength: 9, maxLength: 9 }),
  }),
);

/** Every way to label a row, none of which goes on with what never began. */
function* ways(n: number): Generator<number[]> {
  if (n === 0) {
    yield [];
    return;
  }
  for (const way of ways(n - 1))
    for (let label = 0; label < 3; label += 1)
      if (label !== LABEL.more || (way.length > 0 && way[way.length - 1] !== LABEL.out))
        yield [...way, label];
}

function scoreOf(way: number[], scores: Float64Array, transitions: number[], lean = 0): number {
  return way.reduce(
    (sum, label, i) =>
      sum +
      scores[i * 3 + label]! +
      (label === LABEL.out ? lean : 0) +
      (i > 0 ? transitions[way[i - 1]! * 3 + label]! : 0),
    0,
  );
}

describe('a chain of labels', () => {
  it('finds the labels that score most, as trying all of them does', () => {
    fc.assert(
      fc.property(chain, number, ({ scores, transitions }, lean) => {
        const most = Math.max(
          ...[...ways(scores.length / 3)].map((way) => scoreOf(way, scores, transitions, lean)),
        );
        const found = [...best(scores, transitions, lean)];
        expect(scoreOf(found, scores, transitions, lean)).toBeCloseTo(most, 6);
      }),
    );
  });

  it('weighs each label as the sum over all ways does', () => {
    fc.assert(
      fc.property(chain, ({ scores, transitions }) => {
        const n = scores.length / 3;
        const all = [...ways(n)].map((way) => ({ way, weight: Math.exp(scoreOf(way, scores, transitions)) }));
        const total = all.reduce((sum, { weight }) => sum + weight, 0);
        const likely = marginals(scores, transitions);
        for (let i = 0; i < n; i += 1)
          for (let label = 0; label < 3; label += 1) {
            const want =
              all.filter(({ way }) => way[i] === label).reduce((sum, { weight }) => sum + weight, 0) / total;
            expect(likely[i * 3 + label]).toBeCloseTo(want, 6);
          }
      }),
    );
  });

  it('adds up the very buckets that are learnt', () => {
    const reader = new WordReader(() => null);
    const tokens = tokenize('We need lantern riveting, R2 and Go');
    const n = tokens.word.length;
    const hints = { values: new Int16Array(n).fill(-1), width: 1 };
    const bits = 10;
    const buckets = bucketsOf(reader, tokens, 0, n, hints, bits);
    const weights = Float32Array.from({ length: (1 << bits) * 3 }, (_, i) => ((i * 7919) % 101) / 100 - 0.5);
    const transitions = [0.1, 0.2, 0, 0.3, -0.2, 0.4, 0.1, 0, 0.2];
    const tagger = new Tagger({ bits, weights, step: 1, transitions }, reader);
    const comma = tokens.raw.indexOf('R2');
    const scores = Float64Array.from({ length: n * 3 }, (_, k) =>
      // No skill goes on past a comma.
      k === comma * 3 + LABEL.more
        ? -1e4
        : buckets[Math.floor(k / 3)]!.reduce((sum, b) => sum + weights[b * 3 + (k % 3)]!, 0),
    );
    const { likely, labels } = tagger.weigh(tokens, 0, n, hints, 0);
    const want = marginals(scores, transitions);
    for (let k = 0; k < n * 3; k += 1) expect(likely[k]).toBeCloseTo(want[k]!, 4);
    expect([...labels]).toEqual([...best(scores, transitions, 0)]);
  });
});

describe('a learnt file', () => {
  it('gives back lists and numbers by name, and says what is missing', () => {
    const head = JSON.stringify({
      parts: { steps: { type: 'f32', at: 8, length: 2 } },
      facts: { base: 1.5 },
    });
    const from = Math.ceil((4 + head.length) / 8) * 8;
    const bytes = new Uint8Array(from + 16);
    new DataView(bytes.buffer).setUint32(0, head.length, true);
    bytes.set(new TextEncoder().encode(head), 4);
    new DataView(bytes.buffer).setFloat32(from + 8, 0.25, true);
    new DataView(bytes.buffer).setFloat32(from + 12, -3, true);
    // As a file comes from a pool: not at a multiple of eight.
    const moved = new Uint8Array(bytes.length + 3);
    moved.set(bytes, 3);
    const file = openLearnt(moved.subarray(3));
    expect([...file.part('steps', 'f32')]).toEqual([0.25, -3]);
    expect(file.fact('base')).toBe(1.5);
    expect(() => file.part('steps', 'i8')).toThrow('steps');
    expect(() => file.fact('other')).toThrow('other');
  });

  it('finds numbers in a sorted list', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer()), fc.integer(), (list, other) => {
        const sorted = Int32Array.from(list).sort();
        sorted.forEach((x, i) => {
          expect(indexIn(sorted, x)).toBe(i);
        });
        if (!list.includes(other)) expect(indexIn(sorted, other)).toBe(-1);
      }),
    );
  });
});
