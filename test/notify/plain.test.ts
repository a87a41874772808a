import { describe, expect, test } from 'vitest';
import { plainLine, plainText, TITLE_LIMIT, withoutMarkup } from '../../src/notify/plain.ts';
import { HOSTILE } from './notice.ts';

describe('plain text', () => {
  test('leaves ordinary and hostile-looking words as they are', () => {
    for (const text of HOSTILE) expect(plainLine(text)).toBe(text);
  });

  test('takes out escape sequences, control characters and direction overrides', () => {
    expect(plainText('\x1b[31mred\x1b[0m \x1b]0;title\x07ok\x00\x07\x9b')).toBe('red ok');
    expect(plainText('safe\u202egpj.exe\u2066x\u2069\ufeff')).toBe('safegpj.exex');
    expect(plainText('\x1b]8;;https://evil.example\x1b\\link\x1b]8;;\x1b\\')).toBe('link');
  });

  test('keeps lines in a body and none in a title', () => {
    expect(plainText('a\r\nb\rc\u2028d\n')).toBe('a\nb\nc\nd');
    expect(plainLine('a\r\nb\tc')).toBe('a b c');
  });

  test('shortens by characters, not by halves of them', () => {
    const long = plainLine('👍'.repeat(10_000));
    expect([...long]).toHaveLength(TITLE_LIMIT);
    expect(long.endsWith('👍…')).toBe(true);
    expect(plainText('x'.repeat(100_000)).length).toBe(16_000);
    expect(plainText('half \ud83d left')).toBe('half \ufffd left');
  });

  test('escapes what a notification server would read as markup', () => {
    expect(withoutMarkup('<a href="x">&amp;</a>')).toBe('&lt;a href="x"&gt;&amp;amp;&lt;/a&gt;');
  });
});
