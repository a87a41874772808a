/** The source of a program is no posting; a posting for people who write programs is one. */
import { describe, expect, test } from 'vitest';
import { makeBench } from '../support/bench.ts';

const PROGRAMS: [string, string][] = [
  [
    'tides.js',
    "import { readFile } from 'node:fs/promises';\n\nexport function tides(day) {\n  const rows = table.get(day) ?? [];\n  return rows.map((row) => row.height);\n}\n\nconst table = new Map();\n",
  ],
  ['small.min.js', `(()=>{${'var a=b(c[0],{d:e=>f(e)});'.repeat(20)}})()`],
  [
    'tides.py',
    'import sys\n\ndef height(day):\n    rows = {1: 3.2}\n    return rows[day]\n\nif __name__ == "__main__":\n    print(height(int(sys.argv[1])))\n# end\nx = [1, 2]\ndef low(day):\n    return height(day) - 2\n',
  ],
  ['tides.css', '.tide {\n  color: teal;\n  margin: 0;\n}\n\n.low {\n  height: 2em;\n}\n\n.high {\n}\n'],
  [
    'Tides.java',
    'package sea.tides;\n\nimport java.util.List;\n\npublic class Tides {\n  // heights by day\n  private final List<Integer> rows = List.of(1, 2);\n\n  int first() {\n    return rows.get(0);\n  }\n}\n',
  ],
];

describe('the source of a program', () => {
  test.each(PROGRAMS)('%s is refused with what to do, and saved only by force', async (name, text) => {
    const bench = makeBench();
    bench.file(name, text);
    const refused = await bench.run('save', name);
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringMatching(/not a posting[\s\S]*--force/)]);
    expect((await bench.run('track', name)).code).toBe(1);
    expect((await bench.run('list', '--json')).json).toEqual([]);
    expect((await bench.run('save', name, '--force')).code).toBe(0);
  });

  test('a posting of nothing but links and a table is one', async () => {
    const bench = makeBench();
    const link = (n: number) => `- [Tide tables, part ${n}](https://sea.example/jobs/${n})\n`;
    const rows = '| Pay | Place |\n| --- | --- |\n| 50k | Hull |\n'.repeat(4);
    bench.file(
      'keeper.md',
      `# Tide keeper\n\nNorth Sea Office\n\n${[1, 2, 3, 4, 5, 6].map(link).join('')}\n${rows}`,
    );
    expect((await bench.run('save', 'keeper.md', '--yes')).code).toBe(0);
  });

  test('what a posting says of programs makes it none', async () => {
    const bench = makeBench();
    const text =
      'Front-end Developer (f/m/d)\nTide and Table Ltd · Cork\n\nWhat you will do\n- Write C++, C# and JavaScript (ES2022);\n- Review code: `const x = 1;`\n- Import data from our sensors;\n- Return early from meetings;\n\nRequirements\n- 3+ years of React (hooks, context);\n- Class and function components = your daily bread\n\nApply by 12 December 2026.\n';
    const saved = await bench.run('save', bench.file('posting.txt', text), '--json');
    expect([saved.code, saved.json[0].job.title]).toEqual([
      0,
      expect.stringContaining('Front-end Developer'),
    ]);
  });
});
