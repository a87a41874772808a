/** What a terminal sends, read as keys and pastes. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Key, KeyDecoder } from '../../../src/cli/input/keys.ts';

const read = (...chunks: string[]): Key[] => {
  const decoder = new KeyDecoder();
  return chunks.flatMap((chunk) => decoder.feed(chunk));
};
const char = (text: string): Key => ({ kind: 'char', text });
const key = (name: string): Key => ({ kind: 'key', name }) as Key;
const paste = (text: string, marked = true): Key => ({ kind: 'paste', text, marked });

describe('keys', () => {
  test.each<[string, Key[]]>([
    ['aß好', [char('a'), char('ß'), char('好')]],
    ['😀', [char('😀')]],
    ['\r', [key('enter')]],
    ['\x7f', [key('backspace')]],
    ['\x1b[A\x1b[B\x1bOC\x1b[D', [key('up'), key('down'), key('right'), key('left')]],
    ['\x1b[1;5C', [key('right')]],
    ['\x1b[3~\x1b[5~\x1b[6~', [key('delete'), key('pageup'), key('pagedown')]],
    ['\x1b[99~\x1b[?25h', []],
    ['\x03\x04', [key('ctrl-c'), key('ctrl-d')]],
    ['\x1bq', [key('escape'), char('q')]],
  ])('%j', (typed, keys) => expect(read(typed)).toEqual(keys));

  test('Esc alone is known once nothing follows', () => {
    const decoder = new KeyDecoder();
    expect(decoder.feed('\x1b')).toEqual([]);
    expect(decoder.waits).toBe(true);
    expect(decoder.flush()).toEqual([key('escape')]);
    expect(decoder.waits).toBe(false);
    expect(decoder.feed('\x1b')).toEqual([]);
    expect(decoder.feed('[A')).toEqual([key('up')]);
  });
});

describe('a paste', () => {
  const POSTING = 'Gardener\n\n\nFernhill\nq\ny\n\x1b[31mred';

  test('is one piece, whatever is in it', () => {
    expect(read(`\x1b[200~${POSTING}\x1b[201~x`)).toEqual([paste(POSTING), char('x')]);
    expect(read('\x1b[200~a\r\nb\rc\x1b[201~')).toEqual([paste('a\nb\nc')]);
    expect(read('\x1b[200~\x1b[201~')).toEqual([paste('')]);
  });

  test('is one piece however it arrives', () => {
    const whole = `x\x1b[200~${POSTING}\x1b[201~\r`;
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: whole.length - 1 }), { maxLength: 8 }), (cuts) => {
        const at = [0, ...new Set(cuts), whole.length].sort((a, b) => a - b);
        const chunks = at.slice(1).map((end, i) => whole.slice(at[i], end));
        expect(read(...chunks)).toEqual([char('x'), paste(POSTING), key('enter')]);
      }),
    );
  });

  test('ends with Ctrl-D where its mark never comes', () => {
    expect(read('\x1b[200~one\ntwo', '\nthree\x04', 'y')).toEqual([paste('one\ntwo\nthree'), char('y')]);
  });

  test('that is not marked is known by its lines', () => {
    const lines = 'Gardener at Fernhill\nYou will keep the roses of the estate\n';
    expect(read(lines.replaceAll('\n', '\r'))).toEqual([paste(lines, false)]);
    // What a person types, Enter at its end.
    expect(read('https://fernhill.example/jobs/gardener/of-the-estate\r').at(-1)).toEqual(key('enter'));
    expect(read('n\ry\r')).toEqual([char('n'), key('enter'), char('y'), key('enter')]);
  });
});
