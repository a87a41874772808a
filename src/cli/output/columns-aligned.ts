/**
 * Columns aligned by spaces, for lists of any length: a table library takes longer to load than the rows to read, and
 * is quadratic in them.
 */
const GAP = 2;

const COLOUR = /\x1b\[[0-9;]*m/g;

// One cell a letter: what European languages write, with the marks of our own sentences. The rest is looked up.
const NARROW = /^[\x20-\x7e\xa0-\xac\xae-\u02ff\u2010-\u201e\u2022\u2026\u20ac]*$/;

const bare = (text: string): string => (text.includes('\x1b') ? text.replace(COLOUR, '') : text);

/** Cells a text takes on a terminal, colours not counted. */
type Measure = (text: string) => number;

async function measureFor(texts: Iterable<string>): Promise<Measure> {
  for (const text of texts) if (!NARROW.test(bare(text))) return (await import('./cells.ts')).cellsOf;
  return (text) => bare(text).length;
}

/** Rows under heads, the last column ragged, cut to the width: the widest columns give way first. */
export async function aligned(heads: string[], rows: string[][], width: number): Promise<string> {
  const lines = [heads, ...rows];
  const measure = await measureFor(lines.flat());
  const natural = heads.map((_, i) => Math.max(...lines.map((line) => measure(line[i] ?? ''))));
  const widths = narrowed(natural, width - GAP * (heads.length - 1));
  return lines
    .map((line) =>
      line
        .map((text, i) => padded(cut(text, widths[i]!, measure), widths[i]! + GAP, measure))
        .join('')
        .trimEnd(),
    )
    .join('\n');
}

/** Widths that together are at most `room`; no column is cut below 4 cells. */
export function narrowed(natural: number[], room: number): number[] {
  const widths = [...natural];
  let over = widths.reduce((sum, w) => sum + w, 0) - room;
  while (over > 0) {
    const widest = widths.indexOf(Math.max(...widths));
    if (widths[widest]! <= 4) break;
    widths[widest]! -= 1;
    over -= 1;
  }
  return widths;
}

const padded = (text: string, cells: number, measure: Measure): string =>
  text + ' '.repeat(Math.max(0, cells - measure(text)));

/** The text in at most so many cells, an ellipsis where it was cut; colours around it stay around it. */
function cut(text: string, cells: number, measure: Measure): string {
  if (measure(text) <= cells) return text;
  const inner = bare(text);
  let kept = '';
  let used = 0;
  for (const char of inner) {
    const wide = measure(char);
    if (used + wide > cells - 1) break;
    kept += char;
    used += wide;
  }
  return text.replace(inner, () => `${kept.trimEnd()}…`);
}
