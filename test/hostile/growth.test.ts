/**
 * Every parser is linear: on repeated pieces four times the text takes at most six times the processor's time. The
 * short form gives each parser the pieces that once hung one and some drawn ones; `JOBTRAIL_LONG=1` all of them, of
 * five times the length.
 */
import { describe, expect, test } from 'vitest';
import { dice } from '../support/dice.ts';
import { PARSERS, parse } from '../support/parsers.ts';

const LONG = process.env.JOBTRAIL_LONG === '1';
const SEED = Number(process.env.JOBTRAIL_SEED ?? Date.now() % 1e6);
const SIZE = LONG ? 50_000 : 10_000;
const DRAWN = LONG ? Number.POSITIVE_INFINITY : 4;
/** Milliseconds of the processor under which a run is too short to be measured, and no harm. */
const SHORT = 40;

/** What hung a parser once. */
const NAMED = ['[', '.NET ', 'A.', '1-'];
const LETTERS = [
  'a',
  'A',
  'Aa',
  'aA',
  'é',
  '日本',
  '👩‍💻',
  'a-',
  'a.',
  'a,',
  'a/',
  'a@',
  'a:',
  'a\n',
  'A\n',
  'a ',
  'A ',
];
const SIGNS = [
  ...' \t\n-–.,;:!?/\\|&<>()[]{}"\'`*_#=+~^%$€@',
  '- ',
  '* ',
  '. ',
  ', ',
  '. A',
  '\r\n',
  '\n\n',
  '](',
  '![',
  '**',
  '&#',
  '&amp;',
  '||',
];
const MARKUP = [
  '<p>',
  '</p>',
  '<a ',
  '<ul><li>',
  '<!--',
  '-->',
  '<br>',
  '"a" ',
  'a="',
  '{"a":',
  '[{',
  '\\"',
  '\\u00',
  '# a\n',
  '- a\n',
  '| a ',
  '```\n',
  'https://a.b/',
  'a@b.c ',
  '[a](b) ',
];
const STEERS = ['\x1b', '\x1b[', '\x1b]', '\x1b[1', '\x1b[31m', '\0', '\u200b', '\u202e', '\ud83d', '\x9b'];
const NUMBERS = [
  '1',
  '1 ',
  '1,',
  '1.',
  '1.1',
  '1/',
  '1 000 ',
  '10%',
  '€1 ',
  '$1',
  '$1-',
  '1k ',
  '1k-',
  'EUR 1 ',
  '12/11 ',
  '1.1.',
  '2026-',
  '1 May ',
  'May 1, ',
  '5 years ',
  '5+ years of ',
];
const WORDS = [
  'apply ',
  'apply by ',
  'until ',
  'deadline ',
  'application closes ',
  'salary ',
  'per hour ',
  'remote ',
  'hybrid ',
  'in Berlin, ',
  'Senior ',
  'Engineer ',
  'the ',
  'and ',
  'or ',
  'of ',
  'you ',
  'a a\n',
  'React, ',
  'C++ ',
  'C#',
  'Node.js/',
  'Go ',
  'R ',
  'knowledge of ',
  'experience with ',
  'such as ',
  'days a week ',
  'full-time ',
  'we are ',
  'is looking for a ',
  'at ',
  'posted 1 day ago ',
  'title:',
  '-status:',
  'a:b,',
  '>=',
  'next ',
  'in 1 day ',
  'every ',
  'monday ',
  'Über ',
  'bis zum ',
];
const PIECES = [...LETTERS, ...SIGNS, ...MARKUP, ...STEERS, ...NUMBERS, ...WORDS];

const repeated = (piece: string, length: number): string => piece.repeat(Math.ceil(length / piece.length));

async function taken(parser: string, text: string): Promise<number> {
  const before = process.cpuUsage();
  await parse(parser, text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

async function best(parser: string, text: string): Promise<number> {
  const times = [];
  for (let i = 0; i < 3; i += 1) times.push(await taken(parser, text));
  return Math.min(...times);
}

/** What is wrong with a parser on a piece; null where it is linear. */
async function growth(parser: string, piece: string): Promise<string | null> {
  const [one, four] = [repeated(piece, SIZE), repeated(piece, SIZE * 4)];
  // One look first: most are far too quick to be worth three.
  if ((await taken(parser, four)) <= SHORT) return null;
  // A busy machine may spoil one look, and does not make it linear: only what both looks see is told.
  let seen = '';
  for (let look = 0; look < 2; look += 1) {
    const [short, long] = [await best(parser, one), await best(parser, four)];
    if (long <= SHORT || long <= 6 * short) return null;
    seen = `${short.toFixed(1)} ms, four times as long ${long.toFixed(1)} ms`;
  }
  return `${parser}, ${JSON.stringify(piece)}: ${seen}`;
}

describe(`with repeated pieces (JOBTRAIL_SEED=${SEED})`, () => {
  const draw = dice(SEED);
  test.each(Object.keys(PARSERS))('%s', { timeout: LONG ? 1_200_000 : 60_000 }, async (parser) => {
    const others = [...PIECES];
    const drawn: string[] = [];
    while (drawn.length < DRAWN && others.length > 0)
      drawn.push(...others.splice(Math.floor(draw() * others.length), 1));
    const found: string[] = [];
    for (const piece of [...NAMED, ...drawn]) {
      const wrong = await growth(parser, piece);
      if (wrong !== null) found.push(wrong);
    }
    expect(found).toEqual([]);
  });
});
