import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeSections, segment } from '../../src/insight/sections.ts';
import { sharedFile } from '../support/shared.ts';

const kinds = (text: string) => segment(text).map((s) => [s.kind, s.lines.length]);

describe('segment', () => {
  it('reads headings in Markdown, bold, capitals, with a colon and with an emoji', () => {
    for (const dress of [
      (h: string) => `## ${h}`,
      (h: string) => `**${h}**`,
      (h: string) => `**${h}:**`,
      (h: string) => h.toUpperCase(),
      (h: string) => `${h}:`,
      (h: string) => `🌱 ${h}`,
      (h: string) => h,
    ]) {
      const text = `${dress('Your tasks')}\n- Prune the vines\n- Keep the cellar book\n\n${dress('What you bring')}\n- A licence for tractors\n\n${dress('Nice to have')}\n- Some French`;
      expect(kinds(text)).toEqual([
        ['responsibilities', 2],
        ['requirements', 1],
        ['preferred', 1],
      ]);
    }
  });

  it('reads a heading that shares its line with the first entry', () => {
    const text = 'Duties: Answer the telephone\n- Sort the post\nMust have: Patience\n- A steady voice';
    expect(segment(text)).toEqual([
      { kind: 'responsibilities', heading: 'Duties', lines: ['Answer the telephone', 'Sort the post'] },
      { kind: 'requirements', heading: 'Must have', lines: ['Patience', 'A steady voice'] },
    ]);
  });

  it.each([
    ['Deine Aufgaben', 'Dein Profil', 'Von Vorteil', 'Wir bieten'],
    ['Vos missions', 'Votre profil', 'Serait un plus', 'Nous offrons'],
    ['Funciones', 'Requisitos', 'Se valorará', 'Ofrecemos'],
    ['Wat ga je doen', 'Wat vragen wij', 'Mooi meegenomen', 'Wij bieden'],
    ['Náplň práce', 'Požadujeme', 'Výhodou', 'Nabízíme'],
    ['Twoje obowiązki', 'Wymagania', 'Mile widziane', 'Oferujemy'],
  ])('knows %s, %s, %s and %s', (...headings) => {
    const text = headings.map((h) => `${h}\n- abc def ghi\n- jkl mno pqr`).join('\n\n');
    expect(segment(text).map((s) => s.kind)).toEqual([
      'responsibilities',
      'requirements',
      'preferred',
      'benefits',
    ]);
  });

  it('does not take content for a heading', () => {
    const text =
      'Requirements\nExcellent communication skills\nKnowledge of AWS\nProficiency in Kotlin or Swift\nExperience: 5 years';
    expect(segment(text)).toHaveLength(1);
    expect(segment(text)[0]!.lines).toHaveLength(4);
  });

  it('notices when a list turns from the work to the person', () => {
    const text =
      "What you'll do\n- Repair lifts and escalators in public buildings\n- Inspect cables and brakes every week\n- Report faults to the control room\n- You have steady hands and a head for heights\n- You are certified to work with high voltage";
    expect(kinds(text)).toEqual([
      ['responsibilities', 3],
      ['requirements', 2],
    ]);
  });

  it('sorts prose without any heading', () => {
    const text =
      'We are a small bakery with nine shops and an oven that never sleeps, founded in 1931.\n\nYou will bake bread and rolls through the night with two colleagues.\n\nYou have a baker’s certificate and at least 2 years of experience.\n\nA driving licence would be a plus.\n\nWe offer five weeks of holiday.\n\nPlease send your CV to the shop.';
    expect(segment(text).map((s) => s.kind)).toEqual([
      'about',
      'responsibilities',
      'requirements',
      'preferred',
      'benefits',
      'process',
    ]);
  });

  it('guesses what stands under a heading nobody has seen, and keeps soft wishes soft', () => {
    const text =
      '## Around the kiln\n- Fire the pots\n- Mix the glazes with the studio team\n\n## Clay in your veins\n- Three years of experience with stoneware\n- Knowledge of glazes\n\n## Sprinkles\n- Ideally you know raku\n- Japanese is a plus';
    expect(segment(text).map((s) => s.kind)).toEqual(['responsibilities', 'requirements', 'preferred']);
  });

  it('gives nothing for nothing', () => {
    expect(segment('')).toEqual([]);
    expect(segment(' \n\t\n')).toEqual([]);
  });

  it('places every line where it stands, whatever the text', () => {
    const piece = fc.constantFrom(
      '- ',
      '• ',
      '1. ',
      '## ',
      '**',
      ':',
      '\n',
      '\n\n',
      'Requirements',
      'Bonus',
      ' you have ',
      'abc',
      '.',
      '🚀',
      'é',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        let last = 0;
        for (const section of placeSections(text))
          for (const line of section.lines) {
            expect(text.slice(line.start, line.end)).toBe(line.text);
            expect(line.start).toBeGreaterThanOrEqual(last);
            last = line.end;
          }
      }),
    );
  });

  it('grows with a hostile text in a straight line', () => {
    const cost = (text: string): number => {
      const began = process.cpuUsage().user;
      segment(text);
      return process.cpuUsage().user - began;
    };
    const best = (text: string): number => Math.min(cost(text), cost(text), cost(text));
    for (const piece of ['a:\n', '**a: ', '- b\n', `${' '.repeat(300)}x\n`, 'you have a '])
      expect(best(piece.repeat(20_000)), piece).toBeLessThan(best(piece.repeat(5_000)) * 12 + 20_000);
  });
});

const sample = sharedFile('samples/backend-engineer.txt');

describe.skipIf(sample === null)('the sample posting', () => {
  it('has its person apart from its work', async () => {
    const { readFile } = await import('node:fs/promises');
    const found = segment(await readFile(sample!, 'utf8'));
    const of = (kind: string) => found.filter((s) => s.kind === kind).flatMap((s) => s.lines);
    expect(of('responsibilities').some((l) => l.startsWith('Participate actively in code reviews'))).toBe(
      true,
    );
    expect(of('requirements').some((l) => l.includes('system design'))).toBe(true);
    expect(of('requirements').some((l) => l.includes('accommodations'))).toBe(false);
  });
});
