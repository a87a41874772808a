import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { wrapped } from '../../src/cli/output/wrapped.ts';

test.each(['a', '日本', '👩‍💻', 'é', 'ab😀'])(
  'a word longer than many rows fills each of them: %s',
  (piece) => {
    const word = piece.repeat(2000);
    const rows = wrapped(word, 40, '  ').split('\n');
    expect(rows.map((row) => row.slice(2)).join('')).toBe(word);
    const widest = stringWidth(piece);
    for (const row of rows) expect(stringWidth(row)).toBeLessThanOrEqual(40);
    for (const row of rows.slice(0, -1)) expect(stringWidth(row)).toBeGreaterThan(40 - Math.max(2, widest));
  },
);
