/** A text made plain for reading pay, with the place in the original of each of its letters. */
export interface Folded {
  text: string;
  at: number[];
}

const SPACES = /[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]/;
const DASHES = /[\u2010-\u2015\u2212\u2043\u223c\u301c\uff5e\uff0d~]/;
const NOTHING = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]|\p{Mn}/u;
const APOSTROPHES = /[\u2018\u2019\u00b4`\u02bc]/;

/** Small letters without diacritics, one kind of space, dash and apostrophe, nothing invisible. */
export function fold(original: string): Folded {
  let text = '';
  const at: number[] = [];
  for (let i = 0; i < original.length; i += 1) {
    let letter = original[i]!;
    if (NOTHING.test(letter)) continue;
    if (letter === '\n' || letter === '\r') letter = '\n';
    else if (SPACES.test(letter)) letter = ' ';
    else if (DASHES.test(letter)) letter = '-';
    else if (APOSTROPHES.test(letter)) letter = "'";
    else if (letter > '\u007f')
      letter = letter
        .normalize('NFKC')
        .normalize('NFD')[0]!
        .replace('ł', 'l')
        .replace('Ł', 'l')
        .replace('\uff04', '$');
    const small = letter.toLowerCase();
    text += small.length === 1 ? small : letter;
    at.push(i);
  }
  at.push(original.length);
  return { text, at };
}
