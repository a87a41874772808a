/** The one scrubber: what a stranger's text may not bring with it, whatever room shows or keeps it. */
import { describe, expect, test } from 'vitest';
import { harmlessJson, plain, withoutSteering } from '../../src/domain/text.ts';

const ESC = '\x1b';
// Written out by hand from ECMA-48, UAX #9 and UTR #36, not taken from the scrubber.
const NOWHERE: [string, number, number][] = [
  ['C0 before the tab', 0x00, 0x08],
  ['C0 after the line feed', 0x0b, 0x1f],
  ['DEL and C1', 0x7f, 0x9f],
  ['the soft hyphen', 0xad, 0xad],
  ['the Arabic mark', 0x61c, 0x61c],
  ['the Mongolian vowel separator', 0x180e, 0x180e],
  ['the blank of no width', 0x200b, 0x200b],
  ['marks of direction', 0x200e, 0x200f],
  ['separators and overrides', 0x2028, 0x202e],
  ['invisible operators and isolates', 0x2060, 0x206f],
  ['the byte order mark', 0xfeff, 0xfeff],
  ['interlinear anchors', 0xfff9, 0xfffb],
  ['half a pair', 0xd800, 0xdfff],
  ['what is no character', 0xfffe, 0xffff],
  ['hidden tags', 0xe0000, 0xe007f],
];
const STAYS = ['\t', '\n', 'é', '日本', '👩‍💻', '❤️', 'می‌خواهم', '\u00a0', '“–”', '€'];

const points = NOWHERE.flatMap(([, from, to]) => Array.from({ length: to - from + 1 }, (_, i) => from + i));

describe('a stranger’s text', () => {
  test('keeps none of the characters that steer, and each that is a letter', () => {
    for (const point of points) {
      const char = String.fromCodePoint(point);
      expect([point, withoutSteering(`a${char}b`).includes(char)]).toEqual([point, false]);
    }
    for (const text of STAYS) expect(withoutSteering(`a${text}b`)).toBe(`a${text}b`);
  });

  test.each([
    ['conceal', `${ESC}[8mhidden${ESC}[0m`, 'hidden'],
    ['a lone ESC', `a${ESC}`, 'a'],
    ['an ESC before another', `${ESC}${ESC}[2J[8mx`, '[8mx'],
    ['a sequence around a sequence', `${ESC}[${ESC}[31m8mx`, '8mx'],
    ['a control within a sequence', `${ESC}\0[8mx`, '[8mx'],
    ['a title', `${ESC}]0;owned\x07x`, 'x'],
    ['a title without its end', `${ESC}]0;owned\nnext`, '\nnext'],
    ['a link', `${ESC}]8;;https://evil.example${ESC}\\x${ESC}]8;;${ESC}\\`, 'x'],
    ['a device string', `${ESC}Pq#0${ESC}\\x`, 'x'],
    ['a reset', `${ESC}cx`, 'x'],
    ['line ends of all kinds', 'a\r\nb\rc\u2028d\u2029e\x85f\vg', 'a\nb\nc\nd\ne\nf\ng'],
    ['half a pair', 'a\ud83db', 'a\ufffdb'],
    ['a pair torn apart by a tag’s half', '\udb40\u200b\udc41', '\ufffd\ufffd'],
  ])('%s', (_, text, expected) => {
    expect(withoutSteering(text)).toBe(expected);
    expect(withoutSteering(expected)).toBe(expected);
  });

  test('on one line has single blanks and bare ends', () => {
    expect(plain(' a\u00a0\r\n \t b\u200b  c\x85d ')).toBe('a b c d');
    expect(plain('as it is')).toBe('as it is');
  });

  test('in JSON is the same text, none of it steering', () => {
    for (const point of points) {
      const value = { text: `a${String.fromCodePoint(point)}b` };
      const written = harmlessJson(value, 2);
      expect([point, withoutSteering(written)]).toEqual([point, written]);
      expect(JSON.parse(written)).toEqual(value);
    }
  });
});
