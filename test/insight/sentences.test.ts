import { describe, expect, it } from 'vitest';
import { sentenceAt, sentencesOf } from '../../src/insight/sentences.ts';

describe('sentencesOf', () => {
  it.each([
    ['The bakery was opened by Wm. Tanner in 1902. It never closed.', 2],
    ['Drivers in the Washington D.C. area wanted. Apply today.', 2],
    ['Our shop is in Washington D.C. We open at six.', 2],
    ['U.S. citizens only. The U.S. Army is a customer.', 2],
    ['Ask for Mr. J. Harrow or Dr. No at St. Ives. Bring a hat.', 2],
    ['Room No. 5 is yours. Some say no. Others pay approx. 40 a month.', 3],
    ['Sie arbeiten z.B. mit Holz bzw. Stein. Wir zahlen ca. 20 Euro.', 2],
    ['Praca np. na tokarce, ul. Polna 4. Zapraszamy.', 2],
    ['Du har vana av t.ex. svets. Vi ses kl. 7.', 2],
    ['未経験も可。経験者は歓迎！ご応募をお待ちしています。', 3],
    ['Written in Node.js and served by v2.1 of the oven. Done?', 2],
  ])('cuts "%s" into %i', (line, count) => {
    const found = sentencesOf(line);
    expect(found).toHaveLength(count);
    expect(found.join('').replace(/\s/g, '')).toBe(line.replace(/\s/g, ''));
  });
});

describe('sentenceAt', () => {
  it('keeps the words behind an abbreviation', () => {
    const text = 'We hire. You drive in the Washington D.C. area by night. Call us.';
    const { start, end } = sentenceAt(text, 0, text.length, text.indexOf('drive'));
    expect(text.slice(start, end)).toBe('You drive in the Washington D.C. area by night.');
  });
});
