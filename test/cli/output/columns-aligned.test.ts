import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { columnsFor } from '../../../src/cli/output/columns.ts';
import { aligned } from '../../../src/cli/output/columns-aligned.ts';

describe('aligned columns', () => {
  test('start where their heads start', async () => {
    const text = await aligned(
      ['ID', 'Title'],
      [
        ['7', 'Baker'],
        ['112', 'Nurse'],
      ],
      80,
    );
    expect(text).toBe('ID   Title\n7    Baker\n112  Nurse');
  });

  test('give way to the width, the widest first, with an ellipsis that keeps the colour', async () => {
    const red = '\x1b[31mLighthouse keeper\x1b[39m';
    const text = await aligned(['Who', 'Where'], [[red, 'Ystad']], 16);
    expect(text.split('\n')[1]).toBe('\x1b[31mLighthou…\x1b[39m  Ystad');
  });

  test('count wide letters as two cells and marks as none', async () => {
    const text = await aligned(
      ['A', 'B'],
      [
        ['東京', 'x'],
        ['é', 'y'],
      ],
      80,
    );
    const starts = text.split('\n').map((line) => stringWidth(line.slice(0, line.search(/[Bxy]/))));
    expect(starts).toEqual([6, 6, 6]);
  });

  test('never pass the width, whatever is written, where four cells a column fit', async () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.constantFrom('漢字仮名交じり', '👩‍🔬 Lab', 'ﬀ Åé'),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 18, max: 90 }),
        async (rows, width) => {
          const oneLine = rows.map((row) => row.map((text) => text.replace(/[\p{C}\p{Z}]/gu, ' ')));
          const text = await aligned(['a', 'b', 'c'], oneLine, width);
          for (const line of text.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(width);
        },
      ),
    );
  });
});

test('a narrow terminal gets fewer columns, never without what a job is called', () => {
  expect(columnsFor(40)).toEqual(['id', 'status', 'title', 'company']);
  expect(columnsFor(64)).toContain('deadline');
  expect(columnsFor(80)).toHaveLength(8);
});
